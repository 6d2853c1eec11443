package main

import "mening/coding/rules"

// rulesRecord are the rules in JSON. What is undefined is null.
type rulesRecord struct {
	Codebook string           `json:"codebook"`
	Counts   string           `json:"counts"` // whose decisions
	Where    []string         `json:"where"`
	Codes    []ruleCodeRecord `json:"codes"`
}

type ruleCounts struct {
	Units        int      `json:"units"`
	Participants int      `json:"participants"`
	Confirmed    int      `json:"confirmed"`
	Disputed     int      `json:"disputed"`
	Rejected     int      `json:"rejected"`
	Undecided    int      `json:"undecided"`
	Precision    *float64 `json:"precision"`
}

type ruleCodeRecord struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Line int    `json:"line"`
	ruleCounts
	HandMade int              `json:"coded_by_hand"`
	Found    int              `json:"found"`
	Recall   *float64         `json:"recall"`
	Rules    []ruleLineRecord `json:"rules"`
	Unless   []unlessRecord   `json:"unless"`
}

type ruleLineRecord struct {
	Line     string `json:"line"`
	Rule     string `json:"rule"`
	Language string `json:"language,omitempty"`
	Own      int    `json:"own"`
	ruleCounts
	Forms []formRecord `json:"forms"`
}

type formRecord struct {
	Form  string `json:"form"`
	Count int    `json:"count"`
}

type unlessRecord struct {
	Line     string `json:"line"`
	Rule     string `json:"rule"`
	Language string `json:"language,omitempty"`
	Taken    int    `json:"taken"`
}

func (r *ruled) record(codes []rules.Code) rulesRecord {
	out := rulesRecord{Codebook: r.book.Name, Counts: r.decided.Whose.Name(), Where: append([]string{}, r.conditions...), Codes: []ruleCodeRecord{}}
	for i := range codes {
		c := &codes[i]
		record := ruleCodeRecord{Code: c.ID, Name: c.Name, Line: c.Line, ruleCounts: ruleCountsRecord(&c.Total), HandMade: c.HandMade, Found: c.Found,
			Recall: orNil(c.Recall()), Rules: []ruleLineRecord{}, Unless: []unlessRecord{}}
		for j := range c.Rules {
			l := &c.Rules[j]
			x := ruleLineRecord{Line: l.ID, Rule: l.Expr.String(), Language: l.Language, Own: l.Own, ruleCounts: ruleCountsRecord(&l.Counts), Forms: []formRecord{}}
			for _, f := range l.Forms {
				x.Forms = append(x.Forms, formRecord{f.Text, f.Count})
			}
			record.Rules = append(record.Rules, x)
		}
		for j := range c.Unless {
			l := &c.Unless[j]
			record.Unless = append(record.Unless, unlessRecord{l.ID, l.Expr.String(), l.Language, l.Taken})
		}
		out.Codes = append(out.Codes, record)
	}
	return out
}

func ruleCountsRecord(c *rules.Counts) ruleCounts {
	return ruleCounts{c.Units, c.Participants, c.Confirmed, c.Disputed, c.Rejected, c.Undecided, orNil(c.Precision())}
}
