package format

import (
	"strings"
	"unicode/utf8"
)

// A legend stands within so many paragraphs from the top.
const legendReach = 40

// legend reads the lines at the top that explain labels, such as
// `[I] – Interviewer` or `BÅ = Berit Ågren`, as far as the labels return
// below. They count as declared from then on. It returns the number of
// paragraphs that the legend and what stands before it take.
func (k knowledge) legend(ps []paragraph) (top int) {
	entered := map[string]bool{}
	follows := false // the line before belongs to the legend
	for i := 0; i < min(len(ps), legendReach); i++ {
		p := &ps[i]
		label, what, strong := legendEntry(p)
		key := strings.ToLower(label)
		if label == "" || entered[key] || !strong && !isRole(what) && !(follows && !p.gap) || !returns(ps[i+1:], label) {
			if entered[key] || utf8.RuneCountInString(p.text) > 2*labelReach {
				break
			}
			follows = false
			continue
		}
		entered[key], follows, top = true, true, i+1
	}
	for label := range entered {
		k.declared[label] = true
	}
	return top
}

// legendEntry reads a line of a legend. It is strong where its form is seldom
// used for anything else.
func legendEntry(p *paragraph) (label, what string, strong bool) {
	s := p.text
	if p.heading > 0 || p.speaker != "" || p.voice || utf8.RuneCountInString(s) > 100 {
		return "", "", false
	}
	if rest, ok := strings.CutPrefix(s, "["); ok {
		label, what, ok = strings.Cut(rest, "]")
		what = strings.TrimLeft(what, " \t")
		cut := strings.TrimLeft(what, "-–—=:")
		if !ok || cut == what {
			return "", "", false
		}
		what, strong = cut, true
	} else {
		at, n := -1, 0
		for _, sign := range []string{"=", "\t", " – ", " — ", " - ", ":"} {
			if i := strings.Index(s, sign); i > 0 && (at < 0 || i < at) {
				at, n, strong = i, len(sign), sign == "="
			}
		}
		if at < 0 {
			return "", "", false
		}
		label, what = s[:at], s[at+n:]
	}
	label, what = tidyLabel(label), strings.TrimSpace(what)
	if what == "" || endsSentence(what) || len(strings.Fields(what)) > 8 || !startsLabel(label) ||
		len(strings.Fields(label)) > 3 || utf8.RuneCountInString(label) > labelRunes || isHeadWord(strings.ToLower(label)) || isNote(label) {
		return "", "", false
	}
	return label, what, strong
}

// isRole reports whether a line explains a label by what the person did in the
// interview.
func isRole(what string) bool {
	lower := strings.ToLower(what)
	for _, stem := range []string{"intervjuare", "intervjuperson", "intervjuad", "interviewer", "interviewee", "informant", "deltagar",
		"participant", "respondent", "moderator", "tolk", "interpreter", "observatör", "observer", "facilitator", "samtalsledare",
		"forskare", "researcher", "bisittare"} {
		if strings.HasPrefix(lower, stem) {
			return true
		}
	}
	return false
}

// returns reports whether a paragraph begins with the label as a speaker's.
func returns(ps []paragraph, label string) bool {
	for i := range ps {
		s := strings.TrimPrefix(ps[i].text, "[")
		if ps[i].speaker != "" && strings.EqualFold(tidyLabel(ps[i].speaker), label) {
			return true
		}
		if _, _, n := times(ps[i].text); n > 0 {
			s = strings.TrimLeft(ps[i].text[n:], " \t-–[")
		}
		if len(s) < len(label) || !strings.EqualFold(s[:len(label)], label) {
			continue
		}
		s = s[len(label):]
		if s == "" || strings.IndexByte(":]\t", s[0]) >= 0 || strings.HasPrefix(s, "  ") ||
			strings.HasPrefix(s, " – ") || strings.HasPrefix(s, " — ") || strings.HasPrefix(s, " - ") ||
			strings.HasPrefix(s, " (") || strings.HasPrefix(s, " [") {
			return true
		}
	}
	return false
}
