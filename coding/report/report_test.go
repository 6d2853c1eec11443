package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"mening/coding"
	"mening/coding/report"
)

// TestSentences compares what is said of categories: some, one, none; whole words
// in singular and plural.
func TestSentences(t *testing.T) {
	alone := map[string]string{"participants.csv": "participant,speaker,stakeholder\nA,A,AME\n", "transcripts/fg.txt": "A: Ett möte.\n"}
	for _, c := range []struct {
		name, language string
		files          map[string]string
		want           []string
		lacks          string
	}{
		{"several", "sv", nil, []string{
			"**Möten** togs upp av 5 av 7 informanter i 1 av 1 intervju, i 6 meningsbärande enheter. Flest enheter kommer från AME (4), SOC (1) och FK (1). Koder efter antal informanter: möte (5), kaffe (1). Märkning: + 5, − 1.",
			"**Sällsynt** togs upp av 1 av 7 informanter i 1 av 1 intervju, i 1 meningsbärande enhet.",
			"Ingen informant tog upp detta.",
			"Temat löper genom möten, sällsynt: 6 av 7 informanter, 7 enheter.",
			"- 1 intervju med 7 informanter från 3 aktörer.",
			"Det finns 7 enheter. Intervjuarnas tal räknas inte.",
			"Kodboken *liten* har 4 koder i 3 kategorier och 1 tema.",
		}, "(71"},
		{"several", "en", nil, []string{
			"**Möten** was raised by 5 of 7 participants in 1 of 1 interview, in 6 meaning units. Most units come from AME (4), SOC (1) and FK (1). Codes by number of participants: möte (5), kaffe (1). Marks: + 5, − 1.",
			"**Sällsynt** was raised by 1 of 7 participants in 1 of 1 interview, in 1 meaning unit.",
			"No participant raised this.",
			"The theme runs through möten, sällsynt: 6 of 7 participants, 7 units.",
			"- 1 interview with 7 participants of 3 stakeholders.",
			"The codebook *liten* has 4 codes in 3 categories and 1 theme.",
		}, "informant"},
		{"one", "sv", alone, []string{"**Möten** togs upp av 1 av 1 informant i 1 av 1 intervju, i 1 meningsbärande enhet.", "- 1 intervju med 1 informant från 1 aktör.", "Det finns 1 enhet."}, "1 informanter"},
		{"one", "en", alone, []string{"**Möten** was raised by 1 of 1 participant in 1 of 1 interview, in 1 meaning unit.", "- 1 interview with 1 participant of 1 stakeholder."}, "1 participants"},
		{"nothing", "sv", map[string]string{"transcripts/fg.txt": "A: Nej.\n"}, []string{"Inget i materialet är kodat.", "Ingen informant tog upp detta.", "Ingen enhet är kondenserad."}, "togs upp av 0"},
		{"nothing", "en", map[string]string{"transcripts/fg.txt": "A: Nej.\n"}, []string{"Nothing in the material is coded.", "No participant raised this.", "No unit has been condensed."}, "raised by 0"},
	} {
		text := markdown(t, input(t, c.files), options(c.language))
		for _, want := range c.want {
			if !strings.Contains(strings.ReplaceAll(text, "\u00a0", " "), want) {
				t.Errorf("%s, %s lacks %q:\n%s", c.name, c.language, want, text)
			}
		}
		if strings.Contains(text, c.lacks) {
			at := strings.Index(text, c.lacks)
			t.Errorf("%s, %s has %q: %s", c.name, c.language, c.lacks, text[max(0, at-80):])
		}
	}
}

