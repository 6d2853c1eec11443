package document

import (
	"encoding/xml"
	"fmt"
	"mening/corpus/table"
	"strings"
)

// The parts of a Word document that are the same in all.
const (
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
		`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
		`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

	contentTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>
<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>
</Types>
`
	packageRelationships = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>
</Relationships>
`
	appProperties = xml.Header + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>mening</Application></Properties>
`
	settings = xml.Header + `<w:settings ` + namespaces + `><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>` +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
`
	footer = xml.Header + `<w:ftr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>` +
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>
`
	// drawing is a picture in a line of text: its size, its number twice, what
	// it shows, its number three times, and its size again.
	drawing = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>` +
		`<wp:docPr id="%d" name="Picture %d" descr="%s"/>` +
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>` +
		`<pic:nvPicPr><pic:cNvPr id="%d" name="image%d.png"/><pic:cNvPicPr/></pic:nvPicPr>` +
		`<pic:blipFill><a:blip r:embed="rIdImage%d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
)

// listIndent is how far a list is indented, in twentieths of a point.
const listIndent = 397

// linkLook is how links look, which lead out of the document.
const linkLook = `<w:color w:val="1F4E79"/><w:u w:val="single"/>`

const footnotesType = `<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>` + "\n"

// footnotes returns the part that holds the footnotes. Word wants the two lines
// that part them from the text before them.
func (x *docxWriter) footnotes() string {
	var b strings.Builder
	b.WriteString(xml.Header + `<w:footnotes ` + namespaces + ">\n" +
		`<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>` + "\n")
	for i, note := range x.notes {
		fmt.Fprintf(&b, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>`+
			`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>%s`, i+1, docxText(" "))
		for _, r := range note {
			if r.Link != "" && !strings.Contains(r.Link, r.Text) { // a note's links would need relationships of their own
				r.Text += " <" + r.Link + ">"
			}
			b.WriteString(docxRun(r, ""))
		}
		b.WriteString("</w:p></w:footnote>\n")
	}
	b.WriteString("</w:footnotes>\n")
	return b.String()
}

// firstList is the number of the list with bullets; numbered lists follow it.
const firstList = 1

func (d *Document) coreProperties() string {
	return xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + xmlText(table.OneLine(d.Title)) + `</dc:title><dc:creator>mening</dc:creator><cp:lastModifiedBy>mening</cp:lastModifiedBy>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + writtenAt + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + writtenAt + `</dcterms:modified>` +
		`<dc:language>` + d.locale() + `</dc:language></cp:coreProperties>
`
}

// locale is the language as Word tags text with it.
func (d *Document) locale() string {
	if d.swedish() {
		return "sv-SE"
	}
	return "en-GB"
}

// relationships names the parts that the body uses.
func (x *docxWriter) relationships() string {
	const kind = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	var b strings.Builder
	b.WriteString(xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + "\n")
	add := func(id, part, target string) {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"/>`+"\n", id, kind+part, target)
	}
	add("rId1", "styles", "styles.xml")
	add("rId2", "numbering", "numbering.xml")
	add("rId3", "settings", "settings.xml")
	add("rId4", "footer", "footer1.xml")
	for i := range x.pictures {
		add(fmt.Sprintf("rIdImage%d", i+1), "image", fmt.Sprintf("media/image%d.png", i+1))
	}
	for i, address := range x.links {
		fmt.Fprintf(&b, `<Relationship Id="rIdLink%d" Type="%s" Target="%s" TargetMode="External"/>`+"\n", i+1, kind+"hyperlink", xmlText(address))
	}
	if len(x.notes) > 0 {
		add("rId5", "footnotes", "footnotes.xml")
	}
	b.WriteString("</Relationships>\n")
	return b.String()
}

// numbering says how lists are counted: each numbered one begins anew.
func (x *docxWriter) numbering() string {
	const level = `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="%s"/>` +
		`<w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr></w:lvl></w:abstractNum>` + "\n"
	var b strings.Builder
	b.WriteString(xml.Header + `<w:numbering ` + namespaces + ">\n")
	fmt.Fprintf(&b, level, 0, "bullet", "•", listIndent, listIndent)
	fmt.Fprintf(&b, level, 1, "decimal", "%1.", listIndent, listIndent)
	fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="0"/></w:num>`+"\n", firstList)
	for i, start := range x.lists {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>`+"\n", firstList+1+i, start)
	}
	b.WriteString("</w:numbering>\n")
	return b.String()
}
