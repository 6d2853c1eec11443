package table

import (
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

// cellStyle is what cells of a workbook may differ in.
type cellStyle struct {
	bold, wrap, right bool
	// quoted marks a text that begins like a formula: it stays a text even
	// when somebody edits the cell.
	quoted   bool
	indent   int
	decimals int // of numbers with decimals; 0 for all others
}

// styles are the styles of a workbook, made when they are needed.
type styles struct {
	file       *excelize.File
	head, note int
	known      map[cellStyle]int
}

func newStyles(f *excelize.File) (styles, error) {
	s := styles{file: f, known: map[cellStyle]int{}}
	var err error
	s.head, err = f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}}})
	if err == nil {
		s.note, err = f.NewStyle(&excelize.Style{Font: &excelize.Font{Italic: true}})
	}
	return s, err
}

// of returns the number of a style; 0, which is plain, where it cannot be made.
func (s styles) of(c cellStyle) int {
	if id, ok := s.known[c]; ok {
		return id
	}
	style := &excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: c.wrap, Indent: c.indent}}
	if c.right {
		style.Alignment.Horizontal = "right"
	} else if c.indent > 0 {
		style.Alignment.Horizontal = "left"
	}
	if c.bold {
		style.Font = &excelize.Font{Bold: true}
	}
	if c.decimals != 0 {
		format := "0"
		if c.decimals > 0 {
			format += "." + strings.Repeat("0", c.decimals)
		}
		style.CustomNumFmt = &format
	}
	id, err := s.file.NewStyle(style)
	if err != nil {
		return 0
	}
	if c.quoted {
		id = s.asText(id)
	}
	s.known[c] = id
	return id
}

// asText returns a style that is as another, but for the mark of a text that is
// no formula.
func (s styles) asText(id int) int {
	cells := s.file.Styles.CellXfs
	if cells == nil || id >= len(cells.Xf) {
		return id
	}
	yes, x := true, cells.Xf[id]
	x.QuotePrefix = &yes
	cells.Xf = append(cells.Xf, x)
	cells.Count = len(cells.Xf)
	return len(cells.Xf) - 1
}

// rounded returns a number with as many decimals as the formats for programs
// keep.
func rounded(v float64) float64 {
	scale := math.Pow10(storedDecimals)
	switch r := math.Round(v*scale) / scale; {
	case r == 0:
		return 0 // not below it
	case isFinite(r):
		return r
	}
	return v
}
