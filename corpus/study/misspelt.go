package study

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mening/corpus/source"
)

// nearColumn returns the column that a title nearly is, empty where it is none
// of its misspellings or where that column is there, too.
func nearColumn(name string, header, known []string) string {
	for _, k := range known {
		there := slices.ContainsFunc(header, func(title string) bool { return attributeName(title) == k })
		if !there && misspells(name, k) {
			return k
		}
	}
	return ""
}

// nearKind returns the kind of interview that a word nearly is.
func nearKind(k string) string {
	for _, words := range allKinds() {
		for _, word := range words {
			if utf8.RuneCountInString(word) > 4 && misspells(k, word) {
				return words[0]
			}
		}
	}
	return ""
}

// misspells reports whether a word is probably a slip for another: the same
// letters in another order or with other blanks, one letter too many or too
// few, v for w, or a wrong letter or two in a long word. In a short word a
// wrong letter makes another word: size and site.
func misspells(word, meant string) bool {
	a, b := plainSpelling(word), plainSpelling(meant)
	if word == meant || a == "" {
		return false
	}
	letters, others := []rune(a), []rune(b)
	distance := source.Distance(a, b)
	switch longer := max(len(letters), len(others)); {
	case a == b, distance == 1 && (len(letters) != len(others) || longer > 5), distance == 2 && longer > 8:
		return true
	}
	slices.Sort(letters)
	slices.Sort(others)
	return slices.Equal(letters, others)
}

// plainSpelling takes out what is often written otherwise.
func plainSpelling(s string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "", "w", "v").Replace(strings.ToLower(s))
}
