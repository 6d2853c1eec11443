package table

import "strings"

// csv returns the table with commas, or as Excel wants it. The writer of the
// standard library is not used because it makes CRLF of the newlines inside
// cells too, which Excel shows as stray characters.
func (t *Table) csv(s Style) []byte {
	separator, end, start := ",", "\n", ""
	if s.Excel {
		separator, end, start = ";", "\r\n", "\uFEFF"
	}
	var b strings.Builder
	b.WriteString(start)
	t.records(&b, separator, end, func(v any) string {
		text, number := stored(v)
		switch {
		case number && s.Excel:
			return strings.Replace(text, ".", s.Decimal, 1)
		case number:
			return text
		}
		return quoted(guarded(printable(text)))
	})
	return []byte(b.String())
}

// tsv returns the table with tabs. Quotes are written as in csv, since those
// who read tsv take a quote at the start of a cell for the start of a quoted
// one.
func (t *Table) tsv() []byte {
	var b strings.Builder
	blanks := strings.NewReplacer("\t", " ", "\n", " ")
	t.records(&b, "\t", "\n", func(v any) string {
		text, number := stored(v)
		if number {
			return text
		}
		// The guard comes first: a tab at the start is one of its signs.
		text = blanks.Replace(guarded(printable(text)))
		if strings.Contains(text, `"`) {
			return quoted(text)
		}
		return text
	})
	return []byte(b.String())
}

// records writes the header and the rows, each cell as field returns it.
func (t *Table) records(b *strings.Builder, separator, end string, field func(any) string) {
	for i, c := range t.Columns {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(field(c.Key))
	}
	b.WriteString(end)
	for _, row := range t.Rows {
		for i := range t.Columns {
			if i > 0 {
				b.WriteString(separator)
			}
			b.WriteString(field(cell(row, i)))
		}
		b.WriteString(end)
	}
}

// quoted returns a text in quotes where it needs them. Each of the usual
// separators is one that needs them, so that a reader who guesses the
// separator is not misled.
func quoted(s string) string {
	if !strings.ContainsAny(s, ",;\t\"\r\n") && s == strings.TrimSpace(s) {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
