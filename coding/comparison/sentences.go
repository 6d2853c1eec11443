package comparison

import (
	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
)

// sentence is an item in the making.
type sentence struct {
	turn int // its index
	corpus.Span
	length int // in code points
}

// sentences returns the sentences of a field with what the coders made of them.
// A sentence without words, a mere note, is none.
func (x *Comparison) sentences(f *field) []Item {
	t := f.transcript
	a, err := language.New(t.Language, t.Fold)
	if err != nil {
		return nil // the study has told it
	}
	var all []sentence
	of := make([][2]int, len(t.Turns)) // by turn: its sentences, half-open
	var words []language.Word
	var found []language.Sentence
	for i := range t.Turns {
		of[i][0] = len(all)
		if len(f.spans[i]) > 0 {
			words = a.Words(t.Turns[i].Text, words[:0])
			found = a.Sentences(t.Turns[i].Text, words, found[:0])
		} else {
			found = found[:0]
		}
		for _, s := range found {
			if span := (corpus.Span{Start: int(s.Start), End: int(s.End)}); s.First < s.Last && f.holds(i, span) {
				all = append(all, sentence{i, span, f.count(i, span.Start, span.End)})
			}
		}
		of[i][1] = len(all)
	}
	items := make([]Item, len(all))
	for i, s := range all {
		items[i] = Item{Transcript: t, Parts: []coding.Part{{Turn: &t.Turns[s.turn], Span: s.Span}}, Codings: make([][]*coding.Observation, len(x.Coders))}
	}
	for coder := range x.Coders {
		for _, o := range x.codings[coder][t] {
			for _, i := range f.within(o, all, of) {
				items[i].Codings[coder] = append(items[i].Codings[coder], o)
			}
		}
	}
	return items
}

// within returns the sentences in which a coding counts: those of which it
// holds half, and those within which it lies; where there is none the one of
// which it holds most, so that no coding is lost.
func (f *field) within(o *coding.Observation, all []sentence, of [][2]int) []int {
	var out []int
	best, most := -1, 0
	for _, p := range o.All() {
		turn := f.transcript.Place(p.Turn)
		for i := of[turn][0]; i < of[turn][1]; i++ {
			s := &all[i]
			start, end := max(s.Start, p.Span.Start), min(s.End, p.Span.End)
			if start >= end {
				continue
			}
			n := f.count(turn, start, end)
			if 2*n >= s.length || s.Start <= p.Span.Start && p.Span.End <= s.End {
				out = append(out, i)
			} else if n > most {
				best, most = i, n
			}
		}
	}
	if len(out) == 0 && best >= 0 {
		out = append(out, best)
	}
	return out
}
