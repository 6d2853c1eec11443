package reliability

// KrippendorffAlpha is how far disagreement stays below what would come about
// if the ratings of all coders had been shuffled over all units.
//
//	α = 1 - Do/De
//	Do = Σ o_ck δ²(c,k) / n,  De = Σ n_c n_k δ²(c,k) / (n(n - 1))
//
// where o_ck counts the pairs of ratings c and k of one unit, each unit with m
// ratings divided by m - 1, n_c is the sum of o_ck over k, and n that over all.
// The squared distance δ² is, by the level of measurement,
//
//	nominal   0 if c = k, else 1
//	ordinal   (n_c/2 + Σ n_g of all g between c and k + n_k/2)²
//	interval  (c - k)²
//	ratio     ((c - k)/(c + k))²
//
// or that of Options.Distance, such as [Ratings.MASI] for sets of codes. Source:
// Krippendorff (2004), chapter 11; Krippendorff (2011). Missing ratings are
// left out; units with one rating are not used.
//
// Undefined where no unit has two ratings, and where all ratings in units with
// two or more are of one category: without variation there is nothing to show
// that coders can tell categories apart. Interval: Gwet (2014), chapter 5; at
// ordinal level, whose distances depend on the ratings, a bootstrap over units.
func KrippendorffAlpha(r *Ratings, o Options) Coefficient {
	c := newCoefficient("krippendorff_alpha", r)
	if c.Undefined != nil {
		return c
	}
	k := newCoincidences(r, o)
	if k.expected <= nearlyNothing*k.longest {
		return c.undefined(r.unvaried(2))
	}
	c.value = 1 - k.observed/k.expected
	if o.Level == Ordinal && o.Distance == nil {
		c.overUnits(r, o, func(r *Ratings) (float64, bool) {
			k := newCoincidences(r, o)
			return 1 - k.observed/k.expected, k.expected > nearlyNothing*k.longest
		})
		return c
	}
	single, mean := k.single()
	c.gwet(single, mean, -1)
	return c
}

// coincidences are the pairs of ratings of the units with two or more.
type coincidences struct {
	ratings            [][]int
	n                  float64
	of                 []float64 // ratings of each category
	distance           func(a, b int) float64
	observed, expected float64 // disagreement
	longest            float64 // distance of two categories that occur
}

func newCoincidences(r *Ratings, o Options) *coincidences {
	k := &coincidences{of: make([]float64, len(r.Categories))}
	for _, values := range r.given() {
		if len(values) < 2 {
			continue
		}
		k.ratings = append(k.ratings, values)
		k.n += float64(len(values))
		for _, v := range values {
			k.of[v]++
		}
	}
	k.distance = o.Distance
	if k.distance == nil {
		k.distance = o.Level.distance(r, k.of)
	}
	for _, values := range k.ratings {
		for i, a := range values {
			for _, b := range values[:i] {
				k.observed += 2 * k.distance(a, b) / float64(len(values)-1) / k.n
			}
		}
	}
	for a, many := range k.of {
		for b, more := range k.of[:a] {
			if many > 0 && more > 0 {
				d := k.distance(a, b)
				k.longest = max(k.longest, d)
				k.expected += 2 * many * more * d / (k.n * (k.n - 1))
			}
		}
	}
	return k
}

// distance returns the squared distance of two categories, given how many
// ratings each has.
func (l Level) distance(r *Ratings, of []float64) func(a, b int) float64 {
	switch l {
	case Ordinal:
		below := make([]float64, len(of)) // ratings of lower categories and half of its own
		sum := 0.0
		for k, n := range of {
			below[k] = sum + n/2
			sum += n
		}
		return func(a, b int) float64 { return (below[a] - below[b]) * (below[a] - below[b]) }
	case Interval:
		return func(a, b int) float64 { return (r.Numbers[a] - r.Numbers[b]) * (r.Numbers[a] - r.Numbers[b]) }
	case Ratio:
		return func(a, b int) float64 {
			if a == b {
				return 0
			}
			d := (r.Numbers[a] - r.Numbers[b]) / (r.Numbers[a] + r.Numbers[b])
			return d * d
		}
	}
	return func(a, b int) float64 {
		if a == b {
			return 0
		}
		return 1
	}
}

// single returns values of the single units whose spread is that of alpha in
// large samples, and the mean from which they spread (Gwet 2014, chapter 5, in
// which agreement is 1 less the distance as a share of the longest).
func (k *coincidences) single() (single []float64, mean float64) {
	n := float64(len(k.ratings))
	each := k.n / n // ratings a unit
	weight := func(a, b int) float64 { return 1 - k.distance(a, b)/k.longest }
	with := make([]float64, len(k.of))
	expected := 0.0
	for a, many := range k.of {
		if many == 0 {
			continue
		}
		for b, more := range k.of {
			if more > 0 {
				with[a] += weight(a, b) * more / k.n
			}
		}
		expected += with[a] * many / k.n
	}
	agreement, own := make([]float64, len(k.ratings)), make([]float64, len(k.ratings))
	observed := 0.0
	for i, values := range k.ratings {
		m := float64(len(values))
		for j, a := range values {
			own[i] += with[a] / each
			for _, b := range values[:j] {
				agreement[i] += 2 * weight(a, b) / (each * (m - 1))
			}
		}
		observed += agreement[i] / n
	}
	mean = (observed - expected) / (1 - expected)
	for i, values := range k.ratings {
		more := (float64(len(values)) - each) / each
		pa, pe := agreement[i]-observed*more, own[i]-expected*more
		single = append(single, (pa-expected)/(1-expected)-2*(1-mean)*(pe-expected)/(1-expected))
	}
	return single, mean
}
