package language

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Version names the analysis. It changes whenever words, stems or sentences of
// the same text would come out otherwise, so that an index of another version
// is known to be stale.
const Version = "1"

// Analyzer analyses text of one language. It is immutable and safe for many
// goroutines.
type Analyzer struct {
	language      string
	folds         bool
	stem          func(string) string
	abbreviations map[string]ending
	abbreviated   [256]uint16 // lengths of abbreviations by their first byte
	conjunctions  map[string]bool
	notes         map[string]bool
	within        map[string]bool
	unsplit       bool // leaves long sentences whole
	compounds     Compounds
}

// New returns the analyzer of a language, given by its ISO 639-1 code. With
// fold, letters that differ only in their diacritics compare equal: å ä → a,
// ö ø → o, é → e. An unknown language is an error.
func New(language string, fold bool) (*Analyzer, error) {
	stem, ok := stemmerOf(language)
	if !ok {
		return nil, fmt.Errorf("no stemmer for the language %q\n  known: %s", language, strings.Join(Languages(), ", "))
	}
	list := lists()
	own, ok := list[language]
	if !ok {
		own = wordLists{}
	}
	a := &Analyzer{
		language:      language,
		folds:         fold,
		stem:          stem,
		abbreviations: own.abbreviationSet(),
		conjunctions:  set(own.conjunctions),
		notes:         set(own.notes, list["en"].notes),
		within:        set(own.within, list["en"].within),
	}
	a.abbreviated = lengthsByFirst(a.abbreviations)
	return a, nil
}

// Language returns the ISO 639-1 code of the analyzer's language.
func (a *Analyzer) Language() string { return a.language }

// Folds reports whether diacritics are ignored.
func (a *Analyzer) Folds() bool { return a.folds }

// Form is what is compared of a written word.
type Form struct {
	// Written is the word as it stands, in NFC, its apostrophes made equal
	// and the last point of an abbreviation taken off.
	Written string
	// Lower is Written in lower case, folded where the analyzer folds.
	// [Analyzer.Stem] gives its stem.
	Lower string
	// Parts are the pieces of two or more letters of a word that is joined
	// with hyphens, colons or the like: AF-möte has the parts AF and möte. It
	// is nil for a word of one piece.
	Parts []Part
}

// Part is a piece of a joined word.
type Part struct {
	// Start and End are bytes of the word, half-open.
	Start, End     int
	Written, Lower string
}

// Form analyses one written word, as [Analyzer.Words] finds it.
func (a *Analyzer) Form(word string) Form {
	f := a.piece(word)
	word = strings.TrimSuffix(word, ".")
	if !strings.ContainsFunc(word, isJoiner) {
		return f
	}
	start := 0
	flush := func(end int) {
		if letters(word[start:end]) >= 2 && end-start < len(word) {
			p := a.piece(word[start:end])
			f.Parts = append(f.Parts, Part{Start: start, End: end, Written: p.Written, Lower: p.Lower})
		}
	}
	for i, r := range word {
		if isJoiner(r) {
			flush(i)
			start = i + utf8.RuneLen(r)
		}
	}
	flush(len(word))
	return f
}

func (a *Analyzer) piece(word string) Form {
	written := normalise(word)
	return Form{Written: written, Lower: a.Lower(written)}
}

// normalise takes off the last point of an abbreviation, makes apostrophes and
// hyphens equal, and leaves out joiners that nobody sees.
func normalise(word string) string {
	word = strings.TrimSuffix(word, ".")
	if strings.IndexByte(word, "\u2019"[0]) >= 0 { // of all the first byte
		word = strings.NewReplacer("\u2019", "'", "\u2010", "-", "\u2011", "-", "\u200c", "", "\u200d", "").Replace(word)
	}
	return word
}

// Lower returns the text in lower case, folded where the analyzer folds.
func (a *Analyzer) Lower(text string) string {
	text = strings.ToLower(text)
	if a.folds {
		text = Fold(text)
	}
	return text
}

// Stem returns the stem of a word that [Analyzer.Lower] has been applied to.
func (a *Analyzer) Stem(lower string) string { return a.stem(lower) }

// StemsAreBeginnings reports whether the stem of every word is how the word
// begins. It is so in Swedish; other algorithms may change letters.
func (a *Analyzer) StemsAreBeginnings() bool { return a.language == "sv" }

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func set(lists ...string) map[string]bool {
	out := map[string]bool{}
	for _, list := range lists {
		for word := range strings.FieldsSeq(list) {
			out[word] = true
		}
	}
	return out
}
