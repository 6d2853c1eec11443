package main

import (
	"fmt"
	"slices"
	"strings"

	"mening/coding/figure"
	"mening/coding/tally"
	"mening/corpus/source"
	"mening/corpus/table"
)

// tallyFigures are the kinds of figures of a tally.
func tallyFigures() []string { return []string{"bars", "heat", "slope"} }

// drawTally draws the first count of a tally that has a share, and that share,
// or else the first count, as its table shows it to people: a figure tells
// nothing that the table does not.
func (s *coded) drawTally(t *tally.Tally, counts []string, of *table.Table) error {
	if !s.out.draws() {
		return nil
	}
	kind, err := s.out.figure.kindOf(tallyFigures()...)
	if err != nil {
		return err
	}
	count := counts[0]
	for _, name := range counts {
		if slices.ContainsFunc(of.Columns, func(c table.Column) bool { return strings.HasSuffix(c.Key, " "+name+" %") }) {
			count = name
			break
		}
	}
	return s.drawKind(kind, tallyDrawing(t, count, of, s.voice))
}

// drawKind draws bars, or the same numbers in another way.
func (s *coded) drawKind(kind string, d figure.Bars) error {
	switch kind {
	case "heat":
		return s.out.draw(s.voice, figure.Heat{Title: d.Title, Rows: d.Rows, Levels: d.Levels, Columns: d.Series, Counts: d.Counts, Scale: d.Unit, Notes: d.Notes})
	case "slope":
		if len(d.Series) != 2 {
			return usageError{source.Say("a slope is drawn between two groups, and there are %d\n  choose two with --by and --where, as in --by wave --where wave=before,follow-up", len(d.Series))}
		}
		return s.out.draw(s.voice, slopeOf(d))
	}
	return s.out.draw(s.voice, d)
}

// drawDifference draws how the first count of everybody, or its share, changed:
// as a slope where nothing else is asked for. Where there are groups it is drawn
// of all of them together.
func (s *coded) drawDifference(l *diffLayout, everybody *table.Table) error {
	kind, err := s.out.figure.kindOf("slope", "bars", "heat")
	if err != nil {
		return err
	}
	total := l.total()
	of := total.table(everybody.Caption, "", total.everybody)
	total.shown.interval = false
	of.Notes = append(s.selectedNote(), total.notes(false)...)
	out := figureRows(of)
	for k, value := range l.Values {
		at := slices.IndexFunc(of.Columns, func(c table.Column) bool { return c.Key == value+" "+l.shown.counts[0] })
		if share := slices.IndexFunc(of.Columns, func(c table.Column) bool { return c.Key == value+" participants %" }); share >= 0 {
			at, out.Unit = share, "%"
		}
		out.Series = append(out.Series, fmt.Sprintf("%s\nn=%d", l.label(k), total.Groups[0].Sizes[k].Participants))
		for r, row := range of.Rows {
			out.Counts[r] = append(out.Counts[r], figureCount(row[at]))
		}
	}
	return s.drawKind(kind, out)
}

// total returns the layout of all groups together, with a column for each share.
func (l *diffLayout) total() *diffLayout {
	last := len(l.Groups) - 1
	all := *l.Difference
	all.By, all.Groups, all.Cells = "", all.Groups[last:], nil
	for _, row := range l.Cells {
		all.Cells = append(all.Cells, row[last:])
	}
	out := diffLayout{Difference: &all, shown: l.shown, v: l.v}
	out.shown.as, out.shown.people = "columns", true
	return &out
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
	out := figureRows(of)
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

// figureRows begins a figure of a table: its caption, rows and notes.
func figureRows(of *table.Table) figure.Bars {
	// Notes that name options are for those who read the table.
	notes := slices.DeleteFunc(slices.Clone(of.Notes), func(n string) bool { return strings.Contains(n, " --") })
	out := figure.Bars{Title: of.Caption, Notes: notes, Counts: make([][]figure.Count, len(of.Rows))}
	for _, row := range of.Rows {
		name, level := figureRow(row[0])
		out.Rows, out.Levels = append(out.Rows, name), append(out.Levels, level)
	}
	return out
}
