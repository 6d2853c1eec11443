package statistics

import "gonum.org/v1/gonum/stat/distuv"

// McNemar is the exact test of whether the same people changed rather in one
// direction: lost of them no longer have what they had, gained have it now. Those
// who stayed as they were say nothing of it.
//
//	p = min(1, 2 P(X ≤ min(lost, gained))),  X ~ Binomial(lost+gained, ½)
//
// Source: McNemar (1947); the exact conditional form as in Fagerland, Lydersen &
// Laake (2013), who note that it is on the safe side.
//
// Undefined where nobody changed.
func McNemar(lost, gained int) (p float64, ok bool) {
	if lost < 0 || gained < 0 || lost+gained == 0 {
		return 0, false
	}
	changed := distuv.Binomial{N: float64(lost + gained), P: 0.5}
	return min(1, 2*changed.CDF(float64(min(lost, gained)))), true
}
