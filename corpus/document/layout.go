package document

import (
	"math"
	"strings"
	"unicode"

	"mening/corpus/table"
)

// Measures of pages, in twentieths of a point: A4 with margins of two
// centimetres.
const (
	shortSide, longSide, margin = 11906, 16838, 1134
	// cellSide is the room at the left and right of a cell, crowdedSide that in
	// a table of more than manyColumns.
	cellSide, crowdedSide, manyColumns = 75, 40, 14
	// largestFont and smallestFont of tables, in points; below uprightFont a
	// page is rather laid on its side.
	largestFont, uprightFont, smallestFont = 9.5, 8.0, 6.0
	// comfortable is the width, in em, that a column of texts needs to be read
	// with ease; narrow is the one below which it is not pressed.
	comfortable, narrow = 15, 5
)

// layout says how a table lies on a page.
type layout struct {
	landscape bool
	font      float64 // in points
	side      int     // of a cell, at the left and right
	widths    []int   // of the columns, in twentieths of a point
}

// column is what a column needs, in em.
type column struct {
	whole float64 // where nothing is broken
	ease  float64 // to be read with ease
	least float64 // with every break that words allow
	tight float64 // with words broken, but no number
}

// layoutOf finds how a table fits on a page: upright where it can, else on its
// side, with letters that are no smaller than they have to be.
func layoutOf(b Table, s table.Style) layout {
	t := b.Table
	columns := make([]column, len(t.Columns))
	for i := range columns {
		columns[i] = columnOf(t, i, s)
	}
	l := layout{font: largestFont, side: cellSide}
	if len(columns) > manyColumns {
		l.side = crowdedSide
	}
	ease := sum(columns, func(c column) float64 { return c.ease })
	least := uprightFont
	if b.Upright {
		least = smallestFont
	}
	for l.font > least && ease > l.room(len(columns)) {
		l.font -= 0.5
	}
	if ease > l.room(len(columns)) && !b.Upright {
		l.landscape, l.font = true, largestFont
		for l.font > smallestFont && ease > l.room(len(columns)) {
			l.font -= 0.5
		}
	}
	// Slightly smaller letters are better than lines that are broken.
	whole := sum(columns, func(c column) float64 { return c.whole })
	smallest := uprightFont
	if b.Upright {
		smallest -= 0.5
	}
	for least := (layout{landscape: l.landscape, font: min(l.font, smallest), side: l.side}); l.font > least.font && whole > l.room(len(columns)) && whole <= least.room(len(columns)); {
		l.font -= 0.5
	}
	l.widths = make([]int, len(columns))
	for i, w := range fitted(t, s, columns, l.room(len(columns))) {
		l.widths[i] = int(w*l.font*20) + 2*l.side
	}
	return l
}

// columnOf measures a column. Only texts and headings may be broken.
func columnOf(t *table.Table, i int, s table.Style) column {
	const bold, slack = 1.08, 0.3 // letters differ from one computer to the next
	head := t.Columns[i]
	line, word := lineWidths(head.Heading())
	line, word = line*bold, word*bold
	body, bodyWord := 0.0, 0.0
	for row := range t.Rows {
		text, level := t.Cell(row, i, s)
		w, longest := lineWidths(text)
		if t.IsTotal(row) {
			w, longest = w*bold, longest*bold
		}
		body, bodyWord = max(body, w+float64(level)), max(bodyWord, longest+float64(level))
	}
	c := column{whole: max(line, body) + slack}
	if head.Wrap || body > comfortable && !head.Number {
		c.least = max(min(max(bodyWord, narrow), comfortable), word) + slack
		c.ease = max(min(body, comfortable), word) + slack
		c.tight = min(narrow, c.least)
		return c
	}
	c.least = max(body, word) + slack
	c.ease, c.tight = c.least, body+slack
	return c
}

// room returns how many em go into a line of so many cells.
func (l *layout) room(columns int) float64 {
	return float64(l.pageWidth()-2*l.side*columns) / (l.font * 20)
}

func (l *layout) pageWidth() int {
	if l.landscape {
		return longSide - 2*margin
	}
	return shortSide - 2*margin
}

