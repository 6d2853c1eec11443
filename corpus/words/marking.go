package words

import (
	"encoding/binary"
	"slices"

	"mening/corpus"
)

// Marking tells words of a turn from each other by where they stand: in what was
// coded, for example. What its numbers mean is for those to know who set them.
type Marking struct {
	// Of returns the marked stretches of a turn, in any order; they may overlap.
	// A word has the marks of all stretches that touch it.
	Of func(*corpus.Transcript, *corpus.Turn) []Mark
	// Counts, if not nil, says by their marks which words count. Words that do
	// not are no words of the vocabulary, and only those take part in the talk
	// who say some that do.
	Counts func(marks []int) bool
}

// Mark is a stretch of a turn, in bytes of its text, with a number.
type Mark struct {
	corpus.Span
	Number int
}

// counts reports whether words with these marks count.
func (m *Marking) counts(marks []int) bool {
	return m == nil || m.Counts == nil || m.Counts(marks)
}

// run is words of a turn that follow each other and have the same marks,
// ascending.
type run struct {
	wordRange
	marks []int
}

// runs divides the words of a turn, which the worker has found, by their marks;
// it leaves out those that do not count. The result holds until the next call.
func (w *worker) runs(m *Marking, t *corpus.Transcript, turn *corpus.Turn) []run {
	w.divided = w.divided[:0]
	if m == nil {
		w.divided = append(w.divided, run{wordRange: wordRange{0, len(w.words)}})
		return w.divided
	}
	type marked struct {
		wordRange
		number int
	}
	var ranges []marked
	ends := []int{0, len(w.words)}
	for _, mark := range m.Of(t, turn) {
		if r := w.touched(mark.Span); r.first < r.end {
			ranges = append(ranges, marked{r, mark.Number})
			ends = append(ends, r.first, r.end)
		}
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	for i := 1; i < len(ends); i++ {
		r := run{wordRange: wordRange{ends[i-1], ends[i]}}
		for _, x := range ranges {
			if x.first <= r.first && r.end <= x.end {
				r.marks = append(r.marks, x.number)
			}
		}
		slices.Sort(r.marks)
		if r.marks = slices.Compact(r.marks); m.counts(r.marks) {
			w.divided = append(w.divided, r)
		}
	}
	return w.divided
}

// key returns marks as a text that can be compared, empty for none.
func (r *run) key() string {
	var out []byte
	for _, mark := range r.marks {
		out = binary.AppendVarint(out, int64(mark))
	}
	return string(out)
}

// counted reports of each word of a turn whether it stands in one of the runs.
func (w *worker) counted(runs []run) []bool {
	out := make([]bool, len(w.words))
	for _, r := range runs {
		for i := r.first; i < r.end; i++ {
			out[i] = true
		}
	}
	return out
}
