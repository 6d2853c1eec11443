package coding

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"mening/corpus"
)

// Status is how far people have judged an observation.
type Status string

// The statuses.
const (
	Proposed  Status = "proposed"  // only a rule has found it
	Confirmed Status = "confirmed" // a person agrees with what was proposed
	Assigned  Status = "assigned"  // a person has coded the words
	Disputed  Status = "disputed"  // one coder holds it, another rejects it
)

// Statuses returns all statuses.
func Statuses() []Status { return []Status{Proposed, Confirmed, Assigned, Disputed} }

// Auto is the coder of everything that rules find.
const Auto = "auto"

// Observation is one meaning unit with one code and everything known about
// it. Counts, tables and exports read observations and join nothing.
type Observation struct {
	MeaningUnit
	Transcript *corpus.Transcript
	// Coder is who coded it; several are joined by `+`.
	Coder  string
	Status Status
	// Condensed is the unit as a person shortened it, empty where nobody has.
	Condensed string
	// Values are what is said about the coding, such as valence.
	Values map[string]string
	// Starred says that the unit is a quotation worth printing, Printed is the
	// form in which it is printed, Translation that in another language.
	Starred              bool
	Printed, Translation string
	// Memos are what people noted about the unit.
	Memos []string
	// Supporters and Opponents are participants who agree with the unit or
	// contradict it.
	Supporters, Opponents []string
	// Redefined says that people decided on it while its code was defined
	// otherwise, and nobody since.
	Redefined bool
	// Prompted says that the interviewer's question directly before spoke of
	// the category already. Only [MarkPrompted] sets it.
	Prompted bool
	// Confirmed and Rejected are those who hold the code in some of the unit's
	// text, and who took it from all of its evidence: coders, or the rule by which
	// the decisions of several become one. Only [Standing.MarkJudged] sets them.
	Confirmed, Rejected []string
	// Holders are those who hold the code in some of the unit's text, whosever
	// decision counts; [Auto] where rules propose it. Only [Standing.MarkHolders]
	// sets them.
	Holders []string
	// Beside are the other codes that some of the unit's text has. Only
	// [MarkBeside] sets them.
	Beside []*Code
}

// Speaker returns who said it.
func (o *Observation) Speaker() *corpus.Speaker { return o.Turn.Speaker }

// Decided are decisions with the rule by which those of several coders count.
// The zero value is a study in which nobody has decided anything.
type Decided struct {
	*Standing
	Whose Whose
}

// Observe applies the matcher to all transcripts of the corpus, on all
// processors, joins what the rules propose with what people have decided, and
// the units with what is known about them. The order is that of the corpus.
// Units of several or unknown people are left out where the study says so.
// progress, if not nil, is called from one goroutine at a time.
func Observe(c *corpus.Corpus, m *Matcher, d Decided, progress func(done, total int)) []Observation {
	found := make([][]Observation, len(c.Transcripts))
	var mu sync.Mutex
	done := 0
	corpus.Each(len(found), func(i int) {
		found[i] = slices.DeleteFunc(m.observe(c.Transcripts[i], d), func(o Observation) bool { return o.Turn.Speaker.Uncounted })
		if progress != nil {
			mu.Lock()
			done++
			progress(done, len(found))
			mu.Unlock()
		}
	})
	return concat(found)
}

// concat is slices.Concat on all processors: where very much is found, most of
// its time would go into fetching memory.
func concat(parts [][]Observation) []Observation {
	ends := make([]int, len(parts))
	size := 0
	for i, part := range parts {
		size += len(part)
		ends[i] = size
	}
	out := make([]Observation, size)
	corpus.Each(len(parts), func(i int) { copy(out[ends[i]-len(parts[i]):], parts[i]) })
	return out
}

// observe returns the observations of one transcript.
func (m *Matcher) observe(t *corpus.Transcript, d Decided) []Observation {
	var j *judged
	if d.decided() {
		j = d.of[t]
	}
	if j == nil || d.Whose.Coder == Auto {
		units := m.Apply(t)
		out := make([]Observation, len(units))
		for i, u := range units {
			out[i] = Proposal(t, u)
		}
		asSpoken(out)
		return out
	}
	v := j.verdict(d.Whose)
	var out []Observation
	for _, u := range m.apply(t, v) {
		if !v.replace(&u) {
			out = append(out, Proposal(t, u))
		}
	}
	for code, held := range v.held {
		for _, h := range held {
			o := Observation{MeaningUnit: h.unit(t, code), Transcript: t, Coder: strings.Join(h.coders, "+"), Status: h.status, Values: code.Values}
			o.Evidence, o.Rules, o.Redefined = h.evidence, h.rules, h.redefined
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b Observation) int {
		return cmp.Or(a.Turn.Number-b.Turn.Number, a.Code.index-b.Code.index, a.extent().compare(b.extent()))
	})
	asSpoken(out)
	j.describe(out, d.Whose)
	return out
}

// asSpoken puts the observations of each turn, which stand by turns, into the
// order in which they were spoken; those of the same words stay as they are.
func asSpoken(observations []Observation) {
	for len(observations) > 1 {
		n := 1
		for n < len(observations) && observations[n].Turn == observations[0].Turn {
			n++
		}
		before := func(a, b Observation) int { return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End) }
		if n > 1 {
			slices.SortStableFunc(observations[:n], before)
		}
		observations = observations[n:]
	}
}

// Proposal returns the observation of a unit that the rules propose.
func Proposal(t *corpus.Transcript, u MeaningUnit) Observation {
	return Observation{MeaningUnit: u, Transcript: t, Coder: Auto, Status: Proposed, Values: u.Code.Values}
}

// replace reports whether somebody holds the code of a unit that the rules
// propose in some of its text. That takes over the evidence and the rules.
func (v verdict) replace(u *MeaningUnit) bool {
	replaced := false
	for i := range v.held[u.Code] {
		h := &v.held[u.Code][i]
		if !h.overlaps(u.extent()) {
			continue
		}
		replaced = true
		span, ok := h.within(u.Turn)
		if !ok || h.first != h.last {
			continue
		}
		for _, e := range u.Evidence {
			if e.Start >= span.Start && e.End <= span.End {
				h.evidence = append(h.evidence, e)
			}
		}
		for _, rule := range u.Rules {
			if len(h.evidence) > 0 && !slices.Contains(h.rules, rule) {
				h.rules = append(h.rules, rule)
			}
		}
	}
	return replaced
}
