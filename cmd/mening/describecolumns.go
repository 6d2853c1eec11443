package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding/register"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// answerColumns describes columns: those that are named, or all of them with a
// table of what they hold.
func (d *description) answerColumns(c *cli.Context, all bool) error {
	columns, err := d.columns(c.String("columns"))
	if err != nil {
		return usageError{err}
	}
	d.used = append(d.used, columns...)
	if c.IsSet("top") && c.Int("top") < 1 {
		return usageError{source.Say("%s cannot be %d\n  give a number from 1", "--top", c.Int("top"))}
	}
	if all {
		if d.target > 0 {
			d.targets(d.target)
		}
		d.tables = append(d.tables, d.holdings(columns))
	}
	of := map[register.Type][]*register.Column{}
	for _, x := range columns {
		if !slices.Contains(d.by, x) {
			of[x.Type] = append(of[x.Type], x)
		}
	}
	d.categories(slices.DeleteFunc(slices.Clone(columns), func(x *register.Column) bool {
		return slices.Contains(d.by, x) || x.Type != register.Category && x.Type != register.YesNo
	}))
	d.answers(of[register.Likert], c.Int("top"))
	d.numbers(of[register.Number])
	d.dates(of[register.Date])
	return nil
}

// columns returns the columns with these names; those that cannot be described
// only where none is named.
func (d *description) columns(names string) ([]*register.Column, error) {
	if names == "" {
		return d.register.Columns, nil
	}
	var out []*register.Column
	for _, name := range commas(names) {
		x, err := d.register.Column(name)
		switch {
		case err != nil:
			return nil, err
		case slices.Contains(d.by, x):
			return nil, source.Say("the column %q makes the groups\n  take it out of --columns, or out of --by", x.Name)
		case x.Type == register.ID || x.Type == register.Text || x.Type == register.Empty:
			return nil, source.Say("the column %q is taken for %s and cannot be described\n  where it is otherwise, say --type '%s=category'", x.Name, x.Type, x.Name)
		}
		out = append(out, x)
	}
	return out, nil
}

// holdings tells what each column is taken for, and what is missing in it.
func (d *description) holdings(columns []*register.Column) *table.Table {
	v := d.voice
	t := &table.Table{Caption: v.say("Columns of %s", baseName(d.register.File)), Columns: []table.Column{
		{Key: "column", Title: v.say("column")}, {Key: "label", Title: v.say("label"), Wrap: true}, {Key: "type", Title: v.say("type")},
		{Key: "values", Title: v.say("values"), Number: true}, {Key: "blank", Title: v.say("blank"), Number: true},
		{Key: "declared", Title: v.say("no\nanswer"), Number: true}, {Key: "invalid", Title: v.say("invalid"), Number: true},
		{Key: "remark", Title: v.say("remark"), Wrap: true}}}
	for _, x := range columns {
		n, absent := x.Count(d.rows)
		label := x.Label
		if label == x.Name {
			label = ""
		}
		t.Rows = append(t.Rows, []any{x.Name, label, d.typeName(x.Type), n, absent.Blank, absent.Declared, absent.Invalid, d.remark(x)})
	}
	t.Notes = append(d.selected(), v.say("rows: %d", len(d.rows)),
		v.say("no answer: values that --missing or study.yaml declare; invalid: cannot be what the column holds, and is told with its line"))
	if slices.ContainsFunc(columns, func(x *register.Column) bool { return !x.Given }) {
		t.Notes = append(t.Notes, v.say("types were found by their values; --type says another"))
	}
	return t
}

// typeName names a type for people. In Swedish a number of something and a
// number as such are two words.
func (d *description) typeName(t register.Type) string {
	switch t {
	case register.Number:
		return strings.TrimSuffix(d.voice.say("number (type)"), " (type)")
	case register.Text:
		return d.voice.say("free text")
	}
	return d.voice.say(string(t))
}

// remark says what happens to a column.
func (d *description) remark(x *register.Column) string {
	switch {
	case slices.Contains(d.by, x):
		return d.voice.say("makes the groups")
	case x.Type == register.ID || x.Type == register.Text || x.Type == register.Empty:
		return d.voice.say("left out")
	case x.Type == register.Likert:
		return d.voice.say("from %s to %s", x.Levels[0].Label, x.Levels[len(x.Levels)-1].Label)
	case x.Months > 0:
		return d.voice.say("dates without a day count as the first of the month: %d", x.Months)
	}
	return ""
}

// selected is the note that tells --where.
func (d *description) selected() []string {
	if len(d.where) == 0 {
		return nil
	}
	return []string{d.voice.say("selected: %s", strings.Join(d.where, "; "))}
}

// caption adds the column of the groups to a caption.
func (d *description) caption(text string) string {
	if len(d.by) == 0 {
		return text
	}
	var labels []string
	for _, x := range d.by {
		labels = append(labels, x.Label)
	}
	return text + " " + d.voice.say("by %s", strings.Join(labels, " × "))
}

// groupName returns a group for people.
func (d *description) groupName(g *register.Group) string {
	return strings.Join(d.groupNames(g), " × ")
}

