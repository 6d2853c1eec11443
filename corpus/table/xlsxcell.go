package table

import (
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// cell returns a cell with its style, nil for an absent one, and how many texts
// were cut.
func (w *workbookWriter) cell(v any, c Column, total bool) (any, int) {
	kind := cellStyle{bold: total, wrap: c.Wrap, right: c.Number}
	switch v := v.(type) {
	case int:
		return excelize.Cell{StyleID: w.styles.of(kind), Value: v}, 0
	case float64:
		if !isFinite(v) {
			return nil, 0
		}
		kind.decimals = c.Decimals
		if c.Decimals == 0 {
			kind.decimals = 1
		}
		return excelize.Cell{StyleID: w.styles.of(kind), Value: rounded(v)}, 0
	case Indented:
		kind.indent = max(v.Level, 0)
	}
	text, _ := stored(v)
	if isAbsent(v) || text == "" {
		return nil, 0
	}
	text = printable(text)
	kind.quoted = guarded(text) != text
	short := shortened(text, longestCell, "…")
	if short != text {
		return excelize.Cell{StyleID: w.styles.of(kind), Value: short}, 1
	}
	return excelize.Cell{StyleID: w.styles.of(kind), Value: text}, 0
}

// cellText is a text of the table's own as a cell holds it.
func cellText(s string) string { return shortened(printable(s), longestCell, "…") }

// shortened returns at most so many UTF-16 units of a text, the last of them
// the ending where something is left out.
func shortened(text string, most int, ending string) string {
	if len(text) <= most {
		return text
	}
	n, end := 0, 0
	for i, r := range text {
		n += utf16.RuneLen(r)
		if n <= most-len([]rune(ending)) {
			end = i + len(string(r))
		}
	}
	if n <= most {
		return text
	}
	return text[:end] + ending
}
