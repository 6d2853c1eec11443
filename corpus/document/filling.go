package document

import (
	"fmt"
	"mening/corpus/table"
	"regexp"
	"strconv"
	"strings"
)

// Filling turns Markdown into blocks and fills values into it. A value is put
// into the Markdown as a mark, which [Filling.Mark] makes, and comes out as it is:
// none of its signs means anything. The zero value is ready to use.
//
// Known are headings (# is the title, level 0), paragraphs, lists with - and with
// 1., quotations with > whose last line may begin with —, --- for a new page, and
// in the text **bold**, *italic*, `code`, a backslash before a sign that means
// itself and one at the end of a line for a line break.
type Filling struct{ values []any }

// The signs around the number of a value. They cannot stand in a text.
const markBegin, markEnd = "\x02", "\x03"

// Mark returns what stands for a value: a [Block], blocks, runs, or anything
// else, which is shown as fmt.Sprint shows it. A block takes a place of its own
// between paragraphs.
func (f *Filling) Mark(value any) string {
	f.values = append(f.values, value)
	return markBegin + strconv.Itoa(len(f.values)-1) + markEnd
}

// blocksOf returns the blocks for which a mark stands, nil where it stands for
// text.
func (f *Filling) blocksOf(mark string) []Block {
	switch v := f.value(mark).(type) {
	case Block:
		return []Block{v}
	case []Block:
		return append([]Block{}, v...)
	}
	return nil
}

func (f *Filling) value(mark string) any {
	i, err := strconv.Atoi(strings.Trim(mark, markBegin+markEnd))
	if err != nil || i < 0 || i >= len(f.values) {
		return ""
	}
	return f.values[i]
}

// Read returns the blocks of a Markdown text with its values.
func (f *Filling) Read(markdown string) []Block {
	r := &markdownReader{filling: f, marks: regexp.MustCompile(markBegin + `\d+` + markEnd)}
	for line := range strings.Lines(r.apart(markdown)) {
		r.line(strings.TrimRight(line, " \t\r\n"))
	}
	r.flush()
	return r.blocks
}

// markdownReader gathers blocks line by line.
type markdownReader struct {
	filling *Filling
	marks   *regexp.Regexp
	blocks  []Block
	kind    string   // of the lines gathered: paragraph, quotation, - or 1.
	lines   []string // of a list: its items
}

// apart gives every mark of blocks a line of its own.
func (r *markdownReader) apart(markdown string) string {
	return r.marks.ReplaceAllStringFunc(markdown, func(mark string) string {
		if r.filling.blocksOf(mark) != nil {
			return "\n\n" + mark + "\n\n"
		}
		return mark
	})
}

func (r *markdownReader) line(line string) {
	text := strings.TrimLeft(line, " \t")
	heading := strings.TrimLeft(text, "#")
	if level := len(text) - len(heading); level > 0 && level <= 6 && strings.HasPrefix(heading, " ") {
		r.flush()
		r.blocks = append(r.blocks, Heading{Level: level - 1, Text: plain(r.runs(strings.TrimSpace(heading)))})
		return
	}
	bullet, item := listItem(text)
	quoted, isQuoted := strings.CutPrefix(text, ">")
	blocks := []Block(nil)
	if mark := r.marks.FindString(text); mark != "" && mark == text {
		blocks = r.filling.blocksOf(mark)
	}
	switch {
	case text == "":
		r.flush()
	case text == "---":
		r.flush()
		r.blocks = append(r.blocks, PageBreak{})
	case blocks != nil:
		r.flush()
		r.blocks = append(r.blocks, blocks...)
	case bullet != "":
		r.gather(bullet, item)
	case isQuoted:
		r.gather("quotation", strings.TrimSpace(quoted))
	case (r.kind == "-" || r.kind == "1.") && text != line: // goes on below its bullet
		r.lines[len(r.lines)-1] += "\n" + text
	default:
		r.gather("paragraph", text)
	}
}

