package statistics

import "math"

// Fisher is the exact test of a table with two rows and two columns: the
// probability, given its margins, of all tables that are as probable as this one
// or less, the two-sided test.
//
//	P(a) = C(a+b, a) C(c+d, c) / C(n, a+c)
//
// Source: Fisher (1935), chapter 2; Agresti (2007), section 2.6. Tables whose
// probabilities differ by less than one part in 10⁷ count as equally probable, as
// in R.
//
// Undefined where a row or a column is empty.
func Fisher(table [2][2]int) (p float64, ok bool) {
	rows, columns, all, ok := margins([][]int{table[0][:], table[1][:]})
	if !ok {
		return 0, false
	}
	probability := func(a int) float64 {
		return math.Exp(logChoose(rows[0], a) + logChoose(rows[1], columns[0]-a) - logChoose(all, columns[0]))
	}
	observed := probability(table[0][0])
	for a := max(0, columns[0]-rows[1]); a <= min(rows[0], columns[0]); a++ {
		if q := probability(a); q <= observed*(1+1e-7) {
			p += q
		}
	}
	return min(p, 1), true
}

// logChoose returns the logarithm of the binomial coefficient n over k.
func logChoose(n, k int) float64 {
	of := func(m int) float64 {
		v, _ := math.Lgamma(float64(m) + 1)
		return v
	}
	return of(n) - of(k) - of(n-k)
}
