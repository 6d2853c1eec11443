package format

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strings"

	"mening/corpus/source"
)

// word names what a Word document is in messages.
func word() office {
	return office{document: "Word document", program: "Word", ending: ".docx"}
}

// readWord reads the body of a Word document: paragraphs and tables, tracked
// changes accepted, notes and comments left out.
func readWord(r *reading, data []byte) error {
	archive, err := r.unzip(data, word())
	if err != nil {
		return err
	}
	name := mainPart(archive)
	part, err := archive.Open(name)
	if err != nil {
		return r.fault(0, fmt.Sprintf("the file is no Word document: %q is missing in it", name), "open it in Word and save it as .docx")
	}
	defer part.Close()
	styles, err := wordStyles(archive, path.Join(path.Dir(name), "styles.xml"))
	if err != nil {
		return r.damaged(0, word(), err)
	}
	w := wordBody{body: body{r: r}, styles: styles}
	if err := w.read(newParser(part, source.MaxUnzipped)); err != nil {
		return r.damaged(w.number, word(), err)
	}
	if len(w.paragraphs) == 0 {
		return r.fault(0, "the Word document holds no text", "check that the text is not in text boxes or pictures")
	}
	r.collect(w.paragraphs)
	return nil
}

// mainPart returns the name of the document's body, as the package tells it.
func mainPart(archive *zip.Reader) string {
	const usual = "word/document.xml"
	f, err := archive.Open("_rels/.rels")
	if err != nil {
		return usual
	}
	defer f.Close()
	var rels struct {
		Relationship []struct {
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
		}
	}
	if newParser(f, 1<<20).Decode(&rels) != nil {
		return usual
	}
	for _, rel := range rels.Relationship {
		if strings.HasSuffix(rel.Type, "/officeDocument") {
			return strings.TrimPrefix(path.Clean(rel.Target), "/")
		}
	}
	return usual
}

// wordStyle is what a style says about a paragraph.
type wordStyle struct {
	heading int
	bold    bool
}

// wordStyles reads which styles are headings or bold. Word keeps their English
// names whatever its language; their ids it translates (Rubrik1).
func wordStyles(archive *zip.Reader, name string) (map[string]wordStyle, error) {
	out := map[string]wordStyle{}
	f, err := archive.Open(name)
	if err != nil {
		return out, nil
	}
	defer f.Close()
	for d := newParser(f, source.MaxUnzipped); ; {
		token, err := d.Token()
		if t, ok := token.(xml.StartElement); ok && err == nil && t.Name.Local == "style" {
			if len(out) >= source.MaxStyles {
				return nil, source.TooMany(source.MaxStyles, "styles")
			}
			err = addWordStyle(out, d, t)
		}
		var limit source.Limit
		if errors.As(err, &limit) {
			return nil, err
		} else if err != nil {
			return out, nil // the end, or damage that costs no text
		}
	}
}

func addWordStyle(to map[string]wordStyle, d *xml.Decoder, t xml.StartElement) error {
	var s struct {
		ID   string `xml:"styleId,attr"`
		Name struct {
			Val string `xml:"val,attr"`
		} `xml:"name"`
		Outline *struct {
			Val string `xml:"val,attr"`
		} `xml:"pPr>outlineLvl"`
		Bold *struct {
			Val string `xml:"val,attr"`
		} `xml:"rPr>b"`
	}
	if err := d.DecodeElement(&s, &t); err != nil {
		return err
	}
	style := wordStyle{heading: headingLevel(s.Name.Val), bold: s.Bold != nil && isOn(s.Bold.Val)}
	if s.Outline != nil && style.heading == 0 {
		style.heading = outlineLevel(s.Outline.Val)
	}
	to[s.ID] = style
	return nil
}

// headingLevel returns the level in a style's name or id, such as `heading 1`
// or `Rubrik1`; 0 is none.
func headingLevel(style string) int {
	lower := strings.ToLower(strings.ReplaceAll(style, " ", ""))
	for _, word := range []string{"heading", "rubrik"} {
		if n, ok := strings.CutPrefix(lower, word); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '9' {
			return int(n[0] - '0')
		}
	}
	if lower == "title" {
		return 1
	}
	return 0
}

// outlineLevel reads a level of an outline, of which 0 is the highest and 9
// is ordinary text.
func outlineLevel(val string) int {
	if len(val) == 1 && val[0] >= '0' && val[0] <= '8' {
		return int(val[0]-'0') + 1
	}
	return 0
}

// isOn reads the value of a switch; without one it is on.
func isOn(val string) bool { return val != "0" && val != "false" && val != "off" }
