package format

import "strings"

// isConversation reports whether labels are likely to be those of speakers. A
// list of questions (an interview guide) and a talk in which a word before a
// colon happens to recur are none, unless the labels are declared.
func (k knowledge) isConversation(ps []paragraph, marks []mark) bool {
	questions, known := 0, false
	distinct := map[string]bool{}
	for i := range marks {
		m := &marks[i]
		if m.form == voice || m.form == cell || m.form == title {
			return true
		}
		if !distinct[m.label] {
			s := k.meet(m.label, strings.ToLower(m.label))
			if s.declared {
				return true
			}
			distinct[m.label] = true
			known = known || s.known
		}
		text := m.rest
		if m.at+1 < len(ps) && (i+1 == len(marks) || marks[i+1].at > m.at+1) {
			text = ps[m.at+1].text
		}
		if strings.HasSuffix(text, "?") {
			questions++
		}
	}
	switch {
	case len(marks) >= 3 && questions*10 >= len(marks)*9:
		return false
	case known:
		return true
	case len(distinct) == 1:
		return len(marks)*4 >= len(ps)
	}
	return len(marks)*20 >= len(ps)
}

// isTopic reports whether a word heads a part of a talk, a text or an
// interview guide.
func isTopic(word string) bool {
	switch word {
	case "följdfråga", "följdfrågor", "underfråga", "huvudfråga", "tema", "teman", "inledning", "introduktion", "avslutning", "sammanfattning",
		"uppföljning", "del", "avsnitt", "kapitel", "punkt", "steg", "figur", "tabell", "bild", "område", "frågeområde", "frågor", "syfte",
		"theme", "part", "section", "chapter", "step", "figure", "table", "slide", "probe", "probes", "prompt", "follow-up", "topic",
		"introduction", "conclusion", "closing", "opening", "summary", "questions", "purpose":
		return true
	}
	return false
}
