package table

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The height of a line in points, the most that a row may have, and how many
// letters of running text there are for each digit, of which widths are told.
const (
	lineHeight = 15
	highestRow = 409
	lettersIn  = 9.0 / 8
)

// height returns how high a row must be whose running text is broken into lines.
// Excel finds that itself, LibreOffice gives each row without a height one line.
func (t *Table) height(row []any, wide []float64) []excelize.RowOpts {
	lines := 1
	for i, c := range t.Columns {
		if !c.Wrap {
			continue
		}
		text, level := shown(cell(row, i), c, Style{Decimal: "."})
		if room := int(wide[i]*lettersIn) - 2*level; len(text) > room || strings.Contains(text, "\n") {
			lines = max(lines, len(Wrap(Clean(text), room)))
		}
	}
	return tall(lines)
}

// headHeight returns how high the header must be whose titles have several lines.
func (t *Table) headHeight(wide []float64) []excelize.RowOpts {
	lines := 1
	for i, c := range t.Columns {
		lines = max(lines, len(Wrap(t.over(c), int(wide[i]))))
	}
	return tall(lines)
}

// tall is the height of a row of so many lines, where it is more than one.
func tall(lines int) []excelize.RowOpts {
	if lines == 1 {
		return nil
	}
	return []excelize.RowOpts{{Height: float64(min(lines*lineHeight, highestRow))}}
}

// archive takes the parts of a workbook. Of every height excelize says that
// somebody set it; here nobody did, and rows grow on when more is written into
// them.
type archive struct{ *zip.Writer }

// Create begins a part.
func (a archive) Create(name string) (io.Writer, error) {
	w, err := a.Writer.Create(name)
	if err == nil && strings.HasPrefix(name, "xl/worksheets/") {
		w = &growing{w: w}
	}
	return w, err
}

// growing writes a sheet tag by tag, without the mark of rows whose height was
// set. Quotation marks in texts are escaped there, so it cannot be one of them.
type growing struct {
	w    io.Writer
	rest []byte // of a tag that is not yet closed
}

func (g *growing) Write(p []byte) (int, error) {
	text := append(g.rest, p...)
	end := bytes.LastIndexByte(text, '>') + 1
	out := text[:end]
	for _, yes := range []string{"1", "true"} {
		out = bytes.ReplaceAll(out, []byte(` customHeight="`+yes+`"`), nil)
	}
	_, err := g.w.Write(out)
	g.rest = bytes.Clone(text[end:])
	return len(p), err
}
