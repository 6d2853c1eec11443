package document

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// styles returns the styles of a Word document. Their names are those of Word, so
// that a template of one's own may be put over them; only the text of tables, their
// notes and the sources of quotations have styles of the program's own.
func (d *Document) styles() string {
	var b strings.Builder
	b.WriteString(xml.Header + `<w:styles ` + namespaces + ">\n")
	fmt.Fprintf(&b, `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>`+
		`<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="%s" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`+
		`<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="271" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`+"\n", d.locale())
	b.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>
`)
	for _, s := range paragraphStyles() {
		fmt.Fprintf(&b, `<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/>`, s.custom(), s.id, s.name)
		if strings.HasPrefix(s.name, "heading") || s.name == "Title" {
			b.WriteString(`<w:next w:val="Normal"/>`)
		}
		fmt.Fprintf(&b, "<w:qFormat/><w:pPr>%s</w:pPr>", s.paragraph)
		if s.run != "" {
			fmt.Fprintf(&b, "<w:rPr>%s</w:rPr>", s.run)
		}
		b.WriteString("</w:style>\n")
	}
	b.WriteString(`<w:style w:type="character" w:styleId="HTMLCode"><w:name w:val="HTML Code"/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="20"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
`)
	fmt.Fprintf(&b, `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>`+
		`<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="%d" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`+"\n", cellSide, cellSide)
	b.WriteString(`<w:style w:type="table" w:styleId="PlainTable2"><w:name w:val="Plain Table 2"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>` +
		`<w:top w:val="single" w:sz="12" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="12" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>` + "\n")
	b.WriteString("</w:styles>\n")
	return b.String()
}

// paragraphStyle is a style of paragraphs: what it does to them and to their text,
// in the order that Word wants.
type paragraphStyle struct{ id, name, paragraph, run string }

// custom marks the styles that Word does not know.
func (s paragraphStyle) custom() string {
	if strings.HasPrefix(s.name, "mening") {
		return ` w:customStyle="1"`
	}
	return ""
}

func paragraphStyles() []paragraphStyle {
	spacing := func(before, after int) string {
		return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="240" w:lineRule="auto"/>`, before, after)
	}
	size := func(halfPoints int) string {
		return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, halfPoints, halfPoints)
	}
	out := []paragraphStyle{
		{"Title", "Title", "<w:keepNext/><w:keepLines/>" + spacing(0, 240), "<w:b/>" + size(40)},
	}
	for i, halfPoints := range []int{32, 27, 23, 22, 22} {
		out = append(out, paragraphStyle{fmt.Sprintf("Heading%d", i+1), fmt.Sprintf("heading %d", i+1),
			"<w:keepNext/><w:keepLines/>" + spacing(360-40*i, 100) + fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, i), "<w:b/>" + size(halfPoints)})
	}
	bar := `<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="767676"/></w:pBdr>`
	out = append(out,
		paragraphStyle{"Caption", "caption", "<w:keepLines/>" + spacing(200, 100), "<w:b/>" + size(20)},
		paragraphStyle{"Quote", "Quote", "<w:keepLines/>" + bar + `<w:spacing w:before="0" w:after="200"/><w:ind w:left="397" w:right="397"/>`, ""},
		paragraphStyle{"QuoteSource", "mening source", "<w:keepLines/>" + bar + `<w:spacing w:before="0" w:after="200"/><w:ind w:left="397" w:right="397"/>`, `<w:color w:val="444444"/>` + size(19)},
		paragraphStyle{"ListBullet", "List Bullet", fmt.Sprintf(`<w:numPr><w:numId w:val="%d"/></w:numPr>`, firstList) + `<w:spacing w:after="180"/><w:contextualSpacing/>`, ""},
		paragraphStyle{"ListNumber", "List Number", `<w:spacing w:after="180"/><w:contextualSpacing/>`, ""},
		paragraphStyle{"TableText", "mening table", spacing(30, 30), ""},
		paragraphStyle{"TableNote", "mening table note", spacing(0, 40), `<w:color w:val="444444"/>` + size(17)},
		paragraphStyle{"TOCHeading", "TOC Heading", "<w:keepNext/>" + spacing(240, 120), "<w:b/>" + size(27)},
		paragraphStyle{"FootnoteText", "footnote text", spacing(0, 40), size(18)},
		paragraphStyle{"Footer", "footer", spacing(0, 0), size(18)})
	for i := range 3 {
		out = append(out, paragraphStyle{fmt.Sprintf("TOC%d", i+1), fmt.Sprintf("toc %d", i+1),
			fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs>`, shortSide-2*margin) + spacing(0, 60) + fmt.Sprintf(`<w:ind w:left="%d"/>`, 284*i), ""})
	}
	return out
}
