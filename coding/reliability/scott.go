package reliability

import "mening/corpus/source"

// ScottPi is agreement of two coders beyond what would come about if both drew
// categories from one urn, that of the ratings of both.
//
//	π = (pa - pe)/(1 - pe),  pe = Σ w_kl π_k π_l
//
// where π_k is the share of the category k among the ratings of both coders.
// Source: Scott (1955). Only units that both rated are used; on these it is
// Fleiss' kappa.
//
// Level: nominal, with weights ordinal and above. Undefined for more than two
// coders, without a unit that both rated, and where all ratings are of one
// category. Interval: Gwet (2014), chapter 5.
func ScottPi(r *Ratings, o Options) Coefficient {
	c := newCoefficient("scott_pi", r)
	active := r.Active()
	if c.Undefined != nil {
		return c
	}
	if len(active) > 2 {
		return c.undefined(&source.Note{Format: TwoCoders, Args: []any{len(active)}})
	}
	both := r.columns(active...).complete()
	c = FleissKappa(both, o)
	c.Name = "scott_pi"
	return c
}

// complete returns the units that every coder rated.
func (r *Ratings) complete() *Ratings {
	var units []int
	for u, row := range r.Values {
		all := true
		for _, v := range row {
			all = all && v != Missing
		}
		if all {
			units = append(units, u)
		}
	}
	return r.rows(units)
}
