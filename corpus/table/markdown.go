package table

import (
	"regexp"
	"strings"
)

// markdown returns the table as a pipe table, the caption as a bold paragraph
// before it and the notes as a list after it.
func (t *Table) markdown(s Style) []byte {
	var b strings.Builder
	if caption := markdownLine(t.Caption); caption != "" {
		b.WriteString("**" + caption + "**\n\n")
	}
	if len(t.Columns) > 0 {
		t.markdownTable(&b, s)
	}
	for i, note := range t.Notes {
		if i == 0 && len(t.Columns) > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("- " + MarkdownStart(markdownLine(note)) + "\n")
	}
	return []byte(b.String())
}

func (t *Table) markdownTable(b *strings.Builder, s Style) {
	for _, c := range t.Columns {
		b.WriteString("| " + markdownCell(c.Heading()) + " ")
	}
	b.WriteString("|\n")
	for _, c := range t.Columns {
		if c.Number {
			b.WriteString("| ---: ")
		} else {
			b.WriteString("| --- ")
		}
	}
	b.WriteString("|\n")
	for i, row := range t.Rows {
		for j, c := range t.Columns {
			text, level := shown(cell(row, j), c, s)
			if marked, ok := cell(row, j).(Marked); ok {
				text = markdownMarked(marked)
			} else {
				text = markdownCell(text)
			}
			if t.IsTotal(i) && text != "" {
				text = "**" + text + "**"
			}
			b.WriteString("| " + strings.Repeat("&emsp;", level) + text + " ")
		}
		b.WriteString("|\n")
	}
}

var markdownSpecial = regexp.MustCompile("[\\\\`*_\\[\\]<>|~$^]|&[#A-Za-z]")

// Markdown returns a text without the blanks around it and without control
// characters, and escapes what Markdown would take for markup, HTML included.
func Markdown(s string) string {
	return markdownSpecial.ReplaceAllString(strings.TrimSpace(Clean(s)), `\$0`)
}

func markdownCell(s string) string {
	return strings.ReplaceAll(Markdown(s), "\n", "<br>")
}

// markdownMarked returns a cell with what is marked in bold. Blanks stay
// outside of the signs, which would mean nothing beside them.
func markdownMarked(m Marked) string {
	var b strings.Builder
	m.Pieces(func(text string, marked bool) {
		escaped := strings.ReplaceAll(markdownSpecial.ReplaceAllString(Clean(text), `\$0`), "\n", "<br>")
		bare := strings.TrimSpace(escaped)
		if !marked || bare == "" {
			b.WriteString(escaped)
			return
		}
		start := strings.Index(escaped, bare)
		b.WriteString(escaped[:start] + "**" + bare + "**" + escaped[start+len(bare):])
	})
	return strings.TrimSpace(b.String())
}

func markdownLine(s string) string {
	return strings.ReplaceAll(Markdown(s), "\n", " ")
}

var markdownBlock = regexp.MustCompile(`^([#+=-]|\d+[.)])`)

// MarkdownStart escapes what would make a heading or a list of a line that it
// begins.
func MarkdownStart(s string) string {
	m := markdownBlock.FindString(s)
	if m == "" {
		return s
	}
	return m[:len(m)-1] + `\` + s[len(m)-1:]
}
