package table

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// The height of a line in points, and the most that a row may have.
const (
	lineHeight  = 15
	highestRow  = 409
	wrappedRoom = widestWrapped + 2
)

// height returns how high a row must be that holds lists, cells of running text
// with line breaks. Spreadsheet programs find the height of others themselves, and
// give these one line.
func (t *Table) height(row []any) []excelize.RowOpts {
	lines := 1
	for i, c := range t.Columns {
		if text, ok := cell(row, i).(string); ok && c.Wrap && strings.Contains(text, "\n") {
			lines = max(lines, len(Wrap(text, wrappedRoom)))
		}
	}
	return tall(lines)
}

// headHeight returns how high the header must be whose titles have several lines.
func (t *Table) headHeight() []excelize.RowOpts {
	lines := 1
	for i, c := range t.Columns {
		lines = max(lines, len(Wrap(t.over(c), int(t.wide(i)))))
	}
	return tall(lines)
}

// tall is the height of a row of so many lines, where it is more than one.
func tall(lines int) []excelize.RowOpts {
	if lines == 1 {
		return nil
	}
	return []excelize.RowOpts{{Height: float64(min(lines*lineHeight, highestRow))}}
}
