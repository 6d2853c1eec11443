package language

import (
	"maps"
	"slices"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
)

// stemmers returns the stemmer of every language that has one, by ISO 639-1
// code. Every stemmer takes a lower-cased word in NFC and is safe for many
// goroutines.
func stemmers() map[string]func(string) string {
	return map[string]func(string) string{
		"ar": snowball(arabic.Stem),
		"da": snowball(danish.Stem),
		"de": snowball(german.Stem),
		"en": snowball(english.Stem),
		"es": snowball(spanish.Stem),
		"fi": snowball(finnish.Stem),
		"fr": snowball(french.Stem),
		"ga": snowball(irish.Stem),
		"hu": snowball(hungarian.Stem),
		"it": snowball(italian.Stem),
		"nb": snowball(norwegian.Stem),
		"nl": snowball(dutch.Stem),
		"nn": snowball(norwegian.Stem),
		"no": snowball(norwegian.Stem),
		"pt": snowball(portuguese.Stem),
		"ro": snowball(romanian.Stem),
		"ru": snowball(russian.Stem),
		"sv": stemSwedish, // snowballstem has the algorithm from before Snowball 3
		"ta": snowball(tamil.Stem),
		"tr": snowball(turkish.Stem),
	}
}

// Languages returns the ISO 639-1 codes of the languages that have a stemmer,
// sorted.
func Languages() []string {
	return slices.Sorted(maps.Keys(stemmers()))
}

// stemmerOf returns the stemmer of the language with the given ISO 639-1 code,
// and whether there is one.
func stemmerOf(lang string) (func(string) string, bool) {
	stem, ok := stemmers()[lang]
	return stem, ok
}

// snowball turns a program of package snowballstem into a function from a word
// to its stem. The program's own result says only whether it ran to its end.
//
// Some programs cut a word away that is nothing but endings (Turkish "leri",
// Tamil, Irish and Arabic ones too). Such a word is its own stem: with an empty
// one it would count as an inflection of every other word of the kind.
func snowball(program func(*snowballstem.Env) bool) func(string) string {
	return func(word string) string {
		env := snowballstem.NewEnv(word)
		program(env)
		if stem := env.Current(); stem != "" {
			return stem
		}
		return word
	}
}
