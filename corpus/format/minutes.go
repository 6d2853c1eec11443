package format

import (
	"strings"
	"unicode/utf8"
)

// Minutes of a parliament print so many questions at least, where they are told
// by their titles alone.
const fewQuestions = 3

// minutes finds the titles in the minutes of a parliament that no mark tells
// from text: those of questions, which name who asks, and those of the items of
// the agenda (`5 § Svar på interpellation …`), which count up. Other texts stay
// as they are.
func minutes(ps []paragraph) []paragraph {
	addresses, questions := false, 0
	for i := range ps {
		if ps[i].heading > 0 && !addresses {
			_, addresses = cutAnf(ps[i].text)
		}
		if asker(ps[i].text) != "" {
			questions++
		}
	}
	if questions >= fewQuestions {
		ps = questionTitles(ps)
	} else if !addresses {
		return ps
	}
	agenda(ps)
	return ps
}

// questionTitles makes headings of the titles of questions. One that does not
// end with its colon goes on to it.
func questionTitles(ps []paragraph) []paragraph {
	out := make([]paragraph, 0, len(ps))
	for i := 0; i < len(ps); i++ {
		p := ps[i]
		if asker(p.text) != "" {
			p.heading = max(p.heading, 1)
			if i+1 < len(ps) && !strings.HasSuffix(p.text, ":") && strings.HasSuffix(ps[i+1].text, ":") && len(ps[i+1].text) <= labelReach {
				p.text = joinLines(ps[i : i+2])
				i++
			}
		}
		out = append(out, p)
	}
	return out
}

// asker returns who asks a question, after its title in the minutes:
// `1991/92:36 av Anna Ek (s) till …`. It is empty for other text.
func asker(s string) string {
	if s == "" || s[0] < '0' || s[0] > '9' {
		return ""
	}
	number, rest, ok := strings.Cut(s, " av ")
	if !ok || strings.ContainsAny(number, " \t") || strings.IndexByte(number, '/') < 0 || strings.IndexByte(number, ':') < 0 {
		return ""
	}
	end := strings.IndexByte(rest, ')')
	if end < 0 || end > labelReach || !strings.Contains(rest[:end], " (") || !startsLabel(rest) {
		return ""
	}
	return tidyLabel(rest[:end+1])
}

// agenda makes headings of the items of an agenda. What stands between one and
// the next speaker is said by nobody.
func agenda(ps []paragraph) {
	var at []int
	last := 0
	for i := range ps {
		p := &ps[i]
		number, title, ok := strings.Cut(p.text, " § ")
		n, digits := marginNumber(number)
		if !ok || !digits || !p.gap && i > 0 || !startsLabel(title) || utf8.RuneCountInString(title) > 2*labelReach || len(at) > 0 && n != last+1 {
			continue
		}
		at, last = append(at, i), n
	}
	if len(at) < 2 {
		return
	}
	for _, i := range at {
		ps[i].heading, ps[i].agenda = max(ps[i].heading, 1), true
	}
}
