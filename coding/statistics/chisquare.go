package statistics

import "gonum.org/v1/gonum/stat/distuv"

// ChiSquared is the result of Pearson's test.
type ChiSquared struct {
	// Statistic is χ², Degrees its degrees of freedom, P the probability of a
	// χ² at least as large where rows and columns are independent.
	Statistic float64
	Degrees   int
	P         float64
	// Small is the share of cells, from 0 to 1, whose expected count is under
	// five; Least is the smallest expected count.
	Small, Least float64
}

// ChiSquare tests whether rows and columns of a table of counts are independent.
//
//	χ² = Σ (n_ij - e_ij)²/e_ij,  e_ij = n_i. n_.j / n
//
// with (r-1)(c-1) degrees of freedom, without correction for continuity. Source:
// Pearson (1900); Agresti (2007), section 2.4.
//
// The distribution is an approximation. Cochran (1954) trusts it where at most a
// fifth of the expected counts is under five and none under one; [ChiSquared.Sparse]
// tells.
//
// Undefined where a row or a column is empty or there are fewer than two of them.
func ChiSquare(table [][]int) (ChiSquared, bool) {
	rows, columns, all, ok := margins(table)
	if !ok {
		return ChiSquared{}, false
	}
	c := ChiSquared{Degrees: (len(rows) - 1) * (len(columns) - 1), Least: float64(all)}
	small := 0
	for i, row := range table {
		for j, n := range row {
			e := float64(rows[i]) * float64(columns[j]) / float64(all)
			d := float64(n) - e
			c.Statistic += d * d / e
			c.Least = min(c.Least, e)
			if e < 5 {
				small++
			}
		}
	}
	c.Small = float64(small) / float64(len(rows)*len(columns))
	c.P = distuv.ChiSquared{K: float64(c.Degrees)}.Survival(c.Statistic)
	return c, true
}

// Sparse reports whether the expected counts are too small for the distribution
// of χ²: more than a fifth of them under five, or one under one (Cochran 1954).
func (c ChiSquared) Sparse() bool { return c.Small > 0.2 || c.Least < 1 }
