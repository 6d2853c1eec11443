package report

import (
	"cmp"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"mening/coding"
	"mening/coding/tally"
	"mening/corpus/document"
	"mening/corpus/table"
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
	Units, Participants, Of, Interviews, OfInterviews int
	Table, Figure                                     document.Block
	// Measures are those of registers.
	Measures []Measure
}

// Finding is a category or a theme with what was said of it.
type Finding struct {
	ID, Name, Definition string
	// Units are distinct meaning units; Participants are those who said them,
	// of Of who took part; Interviews those in which they did, of OfInterviews.
	Units, Participants, Of, Interviews, OfInterviews int
	// Groups are all stakeholders, Most those with the most units.
	Groups, Most []Group
	// Below are sub-categories, or codes, that have units, most participants
	// first; Codes says that they are codes.
	Below []Finding
	Codes bool
	// Values count the units by what is said about them, such as valence.
	Values     []ValueCounts
	Quotations []Quotation
}

// Group is what a stakeholder said of a category.
type Group struct {
	Name                    string
	Units, Participants, Of int
}

// ValueCounts are units by the values of a value set.
type ValueCounts struct {
	Name   string
	Values []Count
}

// Percent returns the share of participants in per cent, rounded.
func (f Finding) Percent() int { return percent(f.Participants, f.Of) }

// Few says that the share is one of fewer than ten, which no per cent should
// stand for.
func (f Finding) Few() bool { return f.Of < 10 }

// Percent returns the share of participants in per cent, rounded.
func (s Section) Percent() int { return percent(s.Participants, s.Of) }

func percent(n, of int) int {
	if of == 0 {
		return 0
	}
	return (200*n + of) / (2 * of)
}

