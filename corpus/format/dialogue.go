package format

import (
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// cutDash takes the dash from a line of dialogue.
func cutDash(s string) (string, bool) {
	for _, dash := range []string{"– ", "— ", "- ", "–\u00A0", "—\u00A0"} {
		if rest, ok := strings.CutPrefix(s, dash); ok {
			return strings.TrimSpace(rest), true
		}
	}
	// Without a blank behind it, but before a capital or a quotation.
	for _, dash := range []string{"–", "—"} {
		if rest, ok := strings.CutPrefix(s, dash); ok && rest != "" && opensText(rest) {
			return strings.TrimSpace(rest), true
		}
	}
	return s, false
}

// collectDialogue makes turns of paragraphs of which most begin with a
// dash that tells that another one speaks. It reports false where they do not.
func (r *reading) collectDialogue(ps []paragraph) bool {
	dashed, talk := 0, 0
	for i := range ps {
		if ps[i].heading > 0 || isTimed(ps[i].text) {
			continue
		}
		talk++
		if _, ok := cutDash(ps[i].plain()); ok {
			dashed++
		}
	}
	if dashed < 3 || dashed*3 < talk*2 {
		return false
	}
	c := collector{r: r}
	open := false // a dash stood before
	for i := range ps {
		p := &ps[i]
		text, begins := cutDash(p.plain())
		switch {
		case isTimed(text):
			c.pending, _, _ = times(text)
			r.t.Repairs["time"]++
			continue
		case p.heading > 0:
			r.t.Repairs["heading"]++
			continue
		case begins:
			r.t.Repairs["dash"]++
			open = true
		case open:
			c.talk(text)
			c.pending = corpus.Time{}
			continue
		}
		c.open(p, mark{rest: text, begin: p.begin, end: p.end})
	}
	c.close()
	for _, turn := range c.turns {
		if turn.Text != "" {
			r.t.Turns = append(r.t.Turns, turn)
		}
	}
	r.warn(0, source.Say("no speakers were found: the dashes tell only that another one speaks"),
		"write who speaks in place of the dash, such as `I:` or `AME 1:`")
	return true
}
