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

// bounds returns what can be known of a cell by itself, by the sums that it stands
// in, and by the tree, in which a node has no less than each node below it and no
// more than all of them, where these are all that it consists of. What is found of
// one cell narrows others down, until nothing changes.
func (s *suppressor) bounds(reading, node, group int) interval {
	from, to := s.tally.family(node)
	at := place{from, reading}
	known, ok := s.intervals[at]
	if !ok {
		known = s.propagate(reading, from, to)
		s.intervals[at] = known
	}
	return known[node-from][group]
}

func (s *suppressor) propagate(reading, from, to int) [][]interval {
	known := make([][]interval, to-from)
	for i := range known {
		known[i] = make([]interval, len(s.tally.Groups))
		for g := range known[i] {
			known[i][g] = s.own(reading, from+i, g)
		}
	}
	var parts []*interval
	const passes = 50 // what is known after so many is true, and hardly ever less than all
	for changed, pass := true, 0; changed && pass < passes; pass++ {
		changed = false
		for i := range known {
			for _, l := range s.lines {
				parts = parts[:0]
				sum := 0
				for _, g := range l.parts {
					parts = append(parts, &known[i][g])
					sum += s.readings[reading](&s.tally.Cells[from+i][g])
				}
				total := s.readings[reading](&s.tally.Cells[from+i][l.whole])
				changed = narrow(&known[i][l.whole], parts, sum == total, sum >= total) || changed
			}
		}
		for i := range known {
			k := s.kin[from+i]
			for g := range s.tally.Groups {
				parts = parts[:0]
				for _, c := range k.children {
					parts = append(parts, &known[c-from][g])
				}
				if len(parts) > 0 {
					changed = narrow(&known[i][g], parts, false, k.whole) || changed
				}
			}
		}
	}
	return known
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
