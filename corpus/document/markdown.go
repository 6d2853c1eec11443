package document

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus/table"
)

// markdown returns the document as Markdown, its pieces with a blank line
// between them. Page breaks are rules there.
func (d *Document) markdown() ([]byte, error) {
	var pieces []string
	var count counter
	var notes footnotes
	at := d.contentsAt()
	for i, b := range d.Blocks {
		if i == at {
			pieces = append(pieces, d.markdownContents())
		}
		piece, err := d.markdownBlock(b, &count, &notes)
		if err != nil {
			return nil, err
		}
		if piece = strings.TrimRight(piece, "\n"); piece != "" {
			pieces = append(pieces, piece)
		}
	}
	for i := 0; i < len(notes); i++ {
		pieces = append(pieces, fmt.Sprintf("[^%d]: ", i+1)+strings.ReplaceAll(notes.runs(notes[i]), "\n", "\n    "))
	}
	return []byte(strings.Join(pieces, "\n\n") + "\n"), nil
}

func (d *Document) markdownBlock(b Block, count *counter, notes *footnotes) (string, error) {
	switch b := b.(type) {
	case Heading:
		return strings.Repeat("#", min(max(b.Level, 0), 5)+1) + " " + markdownLine(b.Text), nil
	case Paragraph:
		return notes.runs(b), nil
	case Quotation:
		text := notes.runs(b.Runs)
		if b.Source != "" {
			text += "\\\n" + markdownLine(b.Source)
		}
		return "> " + strings.ReplaceAll(text, "\n", "\n> "), nil
	case List:
		return notes.list(b), nil
	case Table:
		t := *b.Table
		if label := d.label(&count.tables, d.words().table, t.Caption); label != "" {
			t.Caption = label + ". " + t.Caption
		}
		var out bytes.Buffer
		err := t.Write(&out, formatMarkdown, d.style())
		return out.String(), err
	case Figure:
		return d.markdownFigure(b, count), nil
	case PageBreak:
		return "---", nil
	}
	return "", nil
}

func (d *Document) markdownFigure(f Figure, count *counter) string {
	picture, kind := f.SVG, "svg+xml"
	if len(picture) == 0 {
		picture, kind = f.PNG, "png"
	}
	out := fmt.Sprintf("![%s](data:image/%s;base64,%s)", markdownLine(f.Alternative), kind, base64.StdEncoding.EncodeToString(picture))
	if label := d.label(&count.figures, d.words().figure, f.Caption); label != "" {
		return out + "\n\n**" + label + ".** " + markdownLine(f.Caption)
	}
	if f.Caption != "" {
		return out + "\n\n" + table.Markdown(table.OneLine(f.Caption))
	}
	return out
}

// markdownContents lists the headings; how links to them are written differs
// between programs, so there are none.
func (d *Document) markdownContents() string {
	out := []string{"**" + d.words().contents + "**", ""}
	for _, h := range d.headings() {
		out = append(out, strings.Repeat("  ", h.Level-1)+"- "+markdownLine(h.Text))
	}
	return strings.Join(out, "\n")
}

func markdownLine(s string) string { return table.Markdown(table.OneLine(s)) }

// footnotes are those of a Markdown text so far, in order.
type footnotes [][]Run

// list returns a list; one within another stands further in.
func (f *footnotes) list(l List) string {
	const in = 4 // blanks
	var items []string
	for i, item := range l.Items {
		mark := "- "
		if l.Ordered {
			mark = fmt.Sprintf("%d. ", max(l.Start, 1)+i)
		}
		items = append(items, mark+strings.ReplaceAll(f.runs(item), "\n", "\n"+strings.Repeat(" ", len(mark))))
	}
	indent := strings.Repeat(" ", in*l.Level)
	return indent + strings.ReplaceAll(strings.Join(items, "\n"), "\n", "\n"+indent)
}

// runs returns runs as a paragraph; newlines are line breaks.
func (f *footnotes) runs(runs []Run) string {
	var b strings.Builder
	for i, r := range runs {
		if r.Note != nil {
			*f = append(*f, r.Note)
			fmt.Fprintf(&b, "[^%d]", len(*f))
			continue
		}
		text := strings.Trim(table.Clean(r.Text), " \n")
		if text == "" {
			b.WriteString(blank(r.Text))
			continue
		}
		before, after, _ := strings.Cut(table.Clean(r.Text), text)
		b.WriteString(blank(before))
		b.WriteString(markdownRun(r, text, b.String(), after+textAfter(runs[i+1:])) + blank(after))
	}
	lines := strings.Split(strings.Trim(b.String(), " "), "\n")
	for i, line := range lines {
		lines[i] = table.MarkdownStart(strings.TrimSpace(line))
	}
	return strings.Join(lines, "\\\n")
}

// blank returns the blanks around a run, at most one, or its line break.
func blank(s string) string {
	switch {
	case s == "":
		return ""
	case strings.Contains(s, "\n"):
		return "\n"
	}
	return " "
}

// textAfter returns the text of the runs that follow, up to the first that has
// any.
func textAfter(runs []Run) string {
	for _, r := range runs {
		if r.Text != "" {
			return r.Text
		}
	}
	return ""
}

// markdownRun marks a text that neither begins nor ends with a blank. Where
// Markdown's own signs would not be read as such between what stands before and
// after, elements of html stand in their place.
func markdownRun(r Run, text, before, after string) string {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	marked := (isWord(first) && !r.Code || apart(utf8.DecodeLastRuneInString(before))) && !strings.HasSuffix(before, "*") &&
		(isWord(last) && !r.Code || apart(utf8.DecodeRuneInString(after)))
	if r.Code {
		text = markdownCode(text)
	} else {
		text = table.Markdown(text)
	}
	italic, bold := [2]string{"*", "*"}, [2]string{"**", "**"}
	if !marked {
		italic, bold = [2]string{"<em>", "</em>"}, [2]string{"<strong>", "</strong>"}
	}
	if r.Italic {
		text = italic[0] + text + italic[1]
	}
	if r.Bold {
		text = bold[0] + text + bold[1]
	}
	if r.Link != "" {
		text = "[" + text + "](" + strings.NewReplacer("<", "%3C", ">", "%3E", "(", "%28", ")", "%29", " ", "%20", "\n", "", `\`, "%5C", "&", "&amp;").Replace(r.Link) + ")"
	}
	return text
}

// markdownCode returns a text between backticks, more than it has in a row, line by
// line.
func markdownCode(text string) string {
	if lines := strings.Split(text, "\n"); len(lines) > 1 {
		for i := range lines {
			lines[i] = markdownCode(lines[i])
		}
		return strings.Join(lines, "\n")
	}
	ticks := "`"
	for strings.Contains(text, ticks) {
		ticks += "`"
	}
	if len(ticks) > 1 || strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return ticks + text + ticks
}

// apart reports whether what stands beside a mark is a blank, a sign or nothing, so
// that it may begin or end with a sign, too.
func apart(r rune, size int) bool { return size == 0 || !isWord(r) }

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
