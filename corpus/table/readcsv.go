package table

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus/source"
)

// separatedText reads csv and tsv.
func (r *reader) separatedText(text string, tabs bool) *source.Problem {
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // the line ends of old Macs
	}
	before := 0 // lines before those that the csv reader sees
	first, rest, _ := strings.Cut(text, "\n")
	comma, declared := declaredSeparator(first)
	if declared {
		text, before = rest, 1
	} else {
		comma = separatorOf(text, tabs)
	}
	if strings.IndexByte(text, '"') < 0 {
		return r.plain(text, comma, before)
	}
	if line := tooWide(text, comma); line > 0 {
		return r.tooBig(line+before, source.MaxColumns, "columns")
	}
	records := csv.NewReader(strings.NewReader(text))
	records.Comma = comma
	records.FieldsPerRecord = -1
	records.ReuseRecord = true
	// With tabs it would take empty cells for blanks.
	records.TrimLeadingSpace = comma != '\t'
	r.place = func(field int) int {
		line, column := records.FieldPos(field)
		return codePoint(text, line, column)
	}
	for {
		fields, err := records.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return quoteFault(text, before, err)
		}
		line, _ := records.FieldPos(0)
		if p := r.add(line+before, fields); p != nil {
			return p
		}
	}
}

// tooWide returns the line of a row with more separators than a table may have
// columns, 0 where there is none: the csv reader would make a list of them
// first.
func tooWide(text string, comma rune) int {
	line, n, quoted := 1, 0, false
	for _, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted && c != '\n':
		case c == '\n':
			line++
			if !quoted {
				n = 0
			}
		case c == comma:
			if n++; n >= source.MaxColumns {
				return line
			}
		}
	}
	return 0
}

// plain reads lines in which quotes are letters, or where there are none. The
// cells are parts of the text.
func (r *reader) plain(text string, comma rune, before int) *source.Problem {
	var fields []string
	var whole string
	separator := string(comma)
	r.place = func(field int) int {
		rest := whole
		for range field {
			_, rest, _ = strings.Cut(rest, separator)
		}
		if comma != '\t' {
			rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		}
		return utf8.RuneCountInString(whole[:len(whole)-len(rest)]) + 1
	}
	for line := before + 1; text != ""; line++ {
		var row string
		row, text, _ = strings.Cut(text, "\n")
		whole = row
		if strings.Count(row, separator) >= source.MaxColumns {
			return r.tooBig(line, source.MaxColumns, "columns")
		}
		fields = fields[:0]
		for more := true; more; {
			var cell string
			cell, row, more = strings.Cut(row, separator)
			fields = append(fields, cell)
		}
		if p := r.add(line, fields); p != nil {
			return p
		}
	}
	return nil
}

// quoteFault tells a fault of the quotes, the only kind that the csv reader
// finds.
func quoteFault(text string, before int, err error) *source.Problem {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return source.AsProblem("", 0, source.Say("the table cannot be read: %s", err))
	}
	p := &source.Problem{
		Line:    parse.Line + before,
		Column:  codePoint(text, parse.Line, parse.Column),
		Message: `a cell that begins with " does not end with it`,
		Hint:    `close the quote before the next separator, and write "" for a quote inside the cell`,
	}
	switch {
	case errors.Is(parse.Err, csv.ErrBareQuote):
		p.Message = `a " inside a cell that does not begin with one`
		p.Hint = `put the whole cell in quotes, and write "" for a quote inside it`
	case parse.StartLine != parse.Line:
		// The quote that was left open stands above the place where it shows.
		p.Line, p.Column = parse.StartLine+before, 0
		p.Message = `a row with a " that is never closed, or closed too late`
	}
	return p
}

// codePoint returns the column in code points from 1 of a byte column from 1,
// as the csv reader counts them.
func codePoint(text string, line, column int) int {
	for ; line > 1; line-- {
		_, text, _ = strings.Cut(text, "\n")
	}
	return utf8.RuneCountInString(text[:min(max(column-1, 0), len(text))]) + 1
}

// declaredSeparator returns the separator that a line such as `sep=;` names,
// which Excel reads and never shows.
func declaredSeparator(line string) (rune, bool) {
	line = strings.TrimSuffix(line, "\r")
	if len(line) < 5 || !strings.EqualFold(line[:4], "sep=") {
		return 0, false
	}
	r, size := utf8.DecodeRuneInString(line[4:])
	if len(line) != 4+size || r == utf8.RuneError || r == '"' || r == '\r' || r == 0 ||
		unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSpace(r) && r != '\t' {
		return 0, false
	}
	return r, true
}

// separatorOf returns the separator that is most frequent outside quotes in the
// first line that holds more than separators and blanks. Where two are equal
// the tab wins, then the semicolon, which both are rarer in names than the
// comma. Without any it is the comma.
func separatorOf(text string, tabs bool) rune {
	var commas, semicolons, tabulators int
	quoted, atStart, filled := false, true, false
	for _, r := range text {
		if quoted {
			quoted = r != '"'
			filled = true
			continue
		}
		switch {
		case r == '\n' && filled:
			return mostFrequent(commas, semicolons, tabulators, tabs)
		case r == '\n':
			commas, semicolons, tabulators, atStart = 0, 0, 0, true
		case r == ',':
			commas, atStart = commas+1, true
		case r == ';':
			semicolons, atStart = semicolons+1, true
		case r == '\t':
			tabulators, atStart = tabulators+1, true
		case r == '"' && atStart:
			quoted = true
		case !unicode.IsSpace(r):
			// A doubled quote inside a quoted cell closes and opens it.
			filled, atStart = true, false
		}
	}
	if !filled { // an empty table: what there is are separators
		commas, semicolons, tabulators = strings.Count(text, ","), strings.Count(text, ";"), strings.Count(text, "\t")
	}
	return mostFrequent(commas, semicolons, tabulators, tabs)
}

func mostFrequent(commas, semicolons, tabulators int, tabs bool) rune {
	switch {
	case tabulators > 0 && (tabs || tabulators >= max(commas, semicolons)):
		return '\t'
	case semicolons > 0 && semicolons >= commas:
		return ';'
	}
	return ','
}