// TestPercent makes sure that shares are told of ten people or more only, rounded
// half up.
func TestPercent(t *testing.T) {
	for _, c := range []struct {
		n, of report.Number
		want  string
		few   bool
	}{{5, 8, "63", true}, {0, 0, "0", true}, {10, 16, "63", false}, {11, 11, "100", false}, {report.Hidden, 20, "–", true}, {-3, 20, "–", true}, {3, report.Hidden, "–", true}} {
		f := report.Finding{Participants: c.n, Of: c.of}
		if got := f.Percent().String(); got != c.want || f.Few() != c.few {
			t.Errorf("%s of %s: %s, few %t", c.n, c.of, got, f.Few())
		}
	}
}

// TestMethod compares how the analysis is told: with and without people who
// decided.
func TestMethod(t *testing.T) {
	check := func(name, text string, want []string, lacks ...string) {
		t.Helper()
		text = strings.ReplaceAll(text, "\u00a0", " ")
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s lacks %q:\n%s", name, w, text)
			}
		}
		for _, l := range lacks {
			if strings.Contains(text, l) {
				t.Errorf("%s has %q", name, l)
			}
		}
	}
	in := input(t, nil)
	check("proposed", markdown(t, in, options("sv")), []string{"summativ innehållsanalys", "7 av 7 kodningar har ingen granskat", "Ingen har ännu tagit ställning", "### Sökregler", "kodningar är gjorda av sökregler"}, "manifest kvalitativ", "överens", "Krippendorff")
	check("proposed", markdown(t, in, options("en")), []string{"summative, dictionary-based", "7 of 7 codings were reviewed by nobody", "Nobody has judged", "### Rules"}, "manifest qualitative", "Krippendorff")

	one := decided(t, "eva")
	check("one coder", markdown(t, one, options("sv")), []string{"manifest kvalitativ", "En person har kodat (eva): bekräftat 7 förslag, avvisat inga och för hand gjort inga kodningar.",
		"Överensstämmelse mellan kodare har inte mätts: ingen intervju är kodad av två.", "4 koder har sökregler som har föreslagit enheter."}, "Krippendorff", "### Sökregler", "summativ")
	check("one coder", markdown(t, one, options("en")), []string{"One person coded (eva). In all 7 proposals were confirmed, none rejected, and no codings made by hand.", "How far coders agree was not measured"}, "Krippendorff")

	two := decided(t, "eva", "lisbeth")
	check("two coders", markdown(t, two, options("sv")), []string{"Två personer har kodat (eva och lisbeth).", "Av 1 intervju är en kodad av både eva och lisbeth. Krippendorffs α för alla koder tillsammans är 1; i 100 % av meningarna",
		"How far the coders agree", "Cohen's kappa", "2 coders, Krippendorff's α 1"}, "har inte mätts")
	check("two coders", markdown(t, two, options("en")), []string{"Two people coded (eva and lisbeth).", "Krippendorff's α over all codes is 1; 100% of the sentences"})
	check("three coders", markdown(t, decided(t, "a", "b", "c"), options("en")), []string{"coded by a, b and c. ", "Conger's kappa", "| a and b | 1 |", "| a and c | 1 |", "| b and c | 1 |"}, "coded by both", "in common")
}

// decided is the small study whose proposals some coders have all confirmed.
func decided(t *testing.T, coders ...string) report.Input {
	t.Helper()
	in := input(t, nil)
	at := time.Date(2021, 4, 8, 12, 0, 0, 0, time.UTC)
	for _, coder := range coders {
		for i := range in.Observations {
			o := &in.Observations[i]
			at = at.Add(time.Second)
			in.Decisions = append(in.Decisions, coding.Decision{ID: fmt.Sprint(coder, i), At: at, Coder: coder, Act: coding.Confirm, Code: o.Code.ID,
				Unit: coding.NewAnchor(o.Transcript, coding.NewIdentifier(o.Transcript), o.All())})
		}
	}
	in.Decided.Standing = coding.Stand(in.Corpus, in.Book, in.Decisions, func(coder string) string { return coder })
	var err error
	if in.Decided.Whose, err = coding.ParseWhose(in.Study.Config.Count, in.Decided.Coders); err != nil {
		t.Fatal(err)
	}
	in.Observations = coding.Observe(in.Corpus, in.Matcher, in.Decided, nil)
	return in
}

