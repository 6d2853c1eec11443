package table

import (
	"fmt"
	"strings"
)

const (
	// longTable is the number of rows from which a table may go over pages, and
	// longSide that on a page on its side.
	longTable, longSide = 35, 20
	// latexLine is how many characters go into a line of an upright page of the
	// article class, and latexSide into one of a page on its side.
	latexLine, latexSide = 70, 120
	// latexText is the width, in characters, of texts that are set as paragraphs.
	latexText = 30
)

// latex returns the table as a piece of a LaTeX document: a floating table, or
// one that goes over pages where it is long or holds texts, on a page on its side
// where it is wide. The packages it needs stand in a comment above it.
func (t *Table) latex(s Style) []byte {
	if len(t.Columns) == 0 {
		return []byte(t.latexProse())
	}
	l := t.latexLayout(s)
	packages := "array, booktabs"
	if l.long {
		packages += ", longtable"
	}
	if l.crowded {
		packages += ", graphicx"
	}
	if l.wide {
		packages += ", pdflscape"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%% \\usepackage{%s}\n", packages)
	if l.wide {
		b.WriteString("\\begin{landscape}\n")
	}
	if l.long {
		t.longLatex(&b, s, l)
	} else {
		t.floatingLatex(&b, s, l)
	}
	if l.wide {
		b.WriteString("\\end{landscape}\n")
	}
	return []byte(b.String())
}

// latexProse returns caption and notes of a table without columns.
func (t *Table) latexProse() string {
	var b strings.Builder
	if t.Caption != "" {
		b.WriteString("\\noindent\\textbf{" + latexLineOf(t.Caption) + "}\n\n")
	}
	b.WriteString(t.latexNotes(""))
	return b.String()
}

func (t *Table) floatingLatex(b *strings.Builder, s Style, l latexLayout) {
	b.WriteString("\\begin{table}[htbp]\n\\centering\n" + l.size)
	if t.Caption != "" {
		b.WriteString("\\caption{" + latexLineOf(t.Caption) + "}\n")
	}
	if l.crowded {
		b.WriteString("\\resizebox{\\linewidth}{!}{%\n")
	}
	fmt.Fprintf(b, "\\begin{tabular}{%s}\n\\toprule\n", l.columns)
	b.WriteString(t.latexHead() + "\\midrule\n")
	t.latexRows(b, s, l)
	b.WriteString("\\bottomrule\n\\end{tabular}\n")
	if l.crowded {
		b.WriteString("}\n")
	}
	b.WriteString(t.latexNotes("\\par\\medskip\n"))
	b.WriteString("\\end{table}\n")
}

func (t *Table) longLatex(b *strings.Builder, s Style, l latexLayout) {
	b.WriteString("\\begingroup\n" + l.size)
	fmt.Fprintf(b, "\\begin{longtable}{%s}\n", l.columns)
	if t.Caption != "" {
		b.WriteString("\\caption{" + latexLineOf(t.Caption) + "}\\\\\n")
	}
	head := "\\toprule\n" + t.latexHead() + "\\midrule\n"
	b.WriteString(head + "\\endfirsthead\n" + head + "\\endhead\n\\bottomrule\n\\endfoot\n")
	t.latexRows(b, s, l)
	b.WriteString("\\end{longtable}\n")
	b.WriteString(t.latexNotes("\\noindent"))
	b.WriteString("\\endgroup\n")
}

func (t *Table) latexHead() string {
	cells := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = latexCell(LaTeX(strings.TrimSpace(c.Heading())), c, 'b', false)
	}
	return strings.Join(cells, " & ") + " \\\\\n"
}

func (t *Table) latexRows(b *strings.Builder, s Style, l latexLayout) {
	for i, row := range t.Rows {
		if i > 0 && i == len(t.Rows)-t.Total {
			b.WriteString("\\midrule\n")
		}
		cells := make([]string, len(t.Columns))
		for j, c := range t.Columns {
			text, level := shown(cell(row, j), c, s)
			if marked, ok := cell(row, j).(Marked); ok {
				text = latexMarked(marked)
			} else {
				text = LaTeX(strings.TrimSpace(text))
			}
			text = latexCell(text, c, 't', l.paragraphs[j])
			if t.IsTotal(i) && text != "" {
				text = "{\\bfseries " + text + "}"
			}
			if level > 0 {
				text = fmt.Sprintf("\\hspace{%dem}%s", level, text)
			}
			cells[j] = text
		}
		b.WriteString(strings.Join(cells, " & ") + " \\\\\n")
	}
}

// latexNotes returns the notes as small paragraphs.
func (t *Table) latexNotes(before string) string {
	if len(t.Notes) == 0 {
		return ""
	}
	notes := make([]string, len(t.Notes))
	for i, note := range t.Notes {
		notes[i] = latexLineOf(note)
	}
	return before + "\\parbox{\\linewidth}{\\footnotesize\\raggedright\n" + strings.Join(notes, "\\par\n") + "\\par}\n"
}

// latexLayout says how a table is set.
type latexLayout struct {
	columns    string // what tabular calls its preamble
	size       string // of the gaps and letters, on lines of their own
	long, wide bool
	crowded    bool   // made smaller until it fits
	paragraphs []bool // the columns that are paragraphs
}

// latexLayout chooses the columns: l and r where the texts are short, paragraphs
// that share what is left of the line where they are not.
func (t *Table) latexLayout(s Style) latexLayout {
	l := latexLayout{long: len(t.Rows) > longTable}
	widths, total := make([]int, len(t.Columns)), 0
	l.paragraphs = make([]bool, len(t.Columns))
	texts := 0 // the widths of paragraphs together
	for i, c := range t.Columns {
		widths[i] = linesWidth(strings.Split(Clean(c.Heading()), "\n"))
		for row := range t.Rows {
			text, level := t.Cell(row, i, s)
			widths[i] = max(widths[i], linesWidth(strings.Split(Clean(text), "\n"))+2*level)
		}
		if widths[i] > latexText && !c.Number {
			l.paragraphs[i] = true
			texts += min(widths[i], latexLine)
			total += latexText
			l.long = l.long || widths[i] > latexLine
		} else {
			total += widths[i]
		}
		total += 2
	}
	line := latexLine
	if l.wide = total > latexLine*5/4; l.wide {
		line = latexSide
		l.long = l.long || len(t.Rows) > longSide
	}
	l.crowded = total > latexSide*5/3 && !l.long
	l.size = "\\setlength{\\tabcolsep}{4pt}\n"
	switch {
	case total > line*5/4:
		l.size += "\\scriptsize\n"
	case total > line*11/10:
		l.size += "\\footnotesize\n"
	case total > line:
		l.size += "\\small\n"
	}
	short := 0
	for i, w := range widths {
		if !l.paragraphs[i] {
			short += w
		}
	}
	left := max(0.9-float64(short+2*len(widths))/float64(line), 0.3)
	for i, c := range t.Columns {
		switch {
		case c.Number:
			l.columns += "r"
		case l.paragraphs[i]:
			share := left * float64(min(widths[i], latexLine)) / float64(texts)
			l.columns += fmt.Sprintf(">{\\raggedright\\arraybackslash}p{%.2f\\linewidth}", share)
		default:
			l.columns += "l"
		}
	}
	return l
}
