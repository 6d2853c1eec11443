package matrix

import (
	"slices"

	"mening/coding"
	"mening/corpus"
)

// asked tells of the empty cells whether the case was asked.
func (l *layout) asked(guide []Question) {
	spoken := coding.SpokenOf(l.corpus, l.book)
	guided := make([][]*coding.Code, len(guide))
	for i, q := range guide {
		guided[i] = coding.SpokenOfText(l.book, l.corpus.Language, q.Text)
	}
	of := coding.HeadingsOf(l.Columns)
	findable := make([]bool, len(l.Columns)) // some code has rules
	for i, h := range l.Columns {
		findable[i] = slices.ContainsFunc(h.Codes, func(c *coding.Code) bool { return len(c.Rules) > 0 })
	}
	put := map[*corpus.Transcript][]bool{} // by column; nil where nobody asks
	for i, t := range l.corpus.Transcripts {
		if !slices.ContainsFunc(t.Speakers, func(s *corpus.Speaker) bool { return s.Role == corpus.Interviewer }) && len(t.Asked) == 0 {
			continue
		}
		put[t] = make([]bool, len(l.Columns))
		mark := func(codes []*coding.Code) {
			for _, code := range codes {
				for _, column := range of[code] {
					put[t][column] = true
				}
			}
		}
		mark(spoken[i])
		for j, q := range guide {
			if slices.ContainsFunc(t.Asked, func(a corpus.Asked) bool { return corpus.Equal(a.Question, q.ID) }) {
				mark(guided[j])
			}
		}
	}
	for i := range l.Cells {
		for j := range l.Cells[i] {
			if len(l.Cells[i][j].Units) == 0 {
				l.Cells[i][j].Asked = askedIn(l.held[i], put, j, findable[j])
			}
		}
	}
}

// askedIn tells whether a category was asked about in any of these interviews.
func askedIn(interviews []*corpus.Transcript, put map[*corpus.Transcript][]bool, column int, findable bool) Asked {
	out := NotAsked
	for _, t := range interviews {
		switch {
		case put[t] == nil:
			out = NotToTell
		case put[t][column]:
			return WasAsked
		}
	}
	if !findable {
		return NotToTell
	}
	return out
}
