package reliability

// FleissKappa is agreement beyond what would come about if all coders drew
// categories from one urn, that of all ratings.
//
//	κ = (pa - pe)/(1 - pe),  pe = Σ w_kl π_k π_l,  π_k = mean over units of r_k/r
//
// Source: Fleiss (1971), which is Scott's pi for any number of coders; weights
// and missing ratings as in Gwet (2014), chapters 2 and 3: units with one
// rating count in π, not in pa.
//
// Level: nominal, with weights ordinal and above. Undefined where no unit has
// two ratings, or all ratings are of one category. Interval: Gwet (2014),
// chapter 5.
func FleissKappa(r *Ratings, o Options) Coefficient {
	c := newCoefficient("fleiss_kappa", r)
	if c.Undefined != nil {
		return c
	}
	c.noteWeights(o)
	s := newShares(r, o)
	expected, with := s.expected()
	return s.finish(c, r, expected, moves(s.meanOf(with), expected))
}
