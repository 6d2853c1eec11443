// Package document writes texts with tables, quotations and figures as html, as
// docx and as Markdown. A [Document] says what stands there; how it looks is the
// same in all of them.
//
// All text is text: whatever a quotation holds, it is shown and never obeyed.
// The same document gives the same bytes.
package document

import (
	"fmt"
	"io"

	"mening/corpus/source"
	"mening/corpus/table"
)

// Document is a text ready to be written.
type Document struct {
	// Language is that of the text, as BCP 47 writes it: sv or en. It chooses
	// what the document says by itself (Tabell 1, Innehåll), how words are
	// hyphenated and spelt, and the decimal sign of tables.
	Language string
	// Title names the document in its properties. A [Heading] of level 0
	// shows a title on the page.
	Title string
	// Contents puts a list of the headings of levels 1 to 3 behind the title,
	// or to the start where none is shown.
	Contents bool
	// Numbered counts the captions of tables and of figures: Tabell 1.
	Numbered bool
	Blocks   []Block
}

// Block is a piece of a document: [Heading], [Paragraph], [Quotation], [List],
// [Table], [Figure] or [PageBreak].
type Block interface{ block() }

// Heading is a heading; level 0 is the title of the document, levels below 5 are
// written as level 5.
type Heading struct {
	Level int
	Text  string
	// Unlisted says that the heading stands in no table of contents.
	Unlisted bool
}

// Paragraph is a paragraph of running text. Newlines are line breaks.
type Paragraph []Run

// Quotation is what somebody said, set off from the text.
type Quotation struct {
	Runs []Run
	// Source says who said it where: (AME, fokusgrupp, uppföljning). It may be
	// empty.
	Source string
}

// List is a list with bullets, or numbered.
type List struct {
	Items   [][]Run
	Ordered bool
	// Level is how many lists it stands in, from 0. The list around it goes on
	// as a list of its own.
	Level int
	// Start is the number of the first item; 0 is 1.
	Start int
}

// Table is a table with its caption above and its notes below. A table that is
// too wide for an upright page gets one on its side.
type Table struct {
	*table.Table
	// Upright keeps the table on an upright page, whatever small letters that
	// takes.
	Upright bool
}

// Figure is a picture with its caption below. Html and Markdown show the SVG, or
// the PNG where there is none; docx shows the PNG.
type Figure struct {
	SVG, PNG []byte
	Caption  string
	// Alternative says in words what the picture shows, for those who cannot
	// see it.
	Alternative string
}

// PageBreak begins a new page where there are pages.
type PageBreak struct{}

func (Heading) block()   {}
func (Paragraph) block() {}
func (Quotation) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Figure) block()    {}
func (PageBreak) block() {}

// Run is a stretch of text that looks the same, or a footnote.
type Run struct {
	Text               string
	Bold, Italic, Code bool
	// Link is the address to which the text leads, of http, https or mailto; it
	// may be empty.
	Link string
	// Note, if not nil, makes of the run the call of a footnote, which has no
	// text of its own. Notes have no notes.
	Note []Run
	// Small is small print; Markdown has none.
	Small bool
}

// Text returns a text as one plain run.
func Text(s string) []Run { return []Run{{Text: s}} }

const (
	formatHTML     table.Format = "html"
	formatDOCX     table.Format = "docx"
	formatMarkdown table.Format = "md"
)

// Formats returns the formats of documents.
func Formats() []table.Format { return []table.Format{formatHTML, formatDOCX, formatMarkdown} }

// Write writes the document in one of the formats. Nothing is written when a
// table is faulty or a figure lacks the picture that the format needs.
func (d *Document) Write(w io.Writer, f table.Format) error {
	if err := d.check(f); err != nil {
		return err
	}
	var out []byte
	switch f {
	case formatHTML:
		out = d.html()
	case formatMarkdown:
		var err error
		if out, err = d.markdown(); err != nil {
			return err
		}
	case formatDOCX:
		var err error
		if out, err = d.docx(); err != nil {
			return fmt.Errorf("cannot make the Word document: %w", err)
		}
	default:
		return source.Found(source.Error, "", 0, source.Say("unknown format %q", f), source.Say("known: %s", "html, docx, md"))
	}
	_, err := w.Write(out)
	return err
}

func (d *Document) check(f table.Format) error {
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Table:
			if err := b.Check(); err != nil {
				return err
			}
		case Figure:
			if len(b.PNG) == 0 && (f == formatDOCX || len(b.SVG) == 0) {
				return fmt.Errorf("the figure %q has no picture for %s", b.Caption, f)
			}
		}
	}
	return nil
}

// cellRuns returns what stands in a cell of a table, what is marked in bold, and
// how many levels it is indented.
func cellRuns(t *table.Table, row, column int, s table.Style) (runs []Run, level int) {
	text, level := t.Cell(row, column, s)
	if column < len(t.Rows[row]) {
		if m, ok := t.Rows[row][column].(table.Marked); ok {
			m.Pieces(func(text string, marked bool) { runs = append(runs, Run{Text: text, Bold: marked}) })
			return runs, level
		}
	}
	return []Run{{Text: text}}, level
}

// style is how cells of tables are shown.
func (d *Document) style() table.Style {
	if d.swedish() {
		return table.Style{Decimal: ","}
	}
	return table.Style{Decimal: "."}
}

func (d *Document) swedish() bool { return d.Language == "sv" }

// words is what a document says by itself.
type words struct{ contents, table, figure string }

func (d *Document) words() words {
	if d.swedish() {
		return words{contents: "Innehåll", table: "Tabell", figure: "Figur"}
	}
	return words{contents: "Contents", table: "Table", figure: "Figure"}
}

// counter counts captions.
type counter struct{ tables, figures int }

// label returns what stands before a caption, such as Tabell 1, and counts on.
// It is empty for what has no caption or where captions are not counted.
func (d *Document) label(n *int, word, caption string) string {
	if !d.Numbered || caption == "" {
		return ""
	}
	*n++
	return fmt.Sprintf("%s %d", word, *n)
}

// headings returns the headings that the contents list.
func (d *Document) headings() []Heading {
	var out []Heading
	for _, b := range d.Blocks {
		if h, ok := b.(Heading); ok && inContents(h) {
			out = append(out, h)
		}
	}
	return out
}

func inContents(h Heading) bool { return h.Level >= 1 && h.Level <= 3 && !h.Unlisted }

// contentsAt returns the number of blocks before the contents: the title, where
// one begins the document, and up to three paragraphs below it that stand before
// a heading. It is -1 where there are no contents.
func (d *Document) contentsAt() int {
	if !d.Contents || len(d.headings()) == 0 {
		return -1
	}
	if len(d.Blocks) == 0 {
		return 0
	}
	if h, ok := d.Blocks[0].(Heading); !ok || h.Level != 0 {
		return 0
	}
	for i, b := range d.Blocks[1:min(len(d.Blocks), 5)] {
		switch b.(type) {
		case Paragraph:
		case Heading:
			return i + 1
		default:
			return 1
		}
	}
	return 1
}
