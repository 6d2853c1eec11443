package comparison

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"mening/coding"
	"mening/coding/reliability"
	"mening/corpus"
)

const book = `codebook: Test
language: sv
categories:
  - category: k
    name: K
    definition: k
    codes:
      - {code: a, name: A, definition: a, rules: ["möte*", "sal"]}
      - {code: b, name: B, definition: b, rules: [tid]}
codes:
  - {code: c, name: C, definition: c}
`

// talk makes transcripts of lines "AME 1: text"; a line "# path" begins one.
func talk(text string) *corpus.Corpus {
	c := &corpus.Corpus{}
	var t *corpus.Transcript
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if path, ok := strings.CutPrefix(line, "# "); ok {
			t = &corpus.Transcript{Path: path, Language: "sv", Attributes: map[string]string{}}
			c.Transcripts = append(c.Transcripts, t)
			continue
		}
		label, said, _ := strings.Cut(line, ": ")
		s := &corpus.Speaker{Label: label, Role: corpus.Participant, Participant: t.Path + "#" + label, Stakeholder: "AME"}
		if label == "I" {
			s.Role, s.Participant, s.Stakeholder = corpus.Interviewer, "", ""
		}
		n := len(t.Turns) + 1
		t.Speakers = append(t.Speakers, s)
		t.Turns = append(t.Turns, corpus.Turn{Number: n, Line: n, Label: label, Text: said, Speaker: s})
	}
	return c
}

// decisions reads `coder act code “words”`, where a / stands between two turns.
func decisions(t *testing.T, c *corpus.Corpus, lines ...string) []coding.Decision {
	t.Helper()
	var out []coding.Decision
	for n, line := range lines {
		head, quote, _ := strings.Cut(strings.TrimSuffix(line, "”"), " “")
		f := strings.Fields(head)
		d := coding.Decision{ID: fmt.Sprint(n), Coder: f[0], Act: coding.Act(f[1])}
		if len(f) > 2 {
			d.Code = f[2]
		}
		first, last, several := strings.Cut(quote, " / ")
		if !several {
			last = first
		}
		for _, tr := range c.Transcripts {
			for i := range tr.Turns {
				from, to := &tr.Turns[i], &tr.Turns[i]
				if several && i+1 < len(tr.Turns) {
					to = &tr.Turns[i+1]
				}
				start, end := strings.Index(from.Text, first), strings.Index(to.Text, last)
				if d.Unit == nil && start >= 0 && end >= 0 {
					d.Unit = coding.NewAnchor(tr, coding.NewIdentifier(tr), coding.Parts(tr, from, start, to, end+len(last)))
				}
			}
		}
		if d.Unit == nil {
			t.Fatalf("no such words: %q", quote)
		}
		out = append(out, d)
	}
	return out
}

func compare(t *testing.T, c *corpus.Corpus, coders, match string, lines ...string) (*Comparison, *coding.Standing) {
	t.Helper()
	b, problems := coding.ReadCodebook("c.yaml", []byte(book), []string{"stakeholder"})
	if b == nil {
		t.Fatal(problems)
	}
	s := coding.Stand(c, b, decisions(t, c, lines...), func(coder string) string { return coder })
	if len(s.Problems) > 0 {
		t.Fatal(s.Problems)
	}
	m, err := ParseMatch(match)
	if err != nil {
		t.Fatal(err)
	}
	return New(c, coding.Compile(b), s, strings.Split(coders, ","), nil, m), s
}

// shown lists items as `words: codes | codes`; those without a code are left
// out, their number stands behind.
func shown(x *Comparison) string {
	var out []string
	bare := 0
	for i := range x.Items {
		item := &x.Items[i]
		if !item.Coded() {
			bare++
			continue
		}
		var sets []string
		for coder := range x.Coders {
			sets = append(sets, strings.Join(ids(item.Codes(coder)), "+"))
		}
		unit := coding.UnitOf(item.Parts)
		out = append(out, strings.ReplaceAll(unit.Quote(), "\n", " / ")+": "+strings.Join(sets, "|"))
	}
	return fmt.Sprintf("%s; %d bare, outside %v, open %v", strings.Join(out, " "), bare, x.Outside, x.Open)
}

const small = `# a.txt
I: Ett möte?
AME 1: Ett möte då. Vi har ont om tid. Ja visst.
I: Mer?
AME 2: En sal till. Tid finns. [paus]
# b.txt
AME 1: Tid igen. Nej.
`