// TestWhere makes sure that a report of a selection says that its registers are
// not selected.
func TestWhere(t *testing.T) {
	in := input(t, nil)
	if text := markdown(t, in, options("sv")); strings.Contains(text, "registren är det inte") || strings.Contains(text, "of everybody in them") {
		t.Error("a report of everything speaks of a selection")
	}
	where, err := coding.ParseSelection([]string{"stakeholder=AME"}, in.Corpus, in.Book, nil)
	if err != nil {
		t.Fatal(err)
	}
	in.Where, in.Conditions = where, []string{"stakeholder=AME"}
	text := markdown(t, in, options("sv"))
	for _, want := range []string{"Urval: stakeholder=AME.", "Intervjuerna är ett urval, registren är det inte", "the registers are of everybody in them: what is selected here (stakeholder=AME)",
		"Inskrivna: 9 of the goal of 10 (90%) (hela registret, inte bara urvalet).", "togs upp av 3 av 3 informanter"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
}

// TestSmallGroups warns of sources of quotations that fewer than three share.
func TestSmallGroups(t *testing.T) {
	in := input(t, nil)
	r, err := report.New(in, report.Options{Quotations: 9, Voice: voice("sv")})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.SmallGroups) != 1 || r.SmallGroups[0] != (report.SmallGroup{Source: "FK, focus group", People: 1}) {
		t.Errorf("small groups: %v", r.SmallGroups)
	}
	if text := markdown(t, in, report.Options{Quotations: 9, Voice: voice("sv")}); !strings.Contains(text, "FK, focus group (1 person)") {
		t.Errorf("nothing about FK:\n%s", text)
	}
}

// TestFunctions compares the functions of templates in both languages.
func TestFunctions(t *testing.T) {
	in := input(t, nil)
	for _, c := range []struct{ in, sv, en string }{
		{`{{count 1 "a" "b"}}, {{count 0 "a" "b"}}, {{count 12345 "a" "b"}}`, "1 a, 0 b, 12 345 b", "1 a, 0 b, 12 345 b"},
		{`{{words 0}} {{words 1}} {{words 12}} {{words 13}}`, "ingen en tolv 13", "no one twelve 13"},
		{`{{decimal 1.25 1}} {{decimal 2.0 2}}`, "1,3 2", "1.3 2"},
		{`{{lower "Samverkan"}} {{lower "TRISAM"}} {{lower ""}} {{first "ås"}}`, "samverkan TRISAM Ås", "samverkan TRISAM Ås"},
		{`{{list .Material.Stakeholders}}`, "AME (3), SOC (3) och FK (1)", "AME (3), SOC (3) and FK (1)"},
		{`{{number .Material.Participants}} {{number 10000}}`, "7 10 000", "7 10 000"},
		{`{{range .Themes}}{{list .Below}}{{end}}`, "Möten och Sällsynt", "Möten and Sällsynt"},
	} {
		for language, want := range map[string]string{"sv": c.sv, "en": c.en} {
			_, d := reported(t, in, options(language), c.in)
			if got := strings.TrimSpace(strings.NewReplacer("\u00a0", " ", `\.`, ".").Replace(written(t, d, "md"))); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
				t.Errorf("%s in %s: %q, not %q", c.in, language, got, want)
			}
		}
	}
	for _, faulty := range []string{`{{list 1}}`, `{{count "x" "a" "b"}}`, `{{.Nothing}}`, `{{number .Title}}`} {
		r, err := report.New(in, options("sv"))
		if err != nil {
			t.Fatal(err)
		}
		tmpl, err := report.Parse("test.md", faulty)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := tmpl.Document(r); err == nil || !strings.Contains(err.Error(), "--print-template") {
			t.Errorf("%s: %v", faulty, err)
		}
	}
}
