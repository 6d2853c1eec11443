package language

import (
	"strings"
	"unicode/utf8"
)

// stemSwedish returns the stem of a lower-cased Swedish word in NFC, by the
// Swedish algorithm of Snowball 3.0. It does not allocate: every step only
// cuts at the end, so that a stem is always a prefix of its word.
//
// A stem need not be a word, and stemming is not idempotent: the stem of a
// stem may be shorter still.
//
// The algorithm is described at https://snowballstem.org/algorithms/swedish/stemmer.html;
// the Snowball project publishes it under the BSD-3-Clause licence. The code
// here is our own. Snowball 3.0 differs from earlier versions by taking away
// the neuter ending -et (and -ets) where [isSwedishNeuter] allows it, and by
// shortening -öst after more consonants than l.
func stemSwedish(word string) string {
	r1 := swedishRegion(word)
	word = cutSwedishInflection(word, r1)
	word = cutSwedishPair(word, r1)
	return cutSwedishDerivation(word, r1)
}

// swedishRegion returns the byte offset at which region R1 begins: after the
// first consonant that follows a vowel, but not before the fourth letter. All
// endings but the s-genitive and its -et must lie in R1, which keeps short
// words whole. It is len(word) when R1 is empty.
func swedishRegion(word string) int {
	letters, seenVowel, seenPair := 0, false, false
	for i, r := range word {
		if seenPair && letters >= 3 {
			return i
		}
		letters++
		vowel := isSwedishVowel(r)
		seenPair = seenPair || seenVowel && !vowel
		seenVowel = seenVowel || vowel
	}
	return len(word)
}

// cutSwedishInflection takes away the longest inflectional ending in R1. When
// the longest one may not go, no shorter one is tried.
func cutSwedishInflection(word string, r1 int) string {
	start := longestEnding(word, r1, isSwedishInflection)
	stem := word[:start]
	switch word[start:] {
	case "s":
		return cutSwedishGenitive(word)
	case "et":
		if !isSwedishNeuter(stem) {
			return word
		}
	}
	return stem
}

// cutSwedishGenitive takes away -ets or else -s from a word that ends in s,
// where the letters before allow it. Those letters may lie before R1.
func cutSwedishGenitive(word string) string {
	owner := word[:len(word)-1]
	if stem, ok := strings.CutSuffix(owner, "et"); ok && isSwedishNeuter(stem) {
		return stem
	}
	if endsInAny(owner, "bcdfghjklmnoprtvy") {
		return owner
	}
	return word
}

// isSwedishNeuter reports whether -et after the stem is taken for the neuter
// article or participle. The stem must have a vowel and one consonant at its
// end and a letter before them, as in "huset" but not in "poet", "barnet" or
// "äret", and it must not end like a word that has an -et of its own, such as
// "alfabet", "paket", "komet" and "universitet".
func isSwedishNeuter(stem string) bool {
	consonant, size := utf8.DecodeLastRuneInString(stem)
	if size == 0 || isSwedishVowel(consonant) {
		return false
	}
	before := stem[:len(stem)-size]
	vowel, size := utf8.DecodeLastRuneInString(before)
	return isSwedishVowel(vowel) && size < len(before) && !hasSwedishEtOfItsOwn(stem)
}

// hasSwedishEtOfItsOwn reports whether the stem ends like a word to which a
// following -et belongs, such as "alfab", "kom" and "kvalit".
func hasSwedishEtOfItsOwn(stem string) bool {
	for _, end := range [...]string{
		"fab", "h", "pak", "rak", "stak", "kom", "iet",
		"cit", "dit", "alit", "ilit", "mit", "nit", "pit", "rit", "sit",
		"tit", "uit", "ivit", "kvit", "xit",
	} {
		if strings.HasSuffix(stem, end) {
			return true
		}
	}
	return false
}

// cutSwedishPair takes the last letter from a pair of consonants in R1 that
// often comes about by inflection, such as -kt in "friskt" beside "frisk".
func cutSwedishPair(word string, r1 int) string {
	if len(word)-2 < r1 {
		return word
	}
	switch word[len(word)-2:] {
	case "dd", "gd", "nn", "dt", "gt", "kt", "tt":
		return word[:len(word)-1]
	}
	return word
}

// cutSwedishDerivation takes away or shortens a derivational ending in R1.
func cutSwedishDerivation(word string, r1 int) string {
	start := longestEnding(word, r1, isSwedishDerivation)
	stem := word[:start]
	switch word[start:] {
	case "fullt":
		return word[:len(word)-len("t")]
	case "öst":
		if !endsInAny(stem, "iklnprtuv") {
			return word
		}
		return word[:len(word)-len("t")]
	}
	return stem
}

// longestEnding returns the byte offset of the longest ending of word that is
// known and begins at byte r1 or later. It is len(word) when there is none.
func longestEnding(word string, r1 int, known func(string) bool) int {
	const longest = len("heterna")
	for start := max(r1, len(word)-longest); start < len(word); start++ {
		if known(word[start:]) {
			return start
		}
	}
	return len(word)
}

// isSwedishInflection reports whether s is an inflectional ending.
func isSwedishInflection(s string) bool {
	switch s {
	case "a", "ad", "ade", "ades", "ande", "anden", "andes", "andet",
		"ar", "are", "aren", "arens", "arna", "arnas", "arne", "as", "ast", "aste", "at",
		"e", "en", "ens", "er", "ern", "erna", "ernas", "erns", "es", "et",
		"het", "heten", "hetens", "heter", "heterna",
		"or", "orna", "ornas", "s":
		return true
	}
	return false
}

// isSwedishDerivation reports whether s is a derivational ending.
func isSwedishDerivation(s string) bool {
	switch s {
	case "els", "fullt", "ig", "lig", "öst":
		return true
	}
	return false
}

// isSwedishVowel reports whether r is a lower-case Swedish vowel.
func isSwedishVowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö':
		return true
	}
	return false
}

// endsInAny reports whether the last byte of s is one of the ASCII letters.
func endsInAny(s, letters string) bool {
	return s != "" && strings.IndexByte(letters, s[len(s)-1]) >= 0
}
