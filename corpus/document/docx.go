package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"mening/corpus/table"
)

// writtenAt is the time that documents bear: the same document gives the same
// bytes.
const writtenAt = "2000-01-01T00:00:00Z"

// docxWriter gathers the parts of a Word document.
type docxWriter struct {
	document  *Document
	b         strings.Builder // the body
	count     counter
	headings  int      // so far, of those in the contents
	below     bool     // a heading stands directly above
	page      bool     // the next heading begins a page
	lists     []int    // the first numbers of numbered ones
	pictures  [][]byte // in order
	links     []string // addresses, in order
	notes     [][]Run  // footnotes, in order
	landscape bool     // where the body is now
}

// docx returns the document as Word reads it.
func (d *Document) docx() ([]byte, error) {
	x := &docxWriter{document: d}
	body, err := x.body()
	if err != nil {
		return nil, err
	}
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelationships},
		{"docProps/app.xml", appProperties},
		{"docProps/core.xml", d.coreProperties()},
		{"word/document.xml", body},
		{"word/_rels/document.xml.rels", x.relationships()},
		{"word/styles.xml", d.styles()},
		{"word/numbering.xml", x.numbering()},
		{"word/settings.xml", settings},
		{"word/footer1.xml", footer},
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	add := func(name string, data []byte) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}
	if len(x.notes) > 0 {
		parts[0].text = strings.Replace(contentTypes, "</Types>", footnotesType+"</Types>", 1)
		parts = append(parts, struct{ name, text string }{"word/footnotes.xml", x.footnotes()})
	}
	for _, p := range parts {
		if err := add(p.name, []byte(p.text)); err != nil {
			return nil, err
		}
	}
	for i, data := range x.pictures {
		if err := add(fmt.Sprintf("word/media/image%d.png", i+1), data); err != nil {
			return nil, err
		}
	}
	err = z.Close()
	return out.Bytes(), err
}

func (x *docxWriter) printf(format string, args ...any) { fmt.Fprintf(&x.b, format, args...) }

