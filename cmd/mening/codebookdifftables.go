package main

import (
	"fmt"
	"mening/coding"
	"mening/coding/codebook"
	"mening/corpus"
	"mening/corpus/table"
	"strings"
)

// because says reasons on one line.
func because(changes []codebook.CodeChange, o *output, v *voice) string {
	const most = 3 // for people
	var out []string
	for i, c := range changes {
		if i == most && o.forPeople() {
			out = append(out, "…")
			break
		}
		out = append(out, c.ID+": "+told(c, o, v))
	}
	return strings.Join(out, "; ")
}

func told(c codebook.CodeChange, o *output, v *voice) string {
	what := o.value(v, string(c.What))
	switch {
	case c.What == codebook.WhatAdded || c.What == codebook.WhatGone || c.What == codebook.WhatRetired:
		return what
	case c.What == codebook.WhatMerged || c.What == codebook.WhatSplit:
		return what + " → " + c.New
	case c.Old == "":
		return what + " " + c.New
	case c.New == "":
		return what + " " + c.Old
	}
	return what + " " + c.Old + " → " + c.New
}

func codesTable(d *codebook.Difference, o *output, v *voice) *table.Table {
	t := &table.Table{Caption: v.say("Codes that differ"), Columns: []table.Column{{Key: "id", Title: "id"}, {Key: "line", Title: v.say("line"), Number: true},
		{Key: "change", Title: v.say("change")}, {Key: "old", Title: v.say("before"), Wrap: true}, {Key: "new", Title: v.say("now"), Wrap: true}}}
	for _, c := range d.Codes {
		t.Rows = append(t.Rows, []any{c.ID, c.Line, o.value(v, string(c.What)), c.Old, c.New})
	}
	return t
}

func unitsTable(d *codebook.Difference, out *output, v *voice) *table.Table {
	t := &table.Table{Caption: v.say("Units that differ"), Columns: []table.Column{{Key: "change", Title: v.say("change")}, {Key: "id", Title: "id"},
		{Key: "unit", Title: v.term("meaning unit"), Wrap: true}, {Key: "old", Title: v.say("before"), Wrap: true}, {Key: "new", Title: v.say("now"), Wrap: true},
		{Key: "because", Title: v.say("because"), Wrap: true}, {Key: "transcript", Title: v.term("transcript"), Wrap: true}, {Key: "turn", Title: v.term("turn"), Number: true}, {Key: "stakeholder", Title: v.term("stakeholder")}}}
	ids := identifiers{}
	for i := range d.Units {
		u := &d.Units[i]
		o := u.Observation()
		quote := o.Quote()
		if out.format == "text" {
			quote = shorten(quote, 80)
		}
		t.Rows = append(t.Rows, []any{out.value(v, string(u.Fate)), ids.id(o), quote, codeOf(u.Old), codeOf(u.New), because(u.Because, out, v), o.Transcript.Path, o.Turn.Number, out.stakeholder(v, o.Speaker().Stakeholder)})
	}
	return t
}

func codeOf(o *coding.Observation) string {
	if o == nil {
		return ""
	}
	return o.Code.ID
}

func cellsTable(d *codebook.Difference, o *output, v *voice, by string) *table.Table {
	t := &table.Table{Caption: v.say("Cells of the table that differ"), Columns: []table.Column{{Key: "node", Title: v.term("category")}, {Key: by, Title: v.term(by)},
		{Key: "old", Title: v.say("before"), Number: true}, {Key: "new", Title: v.say("now"), Number: true}, {Key: "difference", Title: "±", Number: true}, {Key: "because", Title: v.say("because"), Wrap: true}}}
	for _, c := range d.Cells {
		group, change := c.Label, fmt.Sprintf("%+d", c.New-c.Old)
		if o.forPeople() {
			change = v.signed(float64(c.New-c.Old), 0)
		}
		switch people := o.forPeople(); {
		case c.Total() && people:
			group = v.say("Total")
		case c.Total():
			group = "total"
		case c.Group == corpus.Unknown:
			group = o.stakeholder(v, c.Group)
		case !people:
			group = c.Group
		}
		t.Rows = append(t.Rows, []any{table.Indented{Level: c.Node.Depth, Text: c.Node.ID}, group, c.Old, c.New, change, because(c.Because, o, v)})
	}
	return t
}

func writeDifference(o *output, v *voice, d *codebook.Difference, part, by string) error {
	if o.format == "json" {
		return o.json(differenceRecord(d, by))
	}
	tables := map[string]*table.Table{"codes": codesTable(d, o, v), "units": unitsTable(d, o, v), "cells": cellsTable(d, o, v, by)}
	if part == "" && o.format != "text" && !o.onPages() {
		part = "units"
	}
	if part != "" {
		return o.table(tables[part], v)
	}
	var differing []*table.Table
	for _, name := range []string{"codes", "units", "cells"} {
		if t := tables[name]; len(t.Rows) > 0 {
			differing = append(differing, t)
		}
	}
	if len(differing) == 0 {
		return o.table(&table.Table{Notes: []string{v.say("nothing differs")}}, v)
	}
	return o.tables(v, differing...)
}

// differenceRecord is a difference in JSON.
func differenceRecord(d *codebook.Difference, by string) any {
	change := func(c codebook.CodeChange) pairs {
		return pairs{{"id", c.ID}, {"change", c.What}, {"old", c.Old}, {"new", c.New}, {"line", c.Line}}
	}
	changes := func(all []codebook.CodeChange) []pairs {
		out := []pairs{}
		for _, c := range all {
			out = append(out, change(c))
		}
		return out
	}
	units, cells := []pairs{}, []pairs{}
	ids := identifiers{}
	for i := range d.Units {
		u := &d.Units[i]
		o := u.Observation()
		units = append(units, pairs{{"change", u.Fate}, {"id", ids.id(o)}, {"transcript", o.Transcript.Path}, {"turn", o.Turn.Number}, {"stakeholder", o.Speaker().Stakeholder},
			{"quote", o.Quote()}, {"old", orNull(codeOf(u.Old))}, {"new", orNull(codeOf(u.New))}, {"because", changes(u.Because)}})
	}
	for _, c := range d.Cells {
		cells = append(cells, pairs{{"node", c.Node.ID}, {"level", c.Node.Level}, {by, c.Group}, {"old", c.Old}, {"new", c.New}, {"because", changes(c.Because)}})
	}
	return pairs{{"codes", changes(d.Codes)}, {"units", units}, {"cells", cells}}
}
