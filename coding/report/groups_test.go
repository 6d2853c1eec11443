package report_test

import (
	"strings"
	"testing"

	"mening/corpus/document"
)

// groupsStudy has a participant of no known stakeholder, interviews without a
// wave, codes without a category, and a code that asks for interviewers.
func groupsStudy() map[string]string {
	return map[string]string{
		"study.yaml": "study: Liten\nlanguage: sv\nwaves: {before: Före, after: Efter}\nstakeholders: [AME, SOC]\n",
		"codebook.yaml": `codebook: liten
categories:
  - category: meet
    name: Möten
    codes:
      - {code: meeting, name: Möte, rules: [möte]}
      - {code: asked, name: Frågat, rules: [varför], speakers: all}
codes:
  - {code: loose, name: Lös, rules: [enhörning]}
`,
		"participants.csv":   "participant,speaker,stakeholder\nA,A,AME\nB,B,SOC\nC,C,\n",
		"interviews.csv":     "file,wave\na.txt,before\nb.txt,after\nc.txt,\n",
		"transcripts/fg.txt": "I: Varför möte?\nC: Ett möte.\n",
		"transcripts/a.txt":  "I: Varför då?\nA: Ett möte.\n",
		"transcripts/b.txt":  "B: Ett möte.\n",
		"transcripts/c.txt":  "C: Ett möte.\n",
	}
}

// TestGroups makes sure that what is unknown is counted apart: no stakeholder, no
// wave, no category.
func TestGroups(t *testing.T) {
	in := input(t, groupsStudy())
	text := strings.ReplaceAll(markdown(t, in, options("sv")), "\u00a0", " ")
	for _, want := range []string{
		"4 intervjuer med 3 informanter från 2 aktörer (1 utan känd aktör).",
		"Intervjuer per tillfälle: before (1), after (1) och without wave (2).",
		"the numbers are of 2 waves together; participants heard in more than one: 0 of 3",
		"Vad intervjuarna säger räknas bara för de koder som gäller det.",
		"some codes ask for interviewers' talk: it stands in the total, and in no column of its own",
		"AME (1), SOC (1) och unknown (1)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
	for _, lacks := range []string{"Ingen informant tog upp detta", "Intervjuarnas tal räknas inte"} {
		if strings.Contains(text, lacks) {
			t.Errorf("has %q:\n%s", lacks, text)
		}
	}
	body, _, _ := strings.Cut(text, "## Bilaga 1.")
	if strings.Contains(body, "# uncategorised") || !strings.Contains(body, "| uncategorised |") {
		t.Errorf("what is uncategorised has a section of its own, or no row:\n%s", body)
	}
}

// TestHeadings makes sure that no level of headings is skipped, and that the
// contents leave out the entries of the codebook.
func TestHeadings(t *testing.T) {
	for _, files := range []map[string]string{nil, groupsStudy()} {
		_, d := reported(t, input(t, files), options("sv"), "")
		last := 0
		for _, block := range d.Blocks {
			h, ok := block.(document.Heading)
			if !ok {
				continue
			}
			if h.Level > last+1 {
				t.Errorf("%q of level %d stands under level %d", h.Text, h.Level, last)
			}
			last = h.Level
		}
		contents, _, _ := strings.Cut(written(t, d, "html"), "I korthet</h2>")
		if !strings.Contains(contents, "Bilaga 1. Kodbok") || strings.Count(contents, "Möten") > 1 {
			t.Errorf("contents:\n%s", contents)
		}
	}
}

// TestHeads makes sure that names head the columns of all stakeholders or ids do,
// which are then spelled out.
func TestHeads(t *testing.T) {
	files := map[string]string{"study.yaml": "study: Liten\nlanguage: sv\nstakeholders: {AME: Arbete, SOC: Socialtjänst, FK: Kassan}\n"}
	check := func(want, lacks string) {
		t.Helper()
		if text := markdown(t, input(t, files), options("sv")); !strings.Contains(text, want) || lacks != "" && strings.Contains(text, lacks) {
			t.Errorf("lacks %q, or has %q:\n%s", want, lacks, text)
		}
	}
	check("| Arbete<br>n=3 | Socialtjänst<br>n=3 | Kassan<br>n=1 |", "SOC = ")
	files["study.yaml"] = "study: Liten\nlanguage: sv\nstakeholders: {AME: Arbete, SOC: Socialtjänstensfamiljeomsorg, FK: Försäkringskassedirektionen}\n"
	check("| AME<br>n=3 | SOC<br>n=3 | FK<br>n=1 |", "Arbete<br>")
	check("- AME = Arbete, SOC = Socialtjänstensfamiljeomsorg, FK = Försäkringskassedirektionen", "")
	check("| Arbete (AME) |", "")
}