// body returns the part that holds the text.
func (x *docxWriter) body() (string, error) {
	x.b.WriteString(xml.Header + `<w:document ` + namespaces + `><w:body>` + "\n")
	d := x.document
	at, sideways := d.contentsAt(), d.landscapes()
	x.landscape = len(sideways) > 0 && sideways[0]
	for i, b := range d.Blocks {
		if i == at {
			x.contents()
		}
		if _, ok := b.(PageBreak); ok && i+1 < len(d.Blocks) {
			if _, x.page = d.Blocks[i+1].(Heading); x.page {
				continue // a paragraph with a break would leave an empty line
			}
		}
		if i > 0 {
			_, x.below = d.Blocks[i-1].(Heading)
		}
		if sideways[i] != x.landscape {
			// The last paragraph of a section holds its page.
			x.printf(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>%s</w:pPr></w:p>`+"\n", section(x.landscape))
			x.landscape = sideways[i]
		}
		if err := x.block(b); err != nil {
			return "", err
		}
	}
	x.b.WriteString(section(x.landscape) + "</w:body></w:document>\n")
	return x.b.String(), nil
}

func section(landscape bool) string {
	width, height, orientation := shortSide, longSide, ""
	if landscape {
		width, height, orientation = longSide, shortSide, ` w:orient="landscape"`
	}
	return fmt.Sprintf(`<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="%d" w:h="%d"%s/>`+
		`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="709" w:footer="567" w:gutter="0"/></w:sectPr>`,
		width, height, orientation, margin, margin, margin, margin)
}

func (x *docxWriter) block(b Block) error {
	switch b := b.(type) {
	case Heading:
		x.heading(b)
	case Paragraph:
		x.paragraph(x.set(b), x.runs(b))
	case Quotation:
		runs := x.runs(b.Runs)
		if b.Source == "" {
			x.paragraph(`<w:pStyle w:val="Quote"/>`, runs)
			return nil
		}
		x.paragraph(`<w:pStyle w:val="Quote"/><w:keepNext/><w:spacing w:after="0"/>`, runs)
		x.paragraph(`<w:pStyle w:val="QuoteSource"/>`, docxText(b.Source))
	case List:
		x.list(b)
	case Table:
		x.table(b)
	case Figure:
		return x.figure(b)
	case PageBreak:
		x.printf(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>` + "\n")
	}
	return nil
}

// set returns how a paragraph is set: a short one below a heading goes with what
// follows, small print stands closer.
func (x *docxWriter) set(p Paragraph) string {
	const short = 150 // letters, about two lines
	out := ""
	if x.below && len(plain(p)) <= short {
		out += "<w:keepNext/>"
	}
	if slices.ContainsFunc(p, func(r Run) bool { return r.Small }) {
		out += `<w:spacing w:after="110" w:line="240" w:lineRule="auto"/>`
	}
	return out
}

func (x *docxWriter) list(l List) {
	style := `<w:pStyle w:val="ListBullet"/>`
	if l.Ordered {
		x.lists = append(x.lists, max(l.Start, 1))
		style = fmt.Sprintf(`<w:pStyle w:val="ListNumber"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, firstList+len(x.lists))
	}
	if l.Level > 0 {
		style += fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%d"/>`, (l.Level+1)*listIndent, listIndent)
	}
	for _, item := range l.Items {
		x.paragraph(style, x.runs(item))
	}
}

func (x *docxWriter) paragraph(properties, runs string) {
	if properties != "" {
		properties = "<w:pPr>" + properties + "</w:pPr>"
	}
	x.b.WriteString("<w:p>" + properties + runs + "</w:p>\n")
}

func (x *docxWriter) heading(h Heading) {
	style := "Title"
	if h.Level > 0 {
		style = fmt.Sprintf("Heading%d", min(h.Level, 5))
	}
	runs := docxText(h.Text)
	if inContents(h) {
		x.headings++
		runs = fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%d"/>`, x.headings, bookmark(x.headings), runs, x.headings)
	}
	properties := `<w:pStyle w:val="` + style + `"/>`
	if x.page {
		properties, x.page = properties+"<w:pageBreakBefore/>", false
	}
	x.paragraph(properties, runs)
}

// bookmark names the heading with this number, as Word does for its contents.
func bookmark(n int) string { return fmt.Sprintf("_Toc%08d", n) }

// contents writes the list of headings, each with a reference to its page, which
// Word and LibreOffice count when they open the document; here nobody knows them.
// It is no field of Word's contents: LibreOffice shows what such a field held when
// it was written.
func (x *docxWriter) contents() {
	x.paragraph(`<w:pStyle w:val="TOCHeading"/>`, docxText(x.document.words().contents))
	for i, h := range x.document.headings() {
		page := `<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF ` + bookmark(i+1) + ` \h </w:instrText></w:r>` +
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + docxText("–") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
		x.paragraph(fmt.Sprintf(`<w:pStyle w:val="TOC%d"/>`, h.Level),
			`<w:hyperlink w:anchor="`+bookmark(i+1)+`" w:history="1">`+docxText(table.OneLine(h.Text))+`</w:hyperlink>`+page)
	}
}

// field returns a field of Word with what it shows until it is brought up to date.
func field(code, shown string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">` + code + `</w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + docxText(shown) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

func docxText(s string) string { return docxRun(Run{Text: s}, "") }

// runs returns runs with their links and the calls of their footnotes.
func (x *docxWriter) runs(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch {
		case r.Note != nil:
			x.notes = append(x.notes, r.Note)
			fmt.Fprintf(&b, `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, len(x.notes))
		case r.Link != "":
			x.links = append(x.links, r.Link)
			fmt.Fprintf(&b, `<w:hyperlink r:id="rIdLink%d" w:history="1">%s</w:hyperlink>`, len(x.links), docxRun(r, linkLook))
		default:
			b.WriteString(docxRun(r, ""))
		}
	}
	return b.String()
}

// smallLetters are those of small print: 8 points.
const smallLetters = `<w:sz w:val="16"/><w:szCs w:val="16"/>`

// docxRun returns a run with properties beside its own, in the order that Word
// wants.
func docxRun(r Run, properties string) string {
	text := table.Clean(r.Text)
	if text == "" {
		return ""
	}
	own := ""
	if r.Code {
		own += `<w:rStyle w:val="HTMLCode"/>`
	}
	if r.Bold {
		own += `<w:b/>`
	}
	if r.Italic {
		own += `<w:i/>`
	}
	if r.Small {
		own += smallLetters
	}
	if own += properties; own != "" {
		own = "<w:rPr>" + own + "</w:rPr>"
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = `<w:t xml:space="preserve">` + xmlText(line) + `</w:t>`
	}
	return "<w:r>" + own + strings.Join(lines, "<w:br/>") + "</w:r>"
}

// xmlText returns a text as XML holds it; what XML cannot hold is U+FFFD.
func xmlText(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err) // a builder takes everything
	}
	return b.String()
}
