package report

import (
	"strings"
	"unicode"
)

const (
	// fewestWords is the length from which the letters of a text are looked at.
	fewestWords = 200
	// About 5 % of the letters of Swedish text are å, ä and ö; below a tenth of
	// that they are lost.
	fewestLetters = 0.05 / 10
	// About 10 % of the words of Swedish speech are those of isSwedish.
	fewestCommon = 0.03
)

// lost reports whether a transcript that is read as Swedish, and is Swedish,
// has hardly any å, ä and ö, although it does not fold them.
func lost(r *Transcript) bool {
	if r.Language != "sv" || r.Fold || r.Words < fewestWords {
		return false
	}
	letters, own := 0, 0
	for i := range r.Turns {
		for _, c := range r.Turns[i].Text {
			switch c {
			case 'å', 'ä', 'ö', 'Å', 'Ä', 'Ö':
				own++
				letters++
			default:
				if unicode.IsLetter(c) {
					letters++
				}
			}
		}
	}
	return float64(own) < fewestLetters*float64(letters) && float64(r.common()) >= fewestCommon*float64(r.Words)
}

// common counts the words of a transcript that are among the most frequent of
// Swedish.
func (r *Transcript) common() int {
	n := 0
	for i := range r.Turns {
		for word := range strings.FieldsFuncSeq(r.Turns[i].Text, func(c rune) bool { return !unicode.IsLetter(c) }) {
			if isSwedish(word) {
				n++
			}
		}
	}
	return n
}

// isSwedish reports whether a word is one of the most frequent of Swedish,
// written without å, ä and ö, and none of English.
func isSwedish(word string) bool {
	switch word {
	case "och", "att", "som", "inte", "jag", "det", "Och", "Att", "Som", "Inte", "Jag", "Det":
		return true
	}
	return false
}
