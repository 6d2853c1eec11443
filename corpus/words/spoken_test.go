package words

import (
	"fmt"
	"testing"

	"mening/corpus"
)

// TestSpoken: what each speaker says, notes left out, transcripts in order.
func TestSpoken(t *testing.T) {
	a, b := &corpus.Speaker{Label: "A"}, &corpus.Speaker{Label: "B"}
	c := &corpus.Corpus{Transcripts: []*corpus.Transcript{
		{Language: "sv", Turns: []corpus.Turn{{Speaker: a, Text: "Vi ses (skratt) i morgon."}, {Speaker: b, Text: "Ja."}, {Speaker: a, Text: "Bra!"}}},
		{Language: "sv"},
		{Language: "xx", Turns: []corpus.Turn{{Speaker: b, Text: "Ja."}}},
	}}
	got := Spoken(c, func(_ *corpus.Transcript, turn *corpus.Turn) (string, bool) {
		return turn.Speaker.Label, turn.Text != "Bra!"
	})
	if want := "[map[A:{1 4} B:{1 1}] map[] map[B:{1 0}]]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