func TestItems(t *testing.T) {
	check := func(coders, match, want string, lines ...string) {
		t.Helper()
		x, _ := compare(t, talk(small), coders, match, lines...)
		if got := shown(x); got != want {
			t.Errorf("%s by %s of %q\ngot  %s\nwant %s", coders, match, lines, got, want)
		}
	}
	// Only what both have worked through is compared: not b.txt.
	check("eva,bo", "", "Ett möte då.: a|a Vi har ont om tid.: b|; 3 bare, outside [1 0], open [2 3]",
		"eva assign a “Ett möte då.”", "eva assign b “Vi har ont om tid.”", "eva assign b “Tid igen.”", "bo confirm a “Ett möte då.”")
	// A unit counts where it holds half of a sentence or lies within it, else
	// where it holds most.
	check("eva,bo", "sentence", "Ett möte då.: a| Vi har ont om tid.: a|b; 3 bare, outside [0 0], open [3 3]",
		"eva assign a “möte då. Vi har ont om”", "bo assign b “tid”")
	check("eva,bo", "sentence", "Ett möte då.: a|; 4 bare, outside [0 0], open [3 4]",
		"eva assign a “då. Vi”", "bo read “Ett möte då. Vi har ont om tid. Ja visst.”", "bo read “En sal till. Tid finns. [paus]”")
	// A question and its answer count in the answer.
	check("eva,bo", "sentence", "En sal till.: c|c; 4 bare, outside [0 0], open [4 4]",
		"eva assign c “Mer? / En sal till.”", "bo assign c “En sal till.”")
	// Noted stretches narrow what is compared; an irrelevant one is read too.
	check("eva,bo", "sentence", "En sal till.: c|; 1 bare, outside [0 1], open [2 2]",
		"eva read “En sal till. Tid finns. [paus]”", "eva assign c “En sal till.”", "bo assign a “Ett möte då.”")
	check("eva,bo", "sentence", "; 1 bare, outside [0 1], open [0 0]",
		"eva irrelevant “En sal till. Tid finns. [paus]”", "eva read “Ja visst.”", "bo assign a “Ett möte då.”", "bo irrelevant “En sal till.”", "bo read “En sal till. Tid finns.”")
	// Rules are everywhere, and what they propose is nobody's else.
	check("auto,eva", "sentence", "Ett möte då.: a|a Vi har ont om tid.: b| En sal till.: a| Tid finns. [paus]: b|; 1 bare, outside [1 0], open [0 3]", "eva confirm a “Ett möte då.”")
	// Who rejected has worked there.
	check("auto,eva", "exact", "Tid igen.: b|; 0 bare, outside [4 0], open [0 0]", "eva reject b “Tid igen.”")
	// Exact: the same span. Overlap: enough of the shorter one.
	check("eva,bo", "exact", "Ett möte då.: a| Ett möte då. Vi har ont om tid.: |a Ja visst.: c|b; 0 bare, outside [0 0], open [3 3]",
		"eva assign a “Ett möte då.”", "bo assign a “Ett möte då. Vi har ont om tid.”", "eva assign c “Ja visst.”", "bo assign b “Ja visst.”")
	check("eva,bo", "overlap", "Ett möte då. Vi har ont om tid.: a|a Ja visst.: c|b; 0 bare, outside [0 0], open [3 3]",
		"eva assign a “Ett möte då.”", "bo assign a “Ett möte då. Vi har ont om tid.”", "eva assign c “Ja visst.”", "bo assign b “Ja visst.”")
	check("eva,bo", "overlap=60%", "Vi har ont: a| ont om tid.: |a; 0 bare, outside [0 0], open [4 4]", "eva assign a “Vi har ont”", "bo assign a “ont om tid.”")
	// One unit matches one; that with a code in common goes first, although
	// another shares more.
	check("eva,bo", "overlap", "Ett möte då.: a| Ett möte då. Vi har ont om tid.: a|a Ett möte då. Vi har ont om tid. Ja visst.: b|; 0 bare, outside [0 0], open [2 3]",
		"eva assign a “Vi har ont om tid.”", "eva assign b “Ett möte då. Vi har ont om tid. Ja visst.”", "eva assign a “Ett möte då.”", "bo assign a “Ett möte då. Vi har ont om tid.”")
	// Three coders.
	check("eva,bo,liv", "overlap", "Ja visst.: c|c|b; 0 bare, outside [0 0 0], open [4 4 4]", "eva assign c “Ja visst.”", "bo assign c “visst.”", "liv assign b “Ja visst.”")
}

func TestParseMatch(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		m, err := ParseMatch(text)
		if got := m.String(); err == nil && got != want || err != nil && want != "" {
			t.Errorf("%q is %q, %v, want %q", text, got, err, want)
		}
	}
	check("", "sentence")
	check("Exact", "exact")
	check("overlap", "overlap=0.5")
	check("overlap=25%", "overlap=0.25")
	check("overlap=0,75", "overlap=0.75")
	check("overlap=0", "")
	check("overlap=x", "")
	check("overlap=NaN", "")
	check("exact=1", "")
	check("turn", "")
}

