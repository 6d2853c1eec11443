package query

import (
	"strings"
	"unicode/utf8"

	"mening/corpus/language"
)

// prefilter tells of most words, by their first three bytes, that no term can
// match them. It lets too many through, never too few.
type prefilter struct {
	short bool          // there are terms of one or two bytes
	one   [256]bool     // first bytes of terms of one byte
	two   [1 << 10]bool // hashes of first bytes of terms of two
	three [1 << 13]bool // hashes of first bytes of longer terms
}

// newPrefilter returns the filter of the terms, nil where one of them does not
// say how its words begin.
func newPrefilter(ts *terms) *prefilter {
	f := &prefilter{}
	for key := range ts.ids {
		prefix, ok := wordPrefix(ts.analyzer, key)
		if !ok || !f.add(prefix) {
			return nil
		}
	}
	return f
}

// wordPrefix returns, in lower case, how every word begins that a term
// matches. Regular expressions look at no words.
func wordPrefix(a *language.Analyzer, key termKey) (prefix string, ok bool) {
	switch key.kind {
	case Regexp:
		return "", true
	case Stem:
		return key.text, a.StemsAreBeginnings()
	case Exact:
		return a.Lower(key.text), true
	case Wildcard:
		end := strings.IndexAny(key.text, "*?")
		if end < 0 {
			end = len(key.text)
		}
		return key.text[:end], end > 0
	}
	return "", false // fuzzy
}

// add lets words with the prefix pass. It is false where letters of the prefix
// have a lower case of other bytes than those that pass knows.
func (f *prefilter) add(prefix string) bool {
	if prefix == "" {
		return true
	}
	var b [3]byte
	for i := range min(len(prefix), 3) {
		if !plainByte(prefix[i]) {
			return false
		}
		b[i] = lowerBit(prefix[i])
	}
	f.short = f.short || len(prefix) < 3
	switch len(prefix) {
	case 1:
		f.one[b[0]] = true
	case 2:
		f.two[hashTwo(b[0], b[1])] = true
	default:
		f.three[hashThree(b[0], b[1], b[2])] = true
	}
	return true
}

// plainByte reports whether a byte is ASCII or of a letter such as å: in these,
// lower case is one bit.
func plainByte(c byte) bool { return c < 0xC4 }

// lowerBit makes a letter of ASCII or Latin-1 lower case, in either of its
// bytes. It changes no digit.
func lowerBit(c byte) byte {
	if c == 0xC3 {
		return c
	}
	return c | 0x20
}

// passes reports whether a term may match the word text[start:end], which is
// of one piece. With fold, only ASCII is known.
func (f *prefilter) passes(text string, start, end int, fold bool) bool {
	if !f.short && end-start >= 3 {
		a, b, c := text[start], text[start+1], text[start+2]
		if a|b|c < utf8.RuneSelf {
			return f.three[hashThree(a|0x20, b|0x20, c|0x20)]
		}
	}
	var b [3]byte
	for i := range min(3, end-start) {
		c := text[start+i]
		if !plainByte(c) || fold && c >= utf8.RuneSelf {
			return true
		}
		b[i] = lowerBit(c)
	}
	return f.one[b[0]] || f.two[hashTwo(b[0], b[1])] || f.three[hashThree(b[0], b[1], b[2])]
}

func hashTwo(a, b byte) uint32 { return (uint32(a)<<8 | uint32(b)) * 0x9E3779B1 >> 22 }

func hashThree(a, b, c byte) uint32 {
	return (uint32(a)<<16 | uint32(b)<<8 | uint32(c)) * 0x9E3779B1 >> 19
}
