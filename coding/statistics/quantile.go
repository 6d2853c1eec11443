package statistics

// Quantile returns the p-quantile, p from 0 to 1, of one or more ascending
// numbers: it lies at 1 + (n − 1)p, between two of them on a straight line
// (Hyndman & Fan 1996, type 7; what Excel's QUARTILE and R give). gonum's
// LinInterp is another type, with which the median of 1 and 2 is 1.
func Quantile(ascending []float64, p float64) float64 {
	at := p * float64(len(ascending)-1)
	low := int(at)
	if low+1 >= len(ascending) {
		return ascending[len(ascending)-1]
	}
	return ascending[low] + (at-float64(low))*(ascending[low+1]-ascending[low])
}
