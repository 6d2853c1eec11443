package register

import (
	"slices"
	"strings"
	"time"

	"mening/corpus/date"
	"mening/corpus/source"
)

// dates reads a column of dates.
func (c *columnReader) dates() {
	looks := make([]date.Written, len(c.texts))
	var styles []string
	open, settled := -1, false // a row whose order nothing says, and whether another one says it
	for i, text := range c.texts {
		if c.cells[i].state != present {
			continue
		}
		w, ok := date.Look(text)
		if !ok {
			c.fault(i, date.Advice(text).String(), "%s in the column %q is no date", source.Quote(text), c.Name)
			continue
		}
		looks[i] = w
		if !slices.Contains(styles, string(w.Style)) {
			styles = append(styles, string(w.Style))
		}
		settled = settled || w.Settles()
		if open < 0 && w.Open() {
			open = i
		}
		c.date(i, w)
	}
	if open >= 0 && !settled && !c.options.MonthFirst {
		t, _ := looks[open].Day(false)
		c.doubt(open, "write it as "+t.Format(time.DateOnly)+", or say --date-order mdy where the month comes first",
			"%s in the column %q is read as %s, day before month, and nothing in the column shows that it is so",
			source.Quote(c.texts[open]), c.Name, t.Format("2 January 2006"))
	}
	if len(styles) > 1 {
		c.doubt(c.firstPresent(), "all are read; write one of them throughout, best 2024-03-01",
			"dates in the column %q are written in %d ways: as %s", c.Name, len(styles), strings.Join(styles, ", "))
	}
}

// date keeps the date of a row, or tells that there is no such day.
func (c *columnReader) date(row int, w date.Written) {
	t, ok := w.Day(c.options.MonthFirst)
	if !ok {
		hint := "correct it, or leave the cell empty"
		if _, other := w.Day(!c.options.MonthFirst); other && w.Style == date.Slashed {
			hint = "it has its month where the others have the day; write it as 2024-03-01"
		}
		c.fault(row, hint, "there is no day %s (column %q)", source.Quote(c.texts[row]), c.Name)
		return
	}
	if w.First == 0 {
		c.Months++
	}
	c.cells[row].date = t
}

func (c *Column) firstPresent() int {
	for i := range c.cells {
		if c.cells[i].state == present {
			return i
		}
	}
	return 0
}

// ParseDate reads one date as it may stand in a register, day before month. It
// is the first of the month where it has no day; a year alone is no date.
func ParseDate(text string) (time.Time, error) {
	d, err := date.Parse(text)
	if err == nil && d.Precision == date.Year {
		return time.Time{}, source.Say("%q is a year alone\n  write it as 2024-03-01", strings.TrimSpace(text))
	}
	return d.First, err
}
