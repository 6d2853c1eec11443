package coding

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"mening/corpus"
)

const standingBook = `codebook: Test
language: sv
values: {valence: ['+', '-']}
categories:
  - category: k
    name: K
    definition: k
    codes:
      - {code: sam, name: Sam, definition: s, rules: ["samverkan*", träffa], values: {valence: '+'}}
      - {code: sek, name: Sek, definition: s, rules: [sekretess]}
      - {code: hand, name: Hand, definition: by hand}
`

// decide writes decisions as `coder act code "quote" value`.
func decide(t *testing.T, tr *corpus.Transcript, lines ...string) []Decision {
	t.Helper()
	var out []Decision
	for i, line := range lines {
		head, rest, _ := strings.Cut(line, " “")
		quote, value, _ := strings.Cut(rest, "”")
		f := strings.Fields(head)
		d := Decision{ID: fmt.Sprint(i), Coder: f[0], Act: Act(f[1]), Value: strings.TrimSpace(value), Unit: mark(tr, strings.ReplaceAll(quote, " / ", "\n"))}
		if len(f) > 2 {
			d.Code = f[2]
		}
		if d.Act == Condense || d.Act == Memo || d.Act == Print {
			d.Text, d.Value = d.Value, ""
		}
		out = append(out, d)
	}
	return out
}

