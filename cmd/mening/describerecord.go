package main

import (
	"math"
	"strings"

	"mening/coding/register"
	"mening/corpus/table"
)

// describeRecord is one number of a description, or those of one group.
type describeRecord struct {
	Part        string   `json:"part"` // category, yes-no, likert, top, number, date, target, share, duration, transition, missing
	Column      string   `json:"column,omitempty"`
	Value       string   `json:"value,omitempty"`
	ToColumn    string   `json:"to_column,omitempty"`
	To          string   `json:"to,omitempty"`
	Group       string   `json:"group,omitempty"` // empty for all rows
	Denominator string   `json:"denominator,omitempty"`
	N           int      `json:"n"`
	Of          *int     `json:"of,omitempty"`
	Percent     *float64 `json:"percent,omitempty"`
	Goal        *float64 `json:"goal_percent,omitempty"`
	Unit        string   `json:"unit,omitempty"`
	Mean        *float64 `json:"mean,omitempty"`
	SD          *float64 `json:"sd,omitempty"`
	Median      *float64 `json:"median,omitempty"`
	Q1          *float64 `json:"q1,omitempty"`
	Q3          *float64 `json:"q3,omitempty"`
	Min         *float64 `json:"min,omitempty"`
	Max         *float64 `json:"max,omitempty"`
	First       string   `json:"first,omitempty"`
	Last        string   `json:"last,omitempty"`

	numbers *register.Numbers
}

// add keeps a record, with the share and the numbers that belong to it.
func (d *description) add(r describeRecord) {
	if r.Of != nil {
		of := *r.Of // the caller may go on counting
		if r.Of = &of; of > 0 {
			r.Percent = finite(table.Percent(r.N, of))
		}
	}
	if n := r.numbers; n != nil {
		r.Mean, r.SD, r.Median = finite(n.Mean), finite(n.SD), finite(n.Median)
		r.Q1, r.Q3, r.Min, r.Max = finite(n.Q1), finite(n.Q3), finite(n.Min), finite(n.Max)
	}
	d.records = append(d.records, r)
}

// finite returns a number with four decimals, nil for what is none.
func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	x = math.Round(x*1e4) / 1e4
	return &x
}

// columnRecord is what a column is taken for.
type columnRecord struct {
	Name   string `json:"name"`
	Label  string `json:"label"`
	Type   string `json:"type"`
	Values int    `json:"values"`
	register.Absent
}

// record is the description in JSON.
func (d *description) record() any {
	columns := []columnRecord{}
	for _, x := range d.register.Columns {
		n, absent := x.Count(d.rows)
		columns = append(columns, columnRecord{x.Name, x.Label, string(x.Type), n, absent})
	}
	var by []string
	for _, x := range d.by {
		by = append(by, x.Name)
	}
	return struct {
		File     string           `json:"file"`
		Rows     int              `json:"rows"`
		Selected int              `json:"selected"`
		Where    []string         `json:"where"`
		By       string           `json:"by,omitempty"`
		Columns  []columnRecord   `json:"columns"`
		Results  []describeRecord `json:"results"`
	}{baseName(d.register.File), d.register.Rows(), len(d.rows), append([]string{}, d.where...), strings.Join(by, ","), columns, append([]describeRecord{}, d.records...)}
}

// long is a table with a row a record.
func (d *description) long() *table.Table {
	t := &table.Table{}
	for _, key := range []string{"part", "column", "value", "to_column", "to", "group", "denominator", "n", "of", "percent", "goal_percent", "unit",
		"mean", "sd", "median", "q1", "q3", "min", "max", "first", "last"} {
		t.Columns = append(t.Columns, table.Column{Key: key})
	}
	number := func(x *float64) any {
		if x == nil {
			return nil
		}
		return *x
	}
	for _, r := range d.records {
		var of any
		if r.Of != nil {
			of = *r.Of
		}
		t.Rows = append(t.Rows, []any{r.Part, r.Column, r.Value, r.ToColumn, r.To, r.Group, r.Denominator, r.N, of, number(r.Percent), number(r.Goal), r.Unit,
			number(r.Mean), number(r.SD), number(r.Median), number(r.Q1), number(r.Q3), number(r.Min), number(r.Max), r.First, r.Last})
	}
	return t
}
