package tally

import "slices"

// Suppression says whether a cell may be shown.
type Suppression int

// The kinds of suppression.
const (
	// Shown is a cell that may be shown.
	Shown Suppression = iota
	// Few is a cell of which may be said that it is above zero and under the
	// threshold.
	Few
	// Hidden is a cell of which nothing may be said.
	Hidden
)

// Measures are the counts of a cell: what [Suppress] makes sure of.
func Measures() []string { return []string{"units", "participants", "interviews", "parties"} }

// Of returns the count that one of [Measures] names.
func (c Counts) Of(measure string) int {
	switch measure {
	case "participants":
		return c.Participants
	case "interviews":
		return c.Interviews
	case "parties":
		return c.Parties
	}
	return c.Units
}

// Suppress marks the cells that must not be shown where nobody may be recognised:
// those of one participant or more and under the threshold, which is 3 or more;
// all of a group with fewer participants than that; and further cells until no
// marked one can be computed from the others, from totals, from the rows above
// and below it in the tree, in any of the measures that are shown.
//
// A cell that is hidden is hidden in all its counts. Zeros are shown.
func (t *Tally) Suppress(threshold int, measures []string) {
	s := &suppressor{tally: t, threshold: threshold, kin: t.kin(), decided: t.proposes(), lines: t.lines(),
		intervals: map[place][][]interval{}, known: map[place][]network{}}
	for _, m := range measures {
		s.readings = append(s.readings, func(c *Cell) int { return c.Counts.Of(m) })
		if s.decided {
			s.readings = append(s.readings, func(c *Cell) int { return c.Decided.Of(m) },
				func(c *Cell) int { return c.Counts.Of(m) - c.Decided.Of(m) })
		}
	}
	// The count of participants is what must not be found, shown or not.
	s.bounded = slices.Index(measures, "participants")
	if s.bounded >= 0 && s.decided {
		s.bounded *= 3
	}
	s.primary()
	for s.protect() {
	}
}

// suppressor hides cells of a tally.
type suppressor struct {
	tally     *Tally
	threshold int
	// readings are the numbers that a cell shows; bounded is which of them is
	// the count of participants, -1 where it is not shown.
	readings []func(*Cell) int
	bounded  int
	kin      []kinship
	// decided says that cells show apart what is only proposed.
	decided bool
	lines   []line
	// intervals are what is known of a family of nodes in a reading, known the
	// networks of a node, until anything of the family is hidden.
	intervals map[place][][]interval
	known     map[place][]network
}

// proposes reports whether anything is only proposed, beside what was decided.
func (t *Tally) proposes() bool {
	return t.Decided && slices.ContainsFunc(t.Cells, func(row []Cell) bool {
		return slices.ContainsFunc(row, func(c Cell) bool { return c.Counts != c.Decided })
	})
}

// mark says of a cell how it is shown.
func (s *suppressor) mark(p place, as Suppression) {
	s.tally.Cells[p.node][p.group].Suppression = as
	from, to := s.tally.family(p.node)
	for r := range s.readings {
		delete(s.intervals, place{from, r})
		for node := from; node < to; node++ {
			delete(s.known, place{node, r})
		}
	}
}

// few reports whether a count may not be shown.
func (s *suppressor) few(n int) bool { return n > 0 && n < s.threshold }

// primary hides what is few in itself.
func (s *suppressor) primary() {
	t := s.tally
	for i := range t.Cells {
		for g := range t.Cells[i] {
			c := &t.Cells[i][g]
			switch all, decided := c.Participants, c.Decided.Participants; {
			case s.few(t.Groups[g].Participants):
				c.Suppression = Hidden
			case s.decided && (s.few(all) || s.few(decided) || s.few(all-decided)):
				c.Suppression = Hidden
			case s.few(all):
				c.Suppression = Few
			}
		}
	}
}

// protect hides further cells for the first cell that can be computed; it is
// false where there is none, or nothing is left to hide.
func (s *suppressor) protect() bool {
	changed := false
	for i := range s.tally.Cells {
		for g := range s.tally.Cells[i] {
			for s.tally.Cells[i][g].Suppression != Shown && s.found(i, g) && s.hideFor(i, g) {
				changed = true
			}
		}
	}
	return changed
}

// found reports whether a hidden cell can be computed from what is shown.
func (s *suppressor) found(node, group int) bool {
	for r, reading := range s.readings {
		// That nothing more was proposed tells nothing of who was counted.
		if more := s.decided && r%3 == 2; more && reading(&s.tally.Cells[node][group]) == 0 {
			continue
		}
		if s.determined(r, node, group) {
			return true
		}
	}
	return false
}

// hideFor hides one more cell for a cell that can be computed: first it says less
// of those that are few, then it takes the smallest number that is enough, or
// else the smallest. It is false where nothing is left.
func (s *suppressor) hideFor(node, group int) bool {
	if s.sayLess(node, group) {
		return true
	}
	candidates := s.candidates(node, group)
	if len(candidates) == 0 {
		return false
	}
	for _, c := range candidates {
		s.mark(c, Hidden)
		if !s.found(node, group) && !s.found(c.node, c.group) {
			return true
		}
		s.mark(c, Shown)
	}
	s.mark(candidates[0], Hidden)
	return true
}

// sayLess makes the few cells of a node, and those of its kin in the group,
// hidden ones.
func (s *suppressor) sayLess(node, group int) bool {
	changed := false
	less := func(p place) {
		if s.tally.Cells[p.node][p.group].Suppression == Few {
			s.mark(p, Hidden)
			changed = true
		}
	}
	for g := range s.tally.Cells[node] {
		less(place{node, g})
	}
	for _, k := range s.kin[node].all() {
		less(place{k, group})
	}
	return changed
}

type place struct{ node, group int }

// candidates are the cells that may be hidden for another one, the best first:
// in the same row small counts before large ones, zeros after them, then totals;
// then the rows above and below.
func (s *suppressor) candidates(node, group int) []place {
	t := s.tally
	var out []place
	add := func(node, group int) {
		if t.Cells[node][group].Suppression == Shown && t.Groups[group].Participants > 0 {
			out = append(out, place{node, group})
		}
	}
	for g := range t.Groups {
		add(node, g)
	}
	for _, k := range s.kin[node].all() {
		add(k, group)
	}
	slices.SortStableFunc(out, func(a, b place) int { return s.cost(node, a) - s.cost(node, b) })
	return out
}

// cost is how much is lost where a cell is hidden for one of a node.
func (s *suppressor) cost(node int, p place) int {
	const next = 1 << 24 // more than any number of participants
	cost := s.tally.Cells[p.node][p.group].Participants
	if cost == 0 {
		cost = next
	}
	for _, v := range s.tally.Groups[p.group].Values {
		if v == All {
			cost += 2 * next
		}
	}
	if p.node != node {
		cost += 8 * next
	}
	return cost
}
