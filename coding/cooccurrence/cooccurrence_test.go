package cooccurrence_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"mening/coding"
	"mening/coding/cooccurrence"
	"mening/corpus"
)

// talk makes observations of turns of ten bytes. A unit is written CODE:TURN or
// CODE:TURN.START-END; units of different transcripts stand apart by a bar.
func talk(t *testing.T, text string) (*coding.Codebook, []coding.Observation) {
	t.Helper()
	book, problems := coding.ReadCodebook("codebook.yaml", []byte(`codebook: x
categories:
  - {category: one, codes: [{code: a}, {code: b}]}
  - {category: two, codes: [{code: c}, {code: d}]}
`), nil)
	if book == nil {
		t.Fatal(problems)
	}
	var out []coding.Observation
	for n, units := range strings.Split(text, "|") {
		tr := &corpus.Transcript{Path: fmt.Sprintf("t%d", n)}
		for i := range 40 {
			tr.Turns = append(tr.Turns, corpus.Turn{Number: i + 1, Text: "0123456789", Speaker: &corpus.Speaker{Role: corpus.Participant}})
		}
		for unit := range strings.FieldsSeq(units) {
			code, place, _ := strings.Cut(unit, ":")
			turn, start, end := 0, 0, 10
			if _, err := fmt.Sscanf(place, "%d.%d-%d", &turn, &start, &end); err != nil {
				_, _ = fmt.Sscanf(place, "%d", &turn)
			}
			u := coding.MeaningUnit{Turn: &tr.Turns[turn-1], Span: corpus.Span{Start: start, End: end}, Code: book.Code(code)}
			out = append(out, coding.Observation{MeaningUnit: u, Transcript: tr})
		}
	}
	return book, out
}

func TestTogether(t *testing.T) {
	check := func(units, rows string, turns int, want string) {
		t.Helper()
		book, observations := talk(t, units)
		r, err := cooccurrence.Find(book, observations, cooccurrence.Options{Rows: rows, Turns: turns})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range r.Pairs {
			p := &r.Pairs[i]
			a, b := r.Nodes[p.A], r.Nodes[p.B]
			got = append(got, fmt.Sprintf("%s %d, %s %d: %d %.2f", a.ID, a.Count, b.ID, b.Count, p.Count(), r.Jaccard(p)))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s, %s within %d:\n got %s\nwant %s", units, rows, turns, strings.Join(got, "; "), want)
		}
	}
	check("a:1 b:1", "code", 0, "a 1, b 1: 1 1.00")
	check("a:1.0-5 b:1.5-9", "code", 0, "")
	check("a:1.0-6 b:1.5-9", "code", 0, "a 1, b 1: 1 1.00")
	check("a:1 b:1.0-3 b:1.5-9", "code", 0, "a 1, b 2: 1 0.50") // one unit meets one
	check("a:1.0-5 a:1.5-9 b:1 c:2", "code", 0, "a 2, b 1: 1 0.50")
	check("a:1 b:1 a:2 b:3", "code", 0, "a 2, b 2: 1 0.33")
	check("a:1 b:1 | a:1 | b:1", "code", 0, "a 2, b 2: 1 0.33")
	check("a:1 c:1 b:2 c:2 a:2", "code", 0, "a 2, c 2: 2 1.00; a 2, b 1: 1 0.50; b 1, c 2: 1 0.50")
	check("a:1 b:1 c:1", "category", 0, "one 1, two 1: 1 1.00")
	check("a:1.0-5 b:1.5-9 a:1.5-9", "code", 1, "a 1, b 1: 1 1.00") // turns, not units
	check("a:1 b:2", "code", 1, "")
	check("a:1 b:2", "code", 2, "a 1, b 1: 1 1.00")
	check("a:1 b:3", "code", 2, "")
	check("a:1 a:3 b:4", "code", 2, "a 2, b 1: 1 0.50") // the nearest, not the first
	check("a:1 b:2 a:3 b:4 a:9", "code", 2, "a 3, b 2: 2 0.67")
	check("a:1 b:2 b:3 a:4", "code", 2, "a 2, b 2: 2 1.00")
	check("a:1 | b:1", "code", 9, "")
}

// TestPassages shows the units behind a count, and that no passage shares a turn
// with the next.
func TestPassages(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		var units []string
		for turn := 1; turn <= 30; turn++ {
			for _, code := range []string{"a", "b", "c"} {
				if random.IntN(4) == 0 {
					units = append(units, fmt.Sprintf("%s:%d", code, turn))
				}
			}
		}
		book, observations := talk(t, strings.Join(units, " "))
		for _, turns := range []int{0, 1, 2, 5} {
			r, err := cooccurrence.Find(book, observations, cooccurrence.Options{Turns: turns})
			if err != nil {
				t.Fatal(err)
			}
			m := r.Matrix()
			for i := range r.Pairs {
				p := &r.Pairs[i]
				if j := r.Jaccard(p); j <= 0 || j > 1 || m[p.A][p.B] != p.Count() || m[p.B][p.A] != p.Count() {
					t.Fatalf("within %d: coefficient %v of %d passages", turns, j, p.Count())
				}
				last := 0
				for _, passage := range p.Passages {
					if len(passage.A) == 0 || len(passage.B) == 0 {
						t.Fatal("a passage without one of them")
					}
					from, to := 99, 0
					for _, u := range append(passage.A[:len(passage.A):len(passage.A)], passage.B...) {
						from, to = min(from, u.Turn.Number), max(to, u.Turn.Number)
					}
					if from <= last || to-from >= max(turns, 1) {
						t.Fatalf("within %d: turns %d to %d after %d", turns, from, to, last)
					}
					last = to
				}
			}
		}
	}
}

func TestFaults(t *testing.T) {
	book, observations := talk(t, "a:1")
	for _, o := range []cooccurrence.Options{{Rows: "cod"}, {Turns: -1}} {
		if _, err := cooccurrence.Find(book, observations, o); err == nil || !strings.Contains(err.Error(), "\n  ") {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if r, err := cooccurrence.Find(book, observations, cooccurrence.Options{}); err != nil || r.Pair("a", "b") != nil || len(r.Nodes) != 1 {
		t.Error(r, err)
	}
}
