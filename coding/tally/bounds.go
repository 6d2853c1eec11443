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

// unlimited is more than any count; sums of many stay integers.
const unlimited = math.MaxInt32

// own returns what is said of a cell itself.
func (s *suppressor) own(reading, node, group int) interval {
	r := &s.readings[reading]
	switch s.tally.Cells[node][group].Suppression {
	case Shown:
		v := r.of(node, group)
		return interval{v, v}
	case Few:
		if r.few {
			return interval{1, s.threshold - 1}
		}
		return interval{1, unlimited}
	}
	if r.most != nil {
		return interval{0, r.most(group)}
	}
	return interval{0, unlimited}
}

// line is a total with its parts.
type line struct {
	whole int
	parts []int
}

// lines returns the sums that every row of the table has.
func (t *Tally) lines() []line {
	var out []line
	for whole, w := range t.Groups {
		for axis := range t.By {
			if w.Values[axis] != All {
				continue
			}
			l := line{whole: whole}
			for g, other := range t.Groups {
				same := len(t.By) == 1 || other.Values[1-axis] == w.Values[1-axis] || other.Values[0] == Interviewers && w.Total()
				if g != whole && other.Values[axis] != All && same {
					l.parts = append(l.parts, g)
				}
			}
			out = append(out, l)
		}
	}
	return out
}

// family returns the first and the last row, not included, of the part of the tree
// that a node stands in.
func (t *Tally) family(node int) (from, to int) {
	for from = node; from > 0 && t.Nodes[from].Depth > 0; from-- {
	}
	for to = node + 1; to < len(t.Nodes) && t.Nodes[to].Depth > 0; to++ {
	}
	return from, to
}

// bounds returns what can be known of a number by itself, by the sums that it
// stands in, by the other numbers of its cell, and by the tree. What is found of
// one number narrows others down, until nothing changes.
func (s *suppressor) bounds(reading, node, group int) interval {
	from, to := s.tally.family(node)
	known, ok := s.intervals[from]
	if !ok {
		known = s.propagate(from, to)
		s.intervals[from] = known
	}
	return known[reading][node-from][group]
}

// propagate returns what can be known of a family of nodes, by reading, node and
// group.
func (s *suppressor) propagate(from, to int) [][][]interval {
	known := make([][][]interval, len(s.readings))
	for r := range known {
		known[r] = make([][]interval, to-from)
		for i := range known[r] {
			known[r][i] = make([]interval, len(s.tally.Groups))
			for g := range known[r][i] {
				known[r][i][g] = s.own(r, from+i, g)
			}
		}
	}
	const passes = 50 // what is known after so many is true, and hardly ever less than all
	for changed, pass := true, 0; changed && pass < passes; pass++ {
		changed = s.narrowCells(known)
		for r := range known {
			changed = s.narrowLines(known[r], r, from) || changed
			changed = s.narrowTree(known[r], r, from) || changed
		}
	}
	return known
}

// narrowCells narrows by the sums within each cell.
func (s *suppressor) narrowCells(known [][][]interval) (changed bool) {
	var parts []*interval
	for _, sum := range s.sums {
		for i := range known[sum.whole] {
			for g := range known[sum.whole][i] {
				parts = parts[:0]
				for _, r := range sum.parts {
					parts = append(parts, &known[r][i][g])
				}
				changed = narrow(&known[sum.whole][i][g], parts, true, true) || changed
			}
		}
	}
	return changed
}

// narrowLines narrows by the totals of each row.
func (s *suppressor) narrowLines(known [][]interval, reading, from int) (changed bool) {
	of := s.readings[reading].of
	var parts []*interval
	for i := range known {
		for _, l := range s.lines {
			parts = parts[:0]
			sum := 0
			for _, g := range l.parts {
				parts = append(parts, &known[i][g])
				sum += of(from+i, g)
			}
			total := of(from+i, l.whole)
			changed = narrow(&known[i][l.whole], parts, sum == total, sum >= total) || changed
		}
	}
	return changed
}

// narrowTree narrows by the rows below each row.
func (s *suppressor) narrowTree(known [][]interval, reading, from int) (changed bool) {
	r := &s.readings[reading]
	if !r.nested {
		return false
	}
	var parts []*interval
	for i := range known {
		k := s.kin[from+i]
		for g := range s.tally.Groups {
			parts = parts[:0]
			for _, c := range k.children {
				parts = append(parts, &known[c-from][g])
			}
			if len(parts) > 0 {
				changed = narrow(&known[i][g], parts, false, r.covered && k.whole) || changed
			}
		}
	}
	return changed
}

// narrow narrows down what is known of a whole and its parts. The whole is their
// sum where it is exact; else it is as large as each of them, and covered, where
// it is, by all of them together.
func narrow(whole *interval, parts []*interval, exact, covered bool) bool {
	low, high, largest := 0, 0, 0
	for _, p := range parts {
		low, high, largest = low+p.low, high+p.high, max(largest, p.low)
	}
	was := *whole
	whole.low = max(whole.low, largest)
	if exact {
		whole.low = max(whole.low, low)
	}
	if covered {
		whole.high = min(whole.high, high)
	}
	changed := *whole != was
	for _, p := range parts {
		was := *p
		p.high = min(p.high, whole.high)
		if exact {
			p.high = min(p.high, whole.high-(low-was.low))
		}
		if covered {
			p.low = max(p.low, whole.low-(high-was.high))
		}
		low, high = low+p.low-was.low, high+p.high-was.high
		changed = changed || *p != was
	}
	return changed
}
