package coding

import (
	"slices"
	"strings"
	"testing"

	"mening/corpus"
)

func TestLocate(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Vi gick. ", manySentences+1))
	speaker := &corpus.Speaker{Role: corpus.Participant}
	transcript := func(path string, texts ...string) *corpus.Transcript {
		out := &corpus.Transcript{Path: path, Language: "sv"}
		for i, text := range texts {
			out.Turns = append(out.Turns, corpus.Turn{Number: i + 1, Text: text, Speaker: speaker})
		}
		return out
	}
	c := &corpus.Corpus{Transcripts: []*corpus.Transcript{
		transcript("a.txt", "Ja. Det är så! Nej.", "Ja.", "Ja.", long, "[paus] Ja. Nej. [paus]"),
		transcript("b.txt", "Ja. Det är så! Nej."),
	}}
	for _, test := range []struct {
		name           string
		transcript     int
		turn           int
		start, end     int
		found, passage bool
	}{
		{"a sentence", 0, 0, 0, 3, true, true},
		{"two sentences of three", 0, 0, 4, len("Ja. Det är så! Nej."), true, false},
		{"the same in another transcript", 1, 0, 0, 3, true, true},
		{"the second of equal turns", 0, 2, 0, 3, true, true},
		{"a long turn", 0, 3, 0, len(long), true, true},
		{"many sentences of a long turn", 0, 3, 9, 9 + 9*longestRun - 1, true, false},
		{"more sentences of it than are tried", 0, 3, 9, 9 + 9*(longestRun+1) - 1, false, false},
		{"half a sentence", 0, 0, 4, 7, false, false},
	} {
		at := c.Transcripts[test.transcript]
		want := Part{&at.Turns[test.turn], corpus.Span{Start: test.start, End: test.end}}
		id := NewIdentifier(at).OfParts([]Part{want})
		// Whole, shortened, with one letter more, fewer or another at either end.
		texts := []string{id, id[:7], id[:9], id[:1] + "u" + id[2:], id[:8] + "u" + id[9:], id[1:], id[:7] + id[8:], id + "u"}
		if test.turn == 3 {
			texts = texts[:2] // there are many
		}
		for _, text := range texts {
			i := slices.IndexFunc(Locate(c, text), func(l Located) bool {
				return l.Transcript == at && l.Part == want && l.Passage == test.passage && l.ID == id
			})
			if found := i >= 0; found != test.found {
				t.Errorf("%s: %q for %q: found %v", test.name, text, id, found)
			}
		}
		found := Locate(c, id[:8]+"u"+id[9:])
		if near := Near(id[:8]+"u"+id[9:], found); test.found && !slices.Equal(near, []string{id}) || !test.found && len(near) > 0 {
			t.Errorf("%s: near %q: %v", test.name, id, near)
		}
		if begin := Begin(id[:9], Locate(c, id[:9])); len(begin) > 1 {
			t.Errorf("%s: %d begin with %q", test.name, len(begin), id[:9])
		}
	}
}
