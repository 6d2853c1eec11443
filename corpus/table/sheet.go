package table

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"mening/corpus/source"
)

// Sheet is a table as it was read: a header and rows of texts.
type Sheet struct {
	File string
	// Header holds the names of the columns, trimmed and in NFC. None is
	// empty, and no two are equal, case ignored.
	Header []string
	Rows   []Row
	// Above are the rows before the header, as wide as they are filled; there
	// are some only where the header was looked for.
	Above []Row
	// Padded are the cells of Rows that ended in blanks, which were taken away:
	// other programs may tell them from those without.
	Padded []Place
}

// Place is the place of a cell: indices of its row among the rows, and of its
// field.
type Place struct{ Row, Field int }

// Row is one row of a sheet.
type Row struct {
	// Line is the line of the file on which the row begins, from 1. In xlsx
	// it is the number of the row.
	Line int
	// Fields are as many as the header has, trimmed and in NFC. They may hold
	// newlines.
	Fields []string
}

// Read reads a table from the content of a file. Its ending says how: .csv and
// .tsv (see below) or .xlsx, case ignored. A fault is a *source.Problem with
// the file and, where it has one, the line.
//
// The first row that is not blank is the header. Blank rows are left out. A
// row that is too short is filled with empty fields; a filled field beyond the
// header is a fault, as are a header name that is empty between others or
// that stands twice, and a file without any header. Blank cells beyond
// the header, as spreadsheets leave them, are ignored.
//
// In csv and tsv the separator is the comma, semicolon or tab that is most
// frequent in the header outside quotes (in tsv the tab where there is one),
// unless the first line says `sep=;` or the like. The encoding is UTF-8, UTF-16
// with a byte order mark, or else Windows-1252. An apostrophe that
// [Table.Write] put before a text to guard it stays.
//
// In xlsx the first visible sheet is read. Cells are taken as they are
// displayed; a date in the short format, which Excel shows as the reader's
// computer has it, is read as 2020-02-11.
func Read(file string, data []byte) (*Sheet, error) { return ReadBelow(file, data, nil) }

// TitleRows is how many rows may stand above a header.
const TitleRows = 20

// ReadBelow reads a table as [Read] does, but its header is the first row that
// isHeader accepts; titles and the like stand above. One of the first 21 rows
// that are not blank must be it.
func ReadBelow(file string, data []byte, isHeader func(names []string) bool) (*Sheet, error) {
	return (&reader{sheet: &Sheet{File: file}, isHeader: isHeader, unzipped: source.MaxUnzipped}).read(file, data)
}

// ReadLarge reads a table as [Read] does, with room for the workbooks that the
// program writes of all talk of a large study.
func ReadLarge(file string, data []byte) (*Sheet, error) {
	return (&reader{sheet: &Sheet{File: file}, unzipped: source.MaxSheet}).read(file, data)
}

func (r *reader) read(file string, data []byte) (*Sheet, error) {
	var p *source.Problem
	switch ending := strings.ToLower(filepath.Ext(file)); ending {
	case ".csv", ".tsv":
		var text string
		if text, p = decode(data); p == nil {
			p = r.separatedText(text, isTabbed(file))
		}
	case ".xlsx":
		p = r.workbook(data)
	default:
		p = source.Told(source.Error, "", 0, source.Say("cannot read a table from a file that ends in %q", ending), "save it as .csv, .tsv or .xlsx")
	}
	return r.done(p)
}

// done returns the sheet, or the fault of its file.
func (r *reader) done(p *source.Problem) (*Sheet, error) {
	if p == nil && r.sheet.Header == nil {
		p = &source.Problem{
			Message: "the table is empty",
			Hint:    "write the names of the columns on the first line",
		}
	}
	if p != nil {
		p.File = r.sheet.File
		return nil, p
	}
	return r.sheet, nil
}

// ReadText reads a table from text that is decoded already. In plain text a
// quote is a letter like any other, so that no cell holds a separator or a line
// break. All else is as [ReadBelow] does it.
func ReadText(file, text string, plain bool, isHeader func(names []string) bool) (*Sheet, error) {
	r := &reader{sheet: &Sheet{File: file}, isHeader: isHeader}
	if plain {
		return r.done(r.plain(text, '\t', 0))
	}
	return r.done(r.separatedText(text, isTabbed(file)))
}

