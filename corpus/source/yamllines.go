package source

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Line is one line of a text with its place in the file.
type Line struct {
	Text   string
	Line   int // from 1
	Column int // of the first code point, from 1
}

// TextLines returns the lines of a literal block (`|`) or the entries of a
// list, each with its place, blank ones left out. A folded block (`>`) is a
// fault: it has no lines to report.
func (n *Node) TextLines(what string) []Line {
	if n.IsNull() {
		return nil
	}
	y := n.resolved()
	if y.Kind == yaml.SequenceNode {
		var out []Line
		for _, item := range n.Items(what) {
			out = append(out, item.TextLines(what)...)
		}
		return out
	}
	if y.Kind != yaml.ScalarNode {
		n.Fault(Error, "write `|` and one line each below it, or a list of texts", "%s must be lines of text", called(what))
		return nil
	}
	switch y.Style {
	case yaml.FoldedStyle:
		n.Fault(Error, "use `|` in place of `>`", "%s is folded into one line", called(what))
		return nil
	case yaml.LiteralStyle:
		return n.literalLines(y)
	}
	column := y.Column
	if y.Style == yaml.DoubleQuotedStyle || y.Style == yaml.SingleQuotedStyle {
		column++
	}
	text := strings.TrimSpace(y.Value)
	if text == "" {
		return nil
	}
	return []Line{{Text: text, Line: y.Line + n.doc.offset, Column: column}}
}

func (n *Node) literalLines(y *yaml.Node) []Line {
	var out []Line
	for i, text := range strings.Split(strings.TrimSuffix(y.Value, "\n"), "\n") {
		trimmed := strings.TrimSpace(text)
		if trimmed == "" {
			continue
		}
		line := y.Line + 1 + i // the block begins on the line below its `|`
		column := 1
		if line-1 < len(n.doc.lines) {
			if at := strings.Index(n.doc.lines[line-1], trimmed); at >= 0 {
				column = utf8.RuneCountInString(n.doc.lines[line-1][:at]) + 1
			}
		}
		out = append(out, Line{Text: trimmed, Line: line + n.doc.offset, Column: column})
	}
	return out
}
