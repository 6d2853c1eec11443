package tally

import "math"

// kinship is where a node stands in the tree of rows: its parent, or -1, and the
// nodes below it. whole says that these are all that it consists of.
type kinship struct {
	parent   int
	children []int
	siblings []int
	whole    bool
}

// all returns the nodes whose counts limit those of the node.
func (k kinship) all() []int {
	out := append([]int{}, k.children...)
	if k.parent >= 0 {
		out = append(append(out, k.parent), k.siblings...)
	}
	return out
}

// kin returns the kinship of every node.
func (t *Tally) kin() []kinship {
	out := make([]kinship, len(t.Nodes))
	var above []int
	for i, n := range t.Nodes {
		above = append(above[:min(n.Depth, len(above))], i)
		out[i] = kinship{parent: -1, whole: n.whole}
		if n.Depth > 0 {
			out[i].parent = above[n.Depth-1]
			out[out[i].parent].children = append(out[out[i].parent].children, i)
		}
	}
	for i := range out {
		if out[i].parent < 0 {
			continue
		}
		for _, c := range out[out[i].parent].children {
			if c != i {
				out[i].siblings = append(out[i].siblings, c)
			}
		}
	}
	return out
}

// interval is what can be known of a count.
type interval struct{ low, high int }

const unlimited = math.MaxInt32

// own returns what is said of a cell itself.
func (s *suppressor) own(reading, node, group int) interval {
	c := &s.tally.Cells[node][group]
	v := s.readings[reading](c)
	switch c.Suppression {
	case Shown:
		return interval{v, v}
	case Few:
		if reading == s.bounded {
			return interval{1, s.threshold - 1}
		}
		return interval{1, unlimited}
	}
	if reading == s.bounded {
		return interval{0, s.tally.Groups[group].Participants}
	}
	return interval{0, unlimited}
}

// within returns what is known of a cell by itself and by the groups that it is
// part of, or that are part of it.
func (s *suppressor) within(reading, node, group int) interval {
	known := s.own(reading, node, group)
	if known.low == known.high {
		return known
	}
	from := 0
	if last := len(s.tally.Groups) - 1; len(s.tally.By) == 1 && group < last {
		from = last // only the total contains it
	}
	for g := from; g < len(s.tally.Groups); g++ {
		if g == group {
			continue
		}
		if s.contains(g, group) {
			known.high = min(known.high, s.own(reading, node, g).high)
		}
		if s.contains(group, g) {
			known.low = max(known.low, s.own(reading, node, g).low)
		}
	}
	return known
}

// contains reports whether a group is a total over another one.
func (s *suppressor) contains(whole, part int) bool {
	w, p := &s.tally.Groups[whole], &s.tally.Groups[part]
	if p.Values[0] == Interviewers || w.Values[0] == Interviewers {
		return w.Total()
	}
	for i, v := range w.Values {
		if v != All && v != p.Values[i] {
			return false
		}
	}
	return true
}

// bounds returns what is known of a cell by the groups and by the tree: a node has
// no less than each node below it, and no more than all of them, where these are
// all that it consists of.
func (s *suppressor) bounds(reading, node, group int) interval {
	known := s.within(reading, node, group)
	if known.low == known.high {
		return known
	}
	k := s.kin[node]
	sum := 0
	for _, c := range k.children {
		child := s.within(reading, c, group)
		known.low = max(known.low, child.low)
		sum = min(unlimited, sum+child.high)
	}
	if len(k.children) > 0 && k.whole {
		known.high = min(known.high, sum)
	}
	if k.parent < 0 {
		return known
	}
	parent := s.within(reading, k.parent, group)
	known.high = min(known.high, parent.high)
	if s.kin[k.parent].whole {
		for _, c := range k.siblings {
			parent.low -= min(parent.low, s.within(reading, c, group).high)
		}
		known.low = max(known.low, parent.low)
	}
	return known
}
