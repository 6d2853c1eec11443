package study

import (
	"slices"

	"mening/corpus/source"
	"mening/corpus/table"
)

// swedishColumns are the Swedish names of the columns of interviews.csv and
// participants.csv that have a meaning, with the names that stand for them
// everywhere else.
func swedishColumns(sheet string) map[string]string {
	out := map[string]string{
		"ort": "site", "plats": "site", "tillfälle": "wave", "intervjuform": "kind",
		"aktör": stakeholderName, "ta med": "include",
	}
	more := map[string]string{"informant": "participant", "deltagare": "participant", "talare": "speaker", "namn": "speaker", "intervju": "interview", "roll": "role"}
	if sheet == "interviews" {
		more = map[string]string{"fil": "file", "intervju": "file", "transkript": "file", "datum": "date", "språk": "language"}
	}
	for swedish, name := range more {
		out[swedish] = name
	}
	return out
}

// inEnglish gives the columns of a table with Swedish names those that they stand
// for. What study.yaml declares as an attribute is one; two columns of one meaning
// are a fault, as nobody knows which of them is right.
func (l *loader) inEnglish(s *table.Sheet, sheet string) {
	names := swedishColumns(sheet)
	meant := make([]string, len(s.Header)) // by column
	first := map[string]string{}           // meaning to title
	for i, title := range s.Header {
		name := attributeName(title)
		english, swedish := names[name]
		if name == "namn" && (s.Column("speaker") >= 0 || s.Column("talare") >= 0) {
			swedish = false // how somebody is called besides the label in the transcripts
		}
		if swedish && !l.declares(name) {
			meant[i], name = english, english
		}
		if before, twice := first[name]; twice {
			l.fault(s.File, 1, source.Error, "keep one of the columns", "the columns %q and %q are both %s", before, title, name)
			meant[i] = ""
			continue
		}
		first[name] = title
	}
	s.Header = slices.Clone(s.Header)
	for i, name := range meant {
		if name != "" {
			s.Header[i] = name
		}
	}
}
