package manuscript

import (
	"fmt"
	"strings"
	"testing"

	"mening/corpus"
)

// talk makes a corpus of one transcript, a turn a line.
func talk(lines ...string) *corpus.Corpus {
	t := &corpus.Transcript{Path: "fg1.txt", Language: "sv"}
	speakers := map[string]*corpus.Speaker{}
	for i, line := range lines {
		label, text, _ := strings.Cut(line, ": ")
		if speakers[label] == nil {
			speakers[label] = &corpus.Speaker{Label: label, Role: corpus.Participant, Stakeholder: label, Participant: label}
			if label == "I" {
				speakers[label].Role = corpus.Interviewer
			}
		}
		t.Turns = append(t.Turns, corpus.Turn{Number: i + 1, Line: i + 1, Label: label, Text: text, Speaker: speakers[label]})
	}
	return &corpus.Corpus{Language: "sv", Transcripts: []*corpus.Transcript{t}}
}

func TestLocate(t *testing.T) {
	c := talk(
		"I: Hur gör ni med sekretessen i dag, alltså?",
		"AME: Vi sätter oss ner och säger vilka vi är, eh, och vad vi vill. Sen får hon stryka det hon inte vill ha med.",
		"I: Mm.",
		"SOC: Ja, och coachen gjorde ett eget papper på en sida. Det var liksom bra för alla inblandade.",
		"AME: Får man säga så får man väl säga det då.")
	check := func(quotation, want string) {
		t.Helper()
		q := Quotation{Text: quotation}
		matches, err := Locate(c, []Quotation{q}, nil)
		if err != nil {
			t.Fatal(err)
		}
		m := matches[0]
		got := string(outcome(m, Words(&q, swedish(t))))
		if m != nil && got != string(NotFound) {
			got += fmt.Sprintf(" %d", m.Parts[0].Turn.Number)
			for _, d := range m.Differences {
				got += fmt.Sprintf(" %s|%s", d.Quoted, d.Said)
			}
		}
		if got != want {
			t.Errorf("%q is %q, want %q", quotation, got, want)
		}
	}
	check("Sen får hon stryka det hon inte vill ha med.", "exact 2")
	check("sen FÅR hon stryka – det hon inte vill ha med", "exact 2")
	check("Vi sätter oss ner och säger vilka vi är och vad vi vill", "cleaned 2")
	check("Vi sätter oss ner […] Sen får hon stryka det", "abridged 2")
	check("Vi sätter oss ner ... Sen får hon stryka det", "abridged 2")
	check("[AME] sätter oss ner och säger vilka [alla] är", "abridged 2")
	check("Vi sätter oss ner […] coachen gjorde ett eget papper", "abridged 2")
	check("Vi sätter oss ner och berättar vilka vi är", "differs 2 berättar|säger")
	check("Vi sätter ner och säger vilka vi är", "differs 2 |oss")
	check("coachen gjorde nog ett eget papper på en sida", "differs 4 nog|")
	check("Vi sätter oss ner och sager vilka vi är", "differs 2 sager|säger")
	check("Det har aldrig funnits något sådant hos oss här", "not found")
	check("Coachen skrev ett papper åt chefen på måndagen", "not found")
}

func TestLocateFolded(t *testing.T) {
	c := talk("AF: Da blev det bara du och jag kvar har.")
	c.Transcripts[0].Fold = true
	q := []Quotation{{Text: "Då blev det bara du och jag kvar här"}}
	matches, err := Locate(c, q, nil)
	if err != nil || matches[0] == nil || len(matches[0].Differences) > 0 {
		t.Errorf("%+v, %v", matches[0], err)
	}
}

func TestRight(t *testing.T) {
	check := func(n, of int, text string, want bool) {
		t.Helper()
		p, decimals, ok := parsePercent(text)
		if got := ok && Right(n, of, p, decimals); got != want {
			t.Errorf("%d of %d is %s %%: %v", n, of, text, got)
		}
	}
	check(11, 13, "85", true)
	check(11, 13, "84,6", true)
	check(11, 13, "84.62", true)
	check(11, 13, "84", false)
	check(11, 13, "84,7", false)
	check(1, 8, "12", true) // 12.5 may be rounded either way
	check(1, 8, "13", true)
	check(0, 0, "0", false)
}

// FuzzLocate: whatever is quoted, what is found lies in the talk.
func FuzzLocate(f *testing.F) {
	f.Add("vi har […] möten [x] ... y", "vi har gemensamma möten, eh, y")
	f.Fuzz(func(t *testing.T, quotation, said string) {
		c := talk("A: "+said, "B: "+said)
		matches, err := Locate(c, []Quotation{{Text: quotation}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if m := matches[0]; m != nil {
			for _, p := range m.Parts {
				if p.Span.Start < 0 || p.Span.End > len(p.Turn.Text) || p.Span.Start > p.Span.End {
					t.Fatalf("%+v", p)
				}
			}
		}
	})
}
