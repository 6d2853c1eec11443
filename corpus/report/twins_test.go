package report

import (
	"fmt"
	"strings"
	"testing"

	"mening/corpus"
)

func TestTwins(t *testing.T) {
	// told makes two transcripts of texts, in which every second turn is the
	// interviewer's.
	told := func(a, b []string) string {
		var list []*corpus.Transcript
		for i, texts := range [][]string{a, b} {
			tr := interview("", "I", (len(texts)+1)/2, "Anna", len(texts)/2)
			tr.Path, tr.File = fmt.Sprintf("fg%d.txt", i+1), fmt.Sprintf("study/fg%d.txt", i+1)
			for k := range texts {
				turn := &tr.Turns[k]
				turn.Text, turn.Speaker = texts[k], tr.Speakers[k%2]
			}
			list = append(list, tr)
		}
		var out []string
		for _, p := range twins(list) {
			out = append(out, p.File+": "+p.Message)
		}
		return strings.Join(out, "\n")
	}
	check := func(a, b []string, want string) {
		t.Helper()
		if got := told(a, b); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	talk := func(answer string, n int) []string {
		var out []string
		for i := range n {
			out = append(out, fmt.Sprintf("Fråga nummer %d, hur var det då?", i), fmt.Sprintf("Det var nog bra den gången %d, %s.", i, answer))
		}
		return out
	}
	ten := talk("ja", 10)
	check(ten, talk("ja", 10), "study/fg2.txt: the talk is the same as in fg1.txt")
	var wrapped []string
	for _, text := range ten {
		wrapped = append(wrapped, strings.ReplaceAll(text, " ", "\n "))
	}
	check(ten, wrapped, "study/fg2.txt: the talk is the same as in fg1.txt")
	check(ten, append(talk("ja", 9), "Fråga?", "Nej, den gången var det inte alls bra."), "study/fg2.txt: 90 % of the turns are the same as in fg1.txt")
	check(ten, append(talk("ja", 7), talk("nej", 3)...), "")
	check(ten, talk("nej", 10), "") // the same questions
	check([]string{"Hej.", "Ja."}, []string{"Hej.", "Ja."}, "")
	check(talk("ja", 30), talk("ja", 6), "study/fg2.txt: 100 % of the turns are the same as in fg1.txt") // an extract
}
