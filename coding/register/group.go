package register

import (
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// Group is a group of rows.
type Group struct {
	// Values are the values as they are written, Labels as they are shown, one for
	// each column that makes the groups. Rows without a value are the group
	// [corpus.Unknown]; [Every] stands for all values of one of two columns. The
	// group of all rows has none.
	Values, Labels []string
	Rows           []int
}

// Every stands for all values of a column in the margins of crossed groups.
const Every = "*"

// All reports whether the group is that of all rows.
func (g *Group) All() bool { return len(g.Values) == 0 }

// Margin reports whether the group has all values of a column, or of all of them.
func (g *Group) Margin() bool { return g.All() || slices.Contains(g.Values, Every) }

// ID names the group for programs: its value, or two as `woman / AF`; it is empty
// for all rows.
func (g *Group) ID() string { return strings.Join(g.Values, " / ") }

// maxCrossed is how many columns may be crossed.
const maxCrossed = 2

// Groups divides rows by a column that is counted, in the order of its levels,
// with the rows without a value and all rows at the end. A level that nobody
// has stays, without rows. Two columns are crossed: each group of the first with
// each of the second, then with all of them, and at the end those of the second
// and all rows. Without a column there is the group of all rows alone.
func Groups(by []*Column, rows []int) ([]Group, error) {
	if len(by) > maxCrossed {
		return nil, source.Say("at most two columns can be crossed, not %d\n  give --by once or twice, and --where for what else shall hold", len(by))
	}
	for i, c := range by {
		if slices.Contains(by[:i], c) {
			return nil, source.Say("%q cannot be crossed with itself\n  give two different columns", c.Name)
		}
		if !c.Type.counted() {
			return nil, source.Say("the column %q holds %s, not groups\n  group by a column with few values, or say --type '%s=category'", c.Name, c.Type.plural(), c.Name)
		}
	}
	out := []Group{{Rows: rows}}
	for _, c := range by {
		var next []Group
		for i := range out {
			for _, g := range c.divide(rows, out[i].Rows) {
				g.Values = append(slices.Clone(out[i].Values), g.Values...)
				g.Labels = append(slices.Clone(out[i].Labels), g.Labels...)
				next = append(next, g)
			}
		}
		out = next
	}
	if last := &out[len(out)-1]; len(by) > 0 {
		last.Values, last.Labels = nil, nil
	}
	return out, nil
}

// divide divides some of the rows by the column: a group for each level, one for
// rows without a value where there are any among all rows, and one for all.
func (c *Column) divide(all, some []int) []Group {
	out := make([]Group, len(c.Levels))
	for i, v := range c.Levels {
		out[i] = Group{Values: []string{v.ID}, Labels: []string{v.Label}}
	}
	if slices.ContainsFunc(all, func(row int) bool { return c.cells[row].state != present }) {
		out = append(out, Group{Values: []string{corpus.Unknown}, Labels: []string{corpus.Unknown}})
	}
	for _, row := range some {
		at := len(c.Levels)
		if x := c.cells[row]; x.state == present {
			at = x.level
		}
		out[at].Rows = append(out[at].Rows, row)
	}
	return append(out, Group{Values: []string{Every}, Labels: []string{Every}, Rows: some})
}
