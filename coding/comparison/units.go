package comparison

import (
	"cmp"
	"slices"

	"mening/coding"
)

// unit is a stretch to which a coder gave codes.
type unit struct {
	stretch
	coder   int
	codings []*coding.Observation
	item    int // the first unit of its item, itself at the beginning
}

// pair is two units of two coders that may be one item.
type pair struct {
	a, b     int
	code     bool // both have one code at least in common
	common   int  // code points
	together int  // code points from where the first begins to where the last ends
}

// units returns the coders' units, those that match each other as one item. Of
// all pairs of two coders that may match, those with a code in common go first,
// then those that share more; a unit is matched with one unit of each other
// coder at most.
func (x *Comparison) units(f *field) []Item {
	all := x.gather(f)
	members := make([][]int, len(all)) // by the first unit of an item
	for i := range members {
		all[i].item, members[i] = i, []int{i}
	}
	for _, p := range x.pairs(all) {
		a, b := all[p.a].item, all[p.b].item
		if a == b || slices.ContainsFunc(members[a], func(i int) bool {
			return slices.ContainsFunc(members[b], func(k int) bool { return all[i].coder == all[k].coder })
		}) {
			continue
		}
		for _, i := range members[b] {
			all[i].item = a
		}
		members[a], members[b] = append(members[a], members[b]...), nil
	}
	var items []Item
	for _, m := range members {
		if m == nil {
			continue
		}
		item := Item{Transcript: f.transcript, Codings: make([][]*coding.Observation, len(x.Coders))}
		var parts [][]coding.Part
		for _, i := range m {
			item.Codings[all[i].coder] = all[i].codings
			parts = append(parts, all[i].codings[0].All())
		}
		item.Parts = f.union(parts)
		items = append(items, item)
	}
	slices.SortStableFunc(items, func(a, b Item) int {
		p, q := f.extent(a.Parts), f.extent(b.Parts)
		return cmp.Or(cmp.Compare(p.start, q.start), cmp.Compare(p.end, q.end))
	})
	return items
}

// gather returns the units of all coders by their place.
func (x *Comparison) gather(f *field) []unit {
	var all []unit
	for coder := range x.Coders {
		known := map[stretch]int{}
		for _, o := range x.codings[coder][f.transcript] {
			e := f.extent(o.All())
			i, ok := known[e]
			if !ok {
				i = len(all)
				known[e], all = i, append(all, unit{stretch: e, coder: coder})
			}
			all[i].codings = append(all[i].codings, o)
		}
	}
	slices.SortStableFunc(all, func(a, b unit) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.coder, b.coder))
	})
	return all
}

// pairs returns the pairs that may match, the best first.
func (x *Comparison) pairs(all []unit) []pair {
	var out []pair
	for i := range all {
		for k := i + 1; k < len(all) && all[k].start < all[i].end; k++ {
			a, b := &all[i], &all[k]
			if a.coder == b.coder || !x.matches(a.stretch, b.stretch) {
				continue
			}
			out = append(out, pair{a: i, b: k, common: a.common(b.stretch), together: max(a.end, b.end) - a.start,
				code: slices.ContainsFunc(a.codings, func(o *coding.Observation) bool {
					return slices.ContainsFunc(b.codings, func(p *coding.Observation) bool { return o.Code == p.Code })
				})})
		}
	}
	slices.SortStableFunc(out, func(p, q pair) int {
		if p.code != q.code {
			if p.code {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(q.common, p.common), cmp.Compare(p.together, q.together))
	})
	return out
}

// matches reports whether two units may be one item.
func (x *Comparison) matches(a, b stretch) bool {
	if x.Match.Kind == Exact {
		return a == b
	}
	shorter := min(a.end-a.start, b.end-b.start)
	return float64(a.common(b)) >= x.Match.Share*float64(shorter)-rounding
}

// rounding is what is left of a number after rounding.
const rounding = 1e-9

// union returns the stretch from where the first of several begins to where the
// last ends.
func (f *field) union(stretches [][]coding.Part) []coding.Part {
	first, last := stretches[0], stretches[0]
	for _, parts := range stretches[1:] {
		e := f.extent(parts)
		if e.start < f.extent(first).start {
			first = parts
		}
		if e.end > f.extent(last).end {
			last = parts
		}
	}
	from, to := first[0], last[len(last)-1]
	return coding.Parts(f.transcript, from.Turn, from.Span.Start, to.Turn, to.Span.End)
}