// TestRatings follows a case by hand: ten sentences, of which eva codes 1-4 with
// a and 5 with b, bo 1-3 and 6 with a and 5 with c.
func TestRatings(t *testing.T) {
	var lines []string
	for n := 1; n <= 10; n++ {
		lines = append(lines, fmt.Sprintf("AME 1: Mening %c.", 'a'+n-1))
	}
	c := talk("# a.txt\n" + strings.Join(lines, "\n"))
	said := func(coder, code, letters string) (out []string) {
		for _, letter := range letters {
			out = append(out, fmt.Sprintf("%s assign %s “Mening %c.”", coder, code, letter))
		}
		return out
	}
	all := append(append(append(said("eva", "a", "abcd"), said("eva", "b", "e")...), said("bo", "a", "abcf")...), said("bo", "c", "e")...)
	x, _ := compare(t, c, "eva,bo", "sentence", all...)
	isA := func(c *coding.Code) bool { return c.ID == "a" }
	each, both := x.Counts(isA)
	if fmt.Sprint(each, both) != "[4 4] 3" {
		t.Errorf("counts %v %d", each, both)
	}
	// Code a: both 3, neither 5, one only 2: pa = .8, pe = .4² + .6² = .52.
	near := func(what string, c reliability.Coefficient, want float64) {
		t.Helper()
		if got, ok := c.Value(); !ok || math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %v %v, want %v", what, got, c.Undefined, want)
		}
	}
	r := x.Ratings("a", isA)
	near("agreement on a", reliability.PercentAgreement(r, reliability.Options{}), .8)
	near("kappa of a", reliability.CohenKappa(r, reliability.Options{}), (.8-.52)/(1-.52))
	// All codes: sets are equal in 3 + 4 of 10.
	sets := x.Sets()
	near("agreement on sets", reliability.PercentAgreement(sets, reliability.Options{}), .7)
	near("sets", reliability.KrippendorffAlpha(sets, reliability.Options{Distance: sets.MASI}), alphaByHand())
	// Confusion: a with a 3 times, a with nothing once each way, b with c once,
	// nothing with nothing 4 times.
	if got := fmt.Sprint(x.Confusion(0, 1).Categories, x.Confusion(0, 1).Counts); got != "[a b c -] [[3 0 0 1] [0 0 1 0] [0 0 0 0] [1 0 0 4]]" {
		t.Error(got)
	}
	// Continua: all sentences are 9 characters long.
	cont := x.Continua("a", isA)
	if cont[0].Length != 90 || len(cont[0].Rows[0].Stretches) != 4 || cont[0].Rows[0].Stretches[3] != (reliability.Stretch{Start: 27, End: 36, Value: "a"}) {
		t.Errorf("%+v", cont)
	}
	if got := fmt.Sprint(x.SetContinua()[0].Rows[1]); got != "{bo [{0 9 a} {9 18 a} {18 27 a} {36 45 c} {45 54 a}]}" {
		t.Error(got)
	}
}

// alphaByHand is Krippendorff's alpha of the case in TestRatings. Values by
// coder: a 8 times, b and c once, none 10 of 20; any two different ones are 1
// apart. Do: 3 of 10 items; De = 1 - Σ n(n-1) / (20·19).
func alphaByHand() float64 { return 1 - .3/(1-(8.*7+10*9)/(20*19)) }

// TestSetContinua cuts overlapping codes at each border.
func TestSetContinua(t *testing.T) {
	x, _ := compare(t, talk("# a.txt\nAME 1: En två tre\nI: Nej\nAME 1: fyra"), "eva,bo", "", "eva assign a “En två”", "eva assign b “två tre”", "eva assign c “tre / Nej”", "bo read “En två tre”", "bo read “fyra”", "bo assign a “fyra”")
	if got := fmt.Sprint(x.SetContinua()); got != "[{a.txt 14 [{eva [{0 3 a} {3 6 a+b} {6 7 b} {7 10 b+c}]} {bo [{10 14 a}]}]}]" {
		t.Error(got)
	}
}

func TestRules(t *testing.T) {
	x, _ := compare(t, talk(small), "auto,eva", "sentence", "eva confirm a “Ett möte då.”", "eva assign b “Vi har ont om tid. Ja visst.”")
	var out []string
	for _, r := range x.Rules(0, 1) {
		out = append(out, fmt.Sprint(r.Code.ID, r.Rule, " ", r.Right, "/", r.Units))
	}
	if got := strings.Join(out, ", "); got != "a0 1/1, a1 0/1, b0 1/2" {
		t.Error(got)
	}
}

