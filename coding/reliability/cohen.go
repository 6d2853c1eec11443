package reliability

import "mening/corpus/source"

// CohenKappa is agreement of two coders beyond what would come about if each
// drew categories from an urn of his own.
//
//	κ = (po - pe)/(1 - pe),  po = Σ w_kl p_kl,  pe = Σ w_kl p_k. p_.l
//
// where p_kl is the share of units that the first coder put into k and the
// second into l. Source: Cohen (1960); with weights Cohen (1968). Only units
// that both rated are used.
//
// For more than two coders it is the mean over all pairs of coders (Light
// 1971). Pairs for which it is undefined are left out, and a note tells how
// many.
//
// Level: nominal, with weights ordinal and above. Undefined without a unit that
// both rated, and where both put all units into one category. Interval: of two
// coders Fleiss, Cohen & Everitt (1969); of more a
// bootstrap over units.
func CohenKappa(r *Ratings, o Options) Coefficient {
	c := newCoefficient("cohen_kappa", r)
	if c.Undefined != nil {
		return c
	}
	c.noteWeights(o)
	w, active := o.weight(r), r.Active()
	if len(active) > 2 {
		return c.overPairs(r, o, NoteLight, func(r *Ratings, a, b int) (float64, bool) {
			x, ok := newCross(r, a, b, w)
			return x.kappa(), ok
		})
	}
	x, ok := newCross(r, active[0], active[1], w)
	if !ok {
		return c.undefined(r.columns(active...).complete().unvaried(2))
	}
	c.value = x.kappa()
	if x.n < 2 {
		c.Interval = source.Note{Format: OneUnit}
		return c
	}
	c.analytic(x.variance(), 0, -1, source.Note{Format: ByFleiss})
	return c
}

// cross is the table of two coders.
type cross struct {
	ratings            *Ratings
	a, b               int // the two coders
	weight             weight
	n                  float64
	first, second      []float64 // shares of the categories
	observed, expected float64
	rows, columns      []float64 // mean weight of a category with the other coder's
}

// newCross compares two coders; ok is false where their kappa is undefined.
func newCross(r *Ratings, a, b int, w weight) (x *cross, ok bool) {
	q := len(r.Categories)
	x = &cross{ratings: r, a: a, b: b, weight: w,
		first: make([]float64, q), second: make([]float64, q), rows: make([]float64, q), columns: make([]float64, q)}
	x.pairs(func(k, l int) {
		x.n++
		x.first[k]++
		x.second[l]++
		x.observed += w(k, l)
	})
	if x.n == 0 {
		return x, false
	}
	x.observed /= x.n
	for k := range q {
		x.first[k] /= x.n
		x.second[k] /= x.n
	}
	for a, share := range x.first {
		for b, other := range x.second {
			if share == 0 && other == 0 {
				continue
			}
			x.rows[a] += w(a, b) * other
			x.columns[b] += w(a, b) * share
		}
		x.expected += share * x.rows[a]
	}
	return x, 1-x.expected > nearlyNothing
}

// pairs calls f with what the two said of each unit that both rated.
func (x *cross) pairs(f func(k, l int)) {
	for _, row := range x.ratings.Values {
		if k, l := row[x.a], row[x.b]; k != Missing && l != Missing {
			f(k, l)
		}
	}
}

func (x *cross) kappa() float64 { return (x.observed - x.expected) / (1 - x.expected) }

// variance is the large-sample variance of a kappa that is not 0.
func (x *cross) variance() float64 {
	var sum float64
	x.pairs(func(k, l int) {
		d := x.weight(k, l)*(1-x.expected) - (x.rows[k]+x.columns[l])*(1-x.observed)
		sum += d * d / x.n
	})
	mean := x.observed*x.expected - 2*x.expected + x.observed
	rest := 1 - x.expected
	return (sum - mean*mean) / (x.n * rest * rest * rest * rest)
}

// overPairs gives the coefficient the mean of a value over all pairs of coders,
// and a bootstrap over units as its interval.
func (c Coefficient) overPairs(r *Ratings, o Options, format string, value func(r *Ratings, a, b int) (float64, bool)) Coefficient {
	mean, pairs, skipped := meanOverPairs(r, value)
	if pairs == 0 {
		return c.undefined(&source.Note{Format: AllPairs})
	}
	c.value = mean
	c.note(format, pairs)
	if skipped > 0 {
		c.note(NotePairs, skipped)
	}
	c.overUnits(r, o, func(r *Ratings) (float64, bool) {
		mean, pairs, _ := meanOverPairs(r, value)
		return mean, pairs > 0
	})
	return c
}

func meanOverPairs(r *Ratings, value func(r *Ratings, a, b int) (float64, bool)) (mean float64, pairs, skipped int) {
	active := r.Active()
	for i, b := range active {
		for _, a := range active[:i] {
			v, ok := value(r, a, b)
			if !ok {
				skipped++
				continue
			}
			mean += v
			pairs++
		}
	}
	return mean / max(float64(pairs), 1), pairs, skipped
}
