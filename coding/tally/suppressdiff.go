package tally

import "slices"

// Suppress marks what must not be shown of a difference where nobody may be
// recognised: a node in a group, in all its numbers, where any number of
// participants in it, or what is left of one without another, is above zero and
// under the threshold, or where the group is that small; and further nodes until
// no such number can be computed from what is shown in any of the measures, as
// [Tally.Suppress] does it.
func (d *Difference) Suppress(threshold int, measures []string) {
	s := &changeSuppressor{newSuppressor(d.outline(), threshold), d}
	for i := range d.Cells {
		for g := range d.Cells[i] {
			if s.small(g) || slices.ContainsFunc(d.Cells[i][g].people(), s.few) {
				s.tally.Cells[i][g].Suppression = Hidden
			}
		}
	}
	var both [2]int // the readings of participants who are in both
	for k := range 2 {
		for _, m := range measures {
			if same := s.read(m, k); m == "participants" {
				both[k] = same
			}
		}
	}
	if slices.Contains(measures, "participants") {
		s.readChanges(both)
	}
	s.finish()
	for i := range d.Cells {
		for g := range d.Cells[i] {
			d.Cells[i][g].Hidden = s.tally.Cells[i][g].Suppression != Shown
		}
	}
}

// outline is a tally with the rows and groups of a difference, by whose sums and
// tree hidden numbers could be found.
func (d *Difference) outline() *Tally {
	t := &Tally{By: []string{d.By}, Nodes: d.Nodes, Cells: make([][]Cell, len(d.Nodes))}
	for _, g := range d.Groups {
		t.Groups = append(t.Groups, Group{Values: []string{g.Value}, Participants: max(g.Sizes[0].Participants, g.Sizes[1].Participants)})
	}
	for i, row := range d.Cells {
		for _, c := range row { // what hiding the cell would lose
			t.Cells[i] = append(t.Cells[i], Cell{Counts: Counts{Participants: c.Counts[0].Participants + c.Counts[1].Participants}})
		}
	}
	return t
}

// people are the numbers of participants that a change tells, by itself or by
// subtraction.
func (c *Change) people() []int {
	out := []int{c.Lost, c.Gained, c.Kept, c.moved(0), c.moved(1)}
	for k := range 2 {
		all, same := c.Counts[k].Participants, c.Same[k].Participants
		out = append(out, all, same, all-same)
	}
	return out
}

// moved is how many have the node at one of the values and are in another group
// at the other one.
func (c *Change) moved(k int) int {
	return c.Same[k].Participants - c.Kept - [2]int{c.Lost, c.Gained}[k]
}

// changeSuppressor hides cells of a difference.
type changeSuppressor struct {
	*suppressor
	*Difference
}

// small reports whether too few belong to a group.
func (s *changeSuppressor) small(group int) bool {
	g := &s.Groups[group]
	return s.few(g.Sizes[0].Participants) || s.few(g.Sizes[1].Participants)
}

// add adds a number of each change. It must not be found where few people are
// behind it. It returns the place of the reading.
func (s *changeSuppressor) add(number, people func(*Change) int, most func(*Compared) int) int {
	r := reading{of: func(i, g int) int { return number(&s.Cells[i][g]) }, nested: true, covered: true,
		told: func(i, g int) bool { return s.few(people(&s.Cells[i][g])) }}
	if most != nil {
		r.most = func(g int) int { return most(&s.Groups[g]) }
	}
	s.readings = append(s.readings, r)
	return len(s.readings) - 1
}

// read adds what is shown of a measure at one of the two values: of everybody, of
// those who are in both, whose place it returns, and by subtraction of the others.
func (s *changeSuppressor) read(measure string, k int) (same int) {
	size := func(g *Compared) int { return g.Sizes[k].Participants }
	both := func(g *Compared) int { return g.Same[k].Participants }
	others := func(g *Compared) int { return size(g) - both(g) }
	if measure != "participants" {
		size, both, others = nil, nil, nil // nobody knows how many there can be
	}
	count := func(of func(*Change) Counts, measure string) func(*Change) int {
		return func(c *Change) int { return of(c).Of(measure) }
	}
	all := func(c *Change) Counts { return c.Counts[k] }
	in := func(c *Change) Counts { return c.Same[k] }
	left := func(measure string) func(*Change) int {
		return func(c *Change) int { return all(c).Of(measure) - in(c).Of(measure) }
	}
	whole := s.add(count(all, measure), count(all, "participants"), size)
	few := s.readings[whole].told
	s.readings[whole].told = func(i, g int) bool { return s.small(g) || few(i, g) }
	if measure != "participants" && measure != "units" {
		return whole // of those in both no other is shown
	}
	same = s.add(count(in, measure), count(in, "participants"), both)
	s.sums = append(s.sums, sum{whole, []int{same, s.add(left(measure), left("participants"), others)}})
	return same
}

// readChanges adds how many changed and how many did not. Those who are in both
// and have a node at one of the values did one of these, or they changed the
// group. Somebody who lost a node may have kept the one above it.
func (s *changeSuppressor) readChanges(same [2]int) {
	both := func(g *Compared) int { return g.Both }
	add := func(of func(*Change) int, most func(*Compared) int) int {
		at := s.add(of, of, most)
		s.readings[at].nested = false
		return at
	}
	kept := add(func(c *Change) int { return c.Kept }, both)
	changed := [2]int{add(func(c *Change) int { return c.Lost }, both), add(func(c *Change) int { return c.Gained }, both)}
	s.readings[kept].nested, s.readings[kept].covered = true, false
	for k := range 2 {
		moved := add(func(c *Change) int { return c.moved(k) }, func(g *Compared) int { return g.Same[k].Participants - g.Both })
		s.sums = append(s.sums, sum{same[k], []int{changed[k], kept, moved}})
	}
}
