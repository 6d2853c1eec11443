package format

import (
	"unicode"
	"unicode/utf8"
)

const (
	nonJoiner = '\u200C'
	joiner    = '\u200D'
)

// isZeroWidthJoiner reports characters that nobody sees and that say whether
// those around them are joined. Between letters of Latin and the like they are
// left over from a web page and are noise; they make one picture of several
// emoji (a family of three), and belong to the spelling in scripts whose letters
// join, such as those of Persian and Hindi.
func isZeroWidthJoiner(c rune) bool { return c == nonJoiner || c == joiner }

// joining is what was written last, as far as joiners ask for it.
type joining struct {
	last    rune
	picture rune // the last one but for what says how it is drawn
}

func (j *joining) write(c rune) {
	j.last = c
	if !isVariation(c) {
		j.picture = c
	}
}

// needs reports whether a joiner means something between what was written and
// the rest of the text.
func (j *joining) needs(c rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case isPicture(j.picture) && isPicture(next):
		return c == joiner
	case c == nonJoiner:
		return joins(j.last) && joins(next)
	}
	return joins(j.last) || joins(next)
}

// isVariation reports what chooses between forms of the picture before it.
func isVariation(c rune) bool { return c >= 0xFE00 && c <= 0xFE0F || c >= 0x1F3FB && c <= 0x1F3FF }

// isPicture reports emoji. An arrow among the signs of mathematics is one.
func isPicture(c rune) bool { return unicode.Is(unicode.So, c) || c == '\u2194' }

// joins reports letters and marks of scripts in which letters join.
func joins(c rune) bool {
	return c > 0x5FF && unicode.In(c, unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Devanagari, unicode.Bengali,
		unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam,
		unicode.Sinhala, unicode.Tibetan, unicode.Myanmar, unicode.Khmer)
}