// findings orders what was found by dimension and category.
func (b *builder) findings() (err error) {
	dimension := b.dimension()
	sections := map[string]*Section{}
	var order []string
	add := func(id, name, question string) {
		sections[id] = &Section{ID: id, Name: name, Question: question}
		order = append(order, id)
	}
	if dimension != nil {
		b.out.Dimension = dimension.ID
		for _, v := range dimension.Values {
			add(v.ID, cmp.Or(v.Name, v.ID), v.Question)
		}
	}
	const none = ""
	add(none, "", "")
	in := map[string][]*coding.Category{}
	for _, c := range b.Book.Categories {
		at := none
		if dimension != nil {
			at = valueOf(c, dimension)
		}
		in[at] = append(in[at], c)
	}
	picked := b.pick()
	var all []Finding
	for _, id := range order {
		s := sections[id]
		for _, c := range in[id] {
			f := b.finding(c)
			f.Quotations = picked[c]
			s.Findings = append(s.Findings, f)
			all = append(all, f)
		}
		if len(s.Findings) == 0 && id == none {
			continue
		}
		b.section(s, in[id])
		if b.total().Participants > 0 || s.Units > 0 {
			s.Table = b.table(s, in[id])
		}
		if s.Units > 0 {
			if s.Figure, err = b.sectionFigure(s, within(in[id])); err != nil {
				return err
			}
		}
		b.out.Sections = append(b.out.Sections, *s)
	}
	b.out.Overview = b.overview()
	if b.out.OverviewFigure, err = b.overviewFigure(); err != nil {
		return err
	}
	b.themes()
	slices.SortStableFunc(all, func(a, c Finding) int { return cmp.Or(c.Participants-a.Participants, c.Units-a.Units) })
	for _, f := range all {
		if f.Units > 0 && len(b.out.Top) < 3 {
			b.out.Top = append(b.out.Top, f)
		}
	}
	return nil
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

// finding returns what was said of a category.
func (b *builder) finding(c *coding.Category) Finding {
	f := b.node(c.ID)
	f.Name, f.Definition = b.category(c), c.Definition
	for _, sub := range c.Categories {
		if n := b.node(sub.ID); n.Units > 0 {
			n.Name, n.Definition = b.category(sub), sub.Definition
			f.Below = append(f.Below, n)
		}
	}
	if len(c.Categories) == 0 {
		f.Codes = true
		for _, code := range c.Codes {
			if n := b.node(code.ID); n.Units > 0 {
				n.Name, n.Definition = code.Name, code.Definition
				f.Below = append(f.Below, n)
			}
		}
	}
	slices.SortStableFunc(f.Below, func(a, c Finding) int { return cmp.Or(c.Participants-a.Participants, c.Units-a.Units) })
	f.Values = b.values(func(o *coding.Observation) bool { return slices.Contains(o.Code.Path(), c) })
	return f
}

// node returns the counts of a category or code.
func (b *builder) node(id string) Finding {
	row, ok := b.row[id]
	f := Finding{ID: id, Of: b.total().Participants, OfInterviews: b.total().Interviews}
	if !ok {
		return f
	}
	last := len(b.counts.Groups) - 1
	cell := b.counts.Cells[row][last]
	f.Units, f.Participants, f.Interviews = cell.Units, cell.Participants, cell.Interviews
	for _, g := range b.groups() {
		c := b.counts.Cells[row][g]
		f.Groups = append(f.Groups, Group{b.groupName(g), c.Units, c.Participants, b.counts.Groups[g].Participants})
	}
	f.Most = most(f.Groups)
	return f
}

func (b *builder) groupName(g int) string {
	return b.Voice.Label("stakeholder", b.counts.Groups[g].Values[0])
}

// shortName is the name of a stakeholder that heads a column: the id where it is
// much shorter than the label.
func (b *builder) shortName(id string) string {
	label := b.Voice.Label("stakeholder", id)
	if len(id) <= 5 && utf8.RuneCountInString(label) > 7 {
		return id
	}
	return label
}

// most returns the groups with the most units: as many as three, and none where
// nothing sets them apart.
func most(groups []Group) []Group {
	sorted := slices.DeleteFunc(slices.Clone(groups), func(g Group) bool { return g.Units == 0 })
	if len(sorted) < 2 {
		return nil
	}
	slices.SortStableFunc(sorted, func(a, c Group) int { return c.Units - a.Units })
	n := min(2, len(sorted))
	for n < len(sorted) && sorted[n].Units == sorted[n-1].Units {
		n++
	}
	if n > 3 || n == len(groups) && sorted[0].Units == sorted[n-1].Units {
		return nil
	}
	return sorted[:n]
}

// values counts units by the values that codings have.
func (b *builder) values(in func(*coding.Observation) bool) []ValueCounts {
	var out []ValueCounts
	for _, set := range b.Book.Values {
		units := map[string]map[coding.Stretch]bool{}
		for i := range b.Observations {
			o := &b.Observations[i]
			if v := o.Values[set.Name]; v != "" && in(o) && b.Where.Observation(b.Book, o) {
				if units[v] == nil {
					units[v] = map[coding.Stretch]bool{}
				}
				units[v][o.Stretch()] = true
			}
		}
		if len(units) == 0 {
			continue
		}
		v := ValueCounts{Name: b.Voice.Term(set.Name)}
		for _, value := range set.Values {
			if n := len(units[value]); n > 0 {
				if value == "-" {
					value = "−" // a hyphen would be too short
				}
				v.Values = append(v.Values, Count{value, n})
			}
		}
		out = append(out, v)
	}
	return out
}

// section counts all categories of a section together. A unit in two of them
// counts once.
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
	s.Units = len(units)
	s.Participants, s.Of = len(people), b.total().Participants
	s.Interviews, s.OfInterviews = len(interviews), b.total().Interviews
}

// table counts the categories and codes of a section by stakeholder.
func (b *builder) table(s *Section, categories []*coding.Category) document.Block {
	caption := b.say("Meaning units per %s", b.Voice.Term("stakeholder"))
	if s.Name != "" {
		caption = s.Name + ": " + lowerFirst(caption)
	}
	return b.grid(caption, within(categories), 0)
}

// within reports for nodes whether they stand below one of the categories.
func within(categories []*coding.Category) func(*tally.Node) bool {
	return func(n *tally.Node) bool {
		return slices.ContainsFunc(categories, func(c *coding.Category) bool { return slices.Contains(n.Path, c.ID) })
	}
}

