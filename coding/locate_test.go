package coding

import (
	"strings"
	"testing"

	"mening/corpus"
)

func TestLocate(t *testing.T) {
	long := strings.Repeat("Vi gick. ", longestRun+3)
	speaker := &corpus.Speaker{Role: corpus.Participant}
	transcript := func(path string, texts ...string) *corpus.Transcript {
		out := &corpus.Transcript{Path: path, Language: "sv"}
		for i, text := range texts {
			out.Turns = append(out.Turns, corpus.Turn{Number: i + 1, Text: text, Speaker: speaker})
		}
		return out
	}
	c := &corpus.Corpus{Transcripts: []*corpus.Transcript{
		transcript("a.txt", "Ja. Det är så! Nej.", "Ja.", "Ja.", strings.TrimSpace(long)),
		transcript("b.txt", "Ja. Det är så! Nej."),
	}}
	for _, test := range []struct {
		name       string
		transcript int
		turn       int
		start, end int
		found      bool
	}{
		{"a sentence", 0, 0, 0, 3, true},
		{"two sentences", 0, 0, 4, len("Ja. Det är så! Nej."), true},
		{"the same in another transcript", 1, 0, 0, 3, true},
		{"the second of equal turns", 0, 2, 0, 3, true},
		{"a long turn", 0, 3, 0, len(long) - 1, true},
		{"more sentences than are tried", 0, 3, 9, len(long) - 1, false},
		{"half a sentence", 0, 0, 4, 7, false},
	} {
		at := c.Transcripts[test.transcript]
		want := Part{&at.Turns[test.turn], corpus.Span{Start: test.start, End: test.end}}
		id := NewIdentifier(at).OfParts([]Part{want})
		got, parts := Locate(c, id)
		if found := got == at && len(parts) == 1 && parts[0] == want; found != test.found || !found && got != nil {
			t.Errorf("%s: %v %v, want %v", test.name, got, parts, want)
		}
		if got, _ := Locate(c, id[:9]); got != nil {
			t.Errorf("%s: a short id is found", test.name)
		}
	}
}
