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
			settled := s.read(m, k, (*Change).settled, (*Change).settledSame)
			if m == "participants" {
				both[k] = settled.same
			}
			if d.Proposes() {
				s.readProposed(m, k, settled)
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
			t.Cells[i] = append(t.Cells[i], Cell{Counts: Counts{Participants: c.whole(0).Participants + c.whole(1).Participants}})
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
		more, sameMore := c.Proposed[k].Participants, c.SameProposed[k].Participants
		out = append(out, all, same, all-same, more, sameMore, all+more, same+sameMore, all+more-same-sameMore)
	}
	return out
}

// What a change tells at one of the values: of what people have decided, or of
// that and what is proposed, of everybody and of those who are in both.
func (c *Change) settled(k int) Counts     { return c.Counts[k] }
func (c *Change) settledSame(k int) Counts { return c.Same[k] }
func (c *Change) whole(k int) Counts       { return c.Counts[k].plus(c.Proposed[k]) }
func (c *Change) wholeSame(k int) Counts   { return c.Same[k].plus(c.SameProposed[k]) }

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

// shownAt are the places of the readings of a measure: of everybody, and of those
// who are in both, -1 where that is not shown.
type shownAt struct{ whole, same int }

// read adds what is shown of a measure at one of the two values: of everybody, of
// those who are in both, and by subtraction of the others.
func (s *changeSuppressor) read(measure string, k int, all, in func(*Change, int) Counts) shownAt {
	size := func(g *Compared) int { return g.Sizes[k].Participants }
	both := func(g *Compared) int { return g.Same[k].Participants }
	others := func(g *Compared) int { return size(g) - both(g) }
	if measure != "participants" {
		size, both, others = nil, nil, nil // nobody knows how many there can be
	}
	count := func(of func(*Change, int) Counts, measure string) func(*Change) int {
		return func(c *Change) int { return of(c, k).Of(measure) }
	}
	left := func(measure string) func(*Change) int {
		return func(c *Change) int { return all(c, k).Of(measure) - in(c, k).Of(measure) }
	}
	at := shownAt{s.add(count(all, measure), count(all, "participants"), size), -1}
	few := s.readings[at.whole].told
	s.readings[at.whole].told = func(i, g int) bool { return s.small(g) || few(i, g) }
	if measure != "participants" && measure != "units" {
		return at // of those in both no other is shown
	}
	at.same = s.add(count(in, measure), count(in, "participants"), both)
	s.sums = append(s.sums, sum{at.whole, []int{at.same, s.add(left(measure), left("participants"), others)}})
	return at
}

// readProposed adds what is shown in brackets beside the settled readings, and the
// sums of the two.
func (s *changeSuppressor) readProposed(measure string, k int, settled shownAt) {
	all := s.read(measure, k, (*Change).whole, (*Change).wholeSame)
	add := func(whole, part int, of func(*Change) Counts) {
		if part < 0 {
			return
		}
		more := reading{of: func(i, g int) int { return of(&s.Cells[i][g]).Of(measure) }}
		more.told = func(i, g int) bool { return s.few(of(&s.Cells[i][g]).Participants) }
		s.sums = append(s.sums, sum{whole, []int{part, len(s.readings)}})
		s.readings = append(s.readings, more)
	}
	add(all.whole, settled.whole, func(c *Change) Counts { return c.Proposed[k] })
	add(all.same, settled.same, func(c *Change) Counts { return c.SameProposed[k] })
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