// fitted returns widths that go into the room: of two ways to press columns the one
// by which the table has fewer lines.
func fitted(t *table.Table, s table.Style, columns []column, room float64) []float64 {
	even := pressed(columns, room, func(c column, most float64) float64 { return min(c.whole, most) })
	if sum(columns, func(c column) float64 { return c.whole }) <= room {
		return even
	}
	long := pressed(columns, room, func(c column, most float64) float64 { return c.whole * most / room })
	if linesOf(t, s, long) < linesOf(t, s, even) {
		return long
	}
	return even
}

// linesOf returns about how many lines the rows of a table have.
func linesOf(t *table.Table, s table.Style, widths []float64) float64 {
	lines := 0.0
	for row := range t.Rows {
		most := 1.0
		for i := range t.Columns {
			text, level := t.Cell(row, i, s)
			n := 0.0
			for line := range strings.SplitSeq(table.Clean(text), "\n") {
				n += max(1, math.Ceil((emWidth(line)+float64(level))/widths[i]))
			}
			most = max(most, n)
		}
		lines += most
	}
	return lines
}

// pressed returns widths that go into the room: each column has what wish says for
// the greatest measure that lets all of them fit, and no less than its least. Where
// that is not enough, words are broken.
func pressed(columns []column, room float64, wish func(c column, most float64) float64) []float64 {
	out := make([]float64, len(columns))
	if least := sum(columns, func(c column) float64 { return c.least }); least > room {
		tight := sum(columns, func(c column) float64 { return c.tight })
		for i, c := range columns {
			if tight > room {
				out[i] = c.tight * max(room, 1) / tight
			} else {
				out[i] = c.tight + (c.least-c.tight)*(room-tight)/(least-tight)
			}
		}
		return out
	}
	fill := func(most float64) float64 {
		total := 0.0
		for i, c := range columns {
			out[i] = max(wish(c, most), c.least)
			total += out[i]
		}
		return total
	}
	low, high := 0.0, room
	if fill(high) <= room {
		return out
	}
	for range 40 {
		if middle := (low + high) / 2; fill(middle) > room {
			high = middle
		} else {
			low = middle
		}
	}
	fill(low)
	return out
}

func sum(columns []column, of func(column) float64) float64 {
	n := 0.0
	for _, c := range columns {
		n += of(c)
	}
	return n
}

// lineWidths returns the widths, in em, of the widest line and of the widest word
// of a text.
func lineWidths(text string) (line, word float64) {
	for l := range strings.SplitSeq(table.Clean(text), "\n") {
		line = max(line, emWidth(l))
		for w := range strings.FieldsSeq(l) {
			word = max(word, emWidth(w))
		}
	}
	return line, word
}

// emWidth returns about the width of a text in Arial, in em.
func emWidth(s string) float64 {
	n := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune("ijltfrI.,;:!|'()[]/- ", r):
			n += 0.31
		case strings.ContainsRune("mwMW%@", r):
			n += 0.87
		case unicode.IsUpper(r):
			n += 0.7
		default:
			n += 0.556 * float64(table.Width(string(r)))
		}
	}
	return n
}

// landscapes reports for each block whether it lies on a page on its side.
// Headings go with the table that they stand directly above, and so does what
// little begins a document.
func (d *Document) landscapes() []bool {
	out := make([]bool, len(d.Blocks))
	for i := len(d.Blocks) - 1; i >= 0; i-- {
		switch b := d.Blocks[i].(type) {
		case Table:
			l := layoutOf(b, d.style())
			out[i] = l.landscape
		case Heading:
			out[i] = i+1 < len(out) && out[i+1]
		case Paragraph, List:
			out[i] = i+1 < len(out) && out[i+1] && d.begins(i)
		}
	}
	return out
}

// begins reports whether the blocks up to this one are few, and nothing but
// headings and text.
func (d *Document) begins(last int) bool {
	if last > 6 {
		return false
	}
	for _, b := range d.Blocks[:last+1] {
		switch b.(type) {
		case Heading, Paragraph, List:
		default:
			return false
		}
	}
	return true
}
