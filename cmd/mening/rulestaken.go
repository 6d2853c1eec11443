package main

import (
	"cmp"
	"slices"

	"mening/coding"
	"mening/corpus/query"
)

// takeAway tells of each match of a rule within the words which lines of unless
// take it away. It adds the matches to what each of these takes.
func (e *explainer) takeAway(made *explainedRule, rule *coding.ExplainedRule, x *coding.Explained, takes [][]query.Interval) {
	for i, iv := range e.chosen(rule.Matches) {
		for j := range x.Unless {
			if len(e.reader.Without([]query.Interval{iv}, x.Unless[j].Matches, x.Code.Scope)) > 0 {
				continue
			}
			takes[j] = append(takes[j], iv)
			line := e.ids[x.Unless[j].Rule]
			if !slices.Contains(made.TakenBy, line) {
				made.TakenBy = append(made.TakenBy, line)
			}
			if i < len(made.Tree.Evidence) { // a filter has none
				w := &made.Tree.Evidence[i]
				w.TakenBy = append(w.TakenBy, line)
			}
		}
	}
}

// eachOnce returns the words of matches in their order. Several rules may have
// the same.
func (e *explainer) eachOnce(matches []query.Interval) []explainedWords {
	var out []explainedWords
	for i := range matches {
		out = append(out, e.words(&matches[i]))
	}
	slices.SortStableFunc(out, func(a, b explainedWords) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return slices.CompactFunc(out, func(a, b explainedWords) bool { return a.Start == b.Start && a.End == b.End })
}

// deny says of a part behind NOT whether all is as it must be, and what it takes
// away of the one part that stands before it. matches reports whether the whole
// matches within the words.
func (e *explainer) deny(n *explainedNode, whole *query.Explanation, part int, matches bool, c *coding.Code) {
	x, words := &whole.Parts[part], []query.Interval{{Start: int32(e.part.Span.Start), End: int32(e.part.Span.End)}}
	there := len(e.reader.Without(words, x.Matches, c.Scope)) == 0
	n.holds = matches || !there
	v := e.told()
	switch {
	case n.Has != nil: // what speaker or interview has says it
		return
	case !there:
		n.Remark = v.say("not found, as it must be")
		return
	case matches:
		n.Remark = v.say("found, but in another sentence than the match")
	default:
		n.Remark = v.say("found, and must not be")
	}
	if first := &whole.Parts[0]; whole.Parts[1].Without {
		taken := slices.DeleteFunc(e.chosen(first.Matches), func(iv query.Interval) bool {
			return len(e.reader.Without([]query.Interval{iv}, x.Matches, c.Scope)) > 0
		})
		if len(taken) > 0 {
			n.Remark += "; " + v.say("takes away %s", e.wordsOf(e.eachOnce(taken)))
		}
	}
}

// withTaken adds to the remarks on a line of rules which lines of unless take which
// of its matches away, to those on a line of unless what it takes.
func (r *ruled) withTaken(root *explainedNode, rule *explainedRule, unless bool) {
	v := r.told()
	add := func(remark string) {
		if root.Remark != "" {
			remark = root.Remark + "; " + remark
		}
		root.Remark = remark
	}
	for _, line := range rule.TakenBy {
		var taken []explainedWords
		for _, w := range root.Evidence {
			if slices.Contains(w.TakenBy, line) {
				taken = append(taken, w)
			}
		}
		if len(taken) == len(root.Evidence) {
			add(v.say("taken away by unless, line %s", line))
		} else {
			add(v.say("taken away by unless, line %s: %s", line, r.wordsOf(taken)))
		}
	}
	if !unless {
		return
	}
	root.holds = len(rule.Takes) == 0
	switch {
	case len(rule.Takes) > 0:
		add(v.say("takes away %s", r.wordsOf(rule.Takes)))
	case root.Matches:
		add(v.say("takes nothing away"))
	default:
		root.Remark = v.say("not found, as it must be")
	}
}

// behindNot writes an expression as it stands behind NOT.
func behindNot(e query.Expr) string {
	switch e.(type) {
	case *query.Or, *query.And:
		return "(" + e.String() + ")"
	}
	return e.String()
}
