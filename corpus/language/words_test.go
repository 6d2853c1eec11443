package language

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func swedish(t testing.TB, fold bool) *Analyzer {
	t.Helper()
	a, err := New("sv", fold)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestWords(t *testing.T) {
	a := swedish(t, false)
	check := func(t *testing.T, in, want string) {
		t.Helper()
		var got []string
		for _, w := range a.Words(in, nil) {
			got = append(got, in[w.Start:w.End])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q:\n got %q\nwant %q", in, strings.Join(got, "|"), want)
		}
	}
	check(t, "", "")
	check(t, " … – ", "")
	check(t, "Vi träffas, på TRISAM-mötet.", "Vi|träffas|på|TRISAM-mötet")
	check(t, "AF:s kontor kl. 10:30 och 3,5 timmar", "AF:s|kontor|kl.|10:30|och|3,5|timmar")
	check(t, "ja,nej", "ja|nej")
	check(t, "s.k. samverkan, t.ex. möten", "s.k.|samverkan|t.ex.|möten")
	check(t, "det var slut.Nästa fråga", "det|var|slut|Nästa|fråga")
	check(t, "don’t can't", "don’t|can't")
	check(t, "[paus] jo (skratt) nej (inte alls) (skrattar lite 00:12)", "jo|nej|inte|alls")
	check(t, "[ohörbart 00:12]", "")
	check(t, "öppen [hakparentes\nutan slut", "öppen|hakparentes|utan|slut")
	check(t, "en -- två - tre", "en|två|tre")
	check(t, "och/eller", "och|eller")
	check(t, "Ja... men", "Ja|men")
	check(t, "Ångström É 2×3 ÷", "Ångström|É|2|3")
	check(t, "dr. Ek kom dr...", "dr.|Ek|kom|dr")
	check(t, "hej ❤\ufe0f 👩\u200d👧 då", "hej|då")
	check(t, "می\u200cخواهم ه\u200d, ja", "می\u200cخواهم|ه|ja")
}

// TestASCIIRun compares with looking at each byte, for every byte at every
// place.
func TestASCIIRun(t *testing.T) {
	for at := range 12 {
		for c := range 256 {
			text := []byte("abcXYZ019abcdef")
			text[at] = byte(c)
			want := 0
			for want < len(text) && classes[text[want]] == classWord {
				want++
			}
			if got := asciiRun(string(text), 0); got != want {
				t.Fatalf("%q: got %d, want %d", text, got, want)
			}
		}
	}
}

func TestForm(t *testing.T) {
	a := swedish(t, false)
	f := a.Form("AF-mötet")
	if f.Lower != "af-mötet" || len(f.Parts) != 2 || f.Parts[0].Written != "AF" || a.Stem(f.Parts[1].Lower) != "möt" || f.Parts[1].Start != 3 {
		t.Errorf("AF-mötet: %+v", f)
	}
	if f := a.Form("AF:s"); len(f.Parts) != 1 || f.Parts[0].Written != "AF" {
		t.Errorf("AF:s: %+v", f)
	}
	if f := a.Form("osv."); f.Lower != "osv" || f.Parts != nil {
		t.Errorf("osv.: %+v", f)
	}
	folded := swedish(t, true)
	if x, y := folded.Form("Möten"), folded.Form("moten"); folded.Stem(x.Lower) != folded.Stem(y.Lower) || x.Lower != "moten" {
		t.Errorf("folded: %+v %+v", x, y)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"åäö ÅÄÖ": "aao AAO", "ø é ü ß æ": "o e u ss ae", "abc": "abc", "łódź": "lodz"} {
		if got := Fold(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	a := swedish(t, false)
	check := func(t *testing.T, in string, want ...string) {
		t.Helper()
		var got []string
		for _, s := range a.Sentences(in, a.Words(in, nil), nil) {
			got = append(got, in[s.Start:s.End])
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q:\n got %q\nwant %q", in, got, want)
		}
	}
	check(t, "")
	check(t, "  ")
	check(t, "Ja.", "Ja.")
	check(t, "Ja. nej! kanske? ", "Ja.", "nej!", "kanske?")
	check(t, "Hon sa ”ja.” Sen gick hon.", "Hon sa ”ja.”", "Sen gick hon.")
	check(t, "T.ex. Anna och bl.a. Bo kom kl. 10.", "T.ex. Anna och bl.a. Bo kom kl. 10.")
	check(t, "Kaffe, bullar m.m. Sen gick vi.", "Kaffe, bullar m.m.", "Sen gick vi.")
	check(t, "Kaffe osv. och bullar.", "Kaffe osv. och bullar.")
	check(t, "A. Ek sa nej.", "A. Ek sa nej.")
	check(t, "Ja... men nej... Men jo.", "Ja... men nej...", "Men jo.")
	check(t, "Ja… men nej… Men jo.", "Ja… men nej…", "Men jo.")
	check(t, "Det var slut.Nästa fråga", "Det var slut.", "Nästa fråga")
	check(t, "Första stycket\nAndra stycket", "Första stycket", "Andra stycket")
	check(t, "[skratt]\nJa. [paus] Nej", "[skratt]", "Ja.", "[paus] Nej")
	check(t, "Det är min. Ja.", "Det är min.", "Ja.")
	check(t, "Vad?! Nej.", "Vad?!", "Nej.")
	check(t, "3.5 procent. Ja", "3.5 procent.", "Ja")
	check(t, "… Ja, just det", "… Ja, just det")
}

func TestLongSentences(t *testing.T) {
	a := swedish(t, false)
	text := strings.Repeat("vi har liksom pratat om det där hela tiden ", 5) + "och " + strings.Repeat("det blir ju aldrig något av med det ", 5)
	words := a.Words(text, nil)
	sentences := a.Sentences(text, words, nil)
	if len(sentences) != 2 || !strings.HasPrefix(text[sentences[1].Start:], "och det") {
		t.Errorf("got %d sentences, the last from %q", len(sentences), text[sentences[len(sentences)-1].Start:])
	}
}

// FuzzSentences shows that words and sentences lie on rune boundaries, ascend,
// and that sentences cover every word.
func FuzzSentences(f *testing.F) {
	for _, s := range []string{"Ja. nej!", "[paus] Ja... T.ex. AF:s möte\n\nosv. Nej (skratt)", "a\x80.b\xff", "”.” ‘.", "1,2.A"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		a := swedish(t, false)
		words := a.Words(text, nil)
		var at int32
		for _, w := range words {
			if w.Start < at || w.End <= w.Start || !utf8.RuneStart(text[w.Start]) {
				t.Fatalf("%q: word %v after %d", text, w, at)
			}
			at = w.End
		}
		at = 0
		var first int32
		for _, s := range a.Sentences(text, words, nil) {
			if s.Start < at || s.End <= s.Start || s.First != first || !utf8.ValidString(text[s.Start:s.End]) {
				t.Fatalf("%q: sentence %+v after byte %d, word %d", text, s, at, first)
			}
			for _, w := range words[s.First:s.Last] {
				if w.Start < s.Start || w.End > s.End {
					t.Fatalf("%q: word %v outside of sentence %+v", text, w, s)
				}
			}
			if strings.TrimSpace(text[at:s.Start]) != "" {
				t.Fatalf("%q: %q is in no sentence", text, text[at:s.Start])
			}
			at, first = s.End, s.Last
		}
		if int(first) != len(words) || strings.TrimSpace(text[at:]) != "" {
			t.Fatalf("%q: the sentences end at byte %d, word %d of %d", text, at, first, len(words))
		}
	})
}

func BenchmarkWords(b *testing.B) {
	a := swedish(b, false)
	text := strings.Repeat("Det är ju så att vi träffas på TRISAM-mötet varje månad, och då lägger vi pusslet. ", 100)
	var words []Word
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		words = a.Words(text, words[:0])
	}
}
