package coding_test

import (
	"strings"
	"testing"

	"mening/coding"
	"mening/corpus"
)

// talk makes a transcript of turns written as "AME 1: text"; I is an
// interviewer, Tolk is neither.
func talk(turns ...string) *corpus.Transcript {
	t := &corpus.Transcript{Path: "fg.txt", Language: "sv", Attributes: map[string]string{"wave": "before"}}
	for i, turn := range turns {
		label, text, _ := strings.Cut(turn, ": ")
		s := &corpus.Speaker{Label: label, Role: corpus.Participant, Participant: label, Stakeholder: strings.Fields(label)[0]}
		switch label {
		case "I":
			s = &corpus.Speaker{Label: label, Role: corpus.Interviewer}
		case "Tolk":
			s = &corpus.Speaker{Label: label, Role: corpus.Other}
		}
		t.Speakers = append(t.Speakers, s)
		t.Turns = append(t.Turns, corpus.Turn{Number: i + 1, Line: i + 1, Label: label, Text: text, Speaker: s})
	}
	return t
}

// unitsOf applies a codebook; a unit is written as code[quote|evidence,…], with
// the turn's number where there are several turns.
func unitsOf(t *testing.T, book string, transcript *corpus.Transcript) string {
	t.Helper()
	b, problems := coding.ReadCodebook("c.yaml", []byte(book), []string{"stakeholder", "wave", "role"})
	if b == nil {
		t.Fatal(problems)
	}
	var out []string
	for _, u := range coding.Compile(b).Apply(transcript) {
		var evidence []string
		for _, s := range u.Evidence {
			evidence = append(evidence, u.Turn.Text[s.Start:s.End])
		}
		out = append(out, u.Code.ID+"["+u.Quote()+"|"+strings.Join(evidence, ",")+"]")
	}
	return strings.Join(out, " ")
}

func TestApply(t *testing.T) {
	check := func(t *testing.T, book string, transcript *corpus.Transcript, want string) {
		t.Helper()
		if got := unitsOf(t, book, transcript); got != want {
			t.Errorf("%s\n got %s\nwant %s", book, got, want)
		}
	}
	const one = "codes:\n  - {code: a, rules: [möte]}\n"
	turn := talk("AME 1: Ett möte. Ett till möte. Nej.\nMötet var bra. Ja. Möte")
	// Units are sentences; those that follow each other join, also over a
	// paragraph's end, as long as no sentence lies between.
	check(t, one, turn, "a[Ett möte. Ett till möte.|möte,möte] a[Mötet var bra.|Mötet] a[Möte|Möte]")
	check(t, "join: never\n"+one, turn, "a[Ett möte.|möte] a[Ett till möte.|möte] a[Mötet var bra.|Mötet] a[Möte|Möte]")
	check(t, "join: turn\n"+one, turn, "a[Ett möte. Ett till möte. Nej.\nMötet var bra. Ja. Möte|möte,möte,Mötet,Möte]")
	check(t, "unit: paragraph\njoin: never\n"+one, turn, "a[Ett möte. Ett till möte. Nej.|möte,möte] a[Mötet var bra. Ja. Möte|Mötet,Möte]")
	check(t, "unit: turn\n"+one, talk("AME 1: Nej. Ett möte. Ja.", "SOC 1: Nej."), "a[Nej. Ett möte. Ja.|möte]")
	// Units never join over turns.
	check(t, one, talk("AME 1: Möte.", "AME 1: Möte."), "a[Möte.|Möte] a[Möte.|Möte]")
	// Evidence that crosses a sentence end makes a unit of both.
	check(t, "codes:\n  - {code: a, rules: [möte NEAR/1 kaffe]}\n", talk("AME 1: Ja. Ett möte. Kaffe. Nej."), "a[Ett möte. Kaffe.|möte,Kaffe]")
	// Whose talk is coded.
	group := talk("I: Möte?", "AME 1: Möte.", "Tolk: Möte.")
	check(t, one, group, "a[Möte.|Möte]")
	check(t, "codes:\n  - {code: a, rules: [möte], speakers: interviewers}\n", group, "a[Möte?|Möte]")
	check(t, "codes:\n  - {code: a, rules: [möte], speakers: all}\n", group, "a[Möte?|Möte] a[Möte.|Möte]")
	// Unless takes away what lies in its scope.
	check(t, "codes:\n  - {code: a, rules: [möte], unless: [inget]}\n", talk("AME 1: Inget möte. Men möte."), "a[Men möte.|möte]")
	check(t, "codes:\n  - {code: a, rules: [möte], unless: [inget], scope: turn}\n", talk("AME 1: Inget möte. Men möte."), "")
	check(t, "codes:\n  - {code: a, rules: [möte AND kaffe], scope: turn}\n", talk("AME 1: Möte. Ja. Kaffe."), "a[Möte. Ja. Kaffe.|Möte,Kaffe]")
	// Filters.
	check(t, "codes:\n  - {code: a, rules: ['stakeholder:ame möte']}\n", talk("AME 1: Möte.", "SOC 1: Möte."), "a[Möte.|Möte]")
	check(t, "codes:\n  - {code: a, rules: ['wave:after möte']}\n", talk("AME 1: Möte."), "")
	// References are to the rules of the other code, unless and all.
	check(t, "codes:\n  - {code: b, rules: ['code:a NOT kaffe']}\n  - {code: a, rules: [möte], unless: [inget]}\n",
		talk("AME 1: Ett möte. Inget möte. Kaffe och möte."), "b[Ett möte.|möte] a[Ett möte.|möte] a[Kaffe och möte.|möte]")
	check(t, "categories:\n  - category: c\n    codes:\n      - {code: a, rules: [möte]}\n      - {code: b, rules: [kaffe]}\n  - category: d\n    codes:\n      - {code: e, rules: ['category:c stakeholder:SOC']}\n",
		talk("SOC 1: Möte. Kaffe."), "a[Möte.|Möte] b[Kaffe.|Kaffe] e[Möte. Kaffe.|Möte,Kaffe]")
	// Rules by language.
	english := talk("AME 1: We have meetings. Möte.")
	english.Language = "en"
	check(t, "codes:\n  - {code: a, rules: {sv: [möte], en: [meeting]}}\n", english, "a[We have meetings.|meetings]")
	// Text that lost its letters.
	folded := talk("AME 1: Manga moten.")
	folded.Fold = true
	check(t, one, folded, "a[Manga moten.|moten]")
	// Notes are no words, but belong to their sentence.
	check(t, one, talk("AME 1: [möte] Ett (skratt) möte [paus]."), "a[[möte] Ett (skratt) möte [paus].|möte]")
}

