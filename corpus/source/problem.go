// Package source holds what readers of other people's files share: faults that
// name their place, YAML that is read with its places, the decoding of text,
// and the limits that keep archives, XML and long files from filling the
// memory.
package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says whether a fault stops the work.
type Severity string

// The severities. The zero value is an error.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	// Remark is a fact that somebody may want to know; nothing is wrong.
	Remark Severity = "remark"
)

// Problem is a fault at a place in a file.
type Problem struct {
	File     string   `json:"file"`
	Line     int      `json:"line"`   // from 1; 0 where the fault has no line
	Column   int      `json:"column"` // in code points from 1; 0 where it has none
	Severity Severity `json:"severity"`
	// Message says what is wrong: lower case, no full stop, the input quoted.
	Message string `json:"message"`
	// Excerpt is the text with the fault and, on its second line, a ^ below
	// the place; empty where the place alone is enough.
	Excerpt string `json:"-"`
	// Hint says on the next line what to do about it.
	Hint string `json:"hint,omitempty"`
	// Said and Advice are what Message and Hint were made of, where they can be
	// said in another language; else they are empty.
	Said, Advice Note `json:"-"`
}

// Stops reports whether the problem is an error, not a warning or a remark.
func (p *Problem) Stops() bool { return p.Severity != Warning && p.Severity != Remark }

// Error returns `file:line:column: message` and, on the next line, the hint.
func (p *Problem) Error() string {
	var b strings.Builder
	if place := p.Place(); place != "" {
		b.WriteString(place + ": ")
	}
	b.WriteString(p.Message)
	if p.Excerpt != "" {
		b.WriteString("\n  " + strings.ReplaceAll(p.Excerpt, "\n", "\n  "))
	}
	if p.Hint != "" {
		b.WriteString("\n  " + p.Hint)
	}
	return b.String()
}

// Place returns `file:line:column`, as far as it is known.
func (p *Problem) Place() string {
	place := p.File
	if p.Line > 0 {
		place += fmt.Sprintf(":%d", p.Line)
		if p.Column > 0 {
			place += fmt.Sprintf(":%d", p.Column)
		}
	}
	return place
}

// Problems are the faults found in one pass. As an error it prints them all,
// one after another.
type Problems []*Problem

// Error returns all faults, each on lines of its own.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Err returns the problems as an error, nil where none is an error by
// severity.
func (ps Problems) Err() error {
	for _, p := range ps {
		if p.Stops() {
			return ps
		}
	}
	return nil
}

// Sort orders problems by file, line and column; equal places keep their
// order.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b *Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}
