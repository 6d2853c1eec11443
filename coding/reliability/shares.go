package reliability

// shares is what the coefficients in Gwet's form have in common (Gwet 2014,
// chapters 2 to 5). They differ only in the agreement expected by chance.
type shares struct {
	ratings [][]int // of the units that somebody rated
	weight  weight
	n, n2   float64   // units, and those with two ratings or more
	of      []float64 // agreement of a unit: the weighted share of its pairs; 0 where it has none
	mean    float64   // over the units with two ratings or more
	use     []float64 // of each category: mean over units of its share of the unit's ratings
}

func newShares(r *Ratings, o Options) *shares {
	s := &shares{ratings: r.given(), weight: o.weight(r), use: make([]float64, len(r.Categories))}
	s.n = float64(len(s.ratings))
	for _, values := range s.ratings {
		m := float64(len(values))
		agree := 0.0
		for i, a := range values {
			s.use[a] += 1 / m / s.n
			for _, b := range values[:i] {
				agree += 2 * s.weight(a, b)
			}
		}
		if m < 2 {
			s.of = append(s.of, 0)
			continue
		}
		s.n2++
		s.of = append(s.of, agree/(m*(m-1)))
		s.mean += s.of[len(s.of)-1]
	}
	s.mean /= max(s.n2, 1)
	return s
}

// expected returns Σ w use use, the agreement of two draws from all ratings,
// and for each category the mean weight with such a draw.
func (s *shares) expected() (agreement float64, with []float64) {
	with = make([]float64, len(s.use))
	for a := range s.use {
		for b, share := range s.use {
			if share > 0 {
				with[a] += s.weight(a, b) * share
			}
		}
		agreement += s.use[a] * with[a]
	}
	return agreement, with
}

// totalWeight returns the sum of all weights.
func (s *shares) totalWeight() float64 {
	total := 0.0
	for a := range s.use {
		for b := range s.use {
			total += s.weight(a, b)
		}
	}
	return total
}

// meanOf returns for each unit the mean of some number over its ratings.
func (s *shares) meanOf(number []float64) []float64 {
	out := make([]float64, len(s.ratings))
	for i, values := range s.ratings {
		for _, v := range values {
			out[i] += number[v] / float64(len(values))
		}
	}
	return out
}

// finish gives the coefficient its value (pa - pe)/(1 - pe) and its interval.
// The second argument holds what each unit moves the expected agreement by:
// twice its own less the mean, where the expected agreement is of second
// degree in the shares.
func (s *shares) finish(c Coefficient, r *Ratings, expected float64, moves []float64) Coefficient {
	if 1-expected < nearlyNothing {
		return c.undefined(r.unvaried(1))
	}
	c.value = (s.mean - expected) / (1 - expected)
	single := make([]float64, len(s.ratings))
	for i, values := range s.ratings {
		if len(values) > 1 {
			single[i] = s.n / s.n2 * (s.of[i] - expected) / (1 - expected)
		}
		if moves != nil {
			single[i] -= (1 - c.value) * moves[i] / (1 - expected)
		}
	}
	c.gwet(single, c.value, -1)
	return c
}

// moves returns twice the difference of each value from the mean.
func moves(of []float64, mean float64) []float64 {
	out := make([]float64, len(of))
	for i, v := range of {
		out[i] = 2 * (v - mean)
	}
	return out
}
