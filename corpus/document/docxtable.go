package document

import (
	"fmt"
	"slices"
	"strings"

	"mening/corpus/table"
)

// levelIndent is how far a level of a tree is indented, in twentieths of a point.
const levelIndent = 200

// table writes a table: the caption above, the header on each page, the notes
// below. Lines are drawn as papers do: above, below the header, below, and above
// the totals.
func (x *docxWriter) table(b Table) {
	t := b.Table
	x.caption(x.document.words().table, &x.count.tables, t.Caption, "<w:keepNext/>")
	if len(t.Columns) > 0 {
		x.grid(b)
	}
	for i, note := range t.Notes {
		properties := `<w:pStyle w:val="TableNote"/>`
		if i+1 < len(t.Notes) {
			properties += "<w:keepNext/>"
		}
		properties += "<w:keepLines/>"
		if i == 0 {
			properties += `<w:spacing w:before="80"/>`
		}
		x.paragraph(properties, docxText(note))
	}
	// Word joins tables that follow each other, and wants text behind the last.
	x.paragraph(`<w:pStyle w:val="TableNote"/>`, "")
}

func (x *docxWriter) grid(b Table) {
	t := b.Table
	l := layoutOf(b, x.document.style())
	width := 0
	for _, w := range l.widths {
		width += w
	}
	x.printf(`<w:tbl><w:tblPr><w:tblStyle w:val="PlainTable2"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`+
		`<w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>`, width, l.side, l.side)
	if t.Caption != "" {
		x.printf(`<w:tblCaption w:val="%s"/>`, xmlText(table.OneLine(t.Caption)))
	}
	x.printf("</w:tblPr><w:tblGrid>")
	for _, w := range l.widths {
		x.printf(`<w:gridCol w:w="%d"/>`, w)
	}
	x.printf("</w:tblGrid>\n")
	size := fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, int(2*l.font), int(2*l.font))
	x.printf(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, c := range t.Columns {
		x.cell(gridCell{runs: []Run{{Text: c.Heading()}}, width: l.widths[i], right: c.Number, bold: true, next: true, rule: "bottom", bottom: true, size: size})
	}
	x.printf("</w:tr>\n")
	whole := short(t)
	for row := range t.Rows {
		// A table that goes over a page leaves no row alone with its totals, and
		// no notes without a row.
		total := t.IsTotal(row)
		first := total && row > 0 && !t.IsTotal(row-1)
		next := row+1 < len(t.Rows) && (whole || row == 0 || t.IsTotal(row+1) || row+2 == len(t.Rows)) || row+1 == len(t.Rows) && len(t.Notes) > 0
		x.printf(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, c := range t.Columns {
			runs, level := cellRuns(t, row, i, x.document.style())
			cell := gridCell{runs: runs, level: level, width: l.widths[i], right: c.Number, bold: total, next: next, size: size}
			if first {
				cell.rule = "top"
			}
			x.cell(cell)
		}
		x.printf("</w:tr>\n")
	}
	x.printf("</w:tbl>\n")
}

// mostTogether is how many rows a table has at most that is not broken over pages.
const mostTogether = 12

// short reports whether a table is so short that it stays on one page.
func short(t *table.Table) bool {
	return len(t.Rows) <= mostTogether && !slices.ContainsFunc(t.Columns, func(c table.Column) bool { return c.Wrap })
}

// gridCell is a cell of a Word table.
type gridCell struct {
	runs        []Run
	level       int
	width       int
	right, bold bool
	next        bool   // stays on the page of the next row
	rule        string // top or bottom: where a line is drawn
	bottom      bool   // begins at the bottom
	size        string // of the letters
}

func (x *docxWriter) cell(c gridCell) {
	var p strings.Builder
	fmt.Fprintf(&p, `<w:tcW w:w="%d" w:type="dxa"/>`, c.width)
	if c.rule != "" {
		fmt.Fprintf(&p, `<w:tcBorders><w:%s w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:tcBorders>`, c.rule)
	}
	if c.bottom {
		p.WriteString(`<w:vAlign w:val="bottom"/>`)
	}
	x.printf("<w:tc><w:tcPr>%s</w:tcPr>", p.String())
	p.Reset()
	p.WriteString(`<w:pStyle w:val="TableText"/>`)
	if c.next {
		p.WriteString(`<w:keepNext/>`)
	}
	if c.level > 0 {
		fmt.Fprintf(&p, `<w:ind w:left="%d"/>`, levelIndent*c.level)
	}
	if c.right {
		p.WriteString(`<w:jc w:val="right"/>`)
	}
	x.b.WriteString("<w:p><w:pPr>" + p.String() + "</w:pPr>")
	for _, r := range c.runs {
		r.Bold = r.Bold || c.bold
		x.b.WriteString(docxRun(r, c.size))
	}
	x.b.WriteString("</w:p></w:tc>")
}
