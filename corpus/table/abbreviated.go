package table

import "slices"

// Abbreviated returns the table with the short headers of all columns that have
// one, with the short first cells of its rows, and with the note that spells them out, where it has no room in so many
// columns of text although lines break at blanks; else the table as it is, with
// its titles. 0 is no limit.
func (t *Table) Abbreviated(limit int, s Style) *Table {
	short := func(c Column) bool { return c.Short != "" && c.Short != c.Title }
	if limit <= 0 || t.Short == nil && !slices.ContainsFunc(t.Columns, short) {
		return t
	}
	l := t.layout(s)
	if l.sum(l.rooms(), func(r room) int { return r.words }) <= limit {
		return t
	}
	out := *t
	out.Columns = slices.Clone(t.Columns)
	for i := range out.Columns {
		if c := &out.Columns[i]; short(*c) {
			c.Title = c.Short
		}
	}
	if t.Short != nil {
		out.Rows = slices.Clone(t.Rows)
		for i, row := range t.Rows {
			out.Rows[i] = append([]any{t.Short[i]}, row[1:]...)
		}
	}
	if t.Spelled != "" {
		out.Notes = append(slices.Clone(t.Notes), t.Spelled)
	}
	return &out
}
