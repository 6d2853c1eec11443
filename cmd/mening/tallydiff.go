package main

import (
	"fmt"
	"slices"

	"mening/coding/statistics"
	"mening/coding/tally"
	"mening/corpus/table"
)

// difference compares two values of a field and prints.
func (s *coded) difference(o tally.Options, shown shown) error {
	d, err := tally.Compare(s.corpus, s.book, s.observations, o, shown.diff.field, shown.diff.values)
	if err != nil {
		return usageError{err}
	}
	if shown.suppress > 0 {
		d.Suppress(shown.suppress)
	}
	l := &diffLayout{Difference: d, shown: shown, v: s.voice}
	if shown.test {
		l.test()
	}
	everybody := &table.Table{Caption: s.voice.say("From %s to %s: everybody", l.label(0), l.label(1))}
	same := &table.Table{Caption: s.voice.say("From %s to %s: participants who are in both", l.label(0), l.label(1))}
	for _, t := range []*table.Table{everybody, same} {
		t.Columns = []table.Column{{Key: "node", Title: s.voice.term(o.Rows)}}
		for i := range d.Nodes {
			t.Rows = append(t.Rows, []any{nodeCell(&d.Nodes[i], s.voice)})
		}
	}
	for g := range d.Groups {
		l.everybody(everybody, g)
		l.inBoth(same, g)
	}
	everybody.Notes = append(s.selectedNote(), l.notes()...)
	same.Notes = l.sameNotes()
	if s.out.draws() {
		if err := s.drawDifference(l, everybody); err != nil {
			return err
		}
	}
	if s.out.format == "json" {
		return s.out.json(diffRecord{l, s.conditions})
	}
	if !shown.people && s.out.format != "xlsx" { // one header, a row a node
		for i := range everybody.Rows {
			everybody.Rows[i] = append(everybody.Rows[i], same.Rows[i][1:]...)
		}
		everybody.Columns = append(everybody.Columns, same.Columns[1:]...)
		return s.out.table(everybody, s.voice)
	}
	return s.out.tables(s.voice, everybody, same)
}

// diffLayout lays a difference out.
type diffLayout struct {
	*tally.Difference
	shown shown
	v     *voice
	tests [][]changeTest // by node, then by group
	count int            // of tests
}

// changeTest is McNemar's test of one row in one group.
type changeTest struct {
	defined     bool
	p, adjusted float64
}

// test tests every row in every group; Holm's adjustment is over all of them.
func (l *diffLayout) test() {
	var ps []float64
	l.tests = make([][]changeTest, len(l.Nodes))
	for i := range l.Nodes {
		l.tests[i] = make([]changeTest, len(l.Groups))
		for g := range l.Groups {
			c, x := &l.Cells[i][g], &l.tests[i][g]
			if x.p, x.defined = statistics.McNemar(c.Lost, c.Gained); x.defined && c.Hidden {
				x.defined = false
			}
			if x.defined {
				ps = append(ps, x.p)
			}
		}
	}
	l.count = len(ps)
	adjusted := statistics.Holm(ps)
	for i := range l.tests {
		for g := range l.tests[i] {
			if l.tests[i][g].defined {
				l.tests[i][g].adjusted, adjusted = adjusted[0], adjusted[1:]
			}
		}
	}
}

// label returns one of the two values as it is shown.
func (l *diffLayout) label(k int) string {
	return l.v.groupLabel(l.Field, l.Values[k], l.Labels[k])
}

// group returns how a group is shown, and what stands before its keys; both are
// empty where there are no groups.
func (l *diffLayout) group(g int) (title, key string) {
	x := &l.Groups[g]
	switch {
	case l.By == "":
		return "", ""
	case x.Value == tally.All:
		return l.v.say("Total") + "\n", "total "
	}
	return l.v.groupLabel(l.By, x.Value, x.Label) + "\n", x.Value + " "
}

// add adds a column of a group; a cell is absent where it is hidden.
func (l *diffLayout) add(t *table.Table, g int, c table.Column, cell func(c *tally.Change) any) {
	title, key := l.group(g)
	c.Title, c.Key, c.Number = title+c.Title, key+c.Key, true
	t.Columns = append(t.Columns, c)
	for i := range l.Nodes {
		var value any = "–"
		if !l.Cells[i][g].Hidden {
			value = cell(&l.Cells[i][g])
		}
		t.Rows[i] = append(t.Rows[i], value)
	}
}

// rate returns units per 1,000 words, nil without words.
func rate(units, words int) any {
	if words == 0 {
		return nil
	}
	return 1000 * float64(units) / float64(words)
}

