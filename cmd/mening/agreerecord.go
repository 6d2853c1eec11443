package main

import (
	"strings"

	"mening/coding/comparison"
	"mening/coding/reliability"
)

// codersRecord is how far the coders of a study agree, in JSON. Its first keys
// are those of an agreementRecord: units are the items that were compared, and
// the coefficients those over all codes.
type codersRecord struct {
	Units         int                  `json:"units"`
	Coders        int                  `json:"coders"`
	Level         reliability.Level    `json:"level"`
	Coefficients  []coefficientRecord  `json:"coefficients"`
	Names         []string             `json:"names"`
	Match         string               `json:"match"`
	Where         []string             `json:"where,omitempty"`
	Transcripts   []string             `json:"transcripts"`
	Of            int                  `json:"of_transcripts"`
	Uncoded       int                  `json:"uncoded"`
	Items         map[string]int       `json:"items"`
	Together      int                  `json:"together"`
	Outside       map[string]int       `json:"outside"`
	Open          map[string]int       `json:"open"`
	Unused        []string             `json:"unused"`
	Nodes         []nodeRecord         `json:"nodes"`
	Confusion     []confusedRecord     `json:"confusion,omitempty"`
	Reference     *codersReference     `json:"reference,omitempty"`
	Disagreements []disagreementRecord `json:"disagreements"`
}

// nodeRecord is a category or code.
type nodeRecord struct {
	Level        string              `json:"level"`
	ID           string              `json:"id"`
	Items        map[string]int      `json:"items"`
	Together     int                 `json:"together"`
	Coefficients []coefficientRecord `json:"coefficients"`
}

// confusedRecord is a cell of the table of two coders; null is not coded.
type confusedRecord struct {
	First  *string `json:"first"`
	Second *string `json:"second"`
	Items  int     `json:"items"`
}

// codersReference compares a coder with the one who is right.
type codersReference struct {
	referenceRecord
	Rules []ruleRecord `json:"rules,omitempty"`
}

type ruleRecord struct {
	Code      string  `json:"code"`
	Rule      string  `json:"rule"`
	Line      int     `json:"line"`
	Units     int     `json:"units"`
	Right     int     `json:"right"`
	Wrong     int     `json:"wrong"`
	Precision float64 `json:"precision"`
}

// disagreementRecord is an item on which the coders differ.
type disagreementRecord struct {
	ID         string              `json:"id"`
	Transcript string              `json:"transcript"`
	Turn       int                 `json:"turn"`
	Line       int                 `json:"line"`
	Speaker    string              `json:"speaker"`
	Quote      string              `json:"quote"`
	Codes      map[string][]string `json:"codes"`
}

func coefficientRecords(coefficients []reliability.Coefficient) []coefficientRecord {
	out := []coefficientRecord{}
	for _, c := range coefficients {
		record := coefficientRecord{Name: c.Name, Value: orNil(c.Value())}
		if low, high, ok := c.Bounds(); ok {
			record.Low, record.High = &low, &high
		}
		var notes []string
		for _, n := range c.Note() {
			notes = append(notes, n.String())
		}
		record.Note = strings.Join(notes, "; ")
		out = append(out, record)
	}
	return out
}

func (a *coderAgreement) record() codersRecord {
	x := a.comparison
	by := func(numbers []int) map[string]int {
		out := map[string]int{}
		for i, n := range numbers {
			out[x.Coders[i]] = n
		}
		return out
	}
	r := codersRecord{Units: len(x.Items), Coders: len(x.Coders), Level: reliability.Nominal, Coefficients: coefficientRecords(a.shown()),
		Names: x.Coders, Match: x.Match.String(), Where: a.conditions, Transcripts: []string{}, Of: x.Of, Items: by(a.overall.each), Together: a.overall.all,
		Outside: by(x.Outside), Open: by(x.Open), Unused: append([]string{}, a.unused...), Nodes: []nodeRecord{}, Disagreements: []disagreementRecord{}}
	for _, t := range x.Transcripts {
		r.Transcripts = append(r.Transcripts, t.Path)
	}
	for _, n := range a.nodes {
		r.Nodes = append(r.Nodes, nodeRecord{n.level, n.id, by(n.each), n.all, coefficientRecords(n.coefficients)})
	}
	ids := itemIdentifiers{}
	for i := range x.Items {
		item := &x.Items[i]
		if !item.Coded() {
			r.Uncoded++
		}
		if item.Agreed() {
			continue
		}
		r.Disagreements = append(r.Disagreements, ids.record(item, x.Coders))
	}
	if len(x.Coders) == 2 {
		r.Confusion = confusedRecords(x.Confusion(0, 1))
	}
	r.Reference = a.referenceRecord()
	return r
}

func (ids itemIdentifiers) record(item *comparison.Item, coders []string) disagreementRecord {
	turn, text := mainTurn(item)
	d := disagreementRecord{ids.id(item), item.Transcript.Path, turn.Number, turn.Line, turn.Label, text, map[string][]string{}}
	for coder, name := range coders {
		d.Codes[name] = codeIDs(item.Codes(coder))
	}
	return d
}

// confusedRecords holds the cells in which something stands; the last category
// is that of what was not coded.
func confusedRecords(c *reliability.Confusion) []confusedRecord {
	name := func(k int) *string {
		if k == len(c.Categories)-1 {
			return nil
		}
		return &c.Categories[k]
	}
	out := []confusedRecord{}
	for a, row := range c.Counts {
		for b, n := range row {
			if n > 0 {
				out = append(out, confusedRecord{name(a), name(b), n})
			}
		}
	}
	return out
}

func (a *coderAgreement) referenceRecord() *codersReference {
	if a.reference < 0 {
		return nil
	}
	coders := a.comparison.Coders
	r := &codersReference{referenceRecord: referenceRecord{Coder: coders[a.reference], Other: coders[1-a.reference], Categories: []categoryRecord{}}}
	for _, n := range a.nodes {
		record := categoryOf(n.confusion, 0)
		record.Level = n.level
		r.Categories = append(r.Categories, record)
	}
	for _, s := range a.rules() {
		rule := s.Code.Rules[s.Rule]
		r.Rules = append(r.Rules, ruleRecord{s.Code.ID, rule.Expr.String(), rule.Line, s.Units, s.Right, s.Units - s.Right, float64(s.Right) / float64(s.Units)})
	}
	return r
}
