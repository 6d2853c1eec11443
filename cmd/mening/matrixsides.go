package main

import (
	"cmp"
	"fmt"
	"strings"

	"mening/coding/matrix"
	"mening/corpus"
)

// side is what stands along a side of a matrix.
type side struct {
	key, title string
	ids, names []string
	short      []string // where there is no room for the names, nil of categories
	about      []string // who cases are, nil of categories
}

// heading names a row or column where it stands over units.
func (s *side) heading(i int) string {
	if s.about == nil || s.about[i] == "" {
		return s.names[i]
	}
	return s.names[i] + " · " + s.about[i]
}

// sides returns what has rows and what has columns.
func (f *framework) sides() (rows, columns *side) {
	cases := &side{key: f.Field, title: f.voice.term(f.Field), about: []string{}}
	for i := range f.Cases {
		cases.ids = append(cases.ids, f.Cases[i].Value)
		cases.names = append(cases.names, f.caseName(i))
		cases.short = append(cases.short, f.voice.groupID(f.Field, f.Cases[i].Value, cases.names[i]))
		cases.about = append(cases.about, f.describeCase(i))
	}
	headings := &side{key: f.level, title: f.voice.term(f.level)}
	for i := range f.Columns {
		headings.ids = append(headings.ids, f.Columns[i].ID)
		headings.names = append(headings.names, f.voice.headingName(&f.Columns[i]))
	}
	if f.transposed {
		return headings, cases
	}
	return cases, headings
}

// at returns the cell of a row and a column.
func (f *framework) at(row, column int) *matrix.Cell {
	if f.transposed {
		row, column = column, row
	}
	return &f.Cells[row][column]
}

// caseName names a case for people, programs have its value.
func (f *framework) caseName(i int) string {
	c := &f.Cases[i]
	v := f.voice
	switch {
	case !f.out.forPeople() && f.out.format != "xlsx":
		return c.Value
	case c.Value == corpus.Unknown:
		return v.say(c.Value)
	case f.Field == "interview":
		return corpus.Stem(c.Value)
	case f.Field == "participant":
		return c.Value
	}
	return v.groupLabel(f.Field, c.Value, c.Label)
}

// describeCase says who the case is.
func (f *framework) describeCase(i int) string {
	c, v := &f.Cases[i], f.voice
	var out []string
	if c.Stakeholder != "" && f.Field != "stakeholder" {
		if c.Stakeholder == corpus.Unknown {
			out = append(out, v.say(c.Stakeholder))
		} else {
			out = append(out, f.stakeholderName(c.Stakeholder))
		}
	}
	if f.Field != "participant" {
		out = append(out, fmt.Sprintf("n=%d", c.Participants))
	}
	return strings.Join(out, ", ")
}

// stakeholderName names a stakeholder.
func (s *coded) stakeholderName(id string) string {
	for _, known := range s.corpus.Stakeholders {
		if known.ID == id {
			return cmp.Or(known.Name, id)
		}
	}
	return id
}
