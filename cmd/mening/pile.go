package main

import (
	"fmt"
	"slices"
	"strings"

	"mening/corpus/table"
)

// pile puts a column of a table below another one, for a screen: the cells of
// both stand in one, on lines of their own.
func pile(t *table.Table, upper, lower string) {
	i, j := columnOf(t, upper), columnOf(t, lower)
	if i < 0 || j < 0 {
		return
	}
	both := func(a, b any) string {
		return strings.TrimRight(fmt.Sprintf("%v\n%v", shownCell(a), shownCell(b)), "\n")
	}
	t.Columns[i].Title = both(t.Columns[i].Title, t.Columns[j].Title)
	t.Columns[i].Number = false
	t.Columns = slices.Delete(t.Columns, j, j+1)
	for k, row := range t.Rows {
		row[i] = both(row[i], row[j])
		t.Rows[k] = slices.Delete(row, j, j+1)
	}
}

func shownCell(v any) any {
	if v == nil {
		return ""
	}
	return v
}
