package coding

import (
	"fmt"
	"strings"
	"testing"

	"mening/corpus"
)

// focus is talk of Anna, Bo and an interviewer, turn by turn as `A: text`.
func focus(path string, lines ...string) *corpus.Transcript {
	t := &corpus.Transcript{Path: path}
	who := map[string]*corpus.Speaker{"A": {Participant: "Anna", Role: corpus.Participant}, "B": {Participant: "Bo", Role: corpus.Participant}, "I": {Role: corpus.Interviewer}}
	for i, line := range lines {
		label, text, _ := strings.Cut(line, ": ")
		t.Turns = append(t.Turns, corpus.Turn{Number: i + 1, Label: label, Text: text, Speaker: who[label]})
	}
	return t
}

// TestFates decides on words, and tells what becomes of the decisions when Anna's
// are erased.
func TestFates(t *testing.T) {
	tr := focus("fg1.txt",
		"I: How are you these days, if I may ask so early in the morning?",
		"A: I am so very tired.",
		"B: I am not. We meet every single week at the office in town.",
		"I: Do you?",
		"B: Yes.",
		"A: No.",
		"B: Well, most weeks.")
	other := focus("fg2.txt", "B: Another day, another talk with other people in it.")
	whole := &corpus.Corpus{Transcripts: []*corpus.Transcript{tr, other}}
	x := NewEraser(whole, nil, "Anna", "")
	check := func(act Act, from, to int, want string) {
		t.Helper()
		parts := Parts(tr, &tr.Turns[from-1], 0, &tr.Turns[to-1], len(tr.Turns[to-1].Text))
		d := Decision{ID: "d", Coder: "eva", Act: act, Code: "c", Text: "why", Unit: NewAnchor(tr, NewIdentifier(tr), parts)}
		was := *d.Unit
		f := x.Fates([]Decision{d})[0]
		a := f.Decision.Unit
		got := fmt.Sprintf("%d %d-%d %q %q|%q %s", f.Fate, a.Turn, max(a.Turn, a.To), a.Quote, a.Before, a.After, f.Decision.Text)
		if *d.Unit != was {
			t.Errorf("%d-%d: the decision itself was changed", from, to)
		}
		if f.Fate == Kept || f.Fate == Erased {
			got = fmt.Sprint(f.Fate)
		}
		if got != want {
			t.Errorf("%s %d-%d: %s\nwant %s", act, from, to, got, want)
		}
		if f.Fate == Erased {
			return
		}
		again := x.Fates([]Decision{f.Decision})[0]
		if again.Fate != Kept {
			t.Errorf("%s %d-%d: erased twice, it is %d", act, from, to, again.Fate)
		}
		for _, c := range []*corpus.Corpus{whole, {Transcripts: []*corpus.Transcript{x.left[tr.Path]}}} {
			if place, ok := NewPlacer(c).Place(a); !ok || Quote(place.Parts) != a.Quote || place.Parts[0].Turn.Number != a.Turn || place.How == Changed {
				t.Errorf("%s %d-%d: its words are found at %+v", act, from, to, place)
			}
		}
	}
	check(Assign, 2, 2, "3")
	check(Reject, 6, 6, "3")
	check(Assign, 1, 1, `1 1-1 "How are you these days, if I may ask so early in the morning?" ""|"" why`)
	check(Assign, 3, 3, `1 3-3 "I am not. We meet every single week at the office in town." ""|"\nDo you?\nYes." why`)
	check(Assign, 4, 4, `1 4-4 "Do you?" "gle week at the office in town.\n"|"\nYes." why`)
	check(Assign, 1, 2, "3") // what an interviewer asks is nobody's
	check(Assign, 2, 3, `2 3-3 "I am not. We meet every single week at the office in town." ""|"\nDo you?\nYes." `)
	check(Condense, 2, 3, "3")
	check(Print, 3, 6, "3")
	check(Memo, 3, 6, "3")
	check(Star, 3, 7, `2 3-5 "I am not. We meet every single week at the office in town.\nDo you?\nYes." ""|"" `)
	check(Confirm, 4, 6, `2 5-5 "Yes." " at the office in town.\nDo you?\n"|"" `)
}

// TestFatesOfOthers: what is no unit, what is not found, and what takes back.
func TestFatesOfOthers(t *testing.T) {
	tr := focus("fg1.txt", "A: I am so very tired of all this.", "B: I am not at all so.")
	other := focus("fg2.txt", "B: Another day, another talk with other people in it.")
	hers := NewAnchor(tr, NewIdentifier(tr), []Part{{&tr.Turns[0], corpus.Span{End: 10}}})
	his := NewAnchor(other, NewIdentifier(other), []Part{{&other.Turns[0], corpus.Span{End: 10}}})
	gone := func(path string) *Anchor {
		return &Anchor{ID: "u", Transcript: path, Turn: 3, End: 30, Quote: "Something that nobody ever said"}
	}
	decisions := []Decision{
		{ID: "a", Act: Assign, Unit: hers}, {ID: "b", Act: Undo, Value: "a"}, {ID: "c", Act: Undo, Value: "b"},
		{ID: "d", Act: Assign, Unit: his}, {ID: "e", Act: Undo, Value: "d"},
		{ID: "f", Act: Support, Value: "Anna", Unit: his}, {ID: "g", Act: Oppose, Value: "Bo", Unit: his},
		{ID: "h", Act: Memo, On: "participant:Anna"}, {ID: "i", Act: Memo, On: "participant:Bo"}, {ID: "j", Act: Memo, On: "study"},
		{ID: "k", Act: Assign, Unit: gone("fg1.txt")}, {ID: "l", Act: Assign, Unit: gone("fg2.txt")}, {ID: "m", Act: Assign, Unit: gone("fg3.txt")},
		{ID: "n", Act: Undo, Value: "k"}, {ID: "o", Act: Memo, On: "transcript:fg1.txt"},
	}
	check := func(x *Eraser, want string) {
		t.Helper()
		got := ""
		for _, f := range x.Fates(decisions) {
			got += f.Decision.ID + fmt.Sprint(f.Fate) + " "
		}
		if got != want+" " {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
	all := &corpus.Corpus{Transcripts: []*corpus.Transcript{tr, other}}
	want := "a3 b3 c3 d0 e0 f3 g0 h3 i0 j0 k4 l0 m4 n0 o0"
	check(NewEraser(all, nil, "Anna", ""), want)
	// As when include: no took her out.
	check(NewEraser(&corpus.Corpus{Transcripts: []*corpus.Transcript{other}}, &corpus.Corpus{Transcripts: []*corpus.Transcript{tr}}, "Anna", ""), want)
	// Of whom there is no talk, all may be that is not found.
	check(NewEraser(all, nil, "Cecilia", ""), "a0 b0 c0 d0 e0 f0 g0 h0 i0 j0 k4 l4 m4 n0 o0")
	// A transcript, and one whose file is gone.
	check(NewEraser(all, nil, "", "fg1.txt"), "a3 b3 c3 d0 e0 f0 g0 h0 i0 j0 k3 l0 m0 n3 o3")
	check(NewEraser(all, nil, "", "fg3.txt"), "a0 b0 c0 d0 e0 f0 g0 h0 i0 j0 k0 l0 m3 n0 o0")
	x := NewEraser(all, nil, "Anna", "")
	if !x.Says("so  very\nTIRED") || x.Says("not at all") || x.Says(" ") {
		t.Error("what she says is not known")
	}
}
