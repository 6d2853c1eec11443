package table

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

const (
	// sheetName is that of a table without a caption.
	sheetName = "table"
	// longestName is how many characters the name of a sheet may have.
	longestName = 31
	// longestCell is how many UTF-16 units spreadsheets keep of a cell.
	longestCell = 32767
	// widestWrapped and widest are the widths, in characters, up to which
	// columns grow.
	widestWrapped, widest, leastWide = 50, 28, 6
	// writtenAt is the time that workbooks bear: the same table gives the same
	// bytes.
	writtenAt = "2000-01-01T00:00:00Z"
)

// xlsx returns the table as a workbook: the keys above the rows, frozen, and
// the notes below. The caption is the name of the sheet, and the title of the
// workbook.
func (t *Table) xlsx() (out []byte, err error) {
	f := excelize.NewFile()
	defer f.Close()
	w := &workbookWriter{file: f, used: map[string]bool{}, names: map[*Table]string{}}
	tables := append([]*Table{t}, t.More...)
	for i, t := range tables { // formulas name sheets, so all are made first
		name := w.name(t)
		if i == 0 {
			err = f.SetSheetName("Sheet1", name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err != nil {
			return nil, err
		}
	}
	if w.styles, err = newStyles(f); err != nil {
		return nil, err
	}
	for i := range tables {
		if err := w.sheet(tables[i], i == 0); err != nil {
			return nil, err
		}
	}
	err = f.SetDocProps(&excelize.DocProperties{Title: Clean(t.Caption), Creator: "mening", LastModifiedBy: "mening", Created: writtenAt, Modified: writtenAt})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	f.SetZipWriter(quickly)
	if err := f.Write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// quickly makes an archive in a third of the time, a tenth larger: a sheet of all
// talk has a hundred megabytes.
func quickly(w io.Writer) excelize.ZipWriter {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	return z
}

// workbookWriter writes tables as the sheets of one workbook.
type workbookWriter struct {
	file   *excelize.File
	styles styles
	used   map[string]bool
	names  map[*Table]string
}

// name gives a table the name of its sheet: its caption without the signs that
// may not stand there.
func (w *workbookWriter) name(t *Table) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) || r < ' ' {
			return ' '
		}
		return r
	}, Clean(t.Caption))
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		name = sheetName
	}
	base := name
	for n := 2; ; n++ {
		name = shortened(base, longestName, "…")
		if n > 2 {
			ending := fmt.Sprintf(" %d", n-1)
			name = shortened(base, longestName-len(ending), "…") + ending
		}
		if !w.used[strings.ToLower(name)] {
			break
		}
	}
	w.used[strings.ToLower(name)] = true
	w.names[t] = name
	return name
}

// rowWriter takes the rows of a sheet in their order.
type rowWriter interface {
	SetRow(cell string, values []any, opts ...excelize.RowOpts) error
}

// cellRows writes rows of few tables; the rows of the first one are streamed.
// Streams of several sheets would stand in the file in any order.
type cellRows struct {
	file *excelize.File
	name string
}