// groupNames returns the names of a group's values for people.
func (d *description) groupNames(g *register.Group) []string {
	if g.All() {
		return []string{d.voice.say("Total")}
	}
	var out []string
	for i, value := range g.Values {
		switch value {
		case register.Every:
			out = append(out, d.voice.say("all"))
		case corpus.Unknown:
			out = append(out, d.voice.say(corpus.Unknown))
		default:
			out = append(out, g.Labels[i])
		}
	}
	return out
}

// perGroup returns columns for n and per cent of each group.
func (d *description) perGroup() []table.Column {
	var out []table.Column
	for i := range d.groups {
		g := &d.groups[i]
		key, title := "", ""
		if len(d.by) > 0 {
			title = strings.Join(d.groupNames(g), "\n") + "\nn=" + fmt.Sprint(len(g.Rows)) + "\n"
			if key = g.ID() + " "; g.All() {
				key = "total "
			}
		}
		out = append(out, table.Column{Key: key + "n", Title: title + "n", Number: true}, table.Column{Key: key + "%", Title: "%", Number: true, Decimals: -1})
	}
	return out
}

// categories counts the values of columns in one table.
func (d *description) categories(columns []*register.Column) {
	if len(columns) == 0 {
		return
	}
	v := d.voice
	t := &table.Table{Caption: d.caption(v.say("Frequencies in %s", baseName(d.register.File))),
		Columns: append([]table.Column{{Key: "value", Title: v.say("value")}}, d.perGroup()...)}
	few := &fewNote{}
	for _, x := range columns {
		f := register.Frequencies(x, d.groups)
		head := []any{x.Label}
		for g := range d.groups {
			head = append(head, f.Of[g], nil)
			few.add(d.denominatorName(x.Label, g), f.Of[g])
		}
		t.Rows = append(t.Rows, head)
		for level, value := range x.Levels {
			row := []any{table.Indented{Level: 1, Text: value.Label}}
			for g := range d.groups {
				row = append(row, f.N[level][g], table.Percent(f.N[level][g], f.Of[g]))
				d.add(describeRecord{Part: string(x.Type), Column: x.Name, Value: value.ID, Group: d.groups[g].ID(), N: f.N[level][g], Of: &f.Of[g]})
			}
			t.Rows = append(t.Rows, row)
		}
		t.Rows = append(t.Rows, d.missing(x, func(g int) register.Absent { return f.Absent[g] }, 2)...)
	}
	t.Notes = append(d.selected(), v.say("per cent of those with a value, whose number stands on the row of the column"))
	if len(d.by) > 0 {
		t.Notes = append(t.Notes, v.say("n = rows of the group"))
	}
	t.Notes = append(append(t.Notes, d.emptyGroups()...), few.notes(v)...)
	d.tables = append(d.tables, t)
}

// denominatorName names a denominator in the note on small ones.
func (d *description) denominatorName(column string, group int) string {
	if len(d.by) == 0 {
		return column
	}
	return d.groupName(&d.groups[group])
}

// emptyGroups is the note on groups that nobody is in.
func (d *description) emptyGroups() []string {
	var empty []string
	for i := range d.groups {
		if g := &d.groups[i]; len(g.Rows) == 0 {
			empty = append(empty, d.groupName(g))
		}
	}
	if len(empty) == 0 {
		return nil
	}
	return []string{d.voice.say("groups without a row: %s", strings.Join(empty, ", "))}
}

// missing returns a row for each kind of missing values that there are, with
// the number and blank cells up to width cells a group.
func (d *description) missing(x *register.Column, of func(group int) register.Absent, width int) [][]any {
	var out [][]any
	for _, kind := range []struct {
		name string
		n    func(register.Absent) int
	}{
		{"blank", func(a register.Absent) int { return a.Blank }},
		{"no answer", func(a register.Absent) int { return a.Declared }},
		{"invalid", func(a register.Absent) int { return a.Invalid }},
	} {
		row, sum := []any{table.Indented{Level: 1, Text: "(" + d.voice.say(kind.name) + ")"}}, 0
		for g := range d.groups {
			n := kind.n(of(g))
			sum += n
			row = append(row, n)
			for range width - 1 {
				row = append(row, nil)
			}
			if n > 0 {
				whole := len(d.groups[g].Rows)
				d.add(describeRecord{Part: "missing", Column: x.Name, Value: kind.name, Group: d.groups[g].ID(), N: n, Of: &whole})
			}
		}
		if sum > 0 {
			out = append(out, row)
		}
	}
	return out
}

// heading is the row above the groups of a column, where there are groups.
func (d *description) heading(x *register.Column) [][]any {
	if len(d.by) == 0 {
		return nil
	}
	return [][]any{{x.Label}}
}

// rowName names the row of a group below its column, or of the column.
func (d *description) rowName(x *register.Column, group int) any {
	if len(d.by) == 0 {
		return x.Label
	}
	return table.Indented{Level: 1, Text: d.groupName(&d.groups[group])}
}

// baseName is a file's name for a caption.
func baseName(file string) string {
	return file[strings.LastIndexAny(file, `/\`)+1:]
}
