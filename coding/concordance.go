package coding

import (
	"slices"

	"mening/corpus"
)

// Concordance returns a line for each match in passages that Find has found,
// in their order, and the place of the passage of each line among them. A line
// is its passage with the words of one match alone as evidence. A passage that
// filters alone have found is one line, and so is every passage where the search
// asks for codings: the words of a coding tell what it is together. The passages
// must belong to the whole transcripts, those of one transcript standing together.
func (s *Search) Concordance(passages []Observation) (lines []Observation, of []int) {
	matches := make([][]Match, len(passages))
	if len(s.asked) == 0 {
		s.allMatches(passages, matches)
	}
	for i := range passages {
		if matches[i] == nil {
			lines, of = append(lines, passages[i]), append(of, i)
		}
		for _, m := range matches[i] {
			line := passages[i]
			line.Evidence = m.Evidence
			lines, of = append(lines, line), append(of, i)
		}
	}
	return lines, of
}

// allMatches sets the matches of words in each passage.
func (s *Search) allMatches(passages []Observation, matches [][]Match) {
	var ends []int // of the passages of each transcript
	for i := range passages {
		if i+1 == len(passages) || passages[i+1].Transcript != passages[i].Transcript {
			ends = append(ends, i+1)
		}
	}
	corpus.Each(len(ends), func(i int) {
		from := 0
		if i > 0 {
			from = ends[i-1]
		}
		s.matches(passages[from:ends[i]], matches[from:ends[i]])
	})
}

// matches sets the matches of words in each passage of one transcript.
func (s *Search) matches(passages []Observation, matches [][]Match) {
	t := passages[0].Transcript
	var turns []*corpus.Turn
	for i := range passages {
		if i == 0 || passages[i].Turn != passages[i-1].Turn {
			turns = append(turns, passages[i].Turn)
		}
	}
	of := map[*corpus.Turn][]Match{}
	_, found := s.matcher.trace(t, turns)
	for _, m := range found {
		of[m.Turn] = append(of[m.Turn], m)
	}
	for i := range passages {
		span := passages[i].Span
		matches[i] = slices.DeleteFunc(slices.Clone(of[passages[i].Turn]), func(m Match) bool {
			return m.Evidence == nil || m.Evidence[0].Start < span.Start || m.Evidence[len(m.Evidence)-1].End > span.End
		})
		if len(matches[i]) == 0 {
			matches[i] = nil
		}
	}
}
