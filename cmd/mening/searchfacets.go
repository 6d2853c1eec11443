package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// facet counts the hits by the values of one field; hits of which it is not
// known are left out.
type facet struct {
	field  string
	values []facetValue // most hits first
}

type facetValue struct {
	value, label       string
	hits, participants int
}

// codingFields are the fields of the codings in the words of a hit by which hits
// are counted and grouped.
func codingFields() []string { return []string{"theme", "category", "code", "status"} }

// facetFields returns what facets count hits by: who and where, every attribute
// of the study among it, and with codes also what was coded.
func (s *searching) facetFields(codes bool) []string {
	out := []string{"stakeholder", "group", "wave", "site", "kind", "transcript"}
	for _, a := range s.corpus.Attributes {
		if !slices.Contains(out, a.Name) && a.Name != "date" {
			out = append(out, a.Name)
		}
	}
	if codes {
		out = append(out, codingFields()...)
	}
	return out
}

// valuesOf returns the values that a hit has in a field, each once.
func (s *searching) valuesOf(h *coding.Observation, codings []*coding.Observation, field string) []string {
	switch field {
	case "transcript", "interview":
		return []string{h.Transcript.Path}
	case "theme", "category", "code", "status":
		var out []string
		for _, o := range codings {
			out = append(out, s.codingValues(o, field)...)
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	return corpus.TurnField(h.Transcript, h.Turn, field)
}

func (s *searching) codingValues(o *coding.Observation, field string) []string {
	var out []string
	switch field {
	case "code":
		return []string{o.Code.ID}
	case "status":
		return []string{string(o.Status)}
	case "category":
		for _, c := range o.Code.Path() {
			out = append(out, c.ID)
		}
	case "theme":
		for _, t := range s.book.ThemesOf(o.Code) {
			out = append(out, t.ID)
		}
	}
	return out
}

// declared returns the values of a field in their order with their labels.
func (s *searching) declared(field string) []corpus.Value {
	if slices.Contains(codingFields(), field) {
		return coding.CodingValues(s.book, nil, field)
	}
	if field == "transcript" || field == "interview" {
		out := make([]corpus.Value, len(s.corpus.Transcripts))
		for i, t := range s.corpus.Transcripts {
			out[i] = corpus.Value{ID: t.Path, Label: t.Path}
		}
		return out
	}
	return s.corpus.Values(field)
}

// label returns a value as it is shown; stakeholders are known by their short
// names.
func (s *searching) label(field, value string) string {
	if a := s.corpus.Attribute(field); a != nil {
		if i := slices.IndexFunc(a.Values, func(v corpus.Value) bool { return v.ID == value }); i >= 0 {
			return s.voice.label(field, value, a.Values[i].Label)
		}
	}
	if value == corpus.Unknown || field == "status" || field == "role" || value == coding.Uncategorised {
		return s.voice.say(value)
	}
	return value
}

// facets counts hits and their participants by each field. codings are those in
// the words of each hit, nil where they are not counted.
func (s *searching) facets(hits []coding.Observation, codings [][]*coding.Observation) []facet {
	var out []facet
	for _, field := range s.facetFields(codings != nil) {
		counts := map[string]*facetValue{}
		people := map[[2]string]bool{}
		for i := range hits {
			var own []*coding.Observation
			if codings != nil {
				own = codings[i]
			}
			person := hits[i].Turn.Speaker.Participant
			for _, value := range s.valuesOf(&hits[i], own, field) {
				c := counts[value]
				if c == nil {
					c = &facetValue{value: value, label: s.label(field, value)}
					counts[value] = c
				}
				c.hits++
				if at := [2]string{value, person}; person != "" && !people[at] {
					people[at] = true
					c.participants++
				}
			}
		}
		f := facet{field: field}
		for _, c := range counts {
			f.values = append(f.values, *c)
		}
		slices.SortFunc(f.values, func(a, b facetValue) int { return cmp.Or(b.hits-a.hits, cmp.Compare(a.value, b.value)) })
		out = append(out, f)
	}
	return out
}

// facetRecord is one value of a facet in JSON.
type facetRecord struct {
	Hits         int `json:"hits"`
	Participants int `json:"participants"`
}

func facetRecords(facets []facet) map[string]map[string]facetRecord {
	out := map[string]map[string]facetRecord{}
	for _, f := range facets {
		out[f.field] = map[string]facetRecord{}
		for _, v := range f.values {
			out[f.field][v.value] = facetRecord{v.hits, v.participants}
		}
	}
	return out
}

// facetTable has a row for each value of each field.
func (r *searchResult) facetTable(v *voice) *table.Table {
	counted := v.say("passages")
	if r.lines != nil {
		counted = v.say("hits")
	}
	t := &table.Table{Columns: []table.Column{{Key: "field", Title: v.say("counted by")}, {Key: "value", Title: v.say("value"), Wrap: true},
		{Key: "hits", Title: counted, Number: true}, {Key: "participants", Title: v.term("participants"), Number: true}}}
	for _, f := range r.facets {
		for _, c := range f.values {
			t.Rows = append(t.Rows, []any{f.field, c.value, c.hits, c.participants})
		}
	}
	return t
}

// mostFacets is how many values of a field the screen shows.
const mostFacets = 12

// facetLines returns a line for each field that is known of some hit, the values
// with most hits first.
func (p *hitPrinter) facetLines() []string {
	var lines []string
	for _, f := range p.result.facets {
		if len(f.values) == 0 {
			continue
		}
		var texts []string
		for _, c := range f.values[:min(len(f.values), mostFacets)] {
			texts = append(texts, fmt.Sprintf("%s %d (%d)", listedValue(c.label), c.hits, c.participants))
		}
		if more := len(f.values) - mostFacets; more > 0 {
			texts = append(texts, p.voice.say("and %d more", more))
		}
		lines = append(lines, p.result.fieldName(f.field)+": "+strings.Join(texts, ", "))
	}
	return lines
}

// listedValue writes a value into a list, in quotes where it holds a comma or
// ends as the number behind it begins.
func listedValue(label string) string {
	label = flat(label)
	if strings.Contains(label, ",") || strings.TrimRight(label, "0123456789") != label {
		return `"` + label + `"`
	}
	return label
}

// fieldName names a field for people. One that the study alone knows, such as a
// key in the head of its transcripts, stands in quotes as it is written there,
// unless the study has a term for it: it may be called as something of ours is.
func (s *searching) fieldName(field string) string {
	ours := append((&corpus.Corpus{}).Fields(), append(codingFields(), "transcript", corpus.Question)...)
	if _, own := s.voice.terms[strings.ToLower(field)]; own || slices.Contains(ours, field) {
		return s.voice.term(field)
	}
	return `"` + flat(field) + `"`
}

// facetTitle says what facets count.
func (r *searchResult) facetTitle(v *voice) string {
	if r.lines != nil {
		return v.say("hits, and participants in brackets:")
	}
	return v.say("passages, and participants in brackets:")
}

func (p *hitPrinter) printFacets() {
	p.printf("%s\n", p.result.facetTitle(p.voice))
	for _, text := range p.facetLines() {
		for i, line := range table.Wrap(text, p.width) {
			if i > 0 {
				line = "  " + line
			}
			p.printf("%s\n", line)
		}
	}
	p.printf("\n")
}

// checkGroup makes sure that hits can be grouped by a field, and returns its
// name as it is written.
func (s *searching) checkGroup(field string) (string, error) {
	known := append(append(s.corpus.Fields(), "transcript"), codingFields()...)
	for _, f := range known {
		if corpus.Equal(f, field) {
			return f, nil
		}
	}
	return "", usageError{source.Say("%s cannot be %q\n  %s", "--group-by", field, source.Meant(field, known))}
}
