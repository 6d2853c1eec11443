package words

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"mening/corpus"
	"mening/corpus/query"
)

// everyone selects the talk of all participants.
type everyone struct{}

func (everyone) Speaker(_ *corpus.Transcript, s *corpus.Speaker) bool {
	return s.Role == corpus.Participant
}
func (everyone) Turn(_ *corpus.Transcript, turn *corpus.Turn) bool {
	return turn.Speaker.Role == corpus.Participant
}

// stakeholder selects the talk of one.
type stakeholder string

func (w stakeholder) Speaker(_ *corpus.Transcript, s *corpus.Speaker) bool {
	return s.Stakeholder == string(w)
}
func (w stakeholder) Turn(_ *corpus.Transcript, turn *corpus.Turn) bool {
	return turn.Speaker.Stakeholder == string(w)
}

func (w stakeholder) Voice(v *Voice) bool { return v.Speaker.Stakeholder == string(w) }

// small returns a study of two interviews, in Swedish. Each line is a speaker,
// a stakeholder and what he or she says; a participant of the same name is the
// same person.
func small(transcripts ...string) *corpus.Corpus {
	c := &corpus.Corpus{Language: "sv"}
	for i, text := range transcripts {
		t := &corpus.Transcript{Path: fmt.Sprintf("fg%d.txt", i+1), Language: "sv"}
		speakers := map[string]*corpus.Speaker{}
		for line := range strings.Lines(text) {
			f := strings.SplitN(strings.TrimSpace(line), " ", 3)
			s := speakers[f[0]]
			if s == nil {
				s = &corpus.Speaker{Label: f[0], Role: corpus.Participant, Participant: f[0], Stakeholder: f[1]}
				speakers[f[0]] = s
				t.Speakers = append(t.Speakers, s)
			}
			t.Turns = append(t.Turns, corpus.Turn{Number: len(t.Turns) + 1, Label: f[0], Text: f[2], Speaker: s})
		}
		c.Transcripts = append(c.Transcripts, t)
	}
	c.Stakeholders = []corpus.Stakeholder{{ID: "AME", Name: "AME"}, {ID: "SOC", Name: "SOC"}}
	return c
}

// hitsOf returns what an expression matches.
func hitsOf(t *testing.T, c *corpus.Corpus, expression string) *Hits {
	t.Helper()
	e, err := query.Parse(expression, query.Vocabulary{})
	if err != nil {
		t.Fatal(err)
	}
	h := NewHits(e)
	for _, tr := range c.Transcripts {
		r := query.Compile(analyzer(tr.Spelling()), []query.Rule{{Expr: e}}).NewReader()
		for i := range tr.Turns {
			for _, rule := range r.Read(tr.Turns[i].Text) {
				for _, iv := range r.Match(int(rule), nil) {
					h.Add(&tr.Turns[i], slices.Clone(iv.Evidence))
				}
			}
		}
	}
	return h
}

// listed writes a vocabulary as text: form, count, and in brackets spellings.
func listed(v *Vocabulary) string {
	var out []string
	for i := range v.Forms {
		f := &v.Forms[i]
		var also []string
		for _, s := range append(slices.Clone(f.Written), f.Members...) {
			also = append(also, fmt.Sprintf("%s %d", s.Text, s.Count))
		}
		out = append(out, fmt.Sprintf("%s %d (%s)", f.Text, f.Count, strings.Join(also, ", ")))
	}
	return strings.Join(out, "; ")
}

func TestCount(t *testing.T) {
	c := small("A AME Samverkan [paus] är samverkan. TRISAM!\nB SOC Jag samverkar på AF-möte, t.ex.", "A AME Samverkan (skratt).")
	check := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	v := Count(c, Options{Select: everyone{}})
	check(listed(v), "af-möte 1 (AF-möte 1); jag 1 (Jag 1); på 1 (på 1); samverkan 3 (samverkan 1, Samverkan 2); samverkar 1 (samverkar 1); t.ex 1 (t.ex 1); trisam 1 (TRISAM 1); är 1 (är 1)")
	if v.Words != 10 {
		t.Errorf("%d words, want 10", v.Words)
	}
	check(listed(v.Stems()), "af-möte 1 (AF-möte 1, af-möte 1); jag 1 (Jag 1, jag 1); på 1 (på 1, på 1); samverkan 3 (samverkan 1, Samverkan 2, samverkan 3); samverkar 1 (samverkar 1, samverkar 1); t.ex 1 (t.ex 1, t.ex 1); trisam 1 (TRISAM 1, trisam 1); är 1 (är 1, är 1)")
	inflected := small("A AME Mötet, möten och MÖTEN", "A AME mötet! Mötena")
	check(listed(Count(inflected, Options{Select: everyone{}}).Stems()), "möten 4 (möten 1, MÖTEN 1, möten 2, mötet 2); mötena 1 (Mötena 1, mötena 1); och 1 (och 1, och 1)")
	check(listed(Count(c, Options{Select: stakeholder("SOC")})), "af-möte 1 (AF-möte 1); jag 1 (Jag 1); på 1 (på 1); samverkar 1 (samverkar 1); t.ex 1 (t.ex 1)")
	for _, x := range []struct{ expression, want string }{
		{"samverk*", "samverkan 3 (samverkan 1, Samverkan 2); samverkar 1 (samverkar 1)"},
		{"=samverkan", "samverkan 1 (samverkan 1)"},
		{"möte", "af-möte 1 (AF-möte 1)"},
		{"=AF OR möte", "af-möte 1 (AF-möte 1)"}, // one word, one catch
		{`"jag samverkar"`, "jag samverkar 1 (Jag samverkar 1)"},
		{`"samverkan är" OR trisam`, "samverkan är 1 (Samverkan är 1); trisam 1 (TRISAM 1)"},
		{"jag NEAR/3 möte", "af-möte 1 (AF-möte 1); jag 1 (Jag 1)"},
		{`/verkan \[/`, "samverkan 0"},
		{"saknas", ""},
	} {
		got := listed(Count(c, Options{Select: everyone{}, Hits: hitsOf(t, c, x.expression)}))
		if strings.HasSuffix(x.want, " 0") {
			x.want = ""
		}
		check(got, x.want)
	}
}

