package rules_test

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mening/coding"
	"mening/coding/journal"
	"mening/coding/rules"
	"mening/corpus"
	"mening/corpus/study"
)

// The small study: every number below was counted by hand from this text.
const (
	smallBook = `categories:
  - category: together
    codes:
      - code: meetings
        rules: |
          möte
          träffas
          telefon
        unless: |
          aldrig
      - code: place
        rules: [rummet]
  - category: person
    codes:
      - {code: health, rules: ['sov*']}
codes:
  - {code: byhand}
`
	smallTalk = `I: Har ni möten?
AME 1: Vi har ett möte. Ja. Vi träffas på mötet i rummet. Vi har aldrig möte.
SOC 1: Jag sover inte så bra. Inget möte för mig. Kaffe i fikarummet är trevligt.
AME 1: Vi brukar ringa i telefon. Jag sov.
SOC 1: Nej. Jo. Nej. Jo. Nej. Jo. Nej. Jo.
`
)

// small opens the study with decisions, each `coder act code turn quote`.
func small(t *testing.T, book string, decisions ...string) (*corpus.Corpus, *coding.Codebook, coding.Decided) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"study.yaml": "language: sv\nstakeholders: [AME, SOC]\n", "codebook.yaml": book, "transcripts/fg.txt": smallTalk} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := study.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.ReadAll(nil)
	if err != nil {
		t.Fatal(err)
	}
	b, problems := coding.ReadCodebook("codebook.yaml", []byte(book), c.Fields())
	if b == nil {
		t.Fatal(problems)
	}
	tr := c.Transcripts[0]
	for _, d := range decisions {
		f := strings.SplitN(d, " ", 5)
		turn := tr.Turn(int(f[3][0] - '0'))
		parts := coding.Quoted([]coding.Part{{Turn: turn, Span: corpus.Span{End: len(turn.Text)}}}, f[4])
		if parts == nil {
			t.Fatalf("%q does not stand in turn %s", f[4], f[3])
		}
		x := coding.Decision{Act: coding.Act(f[1]), Code: strings.TrimPrefix(f[2], "-"), Unit: coding.NewAnchor(tr, coding.NewIdentifier(tr), parts)}
		if _, err := journal.Append(filepath.Join(dir, "coding"), f[0], x); err != nil {
			t.Fatal(err)
		}
	}
	j, err := journal.Read(filepath.Join(dir, "coding"))
	if err != nil {
		t.Fatal(err)
	}
	standing := coding.Stand(c, b, j.Standing(), func(string) string { return "" })
	return c, b, coding.Decided{Standing: standing, Whose: coding.Whose{Rule: coding.ByConsensus}}
}

func TestMeasure(t *testing.T) {
	c, b, d := small(t, smallBook,
		"eva confirm meetings 2 Vi har ett möte.",
		"eva reject meetings 3 Inget möte för mig.",
		"bo reject meetings 2 Vi har ett möte.",
		"bo assign meetings 4 Jag sov.")
	all := rules.Measure(c, b, rules.Options{Decided: d})
	m := all[0]
	type line struct{ units, own, participants, confirmed, disputed, rejected, undecided int }
	check := func(what string, c rules.Counts, own int, want line) {
		t.Helper()
		if got := (line{c.Units, own, c.Participants, c.Confirmed, c.Disputed, c.Rejected, c.Undecided}); got != want {
			t.Errorf("%s: %+v, want %+v", what, got, want)
		}
	}
	// Turn 2 has two units, as the sentence between them has none; turn 3 has
	// one, turn 4 one.
	check("möte", m.Rules[0].Counts, m.Rules[0].Own, line{3, 2, 2, 1, 1, 1, 1})
	check("träffas", m.Rules[1].Counts, m.Rules[1].Own, line{1, 0, 1, 0, 0, 0, 1})
	check("telefon", m.Rules[2].Counts, m.Rules[2].Own, line{1, 1, 1, 0, 0, 0, 1}) // “Jag sov.” stands behind it
	check("meetings", m.Total, 0, line{4, 0, 2, 1, 1, 1, 2})
	check("byhand", all[3].Total, 0, line{})
	if m.Unless[0].Taken != 1 {
		t.Errorf("aldrig takes %d passages away, want 1", m.Unless[0].Taken)
	}
	if want := []rules.Form{{"möte", 2}, {"mötet", 1}}; !slices.Equal(m.Rules[0].Forms, want) {
		t.Errorf("forms %v, want %v", m.Rules[0].Forms, want)
	}
	if p, ok := m.Rules[0].Precision(); !ok || p != 0.5 {
		t.Errorf("precision %v %v, want 0.5", p, ok)
	}
	if _, ok := all[1].Total.Precision(); ok {
		t.Error("a precision although nobody judged")
	}
	// Two units are held, of which the rules find one.
	if r, ok := m.Recall(); !ok || r != 0.5 || m.HandMade != 2 {
		t.Errorf("recall %v %v of %d, want 0.5 of 2", r, ok, m.HandMade)
	}
	if _, ok := all[1].Recall(); ok {
		t.Error("a recall although nobody coded by hand")
	}
}

