package main

import (
	"strconv"
	"strings"

	"mening/coding/reliability"
	"mening/corpus/source"
	"mening/corpus/table"
)

// agreementRecord is agreement in JSON.
type agreementRecord struct {
	Units        int                 `json:"units"`
	Coders       int                 `json:"coders"`
	Level        reliability.Level   `json:"level"`
	Coefficients []coefficientRecord `json:"coefficients"`
	Reference    *referenceRecord    `json:"reference,omitempty"`
}

// coefficientRecord is a coefficient in JSON; what is undefined is null, and
// the note says why.
type coefficientRecord struct {
	Name  string   `json:"name"`
	Value *float64 `json:"value"`
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
	Note  string   `json:"note"`
}

// referenceRecord compares a coder with the one who is right.
type referenceRecord struct {
	Coder      string           `json:"coder"`
	Other      string           `json:"other"`
	Categories []categoryRecord `json:"categories"`
}

type categoryRecord struct {
	Level     string   `json:"level,omitempty"` // of a study: category or code
	Category  string   `json:"category"`
	Reference int      `json:"reference"`
	Other     int      `json:"other"`
	Both      int      `json:"both"`
	Precision *float64 `json:"precision"`
	Recall    *float64 `json:"recall"`
	F1        *float64 `json:"f1"`
}

// orNil returns a number, nil where there is none.
func orNil(value float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	return &value
}

func (a *agreement) record() agreementRecord {
	r := agreementRecord{Level: a.options.Level}
	r.Units, r.Coders = a.ratings.Rated()
	r.Coefficients = coefficientRecords(a.coefficients)
	if a.reference == "" {
		return r
	}
	c := a.confusion
	r.Reference = &referenceRecord{Coder: c.Reference, Other: c.Other}
	for k := range c.Categories {
		r.Reference.Categories = append(r.Reference.Categories, categoryOf(c, k))
	}
	return r
}

func categoryOf(c *reliability.Confusion, k int) categoryRecord {
	reference, other := c.Sums(k)
	return categoryRecord{Category: c.Categories[k], Reference: reference, Other: other,
		Both: c.Counts[k][k], Precision: orNil(c.Precision(k)), Recall: orNil(c.Recall(k)), F1: orNil(c.F1(k))}
}

// coefficientTitle is what people call a coefficient.
func coefficientTitle(name string) string {
	switch name {
	case "percent_agreement":
		return "percent agreement"
	case "cohen_kappa":
		return "Cohen's κ"
	case "scott_pi":
		return "Scott's π"
	case "fleiss_kappa":
		return "Fleiss' κ"
	case "conger_kappa":
		return "Conger's κ"
	case "krippendorff_alpha":
		return "Krippendorff's α"
	case "gwet_ac1":
		return "Gwet's AC1"
	case "brennan_prediger":
		return "Brennan–Prediger"
	case "holsti":
		return "Holsti"
	case "u_alpha":
		return "u-α"
	case "binary_u_alpha":
		return "binary u-α"
	case "cu_alpha":
		return "cu-α"
	}
	return name
}

// table lays the coefficients out.
func (a *agreement) table(out *output, v *voice) *table.Table {
	units, coders := a.ratings.Rated()
	compared := a.coefficients[0] // percent agreement, which uses whatever can be compared
	t := &table.Table{
		Caption: v.say("Agreement (coders: %d, units: %d)", coders, units),
		Columns: coefficientColumns(v),
		Notes: []string{
			v.say("level: %s", v.say(string(a.options.Level))),
			v.say("units with two ratings or more: %d, pairs of ratings: %d", compared.Units, compared.Pairs),
		},
	}
	if a.options.Level != reliability.Nominal || a.options.Weights != reliability.Unweighted {
		t.Notes[0] += "; " + v.say("order: %s", inOrder(a.ratings.Categories))
	}
	if idle := len(a.ratings.Coders) - coders; idle > 0 {
		t.Notes = append(t.Notes, v.say("coders who rated nothing: %d", idle))
	}
	t.Notes = append(t.Notes, a.warnings(v)...)
	for _, c := range a.coefficients {
		name, say := c.Name, source.Note.String
		if out.forPeople() {
			say = func(n source.Note) string { return v.say(n.Format, n.Args...) }
			name = v.say(coefficientTitle(name))
			if c.Name == "gwet_ac1" && a.options.Weights != reliability.Unweighted {
				name = v.say("Gwet's AC2")
			}
		}
		t.Rows = append(t.Rows, coefficientRow(c, name, say))
	}
	return t
}

