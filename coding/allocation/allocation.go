// Package allocation draws which coder codes which transcripts.
package allocation

import (
	"math"
	"math/rand/v2"

	"mening/corpus"
	"mening/corpus/words"
)

// Allocation is which coders code which transcripts.
type Allocation struct {
	Coders []string
	Rows   []Row
	Words  int // of all rows
	Shared int // words of the transcripts that all code
}

// Row is one transcript.
type Row struct {
	Transcript *corpus.Transcript
	// Stakeholders are those who speak, in the order of the corpus; Words are
	// the participants', notes left out.
	Stakeholders []string
	Words        int
	// Coder is the index of the coder who codes it alone, -1 where all do.
	Coder int

	features []feature
}

// feature is what a transcript has of something that is to be spread: words by
// the index of the thing.
type feature struct{ of, words int }

// draws is how many allocations are drawn, of which the best balanced is taken.
const draws = 1000

// Draw allocates the transcripts in which participants talk. All coders code
// about the share overlap of the words, each of them codes the same part of the
// rest. Of 1,000 random draws that one is taken in which words, waves and
// stakeholders are spread best over those who code them: rerandomization, after
// Morgan & Rubin, Annals of Statistics 40(2), 2012. The same corpus and seed
// give the same allocation.
func Draw(c *corpus.Corpus, coders []string, overlap float64, seed uint64) *Allocation {
	a := &Allocation{Coders: coders}
	kinds := map[string]int{}
	// A transcript holds words by stakeholder.
	for i, said := range words.Spoken(c, func(_ *corpus.Transcript, turn *corpus.Turn) (string, bool) {
		return turn.Speaker.Stakeholder, turn.Speaker.Role == corpus.Participant && !turn.Speaker.Uncounted
	}) {
		if row := newRow(c, c.Transcripts[i], said, kinds); row.Words > 0 {
			a.Rows = append(a.Rows, row)
			a.Words += row.Words
		}
	}
	d := newDrawing(a, len(kinds), overlap)
	random := rand.New(rand.NewPCG(seed, 0))
	order := make([]int, len(a.Rows))
	for i := range order {
		order[i] = i
	}
	best, least := make([]int, len(a.Rows)), math.Inf(1)
	for range draws {
		random.Shuffle(len(order), func(i, k int) { order[i], order[k] = order[k], order[i] })
		d.draw(order)
		if cost := d.cost(); cost < least-1e-12 {
			least = cost
			copy(best, d.group)
		}
	}
	for i := range a.Rows {
		if a.Rows[i].Coder = best[i] - 1; a.Rows[i].Coder < 0 {
			a.Shared += a.Rows[i].Words
		}
	}
	return a
}

// newRow makes the row of a transcript from what its stakeholders say.
func newRow(c *corpus.Corpus, t *corpus.Transcript, said map[string]words.Said, kinds map[string]int) Row {
	row := Row{Transcript: t}
	kind := func(name string) int {
		if _, ok := kinds[name]; !ok {
			kinds[name] = len(kinds)
		}
		return kinds[name]
	}
	for _, n := range said {
		row.Words += n.Words
	}
	for _, s := range c.Stakeholders {
		if n := said[s.ID].Words; n > 0 {
			row.Stakeholders = append(row.Stakeholders, s.ID)
			row.features = append(row.features, feature{kind("stakeholder " + s.ID), n})
		}
	}
	row.features = append(row.features, feature{kind("wave " + t.Attribute("wave")), row.Words})
	return row
}

// drawing is one draw; groups are all coders together, then each of them.
type drawing struct {
	rows   []Row
	share  []float64 // by group: what it should have of everything
	total  []float64 // by feature; the last is all words
	group  []int     // by row
	has    [][]float64
	target float64 // words that all code
}

func newDrawing(a *Allocation, kinds int, overlap float64) *drawing {
	d := &drawing{rows: a.Rows, share: []float64{overlap}, total: make([]float64, kinds+1), group: make([]int, len(a.Rows)), target: overlap * float64(a.Words)}
	for range a.Coders {
		d.share = append(d.share, (1-overlap)/float64(len(a.Coders)))
	}
	for range d.share {
		d.has = append(d.has, make([]float64, kinds+1))
	}
	for i := range a.Rows {
		d.add(d.total, &a.Rows[i])
	}
	return d
}

func (d *drawing) add(to []float64, r *Row) {
	for _, f := range r.features {
		to[f.of] += float64(f.words)
	}
	to[len(to)-1] += float64(r.Words)
}

// draw gives the first rows of an order to all, as long as that comes nearer to
// the share, one at least unless that is 0, and each of the others to the coder who has the
// fewest words.
func (d *drawing) draw(order []int) {
	for g := range d.has {
		clear(d.has[g])
	}
	words := len(d.total) - 1
	all := d.has[0]
	for _, i := range order {
		r := &d.rows[i]
		g := 0
		nearer := math.Abs(all[words]+float64(r.Words)-d.target) < math.Abs(all[words]-d.target)
		if d.share[0] < 1 && !nearer && (d.share[0] == 0 || all[words] > 0) {
			g = 1
			for k := 2; k < len(d.has); k++ {
				if d.has[k][words] < d.has[g][words] {
					g = k
				}
			}
		}
		d.group[i] = g
		d.add(d.has[g], r)
	}
}

// cost is how far groups are from their shares: as a part of all words, those
// of words themselves counted as much as those of all features together.
func (d *drawing) cost() float64 {
	words := len(d.total) - 1
	sum := 0.0
	for g, share := range d.share {
		for k, total := range d.total {
			off := math.Abs(d.has[g][k] - share*total)
			if k == words {
				off *= 2 // there are two kinds of features, each with all words
			}
			sum += off
		}
	}
	return sum / max(d.total[words], 1)
}

// Codes reports whether a coder, by his index, codes a row.
func (r *Row) Codes(coder int) bool { return r.Coder < 0 || r.Coder == coder }

// WordsOf returns how many transcripts and words a coder codes.
func (a *Allocation) WordsOf(coder int) (transcripts, words int) {
	for i := range a.Rows {
		if a.Rows[i].Codes(coder) {
			transcripts++
			words += a.Rows[i].Words
		}
	}
	return transcripts, words
}
