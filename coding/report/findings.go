package report

import (
	"cmp"
	"slices"

	"mening/coding"
	"mening/coding/tally"
	"mening/corpus/document"
)

// Section is a value of the dimension with its categories, or all categories
// where there is no dimension.
type Section struct {
	// ID and Name are those of the dimension's value; both are empty where the
	// codebook has no dimension, and the last section of a codebook that has one
	// may hold the categories without.
	ID, Name, Question string
	Findings           []Finding
	// Units, Participants and Interviews are those of all its categories.
	Units, Participants, Of, Interviews Number
	OfInterviews                        int
	Table                               document.Block
	// Measures are those of registers.
	Measures []Measure
}

// Percent returns the share of participants in per cent, rounded.
func (s Section) Percent() Number { return percent(s.Participants, s.Of) }

// Hidden says that some of the numbers is not shown.
func (s Section) Hidden() bool { return someHidden(s.Units, s.Participants, s.Of, s.Interviews) }

// findings orders what was found by dimension and category.
func (b *builder) findings() error {
	order, in := b.ordered()
	picked := b.pick()
	var all []Finding
	for _, s := range order {
		categories := in[s.ID]
		for _, c := range categories {
			f, err := b.finding(c)
			if err != nil {
				return err
			}
			if c.ID == coding.Uncategorised && f.Units == 0 {
				continue // no category of which nobody spoke
			}
			f.Quotations = picked[c]
			s.Findings = append(s.Findings, f)
			all = append(all, f)
		}
		if len(s.Findings) == 0 && s.ID == "" {
			continue
		}
		b.section(s, categories)
		if len(b.groups()) > 0 || s.Units != 0 {
			s.Table = b.table(s, categories)
		}
		b.out.Sections = append(b.out.Sections, *s)
	}
	b.out.Overview = b.overview()
	var err error
	if b.out.OverviewFigure, err = b.overviewFigure(); err != nil {
		return err
	}
	if err := b.themes(); err != nil {
		return err
	}
	b.out.Top = top(all)
	return nil
}

// ordered returns the sections, without what stands in them, and the categories of
// each by its id. The last section is for what has no value of the dimension.
func (b *builder) ordered() (order []*Section, in map[string][]*coding.Category) {
	dimension := b.dimension()
	if dimension != nil {
		b.out.Dimension = dimension.ID
		for _, v := range dimension.Values {
			order = append(order, &Section{ID: v.ID, Name: cmp.Or(v.Name, v.ID), Question: v.Question})
		}
	}
	in = map[string][]*coding.Category{}
	for _, c := range b.Book.Categories {
		at := ""
		if dimension != nil {
			at = valueOf(c, dimension)
		}
		in[at] = append(in[at], c)
	}
	return append(order, &Section{}), in
}

// top returns the three categories that most participants raised, of those whose
// numbers are shown.
func top(all []Finding) []Finding {
	out := slices.DeleteFunc(slices.Clone(all), func(f Finding) bool { return f.Units == 0 || f.Hidden() })
	slices.SortStableFunc(out, mostFirst)
	return out[:min(3, len(out))]
}

// mostFirst orders findings by participants, then by units. Those that are not
// shown stand at the end, in the order in which they came.
func mostFirst(a, c Finding) int {
	size := func(n Number) Number { return max(n, -1) }
	return cmp.Or(int(size(c.Participants)-size(a.Participants)), int(size(c.Units)-size(a.Units)))
}

// dimension returns the dimension that orders the findings, or nil.
func (b *builder) dimension() *coding.Dimension {
	for i := range b.Book.Dimensions {
		if b.Book.Dimensions[i].ID == b.Dimension {
			return &b.Book.Dimensions[i]
		}
	}
	return nil
}

// valueOf returns the value of a dimension that a category has, or most of its
// codes; the first of several.
func valueOf(c *coding.Category, d *coding.Dimension) string {
	if own := c.Dimensions[d.ID]; len(own) > 0 {
		return own[0]
	}
	counts := map[string]int{}
	for _, code := range c.Under() {
		for _, v := range code.Dimensions[d.ID] {
			counts[v]++
		}
	}
	most := ""
	for _, v := range d.Values {
		if counts[v.ID] > counts[most] {
			most = v.ID
		}
	}
	return most
}

// section counts all categories of a section together. A unit in two of them
// counts once. Where a category is hidden, so is the section: it would tell how
// many more than the others there are.
func (b *builder) section(s *Section, categories []*coding.Category) {
	people, interviews, units := map[string]bool{}, map[string]bool{}, map[coding.Stretch]bool{}
	for i := range b.Observations {
		o := &b.Observations[i]
		if !b.Where.Observation(b.Book, o) || !slices.ContainsFunc(categories, func(c *coding.Category) bool { return slices.Contains(o.Code.Path(), c) }) {
			continue
		}
		interviews[o.Transcript.Path] = true
		for _, p := range o.All() {
			if sp := p.Turn.Speaker; sp.Participant != "" {
				people[sp.Participant] = true
			}
		}
		units[o.Stretch()] = true
	}
	as := tally.Shown
	for _, f := range s.Findings {
		if f.Hidden() {
			as = tally.Hidden
		}
	}
	s.Of, s.OfInterviews = b.sizes[tally.All].participants, b.total().Interviews
	s.Units, s.Participants, s.Interviews = beside(len(units), as), beside(len(people), as), beside(len(interviews), as)
}
