package statistics

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Wilson returns the score interval of a share, count of all, as two shares
// from 0 to 1; level is 0.95 for a 95 % interval.
//
//	(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
//
// Source: Wilson (1927), without correction for continuity; Brown, Cai &
// DasGupta (2001) recommend it for small n. It stays within 0 and 1 and has
// width where nobody or everybody is counted.
//
// Undefined where all is 0 or count is not from 0 to all.
func Wilson(count, all int, level float64) (low, high float64, ok bool) {
	if all <= 0 || count < 0 || count > all {
		return 0, 0, false
	}
	n, p := float64(all), float64(count)/float64(all)
	z := distuv.UnitNormal.Quantile(1 - (1-level)/2)
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	low, high = max(0, middle-half), min(1, middle+half)
	// Rounding must not take away the ends that the formula gives exactly.
	if count == 0 {
		low = 0
	}
	if count == all {
		high = 1
	}
	return low, high, true
}
