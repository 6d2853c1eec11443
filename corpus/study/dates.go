package study

import (
	"time"

	"mening/corpus"
	"mening/corpus/date"
	"mening/corpus/source"
)

// noDate warns of the date of an interview that cannot be read.
func noDate(text string) *source.Problem {
	if _, err := date.Parse(text); err == nil {
		return nil
	}
	return source.Found(source.Warning, "", 0, source.Say("the date %q cannot be read, so that the interview has no place in the order of dates", text), date.Advice(text))
}

// openDates warns of dates such as 3/1 2022 where no other date shows that the
// day comes first. The first of them is told, with the number of all.
func (s *Study) openDates(c *corpus.Corpus) *source.Problem {
	var first *corpus.Transcript
	n := 0
	for _, t := range c.Transcripts {
		w, ok := date.Look(t.Attribute("date"))
		switch {
		case !ok:
		case w.Settles():
			return nil
		case w.Open():
			if n++; first == nil {
				first = t
			}
		}
	}
	if first == nil {
		return nil
	}
	text := first.Attribute("date")
	d, err := date.Parse(text)
	if err != nil {
		return nil
	}
	file, line := first.File, 0
	if i, ok := s.order[first.Path]; ok && s.facts[i].row["date"] != "" {
		file, line = s.facts[i].table, s.facts[i].line
	}
	iso := d.First.Format(time.DateOnly)
	return source.Found(source.Warning, file, line, source.Say("the date %q is read as %s, day before month, and no date of the study shows that it is so (such dates: %d)", text, iso, n),
		source.Say("write it as %s", iso))
}