func TestRulesOfAUnit(t *testing.T) {
	b, problems := coding.ReadCodebook("c.yaml", []byte("codes:\n  - code: a\n    rules: |\n      kaffe\n      # a comment\n      möte\n      mötes*\n      te\n"), nil)
	if b == nil {
		t.Fatal(problems)
	}
	units := coding.Compile(b).Apply(talk("AME 1: Mötesrum och te. Möte."))
	if len(units) != 1 || len(units[0].Rules) != 3 || units[0].Rules[0] != 1 || units[0].Rules[2] != 3 {
		t.Errorf("%+v", units)
	}
	if line := b.Codes[0].Rules[2]; line.Line != 7 || line.Column != 7 {
		t.Errorf("the third rule stands at %d:%d", line.Line, line.Column)
	}
}

// TestIDs shows that ids are the same in every run, differ for equal turns, and
// do not depend on the code.
func TestIDs(t *testing.T) {
	b, problems := coding.ReadCodebook("c.yaml", []byte("codes:\n  - {code: a, rules: [möte]}\n  - {code: b, rules: [ett]}\n"), nil)
	if b == nil {
		t.Fatal(problems)
	}
	transcript := talk("AME 1: Ett möte.", "SOC 1: Ett möte.")
	ids := func() (out []string) {
		identifier := coding.NewIdentifier(transcript)
		for _, u := range coding.Compile(b).Apply(transcript) {
			out = append(out, identifier.ID(&u))
		}
		return out
	}
	first, second := ids(), ids()
	if len(first) != 4 || first[0] != first[1] || first[2] != first[3] || first[0] == first[2] {
		t.Errorf("ids %q", first)
	}
	if strings.Join(first, " ") != strings.Join(second, " ") {
		t.Errorf("ids %q, then %q", first, second)
	}
	if first[0] != "jrcsr3g66v" {
		t.Errorf("the id is %q: ids that people wrote down have changed", first[0])
	}
}

// TestManyGoroutines applies one matcher to many transcripts at once.
func TestManyGoroutines(t *testing.T) {
	c, b := example(t)
	m := coding.Compile(b)
	want := len(coding.Observe(c, m, coding.Decided{}, nil))
	corpus.Each(8, func(int) {
		if got := len(coding.Observe(c, m, coding.Decided{}, nil)); got != want {
			t.Errorf("%d observations, want %d", got, want)
		}
	})
}
