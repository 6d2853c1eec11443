package codebook

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
)

// units lists the units that differ.
func (v *versions) units() []UnitChange {
	order := map[*corpus.Transcript]int{}
	lost, gained := map[*corpus.Transcript][]*coding.Observation{}, map[*corpus.Transcript][]*coding.Observation{}
	both := map[*corpus.Transcript]map[*coding.Code][]*coding.Observation{}
	for i := range v.old.Observations {
		o := &v.old.Observations[i]
		if _, ok := order[o.Transcript]; !ok {
			order[o.Transcript] = len(order)
			both[o.Transcript] = map[*coding.Code][]*coding.Observation{}
		}
		both[o.Transcript][o.Code] = append(both[o.Transcript][o.Code], o)
	}
	kept := map[*coding.Observation]bool{}
	for i := range v.new.Observations {
		o := &v.new.Observations[i]
		if _, ok := order[o.Transcript]; !ok {
			order[o.Transcript] = len(order)
		}
		was := both[o.Transcript][v.newToOld[o.Code]]
		j := slices.IndexFunc(was, func(x *coding.Observation) bool { return x.Same(&o.MeaningUnit) })
		if v.newToOld[o.Code] == nil || j < 0 {
			gained[o.Transcript] = append(gained[o.Transcript], o)
		} else {
			kept[was[j]] = true
		}
	}
	for i := range v.old.Observations {
		if o := &v.old.Observations[i]; !kept[o] {
			lost[o.Transcript] = append(lost[o.Transcript], o)
		}
	}
	var out []UnitChange
	for t := range order {
		out = append(out, v.pair(lost[t], gained[t])...)
	}
	slices.SortStableFunc(out, func(a, b UnitChange) int { return compareUnits(order, &a, &b) })
	for i := range out {
		v.because(&out[i])
	}
	return out
}

// pair makes pairs of units that were lost and gained: those of the same words,
// then those of one code in some of the same words.
func (v *versions) pair(lost, gained []*coding.Observation) []UnitChange {
	var out []UnitChange
	join := func(fate Fate, fits func(a, b *coding.Observation) bool) {
		lost = slices.DeleteFunc(lost, func(a *coding.Observation) bool {
			i := slices.IndexFunc(gained, func(b *coding.Observation) bool { return fits(a, b) })
			if i < 0 {
				return false
			}
			out = append(out, UnitChange{Fate: fate, Old: a, New: gained[i]})
			gained = slices.Delete(gained, i, i+1)
			return true
		})
	}
	join(Recode, func(a, b *coding.Observation) bool { return a.Same(&b.MeaningUnit) })
	join(Extent, func(a, b *coding.Observation) bool { return v.oldToNew[a.Code] == b.Code && overlap(a, b) })
	for _, o := range lost {
		out = append(out, UnitChange{Fate: Went, Old: o})
	}
	for _, o := range gained {
		out = append(out, UnitChange{Fate: Came, New: o})
	}
	return out
}

func overlap(a, b *coding.Observation) bool {
	for _, x := range a.All() {
		for _, y := range b.All() {
			if x.Turn == y.Turn && x.Span.Overlaps(y.Span) {
				return true
			}
		}
	}
	return false
}

// because finds which changes of codes made a unit come, go or differ.
func (v *versions) because(u *UnitChange) {
	if u.Old != nil {
		u.lost = v.lostBy(u)
	}
	u.Because = slices.Clone(u.lost)
	if u.New == nil {
		return
	}
	u.gained = v.gainedBy(u)
	if u.Fate == Recode && slices.ContainsFunc(u.lost, func(c CodeChange) bool { return c.What == WhatMerged || c.What == WhatSplit }) {
		u.gained = u.lost // the rules came along
	}
	for _, c := range u.gained {
		if !slices.Contains(u.Because, c) {
			u.Because = append(u.Because, c)
		}
	}
}

// only returns those changes of a code that are of some kinds.
func (v *versions) only(id string, kinds ...What) []CodeChange {
	return slices.DeleteFunc(slices.Clone(v.of[strings.ToLower(id)]), func(c CodeChange) bool { return !slices.Contains(kinds, c.What) })
}

// lostBy says why the older coding of a unit is no more.
func (v *versions) lostBy(u *UnitChange) []CodeChange {
	now := v.oldToNew[u.Old.Code]
	if now == nil {
		return v.only(u.Old.Code.ID, WhatGone, WhatMerged, WhatSplit, WhatRetired)
	}
	var rules []CodeChange
	for _, i := range u.Old.Rules {
		r := u.Old.Code.Rules[i]
		for _, c := range v.only(now.ID, WhatNoRule) {
			if c.Old == v.rule(r) && c.Line == r.Line {
				rules = append(rules, c)
			}
		}
	}
	if len(u.Old.Rules) > 0 && len(rules) == len(u.Old.Rules) {
		return rules
	}
	if others := v.only(now.ID, WhatUnless, WhatSetting, WhatLexicon); len(others) > 0 {
		return append(rules, others...)
	}
	return v.elsewhere(u, u.Old, rules)
}

// gainedBy says why a unit has a newer coding.
func (v *versions) gainedBy(u *UnitChange) []CodeChange {
	was := v.newToOld[u.New.Code]
	if was == nil {
		return v.only(u.New.Code.ID, WhatAdded)
	}
	var rules []CodeChange
	for _, i := range u.New.Rules {
		r := u.New.Code.Rules[i]
		for _, c := range v.only(u.New.Code.ID, WhatRule) {
			if c.New == ruleText(r) && c.Line == r.Line {
				rules = append(rules, c)
			}
		}
	}
	if len(rules) > 0 {
		return rules
	}
	if others := v.only(u.New.Code.ID, WhatNoUnless, WhatSetting, WhatLexicon); len(others) > 0 {
		return others
	}
	return v.elsewhere(u, u.New, nil)
}

// elsewhere says what else may have changed a unit: codes to which its rules
// refer, or what somebody decided.
func (v *versions) elsewhere(u *UnitChange, o *coding.Observation, rules []CodeChange) []CodeChange {
	if len(rules) > 0 || u.Fate == Extent && u.New == o && u.Old != nil {
		return rules
	}
	if o.Coder != coding.Auto {
		return []CodeChange{{ID: o.Code.ID, What: WhatDecision, New: o.Coder}}
	}
	for _, r := range slices.Concat(o.Code.Rules, o.Code.Unless) {
		text := ruleText(r)
		for _, c := range v.codes {
			if strings.Contains(text, "code:"+c.ID) || strings.Contains(text, "category:"+c.ID) {
				return []CodeChange{{ID: o.Code.ID, What: WhatRefers, New: c.ID, Line: r.Line}}
			}
		}
	}
	return nil
}
