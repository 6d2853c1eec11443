package main

import (
	"slices"
	"strings"

	"mening/corpus/table"
)

// lineEdit is a line that a person writes.
type lineEdit struct {
	label string
	text  []rune
	at    int
}

func newLineEdit(label, text string) *lineEdit {
	e := &lineEdit{label: label, text: []rune(table.OneLine(text))}
	e.at = len(e.text)
	return e
}

// press changes the line; done says that it is finished, kept that it is to be
// used.
func (e *lineEdit) press(k key) (done, kept bool) {
	switch k.kind {
	case keyEnter:
		return true, true
	case keyEscape, keyStop:
		return true, false
	case keyRune:
		e.insert(string(k.r))
	case keyPaste:
		e.insert(k.text)
	case keyBackspace:
		if e.at > 0 {
			e.at--
			e.text = slices.Delete(e.text, e.at, e.at+1)
		}
	case keyDelete:
		if e.at < len(e.text) {
			e.text = slices.Delete(e.text, e.at, e.at+1)
		}
	case keyLeft:
		e.at = max(e.at-1, 0)
	case keyRight:
		e.at = min(e.at+1, len(e.text))
	case keyHome:
		e.at = 0
	case keyEnd:
		e.at = len(e.text)
	}
	return false, false
}

// insert puts text in on one line, without control characters.
func (e *lineEdit) insert(text string) {
	more := []rune(strings.NewReplacer("\n", " ", "\t", " ").Replace(table.Clean(text)))
	e.text = slices.Insert(e.text, e.at, more...)
	e.at += len(more)
}

// value returns what was written.
func (e *lineEdit) value() string { return strings.TrimSpace(string(e.text)) }

// view returns the line as it is shown, and the column of the cursor: where it
// is too long, the part around the cursor.
func (e *lineEdit) view(columns int) (line string, column int) {
	label := table.Fit(e.label+": ", max(columns/2, 1))
	room := max(columns-table.Width(label)-1, 1)
	first := 0
	for table.Width(string(e.text[first:e.at])) > room {
		first++
	}
	end := len(e.text)
	for table.Width(string(e.text[first:end])) > room && end > e.at {
		end--
	}
	return label + string(e.text[first:end]), table.Width(label) + table.Width(string(e.text[first:e.at]))
}
