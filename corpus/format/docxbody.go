package format

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// wordBody reads the body of a Word document token by token.
type wordBody struct {
	body
	styles map[string]wordStyle
	theme  wordTheme
	// notes says that it is no body but the notes below one.
	notes bool
	// base is how text of the paragraph's style looks.
	base look

	// The run that is open.
	inProperties bool // of a run
	run          look
}

// skipped are elements whose content is no talk, and under which kind of
// repair they are counted; an empty kind is not counted.
func skipped(name string) (kind string, skip bool) {
	switch name {
	case "del", "moveFrom":
		return "tracked-deletion", true
	case "drawing", "pict", "object", "sectPr", "tblPr", "tblGrid", "tcPr", "sdtPr", "rubyPr", "rt", "instrText",
		"rPrChange": // what it was before a change
		return "", true
	}
	return "", false
}

func (w *wordBody) read(d *xml.Decoder) error {
	seen := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if !seen && !w.notes {
				return errors.New("it has no body")
			}
			w.flush()
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "body" {
				seen = true
			}
			if t.Name.Local == "Fallback" { // the same once more, for old programs
				if err := d.Skip(); err != nil {
					return err
				}
				continue
			}
			if kind, skip := skipped(t.Name.Local); skip {
				if kind != "" {
					w.r.t.Repairs[kind]++
				}
				if err := w.skip(d); err != nil {
					return err
				}
				continue
			}
			if err := w.start(d, t); err != nil {
				return err
			}
		case xml.EndElement:
			w.end(t.Name.Local)
			if err := w.few(); err != nil {
				return err
			}
		}
	}
}

// skip passes over an element and counts the text boxes in it, as they may
// hold text that somebody misses.
func (w *wordBody) skip(d *xml.Decoder) error {
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if t.Name.Local == "txbxContent" {
				w.r.t.Repairs["text-box"]++
			}
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

func (w *wordBody) start(d *xml.Decoder, t xml.StartElement) error {
	switch t.Name.Local {
	case "p":
		w.number++
		if w.openParagraph() {
			w.base = look{}
		}
	case "pPr":
		return w.paragraphProperties(d)
	case "r":
		w.run = w.base
	case "rPr":
		w.inProperties = true
	case "rStyle":
		w.run = w.run.with(w.styles[attribute(t, "val")].change)
	case "b", "i", "vanish", "color", "highlight", "shd":
		if w.inProperties {
			var c change
			c.property(t, w.theme)
			if t.Name.Local != "shd" || w.run.highlight == 0 || c.look.highlight != 0 {
				w.run = w.run.with(c)
			}
		}
	case "t":
		return w.content(d)
	case "tab", "ptab":
		w.text("\t")
	case "br":
		if kind := attribute(t, "type"); kind == "" || kind == "textWrapping" {
			w.breakLine()
		}
	case "cr":
		w.breakLine()
	case "noBreakHyphen":
		w.text("-")
	case "softHyphen":
		w.r.t.Repairs["soft-hyphen"]++
	case "footnoteReference", "endnoteReference":
		w.r.t.Repairs["footnote"]++
	case "commentReference":
		w.r.t.Repairs["comment"]++
	case "ins", "moveTo":
		w.r.t.Repairs["tracked-insertion"]++
	default:
		return w.startTable(d, t)
	}
	return nil
}

func (w *wordBody) end(name string) {
	switch name {
	case "rPr":
		w.inProperties = false
	case "p":
		w.closeParagraph()
	case "tc":
		w.flush()
	case "tr":
		w.closeRow()
	case "tbl":
		w.closeTable()
	}
}

// paragraphProperties reads the properties of a paragraph whole, as the tabs
// and the marks of changes in them are no content.
func (w *wordBody) paragraphProperties(d *xml.Decoder) error {
	var style, own indent
	err := within(d, func(t xml.StartElement) (bool, error) {
		if strings.HasSuffix(t.Name.Local, "PrChange") { // what it was before
			return true, d.Skip()
		}
		val := attribute(t, "val")
		switch t.Name.Local {
		case "pStyle":
			s := w.styles[val]
			w.heading, w.style, w.base = max(s.heading, headingLevel(val)), s.name, look{}.with(s.change)
			style = s.indent
			if s.name == "" {
				w.style = val
			}
		case "outlineLvl":
			w.heading = outlineLevel(val)
		case "del", "moveFrom":
			w.joinNext = true
		}
		own.property(t)
		return false, nil
	})
	w.indented = own.over(style).isIndented()
	return err
}

// content reads the text of the element that was opened last, to its end.
func (w *wordBody) content(d *xml.Decoder) error {
	var text []byte
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth == 1 {
				text = append(text, t...)
			}
		}
	}
	w.text(string(text))
	return nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (w *wordBody) text(s string) {
	if w.run.hidden {
		w.r.t.Repairs["hidden"]++
		return
	}
	w.write(s, w.run)
}
