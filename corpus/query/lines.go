package query

import (
	"errors"

	"mening/corpus/source"
)

// Line is an expression with its place in a file; line and column count from 1,
// columns in code points.
type Line struct {
	Expr         Expr
	Line, Column int
}

// ParseLines reads the expressions of a block or list in YAML, one a line; what
// begins with # is a comment. Faults are told to the document with their
// places, and the other lines are read.
func ParseLines(doc *source.Document, n *source.Node, what string, v Vocabulary) []Line {
	var out []Line
	for _, line := range n.TextLines(what) {
		if line.Text[0] == '#' {
			continue
		}
		e, err := Parse(line.Text, v)
		var fault *Error
		if errors.As(err, &fault) {
			doc.FaultAt(line.Line, line.Column+fault.Offset, source.Error, fault.Hint, fault.Message)
			doc.Problems[len(doc.Problems)-1].Excerpt = fault.Excerpt(line.Text)
			continue
		}
		out = append(out, Line{Expr: e, Line: line.Line, Column: line.Column})
	}
	return out
}
