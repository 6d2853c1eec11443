package query

import (
	"math/rand"
	"strings"
	"testing"

	"mening/corpus/language"
)

// TestPrefilter shows, on random words with upper case, diacritics, other
// scripts and hyphens, that no word is held back that a term matches.
func TestPrefilter(t *testing.T) {
	letters := strings.Split("a b c e t ö å é ß K ſ İ ы Р A B C E T Ö Å É - ' ’ : . 1 2", " ")
	random := rand.New(rand.NewSource(50))
	word := func(most int) string {
		var b strings.Builder
		for range 1 + random.Intn(most) {
			b.WriteString(letters[random.Intn(len(letters))])
		}
		return b.String()
	}
	filtered, held := 0, 0
	for range 3000 {
		a := analyzer(t, random.Intn(3) == 0)
		ts := newTerms(a)
		for range 1 + random.Intn(4) {
			text := word(4)
			if !bare(text) {
				continue
			}
			switch random.Intn(4) {
			case 0:
				ts.add(&Term{Kind: Exact, Text: text})
			case 1:
				ts.add(&Term{Kind: Wildcard, Text: text + "*" + word(1)})
			case 2:
				ts.add(&Term{Kind: Wildcard, Text: text + "?"})
			default:
				ts.add(&Term{Kind: Stem, Text: text})
			}
		}
		f := newPrefilter(ts)
		if f == nil {
			continue
		}
		filtered++
		for range 100 {
			text := word(6)
			for _, w := range a.Words(text, nil) {
				if w.Joined() || f.passes(text, int(w.Start), int(w.End), a.Folds()) {
					continue
				}
				held++
				if hits := ts.lookup(text[w.Start:w.End]); len(hits) > 0 {
					t.Fatalf("fold %v: the word %q is held back, but %v matches (terms %v)", a.Folds(), text[w.Start:w.End], hits, ts.ids)
				}
			}
		}
	}
	if filtered < 300 || held < 10_000 {
		t.Errorf("%d filters held back %d words", filtered, held)
	}
}

// FuzzSwedishStems shows what the filter builds on: a stem is how its word
// begins.
func FuzzSwedishStems(f *testing.F) {
	for _, w := range []string{"mötena", "fullt", "arbetslöst", "möjligheterna", "a", ""} {
		f.Add(w)
	}
	a, err := language.New("sv", false)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if !strings.HasPrefix(word, a.Stem(word)) {
			t.Fatalf("%q has the stem %q", word, a.Stem(word))
		}
	})
}