// shown lists observations as code[quote] coder status and what else is known.
func shown(observations []Observation) string {
	var out []string
	for _, o := range observations {
		s := fmt.Sprintf("%s[%s] %s %s", o.Code.ID, strings.ReplaceAll(o.Quote(), "\n", " / "), o.Coder, o.Status)
		if v := o.Values["valence"]; v != "" {
			s += " " + v
		}
		if o.Condensed != "" {
			s += " →" + o.Condensed
		}
		if o.Starred {
			s += " *"
		}
		s += strings.Join(o.Memos, "+") + strings.Join(o.Supporters, "+")
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func TestStanding(t *testing.T) {
	b, problems := ReadCodebook("c.yaml", []byte(standingBook), nil)
	if b == nil {
		t.Fatal(problems)
	}
	const text = "I: Hur är samverkan?\nAME 1: Vi träffas ofta. Samverkan är bra. Men det kostar tid. Sekretessen stör.\nAME 2: Ja."
	const auto = "sam[Vi träffas ofta. Samverkan är bra.] auto proposed +\nsek[Sekretessen stör.] auto proposed"
	check := func(whose, want string, lines ...string) {
		t.Helper()
		tr := talk("a.txt", text)
		for i := range tr.Turns {
			tr.Turns[i].Speaker.Stakeholder = "AME"
		}
		c := &corpus.Corpus{Transcripts: []*corpus.Transcript{tr}}
		s := Stand(c, b, decide(t, tr, lines...), func(coder string) string { return coder + ".jsonl" })
		w, err := ParseWhose(whose, s.Coders)
		if err != nil {
			t.Fatal(err)
		}
		if got := shown(Observe(c, Compile(b), Decided{s, w}, nil)); got != want {
			t.Errorf("%s of %q\ngot  %s\nwant %s", whose, lines, got, want)
		}
	}
	check("", auto)
	// A confirmed unit freezes its span and takes the place of what it overlaps.
	check("", "sam[Vi träffas ofta. Samverkan är bra.] eva confirmed +\nsek[Sekretessen stör.] auto proposed", "eva confirm sam “Vi träffas ofta. Samverkan är bra.”")
	check("", "sam[Samverkan] eva assigned +\nsek[Sekretessen stör.] auto proposed", "eva assign sam “Samverkan”")
	// A rejection takes away the evidence in its text; what remains is a unit.
	check("", "sam[Samverkan är bra.] auto proposed +\nsek[Sekretessen stör.] auto proposed", "eva reject sam “Vi träffas ofta.”")
	check("", "sek[Sekretessen stör.] auto proposed", "eva reject sam “Vi träffas ofta. Samverkan är bra.”")
	check("", "sam[Vi träffas ofta. Samverkan är bra.] auto proposed +", "eva reject “Men det kostar tid. Sekretessen stör.”")
	// The later decision holds.
	check("", auto, "eva assign hand “Ja.”", "eva reject hand “Ja.”")
	check("", "sam[Vi träffas ofta. Samverkan är bra.] auto proposed +\nsek[Sekretessen stör.] eva confirmed", "eva reject sek “Sekretessen stör.”", "eva confirm sek “Sekretessen stör.”")
	// By hand any words, and several turns.
	check("", "sam[Vi träffas ofta. Samverkan är bra.] auto proposed +\nhand[tid. Sekretessen stör. / Ja.] eva assigned\nsek[Sekretessen stör.] auto proposed", "eva assign hand “tid. Sekretessen stör. / Ja.”")
	check("", "sam[Hur är samverkan? / Vi träffas ofta.] eva assigned +\nsek[Sekretessen stör.] auto proposed", "eva assign sam “Hur är samverkan? / Vi träffas ofta.”")
	// What is said of a unit belongs to just that text, else to the nearest.
	check("", "sam[Vi träffas ofta. Samverkan är bra.] auto proposed - →Träffas *\nsek[Sekretessen stör.] auto proposedhejAME 2",
		"eva value sam “Vi träffas ofta. Samverkan är bra.” valence=-", "eva condense “Samverkan är bra.” Träffas", "eva star “Vi träffas ofta.” yes",
		"eva memo “Sekretessen stör.” hej", "eva support “Sekretessen stör.” AME 2")
	check("", "sam[Vi träffas ofta. Samverkan är bra.] auto proposed\nsek[Sekretessen stör.] auto proposed",
		"eva value sam “Vi träffas ofta. Samverkan är bra.” valence=", "eva star “Vi träffas ofta.” yes", "eva star “Vi träffas ofta.” no")
	// Several coders: what overlaps is one unit, and a contradiction is told.
	check("any", auto[:strings.Index(auto, "\n")]+"\nhand[det kostar tid. Sekretessen stör.] bo+eva assigned\nsek[Sekretessen stör.] auto proposed",
		"eva assign hand “kostar tid. Sekretessen stör.”", "bo assign hand “det kostar tid.”")
	check("any", "sam[Vi träffas ofta. Samverkan är bra.] eva disputed +\nsek[Sekretessen stör.] auto proposed",
		"eva confirm sam “Vi träffas ofta. Samverkan är bra.”", "bo reject sam “Vi träffas ofta.”")
	// Who rejects all codes, and then gives one, contradicts the others alone.
	check("any", "sam[Vi träffas ofta. Samverkan är bra.] eva disputed +\nsek[Sekretessen stör.] auto proposed",
		"eva confirm sam “Vi träffas ofta. Samverkan är bra.”", "bo reject “Vi träffas ofta. Samverkan är bra.”")
	check("any", "sam[Vi träffas ofta. Samverkan är bra.] bo+eva confirmed +\nsek[Sekretessen stör.] auto proposed",
		"eva confirm sam “Vi träffas ofta. Samverkan är bra.”", "bo reject “Vi träffas ofta. Samverkan är bra.”", "bo assign sam “Vi träffas ofta. Samverkan är bra.”")
	check("any", "sam[Samverkan är bra.] eva confirmed +\nsek[Sekretessen stör.] auto proposed",
		"eva confirm sam “Samverkan är bra.”", "bo reject sam “Vi träffas ofta.”")
	check("all", auto, "eva assign hand “Ja.”", "bo confirm hand “Vi träffas ofta.”")
	check("all", auto+"\nhand[Ja.] bo+eva assigned", "eva assign hand “Ja.”", "bo assign hand “Ja.”")
	check("bo", auto, "eva assign hand “Ja.”", "bo star “Ja.”")
	check("auto", auto, "eva assign hand “Ja.”")
	// The consensus settles what it speaks of, and nothing else.
	check("", "sam[Vi träffas ofta.] consensus assigned +\nsek[Sekretessen stör.] eva confirmed\nhand[Ja.] bo assigned",
		"eva confirm sam “Vi träffas ofta. Samverkan är bra.”", "bo reject sam “Samverkan är bra.”", "consensus assign sam “Vi träffas ofta.”",
		"eva confirm sek “Sekretessen stör.”", "bo assign hand “Ja.”")
	check("", "sam[Vi träffas ofta. Samverkan är bra.] auto proposed +", "eva confirm sek “Sekretessen stör.”", "consensus reject sek “Sekretessen stör.”")
}

func TestStandingProblems(t *testing.T) {
	b, _ := ReadCodebook("c.yaml", []byte(standingBook), nil)
	old := talk("a.txt", "AME 1: Det här är en lång mening om samverkan. Och en till som handlar om något.")
	decisions := decide(t, old, "eva assign hand “en lång mening om”", "eva assign gone “till som”", "eva memo “som handlar om” hej")
	now := talk("a.txt", "AME 1: Det här är en kort mening om samverkan. Och en till.")
	s := Stand(&corpus.Corpus{Transcripts: []*corpus.Transcript{now}}, b, decisions, func(coder string) string { return coder + ".jsonl" })
	var got []string
	for _, p := range s.Problems {
		got = append(got, p.File+" "+p.Message)
	}
	want := `eva.jsonl decision 0 (assign hand, a.txt:1): the words of its unit were changed
eva.jsonl decision 1 (assign gone, a.txt:1): the codebook has no code "gone"
eva.jsonl decision 2 (memo, a.txt:1): its words are not found`
	if strings.Join(got, "\n") != want || s.Unplaced != 1 {
		t.Errorf("unplaced %d\ngot  %s\nwant %s", s.Unplaced, strings.Join(got, "\n"), want)
	}
}

// TestRenamed holds that the short units of a file that was renamed follow its
// long ones.
func TestRenamed(t *testing.T) {
	b, _ := ReadCodebook("c.yaml", []byte(standingBook), nil)
	const text = "AME 1: En dag.\nI: Hur gick det?\nAME 1: Det gick bra den här gången, tycker jag själv."
	old, now := talk("a.txt", text), talk("b.txt", text)
	other := talk("c.txt", "AME 1: En dag.")
	decisions := decide(t, old, "eva assign hand “En dag.”", "eva assign hand “Det gick bra den här gången, tycker jag själv.”")
	c := &corpus.Corpus{Transcripts: []*corpus.Transcript{other, now}}
	s := Stand(c, b, decisions, func(coder string) string { return coder })
	if len(s.Problems) > 0 || s.Unplaced > 0 {
		t.Error(s.Problems)
	}
	got := shown(Observe(c, Compile(b), Decided{s, Whose{Rule: ByAny}}, nil))
	if want := "hand[En dag.] eva assigned\nhand[Det gick bra den här gången, tycker jag själv.] eva assigned"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestMergedCodes holds that who rejected one of two codes that were merged
// since, and kept the other, keeps it.
func TestMergedCodes(t *testing.T) {
	b, _ := ReadCodebook("c.yaml", []byte(standingBook), nil)
	tr := talk("a.txt", "AME 1: Det går bra så här.")
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	decisions := decide(t, tr, "eva assign sek “går bra”", "eva reject gammal “går bra”")
	for i := range decisions {
		decisions[i].At = at
	}
	b.SetChanges([]Change{{At: at.Add(time.Hour), Act: ChangeMerge, From: []string{"gammal"}, To: []string{"sek"}}})
	c := &corpus.Corpus{Transcripts: []*corpus.Transcript{tr}}
	s := Stand(c, b, decisions, func(coder string) string { return coder })
	if got := shown(Observe(c, Compile(b), Decided{s, Whose{Rule: ByAny}}, nil)); got != "sek[går bra] eva assigned" || len(s.Problems) > 0 {
		t.Errorf("got %q, %v", got, s.Problems)
	}
}
