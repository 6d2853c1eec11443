package query

import (
	"slices"
	"sort"
)

// evalAnd joins the operands' matches within the scope, then takes away those
// in whose scope something of without matches.
func (r *Reader) evalAnd(n andNode, scope Scope, env Env) []Interval {
	lists := make([][]Interval, len(n.operands))
	for i, o := range n.operands {
		if lists[i] = r.eval(o, scope, env); len(lists[i]) == 0 {
			return nil
		}
	}
	out := lists[0]
	if len(lists) > 1 {
		out = r.joinLists(lists, scope)
	}
	for _, w := range n.without {
		if len(out) > 0 {
			out = r.Without(out, r.eval(w, scope, env), scope)
		}
	}
	return out
}

func (r *Reader) joinLists(lists [][]Interval, scope Scope) []Interval {
	if scope == TurnScope {
		return minimal(joinScope(lists, nil))
	}
	// Only sentences that every list touches can hold a match.
	var out []Interval
	parts := make([][]Interval, len(lists))
	next := 0
	for i := range lists[0] {
		from, to := r.SentencesOf(lists[0][i].Start, lists[0][i].End)
		for s := max(from, next); s < to; s++ {
			all := true
			for j, list := range lists {
				parts[j] = r.touching(list, s)
				all = all && len(parts[j]) > 0
			}
			if all {
				out = joinScope(parts, out)
			}
		}
		next = max(next, to)
	}
	return minimal(out)
}

// touching returns the intervals of a sorted minimal list that touch a
// sentence.
func (r *Reader) touching(list []Interval, sentence int) []Interval {
	s := r.sentences[sentence]
	from := sort.Search(len(list), func(i int) bool { return list[i].End > s.Start })
	to := from + sort.Search(len(list)-from, func(i int) bool { return list[from+i].Start >= s.End })
	return list[from:to]
}

// joinScope combines lists within one scope. Where an operand is a filter that
// holds, it adds nothing to the match, unless all operands are filters.
func joinScope(lists [][]Interval, dst []Interval) []Interval {
	words := make([][]Interval, 0, len(lists))
	for _, list := range lists {
		if !slices.ContainsFunc(list, func(iv Interval) bool { return iv.whole }) {
			words = append(words, list)
		}
	}
	if len(words) == 0 {
		for _, iv := range lists[0] {
			if iv.whole {
				return append(dst, iv)
			}
		}
	}
	return combine(words, dst)
}
