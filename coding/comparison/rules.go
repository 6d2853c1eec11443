package comparison

import (
	"cmp"
	"slices"

	"mening/coding"
)

// RuleScore tells how far the units that a rule made are right.
type RuleScore struct {
	Code *coding.Code
	// Rule is the place of the rule in Code.Rules.
	Rule int
	// Units is how many compared units the rule had a part in; Right those
	// whose code the reference gave to one at least of the items in which they
	// count.
	Units, Right int
}

// Rules tells how far the units of rules are right, where auto and reference
// are the indexes of [coding.Auto] and of the coder who is right. Rules that
// made nothing are left out. The order is that of the codebook.
func (x *Comparison) Rules(auto, reference int) []RuleScore {
	type rule struct {
		code *coding.Code
		line int
	}
	right := map[*coding.Observation]bool{}
	var units []*coding.Observation
	for i := range x.Items {
		item := &x.Items[i]
		for _, o := range item.Codings[auto] {
			hit, known := right[o]
			if !known {
				units = append(units, o)
			}
			right[o] = hit || slices.Contains(item.codes[reference], o.Code)
		}
	}
	scores := map[rule]*RuleScore{}
	for _, o := range units {
		for _, line := range o.Rules {
			s := scores[rule{o.Code, line}]
			if s == nil {
				s = &RuleScore{Code: o.Code, Rule: line}
				scores[rule{o.Code, line}] = s
			}
			s.Units++
			if right[o] {
				s.Right++
			}
		}
	}
	out := make([]RuleScore, 0, len(scores))
	for _, s := range scores {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b RuleScore) int { return cmp.Or(x.order[a.Code]-x.order[b.Code], a.Rule-b.Rule) })
	return out
}
