package document

import (
	"fmt"
	"mening/corpus/table"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	notes "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// commonMark reads what [Filling] says. The numbers are the order in which the
// library tries its parsers.
func commonMark() parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(indented{parser.NewParagraphParser()}, 1000)),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500)),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100)))
	return goldmark.New(goldmark.WithParser(p), goldmark.WithExtensions(extension.Table, extension.Footnote)).Parser()
}

// indented reads paragraphs that are indented as those that are not: in CommonMark
// they are code, which nobody means who writes prose.
type indented struct{ parser.BlockParser }

// CanAcceptIndentedLine says that the parser takes such lines.
func (indented) CanAcceptIndentedLine() bool { return true }

// markdownReader turns the tree of a Markdown text into blocks.
type markdownReader struct {
	filling *Filling
	source  []byte
	blocks  []Block
	depth   int                     // of lists around
	notes   map[int]*notes.Footnote // by their number
}

// footnotes finds the footnotes, which stand at the end of the tree.
func (r *markdownReader) footnotes(root ast.Node) {
	r.notes = map[int]*notes.Footnote{}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if list, ok := n.(*notes.FootnoteList); ok {
			for c := list.FirstChild(); c != nil; c = c.NextSibling() {
				if note, ok := c.(*notes.Footnote); ok {
					r.notes[note.Index] = note
				}
			}
		}
	}
}

func (r *markdownReader) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.block(c)
	}
}

func (r *markdownReader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.blocks = append(r.blocks, Heading{Level: n.Level - 1, Text: plain(r.inline(n))})
	case *ast.Paragraph, *ast.TextBlock:
		r.paragraph(n)
	case *ast.Blockquote:
		r.quotation(n)
	case *ast.List:
		r.list(n)
	case *ast.FencedCodeBlock:
		lines := strings.TrimRight(string(n.Lines().Value(r.source)), "\n")
		r.blocks = append(r.blocks, Paragraph(r.runs(nil, Run{Text: lines, Code: true})))
	case *ast.ThematicBreak:
		r.blocks = append(r.blocks, PageBreak{})
	case *notes.Table:
		r.table(n)
	}
}

// paragraph adds a paragraph, or the blocks of the mark that it is.
func (r *markdownReader) paragraph(n ast.Node) {
	text := strings.TrimSpace(string(n.Lines().Value(r.source)))
	if mark := marks.FindString(text); mark != "" && mark == text {
		if blocks := r.filling.blocksOf(mark); blocks != nil {
			r.blocks = append(r.blocks, blocks...)
			return
		}
	}
	if runs := r.inline(n); !isBlank(runs) {
		r.blocks = append(r.blocks, Paragraph(runs))
	}
}

// isBlank reports whether runs show nothing.
func isBlank(runs []Run) bool {
	return strings.TrimSpace(plain(runs)) == "" && !slices.ContainsFunc(runs, func(r Run) bool { return r.Note != nil })
}

// quotation adds a quotation for each paragraph of a blockquote. What else stands
// in it follows as it is.
func (r *markdownReader) quotation(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != ast.KindParagraph {
			r.block(c)
			continue
		}
		words, source := r.sourced(c)
		before, ok := r.last().(Quotation)
		if len(words) == 0 && source == "" {
			continue
		}
		if len(words) == 0 && ok && before.Source == "" && c.PreviousSibling() != nil { // a paragraph that is its source
			before.Source = source
			r.blocks[len(r.blocks)-1] = before
			continue
		}
		if len(words) == 0 {
			words, source = r.inline(c), ""
		}
		r.blocks = append(r.blocks, Quotation{Runs: words, Source: source})
	}
}

func (r *markdownReader) last() Block {
	if len(r.blocks) == 0 {
		return nil
	}
	return r.blocks[len(r.blocks)-1]
}

