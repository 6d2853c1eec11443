package study

import (
	"path/filepath"
	"slices"

	"mening/corpus"
	"mening/corpus/source"
)

// asks reports whether turns of the transcript may have a question.
func (r *resolver) asks(t *corpus.Transcript) bool {
	return len(r.Config.Guide) > 0 || answers(t.Turns)
}

// ask gives each turn of a transcript its question. What an interviewer asks or
// a heading names opens a question, which lasts up to the next one.
func (r *resolver) ask(t *corpus.Transcript) {
	if !r.asks(t) {
		return
	}
	if r.guide == nil {
		r.guide = newListener(r.Study)
	}
	h, ok := r.guide.listenTo(t)
	if !ok {
		return
	}
	sections := t.Sections
	current, heard := -1, map[string]bool{}
	open := func(turn *corpus.Turn, text string) {
		if len(r.Config.Guide) == 0 {
			return
		}
		if at := r.guide.hear(h, text, current); at >= 0 && at != current {
			current = at
			t.Asked = append(t.Asked, corpus.Asked{Turn: turn.Number, Question: r.Config.Guide[at].ID, Text: text})
		}
	}
	for i := range t.Turns {
		turn := &t.Turns[i]
		for len(sections) > 0 && sections[0].Turn <= turn.Number {
			open(turn, sections[0].Title)
			sections = sections[1:]
		}
		switch {
		case turn.Question != "": // the source says it
			turn.Question = r.questionOf(h, turn.Question)
		case turn.Speaker.Role == corpus.Interviewer:
			open(turn, turn.Text)
			fallthrough
		default:
			if current >= 0 {
				turn.Question = r.Config.Guide[current].ID
			}
		}
		if q := turn.Question; turn.Speaker.Role == corpus.Participant {
			if q == "" {
				q = corpus.Unknown
			}
			if !heard[q] {
				heard[q] = true
				t.Questions = append(t.Questions, q)
			}
		}
	}
	if len(t.Questions) == 1 && t.Questions[0] == corpus.Unknown {
		t.Questions = nil
	}
}

// answers reports whether the source says of a turn what it answers.
func answers(turns []corpus.Turn) bool {
	for i := range turns {
		if turns[i].Question != "" {
			return true
		}
	}
	return false
}

// questionOf returns the id of the question of the guide that a question of
// the source is, else the question itself.
func (r *resolver) questionOf(h *hearing, text string) string {
	if id, ok := r.asked[text]; ok {
		return id
	}
	id := text
	if len(r.Config.Guide) > 0 {
		if at := r.guide.hear(h, text, -1); at >= 0 {
			id = r.Config.Guide[at].ID
		}
	}
	r.asked[text] = id
	return id
}

// questions returns the attribute of questions: those of the guide in its
// order, then by appearance. It reports false in a study that knows of none.
func (r *resolver) questions() (corpus.Attribute, bool) {
	a := corpus.Attribute{Name: corpus.Question}
	known := map[string]bool{corpus.Unknown: true}
	for _, q := range r.Config.Guide {
		known[q.ID] = true
		a.Values = append(a.Values, corpus.Value{ID: q.ID, Label: q.Name})
	}
	for _, t := range r.corpus.Transcripts {
		for _, id := range t.Questions {
			if !known[id] {
				known[id] = true
				a.Values = append(a.Values, corpus.Value{ID: id, Label: id})
			}
		}
	}
	return a, len(a.Values) > 0
}

// unasked warns of questions of the guide that no transcript was found to ask,
// and of interviews in which none was.
func (s *Study) unasked(c *corpus.Corpus) source.Problems {
	var out source.Problems
	if len(s.Config.Guide) == 0 {
		return nil
	}
	asked := map[string]bool{}
	for _, t := range c.Transcripts {
		interviewed := slices.ContainsFunc(t.Speakers, func(s *corpus.Speaker) bool { return s.Role == corpus.Interviewer })
		for _, q := range t.Questions {
			asked[q] = true
		}
		if interviewed && len(t.Questions) == 0 {
			out = append(out, source.Found(source.Warning, t.File, 0, source.Say("no question of the interview guide was recognised"),
				source.Say("add `rules` to the guide that find how the questions were asked here")))
		}
	}
	for _, q := range s.Config.Guide {
		if !asked[q.ID] {
			out = append(out, source.Found(source.Warning, filepath.Join(s.Dir, "study.yaml"), q.Line, source.Say("the question %q was recognised in no transcript", q.ID),
				source.Say("add `rules` that find how it was asked; `mening turns --report` shows what was recognised")))
		}
	}
	return out
}
