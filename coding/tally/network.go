package tally

import "slices"

// The counts of a node are a flow: from the total through the groups and back. A
// number can be anything else where the flow can run in another circle through
// it, with all that is shown left as it is.

// arc is a number in the network with what is known of it.
type arc struct {
	from, to int
	value    int
	interval
	group int // -1 where it is none
}

// determined reports whether a hidden cell can have one value only: where all that
// is known leaves one, or no circle of the flow goes through it.
func (s *suppressor) determined(reading, node, group int) bool {
	if b := s.bounds(reading, node, group); b.low >= b.high {
		return true
	}
	at := place{node, reading}
	networks, ok := s.known[at]
	if !ok {
		for _, arcs := range s.networks(reading, node) {
			networks = append(networks, newNetwork(arcs, len(s.tally.Groups)))
		}
		s.known[at] = networks
	}
	for _, n := range networks {
		if i := n.of[group]; i >= 0 && !free(n.arcs, i) {
			return true
		}
	}
	return false
}

// network is a flow; of are the arcs of groups, -1 where there is none.
type network struct {
	arcs []arc
	of   []int
}

func newNetwork(arcs []arc, groups int) network {
	n := network{arcs: arcs, of: slices.Repeat([]int{-1}, groups)}
	for i, a := range arcs {
		if a.group >= 0 {
			n.of[a.group] = i
		}
	}
	return n
}

// free reports whether a number can be another one.
func free(network []arc, at int) bool {
	a := network[at]
	return a.value < a.high && reaches(network, at, a.to, a.from) ||
		a.value > a.low && reaches(network, at, a.from, a.to)
}

// reaches reports whether more can flow from one point to another, other than
// through one arc.
func reaches(network []arc, without, from, to int) bool {
	seen := map[int]bool{from: true}
	for open := []int{from}; len(open) > 0; {
		point := open[len(open)-1]
		open = open[:len(open)-1]
		for i, a := range network {
			next := -1
			switch {
			case i == without:
			case a.from == point && a.value < a.high:
				next = a.to
			case a.to == point && a.value > a.low:
				next = a.from
			}
			if next == to {
				return true
			}
			if next >= 0 && !seen[next] {
				seen[next] = true
				open = append(open, next)
			}
		}
	}
	return false
}

// networks returns the sums that the cells of a node stand in. Of two crossed
// fields it is one network of both margins, where groups share nobody in one of
// the fields at least; else each line with its margin is one.
func (s *suppressor) networks(reading, node int) [][]arc {
	t := s.tally
	if len(t.By) == 1 {
		return [][]arc{s.line(reading, node, s.lines[0])}
	}
	for _, rows := range []int{0, 1} {
		if n, ok := s.crossed(reading, node, rows); ok {
			return [][]arc{n}
		}
	}
	var out [][]arc
	for _, l := range s.lines {
		out = append(out, s.line(reading, node, l))
	}
	return out
}

// arc returns the arc of a group.
func (s *suppressor) arc(reading, node, group, from, to int) arc {
	return arc{from: from, to: to, value: s.readings[reading].of(node, group), interval: s.bounds(reading, node, group), group: group}
}

// line is a total and its parts. Where the parts are more than the total they
// overlap, and nobody knows by how much; where they are less, there are others
// besides.
func (s *suppressor) line(reading, node int, l line) []arc {
	total := s.arc(reading, node, l.whole, 1, 0)
	out := []arc{total}
	sum := 0
	for _, g := range l.parts {
		a := s.arc(reading, node, g, 0, 1)
		sum += a.value
		out = append(out, a)
	}
	if sum != total.value {
		out = append(out, arc{from: 1, to: 0, value: max(0, sum-total.value), interval: interval{0, unlimited}, group: -1},
			arc{from: 0, to: 1, value: max(0, total.value-sum), interval: interval{0, unlimited}, group: -1})
	}
	return out
}

// crossed is the network of a crossed table; rows is the field whose margins may
// be less than the sums of their cells. ok is false where the numbers are no such
// flow.
func (s *suppressor) crossed(reading, node, rows int) (out []arc, ok bool) {
	t := s.tally
	source, sink := 0, 1
	points := map[place]int{}
	point := func(axis int, value string) int {
		i := slices.IndexFunc(t.Groups, func(g Group) bool { return g.Values[axis] == value })
		p := place{axis, i}
		if _, known := points[p]; !known {
			points[p] = 2 + len(points)
		}
		return points[p]
	}
	balance := map[int]int{} // what flows in less what flows out
	add := func(a arc) {
		balance[a.to] += a.value
		balance[a.from] -= a.value
		out = append(out, a)
	}
	for g := range t.Groups {
		row, column := t.Groups[g].Values[rows], t.Groups[g].Values[1-rows]
		switch {
		case row == Interviewers:
			add(s.arc(reading, node, g, source, sink))
		case row == All && column == All:
			add(s.arc(reading, node, g, sink, source))
		case column == All:
			add(s.arc(reading, node, g, source, point(rows, row)))
		case row == All:
			add(s.arc(reading, node, g, point(1-rows, column), sink))
		default:
			add(s.arc(reading, node, g, point(rows, row), point(1-rows, column)))
		}
	}
	for p, at := range points {
		if overlap := -balance[at]; p.node == rows && overlap > 0 {
			add(arc{from: sink, to: at, value: overlap, interval: interval{0, unlimited}, group: -1})
		}
	}
	for _, b := range balance {
		if b != 0 {
			return nil, false
		}
	}
	return out, true
}
