package report

import (
	"slices"

	"mening/coding"
	"mening/coding/tally"
	"mening/corpus/document"
)

// Finding is a category or a theme with what was said of it.
type Finding struct {
	ID, Name, Definition string
	// Units are distinct meaning units; Participants are those who said them,
	// of Of who took part; Interviews those in which they did, of OfInterviews.
	Units, Participants, Of, Interviews Number
	OfInterviews                        int
	// Groups are all stakeholders, Most those with the most units; there are
	// none of these where some group is hidden.
	Groups, Most []Group
	// Below are sub-categories, or codes, that have units, most participants
	// first; Codes says that they are codes.
	Below []Finding
	Codes bool
	// Values count the units by what is said about them, such as valence.
	Values     []ValueCounts
	Quotations []Quotation
	// Figure shows how many participants raised the category and what stands
	// below it; nil where that is little.
	Figure document.Block
}

// Group is what a stakeholder said of a category.
type Group struct {
	Name                    string
	Units, Participants, Of Number
}

// Percent returns the share of participants in per cent, rounded; it is hidden
// where one of the numbers is.
func (f Finding) Percent() Number { return percent(f.Participants, f.Of) }

// Few says that the share is one of fewer than ten, which no per cent should
// stand for, or hidden.
func (f Finding) Few() bool { return f.Of < 10 || !f.Participants.Shown() }

// Hidden says that some of the numbers is not shown.
func (f Finding) Hidden() bool { return someHidden(f.Units, f.Participants, f.Of, f.Interviews) }

func percent(n, of Number) Number {
	switch {
	case someHidden(n, of):
		return Hidden
	case of == 0:
		return 0
	}
	return (200*n + of) / (2 * of)
}

// finding returns what was said of a category.
func (b *builder) finding(c *coding.Category) (Finding, error) {
	f := b.node(c.ID)
	f.Name, f.Definition = b.category(c), c.Definition
	for _, sub := range c.Categories {
		f.below(b.node(sub.ID), b.category(sub), sub.Definition)
	}
	if len(c.Categories) == 0 {
		f.Codes = true
		for _, code := range c.Codes {
			f.below(b.node(code.ID), code.Name, code.Definition)
		}
	}
	slices.SortStableFunc(f.Below, mostFirst)
	f.Values = b.valuesOf(c.ID)
	var err error
	f.Figure, err = b.findingFigure(c, f)
	return f, err
}

// below adds what stands below a finding, where anybody spoke of it.
func (f *Finding) below(part Finding, name, definition string) {
	if part.Units != 0 {
		part.Name, part.Definition = name, definition
		f.Below = append(f.Below, part)
	}
}

// node returns the counts of a category or code.
func (b *builder) node(id string) Finding {
	row, ok := b.row[id]
	f := Finding{ID: id, Of: b.sizes[tally.All].participants, OfInterviews: b.total().Interviews}
	if !ok {
		return f
	}
	f.Units, f.Participants, f.Interviews = b.cell(b.counts.Cells[row][len(b.counts.Groups)-1])
	for _, g := range b.groups() {
		units, participants, _ := b.cell(b.counts.Cells[row][g])
		f.Groups = append(f.Groups, Group{b.groupName(g), units, participants, b.sizes[b.counts.Groups[g].Values[0]].participants})
	}
	f.Most = most(f.Groups)
	return f
}

// cell returns the counts of a cell as they may be shown.
func (b *builder) cell(c tally.Cell) (units, participants, interviews Number) {
	return beside(c.Units, c.Suppression), b.counted(c.Participants, c.Suppression), beside(c.Interviews, c.Suppression)
}

// most returns the groups with the most units: as many as three, and none where
// nothing sets them apart or some group is hidden.
func most(groups []Group) []Group {
	if slices.ContainsFunc(groups, func(g Group) bool { return !g.Units.Shown() }) {
		return nil
	}
	sorted := slices.DeleteFunc(slices.Clone(groups), func(g Group) bool { return g.Units == 0 })
	if len(sorted) < 2 {
		return nil
	}
	slices.SortStableFunc(sorted, func(a, c Group) int { return int(c.Units - a.Units) })
	n := min(2, len(sorted))
	for n < len(sorted) && sorted[n].Units == sorted[n-1].Units {
		n++
	}
	if n > 3 || n == len(groups) && sorted[0].Units == sorted[n-1].Units {
		return nil
	}
	return sorted[:n]
}
