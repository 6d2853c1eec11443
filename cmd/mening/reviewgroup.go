package main

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus/table"
)

// groups shows one rule after the other with a sample of what it proposes. One
// key decides on all of it.
func (r *reviewer) groups(g *ruleGroups) error {
	at, message := 0, ""
	for {
		width, height := r.term.size()
		if err := r.term.draw(r.groupFrame(g, at, message, width, height), cursor{row: -1}); err != nil {
			r.closed = true
			return nil
		}
		k := r.term.key()
		if k.kind == keyResized || isSmall(width, height, leastGroupRows) && !passes(k) {
			continue
		}
		r.message = ""
		switch {
		case k.kind == keyClosed:
			r.closed = true
			return nil
		case k.kind == keyStop || k.kind == keyRune && strings.ContainsRune("qQ", k.r):
			return nil
		case k.kind == keyRight, k.kind == keyDown, k.kind == keyRune && k.r == ' ':
			at = min(at+1, len(g.list))
		case k.kind == keyLeft, k.kind == keyUp, k.kind == keyRune && strings.ContainsRune("bB", k.r):
			at = max(at-1, 0)
		case k.kind == keyRune && strings.ContainsRune("uU", k.r):
			if back, ok := r.undo(); ok {
				at = back
			}
			for _, group := range g.list {
				g.draw(group)
			}
		case k.kind == keyRune && at < len(g.list):
			if r.groupCommand(g, at, k.r) {
				at++
			}
		}
		if r.closed {
			return nil
		}
		message = r.message
	}
}

// groupCommand does what a letter says about a group; on says that the next one
// comes.
func (r *reviewer) groupCommand(g *ruleGroups, at int, letter rune) (on bool) {
	group := g.list[at]
	act, items, change := coding.Confirm, group.open(), confirmed
	switch letter {
	case 'y', 'Y', 'j', 'J':
	case 'n', 'N':
		act, items, change = coding.Reject, group.alone(), rejected
	case 'r', 'R':
		g.draw(group)
		return false
	case 'v', 'V':
		r.each(group, at)
		g.draw(group)
		return false
	default:
		r.message = r.voice.say("no key %q; y n r v b u q and space are keys", string(letter))
		return false
	}
	if len(items) == 0 {
		r.message = r.voice.say("nothing of it is left to decide")
		return false
	}
	decisions := make([]coding.Decision, len(items))
	for i, it := range items {
		decisions[i] = r.decision(it, act, it.Code)
	}
	r.at = at
	on = r.act(items, change, decisions...)
	for _, other := range g.list {
		if slices.ContainsFunc(other.drawn, func(it *reviewItem) bool { return it.decision != "" }) {
			g.draw(other)
		}
	}
	return on
}

// each goes through the units of a group one by one.
func (r *reviewer) each(group *ruleGroup, at int) {
	one := newReviewer(r.decider, r.term, group.open(), false)
	if len(one.items) == 0 {
		r.message = r.voice.say("nothing of it is left to decide")
		return
	}
	_ = one.run() // it fails where the terminal is gone, and says so
	r.closed = one.closed
	for _, b := range one.history {
		b.at = at
		r.history = append(r.history, b)
	}
}

// groupFrame returns the screen of one rule.
func (r *reviewer) groupFrame(g *ruleGroups, at int, message string, columns, rows int) []string {
	if isSmall(columns, rows, leastGroupRows) {
		return r.voice.smallFrame(columns, rows, leastGroupRows)
	}
	last := []string{r.styled(boldStyle, table.Fit(plainLine(message), columns)),
		r.styled(dimStyle, table.Fit(r.voice.say("y confirm all · n reject all · r resample · v one by one · space · b · u undo · q"), columns))}
	if at >= len(g.list) {
		title := r.voice.say("%d units, %d decided", len(r.items), r.count())
		body := r.lines(r.voice.say("that was the last rule; b goes back, q stops"), "  ", plainStyle, columns)
		out, _ := screenful([]string{r.bar(title, columns), ""}, body, last, max(rows-4, 1), rows)
		return out
	}
	group := g.list[at]
	open := group.open()
	head := []string{r.bar(r.voice.say("rule %d of %d", at+1, len(g.list))+" · "+r.voice.say("proposals: %d, open: %d", len(group.items), len(open)), columns),
		" " + r.styled(boldStyle, table.Fit(plainLine(group.code.ID+"  "+group.code.Name), columns-1))}
	head = append(head, r.few(r.lines(plainLine(group.code.Definition), " ", plainStyle, columns), 2, false)...)
	head = append(head, r.few(r.lines(r.voice.say("rule")+": "+plainLine(group.code.Rules[group.rule].Expr.String()), " ", plainStyle, columns), 3, false)...)
	if more := len(open) - len(group.alone()); more > 0 {
		head = append(head, r.lines(r.voice.say("proposed by other rules, too: %d; n leaves these", more), " ", plainStyle, columns)...)
	}
	head = append(head, r.styled(dimStyle, strings.Repeat("─", columns)))
	head = filled(head)
	room := max(rows-len(head)-len(last), 1)
	var body []string
	for _, it := range group.drawn {
		body = append(body, r.styled(dimStyle, table.Fit(plainLine("  "+placeOf(it.Transcript, it.parts)+"  "+who(it.Turn)), columns)))
		each := max(room/max(len(group.drawn), 1)-1, 1)
		body = append(body, r.few(r.lines(r.marked(it, it.parts[0]), "┃ ", plainStyle, columns), each, false)...)
	}
	out, _ := screenful(head, body, last, room, rows)
	return out
}
