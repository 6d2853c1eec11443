package main

import (
	"mening/corpus"
)

// saturationRecord is a curve in JSON.
type saturationRecord struct {
	Group   string           `json:"group"`
	Total   int              `json:"total"`
	Reached *int             `json:"reached"`
	Steps   []saturationStep `json:"steps"`
}

type saturationStep struct {
	Interview  string   `json:"interview"`
	Date       string   `json:"date"`
	Codes      int      `json:"codes"`
	New        []string `json:"new"`
	First      []string `json:"first"` // ids of the units that brought them
	Cumulative int      `json:"cumulative"`
	Median     *int     `json:"median"`
	Low        *int     `json:"low"`
	High       *int     `json:"high"`
	Ratio      *float64 `json:"ratio"`
}

func interviewPaths(interviews []*corpus.Transcript) []string {
	out := []string{}
	for _, t := range interviews {
		out = append(out, t.Path)
	}
	return out
}

// record is the result in JSON.
func (p *saturated) record() any {
	curves := []saturationRecord{}
	ids := identifiers{}
	for i := range p.Curves {
		c := &p.Curves[i]
		r := saturationRecord{Group: c.Value, Total: c.Total, Steps: []saturationStep{}}
		if c.Reached >= 0 {
			reached := c.Reached + 1
			r.Reached = &reached
		}
		for j := range c.Steps {
			step := &c.Steps[j]
			s := saturationStep{Interview: step.Interview.Path, Date: step.Date, Codes: step.Codes, New: codeIDs(step.New), First: []string{}, Cumulative: step.Cumulative}
			for _, o := range step.First {
				s.First = append(s.First, ids.id(o))
			}
			if p.Orders > 0 {
				s.Median, s.Low, s.High = &step.Median, &step.Low, &step.High
			}
			if step.Has {
				s.Ratio = &step.Ratio
			}
			r.Steps = append(r.Steps, s)
		}
		curves = append(curves, r)
	}
	return pairs{{"by", p.By}, {"origin", p.Origin}, {"where", append([]string{}, p.conditions...)}, {"orders", p.Orders}, {"seed", p.Seed}, {"base", p.Base}, {"run", p.Run},
		{"threshold", p.Threshold}, {"dated", p.Dated}, {"undated", interviewPaths(p.Undated)}, {"vague", interviewPaths(p.Vague)}, {"codes", p.Codes}, {"curves", curves}}
}
