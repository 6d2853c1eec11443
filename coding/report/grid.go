package report

import (
	"slices"

	"mening/coding"
	"mening/coding/tally"
	"mening/corpus/document"
	"mening/corpus/table"
)

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
	if len(groups) < 2 {
		groups = nil // the total is all there is
	}
	for _, g := range groups {
		id := b.counts.Groups[g].Values[0]
		t.Columns = append(t.Columns, table.Column{Key: id, Number: true, Title: sized(b.head(id), b.sizes[id].participants)})
	}
	t.Columns = append(t.Columns, table.Column{Key: "total", Title: sized(b.say("Total"), b.sizes[tally.All].participants), Number: true},
		table.Column{Key: "participants", Title: b.say("participants"), Number: true})
	last := len(b.counts.Groups) - 1
	for i := range b.counts.Nodes {
		n := &b.counts.Nodes[i]
		if !chosen(n) {
			continue
		}
		row := []any{table.Indented{Level: n.Depth, Text: b.nodeName(n)}}
		for _, g := range groups {
			units, _, _ := b.cell(b.counts.Cells[i][g])
			row = append(row, units.cell())
		}
		units, participants, _ := b.cell(b.counts.Cells[i][last])
		t.Rows = append(t.Rows, append(row, units.cell(), participants.cell()))
	}
	switch {
	case levels == 1:
		t.Notes = b.gridNotes()
	case b.Suppress > 0:
		t.Notes = []string{b.hiddenNote()}
	}
	return document.Table{Table: t, Upright: true}
}

func (b *builder) gridNotes() []string {
	all := b.sizes[tally.All].participants
	notes := []string{b.say("n: participants; participants: how many of all %s spoke of it; a unit with several codes counts once in their category", all.String())}
	if spelled := b.spelled(); spelled != "" && len(b.groups()) > 1 {
		notes = append(notes, spelled)
	}
	if b.waves > 1 {
		notes = append(notes, b.say("the numbers are of %d waves together; participants heard in more than one: %s of %s", b.waves, b.out.Material.InBoth.String(), all.String()))
	}
	if b.out.Method.Interviewers {
		notes = append(notes, b.say("some codes ask for interviewers' talk: it stands in the total, and in no column of its own"))
	}
	for _, n := range b.counts.Notes {
		if n.Format == tally.NoteUncounted {
			notes = append(notes, b.Voice.Note(n))
		}
	}
	if b.out.Proposed > 0 {
		notes = append(notes, b.say("codings that nobody has reviewed are counted: %d of %d", b.out.Proposed, b.out.Codings))
	}
	if b.Suppress > 0 {
		notes = append(notes, b.hiddenNote())
	}
	return notes
}
