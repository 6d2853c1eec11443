package reliability

import "mening/corpus/source"

// BrennanPrediger is agreement beyond what would come about if coders threw
// dice with as many faces as there are categories.
//
//	κ = (pa - pe)/(1 - pe),  pe = Σ w_kl / q²
//
// with q categories, which is 1/q without weights. Source: Brennan & Prediger
// (1981); the same as Bennett's S (Bennett, Alpert & Goldstein 1954) and
// Randolph's free-marginal kappa (2005); weights and missing ratings as in Gwet
// (2014), chapters 2 and 3. It depends on how many categories there are, so
// that those which nobody used must be declared.
//
// Level: nominal, with weights ordinal and above. Undefined where no unit has
// two ratings, or only one category is known. Interval: Gwet (2014), chapter 5.
func BrennanPrediger(r *Ratings, o Options) Coefficient {
	c := newCoefficient("brennan_prediger", r)
	if c.Undefined != nil {
		return c
	}
	q := float64(len(r.Categories))
	if q < 2 {
		return c.undefined(&source.Note{Format: OneCategory})
	}
	c.noteWeights(o)
	s := newShares(r, o)
	return s.finish(c, r, s.totalWeight()/(q*q), nil)
}
