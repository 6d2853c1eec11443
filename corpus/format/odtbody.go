package format

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// The name spaces of OpenDocument, of which some elements share their names.
const (
	odfText  = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
	odfTable = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
	odfDraw  = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
)

// maxBlanks is the most that one element for repeated blanks stands for.
const maxBlanks = 40

// odtBody reads the body of an OpenDocument text token by token.
type odtBody struct {
	body
	styles odtStyles
	// kind is text, or what else the document is.
	kind   string
	inBody bool
	// looks are those of the paragraph and of the spans that are open; empty
	// outside of paragraphs.
	looks []look
	// blank says that the line so far is empty or ends with a blank, before
	// which others count for nothing.
	blank bool
	// footnotes are kept apart where prose is read.
	footnotes []paragraph
}

func (o *odtBody) read(d *xml.Decoder) error {
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if o.kind == "" {
				return errors.New("it has no body")
			}
			o.flush()
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := o.start(d, t); err != nil {
				return err
			}
		case xml.EndElement:
			o.end(t)
			if err := o.few(); err != nil {
				return err
			}
		case xml.CharData:
			if len(o.looks) > 0 {
				o.chars(string(t))
			}
		}
	}
}

func (o *odtBody) start(d *xml.Decoder, t xml.StartElement) error {
	if !o.inBody {
		switch t.Name.Local {
		case "automatic-styles":
			return o.styles.read(d, true)
		case "body":
			o.inBody = true
		}
		return nil
	}
	if o.kind == "" {
		o.kind = t.Name.Local
		return nil
	}
	switch t.Name.Space {
	case odfText:
		return o.startText(d, t)
	case odfTable:
		o.startTable(t)
	case odfDraw:
		return o.skip(d)
	default:
		switch t.Name.Local {
		case "annotation":
			o.r.t.Repairs["comment"]++
			return d.Skip()
		case "forms", "event-listeners", "shapes":
			return d.Skip()
		}
	}
	return nil
}

// startText takes the elements that hold text. Those that are not named here
// are fields and the like, whose content is read.
func (o *odtBody) startText(d *xml.Decoder, t xml.StartElement) error {
	style := attribute(t, "style-name")
	switch name := t.Name.Local; name {
	case "p", "h":
		o.number++
		o.openParagraph()
		o.blank = true
		o.style, o.indented = o.styles.title(style), o.styles.isIndented(style)
		o.looks = append(o.looks[:0], o.styles.apply(look{}, "paragraph", style))
		if o.heading = o.styles.heading(style); name == "h" {
			o.heading = max(o.heading, 1)
			if level, err := strconv.Atoi(attribute(t, "outline-level")); err == nil && level > 0 {
				o.heading = min(level, 9)
			}
		}
	case "span", "a":
		if len(o.looks) > 0 {
			o.looks = append(o.looks, o.styles.apply(o.looks[len(o.looks)-1], "text", style))
		}
	case "tab":
		o.put("\t")
	case "s":
		n, err := strconv.Atoi(attribute(t, "c"))
		if err != nil {
			n = 1
		}
		o.put(strings.Repeat(" ", min(max(n, 0), maxBlanks)))
	case "line-break":
		if len(o.looks) > 0 {
			o.breakLine()
			o.blank = true
		}
	case "note":
		o.r.t.Repairs["footnote"]++
		if o.r.isProse {
			return o.note(d)
		}
		return d.Skip()
	case "tracked-changes":
		return o.changes(d)
	case "number", "ruby-text", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls",
		"alphabetical-index-auto-mark-file", "script":
		return d.Skip()
	default:
		if strings.HasSuffix(name, "-source") { // of an index: patterns, no text
			return d.Skip()
		}
	}
	return nil
}

// note keeps the text of a note apart from the paragraph that it belongs to.
func (o *odtBody) note(d *xml.Decoder) error {
	var text strings.Builder
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "note-citation" {
				if err := d.Skip(); err != nil {
					return err
				}
				continue
			}
			if t.Name.Local == "p" || t.Name.Local == "s" || t.Name.Local == "tab" {
				text.WriteByte(' ')
			}
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			text.Write(t)
		}
	}
	if said := oneLine(o.r.clean(text.String())); said != "" {
		o.footnotes = append(o.footnotes, paragraph{line: o.first, text: said, note: true})
	}
	return nil
}

func (o *odtBody) startTable(t xml.StartElement) {
	switch t.Name.Local {
	case "table":
		o.openTable()
	case "table-row":
		o.openRow()
	case "table-cell":
		o.openCell()
	}
}

func (o *odtBody) end(t xml.EndElement) {
	switch t.Name.Space {
	case odfText:
		switch t.Name.Local {
		case "p", "h":
			if len(o.looks) > 0 {
				o.looks = o.looks[:0]
				o.closeParagraph()
			}
		case "span", "a":
			if len(o.looks) > 1 {
				o.looks = o.looks[:len(o.looks)-1]
			}
		}
	case odfTable:
		switch t.Name.Local {
		case "table":
			o.closeTable()
		case "table-row":
			o.closeRow()
		}
	}
}

// changes counts the tracked changes. What was deleted stands here and not in
// the text, and what was inserted stands there: the text is as if all of them
// had been accepted.
func (o *odtBody) changes(d *xml.Decoder) error {
	return within(d, func(t xml.StartElement) (bool, error) {
		switch t.Name.Local {
		case "deletion":
			o.r.t.Repairs["tracked-deletion"]++
		case "insertion":
			o.r.t.Repairs["tracked-insertion"]++
		}
		return false, nil
	})
}

// skip passes over a drawing and counts the text boxes in it.
func (o *odtBody) skip(d *xml.Decoder) error {
	box := false
	err := within(d, func(t xml.StartElement) (bool, error) {
		box = box || t.Name.Space == odfText && t.Name.Local == "p"
		return false, nil
	})
	if box && err == nil {
		o.r.t.Repairs["text-box"]++
	}
	return err
}

// chars writes text, in which blanks in a row count as one.
func (o *odtBody) chars(s string) {
	var b strings.Builder
	b.Grow(len(s))
	for _, c := range s {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			if !o.blank {
				b.WriteByte(' ')
			}
			o.blank = true
			continue
		}
		o.blank = false
		b.WriteRune(c)
	}
	o.put(b.String())
}

// put writes text as it is.
func (o *odtBody) put(s string) {
	if len(o.looks) == 0 || s == "" {
		return
	}
	now := o.looks[len(o.looks)-1]
	if now.hidden {
		if strings.TrimSpace(s) != "" {
			o.r.t.Repairs["hidden"]++
		}
		return
	}
	o.write(s, now)
}
