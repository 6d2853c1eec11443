package statistics

import (
	"math/rand/v2"
	"slices"
)

// Permutation tests whether rows and columns of a table of counts are
// independent, by drawing tables with the same margins: those who are counted are
// dealt anew to the rows. The statistic is χ² of [ChiSquare].
//
//	p = (1 + number of drawn tables with χ² at least as large) / (1 + samples)
//
// Source: Phipson & Smyth (2010) for the ones, with which p is never zero;
// Agresti (2007), section 2.6, for larger and sparse tables. The same seed gives
// the same p.
//
// Undefined where ChiSquare is, and without samples.
func Permutation(table [][]int, samples int, seed uint64) (p float64, ok bool) {
	rows, columns, all, ok := margins(table)
	if !ok || samples <= 0 {
		return 0, false
	}
	// χ² grows with Σ n_ij²/(n_i. n_.j); the rest depends on the margins alone.
	statistic := func(t [][]int) float64 {
		sum := 0.0
		for i := range t {
			for j, n := range t[i] {
				sum += float64(n) * float64(n) / (float64(rows[i]) * float64(columns[j]))
			}
		}
		return sum
	}
	observed := statistic(table) * (1 - 1e-9) // sums in another order are equal, too
	people := make([]int, 0, all)             // the column of each
	for j, n := range columns {
		people = append(people, slices.Repeat([]int{j}, n)...)
	}
	drawn := make([][]int, len(rows))
	for i := range drawn {
		drawn[i] = make([]int, len(columns))
	}
	largest := slices.Index(rows, slices.Max(rows)) // gets those who are left
	random := rand.New(rand.NewPCG(seed, 0))
	extreme := 0
	for range samples {
		deal(random, people, rows, columns, largest, drawn)
		if statistic(drawn) >= observed {
			extreme++
		}
	}
	return float64(1+extreme) / float64(1+samples), true
}

// deal fills a table with random people, the largest row last.
func deal(random *rand.Rand, people, rows, columns []int, largest int, into [][]int) {
	copy(into[largest], columns)
	dealt := 0
	for i, n := range rows {
		if i == largest {
			continue
		}
		clear(into[i])
		for range n {
			other := dealt + random.IntN(len(people)-dealt)
			people[dealt], people[other] = people[other], people[dealt]
			into[i][people[dealt]]++
			into[largest][people[dealt]]--
			dealt++
		}
	}
}