func TestGroups(t *testing.T) {
	c := small("A AME ja ja\nB AME ja\nC SOC nej\nD SOC ja", "A AME ja\nE SOC nej")
	c.Transcripts[1].Speakers = append(c.Transcripts[1].Speakers,
		&corpus.Speaker{Label: "F", Role: corpus.Participant, Participant: "F", Stakeholder: "AME", Silent: true})
	v := Count(c, Options{Select: everyone{}})
	g := v.Groups(c, ByField(c, "stakeholder"))
	if got, want := fmt.Sprint(g.Groups, g.All), "[{{AME AME} 4 3 2} {{SOC SOC} 3 3 2}] {{ } 7 6 2}"; got != want {
		t.Errorf("groups %s, want %s", got, want)
	}
	for i, want := range []string{"[{4 2 2} {1 1 1}] {5 3 2}", "[{0 0 0} {2 2 2}] {2 2 2}"} {
		if got := fmt.Sprint(g.Of(&v.Forms[i])); got != want {
			t.Errorf("%s: %s, want %s", v.Forms[i].Text, got, want)
		}
	}
	if got, want := fmt.Sprint(g.Of(v.Whole())), "[{4 2 2} {3 3 2}] {7 5 2}"; got != want {
		t.Errorf("all forms: %s, want %s", got, want)
	}
}

func TestAlphabet(t *testing.T) {
	texts := []string{"öl", "zebra", "ål", "ärende", "Anna", "anna", "AF"}
	order := make([]string, len(texts))
	for i, place := range Alphabet("sv", texts) {
		order[place] = texts[i]
	}
	if got, want := strings.Join(order, " "), "AF anna Anna zebra ål ärende öl"; got != want {
		t.Errorf("Swedish order %s, want %s", got, want)
	}
	for i, place := range Alphabet("en", texts) {
		order[place] = texts[i]
	}
	if got, want := strings.Join(order, " "), "AF ål anna Anna ärende öl zebra"; got != want {
		t.Errorf("English order %s, want %s", got, want)
	}
}

// TestStatistics compares with values computed by hand from the formulas, and
// with the properties that their authors give.
func TestStatistics(t *testing.T) {
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 0.0005 {
			t.Errorf("%s = %.4f, want %.4f", what, got, want)
		}
	}
	for _, x := range []struct {
		a, b, c, d    int
		g2, logRatio  float64
		formulaInHand string
	}{
		{20, 0, 1000, 1000, 27.7259, 5.3219, "E=10, 10: 2·20·ln 2; log₂(20/0.5)"},
		{0, 20, 1000, 1000, 27.7259, -5.3219, "the same the other way"},
		{30, 10, 1000, 1000, 10.4650, 1.5850, "E=20, 20: 2(30 ln 1.5 + 10 ln 0.5); log₂ 3"},
		{10, 10, 1000, 3000, 5.7536, 1.5850, "E=5, 15: 2(10 ln 2 + 10 ln ⅔); log₂ 3"},
		{10, 20, 1000, 2000, 0, 0, "equal shares"},
		{4, 1, 1000000, 1000000, 1.9274, 2, "four times as often (Hardie 2014): 2; E=2.5: 2(4 ln 1.6 + ln 0.4)"},
		{5, 5, 0, 1000, 0, 0, "no talk"},
		{0, 5, 100, 10000, 0.0995, 0, "E=0.0495 of 100 words: none of them is no fewer; 2·5 ln(10100/10000)"},
		{5, 0, 10000, 100, 0.0995, 0, "the same the other way"},
		{0, 60, 100, 10000, 1.1940, -0.2630, "E=0.594: log₂(0.5/0.6)"},
	} {
		near("G² "+x.formulaInHand, LogLikelihood(x.a, x.b, x.c, x.d), x.g2)
		near("log ratio "+x.formulaInHand, LogRatio(x.a, x.b, x.c, x.d), x.logRatio)
	}
	near("log-Dice of two that are never apart (Rychlý 2008)", LogDice(7, 7, 7), 14)
	near("log-Dice of half of them", LogDice(5, 10, 10), 13)
	near("log-Dice of one in 16,384", LogDice(1, 16384, 16384), 0)
	near("log-Dice 14 + log₂(6/25)", LogDice(3, 20, 5), 11.9411)
	near("t-score (9-3)/3", TScore(9, 3), 2)
	near("t-score (4-6)/2", TScore(4, 6), -1)
}

