package main

import (
	"io"
	"strings"
	"unicode/utf8"

	"mening/coding/quotation"
	"mening/corpus/document"
	"mening/corpus/table"
)

// isPage reports whether people read what is written from top to bottom, as
// headings, lists and quotations, and not as a table alone.
func (o *output) isPage() bool { return o.format == "text" || o.format == "md" || o.isDocument() }

// page writes headings, lists and quotations: as a document, or as text within
// the columns of the screen.
func (o *output) page(v *voice, title string, blocks []document.Block) error {
	if o.format != "text" {
		return o.document(v, title, blocks)
	}
	blocks = o.notedBlocks(v, blocks)
	p := &pageText{columns: o.columns(), style: table.Style{Width: o.columns(), Color: o.color(), Decimal: v.decimal()}}
	return o.write(func(w io.Writer) error {
		for i, block := range blocks {
			text, err := p.block(block)
			if err != nil {
				return err
			}
			if i > 0 && text != "" {
				text = "\n" + text
			}
			if _, err := io.WriteString(w, text); err != nil {
				return err
			}
		}
		return nil
	})
}

// pageText lays blocks out as text.
type pageText struct {
	columns int
	style   table.Style
}

func (p *pageText) block(b document.Block) (string, error) {
	switch b := b.(type) {
	case document.Heading:
		text := p.hanging("", "", b.Text)
		if b.Level == 0 {
			text += strings.Repeat("=", min(table.Width(b.Text), p.columns)) + "\n"
		} else if b.Level == 1 {
			text += strings.Repeat("-", min(table.Width(b.Text), p.columns)) + "\n"
		}
		return text, nil
	case document.Paragraph:
		return p.hanging("", "", plainRuns(b)), nil
	case document.Quotation:
		return p.hanging("  ", "  ", plainRuns(b.Runs)) + p.hanging("    ", "    ", b.Source), nil
	case document.List:
		var out strings.Builder
		for _, item := range b.Items {
			mark, rest := "- ", item
			if len(item) > 0 && utf8.RuneCountInString(item[0].Text) == 1 {
				mark, rest = item[0].Text+" ", item[1:] // a sign of its own stands for the bullet
			}
			out.WriteString(p.hanging(mark, "  ", strings.TrimLeft(plainRuns(rest), " ")))
		}
		return out.String(), nil
	case document.Table:
		var out strings.Builder
		err := b.Write(&out, "text", p.style)
		return out.String(), err
	}
	return "", nil
}

// hanging breaks text behind a mark; the lines that follow are indented.
func (p *pageText) hanging(mark, indent, text string) string {
	if text == "" {
		return ""
	}
	var out strings.Builder
	for line := range strings.SplitSeq(table.Clean(text), "\n") {
		for _, piece := range table.Wrap(line, max(p.columns-len(indent), 20)) {
			out.WriteString(strings.TrimRight(mark+piece, " ") + "\n")
			mark = indent
		}
	}
	return out.String()
}

// plainRuns returns the text of runs.
func plainRuns(runs []document.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// quoted returns words between quotation marks as the language of the voice has
// them; those within become single ones.
func (v *voice) quoted(text string) string {
	if v.swedish {
		return "”" + quotation.Inner(text) + "”"
	}
	return "“" + quotation.Inner(text) + "”"
}
