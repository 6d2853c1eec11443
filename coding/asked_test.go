package coding

import (
	"fmt"
	"strings"
	"testing"

	"mening/corpus"
)

const askedBook = `codebook: Test
language: sv
categories:
  - category: samverkan
    name: Samverkan
    definition: s
    codes:
      - {code: moten, name: Möten, definition: m, rules: [möte]}
      - {code: litar, name: Litar, definition: l, rules: [lita, "träffa stakeholder:SOC"]}
    categories:
      - category: forum
        name: Forum
        codes: [{code: trisam, name: TRISAM, definition: t, rules: ["trisam*"]}]
  - category: hinder
    name: Hinder
    codes: [{code: tid, name: Tid, definition: t, rules: [tid]}]
codes:
  - {code: skoj, name: Skoj, definition: s, rules: [skoja]}
`

func askedStudy(t *testing.T, text string) (*corpus.Corpus, *Codebook) {
	t.Helper()
	b, problems := ReadCodebook("c.yaml", []byte(askedBook), []string{"stakeholder"})
	if b == nil {
		t.Fatal(problems)
	}
	tr := talk("a.txt", text)
	for i := range tr.Turns {
		if s := tr.Turns[i].Speaker; s.Role == corpus.Participant {
			s.Stakeholder = strings.Fields(s.Label)[0]
		}
	}
	return &corpus.Corpus{Transcripts: []*corpus.Transcript{tr}}, b
}

func TestAssents(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		c, b := askedStudy(t, text)
		var got []string
		for _, o := range Assents(c, b, nil) {
			got = append(got, fmt.Sprintf("%s %d-%d %s", o.Code.ID, o.Parts[0].Turn.Number, o.Parts[1].Turn.Number, o.Turn.Label))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q\n got %s\nwant %s", text, s, want)
		}
	}
	check("I: Har ni möten?\nAME 1: Ja.", "moten 1-2 AME 1")
	check("I: Har ni möten?\nAME 1: Nej, inte alls.", "moten 1-2 AME 1")
	check("I: Har ni möten på TRISAM?\nAME 1: Mm. (skratt)", "moten 1-2 AME 1; trisam 1-2 AME 1")
	check("I: Har ni möten?\nAME 1: Ja, på torsdagar.", "")         // no bare answer
	check("I: Hur är det?\nAME 1: Ja.", "")                         // speaks of nothing
	check("AME 2: Har ni möten?\nAME 1: Ja.", "")                   // no interviewer
	check("I: Har ni möten?\nAME 2: På torsdagar.\nAME 1: Ja.", "") // not directly
	check("I: Träffas ni?\nAME 1: Ja.", "")                         // filters are about who answers
	check("I: Träffas ni?\nSOC 1: Ja.", "litar 1-2 SOC 1")
}

func TestMarkPrompted(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		c, b := askedStudy(t, text)
		observations := Observe(c, Compile(b), Decided{}, nil)
		MarkPrompted(c, b, observations)
		var got []string
		for _, o := range observations {
			got = append(got, fmt.Sprintf("%s %v", o.Code.ID, o.Prompted))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q\n got %s\nwant %s", text, s, want)
		}
	}
	check("I: Har ni möten?\nAME 1: Vi har möten.", "moten true")
	check("I: Har ni möten?\nAME 1: Vi litar på varandra.", "litar true")                // the same category
	check("I: Har ni möten?\nAME 1: TRISAM är bra.", "trisam false")                     // one below it
	check("I: Hur är TRISAM?\nAME 1: Vi har möten.", "moten true")                       // a question below it
	check("I: Har ni möten?\nAME 1: Det är ont om tid.", "tid false")                    // another category
	check("I: Har ni möten?\nAME 1: Nja.\nAME 2: Vi har möten.", "moten false")          // not directly before
	check("I: Skojar ni?\nAME 1: Vi skojar. Det är ont om tid.", "skoj true; tid false") // loose codes
	check("AME 1: Vi har möten.", "moten false")
}

func TestDoubts(t *testing.T) {
	c, b := askedStudy(t, "I: Hur går det inte?\nAME 1: Vi har inte möten. Vi litar på varandra. Nej, det går bra.")
	tr := c.Transcripts[0]
	check := func(want string, lines ...string) {
		t.Helper()
		file := func(coder string) string { return coder + ".jsonl" }
		var got []string
		for _, p := range Stand(c, b, decide(t, tr, lines...), file).Doubts(c, file) {
			_, message, _ := strings.Cut(p.Message, "): ")
			got = append(got, p.File+": "+message)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q\n got %s\nwant %s", lines, s, want)
		}
	}
	check("", "eva condense “Vi har inte möten.” har inga möten")
	check("", "eva condense “Vi har inte möten.” saknar möten")
	check(`eva.jsonl: the unit says "inte", and the condensed unit has no negation`, "eva condense “Vi har inte möten.” har möten")
	check("", "eva condense “Vi har inte möten.” har möten", "eva condense “Vi har inte möten.” har ej möten") // the last counts
	check(`bo.jsonl: the unit says "inte", and the condensed unit has no negation`, "bo condense “Vi har inte möten.” har möten", "eva condense “Vi har inte möten.” har ej möten")
	check("eva.jsonl: the condensed unit has 5 words, its unit 4", "eva condense “Vi litar på varandra.” de litar alla på varandra")
	check("", "eva condense “Nej, det går bra.” går bra")
	check("", "eva condense “Hur går det inte? / Vi har inte möten. Vi litar på varandra. Nej, det går bra.” har inte möten")
	check("", "eva quote “Vi litar på varandra.” Vi litar […] på [oss].")
	check("eva.jsonl: the printed quotation has words that do not stand in the unit, or not in this order", "eva quote “Vi litar på varandra.” Vi litar alla.")
}
