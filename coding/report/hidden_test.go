package report_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"mening/coding/report"
)

// TestNumber compares how numbers are printed.
func TestNumber(t *testing.T) {
	for n, want := range map[report.Number]string{0: "0", 3: "3", 12345: "12345", -3: "<3", -10: "<10", report.Hidden: "–"} {
		if n.String() != want || n.Shown() != (n >= 0) || (n.Below() > 0) != strings.HasPrefix(want, "<") {
			t.Errorf("%d: %s, shown %t, below %d", int(n), n, n.Shown(), n.Below())
		}
	}
}

// TestSuppress hides what stands on fewer than three people, wherever it would be
// said.
func TestSuppress(t *testing.T) {
	in := input(t, nil)
	for language, want := range map[string][]string{
		"sv": {"Tal som färre än 3 personer står bakom visas inte.", "För att ingen ska kunna kännas igen", "**Sällsynt** togs upp av färre än 3 av 7 informanter."},
		"en": {"Numbers behind which stand fewer than 3 people are not shown.", "So that nobody may be recognised", "**Sällsynt** was raised by fewer than 3 of 7 participants."},
	} {
		o := options(language)
		o.Suppress = 3
		text := markdown(t, in, o)
		for _, w := range append(want,
			"| FK | 1 | – | – | – | – |", "| AME | 1 | – | – | – | – |", "| AME | SOC | FK | Total<br>n=7 |", // who took part
			"Hänvisad: AME –, SOC 4, FK – (n = 9)", // one in a register, and what would tell it
			"Inskrivna: 9 of the goal of 10",
			"Klara: 6 of 9 |",
			"Klara från FK: \\<3 of 9",
			"| Klara: 6 of 9 | Sällsynt: \\<3 of 7 participants |",
			"| Tomt: number not shown |") {
			if !strings.Contains(strings.ReplaceAll(text, "\u00a0", " "), w) {
				t.Errorf("%s lacks %q:\n%s", language, w, text)
			}
		}
		if strings.Contains(text, "> Mitt möte.") {
			t.Errorf("%s quotes what tells a hidden number", language)
		}
		// Neither a cell nor a sentence has a small number of people.
		for _, cell := range []string{`AME \(3\), SOC \(3\) (och|and) FK \(1\)`, `(av|by) [12] (av|of) 7`} {
			if found := regexp.MustCompile(cell).FindString(text); found != "" {
				t.Errorf("%s tells %q", language, found)
			}
		}
	}
}

// TestSuppressedFigures makes sure that pictures and their words do not tell what
// tables hide.
func TestSuppressedFigures(t *testing.T) {
	o := options("en")
	shown, _ := reported(t, input(t, nil), o, "")
	o.Suppress = 3
	hidden, d := reported(t, input(t, nil), o, "")
	if shown.OverviewFigure == nil || shown.Sections[0].Findings[0].Figure == nil {
		t.Fatal("nothing is drawn")
	}
	if a, b := fmt.Sprint(shown.OverviewFigure), fmt.Sprint(hidden.OverviewFigure); a == b {
		t.Error("the heat map shows what the table hides")
	}
	if page := written(t, d, "html"); strings.Contains(page, "FK 1") || strings.Contains(page, "Kaffe: 1") {
		t.Error("the text alternative tells a hidden number")
	}
}

// TestSuppressedReport walks all numbers that a template can reach: none of people
// is small.
func TestSuppressedReport(t *testing.T) {
	o := options("sv")
	o.Suppress = 3
	r, err := report.New(input(t, nil), o)
	if err != nil {
		t.Fatal(err)
	}
	small := func(what string, n report.Number) {
		t.Helper()
		if n > 0 && n < 3 {
			t.Errorf("%s: %d", what, n)
		}
	}
	var walk func(f report.Finding)
	hidden := 0
	walk = func(f report.Finding) {
		small(f.ID, f.Participants)
		if f.Hidden() {
			hidden++
			if f.Units.Shown() || f.Interviews.Shown() || len(f.Most) > 0 || f.Percent().Shown() {
				t.Errorf("%s is half hidden: %+v", f.ID, f)
			}
		}
		for _, g := range f.Groups {
			small(f.ID+" in "+g.Name, g.Participants)
			small("size of "+g.Name, g.Of)
		}
		for _, below := range f.Below {
			walk(below)
		}
	}
	for _, s := range r.Sections {
		small(s.ID, s.Participants)
		for _, f := range s.Findings {
			walk(f)
		}
	}
	for _, f := range append(r.Themes, r.Top...) {
		walk(f)
	}
	for _, c := range r.Material.Stakeholders {
		small(c.Name, c.N)
	}
	small("in both waves", r.Material.InBoth)
	if hidden < 3 {
		t.Errorf("%d findings are hidden", hidden)
	}
}

