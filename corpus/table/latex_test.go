package table

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestLaTeXText(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		if got := LaTeX(in); got != want {
			t.Errorf("LaTeX(%q) = %q, want %q", in, got, want)
		}
	}
	check("åäö – ”citat”", "åäö – ”citat”")
	check("a\u030a", "å")
	check(`\ { } $ & # ^ _ ~ %`, `\textbackslash{} \{ \} \$ \& \# \textasciicircum{} \_ \textasciitilde{} \%`)
	check("[1] *", "{[}1{]} {*}")
	check(`"a"`, `{\char34}a{\char34}`)
	check("--- '' ,,", "-{}-{}- '{}' ,{},")
	check("<a|b>", `\textless{}a\textbar{}b\textgreater{}`)
	check("``?`!`", `\textasciigrave{}\textasciigrave{}?\textasciigrave{}!\textasciigrave{}`)
	check("10\u00a0%", `10~\%`)
	check("α ≥ χ²", `\ensuremath{\alpha} \ensuremath{\geq} \ensuremath{\chi}\ensuremath{^2}`)
	check("a\x00\x1b[0m\nb\u202e", "a{[}0m\nb")
}

func TestLaTeXLayout(t *testing.T) {
	check := func(name string, table *Table, want ...string) {
		t.Helper()
		got := write(t, table, "tex", Style{})
		for _, w := range want {
			if absent, ok := strings.CutPrefix(w, "!"); ok == strings.Contains(got, strings.TrimPrefix(w, "!")) {
				t.Errorf("%s: %v %q in\n%s", name, ok, absent, got)
			}
		}
	}
	grid := func(columns, rows int, cell any) *Table {
		out := &Table{Caption: "C"}
		for i := range columns {
			out.Columns = append(out.Columns, Column{Key: fmt.Sprint("k", i), Number: i > 0})
		}
		for range rows {
			row := make([]any, columns)
			for i := range row {
				row[i] = cell
			}
			out.Rows = append(out.Rows, row)
		}
		return out
	}
	check("small", grid(3, 3, 1.5), `\begin{table}`, `{lrr}`, `\toprule`, `\midrule`, `\bottomrule`, "!longtable", "!landscape", "!resizebox")
	check("long", grid(3, 60, 1), `\begin{longtable}`, `\endhead`, `\endfoot`, "array, booktabs, longtable", `!\begin{table}`)
	check("wide", grid(12, 3, "tio tecken"), `\begin{landscape}`, "pdflscape")
	check("crowded", grid(40, 3, 1000), `\resizebox`, "graphicx")
	check("text", grid(1, 1, strings.Repeat("ord ", 60)), `p{0.`, `longtable`)
	check("negative", grid(2, 1, -2), `\ensuremath{-}2 & \ensuremath{-}2`)
	check("notes alone", &Table{Caption: "C", Notes: []string{"50 %"}}, `\textbf{C}`, `50 \%`, "!tabular")
}

// TestLaTeXCompiles sets tables with pdflatex.
func TestLaTeXCompiles(t *testing.T) {
	compiler, err := exec.LookPath("pdflatex")
	if err != nil {
		t.Skip("pdflatex is not on the PATH")
	}
	plain := tally()
	plain.Rows[2] = nil // letters that pdflatex does not know
	plain.Rows[3] = []any{"[x] *", 1, `\ { } $ & # ^ _ ~ % " < > | --`}
	long := tally()
	long.Rows, long.Total = nil, 0
	for range 60 {
		long.Rows = append(long.Rows, plain.Rows[0], plain.Rows[3])
	}
	text := "\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{array, booktabs, graphicx, longtable, pdflscape}\n\\begin{document}\n" +
		write(t, plain, "tex", Style{Decimal: ","}) + write(t, long, "tex", Style{}) + "\\end{document}\n"
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.tex"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(compiler, "-interaction=nonstopmode", "-halt-on-error", "a.tex")
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		if strings.Contains(string(out), ".sty' not found") {
			t.Skip("pdflatex lacks a package")
		}
		t.Errorf("%v\n%s\n%s", err, out, text)
	}
}
