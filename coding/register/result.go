package register

import (
	"math"
	"mening/coding/statistics"
	"slices"
	"time"

	"gonum.org/v1/gonum/stat"
)

// Frequency counts the values of a column in each group.
type Frequency struct {
	Column *Column
	Groups []Group
	// N is the number of rows with each level (first index) in each group.
	N [][]int
	// Of is the number of rows with a value in each group: the denominator of
	// the group's shares. Absent counts the others.
	Of     []int
	Absent []Absent
}

// Frequencies counts the values of a column that is counted.
func Frequencies(c *Column, groups []Group) Frequency {
	f := Frequency{Column: c, Groups: groups, N: make([][]int, len(c.Levels)), Of: make([]int, len(groups)), Absent: make([]Absent, len(groups))}
	for i := range f.N {
		f.N[i] = make([]int, len(groups))
	}
	for g := range groups {
		for _, row := range groups[g].Rows {
			x := c.cells[row]
			if x.state != present {
				f.Absent[g].add(x.state)
				continue
			}
			f.N[x.level][g]++
			f.Of[g]++
		}
	}
	return f
}

// Top returns the number of rows in a group with one of the n highest levels.
func (f *Frequency) Top(n, group int) int {
	sum := 0
	for _, counts := range f.N[max(len(f.N)-n, 0):] {
		sum += counts[group]
	}
	return sum
}

// Numbers describe the numbers of a group. What is undefined is not a number:
// the standard deviation of fewer than two, all but N of none.
type Numbers struct {
	N int
	// Mean is the arithmetic mean, SD the standard deviation of a sample
	// (n − 1 in the denominator).
	Mean, SD float64
	// Median and the quartiles interpolate between neighbours: the p-quantile
	// of x₁ ≤ … ≤ xₙ lies at 1 + (n − 1)p (Hyndman & Fan 1996, type 7; what
	// Excel's QUARTILE and R give).
	Min, Q1, Median, Q3, Max float64
	Absent                   Absent
}

// describe describes numbers. It sorts them.
func describe(x []float64) Numbers {
	nan := math.NaN()
	n := Numbers{N: len(x), Mean: nan, SD: nan, Min: nan, Q1: nan, Median: nan, Q3: nan, Max: nan}
	if len(x) == 0 {
		return n
	}
	slices.Sort(x)
	n.Mean = stat.Mean(x, nil)
	if len(x) > 1 {
		n.SD = stat.StdDev(x, nil)
	}
	n.Min, n.Max = x[0], x[len(x)-1]
	n.Q1, n.Median, n.Q3 = statistics.Quantile(x, 0.25), statistics.Quantile(x, 0.5), statistics.Quantile(x, 0.75)
	return n
}

// Summary describes a column of numbers in each group.
type Summary struct {
	Column *Column
	Groups []Group
	Of     []Numbers
}

// Summaries describes a column of numbers.
func Summaries(c *Column, groups []Group) Summary {
	s := Summary{Column: c, Groups: groups}
	for _, g := range groups {
		var x []float64
		var absent Absent
		for _, row := range g.Rows {
			if v := c.cells[row]; v.state == present {
				x = append(x, v.number)
			} else {
				absent.add(v.state)
			}
		}
		n := describe(x)
		n.Absent = absent
		s.Of = append(s.Of, n)
	}
	return s
}

// Span is the first and the last date of a group; both are zero where it has
// none.
type Span struct {
	N           int
	First, Last time.Time
	Absent      Absent
}

// Dates returns the first and last date of each group.
func Dates(c *Column, groups []Group) []Span {
	var out []Span
	for _, g := range groups {
		var s Span
		for _, row := range g.Rows {
			x := c.cells[row]
			if x.state != present {
				s.Absent.add(x.state)
				continue
			}
			if s.N++; s.N == 1 || x.date.Before(s.First) {
				s.First = x.date
			}
			if s.N == 1 || x.date.After(s.Last) {
				s.Last = x.date
			}
		}
		out = append(out, s)
	}
	return out
}

// Count returns the number of rows with a value in the column, and of those
// without.
func (c *Column) Count(rows []int) (n int, absent Absent) {
	for _, row := range rows {
		if s := c.cells[row].state; s == present {
			n++
		} else {
			absent.add(s)
		}
	}
	return n, absent
}
