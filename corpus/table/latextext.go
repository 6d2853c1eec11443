package table

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// latexCell returns a text in LaTeX as a cell. Several lines are a small table of
// their own, set at its top or at its bottom, unless they are in a paragraph.
func latexCell(text string, c Column, position byte, paragraph bool) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	side := "l"
	if c.Number {
		side = "r"
	}
	if paragraph {
		return strings.ReplaceAll(text, "\n", " \\newline ")
	}
	return "\\begin{tabular}[" + string(position) + "]{@{}" + side + "@{}}" + strings.ReplaceAll(text, "\n", " \\\\ ") + "\\end{tabular}"
}

// latexMarked returns a text in LaTeX with what is marked in bold, line by line.
func latexMarked(m Marked) string {
	var b strings.Builder
	m.Pieces(func(text string, marked bool) {
		for i, line := range strings.Split(text, "\n") {
			if i > 0 {
				b.WriteByte('\n')
			}
			if line = LaTeX(line); marked && line != "" {
				line = "\\textbf{" + line + "}"
			}
			b.WriteString(line)
		}
	})
	return strings.TrimSpace(b.String())
}

// latexLineOf returns a text on one line.
func latexLineOf(s string) string {
	return strings.Join(strings.Fields(LaTeX(s)), " ")
}

// LaTeX returns a text as LaTeX shows it, without control characters. Newlines
// stay. What would begin an option, join to another sign or be active in the
// Swedish of babel is put in braces; signs of mathematics and Greek letters, which
// not every font has, are set as mathematics.
func LaTeX(s string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range norm.NFC.String(Clean(s)) {
		if text, ok := latexSign(r); ok {
			b.WriteString(text)
		} else {
			if r == last && strings.ContainsRune("-',!?", r) {
				b.WriteString("{}") // two of them would be one sign
			}
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

func latexSign(r rune) (string, bool) {
	if strings.ContainsRune(`{}$&#_%`, r) {
		return `\` + string(r), true
	}
	if strings.ContainsRune(`[]*`, r) {
		return "{" + string(r) + "}", true
	}
	switch r {
	case '\\':
		return `\textbackslash{}`, true
	case '^':
		return `\textasciicircum{}`, true
	case '~':
		return `\textasciitilde{}`, true
	case '<':
		return `\textless{}`, true
	case '>':
		return `\textgreater{}`, true
	case '|':
		return `\textbar{}`, true
	case '`':
		return `\textasciigrave{}`, true
	case '"':
		return `{\char34}`, true
	case '\u00a0':
		return `~`, true
	case '\u00ad':
		return `\-`, true
	case '\u202f', '\u2009':
		return `\,`, true
	}
	name := latexMathematics(r)
	if name == "" {
		return "", false
	}
	return `\ensuremath{` + name + `}`, true
}

// latexMathematics returns the command for a sign, an empty text where there is
// none.
func latexMathematics(r rune) string {
	switch r {
	case 'α':
		return `\alpha`
	case 'β':
		return `\beta`
	case 'γ':
		return `\gamma`
	case 'κ':
		return `\kappa`
	case 'π':
		return `\pi`
	case 'χ':
		return `\chi`
	case 'Δ':
		return `\Delta`
	case '✓':
		return `\surd`
	case '✗':
		return `\times`
	case '→':
		return `\rightarrow`
	case '←':
		return `\leftarrow`
	case '≤':
		return `\leq`
	case '≥':
		return `\geq`
	case '≈':
		return `\approx`
	case '≠':
		return `\neq`
	case '−':
		return `-`
	case '×':
		return `\times`
	case '²':
		return `^2`
	case '∞':
		return `\infty`
	}
	return ""
}
