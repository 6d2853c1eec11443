package figure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// told tells the numbers of a table of rows and columns.
func (c *canvas) told(rows, columns []string, counts [][]Count, printed func(Count) string) string {
	var out []string
	if len(rows)*len(columns) <= 24 {
		for i, row := range counts {
			var parts []string
			for j, n := range row {
				part := printed(n)
				if len(columns) > 1 {
					part = columns[j] + " " + part
				}
				parts = append(parts, part)
			}
			if strings.TrimSpace(strings.Join(parts, "")) != "" { // else a heading
				out = append(out, rows[i]+": "+strings.Join(parts, ", "))
			}
		}
		return strings.Join(out, "; ") + "."
	}
	type place struct{ row, column int }
	var all []place
	zero := 0
	for i, row := range counts {
		for j, n := range row {
			if n.reach() > 0 {
				all = append(all, place{i, j})
			} else if !n.Hidden {
				zero++
			}
		}
	}
	slices.SortStableFunc(all, func(a, b place) int {
		x, y := counts[a.row][a.column], counts[b.row][b.column]
		return cmp.Or(cmp.Compare(y.N, x.N), cmp.Compare(y.reach(), x.reach()))
	})
	for _, p := range all[:min(5, len(all))] {
		name := rows[p.row]
		if len(columns) > 1 {
			name += ", " + columns[p.column]
		}
		out = append(out, name+": "+printed(counts[p.row][p.column]))
	}
	told := fmt.Sprintf(c.say("%d rows by %d columns.", "%d rader och %d kolumner."), len(rows), len(columns))
	if len(out) > 0 {
		told += " " + c.say("Greatest: ", "Störst: ") + strings.Join(out, "; ") + "."
	}
	if zero > 0 {
		told += fmt.Sprintf(c.say(" Zero in %d places.", " Noll på %d ställen."), zero)
	}
	return told
}

// oneLine puts what stands below a name in brackets behind it.
func oneLine(all []string) []string {
	out := slices.Clone(all)
	for i := range out {
		if first, rest, ok := strings.Cut(out[i], "\n"); ok {
			out[i] = first + " (" + strings.ReplaceAll(rest, "\n", ", ") + ")"
		}
	}
	return out
}
