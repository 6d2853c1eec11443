package register

import (
	"mening/corpus/source"
)

// mostFaults is how many cells of a column are told: a wrong type makes all of
// them faulty.
const mostFaults = 5

// fault tells a cell that cannot be what its column holds, and takes its value
// away.
func (c *columnReader) fault(row int, hint, message string, args ...any) {
	c.cells[row].state = invalid
	c.faults++
	if c.faults > mostFaults {
		if c.further == nil {
			c.further = &source.Problem{File: c.File, Line: c.lines[row],
				Hint: "correct those above first, or say with --type what the column holds"}
			c.Problems = append(c.Problems, c.further)
		}
		c.further.Said = source.Say("from here on further such cells of the column %q: %d", c.Name, c.faults-mostFaults)
		c.further.Message = c.further.Said.String()
		return
	}
	c.Problems = append(c.Problems, source.Told(source.Error, c.File, c.lines[row], source.Say(message, args...), hint))
}

// doubt tells what may be meant otherwise than it stands.
func (c *columnReader) doubt(row int, hint, message string, args ...any) {
	c.Problems = append(c.Problems, source.Told(source.Warning, c.File, c.lines[row], source.Say(message, args...), hint))
}

// blanks tells cells that ended in blanks, which reading took away.
func (c *columnReader) blanks(column int) {
	n, first := 0, 0
	for _, p := range c.sheet.Padded {
		if p.Field == column {
			if n == 0 {
				first = p.Row
			}
			n++
		}
	}
	if n > 0 {
		c.doubt(first, "they count as if the blank were not there; take it out of the table so that other programs agree",
			"cells of the column %q that end in a blank: %d, here %s", c.Name, n, source.Quote(c.texts[first]+" "))
	}
}
