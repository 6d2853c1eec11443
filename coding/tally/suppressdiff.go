package tally

// Suppress marks what must not be shown of a difference where nobody may be
// recognised: a node in a group, in all its numbers, where any number of
// participants in it, or what is left of it without those who are in both, is
// above zero and under the threshold, or where the group is that small; the rows
// above it; and its total over all groups.
func (d *Difference) Suppress(threshold int) {
	few := func(n int) bool { return n > 0 && n < threshold }
	last := len(d.Groups) - 1
	for g := range d.Groups {
		// From the bottom up: hidden hides all rows above that it belongs to.
		hidden := map[int]bool{} // by depth: a row below is hidden
		for i := len(d.Nodes) - 1; i >= 0; i-- {
			c, depth := &d.Cells[i][g], d.Nodes[i].Depth
			c.Hidden = hidden[depth+1] || d.small(g, few) || c.few(few)
			delete(hidden, depth+1)
			hidden[depth] = hidden[depth] || c.Hidden
		}
	}
	for i := range d.Nodes {
		for g := range last {
			if d.Cells[i][g].Hidden {
				d.Cells[i][last].Hidden = true
			}
		}
	}
	for i := len(d.Nodes) - 1; i > 0; i-- { // totals hide those above them as well
		if d.Cells[i][last].Hidden {
			d.hideAbove(i, last)
		}
	}
}

// hideAbove hides the rows that a node belongs to in a group.
func (d *Difference) hideAbove(node, group int) {
	depth := d.Nodes[node].Depth
	for i := node - 1; i >= 0 && depth > 0; i-- {
		if d.Nodes[i].Depth < depth {
			depth = d.Nodes[i].Depth
			d.Cells[i][group].Hidden = true
		}
	}
}

// small reports whether too few belong to a group.
func (d *Difference) small(group int, few func(int) bool) bool {
	g := &d.Groups[group]
	return few(g.Sizes[0].Participants) || few(g.Sizes[1].Participants)
}

// few reports whether a number of participants may not be shown.
func (c *Change) few(few func(int) bool) bool {
	for k := range 2 {
		if all, same := c.Counts[k].Participants, c.Same[k].Participants; few(all) || few(same) || few(all-same) {
			return true
		}
	}
	return few(c.Lost) || few(c.Gained) || few(c.Kept)
}
