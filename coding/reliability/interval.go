package reliability

import (
	"math"
	"math/rand/v2"
	"slices"

	"mening/coding/statistics"
	"mening/corpus/source"

	"gonum.org/v1/gonum/stat/distuv"
)

const (
	// tail is the probability on each side of an interval.
	tail = 0.025
	// defaultSamples is how many samples a bootstrap takes unless told.
	defaultSamples = 1000
	// nearlyNothing is what is left of 0 after rounding.
	nearlyNothing = 1e-12
)

// analytic gives the coefficient the interval of a standard error, by the t
// distribution with so many degrees of freedom, or the normal distribution
// where these are 0. Both ends are kept from least to 1.
func (c *Coefficient) analytic(variance float64, degrees int, least float64, how source.Note) {
	quantile := distuv.UnitNormal.Quantile(1 - tail)
	if degrees > 0 {
		quantile = distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(degrees)}.Quantile(1 - tail)
	}
	half := quantile * math.Sqrt(max(variance, 0))
	c.bound(max(c.value-half, least), min(c.value+half, 1), how)
}

// gwet gives the coefficient the interval that belongs to the values of the
// single units, whose mean it is in large samples (Gwet 2014, chapter 5):
// Var = Σ(value - mean)²/(n(n-1)), t with n-1 degrees of freedom.
func (c *Coefficient) gwet(single []float64, mean, least float64) {
	n := float64(len(single))
	if n < 2 {
		c.Interval = source.Note{Format: OneUnit}
		return
	}
	var squares float64
	for _, v := range single {
		squares += (v - mean) * (v - mean)
	}
	c.analytic(squares/(n*(n-1)), len(single)-1, least, source.Note{Format: ByGwet, Args: []any{len(single) - 1}})
}

func (c *Coefficient) bound(low, high float64, how source.Note) {
	c.low, c.high, c.bounded, c.Interval = low, high, true, how
	if high-low < nearlyNothing {
		c.low, c.high = c.value, c.value
		c.note(NoWidth)
	}
}

// bootstrap gives the coefficient the percentile interval of its values in
// samples of n things, drawn with replacement (Efron & Tibshirani 1993,
// chapter 13). Samples in which it is undefined are left out; where those are
// the most there is no interval.
func (c *Coefficient) bootstrap(n int, o Options, how string, value func(sample []int) (float64, bool)) {
	if n < 2 {
		c.Interval = source.Note{Format: OneUnit}
		return
	}
	samples := o.Samples
	if samples <= 0 {
		samples = defaultSamples
	}
	random := rand.New(rand.NewPCG(o.Seed, 0))
	sample := make([]int, n)
	var values []float64
	for range samples {
		for i := range sample {
			sample[i] = random.IntN(n)
		}
		if v, ok := value(sample); ok {
			values = append(values, v)
		}
	}
	if 2*len(values) < samples || len(values) == 0 {
		c.Interval = source.Note{Format: FewSamples}
		return
	}
	slices.Sort(values)
	c.bound(statistics.Quantile(values, tail), statistics.Quantile(values, 1-tail), source.Note{Format: how, Args: []any{samples, o.Seed}})
}

// overUnits is a bootstrap over units.
func (c *Coefficient) overUnits(r *Ratings, o Options, value func(*Ratings) (float64, bool)) {
	if units, _ := r.pairable(); units < 2 {
		c.Interval = source.Note{Format: OneUnit}
		return
	}
	var rated []int
	for u, row := range r.Values {
		if slices.ContainsFunc(row, isRating) {
			rated = append(rated, u)
		}
	}
	r = r.rows(rated)
	c.bootstrap(len(rated), o, ByBootstrap, func(sample []int) (float64, bool) { return value(r.rows(sample)) })
}
