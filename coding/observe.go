package coding

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"mening/corpus"
)

// Status is how far people have judged an observation.
type Status string

// Proposed is the status of what only a rule has found.
const Proposed Status = "proposed"

// Auto is the coder of everything that rules find.
const Auto = "auto"

// Observation is one meaning unit with one code and everything known about
// it. Counts, tables and exports read observations and join nothing.
type Observation struct {
	MeaningUnit
	Transcript *corpus.Transcript
	Coder      string
	Status     Status
	// Condensed is the unit as a person shortened it, empty where nobody has.
	Condensed string
	// Values are what is said about the coding, such as valence.
	Values map[string]string
}

// Speaker returns who said it.
func (o *Observation) Speaker() *corpus.Speaker { return o.Turn.Speaker }

// Observe applies the matcher to all transcripts of the corpus, on all
// processors, and joins the units with what is known about them. The order is
// that of the corpus. Units of several or unknown people are left out where
// the study says so. progress, if not nil, is called from one goroutine at a
// time.
func Observe(c *corpus.Corpus, m *Matcher, progress func(done, total int)) []Observation {
	found := make([][]MeaningUnit, len(c.Transcripts))
	var mu sync.Mutex
	done := 0
	Each(len(found), func(i int) {
		found[i] = slices.DeleteFunc(m.Apply(c.Transcripts[i]), func(u MeaningUnit) bool { return u.Turn.Speaker.Uncounted })
		if progress != nil {
			mu.Lock()
			done++
			progress(done, len(found))
			mu.Unlock()
		}
	})
	first := make([]int, len(found)+1)
	for i, units := range found {
		first[i+1] = first[i] + len(units)
	}
	out := make([]Observation, first[len(found)])
	Each(len(found), func(i int) {
		for j, u := range found[i] {
			out[first[i]+j] = Observation{MeaningUnit: u, Transcript: c.Transcripts[i], Coder: Auto, Status: Proposed, Values: u.Code.Values}
		}
		found[i] = nil
	})
	return out
}

// Each calls f for 0 to n-1 on all processors and returns when all are done.
func Each(n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}
