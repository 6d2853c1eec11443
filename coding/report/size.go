package report

import (
	"slices"

	"mening/coding/tally"
)

// size is how many people took part and how many of them were silent, as both
// may be shown.
type size struct{ participants, silent Number }

// measureGroups finds how many took part by stakeholder; the total is that of
// [tally.All]. Where small numbers are hidden, sizes are, too: they are counted as
// a row of a tally of which what the other tables show is a part, as nobody can
// speak of something who did not take part.
func (b *builder) measureGroups(heard map[string]*heard, all *heard) {
	whole := len(all.participants)
	t := &tally.Tally{By: b.counts.By, Nodes: []tally.Node{{ID: "part"}, {ID: "shown", Depth: 1}, {ID: "silent", Depth: 1}}, Cells: make([][]tally.Cell, 3)}
	add := func(value string, g int) {
		n, silent := whole, all.silence()
		if h := heard[value]; value != tally.All && h != nil {
			n, silent = len(h.participants), h.silence()
		} else if value != tally.All {
			n, silent = 0, 0
		}
		t.Groups = append(t.Groups, tally.Group{Values: []string{value}, Participants: whole})
		for i, n := range []int{n, b.mostShown(g), silent} {
			t.Cells[i] = append(t.Cells[i], tally.Cell{Counts: tally.Counts{Participants: n}})
		}
	}
	for _, g := range b.groups() {
		add(b.counts.Groups[g].Values[0], g)
	}
	add(tally.All, len(b.counts.Groups)-1)
	if b.Suppress > 0 {
		t.Suppress(b.Suppress, []string{"participants"})
		hideSizes(t.Cells[0], t.Cells[1])
	}
	b.sizes = map[string]size{}
	for g := range t.Groups {
		took, silent := t.Cells[0][g], t.Cells[2][g]
		b.sizes[t.Groups[g].Values[0]] = size{b.counted(took.Participants, took.Suppression), b.counted(silent.Participants, silent.Suppression)}
	}
}

// hideSizes hides further sizes where those that are hidden could be computed from
// what is shown: a group that is there has one member at least, and as many as are
// shown of it elsewhere. The last cell is the total; where parts and total differ,
// people belong to several groups, and nobody knows how many.
func hideSizes(sizes, shown []tally.Cell) {
	last := len(sizes) - 1
	low := func(g int) int { return max(shown[g].Participants, min(sizes[g].Participants, 1)) }
	for {
		rest, least, all, next := sizes[last].Participants, 0, 0, last
		for g := range sizes[:last] {
			all += sizes[g].Participants
			if sizes[g].Suppression != tally.Shown {
				least += low(g)
				continue
			}
			rest -= sizes[g].Participants
			if next == last || sizes[g].Participants < sizes[next].Participants {
				next = g
			}
		}
		told := func(c tally.Cell) bool { return c.Suppression != tally.Shown }
		if all != sizes[last].Participants || told(sizes[last]) || !slices.ContainsFunc(sizes[:last], told) || rest > least {
			return
		}
		sizes[next].Suppression = tally.Hidden
	}
}

// mostShown is the greatest number of participants that is shown of a group.
func (b *builder) mostShown(g int) int {
	most := 0
	for i := range b.counts.Cells {
		if c := &b.counts.Cells[i][g]; c.Suppression == tally.Shown {
			most = max(most, c.Participants)
		}
	}
	return most
}

// sized heads a column with a name and, below it, how many took part.
func sized(name string, n Number) string {
	switch {
	case n.Below() > 0:
		return name + "\nn" + n.String()
	case !n.Shown():
		return name
	}
	return name + "\nn=" + n.String()
}

// someHidden reports whether any of the numbers is hidden.
func someHidden(all ...Number) bool {
	return slices.ContainsFunc(all, func(n Number) bool { return !n.Shown() })
}