// overview counts all top categories by stakeholder.
func (b *builder) overview() document.Block {
	return b.grid(b.say("Categories: meaning units per %s", b.Voice.Term("stakeholder")), func(n *tally.Node) bool { return n.Depth == 0 }, 1)
}

// grid is a table of the chosen nodes by stakeholder. levels is how many levels of
// the tree are shown, 0 for all.
func (b *builder) grid(caption string, chosen func(*tally.Node) bool, levels int) document.Block {
	t := &table.Table{Caption: caption, Columns: []table.Column{{Key: "node", Title: b.Voice.Term("category")}}}
	if levels != 1 {
		t.Columns[0].Title = b.say("category and code")
	}
	groups := b.groups()
	if len(groups) > 1 {
		for _, g := range groups {
			t.Columns = append(t.Columns, table.Column{Key: b.counts.Groups[g].Values[0], Number: true,
				Title: fmt.Sprintf("%s\nn=%d", b.shortName(b.counts.Groups[g].Values[0]), b.counts.Groups[g].Participants)})
		}
	}
	t.Columns = append(t.Columns, table.Column{Key: "total", Title: b.say("Total") + fmt.Sprintf("\nn=%d", b.total().Participants), Number: true},
		table.Column{Key: "participants", Title: b.say("participants"), Number: true})
	last := len(b.counts.Groups) - 1
	for i := range b.counts.Nodes {
		n := &b.counts.Nodes[i]
		if !chosen(n) {
			continue
		}
		name := n.Name
		if n.ID == coding.Uncategorised {
			name = b.say("uncategorised")
		}
		row := []any{table.Indented{Level: n.Depth, Text: name}}
		if len(groups) > 1 {
			for _, g := range groups {
				row = append(row, b.counts.Cells[i][g].Units)
			}
		}
		cell := b.counts.Cells[i][last]
		t.Rows = append(t.Rows, append(row, cell.Units, cell.Participants))
	}
	if levels == 1 {
		t.Notes = b.gridNotes()
	}
	return document.Table{Table: t, Upright: true}
}

func (b *builder) gridNotes() []string {
	notes := []string{b.say("n: participants; participants: how many of all %d spoke of it; a unit with several codes counts once in their category", b.total().Participants)}
	if waves := len(b.out.Material.Waves); waves > 1 {
		notes = append(notes, b.say("the numbers are of %d waves together; %d of the %d participants were heard in more than one", waves, b.out.Material.InBoth, b.total().Participants))
	}
	if b.out.Proposed > 0 {
		notes = append(notes, b.say("codings that nobody has reviewed are counted: %d of %d", b.out.Proposed, b.out.Codings))
	}
	return notes
}

// themes counts what was said of each theme.
func (b *builder) themes() {
	if len(b.Book.Themes) == 0 {
		return
	}
	t, err := tally.Count(b.Corpus, b.Book, b.Observations, tally.Options{Rows: "theme", Where: b.Where, Coders: b.Decided.Coders, Decided: b.Decided.Reviewed()})
	if err != nil {
		return // the same options counted the codes
	}
	last := len(t.Groups) - 1
	for i, theme := range b.Book.Themes {
		c := t.Cells[i][last]
		f := Finding{ID: theme.ID, Name: theme.Name, Definition: theme.Definition, Units: c.Units, Participants: c.Participants, Interviews: c.Interviews,
			Of: t.Groups[last].Participants, OfInterviews: t.Groups[last].Interviews}
		for _, id := range theme.Through {
			switch category, code := b.Book.Category(id), b.Book.Code(id); {
			case category != nil:
				f.Below = append(f.Below, Finding{ID: id, Name: b.category(category)})
			case code != nil:
				f.Below = append(f.Below, Finding{ID: id, Name: code.Name})
			}
		}
		b.out.Themes = append(b.out.Themes, f)
	}
}

// lowerFirst returns a name as it stands within a sentence: Samverkan as
// samverkan, but TRISAM as it is.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 || len(r) > 1 && !unicode.IsLower(r[1]) && r[1] != ' ' {
		return s
	}
	return string(unicode.ToLower(r[0])) + string(r[1:])
}
