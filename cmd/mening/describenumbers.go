package main

import (
	"fmt"
	"math"
	"slices"
	"time"

	"mening/coding/register"
	"mening/corpus"
	"mening/corpus/table"
)

// numbers describes columns of numbers in one table.
func (d *description) numbers(columns []*register.Column) {
	if len(columns) == 0 {
		return
	}
	v := d.voice
	t := &table.Table{Caption: d.caption(v.say("Numbers in %s", baseName(d.register.File))), Columns: d.numberColumns(v.say("column"))}
	for _, x := range columns {
		s := register.Summaries(x, d.groups)
		t.Rows = append(t.Rows, d.heading(x)...)
		for g := range d.groups {
			n := &s.Of[g]
			t.Rows = append(t.Rows, append([]any{d.rowName(x, g)}, append(numberCells(n), n.Absent.Total())...))
			d.add(describeRecord{Part: "number", Column: x.Name, Group: d.groups[g].ID(), N: n.N, numbers: n})
		}
		d.missing(x, func(g int) register.Absent { return s.Of[g].Absent }, 1)
	}
	wholeColumns(t)
	t.Columns = append(t.Columns, table.Column{Key: "missing", Title: v.say("missing"), Number: true})
	t.Notes = append(d.selected(), v.say("SD = standard deviation of a sample; Q1 and Q3 = quartiles, as spreadsheets give them"))
	t.Notes = append(t.Notes, d.emptyGroups()...)
	d.tables = append(d.tables, t)
}

func (d *description) numberColumns(first string) []table.Column {
	v := d.voice
	return []table.Column{{Key: "column", Title: first, Wrap: true}, {Key: "n", Number: true}, {Key: "mean", Title: v.say("mean"), Number: true},
		{Key: "sd", Title: "SD", Number: true}, {Key: "median", Title: v.say("median"), Number: true}, {Key: "q1", Title: "Q1", Number: true},
		{Key: "q3", Title: "Q3", Number: true}, {Key: "min", Title: v.say("min"), Number: true}, {Key: "max", Title: v.say("max"), Number: true}}
}

// numberCells are the cells of numberColumns but the first.
func numberCells(n *register.Numbers) []any {
	return []any{n.N, n.Mean, n.SD, n.Median, n.Q1, n.Q3, n.Min, n.Max}
}

// wholeColumns shows the least and greatest numbers without decimals where none
// has any.
func wholeColumns(t *table.Table) {
	for at, c := range t.Columns {
		isWhole := func(row []any) bool {
			if at >= len(row) {
				return true
			}
			x, ok := row[at].(float64)
			return !ok || x == math.Trunc(x) || math.IsNaN(x)
		}
		if (c.Key == "min" || c.Key == "max") && !slices.ContainsFunc(t.Rows, func(row []any) bool { return !isWhole(row) }) {
			t.Columns[at].Decimals = -1
		}
	}
}

// dates tells the first and last date of columns.
func (d *description) dates(columns []*register.Column) {
	if len(columns) == 0 {
		return
	}
	v := d.voice
	t := &table.Table{Caption: d.caption(v.say("Dates in %s", baseName(d.register.File))), Columns: []table.Column{
		{Key: "column", Title: v.say("column")}, {Key: "n", Number: true}, {Key: "first", Title: v.say("first")}, {Key: "last", Title: v.say("last")},
		{Key: "missing", Title: v.say("missing"), Number: true}}, Notes: d.selected()}
	for _, x := range columns {
		spans := register.Dates(x, d.groups)
		t.Rows = append(t.Rows, d.heading(x)...)
		for g, s := range spans {
			row := []any{d.rowName(x, g), s.N, nil, nil, s.Absent.Total()}
			record := describeRecord{Part: "date", Column: x.Name, Group: d.groups[g].ID(), N: s.N}
			if s.N > 0 {
				record.First, record.Last = s.First.Format(time.DateOnly), s.Last.Format(time.DateOnly)
				row[2], row[3] = record.First, record.Last
			}
			t.Rows = append(t.Rows, row)
			d.add(record)
		}
		d.missing(x, func(g int) register.Absent { return spans[g].Absent }, 1)
	}
	d.tables = append(d.tables, t)
}

// answers describes columns of answers in order: those with the same answers
// in one table.
func (d *description) answers(columns []*register.Column, top int) {
	for len(columns) > 0 {
		same := func(x *register.Column) bool { return slices.Equal(x.Levels, columns[0].Levels) }
		var table, rest []*register.Column
		for _, x := range columns {
			if same(x) {
				table = append(table, x)
			} else {
				rest = append(rest, x)
			}
		}
		d.tables = append(d.tables, d.answerTable(table, d.topOf(len(columns[0].Levels), top)))
		columns = rest
	}
}

// topOf returns how many of the answers are the top ones.
func (d *description) topOf(levels, top int) int {
	switch {
	case top > 0:
		return min(top, levels)
	case levels < 5:
		return 1
	}
	return 2
}

func (d *description) answerTable(columns []*register.Column, top int) *table.Table {
	v, levels := d.voice, columns[0].Levels
	t := &table.Table{Caption: d.caption(v.say("Answers in %s", baseName(d.register.File))),
		Columns: []table.Column{{Key: "item", Title: v.say("item"), Wrap: true}, {Key: "n", Number: true}}}
	for _, level := range levels {
		t.Columns = append(t.Columns, table.Column{Key: level.ID + " n", Title: level.Label + "\nn", Number: true},
			table.Column{Key: level.ID + " %", Title: "%", Number: true, Decimals: -1})
	}
	topName := topTitle(levels, top)
	t.Columns = append(t.Columns, table.Column{Key: "top n", Title: topName + "\nn", Number: true}, table.Column{Key: "top %", Title: "%", Number: true, Decimals: -1},
		table.Column{Key: "missing", Title: v.say("missing"), Number: true})
	few := &fewNote{}
	for _, x := range columns {
		f := register.Frequencies(x, d.groups)
		t.Rows = append(t.Rows, d.heading(x)...)
		for g := range d.groups {
			row := []any{d.rowName(x, g), f.Of[g]}
			record := describeRecord{Part: "likert", Column: x.Name, Group: d.groups[g].ID(), Of: &f.Of[g]}
			for level := range levels {
				row = append(row, f.N[level][g], table.Percent(f.N[level][g], f.Of[g]))
				record.Value, record.N = levels[level].ID, f.N[level][g]
				d.add(record)
			}
			n := f.Top(top, g)
			t.Rows = append(t.Rows, append(row, n, table.Percent(n, f.Of[g]), f.Absent[g].Total()))
			record.Part, record.Value, record.N = "top", table.OneLine(topName), n
			d.add(record)
			few.add(d.denominatorName(x.Label, g), f.Of[g])
		}
		d.missing(x, func(g int) register.Absent { return f.Absent[g] }, 1)
	}
	t.Notes = append(d.selected(), v.say("n = those who answered, and the denominator of each share"), v.say("top answers: %s", table.OneLine(topName)))
	t.Notes = append(append(t.Notes, d.emptyGroups()...), few.notes(v)...)
	return t
}

// topTitle names the highest answers: 4–5, or the one there is.
func topTitle(levels []corpus.Value, top int) string {
	low, high := levels[len(levels)-top].Label, levels[len(levels)-1].Label
	switch {
	case top == 1:
		return high
	case len(low)+len(high) > 6:
		return fmt.Sprintf("%s –\n%s", low, high)
	}
	return low + "–" + high
}