func TestConsensus(t *testing.T) {
	decided := []string{"eva assign a “Ett möte då.”", "bo assign b “Ett möte då. Vi har ont om tid.”", "eva assign c “Ja visst.”", "bo assign c “visst.”",
		"eva assign a “En sal”", "bo assign a “En sal till.”", "eva assign a “till.”", "eva assign b “Tid finns.”"}
	tell := func(ds []coding.Decision) string {
		var out []string
		for _, d := range ds {
			out = append(out, fmt.Sprintf("%s %s “%s”", d.Act, d.Code, d.Unit.Quote))
		}
		return strings.Join(out, ", ")
	}
	open := func(x *Comparison, s *coding.Standing) (out string) {
		for i := range x.Items {
			if d := x.Disputed(&x.Items[i]); len(d) > 0 && !x.Settled(&x.Items[i], s) {
				unit := coding.UnitOf(x.Items[i].Parts)
				out += fmt.Sprint(unit.Quote(), ids(d), ";")
			}
		}
		return out
	}
	x, s := compare(t, talk(small), "eva,bo", "overlap", decided...)
	// Where a unit begins and ends is no dispute, and eva's second unit lies in
	// bo's.
	if got, want := open(x, s), "Ett möte då. Vi har ont om tid.[a b];Tid finns.[b];"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	item := &x.Items[0]
	if got := fmt.Sprint(ids(x.Around(item, 0)), ids(x.Around(&x.Items[1], 1)), ids(x.Around(&x.Items[3], 1))); got != "[] [] [a]" {
		t.Error(got)
	}
	check := func(choice Choice, want string) {
		t.Helper()
		if got := tell(x.Consensus(s, []Choice{choice})); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	check(x.Keep(item, 0), "reject b “Ett möte då. Vi har ont om tid.”, confirm a “Ett möte då.”")
	check(x.Keep(item, 0, 1), "confirm a “Ett möte då.”, confirm b “Ett möte då. Vi har ont om tid.”")
	check(x.Agreed(&x.Items[1], s), "confirm c “Ja visst.”")
	check(x.Agreed(item, s), "")
	check(x.Give(item), "reject a “Ett möte då.”, reject b “Ett möte då. Vi har ont om tid.”")
	codes := map[string]*coding.Code{}
	for _, c := range x.book.Codes {
		codes[c.ID] = c
	}
	check(x.Give(item, codes["c"], codes["a"]), "reject b “Ett möte då. Vi har ont om tid.”, assign c “Ett möte då. Vi har ont om tid.”, confirm a “Ett möte då.”")
	// Once it is decided it is settled and not said again; another choice takes
	// it back, and keeps what was decided of others.
	x, s = compare(t, talk(small), "eva,bo", "overlap", append(decided, "consensus reject b “Ett möte då. Vi har ont om tid.”", "consensus confirm a “Ett möte då.”")...)
	if got, want := open(x, s), "Tid finns.[b];"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	item = &x.Items[0]
	check(x.Keep(item, 0), "")
	check(x.Keep(item, 1), "reject a “Ett möte då.”, confirm b “Ett möte då. Vi har ont om tid.”")
	x, s = compare(t, talk(small), "eva,bo", "overlap", append(decided, "consensus confirm b “Vi har ont om tid.”")...)
	check(x.Keep(&x.Items[0], 0), "reject b “Ett möte då. Vi har ont om tid.”, confirm b “Vi har ont om tid.”, confirm a “Ett möte då.”")
	// The tables by consensus follow.
	x, s = compare(t, talk(small), "eva,bo", "overlap", append(decided, "consensus reject b “Ett möte då. Vi har ont om tid.”", "consensus confirm a “Ett möte då.”")...)
	var out []string
	for _, o := range coding.Observe(talkOf(x), coding.Compile(x.book), coding.Decided{Standing: s, Whose: coding.Whose{Rule: coding.ByConsensus}}, nil) {
		if o.Turn.Number == 2 {
			out = append(out, o.Code.ID+"["+o.Quote()+"] "+o.Coder)
		}
	}
	if got, want := strings.Join(out, ", "), "a[Ett möte då.] consensus, c[Ja visst.] bo+eva"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// talkOf returns the corpus of the compared transcripts.
func talkOf(x *Comparison) *corpus.Corpus { return &corpus.Corpus{Transcripts: x.Transcripts} }

func FuzzParseMatch(f *testing.F) {
	for _, text := range []string{"", "sentence", "exact", "overlap", "overlap=0.5", "overlap=25%", "overlap=1e-3", "Overlap= 1 %"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ParseMatch(text)
		if err != nil {
			return
		}
		again, err := ParseMatch(m.String())
		if err != nil || again != m {
			t.Errorf("%q is %v, which is read as %v, %v", text, m, again, err)
		}
		if m.Kind == Overlap && !(m.Share > 0 && m.Share <= 1) {
			t.Errorf("%q has the share %v", text, m.Share)
		}
	})
}