// listItem returns the kind of list to which a line belongs, with its text.
func listItem(text string) (kind, item string) {
	for _, bullet := range []string{"- ", "* "} {
		if item, ok := strings.CutPrefix(text, bullet); ok {
			return "-", item
		}
	}
	number, item, ok := strings.Cut(text, ". ")
	if _, err := strconv.ParseUint(number, 10, 16); ok && err == nil {
		return "1.", item
	}
	return "", ""
}

func (r *markdownReader) gather(kind, line string) {
	if r.kind != kind {
		r.flush()
	}
	r.kind = kind
	r.lines = append(r.lines, line)
}

// flush ends the block of the lines gathered.
func (r *markdownReader) flush() {
	kind, lines := r.kind, r.lines
	r.kind, r.lines = "", nil
	switch kind {
	case "paragraph":
		if runs := r.runs(strings.Join(lines, "\n")); strings.TrimSpace(plain(runs)) != "" {
			r.blocks = append(r.blocks, Paragraph(runs))
		}
	case "quotation":
		q := Quotation{}
		if last := len(lines) - 1; last > 0 && strings.HasPrefix(lines[last], "— ") {
			q.Source = plain(r.runs(strings.TrimPrefix(lines[last], "— ")))
			lines = lines[:last]
		}
		q.Runs = r.runs(strings.Join(lines, "\n"))
		r.blocks = append(r.blocks, q)
	case "-", "1.":
		l := List{Ordered: kind == "1."}
		for _, item := range lines {
			l.Items = append(l.Items, r.runs(item))
		}
		r.blocks = append(r.blocks, l)
	}
}

// runs reads the signs within a text. A sign without its partner is itself.
func (r *markdownReader) runs(text string) []Run {
	var out []Run
	var state Run
	add := func(s string) {
		if s == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].Bold == state.Bold && out[n-1].Italic == state.Italic && out[n-1].Code == state.Code {
			out[n-1].Text += s
			return
		}
		run := state
		run.Text = s
		out = append(out, run)
	}
	for i := 0; i < len(text); {
		rest := text[i:]
		mark := r.marks.FindStringIndex(rest)
		switch {
		case mark != nil && mark[0] == 0:
			for _, run := range filled(r.filling.value(rest[:mark[1]])) {
				before := state
				state = Run{Bold: state.Bold || run.Bold, Italic: state.Italic || run.Italic, Code: state.Code || run.Code}
				add(run.Text)
				state = before
			}
			i += mark[1]
		case strings.HasPrefix(rest, "\\\n"):
			add("\n")
			i += 2
		case rest[0] == '\\' && len(rest) > 1 && strings.IndexByte("\\`*_{}[]()#+-.!>|~", rest[1]) >= 0:
			add(rest[1:2])
			i += 2
		case rest[0] == '\n':
			add(" ")
			i++
		case rest[0] == '`' && (state.Code || strings.Contains(rest[1:], "`")):
			state.Code = !state.Code
			i++
		case !state.Code && strings.HasPrefix(rest, "**") && (state.Bold || strings.Contains(rest[2:], "**")):
			state.Bold = !state.Bold
			i += 2
		case !state.Code && strings.HasPrefix(rest, "**"):
			add("**")
			i += 2
		case !state.Code && rest[0] == '*' && !strings.HasPrefix(rest, "**") && (state.Italic || opens(rest)):
			state.Italic = !state.Italic
			i++
		default:
			n := strings.IndexAny(rest[1:], "\\`*\n"+markBegin)
			if n < 0 {
				n = len(rest) - 1
			}
			add(rest[:n+1])
			i += n + 1
		}
	}
	return out
}

// opens reports whether an asterisk begins an emphasis.
func opens(rest string) bool {
	end := strings.IndexByte(rest[1:], '*')
	return end > 0 && rest[1] != ' ' && rest[1] != '\n'
}

// filled returns a value as runs.
func filled(value any) []Run {
	switch v := value.(type) {
	case []Run:
		return v
	case Run:
		return []Run{v}
	case nil:
		return nil
	}
	return Text(fmt.Sprint(value))
}

// plain returns the text of runs on one line.
func plain(runs []Run) string {
	var b strings.Builder
	for _, run := range runs {
		b.WriteString(run.Text)
	}
	return table.OneLine(b.String())
}
