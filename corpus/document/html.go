package document

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"html"
	"strings"

	"mening/corpus/table"
)

// htmlWriter gathers the page.
type htmlWriter struct {
	document *Document
	b        strings.Builder
	count    counter
	headings int     // so far, of those in the contents
	notes    int     // so far, tables with notes
	feet     [][]Run // the footnotes, in order
}

// html returns the document as a page that needs nothing from elsewhere.
func (d *Document) html() []byte {
	h := &htmlWriter{document: d}
	title, language := cmp.Or(table.OneLine(d.Title), "mening"), cmp.Or(d.Language, "en")
	h.printf("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", escape(language))
	h.printf("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n")
	h.printf("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"mening\">\n")
	h.printf("<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", escape(title), styleSheet)
	at, sideways := d.contentsAt(), d.landscapes()
	for i, b := range d.Blocks {
		if i == at {
			h.contents()
		}
		h.turn(i, sideways)
		h.block(b)
	}
	h.turn(len(sideways), sideways)
	h.footnotes()
	h.printf("</main>\n</body>\n</html>\n")
	return []byte(h.b.String())
}

// turn opens and closes what is printed on pages on their side.
func (h *htmlWriter) turn(i int, sideways []bool) {
	before, now := i > 0 && sideways[i-1], i < len(sideways) && sideways[i]
	switch {
	case before && !now:
		h.printf("</div>\n")
	case now && !before:
		h.printf("<div class=\"landscape\">\n")
	}
}

func (h *htmlWriter) printf(format string, args ...any) { fmt.Fprintf(&h.b, format, args...) }

func (h *htmlWriter) block(b Block) {
	switch b := b.(type) {
	case Heading:
		level := min(max(b.Level, 0), 5) + 1
		id := ""
		if inContents(b) {
			h.headings++
			id = fmt.Sprintf(" id=\"section-%d\"", h.headings)
		}
		h.printf("<h%d%s>%s</h%d>\n", level, id, escape(b.Text), level)
	case Paragraph:
		h.printf("<p>%s</p>\n", h.runs(b))
	case Quotation:
		h.printf("<blockquote>\n<p>%s</p>\n", h.runs(b.Runs))
		if b.Source != "" {
			h.printf("<footer>%s</footer>\n", escape(b.Source))
		}
		h.printf("</blockquote>\n")
	case List:
		h.list(b)
	case Table:
		h.table(b)
	case Figure:
		h.figure(b)
	case PageBreak:
		h.printf("<hr class=\"page\">\n")
	}
}

func (h *htmlWriter) list(l List) {
	element, attributes := "ul", ""
	if l.Ordered {
		element = "ol"
	}
	if l.Start > 1 {
		attributes += fmt.Sprintf(" start=\"%d\"", l.Start)
	}
	if l.Level > 0 {
		attributes += fmt.Sprintf(" style=\"margin-left:%dem\"", 2*l.Level)
	}
	h.printf("<%s%s>\n", element, attributes)
	for _, item := range l.Items {
		h.printf("<li>%s</li>\n", h.runs(item))
	}
	h.printf("</%s>\n", element)
}

// footnotes writes the footnotes at the end of the page.
func (h *htmlWriter) footnotes() {
	if len(h.feet) == 0 {
		return
	}
	h.printf("<section role=\"doc-endnotes\">\n<ol>\n")
	for i, note := range h.feet {
		h.printf("<li id=\"note-%d\">%s <a href=\"#call-%d\" role=\"doc-backlink\">↩</a></li>\n", i+1, h.runs(note), i+1)
	}
	h.printf("</ol>\n</section>\n")
}

func (h *htmlWriter) contents() {
	h.printf("<nav aria-labelledby=\"contents\">\n<p id=\"contents\" class=\"contents\">%s</p>\n<ul>\n", h.document.words().contents)
	for i, heading := range h.document.headings() {
		h.printf("<li class=\"depth-%d\"><a href=\"#section-%d\">%s</a></li>\n", heading.Level, i+1, escape(heading.Text))
	}
	h.printf("</ul>\n</nav>\n")
}

func (h *htmlWriter) figure(f Figure) {
	picture, kind := f.SVG, "svg+xml"
	if len(picture) == 0 {
		picture, kind = f.PNG, "png"
	}
	h.printf("<figure>\n<img src=\"data:image/%s;base64,%s\" alt=\"%s\">\n", kind, base64.StdEncoding.EncodeToString(picture), attribute(f.Alternative))
	if label := h.document.label(&h.count.figures, h.document.words().figure, f.Caption); f.Caption != "" {
		h.printf("<figcaption>%s</figcaption>\n", htmlCaption(label, f.Caption))
	}
	h.printf("</figure>\n")
}

