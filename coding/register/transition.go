package register

import "mening/corpus/source"

// Transitions count from what to what rows went, in each group: what a table or
// a figure of flows shows.
type Transitions struct {
	From, To *Column
	Flows    []Flow // one a group, in their order
}

// Flow counts the transitions of a group.
type Flow struct {
	Group Group
	// N is the number of rows by the level of From (first index) and of To.
	N [][]int
	// FromTotals and ToTotals are the margins, Total all rows with both: the
	// whole of the flow.
	FromTotals, ToTotals []int
	Total                int
	// NoFrom and NoTo lack one of both, Neither lacks both. With Total they
	// are all rows of the group.
	NoFrom, NoTo, Neither int
}

// CountTransitions counts the transitions between two columns that are
// counted.
func CountTransitions(from, to *Column, groups []Group) (Transitions, error) {
	t := Transitions{From: from, To: to}
	for _, c := range []*Column{from, to} {
		if !c.Type.counted() {
			return t, source.Say("the column %q holds %s, and transitions go from one category to another\n  name a column with few values, or say --type '%s=category'", c.Name, c.Type.plural(), c.Name)
		}
	}
	for _, g := range groups {
		f := Flow{Group: g, N: make([][]int, len(from.Levels)), FromTotals: make([]int, len(from.Levels)), ToTotals: make([]int, len(to.Levels))}
		for i := range f.N {
			f.N[i] = make([]int, len(to.Levels))
		}
		for _, row := range g.Rows {
			a, b := from.cells[row], to.cells[row]
			switch {
			case a.state != present && b.state != present:
				f.Neither++
			case a.state != present:
				f.NoFrom++
			case b.state != present:
				f.NoTo++
			default:
				f.N[a.level][b.level]++
				f.FromTotals[a.level]++
				f.ToTotals[b.level]++
				f.Total++
			}
		}
		t.Flows = append(t.Flows, f)
	}
	return t, nil
}
