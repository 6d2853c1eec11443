package report

import (
	"math"
	"strconv"

	"mening/coding/tally"
)

// Number is a count as it may be shown. One that is not shown is below zero and
// says no more than it prints: <3, or – for nothing at all.
type Number int

// Hidden is a number of which nothing is said.
const Hidden Number = math.MinInt32

// Shown reports whether the number may be shown.
func (n Number) Shown() bool { return n >= 0 }

// Below returns the threshold of a number of which it is said that it is above
// zero and under it; 0 of all others.
func (n Number) Below() int {
	if n < 0 && n != Hidden {
		return int(-n)
	}
	return 0
}

// String returns the number as it is printed.
func (n Number) String() string {
	switch {
	case n == Hidden:
		return "–"
	case n < 0:
		return "<" + strconv.Itoa(n.Below())
	}
	return strconv.Itoa(int(n))
}

// cell returns the number as a cell of a table: text where it is not shown.
func (n Number) cell() any {
	if n.Shown() {
		return int(n)
	}
	return n.String()
}

// counted returns a count of participants of a cell as it may be shown.
func (b *builder) counted(n int, s tally.Suppression) Number {
	switch s {
	case tally.Shown:
		return Number(n)
	case tally.Few:
		return Number(-b.Suppress)
	}
	return Hidden
}

// beside returns another count of a cell as it may be shown: of fewer people than
// the threshold nothing is said.
func beside(n int, s tally.Suppression) Number {
	if s == tally.Shown {
		return Number(n)
	}
	return Hidden
}

// hide hides in a tally what may not be shown: in all of the numbers that reports
// print.
func (b *builder) hide(t *tally.Tally) {
	if b.Suppress > 0 {
		t.Suppress(b.Suppress, []string{"units", "participants", "interviews"})
	}
}

// hidden reports whether nothing may be said of a category or code.
func (b *builder) hidden(id string) bool {
	row, ok := b.row[id]
	return ok && b.counts.Cells[row][len(b.counts.Groups)-1].Suppression == tally.Hidden
}

// parts returns the numbers of people who together are whole, as they may be shown
// where the whole is.
func (b *builder) parts(whole int, parts ...int) []Number {
	const field = "part"
	t := &tally.Tally{By: []string{field}, Nodes: []tally.Node{{ID: field}}, Cells: [][]tally.Cell{nil}}
	add := func(value string, n int) {
		t.Groups = append(t.Groups, tally.Group{Values: []string{value}, Participants: whole})
		t.Cells[0] = append(t.Cells[0], tally.Cell{Counts: tally.Counts{Participants: n}})
	}
	for i, n := range parts {
		add(strconv.Itoa(i), n)
	}
	add(tally.All, whole)
	if b.Suppress > 0 {
		t.Suppress(b.Suppress, []string{"participants"})
	}
	out := make([]Number, len(parts))
	for i, n := range parts {
		out[i] = b.counted(n, t.Cells[0][i].Suppression)
		if last := t.Cells[0][len(parts)]; last.Suppression != tally.Shown {
			out[i] = Hidden // the whole stands elsewhere
		}
	}
	return out
}

// part returns the number of some among all, as it may be shown: it is hidden
// where the others are few, too.
func (b *builder) part(n, whole int) Number { return b.parts(whole, n, whole-n)[0] }
