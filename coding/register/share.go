package register

// Share is how many rows there are of something, with each denominator.
type Share struct {
	Group Group
	N     int
	Of    []Denominator
}

// Denominator is what a share is a share of.
type Denominator struct {
	Kind DenominatorKind
	// Conditions choose the rows of a denominator that is told.
	Conditions []Condition
	// N is how many of the rows that are counted are in it, Of how many rows
	// it has.
	N, Of int
}

// DenominatorKind tells denominators apart.
type DenominatorKind string

// The kinds of denominators.
const (
	AllRows   DenominatorKind = "all"   // all rows of the group
	WithValue DenominatorKind = "value" // those that have a value in all columns of the conditions
	Told      DenominatorKind = "told"  // those for which conditions hold that somebody named
)

// Shares counts the rows of each group for which all conditions hold, of all
// rows, of those with a value where these are fewer, and of those for which
// each further condition holds.
func Shares(what []Condition, of []Condition, groups []Group) []Share {
	var out []Share
	for _, g := range groups {
		s := Share{Group: g, Of: []Denominator{{Kind: AllRows}}}
		whole, valued := &s.Of[0], Denominator{Kind: WithValue}
		told := make([]Denominator, len(of))
		for _, row := range g.Rows {
			has := hold(what, row)
			add := func(d *Denominator) {
				d.Of++
				if has {
					d.N++
				}
			}
			add(whole)
			if hasValues(what, row) {
				add(&valued)
			}
			for i := range of {
				if of[i].holds(row) {
					add(&told[i])
				}
			}
		}
		s.N = whole.N
		s.Of = append(s.Of, valued)
		for i := range told {
			told[i].Kind, told[i].Conditions = Told, of[i:i+1]
			s.Of = append(s.Of, told[i])
		}
		out = append(out, s)
	}
	return out
}

// hasValues reports whether a row has a value in all columns of the conditions.
func hasValues(all []Condition, row int) bool {
	for _, c := range all {
		if c.Column.cells[row].state != present {
			return false
		}
	}
	return true
}