func isTabbed(file string) bool { return strings.EqualFold(filepath.Ext(file), ".tsv") }

// Column returns the index of the column with this name, -1 where there is
// none. Case and surrounding blanks do not count.
func (s *Sheet) Column(name string) int {
	name = trimmed(name)
	for i, h := range s.Header {
		if strings.EqualFold(h, name) {
			return i
		}
	}
	return -1
}

// Field returns the field of a row in the column with this name, an empty text
// where there is no such column.
func (s *Sheet) Field(r Row, name string) string {
	i := s.Column(name)
	if i < 0 || i >= len(r.Fields) {
		return ""
	}
	return r.Fields[i]
}

// trimmed takes blanks away, and byte order marks, which programs leave at the
// start of a file twice or where they join two files.
func trimmed(s string) string {
	return norm.NFC.String(strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\uFEFF'
	}))
}

// reader builds a sheet from rows, whatever file they come from.
type reader struct {
	sheet *Sheet
	// place returns the column, in code points, in which a field of the
	// current row begins; it is nil where fields have no such place.
	place func(field int) int
	// isHeader tells the header from rows above it; nil takes the first row.
	isHeader func(names []string) bool
	cells    int // of the rows so far
	unzipped int // the size in bytes that a workbook may have
}

// add takes the next row. It changes the fields, which the caller may use again.
func (r *reader) add(line int, fields []string) *source.Problem {
	used := 0 // the fields up to the last that is not blank
	var padded []Place
	for i, f := range fields {
		if fields[i] = trimmed(f); fields[i] != "" {
			used = i + 1
			if strings.HasSuffix(f, " ") || strings.HasSuffix(f, "\u00a0") {
				padded = append(padded, Place{Row: len(r.sheet.Rows), Field: i})
			}
		}
	}
	width := len(r.sheet.Header)
	switch {
	case used > source.MaxColumns:
		return r.tooBig(line, source.MaxColumns, "columns")
	case used == 0:
		return nil
	case width == 0 && r.isHeader != nil && len(r.sheet.Above) < TitleRows && !r.isHeader(fields[:used]):
		r.sheet.Above = append(r.sheet.Above, Row{Line: line, Fields: slices.Clone(fields[:used])})
		return nil
	case width == 0:
		return r.header(line, slices.Clone(fields[:used]))
	case used > width:
		return r.fault(line, width, source.Say("the row has %d cells, the header %d: %s is too many", used, width, source.Quote(fields[used-1])),
			"put a cell that holds a separator in quotes, or name the column in the header")
	case len(r.sheet.Rows) >= source.MaxTurns:
		return r.tooBig(line, source.MaxTurns, "rows")
	case r.cells+width > source.MaxCells:
		return r.tooBig(line, source.MaxCells, "cells")
	}
	r.cells += width
	r.sheet.Padded = append(r.sheet.Padded, padded...)
	row := make([]string, width)
	copy(row, fields[:used])
	r.sheet.Rows = append(r.sheet.Rows, Row{Line: line, Fields: row})
	return nil
}

// tooBig is the fault of a table that passes a limit.
func (r *reader) tooBig(line, most int, what string) *source.Problem {
	return source.Told(source.Error, "", line, source.Say("the table is too big: %s", source.TooMany(most, what)), "split it, or take out what is not needed")
}

func (r *reader) header(line int, names []string) *source.Problem {
	seen := make(map[string]bool, len(names))
	for i, name := range names {
		if name == "" {
			return r.fault(line, i, source.Say("column %d has no name in the header", i+1),
				"name the column, or delete it")
		}
		if seen[strings.ToLower(name)] {
			return r.fault(line, i, source.Say("the column %s stands twice in the header", source.Quote(name)),
				"rename or delete one of them")
		}
		seen[strings.ToLower(name)] = true
	}
	r.sheet.Header = names
	return nil
}

func (r *reader) fault(line, field int, message source.Note, hint string) *source.Problem {
	p := source.Told(source.Error, "", line, message, hint)
	if r.place != nil {
		p.Column = r.place(field)
	}
	return p
}
