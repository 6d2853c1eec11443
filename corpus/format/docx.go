package format

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// maxUnzipped is the most that a part of a Word document may take unzipped;
// more than a library of interviews is an attempt to fill the memory.
const maxUnzipped = 256 << 20

var errTooBig = errors.New("part is too big")

// readWord reads the body of a Word document: paragraphs and tables, tracked
// changes accepted, notes and comments left out.
func readWord(r *reading, data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		hint := "open it in Word and save it as .docx, or give it the ending of what it is"
		if bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) {
			hint = "it is an old Word document or has a password: open it in Word and save it as .docx without one"
		}
		return r.fault(0, "the file is no Word document: it is no zip archive", hint)
	}
	name := mainPart(archive)
	part, err := archive.Open(name)
	if err != nil {
		return r.fault(0, fmt.Sprintf("the file is no Word document: %q is missing in it", name), "open it in Word and save it as .docx")
	}
	defer part.Close()
	w := wordBody{r: r, styles: wordStyles(archive, path.Join(path.Dir(name), "styles.xml"))}
	limited := &limitedReader{from: part, left: maxUnzipped}
	if err := w.read(xml.NewDecoder(limited)); err != nil {
		message := fmt.Sprintf("the Word document is damaged: %v", err)
		if errors.Is(err, errTooBig) || errors.Is(limited.err, errTooBig) {
			message = fmt.Sprintf("the Word document is too big: more than %d MiB when unzipped", maxUnzipped>>20)
		}
		return r.fault(w.number, message, "open it in Word and save it anew")
	}
	if len(w.paragraphs) == 0 {
		return r.fault(0, "the Word document holds no text", "check that the text is not in text boxes or pictures")
	}
	r.collect(w.paragraphs)
	return nil
}

// limitedReader fails, where io.LimitedReader would end quietly.
type limitedReader struct {
	from io.Reader
	left int64
	err  error
}

func (l *limitedReader) Read(p []byte) (int, error) {
	if l.left <= 0 {
		l.err = errTooBig
		return 0, errTooBig
	}
	n, err := l.from.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	return n, err
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
	if xml.NewDecoder(&limitedReader{from: f, left: 1 << 20}).Decode(&rels) != nil {
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
func wordStyles(archive *zip.Reader, name string) map[string]wordStyle {
	out := map[string]wordStyle{}
	f, err := archive.Open(name)
	if err != nil {
		return out
	}
	defer f.Close()
	var doc struct {
		Style []struct {
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
		} `xml:"style"`
	}
	if xml.NewDecoder(&limitedReader{from: f, left: 16 << 20}).Decode(&doc) != nil {
		return out
	}
	for _, s := range doc.Style {
		style := wordStyle{heading: headingLevel(s.Name.Val), bold: s.Bold != nil && isOn(s.Bold.Val)}
		if s.Outline != nil && style.heading == 0 {
			style.heading = outlineLevel(s.Outline.Val)
		}
		out[s.ID] = style
	}
	return out
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
