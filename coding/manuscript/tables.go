package manuscript

import (
	"strings"

	"mening/corpus"
	"mening/corpus/format"
)

// tableReader reads the cells of tables row by row.
type tableReader struct {
	ps         []format.Paragraph
	header     []string
	last       int // the paragraph of the last row
	caption    string
	conditions []string
}

// cellNumber is a cell that holds a number, what is only proposed beside it, its
// share or its denominator.
var cellNumber = pattern(`(?i)^(?:(?P<n>` + figure + `)(?:\s*\(\+\d+\))?(?:(?:` + among + `|\s*/\s*)(?P<of>` + figure + `))?(?:\s*\(\s*` + strings.Replace(percent, "(", "(?P<p>", 1) + `\s*\))?|(?P<q>\d+(?:[.,]\d+)?)\s*%)$`)

// selected is the note by which tables of this program tell their conditions.
var selected = pattern(`^(?:urval|selected): (.+)$`)

// tableNumber numbers a caption.
var tableNumber = pattern(`(?i)^(?:tabell|table)\s+\d+[.:]?`)

// row returns the numbers of a row of a table. The first row heads it.
func (t *tableReader) row(at int) []Claim {
	p := &t.ps[at]
	if t.header == nil || t.last != at-1 || len(p.Cells) != len(t.header) {
		t.header, t.last = p.Cells, at
		t.find(at)
		return t.sizes(at)
	}
	t.last = at
	var out []Claim
	place := len(p.Cells[0]) + 1
	for i := 1; i < len(p.Cells); i++ {
		cell := p.Cells[i]
		from := place
		place += len(cell) + 1
		m := cellNumber().FindStringSubmatchIndex(strings.TrimSpace(cell))
		if m == nil || i >= len(t.header) {
			continue
		}
		c, ok := claimOf(strings.TrimSpace(cell), cellNumber(), m)
		if !ok {
			continue
		}
		column := t.header[i]
		if q := cellNumber().SubexpIndex("q"); m[2*q] >= 0 {
			c.Percent, c.Decimals, c.HasPercent = parsePercent(strings.TrimSpace(cell)[m[2*q]:m[2*q+1]])
		}
		if strings.TrimSpace(column) == "%" && c.N >= 0 { // a share beside its number
			c.Percent, c.HasPercent, c.N = float64(c.N), true, -1
			for j := i; j > 0 && strings.TrimSpace(column) == "%"; j-- {
				column = t.header[j-1]
			}
		}
		c.Paragraph, c.Line, c.Span = at, p.Line, corpus.Span{Start: from, End: from + len(cell)}
		c.Sentence = corpus.Span{Start: 0, End: len(p.Text)}
		c.Row, c.Column, c.Cell, c.Conditions = p.Cells[0], column, true, t.conditions
		c.Measure = nounNear(column, corpus.Span{Start: 0, End: len(column)})
		if c.Measure == Any {
			c.Measure = captioned(t.caption)
		}
		out = append(out, c)
	}
	return out
}

// captioned returns what the numbers of a table count by its caption. Codes and
// categories are what its rows are, as in "Categories: units per stakeholder",
// unless nothing else is named.
func captioned(caption string) Measure {
	named := Any
	for _, w := range strings.FieldsFunc(caption, notLetter) {
		switch m := measureOf(w); {
		case m == Any:
		case m != Codes && m != Categories:
			return m
		case named == Any:
			named = m
		}
	}
	return named
}

// sizes returns the sizes of groups that head columns: AME n=3.
func (t *tableReader) sizes(at int) []Claim {
	var out []Claim
	p := &t.ps[at]
	place := 0
	for _, cell := range p.Cells {
		for _, c := range claimsIn(cell) {
			if c.Size {
				c.Span.Start += place
				c.Span.End += place
				c.Paragraph, c.Line, c.Column, c.Cell, c.Conditions = at, p.Line, cell, true, t.conditions
				c.Sentence = corpus.Span{Start: place, End: place + len(cell)}
				out = append(out, c)
			}
		}
		place += len(cell) + 1
	}
	return out
}

// find looks for what stands above a table and for the conditions below it.
func (t *tableReader) find(at int) {
	t.caption, t.conditions = "", nil
	if at > 0 && t.ps[at-1].Cells == nil {
		caption := tableNumber().ReplaceAllString(t.ps[at-1].Text, "")
		if !strings.ContainsAny(strings.TrimSuffix(caption, "."), ".?!") { // else it is running text
			t.caption = caption
		}
	}
	i := at
	for i < len(t.ps) && t.ps[i].Cells != nil {
		i++
	}
	const notes = 8
	for end := min(len(t.ps), i+notes); i < end && t.ps[i].Cells == nil && t.ps[i].Heading == 0; i++ {
		for line := range strings.SplitSeq(t.ps[i].Text, "\n") {
			if m := selected().FindStringSubmatch(strings.TrimSpace(line)); m != nil {
				t.conditions = strings.Split(m[1], "; ")
			}
		}
	}
}
