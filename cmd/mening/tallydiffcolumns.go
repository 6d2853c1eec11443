package main

import (
	"fmt"
	"slices"
	"strings"

	"mening/coding/statistics"
	"mening/coding/tally"
	"mening/corpus/table"
)

// diffColumn is a column of one group.
type diffColumn struct {
	table.Column
	// top stands over the title, such as a wave; size is how large the group is
	// there, empty where the column is of both.
	top, size string
	cell      func(node int) any
}

// table lays a difference out. For programs and for sheets the columns of the
// groups stand beside each other, a row a node; for people the groups stand below
// each other, each with its size on a row of its own, as so many columns go on no
// page.
func (l *diffLayout) table(caption, rows string, columns func(g int) []diffColumn) *table.Table {
	t := &table.Table{Caption: caption, Columns: []table.Column{{Key: "node", Title: l.v.term(rows)}}}
	below := l.shown.people && l.By != ""
	if !below {
		for i := range l.Nodes {
			t.Rows = append(t.Rows, []any{nodeCell(&l.Nodes[i], l.v)})
		}
	}
	for g := range l.Groups {
		title, key := l.group(g)
		all := columns(g)
		if below {
			l.below(t, title, all, g == 0)
			continue
		}
		for _, c := range all {
			c.Key, c.Number = key+c.Key, true
			c.Title = lines(title, c.top, c.size, c.Title)
			t.Columns = append(t.Columns, c.Column)
			for i := range l.Nodes {
				t.Rows[i] = append(t.Rows[i], c.cell(i))
			}
		}
	}
	return t
}

// below adds the rows of a group, below a row with its name and sizes.
func (l *diffLayout) below(t *table.Table, name string, columns []diffColumn, first bool) {
	head := []any{name}
	for _, c := range columns {
		if first {
			c.Number, c.Title = true, lines(c.top, c.Title)
			t.Columns = append(t.Columns, c.Column)
		}
		head = append(head, c.size)
	}
	t.Rows = append(t.Rows, head)
	for i := range l.Nodes {
		row := []any{nodeCell(&l.Nodes[i], l.v)}
		if node, ok := row[0].(table.Indented); ok {
			row[0] = table.Indented{Level: node.Level + 1, Text: node.Text}
		}
		for _, c := range columns {
			row = append(row, c.cell(i))
		}
		t.Rows = append(t.Rows, row)
	}
}

// lines joins what is not empty, a line each.
func lines(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n")
}

// unlessHidden is a column whose cells are not told where the node is hidden in
// the group.
func (l *diffLayout) unlessHidden(g int, c diffColumn, cell func(c *tally.Change) any) diffColumn {
	c.cell = func(node int) any {
		if x := &l.Cells[node][g]; !x.Hidden {
			return cell(x)
		}
		return "–"
	}
	return c
}

// rate returns units per 1,000 words, nil without words.
func rate(units, words int) any {
	if words == 0 {
		return nil
	}
	return 1000 * float64(units) / float64(words)
}

// everybody returns the columns of a group: each count at both values and the
// difference.
func (l *diffLayout) everybody(g int) []diffColumn {
	var out []diffColumn
	x := &l.Groups[g]
	for _, name := range l.shown.counts {
		for k := range 2 {
			out = append(out, l.counted(g, k, name, "", x.Sizes[k], func(c *tally.Change) (n, more tally.Counts) { return c.Counts[k], c.Proposed[k] })...)
		}
		difference := diffColumn{Column: table.Column{Key: "difference " + name, Title: l.v.say(name)}, top: l.v.say("difference")}
		out = append(out, l.unlessHidden(g, difference, func(c *tally.Change) any {
			return l.signed(c.Counts[1].Of(name) - c.Counts[0].Of(name))
		}))
		if name != "units" {
			continue
		}
		perWords := diffColumn{Column: table.Column{Key: "difference units per 1000 words", Title: l.v.say("per 1,000\nwords"), Decimals: 2, Beside: true}}
		out = append(out, l.unlessHidden(g, perWords, func(c *tally.Change) any {
			before, some := rate(c.Counts[0].Units, x.Sizes[0].Words).(float64)
			after, both := rate(c.Counts[1].Units, x.Sizes[1].Words).(float64)
			switch {
			case !some || !both:
				return nil
			case l.shown.people:
				return l.v.signed(after-before, 2)
			}
			return after - before
		}))
	}
	return out
}

// signed shows people which way a number went.
func (l *diffLayout) signed(n int) any {
	if l.shown.people {
		return l.v.signed(float64(n), 0)
	}
	return n
}

