package table

import "strings"

const (
	gap = "  " // between columns
	// narrowest is the width below which a wrapping column is not pressed.
	narrowest = 12
	// hang is what the further lines of a note are indented by.
	hang = "  "
)

// Terminal attributes, used only with Style.Color.
const (
	bold  = "\x1b[1m"
	faint = "\x1b[2m"
	reset = "\x1b[0m"
)

// textCell is a cell of a text table, broken into lines.
type textCell struct {
	lines  []string
	indent int // in columns, before each line
}

func (c textCell) width() int { return c.indent + linesWidth(c.lines) }

// layout is a text table whose cells are known and whose widths are being
// found.
type layout struct {
	columns []Column
	head    []textCell
	rows    [][]textCell
	widths  []int
}

// text returns the table for people: caption, header, a rule, the rows with
// blanks between the columns, a rule before the totals, and the notes. No line
// ends in blanks.
func (t *Table) text(s Style) []byte {
	p := printer{color: s.Color}
	if t.Caption != "" {
		p.lines(bold, wrapTo(Clean(t.Caption), s.Width))
		p.line("", "")
	}
	if len(t.Columns) > 0 {
		l := t.layout(s)
		l.fit(s.Width)
		p.lines(bold, l.row(l.head, true))
		p.line(faint, l.rule())
		for i, row := range l.rows {
			attribute := ""
			if t.IsTotal(i) {
				attribute = bold
			}
			if i > 0 && i == len(t.Rows)-t.Total {
				p.line(faint, l.rule())
			}
			p.lines(attribute, l.row(row, false))
		}
	}
	for i, note := range t.Notes {
		if i == 0 && len(t.Columns) > 0 {
			p.line("", "")
		}
		p.lines(faint, hanging(Clean(note), s.Width))
	}
	return []byte(p.b.String())
}

func (t *Table) layout(s Style) *layout {
	l := &layout{columns: t.Columns}
	for _, c := range t.Columns {
		l.head = append(l.head, textCell{lines: strings.Split(Clean(c.Heading()), "\n")})
	}
	for _, row := range t.Rows {
		cells := make([]textCell, len(t.Columns))
		for i, c := range t.Columns {
			text, level := shown(cell(row, i), c, s)
			cells[i] = textCell{lines: strings.Split(Clean(text), "\n"), indent: 2 * level}
		}
		l.rows = append(l.rows, cells)
	}
	return l
}

// fit finds the widths of the columns and breaks what is wider. While the table
// is too wide, its widest column that can be narrower gives way: a wrapping
// column down to the narrowest, another one down to its cells and the longest
// word of its title.
func (l *layout) fit(limit int) {
	least := make([]int, len(l.columns))
	l.widths = make([]int, len(l.columns))
	for i, c := range l.columns {
		body, indent := 0, 0
		for _, row := range l.rows {
			body = max(body, row[i].width())
			indent = max(indent, row[i].indent)
		}
		l.widths[i] = max(body, l.head[i].width())
		if c.Wrap {
			body = min(body, indent+narrowest)
		}
		least[i] = max(body, longestWord(l.head[i].lines))
	}
	for limit > 0 && l.width() > limit {
		widest := -1
		for i, w := range l.widths {
			if w > least[i] && (widest < 0 || w > l.widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		l.widths[widest]--
	}
	for i := range l.columns {
		l.head[i].lines = wrap(l.head[i].lines, l.widths[i])
		for _, row := range l.rows {
			row[i].lines = wrap(row[i].lines, l.widths[i]-row[i].indent)
		}
	}
}

// width returns the width of the whole table.
func (l *layout) width() int {
	n := len(gap) * (len(l.widths) - 1)
	for _, w := range l.widths {
		n += w
	}
	return n
}

func (l *layout) rule() string { return strings.Repeat("─", l.width()) }

// row returns the lines of a row. Cells begin on its first line; those of a
// header end on its last one, next to the rule.
func (l *layout) row(cells []textCell, header bool) []string {
	height := 0
	for _, c := range cells {
		height = max(height, len(c.lines))
	}
	lines := make([]string, height)
	for n := range lines {
		var b strings.Builder
		for i, c := range cells {
			at := n
			if header {
				at -= height - len(c.lines)
			}
			text := ""
			if at >= 0 && at < len(c.lines) {
				text = strings.Repeat(" ", c.indent) + c.lines[at]
			}
			if i > 0 {
				b.WriteString(gap)
			}
			blanks := strings.Repeat(" ", max(l.widths[i]-textWidth(text), 0))
			if l.columns[i].Number {
				b.WriteString(blanks + text)
			} else {
				b.WriteString(text + blanks)
			}
		}
		lines[n] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

// wrapTo breaks a text into lines of at most limit columns; 0 is no limit.
func wrapTo(text string, limit int) []string {
	lines := strings.Split(text, "\n")
	if limit <= 0 {
		return lines
	}
	return wrap(lines, limit)
}

// hanging breaks a note into lines, all but the first of them indented.
func hanging(note string, limit int) []string {
	if limit > 0 {
		limit = max(limit-len(hang), 1)
	}
	lines := wrapTo(note, limit)
	for i := 1; i < len(lines); i++ {
		lines[i] = hang + lines[i]
	}
	return lines
}

// printer gathers lines, with terminal attributes where they are wanted.
type printer struct {
	b     strings.Builder
	color bool
}

func (p *printer) line(attribute, text string) {
	text = strings.TrimRight(text, " ")
	if p.color && attribute != "" && text != "" {
		text = attribute + text + reset
	}
	p.b.WriteString(text + "\n")
}

func (p *printer) lines(attribute string, lines []string) {
	for _, line := range lines {
		p.line(attribute, line)
	}
}