func TestMeasureWhere(t *testing.T) {
	c, b, d := small(t, smallBook)
	where, err := coding.ParseSelection([]string{"stakeholder=SOC"}, c, b, nil)
	if err != nil {
		t.Fatal(err)
	}
	m := rules.Measure(c, b, rules.Options{Decided: d, Where: where})[0]
	if m.Total.Units != 1 || m.Rules[0].Units != 1 || m.Unless[0].Taken != 0 || len(m.Rules[0].Forms) != 1 {
		t.Errorf("%+v", m)
	}
}

func TestNegated(t *testing.T) {
	c, b, _ := small(t, smallBook)
	observations := coding.Observe(c, coding.Compile(b), coding.Decided{}, nil)
	check := func(within int, want ...string) {
		t.Helper()
		var got []string
		for _, d := range rules.Negated(observations, within) {
			s := d.Negations[0]
			got = append(got, d.Code.ID+" "+d.Turn.Text[s.Start:s.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("within %d: %v, want %v", within, got, want)
		}
	}
	check(0, "health inte", "meetings Inget")
	check(3, "health inte", "meetings Inget")
	apart := strings.Replace(smallBook, "sov*", "bra", 1) // inte så bra
	c, b, _ = small(t, apart)
	observations = coding.Observe(c, coding.Compile(b), coding.Decided{}, nil)
	check(0, "meetings Inget")
	check(1, "health inte", "meetings Inget")
	asked := strings.Replace(smallBook, "'sov*'", "'sov* NEAR/3 inte'", 1)
	c, b, _ = small(t, asked)
	observations = coding.Observe(c, coding.Compile(b), coding.Decided{}, nil)
	check(3, "meetings Inget")
}

func TestUncoded(t *testing.T) {
	c, b, d := small(t, smallBook, "eva irrelevant - 3 Kaffe i fikarummet är trevligt.", "eva read - 2 Ja.")
	var talk []rules.Talk
	for _, place := range []struct {
		turn int
		text string
	}{{2, "Vi har ett möte."}, {2, "Ja."}, {2, "Vi har aldrig möte."}, {3, "Kaffe i fikarummet är trevligt."}} {
		turn := c.Transcripts[0].Turn(place.turn)
		at := strings.Index(turn.Text, place.text)
		talk = append(talk, rules.Talk{Transcript: c.Transcripts[0], Part: coding.Part{Turn: turn, Span: corpus.Span{Start: at, End: at + len(place.text)}}})
	}
	bare, covered := rules.Uncoded(c, talk, coding.Observe(c, coding.Compile(b), d, nil), d)
	var got []string
	for _, x := range bare {
		got = append(got, x.Text()+" "+string(x.Reading))
	}
	if want := []string{"Kaffe i fikarummet är trevligt. irrelevant", "Vi har aldrig möte. unread", "Ja. read"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	want := []rules.Coverage{{"AME", 9, 4, 1, 0, 4}, {"SOC", 5, 0, 0, 5, 0}}
	if !slices.Equal(covered, want) {
		t.Errorf("%+v, want %+v", covered, want)
	}
}

func TestOverlaps(t *testing.T) {
	c, b, _ := small(t, smallBook)
	observations := coding.Observe(c, coding.Compile(b), coding.Decided{}, nil)
	all := func(*coding.Observation) bool { return true }
	// meetings and place are in one category.
	want := []rules.Pair{{A: rules.Side{ID: "meetings", Name: "meetings", Units: 4, Shared: 1}, B: rules.Side{ID: "place", Name: "place", Units: 1, Shared: 1}, Same: 1}}
	if got := rules.Overlaps(b, observations, false, all); !slices.Equal(got, want) {
		t.Errorf("codes: %+v, want %+v", got, want)
	}
	if got := rules.Overlaps(b, observations, true, all); len(got) != 0 {
		t.Errorf("categories: %+v, want none", got)
	}
}

func TestMissedBy(t *testing.T) {
	c, b, d := small(t, smallBook, "eva assign place 3 Kaffe i fikarummet är trevligt.", "eva confirm place 2 Vi träffas på mötet i rummet.")
	m := rules.MissedBy(c, b, b.Code("place"), rules.Options{Decided: d})
	if m.HandMade != 2 || len(m.Units) != 1 || m.Units[0].Quote() != "Kaffe i fikarummet är trevligt." {
		t.Fatalf("%+v", m)
	}
	// All sentences but the two that have the code: 3 + 2 + 2 + 8.
	if m.Others != 15 {
		t.Errorf("other sentences: %d, want 15", m.Others)
	}
	i := slices.IndexFunc(m.Words, func(w rules.Word) bool { return w.Expression == "fikarummet" })
	if i < 0 {
		t.Fatalf("words: %+v", m.Words)
	}
	// 1 of 1 against 0 of 15: ln(1.5/0.5) − ln(0.5/15.5).
	w := m.Words[i]
	logOdds := math.Log(3) + math.Log(31)
	z := logOdds / math.Sqrt(1/1.5+1/0.5+1/0.5+1/15.5)
	if w.Missed != 1 || w.Other != 0 || w.Together != 1 || math.Abs(w.LogOdds-logOdds) > 1e-12 || math.Abs(w.Z-z) > 1e-12 {
		t.Errorf("%+v, want log odds %v, z %v", w, logOdds, z)
	}
}

// Of several missed units a word tells something only where it stands in two of
// them; function words tell nothing, alone or in pairs.
func TestMissedByLeast(t *testing.T) {
	check := func(want []string, decisions ...string) {
		t.Helper()
		c, b, d := small(t, smallBook, decisions...)
		m := rules.MissedBy(c, b, b.Code("place"), rules.Options{Decided: d})
		if len(m.Units) != len(decisions) {
			t.Fatalf("missed: %d units, want %d", len(m.Units), len(decisions))
		}
		var got []string
		for _, w := range m.Words {
			got = append(got, w.Expression)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", decisions, got, want)
		}
	}
	one := "eva assign place 3 Kaffe i fikarummet är trevligt."
	check([]string{"fikarummet", "kaffe", "trevligt"}, one)
	check(nil, one, "eva assign place 4 Jag sov.")
}

func TestTrial(t *testing.T) {
	c, b, d := small(t, smallBook, "eva reject meetings 3 Inget möte för mig.", "bo assign meetings 4 Jag sov.")
	check := func(rule string, want ...string) {
		t.Helper()
		after, problems := coding.ReadCodebook("codebook.yaml", []byte(strings.Replace(smallBook, "          telefon\n", "          telefon\n          "+rule+"\n", 1)), c.Fields())
		if after == nil {
			t.Fatal(problems)
		}
		var got []string
		for _, x := range rules.Trial(c, b, after, "meetings", rules.Options{Decided: d}) {
			got = append(got, x.Quote()+" "+string(x.Fate))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", rule, got, want)
		}
	}
	check("kaffe", "Kaffe i fikarummet är trevligt. added")
	check("ett", "Vi har ett möte. there")
	check("=sov", "Jag sov. by hand")
	check("för", "Inget möte för mig. taken back")
	check("har", "Vi har ett möte. there") // “Vi har aldrig möte.” is taken away by unless
	check("cykel")
}
