package table

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mening/corpus/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

// tally is a table as a study has it.
func tally() *Table {
	return &Table{
		Caption: "Frekvenstabell: rule-based coding, not reviewed",
		Columns: []Column{
			{Key: "category", Title: "Kategori", Wrap: true},
			{Key: "AME", Title: "Arbetsmarknads enheten\n(n = 3)", Number: true},
			{Key: "SOC", Title: "SOC\n(n = 4)", Number: true},
			{Key: "per_1000_words", Title: "Per 1 000 ord", Number: true, Decimals: 2},
			{Key: "alpha", Number: true, Decimals: 3},
			{Key: "quote", Title: "Citat", Wrap: true},
		},
		Rows: [][]any{
			{"Samverkan", 12, "3 (+5)", 1.23456, 0.81, `Vi lägger "pusslet", alltså | liksom <eh> tillsammans; *sen* får vi se.`},
			{Indented{1, "TRISAM som forum för alla"}, 4, 0, 0.1, nil, "första raden\nandra\traden"},
			{Indented{2, "日本語 och a\u030angstro\u0308m"}, 0, nil, -0.00001, math.NaN(), "=1+1"},
			{"Värde", -1, "+", 1234567.0, 1.0, "\x1b[31m- nej\u202e"},
			{"Alla", 16, "3 (+5)", 1.3, 0.5},
			{"&amp; interviewer", 2},
		},
		Notes: []string{
			"2 units of unknown speakers are left out of the columns, and this note is so long that it must be broken.",
			"- joined: adjacent_units\nsecond line",
		},
		Total: 2,
	}
}

