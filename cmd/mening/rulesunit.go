package main

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/table"
)

// unitCell returns the words of a unit as a cell. For people evidence is set off,
// on a screen in colour or between asterisks, elsewhere in bold, and negations
// stand in brackets; programs have the bare words.
func (r *ruled) unitCell(o *coding.Observation, negations []corpus.Span) any {
	type mark struct {
		corpus.Span
		denies bool
	}
	var marks []mark
	for _, s := range together(o.Turn.Text, o.Evidence) {
		if s != o.Span { // filters alone have the whole unit as their evidence
			marks = append(marks, mark{s, false})
		}
	}
	for _, s := range negations {
		marks = append(marks, mark{s, true})
	}
	slices.SortFunc(marks, func(a, b mark) int { return a.Start - b.Start })
	p := &hitPrinter{color: r.out.color()}
	var b strings.Builder
	var bold [][2]int
	at := o.Span.Start
	for _, m := range marks {
		m.Start, m.End = max(m.Start, at), min(m.End, o.Span.End)
		if m.Start >= m.End {
			continue
		}
		b.WriteString(flat(o.Turn.Text[at:m.Start]))
		start, words := b.Len(), flat(o.Turn.Text[m.Start:m.End])
		switch {
		case m.denies && r.out.forPeople():
			words = "[" + words + "]"
		case !m.denies && r.out.format == "text":
			words = p.found(words)
		}
		b.WriteString(words)
		if !m.denies {
			bold = append(bold, [2]int{start, b.Len()})
		}
		at = m.End
	}
	b.WriteString(flat(o.Turn.Text[at:o.Span.End]))
	if r.out.format == "text" {
		return b.String()
	}
	return table.Marked{Text: b.String(), Marks: bold}
}
