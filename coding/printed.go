package coding

import (
	"strings"
	"unicode"
)

// Printable reports whether a text is a printed form of a unit: its words stand
// in the unit, in this order, apart from what stands in square brackets:
// omissions as […], insertions and masks. word is the first that does not. Case
// and signs between words do not count.
func Printable(unit, printed string) (word string, ok bool) {
	said := plainWords(unit)
	at := 0
	for _, w := range plainWords(withoutBrackets(printed)) {
		found := false
		for ; at < len(said) && !found; at++ {
			found = said[at] == w
		}
		if !found {
			return w, false
		}
	}
	return "", true
}

// withoutBrackets takes out what stands in square brackets.
func withoutBrackets(text string) string {
	var b strings.Builder
	depth := 0
	for _, r := range text {
		switch {
		case r == '[':
			depth++
			b.WriteByte(' ')
		case r == ']' && depth > 0:
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plainWords returns the words of a text in lower case, without signs.
func plainWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
