package main

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/table"
)

// The styles of the screen.
const (
	plainStyle = ""
	dimStyle   = "2"
	boldStyle  = "1"
	markStyle  = "1;32" // evidence, as in mening search
	headStyle  = "7"
)

// styled sets a text off, on a terminal that may have colour.
func (r *reviewer) styled(style, text string) string {
	if !r.term.color || style == plainStyle || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// Evidence is held between characters that take no room while lines are broken,
// and are no part of any text.
const (
	markBegins = "\u2061"
	markEnds   = "\u2062"
)

// plainLine returns text as a screen may show it, on one line.
func plainLine(text string) string {
	return strings.NewReplacer(markBegins, "", markEnds, "").Replace(flat(text))
}

// marked returns a stretch of a unit with its evidence between marks.
func (r *reviewer) marked(it *reviewItem, p coding.Part) string {
	if r.blind || p.Turn != it.Turn {
		return plainLine(p.Text())
	}
	left, right := markBegins, markEnds
	if !r.term.color {
		left, right = "*", "*"
	}
	var b strings.Builder
	start := p.Span.Start
	for _, s := range together(p.Turn.Text, it.Evidence) {
		if s.Start < start || s.End > p.Span.End || s == p.Span {
			continue
		}
		b.WriteString(plainLine(p.Turn.Text[start:s.Start]) + left + plainLine(p.Turn.Text[s.Start:s.End]) + right)
		start = s.End
	}
	return b.String() + plainLine(p.Turn.Text[start:p.Span.End])
}

// lines breaks text into lines behind a margin, each in a style. Evidence goes
// on over the end of a line.
func (r *reviewer) lines(text, margin, style string, columns int) []string {
	open := false
	lines := table.Wrap(strings.TrimSpace(text), max(columns-table.Width(margin), 10))
	for i, line := range lines {
		var b strings.Builder
		for line != "" {
			sign, s := markBegins, style
			if open {
				sign, s = markEnds, markStyle
			}
			piece, rest, found := strings.Cut(line, sign)
			b.WriteString(r.styled(s, piece))
			if line = rest; found {
				open = !open
			}
		}
		lines[i] = margin + b.String()
	}
	return lines
}

// frame returns the screen: who speaks where, the unit with what stands around
// it, its code, and the keys.
func (r *reviewer) frame(columns, rows int) ([]string, cursor) {
	if isSmall(columns, rows, leastRows) {
		return r.voice.smallFrame(columns, rows, leastRows), cursor{row: -1}
	}
	it := r.item()
	head := []string{r.bar(r.title(it), columns), ""}
	foot := []string{r.styled(dimStyle, strings.Repeat("─", columns))}
	if it != nil && !r.help {
		foot = append(foot, r.about(it, columns, max(rows-10, 2))...)
	}
	message := table.Fit(plainLine(r.message), columns)
	hidden := cursor{row: -1}
	at := hidden
	line := r.edit
	if r.pick != nil {
		line = r.pick.line
	}
	if line != nil {
		message, at.column = line.view(columns)
	}
	foot = append(foot, r.styled(boldStyle, message), r.styled(dimStyle, table.Fit(r.keys(), columns)))
	room := max(rows-len(head)-len(foot), 1)
	var body []string
	switch {
	case r.help:
		body = r.helpLines(columns)
	case r.pick != nil:
		body = r.pick.view(columns, room, r.voice, func(s string) string { return r.styled(boldStyle, s) })
	case it == nil:
		body = r.lines(r.voice.say("that was the last one; b goes back, q stops"), "  ", plainStyle, columns)
	default:
		body = r.text(it, columns, room)
	}
	out, messageRow := screenful(head, body, foot, room, rows)
	if line != nil {
		at.row = messageRow
	}
	return out, at
}

// screenful puts the parts of a screen below each other, and returns the row of
// the line before the last. On a screen that is too small for all, the top of
// the foot goes.
func screenful(head, body, foot []string, room, rows int) ([]string, int) {
	body = slices.Clone(body[:min(len(body), room)])
	for len(body) < room {
		body = append(body, "")
	}
	out := slices.Concat(head, body, foot)
	if over := len(out) - rows; over > 0 {
		keep := min(len(out), max(rows-2, 0))
		out = append(out[:keep:keep], out[len(out)-min(2, rows):]...)
	}
	return out, max(len(out)-2, 0)
}

// bar is the line at the top.
func (r *reviewer) bar(text string, columns int) string {
	text = table.Fit(" "+plainLine(text), columns)
	return r.styled(headStyle, text+strings.Repeat(" ", max(columns-table.Width(text), 0)))
}

// title says how far one has come, and where the unit stands.
func (r *reviewer) title(it *reviewItem) string {
	if it == nil {
		return r.voice.say("%d units, %d decided", len(r.items), r.count())
	}
	parts := []string{r.voice.say("%d of %d", r.at+1, len(r.items)), placeOf(it.Transcript, it.parts)}
	if label := who(it.Turn); label != "" {
		parts = append(parts, label)
	}
	switch {
	case it.decision != "":
		parts = append(parts, "✓ "+r.voice.say(past(it.decision)))
	case it.read:
		parts = append(parts, "✓ "+r.voice.say("read"))
	case !r.blind:
		parts = append(parts, r.voice.say(string(it.Status)))
	}
	return strings.Join(parts, " · ")
}

// past says what was decided.
func past(act coding.Act) string {
	switch act {
	case coding.Confirm:
		return "confirmed"
	case coding.Reject:
		return "rejected"
	}
	return "assigned"
}

// text returns the unit with what stands around it, in so many rows. The unit
// comes first: what is before and behind it gets what room is left.
func (r *reviewer) text(it *reviewItem, columns, rows int) []string {
	turns := it.Transcript.Turns
	first, last := it.parts[0], it.parts[len(it.parts)-1]
	at := it.Transcript.Place(first.Turn)
	var asked, before, unit, after []string
	if asker := it.asker(); asker != nil {
		asked = r.said(asker, columns)
		if it.Transcript.Place(asker) < at-1 {
			asked = append(r.few(asked, 2, false), r.styled(dimStyle, "  ⋮"))
		}
	}
	if at > 0 && turns[at-1].Speaker.Role != corpus.Interviewer {
		before = r.said(&turns[at-1], columns)
	}
	before = append(before, r.styled(dimStyle, "  "+table.Fit(plainLine(first.Turn.Label), columns-3)+":"))
	before = append(before, r.lines(plainLine(first.Turn.Text[:first.Span.Start]), "  ", dimStyle, columns)...)
	for i, p := range it.parts {
		if i > 0 {
			unit = append(unit, "┃ "+r.styled(dimStyle, table.Fit(plainLine(p.Turn.Label), columns-4)+":"))
		}
		unit = append(unit, r.lines(r.marked(it, p), "┃ ", plainStyle, columns)...)
	}
	after = r.lines(plainLine(last.Turn.Text[last.Span.End:]), "  ", dimStyle, columns)
	if i := it.Transcript.Place(last.Turn) + 1; i < len(turns) {
		after = append(after, r.said(&turns[i], columns)...)
	}
	return r.window(filled(asked), filled(before), unit, filled(after), rows)
}

// filled drops empty lines.
func filled(lines []string) []string {
	return slices.DeleteFunc(lines, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// said returns a turn that stands around the unit.
func (r *reviewer) said(turn *corpus.Turn, columns int) []string {
	return r.lines(plainLine(spoken(turn)), "  ", dimStyle, columns)
}

// few returns so many of the lines, the first or the last, with a sign where
// others stand.
func (r *reviewer) few(lines []string, n int, end bool) []string {
	if len(lines) <= n || n < 1 {
		return lines[:min(len(lines), max(n, 0))]
	}
	if n == 1 && !end {
		return lines[:1]
	}
	more := r.styled(dimStyle, "  …")
	if end {
		return append([]string{more}, lines[len(lines)-n+1:]...)
	}
	return append(lines[:n-1:n-1], more)
}

// window lays what stands around a unit out in so many rows. A unit that is
// longer is moved with page up and down.
func (r *reviewer) window(asked, before, unit, after []string, rows int) []string {
	if len(unit) >= rows {
		step := max(rows-2, 1)
		last := (len(unit) - rows + step - 1) / step
		r.scroll = max(0, min(r.scroll, last))
		from := min(r.scroll*step, len(unit)-rows)
		return unit[from : from+rows]
	}
	r.scroll = 0
	room := rows - len(unit)
	asked = r.few(asked, min(3, room), false)
	room -= len(asked)
	b, a := len(before), len(after)
	if b+a > room {
		b = min(b, max((room+1)/2, room-a))
		a = min(a, room-b)
	}
	return slices.Concat(asked, r.few(before, b, true), unit, r.few(after, a, false))
}
