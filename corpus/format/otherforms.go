package format

import (
	"strings"
	"unicode"
)

// parseOther returns the label that a paragraph begins with where no colon
// ends it: `[Anna] text`, a tab or several blanks behind it, a dash, or the
// point of `Q.`. Nothing but the whole transcript tells it from talk.
func parseOther(p *paragraph) (mark, bool) {
	if p.voice || p.speaker != "" || p.heading > 0 || p.text == "" {
		return mark{}, false
	}
	m := mark{begin: p.begin, end: p.end}
	s := p.text
	if begin, end, n := times(s); n > 0 && n < len(s) {
		m.begin, m.end = begin, end
		s = strings.TrimLeft(s[n:], " \t-–")
	}
	head := s[:min(len(s), labelReach)]
	at, after := -1, 0
	switch {
	case head == "":
		return m, false
	case head[0] == '[':
		if at = strings.IndexByte(head, ']'); at > 0 {
			m.form, m.label, after = bracket, head[1:at], at+1
			if strings.HasPrefix(s[after:], ":") {
				after++
			}
		}
	default:
		m.form, at, after = separator(head)
		m.label = head[:max(at, 0)]
	}
	m.label = tidyLabel(m.label)
	if at <= 0 || !startsLabel(m.label) || strings.ContainsAny(m.label, ":!;\"[](,") || isNote(m.label) {
		return m, false
	}
	m.rest = strings.TrimLeft(s[after:], " \t")
	m.bold = p.bold > 0 && p.bold >= len(m.label)
	return m, m.form == bracket || m.rest != ""
}

// separator looks for what ends a label first: a tab or blanks, a dash, or the
// point behind a usual label.
func separator(s string) (f form, at, after int) {
	for i := 1; i < len(s); i++ {
		rest := s[i:]
		switch {
		case rest[0] == '\t', strings.HasPrefix(rest, "  "):
			return tabbed, i, i + 1
		case strings.HasPrefix(rest, " - "):
			return dashed, i, i + 3
		case strings.HasPrefix(rest, " – "), strings.HasPrefix(rest, " — "):
			return dashed, i, i + len(" – ")
		case strings.HasPrefix(rest, ". ") && i <= 4 && isUsual(s[:i]):
			return pointed, i, i + 2
		}
	}
	return 0, -1, 0
}

// isNote reports whether what stands in brackets is what was heard, not who
// spoke.
func isNote(label string) bool {
	word, _, _ := strings.Cut(strings.ToLower(label), " ")
	switch word {
	case "skratt", "skrattar", "paus", "pausar", "tystnad", "ohörbart", "otydligt", "hostar", "suck", "suckar", "musik", "applåder",
		"ljud", "telefonen", "telefon", "avbrott", "laughter", "laughs", "laughing", "pause", "silence", "inaudible", "unclear", "crosstalk", "music",
		"applause", "noise", "coughs", "sighs", "sic", "…", "...":
		return true
	}
	return false
}

// otherMarks returns the labels of the form without colon that most lines
// below top have, nil where they do not carry the transcript.
func (k knowledge) otherMarks(ps []paragraph, top int) []mark {
	byForm := map[form][]mark{}
	for i := top; i < len(ps); i++ {
		if m, ok := parseOther(&ps[i]); ok {
			m.at = i
			byForm[m.form] = append(byForm[m.form], m)
		}
	}
	var best []mark
	for _, f := range []form{bracket, tabbed, dashed, pointed} {
		if marks := k.carrying(byForm[f], len(ps)-top); len(marks) > len(best) {
			best = marks
		}
	}
	return best
}

// carrying returns the labels among marks of one form, nil unless at least two
// speakers share a good part of the paragraphs.
func (k knowledge) carrying(marks []mark, paragraphs int) []mark {
	f := k.survey(marks)
	for _, s := range f.seen {
		s.accepted = s.declared || s.sound && (s.known || s.names && s.count >= 2 && s.words <= 3)
	}
	distinct, known, accepted := map[*sighting]bool{}, false, 0
	for _, s := range f.seen {
		if s.accepted {
			distinct[s] = true
			known = known || s.known
			accepted++
		}
	}
	least := 4
	if known {
		least = 2
	}
	if !known && accepted > 0 && marks[0].form == dashed && accepted*3 < paragraphs*2 {
		return nil // dashes stand in talk, too
	}
	if len(distinct) < 2 || accepted < least || accepted*4 < paragraphs {
		return nil
	}
	// One who speaks once, between others: before them stands the heading.
	if accepted*3 >= paragraphs*2 {
		begun := false
		for i, s := range f.seen {
			begun = begun || s.accepted
			one := begun && s.sound && s.names && s.words <= 2 && f.marks[i].form != dashed
			s.accepted = s.accepted || one
		}
	}
	return f.acceptedMarks()
}

// isCapital reports whether a label is written in capitals, as `BERIT` or `P 1`.
func isCapital(label string) bool {
	letters := 0
	for _, c := range label {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsLetter(c) {
			letters++
		}
	}
	return letters > 1 || letters == 1 && isUsual(label)
}

// dropTabs makes blanks of the tabs that part no label from its text, in
// formats whose text has none of its own.
func (r *reading) dropTabs() {
	for i := range r.t.Turns {
		r.t.Turns[i].Text = strings.ReplaceAll(r.t.Turns[i].Text, "\t", " ")
	}
	r.t.Heading = strings.ReplaceAll(r.t.Heading, "\t", " ")
}
