package negative_test

import (
	"fmt"
	"strings"
	"testing"

	"mening/coding"
	"mening/coding/negative"
	"mening/corpus"
)

// study has five participants in one interview: a and b speak of the code, c
// opposes, d talks of other things, e says nothing.
func study(t *testing.T, values string, given ...string) (*corpus.Corpus, *coding.Codebook, []coding.Observation) {
	t.Helper()
	book, problems := coding.ReadCodebook("codebook.yaml", []byte("codebook: x\nvalues:\n"+values+"codes:\n  - {code: meeting}\n  - {code: other}\n"), nil)
	if book == nil {
		t.Fatal(problems)
	}
	tr := &corpus.Transcript{Path: "fg.txt", Language: "sv"}
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		s := &corpus.Speaker{Label: name, Role: corpus.Participant, Participant: strings.ToUpper(name), Stakeholder: "AME", Silent: name == "e"}
		tr.Speakers = append(tr.Speakers, s)
		if name != "e" {
			tr.Turns = append(tr.Turns, corpus.Turn{Number: len(tr.Turns) + 1, Text: "Ett möte till [paus].", Speaker: s})
		}
	}
	c := &corpus.Corpus{Language: "sv", Transcripts: []*corpus.Transcript{tr}}
	var out []coding.Observation
	for i, value := range given { // units in turns of a and b, one after the other
		u := coding.MeaningUnit{Turn: &tr.Turns[i%2], Span: corpus.Span{Start: i, End: i + 1}, Code: book.Code("meeting")}
		out = append(out, coding.Observation{MeaningUnit: u, Transcript: tr, Values: map[string]string{"valence": value}})
	}
	out[0].Opponents = []string{"C", "group"}
	other := coding.MeaningUnit{Turn: &tr.Turns[3], Span: corpus.Span{End: 3}, Code: book.Code("other")}
	return c, book, append(out, coding.Observation{MeaningUnit: other, Transcript: tr, Values: map[string]string{"valence": "-"}})
}

func TestFind(t *testing.T) {
	signs := "  valence: ['+', '-', '!']\n"
	check := func(values string, o negative.Options, want string, given ...string) {
		t.Helper()
		c, book, observations := study(t, values, given...)
		o.Codes = []*coding.Code{book.Code("meeting")}
		r, err := negative.Find(c, book, observations, o)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("most %s, against %s: %d", r.Majority, r.Value, len(r.Deviant)); got != want {
			t.Errorf("%v: %s, want %s", given, got, want)
		}
		if len(r.Opposed) != 1 || r.Said != 2 || r.TookPart != 5 || r.Wordless != 1 || len(r.Silent) != 1 || r.Silent[0].Participant != "D" || r.Silent[0].Words != 3 {
			t.Errorf("people: %+v", r)
		}
	}
	check(signs, negative.Options{}, "most +, against -: 1", "+", "-", "+", "!")
	check(signs, negative.Options{}, "most -, against +: 1", "+", "-", "-", "")
	check(signs, negative.Options{}, "most , against : 0", "+", "-") // a tie
	check(signs, negative.Options{}, "most , against : 0", "!", "!")
	check(signs, negative.Options{Value: "!"}, "most , against !: 2", "!", "!")
	check(signs, negative.Options{Set: "Valence", Value: "-"}, "most , against -: 1", "-", "+")
	check("  valence: [good, bad]\n", negative.Options{}, "most good, against bad: 1", "good", "bad", "good")
	check("  valence: [then, now, ahead]\n", negative.Options{}, "most , against : 0", "then", "now", "then")
	check("  time: [then, now]\n"+signs, negative.Options{}, "most +, against -: 1", "+", "+", "-") // the set with signs
}

func TestFaults(t *testing.T) {
	c, book, observations := study(t, "  valence: ['+', '-']\n", "+", "-")
	for _, o := range []negative.Options{{Set: "valens"}, {Set: "valence", Value: "plus"}} {
		if _, err := negative.Find(c, book, observations, o); err == nil || !strings.Contains(err.Error(), "\n  ") {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if _, err := negative.Find(c, &coding.Codebook{}, observations, negative.Options{Set: "valence"}); err == nil || !strings.Contains(err.Error(), "\n  ") {
		t.Error(err)
	}
	if r, err := negative.Find(c, &coding.Codebook{}, observations, negative.Options{}); err != nil || r.Set != "" || r.Value != "" {
		t.Error(r, err)
	}
}