func (c cellRows) SetRow(cell string, values []any, opts ...excelize.RowOpts) error {
	column, row, err := excelize.CellNameToCoordinates(cell)
	for _, o := range opts {
		if err == nil {
			err = c.file.SetRowHeight(c.name, row, o.Height)
		}
	}
	if err != nil {
		return err
	}
	for i, v := range values {
		x, ok := v.(excelize.Cell)
		if !ok {
			continue
		}
		at, err := excelize.CoordinatesToCellName(column+i, row)
		if err != nil {
			return err
		}
		if text, isText := x.Value.(string); isText {
			err = c.file.SetCellStr(c.name, at, text)
		} else {
			err = c.file.SetCellValue(c.name, at, x.Value)
		}
		if err == nil {
			err = c.file.SetCellStyle(c.name, at, at, x.StyleID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sheet writes one table.
func (w *workbookWriter) sheet(t *Table, streamed bool) error {
	name := w.names[t]
	if err := w.choices(t); err != nil {
		return err
	}
	panes := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if !streamed {
		for i := range t.Columns {
			letter, err := excelize.ColumnNumberToName(i + 1)
			if err != nil {
				return err
			}
			if err := w.file.SetColWidth(name, letter, letter, t.wide(i)); err != nil {
				return err
			}
		}
		if err := w.file.SetPanes(name, panes); err != nil {
			return err
		}
		return w.rows(t, cellRows{w.file, name})
	}
	stream, err := w.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, c := range t.Columns {
		if err := stream.SetColWidth(i+1, i+1, t.wide(i)); err != nil {
			return err
		}
		if err := stream.SetColStyle(i+1, i+1, w.styles.of(cellStyle{wrap: c.Wrap, right: c.Number})); err != nil {
			return err
		}
		if c.Hidden {
			if err := stream.SetColVisible(i+1, i+1, false); err != nil {
				return err
			}
		}
	}
	if err := stream.SetPanes(panes); err != nil {
		return err
	}
	if err := w.rows(t, stream); err != nil {
		return err
	}
	return stream.Flush()
}

// rows writes header, rows and notes.
func (w *workbookWriter) rows(t *Table, out rowWriter) error {
	head := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = excelize.Cell{StyleID: w.styles.head, Value: cellText(t.over(c))}
	}
	if err := out.SetRow("A1", head); err != nil {
		return err
	}
	line, cut := 2, 0
	for i, row := range t.Rows {
		values := make([]any, len(t.Columns))
		for j, c := range t.Columns {
			value, shortened := w.cell(cell(row, j), c, t.IsTotal(i))
			values[j] = value
			cut += shortened
		}
		if err := out.SetRow(fmt.Sprintf("A%d", line), values, t.height(row)...); err != nil {
			return err
		}
		line++
	}
	notes := t.Notes
	if cut > 0 {
		notes = append(notes[:len(notes):len(notes)], fmt.Sprintf("cells too long for a spreadsheet, which end in …: %d", cut))
	}
	for i, note := range notes {
		if i == 0 {
			line++
		}
		value := excelize.Cell{StyleID: w.styles.note, Value: cellText(note)}
		if err := out.SetRow(fmt.Sprintf("A%d", line), []any{value}); err != nil {
			return err
		}
		line++
	}
	return nil
}

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

// over returns what stands over a column.
func (t *Table) over(c Column) string {
	if t.Form {
		return c.Key
	}
	return c.Heading()
}

// wide returns the width of a column in characters.
func (t *Table) wide(column int) float64 {
	c := t.Columns[column]
	n := linesWidth(strings.Split(t.over(c), "\n"))
	limit := widest
	if c.Wrap {
		limit = widestWrapped
	}
	for _, row := range t.Rows {
		if n >= limit {
			break
		}
		text, level := shown(cell(row, column), c, Style{Decimal: "."})
		n = max(n, linesWidth(strings.Split(text, "\n"))+2*level)
	}
	return float64(min(max(n, leastWide), limit) + 2)
}

// choices offers what the columns of a table may hold.
func (w *workbookWriter) choices(t *Table) error {
	for i, c := range t.Columns {
		if c.From == nil && len(c.Choices) == 0 {
			continue
		}
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		// Any text may be written all the same: whoever reads the sheet says
		// what is wrong with it.
		v := excelize.NewDataValidation(true)
		// Rows may be added below.
		v.SetSqref(fmt.Sprintf("%s2:%s%d", letter, letter, len(t.Rows)+1001))
		if c.From != nil {
			v.SetSqrefDropList(fmt.Sprintf("'%s'!$A$2:$A$%d", w.names[c.From], max(len(c.From.Rows), 1)+1))
		} else if err := v.SetDropList(c.Choices); err != nil {
			return err
		}
		if err := w.file.AddDataValidation(w.names[t], v); err != nil {
			return err
		}
	}
	return nil
}