// table writes a table; its notes are what describes it.
func (h *htmlWriter) table(b Table) {
	t := b.Table
	described := ""
	if len(t.Notes) > 0 {
		h.notes++
		described = fmt.Sprintf(" aria-describedby=\"notes-%d\"", h.notes)
	}
	h.printf("<div class=\"table\">\n")
	label := h.document.label(&h.count.tables, h.document.words().table, t.Caption)
	switch {
	case len(t.Columns) > 0:
		// On paper the letters are as small as they must be.
		h.printf("<table%s style=\"--print:%gpt\">\n", described, layoutOf(b, h.document.style()).font)
		if t.Caption != "" {
			h.printf("<caption>%s</caption>\n", htmlCaption(label, t.Caption))
		}
		h.rows(t)
		h.printf("</table>\n")
	case t.Caption != "":
		h.printf("<p class=\"caption\">%s</p>\n", htmlCaption(label, t.Caption))
	}
	if len(t.Notes) > 0 {
		h.printf("<div class=\"notes\" id=\"notes-%d\">\n", h.notes)
		for _, note := range t.Notes {
			h.printf("<p>%s</p>\n", escape(note))
		}
		h.printf("</div>\n")
	}
	h.printf("</div>\n")
}

func (h *htmlWriter) rows(t *table.Table) {
	h.printf("<thead>\n<tr>")
	for _, c := range t.Columns {
		h.printf("<th scope=\"col\"%s>%s</th>", class(c), escape(c.Heading()))
	}
	h.printf("</tr>\n</thead>\n")
	for row := range t.Rows {
		switch {
		case row == 0 && t.IsTotal(0), row > 0 && t.IsTotal(row) && !t.IsTotal(row-1):
			h.printf("<tbody class=\"total\">\n")
		case row == 0:
			h.printf("<tbody>\n")
		}
		h.printf("<tr>")
		for i, c := range t.Columns {
			runs, level := cellRuns(t, row, i, h.document.style())
			element, scope, indent := "td", "", ""
			if i == 0 && !c.Number {
				element, scope = "th", " scope=\"row\""
			}
			if level > 0 {
				indent = fmt.Sprintf(" style=\"padding-left:%.1fem\"", 0.4+1.2*float64(level))
			}
			h.printf("<%s%s%s%s>%s</%s>", element, scope, class(c), indent, h.runs(runs), element)
		}
		h.printf("</tr>\n")
		if row+1 == len(t.Rows) || t.IsTotal(row+1) && !t.IsTotal(row) {
			h.printf("</tbody>\n")
		}
	}
}

// class names how the cells of a column are set.
func class(c table.Column) string {
	switch {
	case c.Number:
		return ` class="n"`
	case c.Wrap:
		return ` class="w"`
	}
	return ""
}

func htmlCaption(label, caption string) string {
	if label != "" {
		label = "<b>" + label + ".</b> "
	}
	return label + escape(caption)
}

// runs returns runs as html. Their footnotes are written at the end.
func (h *htmlWriter) runs(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Note != nil {
			h.feet = append(h.feet, r.Note)
			n := len(h.feet)
			fmt.Fprintf(&b, "<sup><a href=\"#note-%d\" id=\"call-%d\" role=\"doc-noteref\">%d</a></sup>", n, n, n)
			continue
		}
		b.WriteString(htmlRun(r))
	}
	return b.String()
}

func htmlRun(r Run) string {
	text := escape(r.Text)
	if text == "" {
		return ""
	}
	for _, mark := range []struct {
		on      bool
		element string
	}{{r.Code, "code"}, {r.Italic, "em"}, {r.Bold, "strong"}, {r.Small, "small"}} {
		if mark.on {
			text = "<" + mark.element + ">" + text + "</" + mark.element + ">"
		}
	}
	if r.Link != "" {
		text = "<a href=\"" + attribute(r.Link) + "\">" + text + "</a>"
	}
	return text
}

// escape returns a text as html shows it, with its line ends.
func escape(s string) string {
	return strings.ReplaceAll(html.EscapeString(table.Clean(s)), "\n", "<br>")
}

// attribute returns a text as the value of an attribute.
func attribute(s string) string { return html.EscapeString(table.OneLine(s)) }
