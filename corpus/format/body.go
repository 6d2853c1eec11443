package format

import (
	"bytes"
	"encoding/xml"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// body gathers the paragraphs of a document that has tables and bold text: a
// word processor's or a page's.
type body struct {
	r *reading
	// number is the place of what is read now: a paragraph, empty ones
	// counted too, or a line.
	number     int
	paragraphs []paragraph
	total      int  // lines so far
	gap        bool // an empty paragraph stands before

	// The paragraph that is open.
	first   int // its number
	line    bytes.Buffer
	bold    int  // leading bytes of the line that are bold
	allBold bool // so far the line is bold
	// look is what the line looks like so far, once some of it does; style is
	// the name of the paragraph's style.
	look    look
	looking bool
	style   string
	heading int
	// indented says that the paragraph stands in.
	indented bool
	lines    []paragraph
	// joinNext says that the end of the paragraph was deleted.
	joinNext bool

	// cells are those of the row that is open, nil outside of tables; tables
	// is the depth of tables within tables.
	tables  int
	cells   [][]paragraph
	deleted bool // the row was deleted
}

// openParagraph begins a paragraph at number. It reports false where the end
// of the paragraph before was deleted, which then goes on.
func (b *body) openParagraph() bool {
	if b.joinNext {
		b.joinNext = false
		return false
	}
	b.first, b.heading, b.style, b.indented = b.number, 0, "", false
	b.bold, b.allBold, b.looking = 0, true, false
	b.line.Reset()
	b.lines = nil
	return true
}

// write adds text to the paragraph that is open.
func (b *body) write(s string, l look) {
	s = strings.ReplaceAll(s, "\n", " ") // line breaks in XML are blanks
	b.line.WriteString(s)
	switch {
	case !telling(s):
	case b.looking:
		b.look = b.look.and(l)
	default:
		b.look, b.looking = l, true
	}
	if b.allBold && (l.bold || strings.TrimSpace(s) == "") {
		b.bold = b.line.Len()
	} else {
		b.allBold = false
	}
}

// few returns an error where the document holds more paragraphs than it may.
func (b *body) few() error {
	if b.total > source.MaxTurns {
		return source.TooMany(source.MaxTurns, "paragraphs")
	}
	return nil
}

// breakLine closes a line of the paragraph by a line break; two in a row leave
// a gap.
func (b *body) breakLine() {
	if !b.endLine() {
		b.gap = true
	}
}

// endLine closes a line of the paragraph and reports whether it held text.
// Lines of one paragraph share its number.
func (b *body) endLine() bool {
	raw := b.line.String()
	left := len(raw) - len(strings.TrimLeft(raw, " \t"))
	text := strings.TrimSpace(b.r.clean(raw))
	text = strings.ReplaceAll(text, "\n", " ")
	if text != "" {
		b.total++
		p := paragraph{line: b.first, text: text, gap: b.gap, heading: b.heading, style: b.style, indented: b.indented,
			bold: min(max(b.bold-left, 0), len(text))}
		if b.looking {
			p.look = b.look
		}
		b.lines = append(b.lines, p)
		b.gap = false
	}
	b.line.Reset()
	b.bold, b.allBold, b.looking = 0, true, false
	return text != ""
}

// flush closes a paragraph whose end was deleted and that nothing follows.
func (b *body) flush() {
	if b.joinNext {
		b.joinNext = false
		b.closeParagraph()
	}
}

func (b *body) closeParagraph() {
	if b.joinNext {
		return
	}
	b.endLine()
	if len(b.lines) == 0 {
		b.gap = true
	}
	if b.tables > 0 && len(b.cells) > 0 {
		last := len(b.cells) - 1
		b.cells[last] = append(b.cells[last], b.lines...)
	} else {
		b.paragraphs = append(b.paragraphs, b.lines...)
	}
	b.lines = nil
}

func (b *body) openTable() { b.tables++ }

func (b *body) closeTable() { b.tables = max(0, b.tables-1) }

// openRow begins a row. What stands in a table within a cell belongs to the
// cell.
func (b *body) openRow() {
	if b.tables == 1 {
		b.cells, b.deleted = nil, false
	}
}

func (b *body) openCell() {
	if b.tables == 1 {
		b.cells = append(b.cells, nil)
	}
}

// closeRow takes a row of two cells for a speaker and what he or she says; a
// cell that holds a time alone may stand beside them. The cells of other rows
// are paragraphs.
func (b *body) closeRow() {
	if b.tables != 1 {
		return
	}
	if b.r.isProse && !b.deleted {
		b.row()
		return
	}
	cells := b.cells
	b.cells = nil
	if b.deleted {
		b.r.t.Repairs["tracked-deletion"]++
		return
	}
	var begin, end corpus.Time
	var filled [][]paragraph
	for _, c := range cells {
		if len(c) == 1 && isTimed(c[0].text) {
			begin, end, _ = times(c[0].text)
			continue
		}
		filled = append(filled, c)
	}
	if len(filled) == 3 && len(filled[0]) == 1 && isRowNumber(filled[0][0].text) {
		filled = filled[1:]
		b.r.t.Repairs["line-number"]++
	}
	if len(filled) != 2 || !isLabelCell(filled[0]) || len(filled[1]) == 0 {
		for _, c := range cells {
			b.paragraphs = append(b.paragraphs, c...)
		}
		return
	}
	first := filled[1][0]
	first.speaker, first.begin, first.end = strings.TrimRight(filled[0][0].text, ": "), begin, end
	first.line = filled[0][0].line
	first.gap, first.heading = true, 0
	b.paragraphs = append(append(b.paragraphs, first), filled[1][1:]...)
}

// isRowNumber reports whether a cell holds the number of its row.
func isRowNumber(s string) bool {
	_, ok := marginNumber(strings.TrimSuffix(s, "."))
	return ok
}

func isLabelCell(c []paragraph) bool {
	if len(c) != 1 || len(c[0].text) > 2*labelRunes || !startsLabel(c[0].text) {
		return false
	}
	label := strings.TrimRight(c[0].text, ": ")
	return !endsSentence(strings.TrimSuffix(label, ".")) && len(strings.Fields(label)) <= labelWords
}

// within calls each for every element inside the one that was opened last, up
// to its end. Where each has read the element whole, it says so.
func within(d *xml.Decoder, each func(xml.StartElement) (whole bool, err error)) error {
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			whole, err := each(t)
			if err != nil {
				return err
			}
			if !whole {
				depth++
			}
		}
	}
	return nil
}
