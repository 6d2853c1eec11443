package report

import (
	"slices"

	"mening/coding/tally"
)

// ValueCounts are units by the values of a value set.
type ValueCounts struct {
	Name   string
	Values []Count
}

// marked is a tally by the values of a set.
type marked struct {
	set   string
	tally *tally.Tally
	row   map[string]int
}

// countValues counts what codings are marked with.
func (b *builder) countValues() error {
	for _, set := range b.Book.Values {
		t, err := tally.Count(b.Corpus, b.Book, b.Observations, b.tallyOptions("category", set.Name))
		if err != nil {
			return err
		}
		b.hide(t)
		m := marked{set: set.Name, tally: t, row: map[string]int{}}
		for i, n := range t.Nodes {
			m.row[n.ID] = i
		}
		b.marked = append(b.marked, m)
	}
	return nil
}

// valuesOf counts the units of a category by the values that they have. Where the
// total is hidden in one of the tables, nothing is said: the values are its parts.
func (b *builder) valuesOf(id string) []ValueCounts {
	var out []ValueCounts
	for _, m := range b.marked {
		row, ok := m.row[id]
		last := len(m.tally.Groups) - 1
		if !ok || m.tally.Cells[row][last].Suppression != tally.Shown || b.counts.Cells[b.row[id]][len(b.counts.Groups)-1].Suppression != tally.Shown {
			continue
		}
		v := ValueCounts{Name: b.Voice.Term(m.set)}
		for _, set := range b.Book.Values {
			if set.Name == m.set {
				v.Values = m.values(set.Values, row)
			}
		}
		if slices.ContainsFunc(v.Values, func(c Count) bool { return c.N.Shown() }) {
			out = append(out, v)
		}
	}
	return out
}

// values returns the counts of a row, in the order of the set.
func (m *marked) values(set []string, row int) (out []Count) {
	for _, value := range set {
		g := slices.IndexFunc(m.tally.Groups, func(g tally.Group) bool { return g.Values[0] == value })
		if g < 0 {
			continue
		}
		units := beside(m.tally.Cells[row][g].Units, m.tally.Cells[row][g].Suppression)
		if value == "-" {
			value = "−" // a hyphen would be too short
		}
		if units != 0 {
			out = append(out, Count{value, units})
		}
	}
	return out
}
