package report

import (
	"slices"
	"strings"

	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/table"
)

// roomForHeads is how wide all columns of stakeholders may be in characters, beside
// a column of names and two of numbers on an upright page.
const roomForHeads = 56

// abbreviate decides what heads columns of stakeholders in all tables and figures:
// names where there is room for all of them, else the id of each.
func (b *builder) abbreviate() {
	t := &table.Table{}
	for _, g := range b.groups() {
		id := b.counts.Groups[g].Values[0]
		t.Columns = append(t.Columns, table.Column{Key: id, Title: b.fullName(id), Short: id, Number: true})
	}
	for _, c := range t.Abbreviated(roomForHeads, table.Style{}).Columns {
		b.abbreviated = b.abbreviated || c.Title != b.fullName(c.Key)
	}
}

// fullName is the name of a stakeholder.
func (b *builder) fullName(id string) string {
	if i := slices.IndexFunc(b.Corpus.Stakeholders, func(s corpus.Stakeholder) bool { return s.ID == id && s.Name != "" }); i >= 0 && id != corpus.Unknown {
		return b.Corpus.Stakeholders[i].Name
	}
	return b.Voice.Label("stakeholder", id)
}

// head is what heads the column of a stakeholder.
func (b *builder) head(id string) string {
	if b.abbreviated && id != corpus.Unknown && id != tally.Interviewers {
		return id
	}
	return b.fullName(id)
}

// stakeholderName is the name of a stakeholder with the id behind it that stands
// elsewhere for the name.
func (b *builder) stakeholderName(id string) string {
	name := b.fullName(id)
	if id != name && (b.head(id) == id || b.Voice.Label("stakeholder", id) == id) {
		return name + " (" + id + ")"
	}
	return name
}

// spelled spells out the ids that head columns; empty where names do.
func (b *builder) spelled() string {
	var out []string
	for _, g := range b.groups() {
		if id := b.counts.Groups[g].Values[0]; b.head(id) != b.fullName(id) {
			out = append(out, id+" = "+b.fullName(id))
		}
	}
	return strings.Join(out, ", ")
}