func write(t *testing.T, table *Table, f Format, s Style) string {
	t.Helper()
	var b bytes.Buffer
	if err := table.Write(&b, f, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	check := func(name string, f Format, s Style) {
		t.Helper()
		got := write(t, tally(), f, s)
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
	check("tally.txt", "text", Style{})
	check("tally-80.txt", "text", Style{Width: 80, Decimal: ","})
	check("tally-30.txt", "text", Style{Width: 30})
	check("tally-color.txt", "text", Style{Width: 100, Color: true})
	check("tally.csv", "csv", Style{Decimal: ","})
	check("tally-excel.csv", "csv", Style{Excel: true, Decimal: ","})
	check("tally.tsv", "tsv", Style{Excel: true, Decimal: ","})
	check("tally.json", "json", Style{Decimal: ","})
	check("tally.md", "md", Style{Decimal: ","})
	check("tally.tex", "tex", Style{Decimal: ","})
}

// TestTextWidth checks what the golden files show only to the eye.
func TestTextWidth(t *testing.T) {
	for width := 1; width < 200; width++ {
		for line := range strings.SplitSeq(write(t, tally(), "text", Style{Width: width}), "\n") {
			if line != strings.TrimRight(line, " ") {
				t.Errorf("width %d: blanks at the end of %q", width, line)
			}
			if n := textWidth(line); width >= 80 && n > width {
				t.Errorf("width %d: %q has %d columns", width, line, n)
			}
		}
	}
}

func TestEmpty(t *testing.T) {
	table := &Table{Caption: "Inget", Columns: []Column{{Key: "a"}, {Key: "b", Title: "B", Number: true}}, Notes: []string{"0 av 3"}, Total: 1}
	check := func(f Format, want string) {
		t.Helper()
		if got := write(t, table, f, Style{}); got != want {
			t.Errorf("%s: got %q, want %q", f, got, want)
		}
	}
	check("text", "Inget\n\na  B\n────\n\n0 av 3\n")
	check("csv", "a,b\n")
	check("tsv", "a\tb\n")
	check("json", "[]\n")
	check("md", "**Inget**\n\n| a | B |\n| --- | ---: |\n\n- 0 av 3\n")
}

func TestBare(t *testing.T) {
	table := &Table{Columns: []Column{{Key: "a", Decimals: -1}}, Rows: [][]any{{2.5}, {}}, Total: 2}
	check := func(f Format, want string) {
		t.Helper()
		if got := write(t, table, f, Style{}); got != want {
			t.Errorf("%s: got %q, want %q", f, got, want)
		}
	}
	check("text", "a\n─\n3\n\n")
	check("csv", "a\n2.5\n\n")
	check("json", "[\n  {\n    \"a\": 2.5\n  },\n  {\n    \"a\": null\n  }\n]\n")
	check("md", "| a |\n| --- |\n| **3** |\n|  |\n")
}

func TestFaults(t *testing.T) {
	check := func(table *Table, f Format, want string) {
		t.Helper()
		var b bytes.Buffer
		err := table.Write(&b, f, Style{})
		if err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
		if b.Len() > 0 {
			t.Errorf("wrote %q before %s", b.String(), want)
		}
	}
	one := []Column{{Key: "a"}}
	check(&Table{}, "html", "unknown format \"html\"\n  known: text, csv, tsv, json, md, tex, xlsx")
	check(&Table{Columns: one, Rows: [][]any{{1}, {1, 2}}}, "text", "row 2 of the table has 2 cells for 1 columns")
	check(&Table{Columns: one, Rows: [][]any{{true}}}, "text", `row 1 of the table has a bool in column "a"`)
	check(&Table{Columns: []Column{{Key: "a"}, {Title: "b"}}}, "csv", "column 2 of the table has no key")
	check(&Table{Columns: []Column{{Key: "a"}, {Key: "a"}}}, "json", `two columns of the table have the key "a"`)

	broken := errors.New("disk full")
	if err := (&Table{}).Write(failing{broken}, "text", Style{}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	var p *source.Problem
	if err := (&Table{}).Write(failing{broken}, "odt", Style{}); !errors.As(err, &p) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestFormatOf(t *testing.T) {
	check := func(file string, want Format, ok bool) {
		t.Helper()
		if got, gotOK := FormatOf(file); got != want || gotOK != ok {
			t.Errorf("FormatOf(%q) = %q, %v", file, got, gotOK)
		}
	}
	check("a/b.txt", "text", true)
	check("b.CSV", "csv", true)
	check("b.c.tsv", "tsv", true)
	check("b.json", "json", true)
	check("b.md", "md", true)
	check("b.tex", "tex", true)
	check("b.docx", "", false)
	check("csv", "", false)
}

func TestGuarded(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		if got := guarded(in); got != want {
			t.Errorf("guarded(%q) = %q, want %q", in, got, want)
		}
	}
	for _, s := range []string{"", " ", "ord", "+", "-", "!", " - ", "-5", "+3.5", "-0,5", "-1e5", "a=b", "'=1", "−5", "12 (+5)"} {
		check(s, s)
	}
	for _, s := range []string{
		"=1+1", "=", "@", "@SUM(A1)", "+1+1", "-1-cmd|' /C calc'!A0", "- nej", "--", "-5 %", "\tx", "\t=1", " =1", "\n=1", "＝1", "\u00a0+a",
	} {
		check(s, "'"+s)
	}
}

// TestSpreadsheetRunsNothing reads back what was written and looks for a cell
// that a spreadsheet would run.
func TestSpreadsheetRunsNothing(t *testing.T) {
	table := &Table{Columns: []Column{{Key: "=cmd"}, {Key: "b"}}}
	for _, s := range []string{"=1+1", "\r=1", "\x00=1", "\x1b@x", "\u202e=1", "\t+a", "\v-a", `"=1`, "\n\t =1"} {
		table.Rows = append(table.Rows, []any{s, Indented{1, s}})
	}
	for _, f := range []Format{"csv", "tsv"} {
		for _, style := range []Style{{}, {Excel: true}} {
			sheet, err := Read("a."+string(f), []byte(write(t, table, f, style)))
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range append(sheet.Rows, Row{Fields: sheet.Header}) {
				for _, field := range row.Fields {
					if strings.ContainsAny(field[:1], "=+-@\t\r\n") {
						t.Errorf("%s %+v: %q", f, style, field)
					}
				}
			}
		}
	}
}

func TestRoundTrip(t *testing.T) {
	table := &Table{
		Columns: []Column{{Key: "file"}, {Key: "a;b, \"c\""}, {Key: "n"}},
		Rows: [][]any{
			{"fg1", "rad 1\nrad 2", 3},
			{"", `"`, -0.25},
			{"x;y,z\tå", "+", nil},
		},
	}
	check := func(f Format, s Style, want string) {
		t.Helper()
		sheet, err := Read("a."+string(f), []byte(write(t, table, f, s)))
		if err != nil {
			t.Errorf("%s %+v: %v", f, s, err)
		} else if got := dump(sheet); got != want {
			t.Errorf("%s %+v: got\n%s\nwant\n%s", f, s, got, want)
		}
	}
	head := "file | a;b, \"c\" | n\n"
	check("csv", Style{}, head+"2: fg1 | rad 1\nrad 2 | 3\n4:  | \" | -0.25\n5: x;y,z\tå | + | ")
	check("csv", Style{Excel: true, Decimal: ","}, head+"2: fg1 | rad 1\nrad 2 | 3\n4:  | \" | -0,25\n5: x;y,z\tå | + | ")
	check("tsv", Style{}, head+"2: fg1 | rad 1 rad 2 | 3\n3:  | \" | -0.25\n4: x;y,z å | + | ")
}

func TestJSONIsValid(t *testing.T) {
	table := tally()
	table.Rows = append(table.Rows, []any{"\x00\x7f\u009b\u2066\u2028\xff\\ </a>", math.Inf(1), Indented{2, "x"}})
	text := write(t, table, "json", Style{})
	if i := strings.IndexFunc(text, needsCleaning); i >= 0 {
		t.Errorf("a terminal could obey %q", text[i:i+4])
	}
	var records []map[string]any
	if err := json.Unmarshal([]byte(text), &records); err != nil {
		t.Fatal(err)
	}
	last := records[len(records)-1]
	if want := "\x00\x7f\u009b\u2066\u2028\uFFFD\\ </a>"; last["category"] != want || last["AME"] != nil || last["SOC"] != "x" {
		t.Errorf("got %q", last)
	}
}

func TestClean(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
	check("Åsa såg\n日本 – \u200f…", "Åsa såg\n日本 – \u200f…")
	check("a\tb", "a b")
	check("\x1b]0;title\x07\x1b[2J", "]0;title[2J")
	check("a\u009b31mb\x7f\x00", "a31mb")
	check("a\x9b31mb", "a\uFFFD31mb")
	check("a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne")
	check("\u202eabc\u2069\u2066", "abc")
}

func TestTextWidthOfCharacters(t *testing.T) {
	check := func(in string, want int) {
		t.Helper()
		if got := textWidth(in); got != want {
			t.Errorf("textWidth(%q) = %d, want %d", in, got, want)
		}
	}
	check("", 0)
	check("åäö", 3)
	check("a\u030aa\u0308o\u0308", 3)
	check("日本", 4)
	check("ｆｗ", 4)
	check("…–”─", 4)
	check("👩‍👩‍👧", 2)
	check("👍🏽", 2)
	check("🇸🇪", 2)
	check("\u1112\u1161\u11ab", 2)
	check("a\u200bb", 2)
}

func TestWrap(t *testing.T) {
	check := func(in string, limit int, want ...string) {
		t.Helper()
		got := wrap(strings.Split(in, "\n"), limit)
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("wrap(%q, %d) = %q, want %q", in, limit, got, want)
		}
	}
	check("ett två tre", 7, "ett två", "tre")
	check("ett två tre", 11, "ett två tre")
	check("ett  två", 8, "ett  två")
	check("ett   två tre", 8, "ett två", "tre")
	check("arbetsmarknad i dag", 6, "arbets", "markna", "d i", "dag")
	check("a\n\nb c", 1, "a", "", "b", "c")
	check("日本語", 3, "日", "本", "語")
	check("日本 x", 1, "日", "本", "x")
	check("a\u030aa\u030aa\u030a", 2, "a\u030aa\u030a", "a\u030a")
	check("10\u00a0procent av", 10, "10\u00a0procent", "av")
	check("    ", 2)
}

func TestMarked(t *testing.T) {
	table := Table{Columns: []Column{{Key: "quote"}}, Rows: [][]any{{Marked{Text: "a *möte* och kaffe", Marks: [][2]int{{2, 9}, {14, 19}}}}, {Marked{Text: "x y", Marks: [][2]int{{1, 3}, {2, 9}}}}}}
	check := func(f Format, want string) {
		t.Helper()
		var b strings.Builder
		if err := table.Write(&b, f, Style{}); err != nil || b.String() != want {
			t.Errorf("%s: got %q, %v, want %q", f, b.String(), err, want)
		}
	}
	check("md", "| quote |\n| --- |\n| a **\\*möte\\*** och **kaffe** |\n| x **y** |\n")
	check("csv", "quote\na *möte* och kaffe\nx y\n")
	check("tex", "% \\usepackage{array, booktabs}\n\\begin{table}[htbp]\n\\centering\n\\setlength{\\tabcolsep}{4pt}\n\\begin{tabular}{l}\n\\toprule\nquote \\\\\n\\midrule\n"+
		"a \\textbf{{*}möte{*}} och \\textbf{kaffe} \\\\\nx\\textbf{ y} \\\\\n\\bottomrule\n\\end{tabular}\n\\end{table}\n")
	check("json", "[\n  {\n    \"quote\": \"a *möte* och kaffe\"\n  },\n  {\n    \"quote\": \"x y\"\n  }\n]\n")
}
