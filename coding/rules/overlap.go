package rules

import (
	"cmp"
	"slices"

	"mening/coding"
)

// Side is one of two codes or categories that have text in common.
type Side struct {
	ID, Name string
	// Units are its distinct units, Shared those of which some text has the
	// other one, too.
	Units, Shared int
}

// Share is the share of the units that have the other one, too. It is undefined
// where there is no unit.
func (s *Side) Share() (share float64, ok bool) {
	if s.Units == 0 {
		return 0, false
	}
	return float64(s.Shared) / float64(s.Units), true
}

// Pair is two codes, or two categories neither of which stands above the other,
// that have text in common.
type Pair struct {
	A, B Side
	// Same are the units that both have from the first character to the last.
	Same int
}

// Overlaps lists the pairs of codes, or with categories those of categories at
// any depth, that have text in common: those that share most first, then in the
// order of the codebook. Only units that are selected count; the other one may
// be any.
func Overlaps(b *coding.Codebook, observations []coding.Observation, categories bool, selected func(*coding.Observation) bool) []Pair {
	x := newOverlapping(b, categories)
	chosen := make(map[*coding.Observation]bool, len(observations))
	for i := range observations {
		o := &observations[i]
		if chosen[o] = selected(o); chosen[o] {
			for _, n := range x.of[o.Code] {
				n.units[o.Stretch()] = true
			}
		}
	}
	coding.EachOverlap(observations, func(a, b *coding.Observation) {
		same := a.Stretch() == b.Stretch()
		for _, m := range x.of[a.Code] {
			for _, n := range x.of[b.Code] {
				if !m.apart(n) {
					continue
				}
				x.share(m, n, a, chosen[a], same)
				x.share(n, m, b, chosen[b], same)
			}
		}
	})
	return x.list()
}

// node is a code or a category.
type node struct {
	id, name string
	place    int // in the codebook
	category *coding.Category
	units    map[coding.Stretch]bool
}

// apart reports whether neither node stands above the other.
func (n *node) apart(o *node) bool {
	if n == o {
		return false
	}
	return n.category == nil || !n.category.Below(o.category) && !o.category.Below(n.category)
}

type overlapping struct {
	nodes  []*node
	of     map[*coding.Code][]*node
	shared map[[2]*node]map[coding.Stretch]bool // by whose units, and with whom
	same   map[[2]*node]map[coding.Stretch]bool
}

func newOverlapping(b *coding.Codebook, categories bool) *overlapping {
	x := &overlapping{of: map[*coding.Code][]*node{}, shared: map[[2]*node]map[coding.Stretch]bool{}, same: map[[2]*node]map[coding.Stretch]bool{}}
	add := func(n *node, codes []*coding.Code) {
		n.place, n.units = len(x.nodes), map[coding.Stretch]bool{}
		x.nodes = append(x.nodes, n)
		for _, c := range codes {
			x.of[c] = append(x.of[c], n)
		}
	}
	if !categories {
		for _, c := range b.Codes {
			add(&node{id: c.ID, name: c.Name}, []*coding.Code{c})
		}
		return x
	}
	b.Walk(func(c *coding.Category, _ int) {
		if c.ID != coding.Uncategorised {
			add(&node{id: c.ID, name: c.Name, category: c}, c.Under())
		}
	})
	return x
}

func (x *overlapping) share(m, n *node, o *coding.Observation, chosen, same bool) {
	if !chosen {
		return
	}
	mark := func(in map[[2]*node]map[coding.Stretch]bool) {
		key := [2]*node{m, n}
		if in[key] == nil {
			in[key] = map[coding.Stretch]bool{}
		}
		in[key][o.Stretch()] = true
	}
	if mark(x.shared); same {
		mark(x.same)
	}
}

func (x *overlapping) list() []Pair {
	var out []Pair
	for i, m := range x.nodes {
		for _, n := range x.nodes[i+1:] {
			a, b := x.shared[[2]*node{m, n}], x.shared[[2]*node{n, m}]
			if len(a)+len(b) == 0 {
				continue
			}
			out = append(out, Pair{A: Side{m.id, m.name, len(m.units), len(a)}, B: Side{n.id, n.name, len(n.units), len(b)},
				Same: max(len(x.same[[2]*node{m, n}]), len(x.same[[2]*node{n, m}]))})
		}
	}
	slices.SortStableFunc(out, func(p, q Pair) int {
		return cmp.Or(max(q.A.Shared, q.B.Shared)-max(p.A.Shared, p.B.Shared), min(q.A.Shared, q.B.Shared)-min(p.A.Shared, p.B.Shared))
	})
	return out
}