// counted returns the columns of a count of a group at one of the two values: the
// count, and its rate or share. For people what is only proposed stands in brackets
// behind it, for programs in a column of its own.
func (l *diffLayout) counted(g, k int, name, before string, size tally.Group, both func(*tally.Change) (n, more tally.Counts)) []diffColumn {
	of := func(c *tally.Change) tally.Counts { n, _ := both(c); return n }
	proposed := func(c *tally.Change) int { _, more := both(c); return more.Of(name) }
	key := before + l.Values[k]
	share := l.shown.percent != "" && name == "participants"
	inCell := share && l.shown.people && l.shown.as != "columns"
	count := diffColumn{Column: table.Column{Key: key + " " + name, Title: l.v.say(name)}, top: l.label(k), size: fmt.Sprintf("n=%d", size.Participants)}
	out := []diffColumn{l.unlessHidden(g, count, func(c *tally.Change) any {
		n, more := of(c).Of(name), ""
		if p := proposed(c); p > 0 && l.shown.people {
			more = fmt.Sprintf(" (+%d)", p)
		}
		switch {
		case inCell && size.Participants > 0 && l.shown.as == "of":
			return l.v.say("%v of %d", n, size.Participants) + more
		case inCell && size.Participants > 0:
			return fmt.Sprintf("%d (%s)%s", n, table.Fixed(table.Percent(n, size.Participants), 0), more)
		case more != "":
			return fmt.Sprint(n) + more
		}
		return n
	})}
	if l.Decided && !l.shown.people {
		apart := diffColumn{Column: table.Column{Key: key + " " + name + " proposed", Title: l.v.say("only proposed"), Beside: true}}
		out = append(out, l.unlessHidden(g, apart, func(c *tally.Change) any { return proposed(c) }))
	}
	if name == "units" {
		perWords := diffColumn{Column: table.Column{Key: key + " units per 1000 words", Title: l.v.say("per 1,000\nwords"), Decimals: 2, Beside: true}}
		out = append(out, l.unlessHidden(g, perWords, func(c *tally.Change) any { return rate(of(c).Units, size.Words) }))
	}
	if share && !inCell {
		percent := diffColumn{Column: table.Column{Key: key + " participants %", Title: "%", Decimals: -1, Beside: true}}
		out = append(out, l.unlessHidden(g, percent, func(c *tally.Change) any { return table.Percent(of(c).Participants, size.Participants) }))
	}
	if l.shown.interval && name == "participants" {
		out = append(out, l.limits(g, key, size, of)...)
	}
	return out
}

// limits returns the columns of the interval of a share of participants.
func (l *diffLayout) limits(g int, key string, size tally.Group, of func(*tally.Change) tally.Counts) []diffColumn {
	wilson := func(c *tally.Change) (ends [2]float64, ok bool) {
		low, high, ok := statistics.Wilson(of(c).Participants, size.Participants, 0.95)
		return [2]float64{100 * low, 100 * high}, ok
	}
	if l.shown.people {
		both := diffColumn{Column: table.Column{Key: key + " 95 %", Title: "95 %", Beside: true}}
		return []diffColumn{l.unlessHidden(g, both, func(c *tally.Change) any {
			if ends, ok := wilson(c); ok {
				return table.Fixed(ends[0], 0) + "–" + table.Fixed(ends[1], 0)
			}
			return nil
		})}
	}
	var out []diffColumn
	for i, name := range []string{"low", "high"} {
		end := diffColumn{Column: table.Column{Key: key + " 95 % " + name, Title: "95 % " + name, Decimals: -1, Beside: true}}
		out = append(out, l.unlessHidden(g, end, func(c *tally.Change) any {
			if ends, ok := wilson(c); ok {
				return ends[i]
			}
			return nil
		}))
	}
	return out
}

// inBoth returns the columns of the participants of a group who are in both.
func (l *diffLayout) inBoth(g int) []diffColumn {
	var out []diffColumn
	x := &l.Groups[g]
	for _, name := range l.shown.counts {
		if name != "units" && name != "participants" {
			continue
		}
		for k := range 2 {
			out = append(out, l.counted(g, k, name, "both ", x.Same[k], func(c *tally.Change) (n, more tally.Counts) { return c.Same[k], c.SameProposed[k] })...)
		}
	}
	if !slices.Contains(l.shown.counts, "participants") {
		return out
	}
	for k, of := range []func(*tally.Change) any{func(c *tally.Change) any { return c.Lost }, func(c *tally.Change) any { return c.Gained }} {
		only := diffColumn{Column: table.Column{Key: "only " + l.Values[k], Title: l.label(k)}, top: l.v.say("only")}
		out = append(out, l.unlessHidden(g, only, of))
	}
	if !l.shown.test {
		return out
	}
	test := func(key, title string, beside bool, of func(changeTest) float64) {
		p := diffColumn{Column: table.Column{Key: key, Title: title, Decimals: 3, Beside: beside}}
		p.cell = func(node int) any {
			if x := l.tests[node][g]; x.defined {
				return l.v.pointed(l.shown.probability(of(x)))
			}
			return nil
		}
		out = append(out, p)
	}
	test("p", "p", false, func(x changeTest) float64 { return x.p })
	test("p holm", l.v.say("p\n(Holm)"), true, func(x changeTest) float64 { return x.adjusted })
	return out
}
