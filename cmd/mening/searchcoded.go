package main

import (
	"slices"

	"mening/coding"
	"mening/corpus"
)

// codings returns for each hit the codings that stand in its words, those of
// other words in its turn left out.
func (s *searching) codings(hits []coding.Observation) ([][]*coding.Observation, error) {
	if err := s.readDecided(); err != nil {
		return nil, err
	}
	turns := map[*corpus.Transcript][]int{}
	for i := range hits {
		t := hits[i].Transcript
		if place, n := t.Place(hits[i].Turn), len(turns[t]); n == 0 || turns[t][n-1] != place {
			turns[t] = append(turns[t], place)
		}
	}
	part := s.pruned(func(t *corpus.Transcript) []int { return turns[t] },
		func(t *corpus.Transcript) bool { return turns[t] != nil && s.decided.Has(t) })
	type place struct {
		path string
		turn int
	}
	found := map[place][]*coding.Observation{}
	all := coding.Observe(part, coding.Compile(s.book), s.decided, nil)
	s.where.Mark(s.decided.Standing, all)
	s.where.MarkHolders(s.decided.Standing, all)
	for i := range all {
		for _, p := range all[i].All() {
			at := place{all[i].Transcript.Path, p.Turn.Number}
			found[at] = append(found[at], &all[i])
		}
	}
	out := make([][]*coding.Observation, len(hits))
	for i := range hits {
		h := &hits[i]
		for _, o := range found[place{h.Transcript.Path, h.Turn.Number}] {
			if slices.ContainsFunc(o.All(), func(p coding.Part) bool { return p.Turn.Number == h.Turn.Number && p.Span.Overlaps(h.Span) }) {
				out[i] = append(out[i], o)
			}
		}
	}
	return out, nil
}

// whereCoded leaves the hits out whose words have no coding for which all
// conditions on codings hold. Where all conditions say what a coding is not, no
// coding of the words may be that.
func (s *searching) whereCoded(hits []coding.Observation) ([]coding.Observation, error) {
	conditions := s.where.Codings()
	if len(conditions) == 0 {
		return hits, nil
	}
	codings, err := s.codings(hits)
	if err != nil {
		return nil, err
	}
	negative := conditions.OnlyNot()
	var out []coding.Observation
	for i := range hits {
		holds := func(o *coding.Observation) bool { return conditions.Coding(s.book, o) }
		fits := slices.ContainsFunc(codings[i], holds)
		if negative {
			fits = !slices.ContainsFunc(codings[i], func(o *coding.Observation) bool { return !holds(o) })
		}
		if fits {
			out = append(out, hits[i])
		}
	}
	return out, nil
}

// codesOf returns the ids of the codes of codings, each once.
func codesOf(codings []*coding.Observation) []string {
	var out []string
	for _, o := range codings {
		if !slices.Contains(out, o.Code.ID) {
			out = append(out, o.Code.ID)
		}
	}
	return out
}
