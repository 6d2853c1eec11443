package sheet

import (
	"mening/coding"
	"slices"
)

// base is what the row held before: what the program wrote, or, where somebody
// deleted that column, what the unit has now.
func (p *planner) base(r *row, t *target) Was {
	if r.wrote || p.knowsWas {
		return r.was
	}
	now := Was{Values: map[string]string{}}
	for _, o := range p.exactly(t) {
		if slices.ContainsFunc(parts(r.code), func(text string) bool { return slices.Contains(p.study.Book.CodesCalled(text), o.Code) }) {
			now.Codes = append(now.Codes, o.Code.ID)
		}
		now.Condensed, now.Star = Hash(o.Condensed), now.Star || o.Starred
		for name, value := range o.Values {
			now.Values[name] = value
		}
	}
	return now
}

// exactly returns the codings of just the target's words.
func (p *planner) exactly(t *target) []*coding.Observation {
	var out []*coding.Observation
	for _, o := range p.codings[t.parts[0].Turn] {
		if p.ids.of(t.transcript).ID(&o.MeaningUnit) == t.id {
			out = append(out, o)
		}
	}
	return out
}

// coded returns the coding with a code that has words of the target, just its
// words if there is one.
func (p *planner) coded(t *target, code *coding.Code) *coding.Observation {
	var best *coding.Observation
	for _, part := range t.parts {
		for _, o := range p.codings[part.Turn] {
			if o.Code != code || !t.overlaps(o) {
				continue
			}
			if p.ids.of(t.transcript).ID(&o.MeaningUnit) == t.id {
				return o
			}
			if best == nil {
				best = o
			}
		}
	}
	return best
}

// last returns the last decision of the coder about a unit that a condition
// holds for, or nil.
func (p *planner) last(id string, holds func(d *coding.Decision) bool) *coding.Decision {
	own := p.own[id]
	for i := len(own) - 1; i >= 0; i-- {
		if holds(own[i]) {
			return own[i]
		}
	}
	return nil
}

// judged returns what the coder decided last about a code of a unit: an empty
// act where nothing.
func (p *planner) judged(id, code string) coding.Act {
	d := p.last(id, func(d *coding.Decision) bool {
		switch d.Act {
		case coding.Assign, coding.Confirm:
			return p.same(d.Code, code)
		case coding.Reject:
			return d.Code == "" || p.same(d.Code, code)
		}
		return false
	})
	if d == nil {
		return ""
	}
	return d.Act
}
