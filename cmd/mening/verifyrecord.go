package main

import (
	"mening/coding/manuscript"
	"mening/corpus/table"
)

// long has a row for each quotation and each number, for programs.
func (v *verified) long() *table.Table {
	t := &table.Table{}
	for _, key := range []string{"kind", "line", "text", "source", "status", "finding", "transcript", "turn", "speaker", "stakeholder", "study", "remarks"} {
		t.Columns = append(t.Columns, table.Column{Key: key})
	}
	for i := range v.found {
		f := &v.found[i]
		if v.onlyFindings && !f.Fault() {
			continue
		}
		row := []any{"quotation", f.Line, f.Text, f.Source, string(f.Outcome), yesNo(f.Fault()), nil, nil, nil, nil, nil, v.remarks(f, "; ")}
		if f.Match != nil {
			turn := f.Match.Parts[0].Turn
			row[6], row[7], row[8], row[9] = f.Match.Transcript.Path, turn.Number, turn.Label, turn.Speaker.Stakeholder
		}
		t.Rows = append(t.Rows, row)
	}
	for i := range v.verdicts {
		x := &v.verdicts[i]
		if v.onlyFindings && !x.Fault() {
			continue
		}
		t.Rows = append(t.Rows, []any{"number", x.Line, x.Text, nil, string(x.Status), yesNo(x.Fault()), nil, nil, nil, nil, v.given(x, "; "), v.around(x)})
	}
	return t
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// verifyRecord is a manuscript beside the study in JSON.
type verifyRecord struct {
	Manuscript string            `json:"manuscript"`
	Findings   int               `json:"findings"`
	Quotations []quotationRecord `json:"quotations"`
	Short      int               `json:"short_quotations"`
	Numbers    []numberRecord    `json:"numbers"`
	Limits     []string          `json:"limits,omitempty"` // what cannot be seen in this format
}

// quotationRecord is a quotation in JSON.
type quotationRecord struct {
	Line        int           `json:"line"`
	Quotation   string        `json:"quotation"`
	Source      string        `json:"source"`
	Status      string        `json:"status"`
	Finding     bool          `json:"finding"`
	Transcript  string        `json:"transcript,omitempty"`
	Turn        int           `json:"turn,omitempty"`
	ToTurn      int           `json:"to_turn,omitempty"`
	Speaker     string        `json:"speaker,omitempty"`
	Stakeholder string        `json:"stakeholder,omitempty"`
	Said        string        `json:"said,omitempty"`
	Alike       float64       `json:"alike"`
	Differences []wordsRecord `json:"differences"`
	Remarks     []string      `json:"remarks"`
}

type wordsRecord struct {
	Quoted string `json:"quoted"`
	Said   string `json:"said"`
}

// numberRecord is a number in JSON; what it has not is null.
type numberRecord struct {
	Line     int           `json:"line"`
	Text     string        `json:"text"`
	N        *int          `json:"n"`
	Of       *int          `json:"of"`
	Percent  *float64      `json:"percent"`
	Measure  string        `json:"measure,omitempty"`
	Around   string        `json:"around"`
	Status   string        `json:"status"`
	Finding  bool          `json:"finding"`
	Wrong    bool          `json:"wrong_percentage"`
	ComesTo  *int          `json:"comes_to"`
	Study    []givenRecord `json:"study"`
	Sentence string        `json:"sentence,omitempty"`
}

// givenRecord is a figure of the study in JSON.
type givenRecord struct {
	Node       string   `json:"node,omitempty"`
	Conditions []string `json:"conditions"`
	Register   string   `json:"register,omitempty"`
	Measure    string   `json:"measure"`
	N          int      `json:"n"`
	Of         *int     `json:"of"`
}

func (v *verified) record() verifyRecord {
	out := verifyRecord{Manuscript: v.file, Findings: v.faults(), Short: v.short, Quotations: []quotationRecord{}, Numbers: []numberRecord{}, Limits: v.limits()}
	for i := range v.found {
		f := &v.found[i]
		if v.onlyFindings && !f.Fault() {
			continue
		}
		r := quotationRecord{Line: f.Line, Quotation: f.Text, Source: f.Source, Status: string(f.Outcome), Finding: f.Fault(),
			Differences: []wordsRecord{}, Remarks: []string{}}
		if m := f.Match; m != nil {
			first, last := m.Parts[0].Turn, m.Parts[len(m.Parts)-1].Turn
			r.Transcript, r.Turn, r.ToTurn, r.Speaker, r.Stakeholder = m.Transcript.Path, first.Number, last.Number, first.Label, first.Speaker.Stakeholder
			r.Alike = float64(int(m.Alike*1000+0.5)) / 1000
			if f.Outcome != manuscript.LeftOut {
				r.Said = wordsSaid(m)
			}
			for _, d := range m.Differences {
				r.Differences = append(r.Differences, wordsRecord(d))
			}
		}
		for _, n := range f.Remarks {
			r.Remarks = append(r.Remarks, n.String())
		}
		out.Quotations = append(out.Quotations, r)
	}
	for i := range v.verdicts {
		x := &v.verdicts[i]
		if v.onlyFindings && !x.Fault() {
			continue
		}
		out.Numbers = append(out.Numbers, v.number(x))
	}
	return out
}

func (v *verified) number(x *manuscript.Verdict) numberRecord {
	r := numberRecord{Line: x.Line, Text: x.Text, N: orNone(x.N), Of: orNone(x.Of), Measure: string(x.Measure), Around: v.around(x),
		Status: string(x.Status), Finding: x.Fault(), Wrong: x.Wrong, ComesTo: orNone(x.Sum), Study: []givenRecord{}, Sentence: v.sentence(x)}
	if x.HasPercent {
		r.Percent = &x.Percent
	}
	for _, g := range x.Given {
		given := givenRecord{Measure: string(g.Measure), N: g.N, Of: orNone(g.Of), Register: g.Name, Conditions: []string{}}
		if g.Figure != nil {
			given.Node = g.Figure.Node
			given.Conditions = append(given.Conditions, g.Figure.Conditions...)
		}
		r.Study = append(r.Study, given)
	}
	return r
}

func orNone(n int) *int {
	if n < 0 {
		return nil
	}
	return &n
}
