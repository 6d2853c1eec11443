package statistics

import (
	"cmp"
	"slices"
)

// Holm adjusts probabilities of several tests, so that the chance of any false
// alarm among all of them stays below what is asked for. The result is parallel
// to ps.
//
//	p̃_(i) = max over j ≤ i of min(1, (m-j+1) p_(j)),  p_(1) ≤ … ≤ p_(m)
//
// Source: Holm (1979). It supposes nothing of how the tests depend on each other.
func Holm(ps []float64) []float64 {
	order := make([]int, len(ps))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ps[a], ps[b]) })
	out := make([]float64, len(ps))
	largest := 0.0
	for rank, i := range order {
		largest = max(largest, min(1, float64(len(ps)-rank)*ps[i]))
		out[i] = largest
	}
	return out
}
