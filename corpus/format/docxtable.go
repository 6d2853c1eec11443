package format

import (
	"encoding/xml"
	"strings"

	"mening/corpus"
)

// startTable opens tables, rows and cells. What stands in a table within a
// cell belongs to the cell.
func (w *wordBody) startTable(d *xml.Decoder, t xml.StartElement) error {
	switch t.Name.Local {
	case "tbl":
		w.tables++
	case "tr":
		if w.tables == 1 {
			w.cells, w.deleted = nil, false
		}
	case "trPr":
		return w.rowProperties(d)
	case "tc":
		if w.tables == 1 {
			w.cells = append(w.cells, nil)
		}
	}
	return nil
}

func (w *wordBody) rowProperties(d *xml.Decoder) error {
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			depth++
			if t.Name.Local == "del" && w.tables == 1 {
				w.deleted = true
			}
		}
	}
	return nil
}

// closeRow takes a row of two cells for a speaker and what he or she says; a
// cell that holds a time alone may stand beside them. The cells of other rows
// are paragraphs.
func (w *wordBody) closeRow() {
	cells := w.cells
	w.cells = nil
	if w.deleted {
		w.r.t.Repairs["tracked-deletion"]++
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
	if len(filled) != 2 || !isLabelCell(filled[0]) || len(filled[1]) == 0 {
		for _, c := range cells {
			w.paragraphs = append(w.paragraphs, c...)
		}
		return
	}
	first := filled[1][0]
	first.speaker, first.begin, first.end = strings.TrimRight(filled[0][0].text, ": "), begin, end
	first.line = filled[0][0].line
	first.gap, first.heading = true, 0
	w.paragraphs = append(append(w.paragraphs, first), filled[1][1:]...)
}

func isLabelCell(c []paragraph) bool {
	if len(c) != 1 || len(c[0].text) > 2*labelRunes || !startsLabel(c[0].text) {
		return false
	}
	label := strings.TrimRight(c[0].text, ": ")
	return !endsSentence(strings.TrimSuffix(label, ".")) && len(strings.Fields(label)) <= labelWords
}
