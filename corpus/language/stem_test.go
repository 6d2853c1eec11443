package language

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLanguages(t *testing.T) {
	langs := Languages()
	if !slices.IsSorted(langs) {
		t.Errorf("Languages() = %q, want them sorted", langs)
	}
	for _, lang := range langs {
		if _, ok := stemmerOf(lang); !ok {
			t.Errorf("stemmerOf(%q) has no stemmer", lang)
		}
	}
	for _, lang := range []string{"", "xx", "SV", "swedish"} {
		if _, ok := stemmerOf(lang); ok {
			t.Errorf("stemmerOf(%q) has a stemmer", lang)
		}
	}
}

// TestStemmerOf has one inflection for each language: both words have the
// wanted stem. It shows that each code leads to the language it names.
func TestStemmerOf(t *testing.T) {
	check := func(t *testing.T, lang, word, inflected, want string) {
		t.Helper()
		stem, ok := stemmerOf(lang)
		if !ok {
			t.Fatalf("no stemmer for %q", lang)
		}
		if a, b := stem(word), stem(inflected); a != want || b != want {
			t.Errorf("%s: stems of %q, %q = %q, %q, want %q", lang, word, inflected, a, b, want)
		}
	}
	check(t, "ar", "كتاب", "الكتاب", "كتاب")
	check(t, "da", "møde", "mødet", "mød")
	check(t, "de", "gespräch", "gesprächen", "gesprach")
	check(t, "en", "meeting", "meetings", "meet")
	check(t, "es", "reunión", "reuniones", "reunion")
	check(t, "fi", "talo", "talot", "talo")
	check(t, "fr", "réunion", "réunions", "réunion")
	check(t, "ga", "fear", "bhfear", "fear")
	check(t, "hu", "ház", "házak", "ház")
	check(t, "it", "riunione", "riunioni", "riunion")
	check(t, "nb", "møter", "møtene", "møt")
	check(t, "nl", "gesprek", "gesprekken", "gesprek")
	check(t, "nn", "møter", "møtene", "møt")
	check(t, "no", "møter", "møtene", "møt")
	check(t, "pt", "conversa", "conversas", "convers")
	check(t, "ro", "casă", "casele", "cas")
	check(t, "ru", "встреча", "встречи", "встреч")
	check(t, "sv", "möte", "mötet", "möt")
	check(t, "ta", "வீடு", "வீடுகள்", "வீடு")
	check(t, "tr", "kitap", "kitaplar", "kitap")
}

func TestStemSwedishFamilies(t *testing.T) {
	check := func(t *testing.T, want string, words ...string) {
		t.Helper()
		for _, word := range words {
			if got := stemSwedish(word); got != want {
				t.Errorf("stemSwedish(%q) = %q, want %q", word, got, want)
			}
		}
	}
	check(t, "möt", "möte", "mötet", "mötets", "möten", "mötens")
	check(t, "möten", "mötena", "mötenas") // the algorithm knows no -na
	check(t, "stöd", "stöd", "stöds", "stödet", "stödets", "stöder")
	check(t, "hus", "hus", "huset", "husets", "husen", "husens")
	check(t, "möj", "möjlig", "möjligt", "möjlighet", "möjligheten", "möjligheterna")
	check(t, "samverk", "samverka", "samverkar", "samverkade", "samverkande")

	// An -et that belongs to the word stays, also before the article.
	check(t, "paket", "paket", "paketet", "paketets", "paketen")
	check(t, "universitet", "universitet", "universitetet", "universitetets")
	check(t, "kvalitet", "kvalitet", "kvaliteten", "kvaliteter")

	// Without vowel and consonant, or without a letter before them, -et stays.
	check(t, "barnet", "barnet", "barnets")
	check(t, "poet", "poet", "poeten", "poetens")
	check(t, "äret", "äret", "ärets")

	check(t, "arbetslös", "arbetslös", "arbetslöst")
	check(t, "höst", "höst", "hösten") // too short: öst is not in R1
	check(t, "fackhöst", "fackhöst")   // no h among the consonants before öst
	check(t, "ansvarsfull", "ansvarsfull", "ansvarsfullt")
}

// TestStemSwedishPairs has one word or more for each ending of the algorithm.
func TestStemSwedishPairs(t *testing.T) {
	for _, line := range readLines(t, "testdata/swedish/pairs.tsv") {
		word, want, _ := strings.Cut(line, "\t")
		if got := stemSwedish(word); got != want {
			t.Errorf("stemSwedish(%q) = %q, want %q", word, got, want)
		}
	}
}

// TestStemSwedishVocabulary compares with all word pairs that the Snowball
// project publishes for its Swedish algorithm.
func TestStemSwedishVocabulary(t *testing.T) {
	words := readLines(t, filepath.Join("testdata", "swedish", "voc.txt"))
	stems := readLines(t, filepath.Join("testdata", "swedish", "output.txt"))
	if len(words) != len(stems) {
		t.Fatalf("%d words and %d stems", len(words), len(stems))
	}
	for i, word := range words {
		if got := stemSwedish(word); got != stems[i] {
			t.Errorf("stemSwedish(%q) = %q, want %q", word, got, stems[i])
		}
	}
}

func TestStemSwedishDoesNotAllocate(t *testing.T) {
	words := []string{"möjligheterna", "paketets", "arbetslöst", "ansvarsfullt"}
	allocs := testing.AllocsPerRun(100, func() {
		for _, word := range words {
			stemSwedish(word)
		}
	})
	if allocs != 0 {
		t.Errorf("%v allocations, want 0", allocs)
	}
}

// FuzzStemmers shows that no stemmer panics, whatever the word, that none makes
// an invalid stem of a valid word, and that only the empty word has an empty
// stem.
func FuzzStemmers(f *testing.F) {
	for _, word := range []string{"", "a", "meeting's", "leri", "t-", "möjlighet", "réunions", "встречи", "கூட்டங்கள்", "\xff"} {
		f.Add(word)
	}
	all := stemmers()
	f.Fuzz(func(t *testing.T, word string) {
		for lang, stem := range all {
			if got := stem(word); utf8.ValidString(word) && !utf8.ValidString(got) {
				t.Errorf("%s: stem of %q is %q, which is not UTF-8", lang, word, got)
			} else if got == "" && word != "" {
				t.Errorf("%s: stem of %q is empty", lang, word)
			}
		}
	})
}

// FuzzStemSwedish shows that a stem is a prefix of its word, on a boundary of
// letters, and so never longer.
func FuzzStemSwedish(f *testing.F) {
	for _, line := range readLines(f, "testdata/swedish/pairs.tsv") {
		word, _, _ := strings.Cut(line, "\t")
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		got := stemSwedish(word)
		if !strings.HasPrefix(word, got) {
			t.Errorf("stemSwedish(%q) = %q, which is no prefix", word, got)
		}
		if utf8.ValidString(word) && !utf8.ValidString(got) {
			t.Errorf("stemSwedish(%q) = %q, which is not UTF-8", word, got)
		}
		if utf8.RuneCountInString(got) > utf8.RuneCountInString(word) {
			t.Errorf("stemSwedish(%q) = %q, which is longer", word, got)
		}
	})
}

func readLines(t testing.TB, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}
