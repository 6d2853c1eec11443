package format

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"mening/corpus/source"
	"mening/corpus/table"
)

// columns are the places in a sheet of what a turn is made of; -1 is none.
type columns struct {
	speaker, text, question, begin, end int
	// beginUnit and endUnit are the units that the header gives.
	beginUnit, endUnit unit
	// rest are the columns that are none of these.
	rest []int
}

// findColumns recognises columns by their names.
func findColumns(s *table.Sheet) columns {
	c := columns{speaker: -1, text: -1, question: -1, begin: -1, end: -1}
	find := func(names []string, at *int, fits func(column int) bool) unit {
		for _, name := range names {
			for i, title := range s.Header {
				plain, u := plainTitle(title)
				if plain == name && i != c.text && i != c.speaker && i != c.begin && fits(i) {
					*at = i
					return u
				}
			}
		}
		return anyUnit
	}
	all := func(int) bool { return true }
	find(textTitles(), &c.text, all)
	if c.text < 0 {
		find(vagueTitles(), &c.text, func(i int) bool { return holdsTalk(s, i) })
	}
	find(speakerTitles(), &c.speaker, all)
	find([]string{"question", "fråga", "questiontext", "frågetext"}, &c.question, all)
	c.beginUnit = find(beginTitles(), &c.begin, all)
	c.endUnit = find(endTitles(), &c.end, all)
	for i := range s.Header {
		if i != c.text && i != c.speaker && i != c.question && i != c.begin && i != c.end {
			c.rest = append(c.rest, i)
		}
	}
	return c
}

// The titles of columns, without blanks, signs and case; the first that a
// sheet has is taken.
func textTitles() []string {
	return []string{"text", "replik", "yttrande", "utterance", "utsaga", "anförande", "uttalande", "talk", "speech",
		"subtitle", "undertext", "caption", "dialog", "dialogue"}
}

// namesTalk reports whether a row may be the names of columns, one of which
// holds what was said.
func namesTalk(names []string) bool {
	for _, name := range names {
		plain, _ := plainTitle(name)
		if len(names) > 1 && (slices.Contains(textTitles(), plain) || slices.Contains(vagueTitles(), plain)) {
			return true
		}
	}
	return false
}

// vagueTitles may also be those of names and numbers.
func vagueTitles() []string {
	return []string{"transcript", "transkript", "transkription", "transcription", "turn", "tal", "content", "innehåll", "svar", "answer", "response"}
}

// holdsTalk reports whether a column holds more than names and numbers: half of
// its cells several words, and few of them the same.
func holdsTalk(s *table.Sheet, column int) bool {
	cells, several := 0, 0
	distinct := map[string]bool{}
	for _, row := range s.Rows {
		cell := row.Fields[column]
		if cell == "" {
			continue
		}
		cells++
		distinct[cell] = true
		if strings.ContainsAny(cell, " \n") {
			several++
		}
	}
	return cells > 0 && 2*several >= cells && 2*len(distinct) >= cells
}

func speakerTitles() []string {
	return []string{"speaker", "talare", "speakername", "speakerlabel", "speakerid", "name", "namn", "deltagare", "participant",
		"informant", "respondent", "intervjuperson", "person", "label", "vem", "who", "röst", "voice"}
}

func beginTitles() []string {
	return []string{"start", "begin", "från", "from", "starttime", "starttid", "begintime", "time", "tid", "tidpunkt",
		"timestamp", "tidsstämpel", "tidstämpel", "startoffset", "in", "börjar", "början"}
}

func endTitles() []string {
	return []string{"end", "slut", "till", "to", "endtime", "sluttid", "stop", "stoptime", "stopptid", "endoffset", "out", "slutar"}
}

// titleReach is the length in bytes beyond which a cell is no title that is
// known.
const titleReach = 100

// plainTitle takes blanks and signs from a title, and the unit of a time:
// `Start (ms)` and `start_ms` are start in milliseconds.
func plainTitle(title string) (string, unit) {
	if len(title) > titleReach {
		return "", anyUnit
	}
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	u := anyUnit
	if n := len(words); n > 1 {
		switch words[n-1] {
		case "ms", "msec", "millis", "milliseconds", "millisekunder":
			u = milliseconds
		case "s", "sec", "secs", "sek", "seconds", "sekunder":
			u = seconds
		}
		if u != anyUnit {
			words = words[:n-1]
		}
	}
	return strings.Join(words, ""), u
}

// noText is the fault of a sheet in which nobody speaks.
func (r *reading) noText(s *table.Sheet) *source.Problem {
	line := 0
	if len(s.Rows) > 0 {
		line = max(s.Rows[0].Line-1, 1)
	}
	return r.fault(line, source.Say("no column holds what was said; the columns are %s", strings.Join(quoted(s.Header), ", ")),
		"call the column text (or replik), the one of the speaker speaker (or talare) and those of times start and end; "+
			"answers to open questions stand in a column a question, a row a respondent")
}

// quoted puts names in quotes for a message, no more than a dozen.
func quoted(names []string) []string {
	const most = 12
	var out []string
	for i, name := range names {
		if i == most {
			return append(out, fmt.Sprintf("and %d more", len(names)-most))
		}
		out = append(out, source.Quote(name))
	}
	return out
}
