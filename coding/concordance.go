package coding

import (
	"mening/corpus"
)

// Concordance returns a line for each match in passages that Find has found,
// in their order, and the place of the passage of each line among them. A line
// is its passage with the words of one match alone as evidence. A passage that
// filters alone have found is one line, and so is every passage where the search
// asks for codings: the words of a coding tell what it is together. The passages
// must belong to the whole transcripts, those of one transcript standing together.
func (s *Search) Concordance(passages []Observation) (lines []Observation, of []int) {
	ends := transcriptEnds(passages)
	matches := make([][][]corpus.Span, len(passages))
	if len(s.asked) == 0 {
		corpus.Each(len(ends)-1, func(i int) { s.matches(passages[ends[i]:ends[i+1]], matches[ends[i]:ends[i+1]]) })
	}
	first := make([]int, len(passages)+1) // by passage: its first line
	for i := range passages {
		first[i+1] = first[i] + max(len(matches[i]), 1)
	}
	// There may be very many: each is written once, on all processors.
	lines, of = make([]Observation, first[len(passages)]), make([]int, first[len(passages)])
	corpus.Each(len(ends)-1, func(part int) {
		for i := ends[part]; i < ends[part+1]; i++ {
			for at := first[i]; at < first[i+1]; at++ {
				lines[at], of[at] = passages[i], i
				if matches[i] != nil {
					lines[at].Evidence = matches[i][at-first[i]]
				}
			}
		}
	})
	return lines, of
}

// transcriptEnds returns 0 and the ends of the runs of passages of one transcript.
func transcriptEnds(passages []Observation) []int {
	out := []int{0}
	for i := range passages {
		if i+1 == len(passages) || passages[i+1].Transcript != passages[i].Transcript {
			out = append(out, i+1)
		}
	}
	return out
}

// matches sets the evidence of each match of words in the passages of one
// transcript.
func (s *Search) matches(passages []Observation, matches [][][]corpus.Span) {
	var turns []*corpus.Turn
	for i := range passages {
		if i == 0 || passages[i].Turn != passages[i-1].Turn {
			turns = append(turns, passages[i].Turn)
		}
	}
	_, found := s.matcher.trace(passages[0].Transcript, turns)
	var own []Match // of the turn
	for i := range passages {
		if i == 0 || passages[i].Turn != passages[i-1].Turn {
			n := 0
			for n < len(found) && found[n].Turn == passages[i].Turn {
				n++
			}
			own, found = found[:n], found[n:]
		}
		span := passages[i].Span
		for _, m := range own {
			if e := m.Evidence; e != nil && e[0].Start >= span.Start && e[len(e)-1].End <= span.End {
				matches[i] = append(matches[i], e)
			}
		}
	}
}
