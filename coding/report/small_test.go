package report_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mening/coding"
	"mening/coding/register"
	"mening/coding/report"
	"mening/corpus/document"
	"mening/corpus/source"
	"mening/corpus/study"
	"mening/corpus/table"
)

// The small study: one category that four people raise, one that one does, one
// that nobody does; three groups, of which one has a single member.
const (
	smallStudy = `study: Liten
language: sv
stakeholders: [AME, SOC, FK]
register:
  file: register.csv
  target: 10
  measures:
    - {measure: Inskrivna, dimension: meet}
    - {measure: Hänvisad, dimension: meet, column: från}
    - {measure: Klara, dimension: rare, share: klar=ja}
    - {measure: Klara från FK, share: från=FK}
`
	smallBook = `codebook: liten
values:
  valence: ['+', '-']
categories:
  - category: meet
    name: Möten
    definition: Att träffas.
    codes:
      - {code: meeting, name: Möte, rules: [möte], values: {valence: '+'}, definition: Ett möte., examples: [Ett möte.]}
      - {code: coffee, name: Kaffe, rules: [kaffe], values: {valence: '-'}}
  - category: rare
    name: Sällsynt
    codes:
      - {code: snow, name: Snö, rules: [snö]}
  - category: none
    name: Tomt
    codes:
      - {code: nothing, name: Inget, rules: [enhörning]}
themes:
  - {theme: all, name: Allt, runs-through: [meet, rare]}
`
	smallPeople = `participant,speaker,stakeholder
A,A,AME
B,B,AME
C,C,AME
D,D,SOC
E,E,SOC
F,F,SOC
G,G,FK
`
	smallTalk = `I: Varför möte?
A: Ett möte. Kaffe.
B: Ett möte.
C: Ett möte i går.
D: Vårt möte.
E: Snö.
F: Jaha.
G: Mitt möte.
`
	smallRegister = `id;från;klar
1;AME;ja
2;AME;ja
3;AME;ja
4;AME;ja
5;SOC;ja
6;SOC;ja
7;SOC;nej
8;SOC;nej
9;FK;nej
`
)

// input reads a study whose files are those of the small one, but for those that
// are given.
func input(t *testing.T, files map[string]string) report.Input {
	t.Helper()
	dir := t.TempDir()
	all := map[string]string{"study.yaml": smallStudy, "codebook.yaml": smallBook, "participants.csv": smallPeople,
		"transcripts/fg.txt": smallTalk, "register.csv": smallRegister}
	for name, text := range files {
		all[name] = text
	}
	for name, text := range all {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, c, err := study.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, problems := coding.ReadCodebook("codebook.yaml", []byte(all["codebook.yaml"]), c.Fields())
	for _, p := range problems {
		t.Fatal(p)
	}
	in := report.Input{Study: s, Corpus: c, Book: b, Matcher: coding.Compile(b)}
	in.Decided.Standing = coding.Stand(c, b, nil, func(coder string) string { return coder })
	in.Observations = coding.Observe(c, in.Matcher, in.Decided, nil)
	for i := range s.Config.Registers {
		declared := &s.Config.Registers[i]
		sheet, err := table.Read(declared.File, []byte(all["register.csv"]))
		if err != nil {
			t.Fatal(err)
		}
		r, err := register.Read(sheet, declared, register.Options{})
		if err != nil {
			t.Fatal(err)
		}
		in.Registers = append(in.Registers, r)
	}
	return in
}

// voice says what it is given, in English.
func voice(language string) report.Voice {
	return report.Voice{Language: language, Say: fmt.Sprintf, Note: source.Note.String,
		Term: func(word string) string { return word }, Label: func(_, id string) string { return id }}
}

// options are those of a report with three quotations.
func options(language string) report.Options {
	return report.Options{Quotations: 3, Pictures: report.SVG, Voice: voice(language)}
}

// reported makes a report and fills it into a template, the program's own where
// none is given.
func reported(t *testing.T, in report.Input, o report.Options, text string) (*report.Report, *document.Document) {
	t.Helper()
	r, err := report.New(in, o)
	if err != nil {
		t.Fatal(err)
	}
	if text == "" {
		text = report.Standard(o.Voice.Language)
	}
	tmpl, err := report.Parse("test.md", text)
	if err != nil {
		t.Fatal(err)
	}
	d, err := tmpl.Document(r)
	if err != nil {
		t.Fatal(err)
	}
	return r, d
}

// written returns a document in a format.
func written(t *testing.T, d *document.Document, f table.Format) string {
	t.Helper()
	var b strings.Builder
	if err := d.Write(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// markdown returns the standard report as Markdown, without its pictures.
func markdown(t *testing.T, in report.Input, o report.Options) string {
	t.Helper()
	o.Pictures = report.NoPictures
	_, d := reported(t, in, o, "")
	return written(t, d, "md")
}

// joint returns the cells of measures in the table of registers beside interviews.
func joint(t *testing.T, r *report.Report) string {
	t.Helper()
	block, ok := r.Joint.(document.Table)
	if !ok {
		t.Fatalf("no registers: %v", r.Joint)
	}
	var out strings.Builder
	for i := range block.Rows {
		text, _ := block.Cell(i, 1, table.Style{})
		out.WriteString(text + "\n")
	}
	return out.String()
}
