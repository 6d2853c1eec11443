package reliability

import "mening/corpus/source"

// GwetAC1 is agreement beyond what would come about if coders guessed at units
// that are hard to judge and at no others. With weights it is AC2.
//
//	AC = (pa - pe)/(1 - pe),  pe = Σ w_kl / (q(q - 1)) · Σ π_k(1 - π_k)
//
// with q categories and π_k as in [FleissKappa]. Source: Gwet (2008); AC2 and
// missing ratings Gwet (2014), chapters 2 and 3. It stays
// high where nearly all units are of one category, in which kappa and alpha
// find little to agree on.
//
// Level: nominal, with weights ordinal and above. Undefined where no unit has
// two ratings, or only one category is known. Interval: Gwet (2014), chapter 5.
func GwetAC1(r *Ratings, o Options) Coefficient {
	c := newCoefficient("gwet_ac1", r)
	if c.Undefined != nil {
		return c
	}
	q := float64(len(r.Categories))
	if q < 2 {
		return c.undefined(&source.Note{Format: OneCategory})
	}
	c.noteWeights(o)
	if o.Weights != Unweighted {
		c.note(NoteAC2)
	}
	s := newShares(r, o)
	each := s.totalWeight() / (q * (q - 1))
	expected, with := 0.0, make([]float64, len(s.use))
	for k, share := range s.use {
		with[k] = each * (1 - share)
		expected += share * with[k]
	}
	return s.finish(c, r, expected, moves(s.meanOf(with), expected))
}
