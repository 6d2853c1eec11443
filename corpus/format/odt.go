package format

import (
	"archive/zip"
	"encoding/xml"
	"strings"

	"mening/corpus/source"
)

// openDocument names what an odt file is in messages.
func openDocument() office {
	return office{the: source.Say("the OpenDocument text"), no: source.Say("no OpenDocument text"),
		open: "open it in LibreOffice and save it without one",
		anew: "open it in LibreOffice and save it anew as .odt",
		odd:  "open it in LibreOffice and save it as .odt, or give it the ending of what it is"}
}

// readOpenDocument reads the body of a text of LibreOffice: paragraphs, lists
// and tables, tracked changes accepted, notes and comments left out.
func readOpenDocument(r *reading, data []byte) error {
	archive, err := r.unzip(data, openDocument())
	if err != nil {
		return err
	}
	if isEncrypted(archive) {
		return r.fault(0, source.Say("%s has a password", openDocument().the), openDocument().open)
	}
	part, err := archive.Open("content.xml")
	if err != nil {
		hint := "open it in LibreOffice and save it as .odt"
		if _, err := archive.Open("word/document.xml"); err == nil {
			hint = "it looks like a Word document: give it the ending .docx"
		}
		return r.fault(0, source.Say(`the file is no OpenDocument text: "content.xml" is missing in it`), hint)
	}
	defer part.Close()
	o := odtBody{body: body{r: r}, styles: odtStyles{}}
	err = readLooks(archive, "styles.xml", "styles", func(d *xml.Decoder, _ xml.StartElement) error { return o.styles.read(d, false) })
	if err != nil {
		return r.damaged(0, openDocument(), err)
	}
	if err := o.read(newParser(part, source.MaxUnzipped)); err != nil {
		return r.damaged(o.number, openDocument(), err)
	}
	if o.kind != "" && o.kind != "text" {
		return r.fault(0, source.Say("the file is no OpenDocument text: it holds a %s", o.kind), "save its text as .odt")
	}
	if len(o.paragraphs) == 0 {
		return r.fault(0, source.Say("the OpenDocument text holds no text"), "check that the text is not in text boxes or pictures")
	}
	r.collect(append(o.paragraphs, o.footnotes...))
	return nil
}

// isEncrypted reports whether parts of the archive are encrypted: its manifest
// says so, which itself never is.
func isEncrypted(archive *zip.Reader) bool {
	f, err := archive.Open("META-INF/manifest.xml")
	if err != nil {
		return false
	}
	defer f.Close()
	for d := newParser(f, 16<<20); ; {
		token, err := d.Token()
		if err != nil {
			return false
		}
		if t, ok := token.(xml.StartElement); ok && t.Name.Local == "encryption-data" {
			return true
		}
	}
}

// odtStyles are the styles of paragraphs and of text by family and name.
type odtStyles map[odtStyleKey]odtStyle

type odtStyleKey struct{ family, name string }

// odtStyle is what a style says itself; the rest its parent says.
type odtStyle struct {
	Family  string `xml:"family,attr"`
	Name    string `xml:"name,attr"`
	Parent  string `xml:"parent-style-name,attr"`
	Outline string `xml:"default-outline-level,attr"`
	Display string `xml:"display-name,attr"`
	Text    struct {
		Weight     string `xml:"font-weight,attr"`
		Slant      string `xml:"font-style,attr"`
		Display    string `xml:"display,attr"`
		Color      string `xml:"color,attr"`
		Background string `xml:"background-color,attr"`
	} `xml:"text-properties"`
	Paragraph struct {
		Left  string `xml:"margin-left,attr"`
		First string `xml:"text-indent,attr"`
	} `xml:"paragraph-properties"`
	// automatic says that the program made it for one paragraph, whose style
	// is the parent to those who write.
	automatic bool
}

// read adds the styles in the element that was opened last, all of them
// automatic or none.
func (s odtStyles) read(d *xml.Decoder, automatic bool) error {
	return within(d, func(t xml.StartElement) (bool, error) {
		if t.Name.Local != "style" {
			return false, nil
		}
		style := odtStyle{automatic: automatic}
		if err := d.DecodeElement(&style, &t); err != nil {
			return true, err
		}
		if len(s) >= source.MaxStyles {
			return true, source.TooMany(source.MaxStyles, "styles")
		}
		s[odtStyleKey{style.Family, style.Name}] = style
		return true, nil
	})
}

// apply changes a look by a style and its parents, of which the nearest that
// says something wins.
func (s odtStyles) apply(to look, family, name string) look {
	var c change
	for range 32 { // parents that lead in a circle end
		style, ok := s[odtStyleKey{family, name}]
		if !ok {
			break
		}
		c = c.over(style.change())
		name = style.Parent
	}
	return to.with(c)
}

// change returns what the style itself says about the look of text.
func (s *odtStyle) change() change {
	var c change
	if s.Text.Weight != "" {
		c.says, c.look.bold = c.says|boldAspect, isHeavy(s.Text.Weight)
	}
	if s.Text.Slant != "" {
		c.says, c.look.italic = c.says|italicAspect, s.Text.Slant != "normal"
	}
	if s.Text.Display != "" {
		c.says, c.look.hidden = c.says|hiddenAspect, s.Text.Display == "none"
	}
	if s.Text.Color != "" {
		c.says, c.look.color = c.says|colorAspect, parseColor(s.Text.Color)
	}
	if s.Text.Background != "" {
		c.says, c.look.highlight = c.says|highlightAspect, parseColor(s.Text.Background)
	}
	return c
}

// title returns the name of a paragraph style as the program shows it.
func (s odtStyles) title(name string) string {
	for range 32 {
		style, ok := s[odtStyleKey{"paragraph", name}]
		if ok && style.Display != "" {
			return style.Display
		}
		if !ok || !style.automatic {
			break
		}
		name = style.Parent
	}
	return strings.ReplaceAll(name, "_20_", " ")
}

// isIndented reports whether the lines of paragraphs of a style stand in.
func (s odtStyles) isIndented(name string) bool {
	for range 32 {
		style, ok := s[odtStyleKey{"paragraph", name}]
		if !ok {
			return false
		}
		if p := &style.Paragraph; p.Left != "" {
			return isFar(p.Left) && !strings.HasPrefix(p.First, "-")
		}
		name = style.Parent
	}
	return false
}

// heading returns the level of heading that a style of paragraphs or one of
// its parents has, 0 for none.
func (s odtStyles) heading(name string) int {
	for range 32 {
		if level := headingLevel(strings.ReplaceAll(name, "_20_", " ")); level > 0 {
			return level
		}
		style, ok := s[odtStyleKey{"paragraph", name}]
		if !ok {
			return 0
		}
		if level := style.Outline; len(level) == 1 && level[0] >= '1' && level[0] <= '9' {
			return int(level[0] - '0')
		}
		name = style.Parent
	}
	return 0
}

// isHeavy reports whether a weight as in CSS is that of bold letters.
func isHeavy(weight string) bool {
	weight = strings.ToLower(strings.TrimSpace(weight))
	return strings.HasPrefix(weight, "bold") || len(weight) == 3 && weight >= "600" && weight <= "900"
}
