package reliability

// CongerKappa is agreement beyond what would come about if each of any number
// of coders drew categories from an urn of his own.
//
//	κ = (pa - pe)/(1 - pe),  pe = mean over pairs of coders g ≠ h of Σ w_kl p_gk p_hl
//
// where p_gk is the share of the category k among the ratings of coder g.
// Source: Conger (1980); weights and missing ratings as in Gwet (2014),
// chapters 2 and 3. Of two coders with complete ratings it is
// Cohen's kappa; where some are missing, Conger's takes each coder's shares
// from all that he rated, Cohen's from what both did.
//
// Level: nominal, with weights ordinal and above. Undefined where no unit has
// two ratings, or all ratings are of one category. Interval: Gwet (2014),
// chapter 5.
func CongerKappa(r *Ratings, o Options) Coefficient {
	c := newCoefficient("conger_kappa", r)
	if c.Undefined != nil {
		return c
	}
	c.noteWeights(o)
	s := newShares(r, o)
	u := newUrns(r.columns(r.Active()...), s.weight)
	return s.finish(c, r, u.expected, u.moves)
}

// urns are the shares of categories of each coder.
type urns struct {
	expected float64
	moves    []float64 // by how much each rated unit moves the expected agreement
}

func newUrns(r *Ratings, w weight) *urns {
	coders, q := len(r.Coders), len(r.Categories)
	rated := make([]float64, coders)
	share := make([][]float64, coders)
	all := make([]float64, q) // the sum of the shares of all coders
	for g := range share {
		share[g] = make([]float64, q)
		for _, row := range r.Values {
			if row[g] != Missing {
				rated[g]++
				share[g][row[g]]++
			}
		}
		for k := range share[g] {
			share[g][k] /= rated[g]
			all[k] += share[g][k]
		}
	}
	// with[g][k] is the sum of the weights of k with a draw of each other coder.
	with := make([][]float64, coders)
	pairs := float64(coders * (coders - 1))
	u := &urns{}
	mean := make([]float64, coders) // of with, over the ratings of g
	for g := range with {
		with[g] = make([]float64, q)
		for k := range q {
			for l := range q {
				if rest := all[l] - share[g][l]; rest != 0 {
					with[g][k] += w(k, l) * rest
				}
			}
			mean[g] += share[g][k] * with[g][k]
		}
		u.expected += mean[g] / pairs
	}
	n := 0.0
	for _, row := range r.Values {
		move, given := 0.0, false
		for g, v := range row {
			if v != Missing {
				given = true
				move += (with[g][v] - mean[g]) / rated[g]
			}
		}
		if given {
			n++
			u.moves = append(u.moves, 2*move/pairs)
		}
	}
	for i := range u.moves {
		u.moves[i] *= n
	}
	return u
}
