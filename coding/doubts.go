package coding

import (
	"slices"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/source"
)

// Doubts warns of condensed units that are longer than their unit or have lost
// its negation, and of printed quotations whose words do not stand in their unit
// any more. Of several decisions of one coder on one text the last counts. What
// was said is not printed. file names the journal of a coder.
func (s *Standing) Doubts(c *corpus.Corpus, file func(coder string) string) source.Problems {
	var out source.Problems
	for _, t := range c.Transcripts {
		j := s.of[t]
		if j == nil {
			continue
		}
		a, err := language.New(t.Language, t.Fold)
		if err != nil {
			continue // the study has told it
		}
		answers := language.NewAnswers(a)
		last := map[said]int{}
		for i := range j.about {
			last[j.about[i].said()] = i
		}
		for i := range j.about {
			p := &j.about[i]
			if last[p.said()] != i {
				continue
			}
			if message, hint := p.doubt(a, answers); message.Format != "" {
				what := source.Say(string(p.Act))
				out = append(out, source.Found(source.Warning, file(p.Coder), 0,
					source.Say("decision %s (%s, %s:%d): %s", p.ID, what, t.Path, p.place.Parts[0].Turn.Number, message), hint))
			}
		}
	}
	return out
}

// said tells what decisions say the same kind of thing of the same text.
type said struct {
	act   Act
	coder string
	extent
}

func (p *placed) said() said { return said{p.Act, p.Coder, extentOf(p.place.Parts)} }

// doubt says what is doubtful in a condensed unit or a printed quotation.
func (p *placed) doubt(a *language.Analyzer, answers *language.Answers) (message, hint source.Note) {
	unit := Quote(p.place.Parts)
	switch p.Act {
	case Condense:
		if whole, condensed := a.WordCount(unit), a.WordCount(p.Text); condensed > whole {
			return source.Say("the condensed unit has %d words, its unit %d", condensed, whole), source.Say("a condensed unit is shorter and keeps the core: mening code condense UNIT TEXT")
		}
		if word := answers.Negation(p.answer()); word != "" && p.Text != "" && !answers.Denies(p.Text) {
			return source.Say("the unit says %q, and the condensed unit has no negation", word), source.Say("see that it says what was said: mening code condense UNIT TEXT")
		}
	case Print:
		if _, ok := Printable(unit, p.Text); !ok && p.Text != "" {
			return source.Say("the printed quotation has words that do not stand in the unit, or not in this order"), source.Say("write it anew: mening code quote UNIT TEXT, with […] and [insertions]")
		}
	}
	return message, hint
}

// answer returns what participants say in the unit.
func (p *placed) answer() string {
	return Quote(slices.DeleteFunc(slices.Clone(p.place.Parts), func(x Part) bool { return x.Turn.Speaker.Role == corpus.Interviewer }))
}
