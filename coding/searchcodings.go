package coding

import (
	"slices"
	"strconv"
	"strings"

	"mening/corpus"
	"mening/corpus/query"
)

// mark marks who holds the codings, of those for whom any reference asks.
func (s *Search) mark(observations []Observation) {
	slices.Concat(s.asked...).MarkHolders(s.decided.Standing, observations)
}

// codings returns what stands in a transcript of all that is asked for, by the
// number of the turn.
func (s *Search) codings(t *corpus.Transcript) map[int][]Observation {
	if s.standing == nil {
		return nil
	}
	out := map[int][]Observation{}
	observations := s.standing.observe(t, s.decided)
	s.mark(observations)
	for _, o := range observations {
		for _, p := range o.All() {
			out[p.Turn.Number] = append(out[p.Turn.Number], o)
		}
	}
	return out
}

// evidence returns the words of the codings of a turn that meet what a bound
// reference asks for: what made the rules match, and all words of a coding of
// which no rule found any.
func (s *Search) evidence(codings []Observation, turn *corpus.Turn, number string) []query.Interval {
	at, err := strconv.Atoi(number)
	if err != nil {
		return nil
	}
	var out []query.Interval
	for i := range codings {
		o := &codings[i]
		if !s.asked[at].Coding(s.book, o) {
			continue
		}
		spans := o.Evidence
		if len(spans) == 0 || o.Turn.Number != turn.Number {
			spans = nil
			for _, p := range o.All() {
				if p.Turn.Number == turn.Number {
					spans = append(spans, p.Span)
				}
			}
		}
		for _, e := range spans {
			if strings.TrimSpace(turn.Text[e.Start:e.End]) == "" {
				continue // no sentence has it
			}
			out = append(out, query.Interval{Start: int32(e.Start), End: int32(e.End), Evidence: []corpus.Span{e}})
		}
	}
	return out
}
