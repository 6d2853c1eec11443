package main

import (
	"fmt"
	"slices"
	"strings"

	"mening/coding"
	"mening/coding/cooccurrence"
	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/source"
	"mening/corpus/table"
)

// headingNamed finds a category or code by its id or its name.
func headingNamed(headings []coding.Heading, word, kind string) (*coding.Heading, error) {
	known := source.Known{Listed: coding.Listing(kind)}
	for i := range headings {
		h := &headings[i]
		if corpus.Equal(h.ID, word) || corpus.Equal(h.Name, word) {
			return h, nil
		}
		known.Names, known.Labels = append(known.Names, h.ID), append(known.Labels, h.Name)
	}
	return nil, usageError{source.Say("the codebook has no %s %q\n  %s", kind, strings.TrimSpace(word), known.Meant(word))}
}

// passage returns the units of a passage in the order of the talk, each with its
// codes, under its number and place.
func (t *meetings) passage(number int, p *cooccurrence.Passage, ids *identifiers) []document.Block {
	units := inPassage(p)
	var parts []coding.Part
	for _, o := range units {
		parts = append(parts, o.All()...)
	}
	slices.SortFunc(parts, func(a, b coding.Part) int { return a.Turn.Number - b.Turn.Number })
	blocks := []document.Block{document.Heading{Level: 2, Text: fmt.Sprintf("%d · %s", number, placeOf(p.Transcript, parts))}}
	for _, o := range units {
		var codes []string
		for _, code := range codesIn(p, o) {
			codes = append(codes, code.Name)
		}
		source := t.cited(o, t.speakers(o), ids.id(o), strings.Join(codes, " + "))
		blocks = append(blocks, document.Quotation{Runs: quotedRuns(o), Source: source})
	}
	return blocks
}

// inPassage returns the distinct units of a passage in the order of the talk.
func inPassage(p *cooccurrence.Passage) []*coding.Observation {
	units := coding.Distinct(slices.Concat(p.A, p.B))
	slices.SortStableFunc(units, func(a, b *coding.Observation) int { return a.Compare(&b.MeaningUnit) })
	return units
}

// codesIn returns the codes that a unit has in a passage.
func codesIn(p *cooccurrence.Passage, unit *coding.Observation) []*coding.Code {
	var out []*coding.Code
	for _, o := range slices.Concat(p.A, p.B) {
		if o.Same(&unit.MeaningUnit) && !slices.Contains(out, o.Code) {
			out = append(out, o.Code)
		}
	}
	return out
}

// passageRecord is a passage in JSON.
type passageRecord struct {
	Passage    int      `json:"passage"`
	ID         string   `json:"id"`
	Codes      []string `json:"codes"`
	Transcript string   `json:"transcript"`
	Turn       int      `json:"turn"`
	Quote      string   `json:"quote"`
}

// passageTable writes the units of passages, a row each, for programs.
func (t *meetings) passageTable(p *cooccurrence.Pair, passages []cooccurrence.Passage) error {
	ids := identifiers{}
	records := []passageRecord{}
	for i := range passages {
		for _, o := range inPassage(&passages[i]) {
			records = append(records, passageRecord{i + 1, ids.id(o), codeIDs(codesIn(&passages[i], o)), o.Transcript.Path, o.Turn.Number, o.Quote()})
		}
	}
	if t.out.format == "json" {
		return t.out.json(records)
	}
	v := t.voice
	out := &table.Table{Caption: t.caption(), Columns: []table.Column{
		{Key: "passage", Title: v.say("passage"), Number: true}, {Key: "id"}, {Key: "unit", Title: v.term("meaning unit"), Wrap: true},
		{Key: "codes", Title: v.say("codes"), Wrap: true}, {Key: "transcript", Title: v.term("transcript")}, {Key: "turn", Title: v.term("turn"), Number: true}}}
	for _, r := range records {
		out.Rows = append(out.Rows, []any{r.Passage, r.ID, r.Quote, strings.Join(r.Codes, "; "), r.Transcript, r.Turn})
	}
	out.Notes = append([]string{v.say("passages: %d", p.Count())}, t.basis(nil)...)
	return t.out.table(out, v)
}

// cooccurRecord is what stands together in JSON.
type cooccurRecord struct {
	Rows   string          `json:"rows"`
	Within string          `json:"within"`
	Where  []string        `json:"where"`
	Nodes  []cooccurNode   `json:"nodes"`
	Pairs  []cooccurPaired `json:"pairs"`
}

type cooccurNode struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Count int    `json:"count"`
	Units int    `json:"units"`
}

type cooccurPaired struct {
	A        string  `json:"a"`
	B        string  `json:"b"`
	ACount   int     `json:"a_count"`
	BCount   int     `json:"b_count"`
	Together int     `json:"together"`
	Jaccard  float64 `json:"jaccard"`
}

func (t *meetings) record() cooccurRecord {
	r := cooccurRecord{Rows: t.Rows, Within: t.within, Where: append([]string{}, t.conditions...), Nodes: []cooccurNode{}, Pairs: []cooccurPaired{}}
	for i := range t.Nodes {
		n := &t.Nodes[i]
		r.Nodes = append(r.Nodes, cooccurNode{n.ID, n.Name, n.Count, n.Units})
	}
	pairs, _ := limit(t.Pairs, t.limit, t.voice, false)
	for i := range pairs {
		p := &pairs[i]
		a, b := &t.Nodes[p.A], &t.Nodes[p.B]
		r.Pairs = append(r.Pairs, cooccurPaired{a.ID, b.ID, a.Count, b.Count, p.Count(), t.Jaccard(p)})
	}
	return r
}
