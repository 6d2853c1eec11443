package allocation

import (
	"fmt"
	"strings"
	"testing"

	"mening/corpus"
)

// corpusOf makes a transcript of each text `wave stakeholder words …`.
func corpusOf(texts ...string) *corpus.Corpus {
	c := &corpus.Corpus{Stakeholders: []corpus.Stakeholder{{ID: "AME"}, {ID: "SOC"}}}
	for i, text := range texts {
		f := strings.Fields(text)
		t := &corpus.Transcript{Path: fmt.Sprintf("fg%d.txt", i+1), Language: "sv", Attributes: map[string]string{"wave": f[0]}}
		for k := 1; k < len(f); k += 2 {
			var n int
			fmt.Sscan(f[k+1], &n)
			s := &corpus.Speaker{Label: f[k], Role: corpus.Participant, Stakeholder: f[k]}
			t.Turns = append(t.Turns, corpus.Turn{Number: k, Text: strings.Repeat("ord ", n) + "[paus]", Speaker: s})
		}
		t.Turns = append(t.Turns, corpus.Turn{Number: 99, Text: "Frågan är lång", Speaker: &corpus.Speaker{Role: corpus.Interviewer}})
		c.Transcripts = append(c.Transcripts, t)
	}
	return c
}

func shown(a *Allocation) string {
	out := []string{fmt.Sprintf("shared %d of %d", a.Shared, a.Words)}
	for coder, name := range a.Coders {
		n, words := a.WordsOf(coder)
		out = append(out, fmt.Sprintf("%s %d: %d", name, n, words))
	}
	return strings.Join(out, ", ")
}

func TestDraw(t *testing.T) {
	check := func(coders string, overlap float64, want string, texts ...string) *Allocation {
		t.Helper()
		a := Draw(corpusOf(texts...), strings.Split(coders, ","), overlap, 1)
		if got := shown(a); got != want {
			t.Errorf("%s %v of %q\ngot  %s\nwant %s", coders, overlap, texts, got, want)
		}
		return a
	}
	// Notes and interviewers are not counted; who says nothing is left out.
	check("eva,bo", 0, "shared 0 of 30, eva 2: 15, bo 2: 15", "b AME 10", "b AME 5", "b AME 5", "b SOC 10", "b AME 0")
	check("eva,bo", 1, "shared 30 of 30, eva 2: 30, bo 2: 30", "b AME 10", "b AME 20")
	check("eva,bo", 0.2, "shared 20 of 100, eva 6: 60, bo 6: 60", strings.Split(strings.Repeat("b AME 10,", 9)+"b AME 10", ",")...)
	// One transcript at least is coded by all, the one that comes nearest.
	check("eva,bo", 0.1, "shared 10 of 60, eva 2: 40, bo 2: 30", "b AME 20", "b AME 10", "b AME 30")
	check("eva,bo,liv", 0, "shared 0 of 60, eva 2: 20, bo 2: 20, liv 2: 20", "b AME 10", "b AME 10", "b AME 10", "b AME 10", "b AME 10", "b AME 10")
	check("eva,bo", 0.5, "shared 0 of 0, eva 0: 0, bo 0: 0")
	// Waves and stakeholders are spread: each coder gets one of each kind, and so
	// do all.
	var texts []string
	for range 3 {
		texts = append(texts, "before AME 10", "before SOC 10", "after AME 10", "after SOC 10")
	}
	a := check("eva,bo", 1.0/3, "shared 40 of 120, eva 8: 80, bo 8: 80", texts...)
	kinds := map[string]int{}
	for _, r := range a.Rows {
		kinds[fmt.Sprint(r.Coder, r.Transcript.Attribute("wave"), r.Stakeholders)]++
	}
	if len(kinds) != 12 {
		t.Errorf("not spread: %v", kinds)
	}
}

// TestSeed draws the same with the same seed, and something else with another.
func TestSeed(t *testing.T) {
	var texts []string
	for i := range 20 {
		texts = append(texts, fmt.Sprintf("w%d AME %d SOC %d", i%2, 100+i*7%31, 50+i*11%17))
	}
	draw := func(seed uint64) string {
		var out []int
		for _, r := range Draw(corpusOf(texts...), []string{"eva", "bo"}, 0.2, seed).Rows {
			out = append(out, r.Coder)
		}
		return fmt.Sprint(out)
	}
	first := draw(1)
	if again := draw(1); again != first {
		t.Error("one seed, two draws")
	}
	if draw(2) == first {
		t.Error("two seeds, one draw")
	}
}
