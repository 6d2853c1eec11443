package table

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// over returns what stands over a column.
func (t *Table) over(c Column) string {
	if t.Form {
		return c.Key
	}
	return c.Heading()
}

// wide returns the width of a column in characters.
func (t *Table) wide(column int) float64 {
	c := t.Columns[column]
	n := linesWidth(strings.Split(t.over(c), "\n"))
	limit := widest
	if c.Wrap {
		limit = widestWrapped
	}
	for _, row := range t.Rows {
		if n >= limit {
			break
		}
		text, level := shown(cell(row, column), c, Style{Decimal: "."})
		n = max(n, linesWidth(strings.Split(text, "\n"))+2*level)
	}
	return float64(min(max(n, leastWide), limit) + 2)
}

// choices offers what the columns of a table may hold.
func (w *workbookWriter) choices(t *Table) error {
	for i, c := range t.Columns {
		if c.From == nil && len(c.Choices) == 0 {
			continue
		}
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		// Any text may be written all the same: whoever reads the sheet says
		// what is wrong with it.
		v := excelize.NewDataValidation(true)
		// Rows may be added below.
		v.SetSqref(fmt.Sprintf("%s2:%s%d", letter, letter, len(t.Rows)+1001))
		if c.From != nil {
			v.SetSqrefDropList(fmt.Sprintf("'%s'!$A$2:$A$%d", w.names[c.From], max(len(c.From.Rows), 1)+1))
		} else if err := v.SetDropList(c.Choices); err != nil {
			return err
		}
		if err := w.file.AddDataValidation(w.names[t], v); err != nil {
			return err
		}
	}
	return nil
}
