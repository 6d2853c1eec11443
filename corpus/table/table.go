// Package table reads and writes tables. [Read] reads the csv, tsv and xlsx
// files of a study into a [Sheet]; [Table] is what a command prints, and is
// written as text for people, as csv, tsv and json for programs, as Markdown
// and LaTeX for papers, and as xlsx for spreadsheets. What it looks like in
// html and in Word is the matter of mening/corpus/document.
//
// The same table gives the same bytes, whatever the locale and the terminal.
package table

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"mening/corpus/source"
)

// Table is a table ready to be written.
type Table struct {
	// Caption stands above the table in what people read, and names the sheet
	// in xlsx. It may be empty.
	Caption string
	Columns []Column
	// Rows hold one cell a column. A cell is a string, an int, a float64, an
	// [Indented], a [Marked] or nil, which is an absent value; a float64 that is
	// infinite or no number is absent too. A row that is too short ends in
	// absent cells.
	Rows [][]any
	// Notes stand below the table in what people read and in xlsx, in this
	// order.
	Notes []string
	// Short are the first cells of the rows where the table is too wide, see
	// [Table.Abbreviated]; nil where they are never shortened.
	Short []string
	// Spelled is the note that spells short headers out where they stand.
	Spelled string
	// Total is the number of last rows that are totals. They are set off by a
	// rule in text and LaTeX and are bold in Markdown, LaTeX and xlsx.
	Total int
	// Form says that people fill the table in and a program reads it back: in
	// xlsx the keys stand over its columns, not their titles.
	Form bool
	// More are further sheets in xlsx; other formats leave them out.
	More []*Table
}

// Column describes one column of a table.
type Column struct {
	// Key is the header in csv, tsv, json and forms: English, stable, and no
	// other column's.
	Key string
	// Title is the header in what people read. It may hold newlines. An empty
	// title is the key.
	Title string
	// Short is the header where the table is too wide with the titles, see
	// [Table.Abbreviated]; empty where the title is never shortened.
	Short string
	// Number says that the column is aligned to the right.
	Number bool
	// Wrap says that the cells are running text, which takes less room
	// before other columns do.
	Wrap bool
	// Beside keeps the column beside the one before it where text breaks a
	// table into parts.
	Beside bool
	// Decimals is the number of digits that text and Markdown show of a
	// float64 behind the decimal point. Zero means one digit, a negative
	// number none. Xlsx shows as many and holds more.
	Decimals int
	// Choices are offered in xlsx as a drop-down list, together at most 255
	// characters and without commas; From offers the first column of one of
	// the further sheets. Any other text may be written all the same.
	Choices []string
	From    *Table
	// Hidden says that xlsx does not show the column.
	Hidden bool
}

// Indented is a cell that stands below another one in a tree. Text shows two
// blanks a level before it and Markdown an em space a level; csv, tsv and json
// hold the bare text.
type Indented struct {
	Level int // from 0, which is not indented
	Text  string
}

// Marked is a text parts of which are marked, such as the words that a search
// has found. Marks are half-open bytes of the text, ascending and without
// overlaps. Markdown and LaTeX have them in bold, as have html and Word; the other
// formats hold the bare text.
type Marked struct {
	Text  string
	Marks [][2]int
}

// Format is a way to write a table: text, csv, tsv, json, md, tex or xlsx.
type Format string

const (
	formatText     Format = "text"
	formatCSV      Format = "csv"
	formatTSV      Format = "tsv"
	formatJSON     Format = "json"
	formatMarkdown Format = "md"
	formatLaTeX    Format = "tex"
	formatXLSX     Format = "xlsx"
)

// Formats returns all formats, the one for people first.
func Formats() []Format {
	return []Format{formatText, formatCSV, formatTSV, formatJSON, formatMarkdown, formatLaTeX, formatXLSX}
}

// FormatOf returns the format that the ending of a file's name stands for:
// .txt, .csv, .tsv, .json, .md, .tex or .xlsx, case ignored. It is false for
// any other.
func FormatOf(file string) (Format, bool) {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".txt":
		return formatText, true
	case ".csv":
		return formatCSV, true
	case ".tsv":
		return formatTSV, true
	case ".json":
		return formatJSON, true
	case ".md":
		return formatMarkdown, true
	case ".tex":
		return formatLaTeX, true
	case ".xlsx":
		return formatXLSX, true
	}
	return "", false
}

