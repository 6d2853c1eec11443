package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joins reports whether the joiner text[at:end] stands within a word.
func joins(text string, at, end int, joiner rune) bool {
	if end >= len(text) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[end:])
	if !isWordRune(next) {
		return false
	}
	switch joiner {
	case ',':
		return isDigit(next) && isDigit(before(text, at))
	case '.':
		// A point between a lower-case and an upper-case letter ends a
		// sentence whose blank was forgotten.
		return !unicode.IsUpper(next) || !unicode.IsLower(before(text, at))
	}
	return true
}

// isUnseen reports joiners that stand within words of Persian, Hindi and others.
func isUnseen(r rune) bool { return r == '\u200c' || r == '\u200d' }

func before(text string, at int) rune {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return r
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= utf8.RuneSelf && unicode.IsDigit(r) }

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return classes[r] == classWord
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)) && !(r >= 0xFE00 && r <= 0xFE0F) // of emoji
}

func isJoiner(r rune) bool {
	switch r {
	case '-', '\'', ':', '.', ',', '\u2019', '\u2010', '\u2011':
		return true
	}
	return false
}

// IsWord reports whether the whole text is one word; the last point of an
// abbreviation is allowed.
func IsWord(text string) bool {
	r := firstRune(text)
	end, _ := wordEnd(text, 0)
	return isWordRune(r) && end == len(strings.TrimSuffix(text, "."))
}

// Split returns the words of a text that stands in a rule. Runes for which
// also answers true count as letters.
func Split(text string, also func(rune) bool) []string {
	inWord := func(r rune) bool { return isWordRune(r) || also(r) }
	fields := strings.FieldsFunc(text, func(r rune) bool { return !inWord(r) && !isJoiner(r) })
	out := fields[:0]
	for _, f := range fields {
		f = strings.TrimFunc(f, func(r rune) bool { return !inWord(r) })
		if f != "" {
			out = append(out, f)
		}
	}
	return out
}
