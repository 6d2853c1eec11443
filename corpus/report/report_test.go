package report

import (
	"fmt"
	"strings"
	"testing"

	"mening/corpus"
)

// interview makes a transcript of labels, each of which says the text so many
// times; I is an interviewer.
func interview(text string, labels ...any) *corpus.Transcript {
	t := &corpus.Transcript{Path: "fg1.txt", File: "study/fg1.txt", Language: "sv"}
	for i := 0; i < len(labels); i += 2 {
		label := labels[i].(string)
		s := &corpus.Speaker{Label: label, Role: corpus.Participant, Participant: "fg1#" + label, Stakeholder: corpus.Unknown}
		switch label {
		case "I":
			s.Role, s.Participant, s.Stakeholder = corpus.Interviewer, "", ""
		case "":
			s.Kind, s.Participant = corpus.Unlabelled, ""
		}
		t.Speakers = append(t.Speakers, s)
		for range labels[i+1].(int) {
			n := len(t.Turns) + 1
			t.Turns = append(t.Turns, corpus.Turn{Number: n, Line: n, Label: label, Text: text, Speaker: s})
		}
	}
	return t
}

func TestOf(t *testing.T) {
	tr := interview("Ett två tre. Fyra [paus].", "I", 1, "Anna", 2, "", 1)
	tr.Heading = "Intervju nummer ett"
	tr.Turns[1].Text = "Ett två. Fyra fem sex sju åtta."
	r := Of([]*corpus.Transcript{tr})[0]
	if r.Words != 4+7+4+4 || r.InterviewerWords != 4 || r.UnlabelledWords != 4 || r.HeadingWords != 3 {
		t.Errorf("words %d, of interviewers %d, without speaker %d, of the heading %d", r.Words, r.InterviewerWords, r.UnlabelledWords, r.HeadingWords)
	}
	// The sentences of those who are not interviewers have 1, 1, 2, 3, 3, 5.
	if r.MedianSentence != 3 {
		t.Errorf("median sentence %d", r.MedianSentence)
	}
	if s := r.Cast[1]; s.Turns != 2 || s.Words != 11 || s.Line != 2 {
		t.Errorf("Anna has %d turns, %d words, line %d", s.Turns, s.Words, s.Line)
	}
	if _, ok := (&Transcript{}).Percent(0); ok {
		t.Error("nothing has a share of nothing")
	}
	if p, _ := r.Percent(r.InterviewerWords); fmt.Sprintf("%.2f", p) != "21.05" {
		t.Errorf("interviewers have %v %%", p)
	}
	if got := Of([]*corpus.Transcript{{Path: "empty.txt"}})[0]; got.Words != 0 || len(got.Remarks) != 0 {
		t.Errorf("an empty transcript: %+v", got)
	}
}

func TestSlips(t *testing.T) {
	check := func(want string, labels ...any) {
		t.Helper()
		var got []string
		for _, s := range Of([]*corpus.Transcript{interview("Ja.", labels...)})[0].Cast {
			if s.Likely != nil {
				got = append(got, s.Label+" → "+s.Likely.Label)
			}
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%v: %q, want %q", labels, s, want)
		}
	}
	check("Intervjuar → Intervjuare", "Intervjuare", 9, "Intervjuar", 1)
	check("interviewr → Interviewer", "Interviewer", 9, "interviewr", 2)
	check("Andres Berg → Anders Berg", "Anders Berg", 5, "Andres Berg", 1)
	check("AME1 → AME 1", "AME 1", 5, "AME1", 1)
	check("AEM 1 → AME 1", "AME 1", 5, "AEM 1", 1)
	check("Asa → Åsa", "Åsa", 5, "Asa", 1)
	check("EKENDAHL → EKENDAHL (m)", "EKENDAHL (m)", 5, "EKENDAHL", 1)
	check("Birgita → Birgitta", "Birgit", 3, "Birgitta", 9, "Birgita", 1)
	check("", "Intervjuare", 9, "Intervjuar", 3)     // not rare
	check("", "Intervjuare", 5, "Intervjuar", 2)     // not so much rarer
	check("", "AME 1", 9, "AME 2", 1, "SOC 1", 1)    // numbers tell apart
	check("", "Speaker A", 9, "Speaker B", 1)        // so do single letters
	check("", "Anna", 9, "Anne", 1, "Hanna", 1)      // other names
	check("", "I", 9, "P", 1, "?", 1, "", 1)         // too short
	check("", "EKENDAHL (m)", 9, "EKENDAHL (s)", 1)  // groups tell apart
	check("", "Anders Berg", 9, "Anders Björk", 1)   // another name
	check("", "Intervjuare", 9, "Intervjuobjekt", 1) // another word
	declared := interview("Ja.", "Birgitta", 9, "Birgita", 1)
	declared.Speakers[1].Declared = true
	if got := Problems([]*corpus.Transcript{declared}); len(got) > 0 {
		t.Errorf("a row says who it is: %v", got)
	}
}

func TestLostLetters(t *testing.T) {
	const swedish = "Jag tycker att det är svårt för mötet, och så får vi inte träffa läkaren som vi hör av. "
	check := func(text string, change func(*corpus.Transcript), want bool) {
		t.Helper()
		tr := interview(text, "Anna", 1)
		if change != nil {
			change(tr)
		}
		got := false
		for _, p := range Problems([]*corpus.Transcript{tr}) {
			got = got || strings.Contains(p.Message, "hardly any å, ä and ö")
		}
		if got != want {
			t.Errorf("%.60q: %t, want %t", text, got, want)
		}
	}
	lost := strings.NewReplacer("å", "a", "ä", "a", "ö", "o").Replace(swedish)
	check(strings.Repeat(lost, 20), nil, true)
	check(strings.Repeat(lost, 200)+swedish, nil, true)
	check(strings.Repeat(lost, 5), nil, false) // too short to tell
	check(strings.Repeat(swedish, 20), nil, false)
	check(strings.Repeat(lost, 4)+strings.Repeat(swedish, 10), nil, false)
	check(strings.Repeat(lost, 20), func(t *corpus.Transcript) { t.Fold = true }, false)
	check(strings.Repeat(swedish, 20), func(t *corpus.Transcript) { t.Fold = true }, false)
	check(strings.Repeat(lost, 20), func(t *corpus.Transcript) { t.Language = "en" }, false)
	check(strings.Repeat("I think that it is hard for the meeting, and so we do not see the doctor. ", 20), nil, false)
}