func coefficientColumns(v *voice) []table.Column {
	return []table.Column{
		{Key: "name", Title: v.say("coefficient")}, {Key: "value", Title: v.say("value"), Number: true, Decimals: 3},
		{Key: "low", Title: v.say("95 %% from"), Number: true, Decimals: 3}, {Key: "high", Title: v.say("to"), Number: true, Decimals: 3},
		{Key: "note", Title: v.say("remark"), Wrap: true},
	}
}

// coefficientRow lays a coefficient out: its name, value, interval, and what is
// to be said of it.
func coefficientRow(c reliability.Coefficient, name string, say func(source.Note) string) []any {
	row := []any{name, nil, nil, nil, ""}
	if value, ok := c.Value(); ok {
		row[1] = value
	}
	if low, high, ok := c.Bounds(); ok {
		row[2], row[3] = low, high
	}
	var notes []string
	for _, n := range c.Note() {
		notes = append(notes, say(n))
	}
	row[4] = strings.Join(notes, "; ")
	return row
}

// warnings tell what may be meant otherwise than it stands.
func (a *agreement) warnings(v *voice) []string {
	var out []string
	for _, text := range a.doubts.absent {
		out = append(out, v.say("%q is counted as a category; leave the cells empty where it means that a rating is missing", text))
	}
	if a.doubts.unnamed != "" {
		out = append(out, v.say("the first column, %q, is counted as a coder; call it unit if it names the units", a.doubts.unnamed))
	}
	alike := map[string]string{}
	for _, category := range a.ratings.Categories {
		folded := strings.ToLower(category)
		if other, ok := alike[folded]; ok {
			out = append(out, v.say("categories that differ in upper and lower case only: %s", other+", "+category))
		}
		alike[folded] = category
	}
	return out
}

// mostInOrder is how many categories a line can show.
const mostInOrder = 12

// inOrder names categories from the lowest to the highest.
func inOrder(categories []string) string {
	if len(categories) > mostInOrder {
		half := mostInOrder / 2
		return strings.Join(categories[:half], " < ") + " < … < " + strings.Join(categories[len(categories)-half:], " < ")
	}
	return strings.Join(categories, " < ")
}

// mostConfused is how many categories a table for people can hold.
const mostConfused = 20

// confusionTables lay out what two coders said of each unit, and with a
// reference how far the other one found it.
func confusionTables(c *reliability.Confusion, reference bool, v *voice) []*table.Table {
	var out []*table.Table
	if reference {
		out = append(out, referenceTable(c, v))
	}
	t := &table.Table{Caption: v.say("Rows: %s, columns: %s", c.Reference, c.Other)}
	if len(c.Categories) > mostConfused {
		t.Notes = []string{v.say("not shown: the table of %d categories", len(c.Categories))}
		return append(out, t)
	}
	t.Columns = []table.Column{{Key: "category", Title: v.say("category")}}
	for k, category := range c.Categories {
		t.Columns = append(t.Columns, table.Column{Key: strconv.Itoa(k), Title: category, Number: true})
	}
	t.Columns = append(t.Columns, table.Column{Key: "total", Title: v.say("Total"), Number: true})
	total, sums := 0, []any{v.say("Total")}
	for k, category := range c.Categories {
		row := []any{category}
		for _, n := range c.Counts[k] {
			row = append(row, n)
		}
		r, o := c.Sums(k)
		t.Rows = append(t.Rows, append(row, r))
		sums = append(sums, o)
		total += r
	}
	t.Rows, t.Total = append(t.Rows, append(sums, total)), 1
	if c.ReferenceOnly+c.OtherOnly > 0 {
		t.Notes = append(t.Notes, v.say("units that one of them did not rate, counted in no cell: %d", c.ReferenceOnly+c.OtherOnly))
	}
	return append(out, t)
}

// referenceTable lays out precision, recall and F1 of each category.
func referenceTable(c *reliability.Confusion, v *voice) *table.Table {
	t := &table.Table{
		Caption: v.say("%s compared with the reference %s", c.Other, c.Reference),
		Columns: []table.Column{{Key: "category", Title: v.say("category")},
			{Key: "reference", Title: c.Reference, Number: true}, {Key: "other", Title: c.Other, Number: true}, {Key: "both", Title: v.say("both"), Number: true},
			{Key: "precision", Title: v.say("precision"), Number: true, Decimals: 3}, {Key: "recall", Title: v.say("recall"), Number: true, Decimals: 3},
			{Key: "f1", Title: "F1", Number: true, Decimals: 3}},
	}
	for k, category := range c.Categories {
		reference, other := c.Sums(k)
		row := []any{category, reference, other, c.Counts[k][k]}
		for _, share := range []func(int) (float64, bool){c.Precision, c.Recall, c.F1} {
			if value, ok := share(k); ok {
				row = append(row, value)
			} else {
				row = append(row, nil)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
