package main

import (
	"fmt"
	"slices"
	"strings"

	"mening/coding/figure"
	"mening/coding/tally"
	"mening/corpus/table"
)

// tallyFigures are the kinds of figures of a tally.
func tallyFigures() []string { return []string{"bars", "heat", "slope"} }

// drawTally draws the first count of a tally that has a share, and that share, or
// else the first count, as its table shows it to people: a figure tells nothing that the table
// does not.
func (s *coded) drawTally(t *tally.Tally, rows string, shown shown) error {
	if !s.out.draws() {
		return nil
	}
	shown.people, shown.as = true, "columns"
	of := tallyTable(t, rows, shown, s.voice)
	of.Notes = append(s.selectedNote(), of.Notes...)
	kind, err := s.out.figure.kindOf(tallyFigures()...)
	if err != nil {
		return err
	}
	count := shown.counts[0]
	for _, name := range shown.counts {
		if slices.ContainsFunc(of.Columns, func(c table.Column) bool { return strings.HasSuffix(c.Key, " "+name+" %") }) {
			count = name
			break
		}
	}
	d := tallyDrawing(t, count, of, s.voice)
	switch kind {
	case "heat":
		return s.out.draw(s.voice, figure.Heat{Title: d.Title, Rows: d.Rows, Levels: d.Levels, Columns: d.Series, Counts: d.Counts, Scale: d.Unit, Notes: d.Notes})
	case "slope":
		if len(d.Series) != 2 {
			return usageError{fmt.Errorf("a slope is drawn between two groups, and there are %d\n  choose two with --by and --where, as in --by wave --where wave=before,follow-up", len(d.Series))}
		}
		return s.out.draw(s.voice, slopeOf(d))
	}
	return s.out.draw(s.voice, d)
}

// drawDifference draws the first count of everybody at both values as a slope.
func (s *coded) drawDifference(l *diffLayout) error {
	if !s.out.draws() {
		return nil
	}
	if kind, err := s.out.figure.kindOf("slope"); err != nil || kind != "slope" {
		return err
	}
	count := l.shown.counts[0]
	out := figure.Slope{Title: fmt.Sprintf("%s (%s)", s.voice.say("From %s to %s: everybody", l.label(0), l.label(1)), s.voice.say(count)),
		Before: l.label(0), After: l.label(1), Notes: s.selectedNote()}
	all := len(l.Groups) - 1
	for i := range l.Nodes {
		name, _ := figureRow(nodeCell(&l.Nodes[i], s.voice))
		c := &l.Cells[i][all]
		row := [2]figure.Count{{Hidden: c.Hidden}, {Hidden: c.Hidden}}
		if !c.Hidden {
			row = [2]figure.Count(figure.Counts(c.Counts[0].Of(count), c.Counts[1].Of(count)))
		}
		out.Rows, out.Counts = append(out.Rows, name), append(out.Counts, row)
	}
	return s.out.draw(s.voice, out)
}

// slopeOf draws bars of two series as a slope.
func slopeOf(d figure.Bars) figure.Slope {
	out := figure.Slope{Title: d.Title, Before: d.Series[0], After: d.Series[1], Rows: d.Rows, Unit: d.Unit, Notes: d.Notes}
	for _, row := range d.Counts {
		out.Counts = append(out.Counts, [2]figure.Count{row[0], row[1]})
	}
	return out
}

// tallyDrawing takes the groups of a tally from its table, without totals.
func tallyDrawing(t *tally.Tally, count string, of *table.Table, v *voice) figure.Bars {
	// Notes that name options are for those who read the table.
	notes := slices.DeleteFunc(slices.Clone(of.Notes), func(n string) bool { return strings.Contains(n, " --") })
	out := figure.Bars{Title: of.Caption, Notes: notes, Counts: make([][]figure.Count, len(of.Rows))}
	for _, row := range of.Rows {
		name, level := figureRow(row[0])
		out.Rows, out.Levels = append(out.Rows, name), append(out.Levels, level)
	}
	column := func(key string) int {
		return slices.IndexFunc(of.Columns, func(c table.Column) bool { return c.Key == key })
	}
	for i := range t.Groups {
		g := &t.Groups[i]
		if g.Total() || slices.Contains(g.Values, tally.All) {
			continue
		}
		key := groupKey(g)
		named := max(column(key), column(key+" "+count))
		at := named
		if share := column(key + " " + count + " %"); share >= 0 {
			at, out.Unit = share, "%"
		}
		if at < 0 {
			continue
		}
		out.Series = append(out.Series, strings.TrimSuffix(of.Columns[named].Title, "\n"+v.say(count)))
		for r, row := range of.Rows {
			out.Counts[r] = append(out.Counts[r], figureCount(row[at]))
		}
	}
	return out
}
