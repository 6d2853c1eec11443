package statistics

// margins returns the sums of rows and columns and of all. ok is false where the
// table has fewer than two rows or columns, a negative count, or a row or column
// of nothing but zeros, which says nothing.
func margins(table [][]int) (rows, columns []int, all int, ok bool) {
	if len(table) < 2 || len(table[0]) < 2 {
		return nil, nil, 0, false
	}
	rows, columns = make([]int, len(table)), make([]int, len(table[0]))
	for i, row := range table {
		for j, n := range row {
			if n < 0 {
				return nil, nil, 0, false
			}
			rows[i] += n
			columns[j] += n
			all += n
		}
	}
	for _, sums := range [][]int{rows, columns} {
		for _, n := range sums {
			if n == 0 {
				return nil, nil, 0, false
			}
		}
	}
	return rows, columns, all, true
}
