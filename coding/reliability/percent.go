package reliability

// PercentAgreement is the share of pairs of ratings that agree.
//
//	pa = mean over units with two ratings or more of Σ r_k(r_k - 1) / (r(r - 1))
//
// where r_k of the r ratings of a unit are of the category k. Of two coders it
// is the share of units that both rated alike. With weights, near misses count
// in part.
//
// With missing ratings each unit counts the same however many rated it, as in
// Fleiss (1971) and Gwet (2014, chapter 2); counting each rating the same
// instead gives another number (Krippendorff's observed agreement).
//
// Level: any. Undefined where no unit has two ratings. Interval: Gwet (2014),
// chapter 5, with pe = 0.
func PercentAgreement(r *Ratings, o Options) Coefficient {
	c := newCoefficient("percent_agreement", r)
	if c.Undefined != nil {
		return c
	}
	s := newShares(r, o)
	c.value = s.mean
	c.noteWeights(o)
	single := make([]float64, 0, len(s.of))
	for i, of := range s.of {
		if len(s.ratings[i]) > 1 {
			single = append(single, of)
		}
	}
	c.gwet(single, c.value, 0)
	return c
}
