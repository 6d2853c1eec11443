package reliability

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
// coders Fleiss, Cohen & Everitt (1969), equations 10 and 14; of more a
// bootstrap over units.
func CohenKappa(r *Ratings, o Options) Coefficient {
	c := newCoefficient("cohen_kappa", r)
	if c.Undefined != nil {
		return c
	}
	c.noteWeights(o)
	w, active := o.weight(r), r.Active()
	if len(active) > 2 {
		return c.overPairs(r, o, NoteLight, func(r *Ratings) (float64, bool) {
			x, ok := newCross(r, w)
			return x.kappa(), ok
		})
	}
	both := r.columns(active...)
	x, ok := newCross(both, w)
	if !ok {
		return c.undefined(both.complete().unvaried(2))
	}
	c.value = x.kappa()
	if x.n < 2 {
		c.Interval = Note{Format: OneUnit}
		return c
	}
	c.analytic(x.variance(), 0, -1, Note{Format: ByFleiss})
	return c
}

// cross is the table of two coders.
type cross struct {
	pairs              [][2]int // what the two said of each unit that both rated
	weight             weight
	n                  float64
	first, second      []float64 // shares of the categories
	observed, expected float64
	rows, columns      []float64 // mean weight of a category with the other coder's
}

// newCross compares the two coders of the ratings; ok is false where their
// kappa is undefined.
func newCross(r *Ratings, w weight) (x *cross, ok bool) {
	q := len(r.Categories)
	x = &cross{weight: w, first: make([]float64, q), second: make([]float64, q), rows: make([]float64, q), columns: make([]float64, q)}
	for _, row := range r.Values {
		if row[0] != Missing && row[1] != Missing {
			x.pairs = append(x.pairs, [2]int{row[0], row[1]})
		}
	}
	if x.n = float64(len(x.pairs)); x.n == 0 {
		return x, false
	}
	for _, p := range x.pairs {
		x.first[p[0]] += 1 / x.n
		x.second[p[1]] += 1 / x.n
		x.observed += w(p[0], p[1]) / x.n
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

func (x *cross) kappa() float64 { return (x.observed - x.expected) / (1 - x.expected) }

// variance is the large-sample variance of a kappa that is not 0.
func (x *cross) variance() float64 {
	var sum float64
	for _, p := range x.pairs {
		d := x.weight(p[0], p[1])*(1-x.expected) - (x.rows[p[0]]+x.columns[p[1]])*(1-x.observed)
		sum += d * d / x.n
	}
	mean := x.observed*x.expected - 2*x.expected + x.observed
	rest := 1 - x.expected
	return (sum - mean*mean) / (x.n * rest * rest * rest * rest)
}

// overPairs gives the coefficient the mean of a value over all pairs of coders,
// and a bootstrap over units as its interval.
func (c Coefficient) overPairs(r *Ratings, o Options, format string, value func(*Ratings) (float64, bool)) Coefficient {
	mean, pairs, skipped := meanOverPairs(r, value)
	if pairs == 0 {
		return c.undefined(&Note{Format: AllPairs})
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

func meanOverPairs(r *Ratings, value func(*Ratings) (float64, bool)) (mean float64, pairs, skipped int) {
	active := r.Active()
	for i, b := range active {
		for _, a := range active[:i] {
			v, ok := value(r.columns(a, b))
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
