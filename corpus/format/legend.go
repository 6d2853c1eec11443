package format

import (
	"slices"
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
	var block []string // labels of lines that follow each other
	explained := false // one of them shows that they are a legend
	declare := func(end int) {
		for _, label := range block {
			if explained {
				k.declared[label] = true
				top = end
			}
		}
		block, explained = nil, false
	}
	gapped := false // a blank line stands between its lines
	i := 0
	for ; i < min(len(ps), legendReach); i++ {
		label, what, strong := legendEntry(&ps[i])
		key := strings.ToLower(label)
		if slices.Contains(block, key) || utf8.RuneCountInString(ps[i].text) > 2*labelReach {
			break // the talk has begun
		}
		gapped = len(block) == 1 && ps[i].gap || len(block) > 1 && gapped
		goesOn := gapped && (isRole(what) || nameLike(what))
		if label == "" || ps[i].gap && !goesOn || !returns(ps[i+1:], label) {
			declare(i)
		}
		if label == "" || !returns(ps[i+1:], label) {
			continue
		}
		block = append(block, key)
		explained = explained || strong || isRole(what)
	}
	declare(i)
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