// TestRegisterSuppressed compares measures as they are told and as they are hidden.
func TestRegisterSuppressed(t *testing.T) {
	const many = "id;grupp;klar;poäng;start;slut\n"
	rows := func(n int, line string) string { return strings.Repeat("x;"+line+"\n", n) }
	table := func(lines ...string) string {
		out := many
		for i, line := range strings.Split(strings.TrimSuffix(strings.Join(lines, ""), "\n"), "\n") {
			out += fmt.Sprint(i+1) + strings.TrimPrefix(line, "x") + "\n"
		}
		return out
	}
	data := table(rows(10, "a;ja;5;2020-01-01;2020-07-01"), rows(5, "b;ja;6;2020-01-01;2020-03-01"), rows(4, "b;nej;7;2020-01-01;"), rows(1, "c;nej;30;2020-01-01;"))
	for measure, want := range map[string][2]string{
		"column: grupp":                         {"a 10, b 9, c 1 (n = 20)", "a 10, b –, c – (n = 20)"},
		"column: poäng":                         {"mean 6.9, 5 to 30 (n = 20)", "mean 6.9 (n = 20)"},
		"share: klar=ja":                        {"15 of 20 (75%)", "15 of 20 (75%)"},
		"share: grupp=c":                        {"1 of 20 (5%)", "<3 of 20"},
		"share: 'grupp!=c'":                     {"19 of 20 (95%)", "– of 20"},
		"share: klar=nej, of: grupp=b":          {"5 of 20 (25%); 4 of 9 b", "5 of 20 (25%); 4 of 9 b"},
		"share: klar=ja, of: grupp=c":           {"15 of 20 (75%); 0 of 1 c", "15 of 20 (75%)"},
		"duration: 'start,slut'":                {"mean 4.7 months, 2 to 6 (n = 15); ongoing: 5", "mean 4.7 months (n = 15); ongoing: 5"},
		"share: [klar=nej, grupp=b]":            {"4 of 20 (20%)", "4 of 20 (20%)"},
		"share: [klar=ja, grupp=b], target: 40": {"5 of 20 (25%); goal 40%", "5 of 20 (25%); goal 40%"},
	} {
		for i, suppress := range []int{0, 3} {
			in := input(t, map[string]string{"register.csv": data, "study.yaml": "register:\n  file: register.csv\n  measures:\n    - {measure: M, " + measure + "}\n"})
			text := measures(t, in, suppress)
			if !strings.Contains(text, "M: "+want[i]+"\n") {
				t.Errorf("%s, suppress %d: %q, not %q", measure, suppress, text, want[i])
			}
		}
	}
	// Of two shares that would tell a third one the later is hidden.
	in := input(t, map[string]string{"register.csv": data, "study.yaml": "register:\n  file: register.csv\n  measures:\n    - {measure: A, share: klar=nej}\n    - {measure: B, share: [klar=nej, grupp=b]}\n    - {measure: C, column: grupp}\n    - {measure: D, share: grupp=b}\n"})
	if text := measures(t, in, 3); !strings.Contains(text, "A: 5 of 20 (25%)") || !strings.Contains(text, "B: – of 20") || !strings.Contains(text, "D: – of 20") {
		t.Errorf("measures that tell each other: %s", text)
	}
}

// measures returns the measures of a study, a line each.
func measures(t *testing.T, in report.Input, suppress int) string {
	t.Helper()
	o := options("en")
	o.Suppress = suppress
	r, err := report.New(in, o)
	if err != nil {
		t.Fatal(err)
	}
	return joint(t, r)
}
