package main

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/coding/comparison"
	"mening/corpus"
	"mening/corpus/table"
)

// itemIdentifiers gives the ids of compared items.
type itemIdentifiers map[*corpus.Transcript]*coding.Identifier

func (ids itemIdentifiers) id(i *comparison.Item) string {
	if ids[i.Transcript] == nil {
		ids[i.Transcript] = coding.NewIdentifier(i.Transcript)
	}
	return ids[i.Transcript].OfParts(i.Parts)
}

// mainTurn returns the first turn of an item in which a participant speaks, and its
// text.
func mainTurn(i *comparison.Item) (turn *corpus.Turn, text string) {
	unit := coding.UnitOf(i.Parts)
	return unit.Turn, unit.Quote()
}

// codeSet writes codes of a coder into a cell.
func codeSet(codes []*coding.Code, separator string) string {
	if len(codes) == 0 {
		return comparison.Absent
	}
	return strings.Join(codeIDs(codes), separator)
}

// given writes what a coder gave an item into a cell, in brackets what he gave
// other units that overlap it.
func (s *several) given(i *comparison.Item, coder int, separator string) string {
	text := codeSet(i.Codes(coder), separator)
	if s.comparison.Match.Kind == comparison.Sentence {
		return text
	}
	around := codeIDs(s.comparison.Around(i, coder))
	for k, code := range around {
		around[k] = "(" + code + ")"
	}
	switch {
	case len(around) == 0:
		return text
	case len(i.Codes(coder)) == 0: // a spreadsheet could take - ( for a formula
		return strings.Join(around, separator)
	}
	return text + separator + strings.Join(around, separator)
}

// itemColumns are the columns of a table of items before those of the coders.
func itemColumns() []string { return []string{"id", "transcript", "turn", "line", "speaker", "unit"} }

// coderKeys returns the names of the coders' columns: their names, unless
// another column has it.
func coderKeys(coders []string, others ...string) []string {
	others = append(others, itemColumns()...)
	out := slices.Clone(coders)
	for i, name := range coders {
		if slices.ContainsFunc(others, func(o string) bool { return corpus.Equal(o, name) }) {
			out[i] = "coder " + name
		}
	}
	return out
}

// itemTable lists items with what each coder coded.
func (s *several) itemTable(items []*comparison.Item) *table.Table {
	v, coders := s.voice, s.comparison.Coders
	t := &table.Table{}
	people := s.out.forPeople()
	if people {
		t.Columns = []table.Column{{Key: "id", Title: "id"}, {Key: "place", Title: v.placeTitle() + "\n" + v.say("speaker")},
			{Key: "unit", Title: v.say("quotation"), Wrap: true}}
	} else {
		for _, key := range itemColumns() {
			t.Columns = append(t.Columns, table.Column{Key: key})
		}
	}
	for i, key := range coderKeys(coders) {
		t.Columns = append(t.Columns, table.Column{Key: key, Title: coders[i]})
	}
	ids := itemIdentifiers{}
	for _, i := range items {
		turn, text := mainTurn(i)
		row, separator := []any{ids.id(i), i.Transcript.Path, turn.Number, turn.Line, turn.Label, text}, ", "
		if people {
			row, separator = []any{ids.id(i), placeOf(i.Transcript, i.Parts) + "\n" + who(turn), text}, "\n"
		}
		for coder := range coders {
			row = append(row, s.given(i, coder, separator))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