func TestKeyness(t *testing.T) {
	c := small("A AME pärm pärm möte\nB SOC möte soc soc\nC FK möte soc")
	v := Count(c, Options{Select: everyone{}})
	show := func(against Side) string {
		var out []string
		for _, k := range v.Keyness(v.Groups(c, Compare(stakeholder("AME"), against))) {
			out = append(out, fmt.Sprintf("%s %v %d/%d %.2f %.2f", k.Form.Text, k.Over(), k.Focus.Count, k.Reference.Count, k.G2, k.Ratio))
		}
		return strings.Join(out, "; ")
	}
	// 3 words against 5: E of pärm 0.75: 2·2·ln(2/0.75) = 3.92, log₂((2/3)/(0.5/5)) = 2.74.
	if got, want := show(nil), "pärm true 2/0 3.92 2.74; soc false 0/3 2.82 -1.85; möte false 1/2 0.02 -0.26"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := show(stakeholder("SOC")), "pärm true 2/0 2.77 2.00; soc false 0/2 2.77 -2.00"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestAround compares with windows that were counted by hand.
func TestAround(t *testing.T) {
	c := small("A AME vi har möte nu. Sen går vi hem till möte igen\nB SOC vi går\nC SOC Möte vi möte vi")
	v := Count(c, Options{Select: everyone{}})
	show := func(expression string, w Window) string {
		a := v.Around(c, hitsOf(t, c, expression), w, nil)
		out := []string{fmt.Sprint(a.Nodes, a.NodeWords, a.Window)}
		for _, k := range a.Collocates {
			out = append(out, fmt.Sprintf("%s %d:%d of %d by %d, %.3f %.3f %.3f", k.Form.Text, k.Left, k.Right, k.Count, k.Participants, k.Expected, k.LogDice, k.TScore))
		}
		return strings.Join(out, "; ")
	}
	for _, x := range []struct {
		expression string
		window     Window
		want       string
	}{
		// 17 words, 4 of them nodes. In the windows of one word: har, nu; till,
		// igen; vi between the nodes counts once, with the first; vi.
		{"möte", Window{Left: 1, Right: 1}, "4 4 6; har 1:0 of 1 by 1, 0.462 12.678 0.538; igen 0:1 of 1 by 1, 0.462 12.678 0.538; " +
			"nu 0:1 of 1 by 1, 0.462 12.678 0.538; till 1:0 of 1 by 1, 0.462 12.678 0.538; vi 0:2 of 5 by 1, 2.308 12.830 -0.218"},
		{"möte", Window{Left: 2, Sentence: true}, ""},
		{`"går vi"`, Window{Left: 1, Right: 0}, "1 2 1; sen 1:0 of 1 by 1, 0.067 14.000 0.933"},
	} {
		got := show(x.expression, x.window)
		if x.want == "" { // vi har, hem till, and vi before the second möte
			if !strings.HasPrefix(got, "4 4 5; ") || !strings.Contains(got, "vi 2:0 of 5 by 2,") {
				t.Errorf("%s within sentences: %s", x.expression, got)
			}
			continue
		}
		parts := strings.Split(x.want, "; ")
		for _, p := range parts {
			if !strings.Contains(got, p) {
				t.Errorf("%s: %q is not in %s", x.expression, p, got)
			}
		}
		if strings.Count(got, ";")+1 != len(parts) {
			t.Errorf("%s: %s", x.expression, got)
		}
	}
}

func TestCatchesWords(t *testing.T) {
	fields := query.Vocabulary{Fields: []string{"stakeholder"}, References: []string{"code"}}
	for text, want := range map[string]bool{"a": true, `"a b" OR c*`: true, "a stakeholder:AME": true, "code:x": true,
		"stakeholder:AME": false, "a OR stakeholder:AME": false, "(stakeholder:AME NOT a)": false, "a NEAR/3 b": true} {
		e, err := query.Parse(text, fields)
		if err != nil {
			t.Fatal(err)
		}
		if got := CatchesWords(e); got != want {
			t.Errorf("CatchesWords(%s) = %v", text, got)
		}
	}
}

// TestCountIsSteady counts the same talk twice: the work of several goroutines
// must come out in one order.
func TestCountIsSteady(t *testing.T) {
	var transcripts []string
	for i := range 40 {
		transcripts = append(transcripts, fmt.Sprintf("A%d AME Ord%d och ord%d samverkan TRISAM\nB SOC samverka ord%d", i, i%7, i%3, i%5))
	}
	c := small(transcripts...)
	want := listed(Count(c, Options{Select: everyone{}}).Stems())
	for range 10 {
		if got := listed(Count(c, Options{Select: everyone{}}).Stems()); got != want {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
	}
}
