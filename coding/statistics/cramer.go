package statistics

import "math"

// CramerV is how strongly rows and columns of a table of counts hang together,
// from 0 to 1, corrected for the bias that makes the plain V of small tables too
// large.
//
//	φ² = χ²/n,  φ̃² = max(0, φ² - (r-1)(c-1)/(n-1))
//	r̃ = r - (r-1)²/(n-1),  c̃ = c - (c-1)²/(n-1)
//	Ṽ = √(φ̃² / min(r̃-1, c̃-1))
//
// Source: Bergsma (2013); the plain one is Cramér (1946).
//
// Undefined where [ChiSquare] is, and where n is so small that r̃ or c̃ is not
// above 1.
func CramerV(table [][]int) (v float64, ok bool) {
	c, ok := ChiSquare(table)
	if !ok {
		return 0, false
	}
	n := 0
	for _, row := range table {
		for _, k := range row {
			n += k
		}
	}
	r, k, m := float64(len(table)), float64(len(table[0])), float64(n-1)
	least := min(r-1-(r-1)*(r-1)/m, k-1-(k-1)*(k-1)/m)
	if least <= 1e-12 {
		return 0, false
	}
	phi := max(0, c.Statistic/float64(n)-(r-1)*(k-1)/m)
	return min(1, math.Sqrt(phi/least)), true
}
