package words

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mening/corpus"
)

// quotes marks words of turns: each is a number and a text that occurs once.
func quotes(t *testing.T, c *corpus.Corpus, numbered map[string]int) *Marking {
	t.Helper()
	of := map[*corpus.Turn][]Mark{}
	for text, number := range numbered {
		found := 0
		for _, tr := range c.Transcripts {
			for i := range tr.Turns {
				if at := strings.Index(tr.Turns[i].Text, text); at >= 0 {
					of[&tr.Turns[i]] = append(of[&tr.Turns[i]], Mark{corpus.Span{Start: at, End: at + len(text)}, number})
					found++
				}
			}
		}
		if found != 1 {
			t.Fatalf("%q occurs %d times", text, found)
		}
	}
	return &Marking{Of: func(_ *corpus.Transcript, turn *corpus.Turn) []Mark { return of[turn] }}
}

// TestMarking compares with words that were counted by hand.
func TestMarking(t *testing.T) {
	c := small("A AME ja vi går nu. Ja, vi går till AF-möten\nB SOC nej aldrig i livet", "A AME [paus]\nC SOC Ja ja då")
	m := quotes(t, c, map[string]int{"vi går nu": 1, "går nu. Ja": 2, "möten": 1, "aldrig": 1, "[paus]": 1})
	marked := func(number int) func([]int) bool {
		return func(marks []int) bool { return slices.Contains(marks, number) }
	}
	check := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: got  %s\nwant %s", what, got, want)
		}
	}
	m.Counts = marked(1) // a word that is cut counts whole, a note is none
	v := Count(c, Options{Select: everyone{}, Marking: m})
	check("1", listed(v), "af-möten 1 (AF-möten 1); aldrig 1 (aldrig 1); går 1 (går 1); nu 1 (nu 1); vi 1 (vi 1)")
	g := v.Groups(c, ByField(c, "stakeholder"))
	check("who says them", fmt.Sprint(v.Words, g.Groups, g.All), "5 [{{AME AME} 4 1 1} {{SOC SOC} 1 1 1}] {{ } 5 2 1}")
	m.Counts = func(marks []int) bool { return !slices.Contains(marks, 1) }
	v = Count(c, Options{Select: everyone{}, Marking: m})
	check("not 1", listed(v), "då 1 (då 1); går 1 (går 1); i 1 (i 1); ja 4 (ja 2, Ja 2); livet 1 (livet 1); nej 1 (nej 1); till 1 (till 1); vi 1 (vi 1)")
	m.Counts = nil // all words count, by their marks
	v = Count(c, Options{Select: everyone{}, Marking: m})
	by := Division{Values: []corpus.Value{{ID: "1"}, {ID: "2"}}, Voice: func(v *Voice) []int {
		var out []int
		for _, mark := range v.Marks {
			out = append(out, mark-1)
		}
		return out
	}}
	g = v.Groups(c, by)
	check("columns", fmt.Sprint(v.Words, g.Groups, g.All), "16 [{{1 } 5 2 1} {{2 } 3 1 1}] {{ } 16 3 2}")
	for i := range v.Forms {
		if v.Forms[i].Text == "går" {
			check("går", fmt.Sprint(g.Of(&v.Forms[i])), "[{1 1 1} {1 1 1}] {2 1 1}")
		}
	}
	// Caught words belong where the first of them stands.
	m.Counts = marked(2)
	v = Count(c, Options{Select: everyone{}, Marking: m, Hits: hitsOf(t, c, `"ja vi" OR =nu OR "nu ja"`)})
	check("caught", listed(v), "ja vi 1 (Ja vi 1); nu 1 (nu 1)")
	if v.Words != 3 {
		t.Errorf("%d words", v.Words)
	}
	m.Counts = marked(1)
	v = Count(c, Options{Select: everyone{}, Marking: m})
	a := v.Around(c, hitsOf(t, c, "=nu OR =till"), Window{Left: 4, Right: 6}, nil)
	// nu: ja vi går before it, ja vi går till AF-möten behind; till does not count.
	var near []string
	for _, k := range a.Collocates {
		near = append(near, fmt.Sprintf("%s %d:%d of %d", k.Form.Text, k.Left, k.Right, k.Count))
	}
	check("around", fmt.Sprint(a.Nodes, a.NodeWords, a.Window, near), "1 1 3 [af-möten 0:1 of 1 går 1:0 of 1 vi 1:0 of 1]")
}
