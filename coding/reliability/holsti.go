package reliability

import "slices"

// Holsti is the share of the decisions of two coders that agree.
//
//	CR = 2M/(N₁ + N₂)
//
// where the coders made N₁ and N₂ decisions and M of them agree. Source: Holsti
// (1969), page 140. Of complete ratings it is percent agreement; a unit that
// only one coder rated counts as a decision on which they do not agree. For
// more than two coders it is the mean over all pairs of coders. It does not
// correct for chance.
//
// Level: nominal. Undefined where no unit was rated by both. Interval: that of
// percent agreement where all coders rated all units, since both are the same
// then; else a bootstrap over units.
func Holsti(r *Ratings, o Options) Coefficient {
	c := newCoefficient("holsti", r)
	if c.Undefined != nil {
		return c
	}
	active := r.Active()
	if plain := PercentAgreement(r, Options{}); r.everywhere(active) {
		if c = plain; len(active) > 2 {
			c.note(NoteHolsti, len(active)*(len(active)-1)/2)
		}
		c.Name = "holsti"
		return c
	}
	if len(active) > 2 {
		return c.overPairs(r, o, NoteHolsti, holsti)
	}
	c.value, _ = holsti(r, active[0], active[1])
	c.overUnits(r, o, func(r *Ratings) (float64, bool) { return holsti(r, active[0], active[1]) })
	return c
}

// holsti compares two coders; ok is false where no unit was rated by both.
func holsti(r *Ratings, a, b int) (value float64, ok bool) {
	agreed, decisions := 0, 0
	for _, row := range r.Values {
		if row[a] != Missing {
			decisions++
		}
		if row[b] != Missing {
			decisions++
		}
		if row[a] != Missing && row[b] != Missing {
			ok = true
			if row[a] == row[b] {
				agreed++
			}
		}
	}
	return 2 * float64(agreed) / max(float64(decisions), 1), ok
}

// everywhere reports whether coders rated all units that anybody rated.
func (r *Ratings) everywhere(coders []int) bool {
	for _, row := range r.Values {
		if slices.ContainsFunc(row, isRating) && slices.ContainsFunc(coders, func(c int) bool { return row[c] == Missing }) {
			return false
		}
	}
	return true
}
