package register

import (
	"slices"
	"strconv"
	"time"
)

// Date returns the date of a row in a column of dates; ok is false where it has
// none.
func (c *Column) Date(row int) (date time.Time, ok bool) {
	x := c.cells[row]
	return x.date, c.Type == Date && x.state == present
}

// Invalid reports whether the cell of a row cannot be what the column holds.
func (c *Column) Invalid(row int) bool { return c.cells[row].state == invalid }

// RowName returns what a row is called in the first column that names rows, its
// number from 1 where there is none.
func (r *Register) RowName(row int) string {
	i := slices.IndexFunc(r.Columns, func(c *Column) bool { return c.Type == ID })
	if i < 0 || r.Columns[i].texts[row] == "" {
		return strconv.Itoa(row + 1)
	}
	return r.Columns[i].texts[row]
}