// Style says how a table is written. The zero value is plain, without limit
// of width.
type Style struct {
	// Width is the number of columns of the terminal; 0 is no limit. Text
	// breaks cells and titles to keep to it: at blanks, then behind / - _ in
	// words. A table for which that is not enough is broken into parts below
	// each other, each with the first column. Numbers are not broken.
	Width int
	// Color sets caption, header, totals, rules and notes of text off by
	// terminal attributes.
	Color bool
	// Decimal is the decimal sign: "." where it is empty, or "," as in Swedish.
	// It holds for text, Markdown, LaTeX and, with Excel, for csv. Plain csv,
	// tsv and json always have a point.
	Decimal string
	// Excel makes csv that a Swedish Excel opens by a double click:
	// semicolons, a byte order mark and CRLF. It changes no other format.
	Excel bool
}

// Write writes the table in a format.
//
// In csv and tsv a text that a spreadsheet could take for a formula, because it
// begins with = + - @ or a tab, gets an apostrophe in front, unless it is a
// number or a single + or -. Csv keeps newlines in quoted cells; tsv makes
// blanks of newlines and tabs. In xlsx such a text is marked as text and has no
// apostrophe, and numbers are numbers. Captions and notes are in text,
// Markdown, LaTeX and xlsx. Control characters are taken out, as [Clean] does
// it; json keeps them, escaped.
//
// Nothing is written when the table is faulty: a row that is longer than the
// columns, a cell of another type, and, in csv, tsv, json and xlsx, a key that is
// empty or occurs twice.
func (t *Table) Write(w io.Writer, f Format, s Style) error {
	if !slices.Contains(Formats(), f) {
		return unknownFormat(f)
	}
	if err := t.check(f); err != nil {
		return err
	}
	if s.Decimal == "" {
		s.Decimal = "."
	}
	var out []byte
	switch f {
	case formatText:
		out = t.text(s)
	case formatCSV:
		out = t.csv(s)
	case formatTSV:
		out = t.tsv()
	case formatJSON:
		out = t.json()
	case formatMarkdown:
		out = t.markdown(s)
	case formatLaTeX:
		out = t.latex(s)
	case formatXLSX:
		var err error
		if out, err = t.xlsx(); err != nil {
			return fmt.Errorf("cannot make the workbook: %w", err)
		}
	}
	_, err := w.Write(out)
	return err
}

func unknownFormat(f Format) error {
	var names []string
	for _, known := range Formats() {
		names = append(names, string(known))
	}
	return source.Found(source.Error, "", 0, source.Say("unknown format %q", f), source.Say("known: %s", strings.Join(names, ", ")))
}

// Check returns an error where a row is longer than the columns or holds a cell
// of a type that is none of a table's.
func (t *Table) Check() error {
	for i, row := range t.Rows {
		if len(row) > len(t.Columns) {
			return fmt.Errorf("row %d of the table has %d cells for %d columns", i+1, len(row), len(t.Columns))
		}
		for j, v := range row {
			switch v.(type) {
			case nil, string, int, float64, Indented, Marked:
			default:
				return fmt.Errorf("row %d of the table has a %T in column %q", i+1, v, t.Columns[j].Key)
			}
		}
	}
	return nil
}

// check finds the faults that would make a table that cannot be read.
func (t *Table) check(f Format) error {
	if err := t.Check(); err != nil || f == formatText || f == formatMarkdown || f == formatLaTeX {
		return err
	}
	seen := make(map[string]bool, len(t.Columns))
	for i, c := range t.Columns {
		if c.Key == "" {
			return fmt.Errorf("column %d of the table has no key", i+1)
		}
		if seen[c.Key] {
			return fmt.Errorf("two columns of the table have the key %q", c.Key)
		}
		seen[c.Key] = true
	}
	return nil
}

// Cell returns what people see in a cell, rows and columns counted from 0, and how
// many levels it is indented. An absent cell is an empty text.
func (t *Table) Cell(row, column int, s Style) (text string, level int) {
	if s.Decimal == "" {
		s.Decimal = "."
	}
	return shown(cell(t.Rows[row], column), t.Columns[column], s)
}

// cell returns the cell of a row in a column, nil where the row is too short.
func cell(row []any, column int) any {
	if column < len(row) {
		return row[column]
	}
	return nil
}

// Heading returns what stands over a column for people: its title, or its key
// where it has none.
func (c Column) Heading() string {
	if c.Title == "" {
		return c.Key
	}
	return c.Title
}

// IsTotal reports whether a row, counted from 0, is one of the totals.
func (t *Table) IsTotal(row int) bool { return row >= len(t.Rows)-t.Total }
