package main

import (
	"fmt"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/table"
)

// markedRuns returns a stretch of a turn, the evidence in it bold.
func markedRuns(text string, evidence []corpus.Span, span corpus.Span) []document.Run {
	var out []document.Run
	add := func(start, end int, bold bool) {
		if start < end {
			out = append(out, document.Run{Text: text[start:end], Bold: bold})
		}
	}
	at := span.Start
	for _, s := range together(text, evidence) {
		if s.End <= at || s.Start >= span.End {
			continue
		}
		if s == span {
			break // filters alone have the whole passage as their evidence
		}
		s.Start, s.End = max(s.Start, at), min(s.End, span.End)
		add(at, s.Start, false)
		add(s.Start, s.End, true)
		at = s.End
	}
	add(at, span.End, false)
	return out
}

// quotedRuns returns the words of a unit, its evidence bold. In a unit over
// several turns each says who speaks.
func quotedRuns(o *coding.Observation) []document.Run {
	parts := o.All()
	var out []document.Run
	for i, p := range parts {
		if i > 0 {
			out = append(out, document.Run{Text: "\n"})
		}
		if len(parts) > 1 && p.Turn.Label != "" {
			out = append(out, document.Run{Text: p.Turn.Label + ": ", Italic: true})
		}
		var evidence []corpus.Span
		if p.Turn == o.Turn {
			evidence = o.Evidence
		}
		out = append(out, markedRuns(p.Turn.Text, evidence, p.Span)...)
	}
	return out
}

// from says who said something where.
func from(o *coding.Observation) string {
	place := placeOf(o.Transcript, o.All())
	if speaker := whoSpeak(o); speaker != "" {
		return speaker + ", " + place
	}
	return place
}

// document returns what was found as quotations with the words found in bold.
func (r *searchResult) document(v *voice) []document.Block {
	blocks := []document.Block{
		document.Heading{Text: v.say("Passages")},
		document.Paragraph{{Text: r.title(), Code: true}},
		document.Paragraph(document.Text(r.summary(v))),
	}
	if r.similar != nil {
		blocks = append(blocks, document.Paragraph(document.Text(r.similar.note(v))))
	}
	p := &hitPrinter{result: r, voice: v}
	if lines := p.facetLines(); r.options.facets && len(lines) > 0 {
		list := document.List{}
		for _, line := range lines {
			list.Items = append(list.Items, document.Text(line))
		}
		blocks = append(blocks, document.Paragraph(document.Text(r.facetTitle(v))), list)
	}
	if r.groups == nil {
		return append(blocks, r.quotations(r.hits, v)...)
	}
	next := 0
	for i := range r.groups {
		g := &r.groups[i]
		blocks = append(blocks, document.Heading{Level: 1, Text: r.heading(g, v)})
		blocks = append(blocks, r.quotations(r.hits[next:next+g.shown], v)...)
		next += g.shown
	}
	return blocks
}

func (r *searchResult) quotations(hits []hit, v *voice) []document.Block {
	if r.options.kwic {
		return []document.Block{document.Table{Table: concordance(hits, v)}}
	}
	var out []document.Block
	for i := range hits {
		out = append(out, r.quotation(&hits[i], v))
	}
	return out
}

// quotation returns a hit, with the turns around it where they are asked for.
func (r *searchResult) quotation(h *hit, v *voice) document.Quotation {
	before, after := r.around(h)
	var runs []document.Run
	for _, turn := range before {
		runs = append(runs, document.Run{Text: spoken(turn) + "\n", Italic: true})
	}
	runs = append(runs, quotedRuns(h.Observation)...)
	for _, turn := range after {
		runs = append(runs, document.Run{Text: "\n" + spoken(turn), Italic: true})
	}
	source := from(h.Observation)
	if r.similar != nil {
		source += " · " + r.similar.explain(h, v)
	}
	return document.Quotation{Runs: runs, Source: source}
}

// concordance returns the words found below each other, with what stands around
// them.
func concordance(hits []hit, v *voice) *table.Table {
	const side = 32 // columns before and after, so that a line of a page holds both
	t := &table.Table{Columns: []table.Column{{Key: "place", Title: v.say("place")}, {Key: "before", Title: v.say("before"), Number: true},
		{Key: "found", Title: v.say("found")}, {Key: "after", Title: v.say("after")}}}
	for i := range hits {
		h := &hits[i]
		s := keyword(h.Observation)
		t.Rows = append(t.Rows, []any{from(h.Observation), fitLeft(strings.TrimSpace(flat(h.Turn.Text[:s.Start])), side),
			markedWhole(flat(h.Turn.Text[s.Start:s.End])), table.Fit(strings.TrimSpace(flat(h.Turn.Text[s.End:])), side)})
	}
	return t
}

// unitDocument returns units as quotations under their codes, in the order of the
// codebook.
func unitDocument(observations []coding.Observation, s *coded, x extras) []document.Block {
	v := s.voice
	blocks := []document.Block{document.Heading{Text: v.say("Meaning units")}}
	if len(s.conditions) > 0 {
		blocks = append(blocks, document.Paragraph(document.Text(v.say("selected: %s", strings.Join(s.conditions, "; ")))))
	}
	units := map[*coding.Code][]*coding.Observation{}
	for i := range observations {
		units[observations[i].Code] = append(units[observations[i].Code], &observations[i])
	}
	ids := identifiers{}
	var path []*coding.Category // of the headings that stand
	for _, code := range s.book.Codes {
		if len(units[code]) == 0 {
			continue
		}
		for depth, category := range code.Path() {
			if depth >= len(path) || path[depth] != category {
				blocks = append(blocks, document.Heading{Level: depth + 1, Text: v.category(category)})
				path = path[:min(depth, len(path))]
				path = append(path, category)
			}
		}
		path = path[:len(code.Path())]
		blocks = append(blocks, document.Heading{Level: len(path) + 1, Text: fmt.Sprintf("%s (%d)", code.Name, len(units[code]))})
		if code.Definition != "" {
			blocks = append(blocks, document.Paragraph{{Text: code.Definition, Italic: true}})
		}
		for _, o := range units[code] {
			blocks = append(blocks, unitQuotation(o, ids.id(o), s, x))
		}
	}
	return append(blocks, document.Paragraph(document.Text(v.say("units: %d", len(observations)))))
}

// unitQuotation returns a unit with what people made of it.
func unitQuotation(o *coding.Observation, id string, s *coded, x extras) document.Quotation {
	q := document.Quotation{Runs: quotedRuns(o), Source: from(o) + " · " + id + " · " + s.out.value(s.voice, string(o.Status))}
	if x.prompted && o.Prompted {
		q.Source += " · " + s.out.value(s.voice, "prompted")
	}
	if o.Condensed != "" {
		q.Runs = append(q.Runs, document.Run{Text: "\n→ " + o.Condensed, Italic: true})
	}
	if x.clean {
		if cleaned := x.cleaned(o); cleaned != o.Quote() {
			q.Runs = append(q.Runs, document.Run{Text: "\n~ " + cleaned, Italic: true})
		}
	}
	return q
}