// sourced parts the last line of a paragraph from the others where it is a source.
func (r *markdownReader) sourced(n ast.Node) (words []Run, source string) {
	var line []ast.Node                // the last one
	hard := n.PreviousSibling() != nil // a line break stands before it, or a paragraph
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		line = append(line, c)
		if t, ok := c.(*ast.Text); ok && c.NextSibling() != nil && (t.SoftLineBreak() || t.HardLineBreak()) {
			line, hard = nil, t.HardLineBreak()
		}
	}
	source = plain(r.inline(nil, line...))
	name, dash := strings.CutPrefix(source, "— ")
	inBrackets := hard && strings.HasPrefix(source, "(") && strings.HasSuffix(source, ")")
	if !dash && !inBrackets {
		return r.inline(n), ""
	}
	var others []ast.Node
	for c := n.FirstChild(); c != nil && len(line) > 0 && c != line[0]; c = c.NextSibling() {
		others = append(others, c)
	}
	return trimmed(r.inline(nil, others...)), name
}

// trimmed takes the blanks and line ends from the end of runs.
func trimmed(runs []Run) []Run {
	for len(runs) > 0 && runs[len(runs)-1].Note == nil {
		last := &runs[len(runs)-1]
		if last.Text = strings.TrimRight(last.Text, " \n"); last.Text != "" {
			return runs
		}
		runs = runs[:len(runs)-1]
	}
	return runs
}

// list adds a list. One within an item is a list of its own, deeper, after which
// the outer one goes on.
func (r *markdownReader) list(n *ast.List) {
	l := List{Ordered: n.IsOrdered(), Level: r.depth}
	if n.Start > 1 {
		l.Start = n.Start
	}
	count := max(n.Start, 1)
	flush := func() {
		if len(l.Items) > 0 {
			r.blocks = append(r.blocks, l)
		}
		l.Items = nil
		if l.Ordered {
			l.Start = count
		}
	}
	r.depth++
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		count++
		var runs []Run
		open := true // the item may take text
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Kind() != ast.KindTextBlock && c.Kind() != ast.KindParagraph {
				if open {
					l.Items = append(l.Items, runs)
				}
				open = false
				flush()
				r.block(c)
				continue
			}
			if !open { // text behind what stands within the item
				r.block(c)
				continue
			}
			if runs != nil {
				runs = append(runs, Run{Text: "\n"})
			}
			runs = append(runs, r.inline(c)...)
		}
		if open {
			l.Items = append(l.Items, runs)
		}
	}
	r.depth--
	flush()
}

// table adds a pipe table. Its cells are text; footnotes of cells become notes
// below it.
func (r *markdownReader) table(n *notes.Table) {
	t := &table.Table{}
	cells := func(row ast.Node) (out []string) {
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			out = append(out, r.cell(t, r.inline(c)))
		}
		return out
	}
	for i, title := range cells(n.FirstChild()) {
		if title == "" {
			title = " " // an empty one would be the key
		}
		t.Columns = append(t.Columns, table.Column{Key: fmt.Sprint(i + 1), Title: title,
			Number: i < len(n.Alignments) && n.Alignments[i] == notes.AlignRight})
	}
	const long = 30 // bytes of running text
	for row := n.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		var out []any
		for i, text := range cells(row) {
			out = append(out, text)
			if i < len(t.Columns) && len(text) > long && !t.Columns[i].Number {
				t.Columns[i].Wrap = true
			}
		}
		t.Rows = append(t.Rows, out[:min(len(out), len(t.Columns))])
	}
	r.blocks = append(r.blocks, Table{Table: t})
}

// cell returns the text of a cell.
func (r *markdownReader) cell(t *table.Table, runs []Run) string {
	var b strings.Builder
	for _, run := range runs {
		b.WriteString(run.Text)
		if run.Note != nil {
			mark := fmt.Sprintf("[%d]", len(t.Notes)+1)
			b.WriteString(" " + mark)
			t.Notes = append(t.Notes, mark+" "+plain(run.Note))
		}
	}
	return strings.TrimSpace(b.String())
}
