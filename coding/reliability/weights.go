package reliability

import "math"

// Weights say how much a near miss counts as agreement.
type Weights string

// The weights of two categories at positions a and b on a scale of the length
// d: nothing unless a = b; 1 - |a-b|/d (Cicchetti & Allison 1971); and
// 1 - (a-b)²/d² (Fleiss & Cohen 1973).
const (
	Unweighted Weights = ""
	Linear     Weights = "linear"
	Quadratic  Weights = "quadratic"
)

// WeightKinds returns all weights but none.
func WeightKinds() []Weights { return []Weights{Linear, Quadratic} }

// weight is how much two categories agree: 1 for the same, else from 0 up to,
// but not including, 1.
type weight func(a, b int) float64

// weight returns the agreement of two categories of the ratings.
func (o Options) weight(r *Ratings) weight {
	if o.Distance != nil {
		return asWeight(o.Distance, len(r.Categories))
	}
	if o.Weights == Unweighted {
		return func(a, b int) float64 {
			if a == b {
				return 1
			}
			return 0
		}
	}
	position := func(k int) float64 { return float64(k) }
	if o.Level.numeric() && r.Numbers != nil {
		position = func(k int) float64 { return r.Numbers[k] }
	}
	return asWeight(func(a, b int) float64 {
		d := math.Abs(position(a) - position(b))
		if o.Weights == Quadratic {
			d *= d
		}
		return d
	}, len(r.Categories))
}

// asWeight returns the weight that belongs to a distance. Where all distances
// are 0 everything agrees.
func asWeight(distance func(a, b int) float64, categories int) weight {
	longest := 0.0
	for a := range categories {
		for b := range a {
			longest = max(longest, distance(a, b))
		}
	}
	if longest == 0 {
		return func(int, int) float64 { return 1 }
	}
	return func(a, b int) float64 { return 1 - distance(a, b)/longest }
}

// noteWeights tells the weights of a coefficient.
func (c *Coefficient) noteWeights(o Options) {
	switch {
	case o.Distance != nil:
	case o.Weights == Linear:
		c.note(NoteLinear)
	case o.Weights == Quadratic:
		c.note(NoteQuadratic)
	}
}