// everybody adds the columns of a group: each count at both values and the
// difference.
func (l *diffLayout) everybody(t *table.Table, g int) {
	x := &l.Groups[g]
	for _, name := range l.shown.counts {
		for k := range 2 {
			l.counted(t, g, k, name, "", x.Sizes[k], func(c *tally.Change) tally.Counts { return c.Counts[k] })
		}
		l.add(t, g, table.Column{Key: "difference " + name, Title: l.v.say("difference") + "\n" + l.v.say(name)}, func(c *tally.Change) any {
			return l.signed(c.Counts[1].Of(name) - c.Counts[0].Of(name))
		})
		if name == "units" && x.Sizes[0].Words > 0 && x.Sizes[1].Words > 0 {
			l.add(t, g, table.Column{Key: "difference units per 1000 words", Title: l.v.say("per 1,000\nwords"), Decimals: 2, Beside: true}, func(c *tally.Change) any {
				change := rate(c.Counts[1].Units, x.Sizes[1].Words).(float64) - rate(c.Counts[0].Units, x.Sizes[0].Words).(float64)
				if l.shown.people {
					return l.v.pointed(fmt.Sprintf("%+.2f", change))
				}
				return change
			})
		}
	}
}

// signed shows people which way a number went.
func (l *diffLayout) signed(n int) any {
	if l.shown.people && n != 0 {
		return fmt.Sprintf("%+d", n)
	}
	return n
}

// counted adds a count of a group at one of the two values, with its rate or
// share.
func (l *diffLayout) counted(t *table.Table, g, k int, name, before string, size tally.Group, of func(*tally.Change) tally.Counts) {
	key, label := before+l.Values[k], l.label(k)
	title := fmt.Sprintf("%s\nn=%d\n%s", label, size.Participants, l.v.say(name))
	share := l.shown.percent != "" && name == "participants" && size.Participants > 0
	inCell := share && l.shown.people && l.shown.as != "columns"
	l.add(t, g, table.Column{Key: key + " " + name, Title: title}, func(c *tally.Change) any {
		n := of(c).Of(name)
		switch {
		case inCell && l.shown.as == "of":
			return l.v.say("%v of %d", n, size.Participants)
		case inCell:
			return fmt.Sprintf("%d (%s)", n, table.Fixed(100*float64(n)/float64(size.Participants), 0))
		}
		return n
	})
	if name == "units" {
		l.add(t, g, table.Column{Key: key + " units per 1000 words", Title: l.v.say("per 1,000\nwords"), Decimals: 2, Beside: true},
			func(c *tally.Change) any { return rate(of(c).Units, size.Words) })
	}
	if share && !inCell {
		l.add(t, g, table.Column{Key: key + " participants %", Title: "%", Decimals: -1, Beside: true},
			func(c *tally.Change) any { return 100 * float64(of(c).Participants) / float64(size.Participants) })
	}
	if l.shown.interval && name == "participants" {
		l.limits(t, g, key, size, of)
	}
}

// limits adds the interval of a share of participants.
func (l *diffLayout) limits(t *table.Table, g int, key string, size tally.Group, of func(*tally.Change) tally.Counts) {
	wilson := func(c *tally.Change) (low, high float64, ok bool) {
		low, high, ok = statistics.Wilson(of(c).Participants, size.Participants, 0.95)
		return 100 * low, 100 * high, ok
	}
	if l.shown.people {
		l.add(t, g, table.Column{Key: key + " 95 %", Title: "95 %", Beside: true}, func(c *tally.Change) any {
			if low, high, ok := wilson(c); ok {
				return table.Fixed(low, 0) + "–" + table.Fixed(high, 0)
			}
			return nil
		})
		return
	}
	for _, end := range []string{"low", "high"} {
		l.add(t, g, table.Column{Key: key + " 95 % " + end, Title: "95 % " + end, Decimals: -1, Beside: true}, func(c *tally.Change) any {
			low, high, ok := wilson(c)
			switch {
			case !ok:
				return nil
			case end == "low":
				return low
			}
			return high
		})
	}
}

// inBoth adds the columns of the participants of a group who are in both.
func (l *diffLayout) inBoth(t *table.Table, g int) {
	x := &l.Groups[g]
	for _, name := range l.shown.counts {
		if name != "units" && name != "participants" {
			continue
		}
		for k := range 2 {
			l.counted(t, g, k, name, "both ", x.Same[k], func(c *tally.Change) tally.Counts { return c.Same[k] })
		}
	}
	if !slices.Contains(l.shown.counts, "participants") {
		return
	}
	for k, of := range []func(*tally.Change) any{func(c *tally.Change) any { return c.Lost }, func(c *tally.Change) any { return c.Gained }} {
		l.add(t, g, table.Column{Key: "only " + l.Values[k], Title: l.v.say("only") + "\n" + l.label(k)}, of)
	}
	if !l.shown.test {
		return
	}
	test := func(key, title string, beside bool, of func(changeTest) float64) {
		before, named := l.group(g)
		t.Columns = append(t.Columns, table.Column{Key: named + key, Title: before + title, Number: true, Decimals: 3, Beside: beside})
		for i := range l.Nodes {
			var value any
			if x := l.tests[i][g]; x.defined {
				value = l.v.pointed(l.shown.probability(of(x)))
			}
			t.Rows[i] = append(t.Rows[i], value)
		}
	}
	test("p", "p", false, func(x changeTest) float64 { return x.p })
	test("p holm", l.v.say("p\n(Holm)"), true, func(x changeTest) float64 { return x.adjusted })
}
