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
	s := newSuppressor(t, threshold)
	few := func(int, int) bool { return true }
	for _, m := range measures {
		all := reading{of: func(i, g int) int { return t.Cells[i][g].Of(m) }, told: few, nested: true, covered: true}
		if m == "participants" { // what must not be found, shown or not
			all.most = func(g int) int { return t.Groups[g].Participants }
			all.few = true
		}
		s.readings = append(s.readings, all)
		if !t.proposes() {
			continue
		}
		decided := reading{of: func(i, g int) int { return t.Cells[i][g].Decided.Of(m) }, told: few, nested: true, covered: true}
		more := reading{of: func(i, g int) int { return t.Cells[i][g].Of(m) - t.Cells[i][g].Decided.Of(m) }}
		// That nothing more was proposed tells nothing of who was counted.
		more.told = func(i, g int) bool { return more.of(i, g) > 0 }
		s.sums = append(s.sums, sum{len(s.readings) - 1, []int{len(s.readings), len(s.readings) + 1}})
		s.readings = append(s.readings, decided, more)
	}
	s.primary(t.proposes())
	s.finish()
}

// suppressor hides cells of a tally.
type suppressor struct {
	tally     *Tally
	threshold int
	readings  []reading
	// sums are readings of a cell that are the sum of others.
	sums  []sum
	kin   []kinship
	lines []line
	// intervals are what is known of a family of nodes, known the networks of a
	// node in a reading, until anything of the family is hidden.
	intervals map[int][][][]interval
	known     map[place][]network
}

// reading is a number that every cell shows.
type reading struct {
	of func(node, group int) int
	// most is the largest that the number can be in a group, nil where nobody
	// knows; few says that a cell marked as [Few] is one under the threshold.
	most func(group int) int
	few  bool
	// told reports whether the number of a hidden cell must not be found.
	told func(node, group int) bool
	// nested says that a row has no less than each row below it, covered that it
	// has no more than all of them, where these are all that it consists of.
	nested, covered bool
}

// sum says that one reading of a cell is the sum of others.
type sum struct {
	whole int
	parts []int
}

func newSuppressor(t *Tally, threshold int) *suppressor {
	return &suppressor{tally: t, threshold: threshold, kin: t.kin(), lines: t.lines(),
		intervals: map[int][][][]interval{}, known: map[place][]network{}}
}

// finish hides further cells until none can be found.
func (s *suppressor) finish() {
	for s.protect() {
	}
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
	delete(s.intervals, from)
	for r := range s.readings {
		for node := from; node < to; node++ {
			delete(s.known, place{node, r})
		}
	}
}

// few reports whether a count may not be shown.
func (s *suppressor) few(n int) bool { return n > 0 && n < s.threshold }

// primary hides what is few in itself; proposed says that cells show apart what is
// only proposed.
func (s *suppressor) primary(proposed bool) {
	t := s.tally
	for i := range t.Cells {
		for g := range t.Cells[i] {
			c := &t.Cells[i][g]
			switch all, decided := c.Participants, c.Decided.Participants; {
			case s.few(t.Groups[g].Participants):
				c.Suppression = Hidden
			case proposed && (s.few(all) || s.few(decided) || s.few(all-decided)):
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
		if reading.told(node, group) && s.determined(r, node, group) {
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
