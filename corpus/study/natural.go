package study

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"mening/corpus"
)

// comparePaths orders paths as a reader expects: numbers by their value, so
// that fg2 comes before fg10, a folder's files together, and an ending only
// where all else is equal.
func comparePaths(a, b string) int {
	return cmp.Or(natural(corpus.Stem(a), corpus.Stem(b)), natural(a, b), cmp.Compare(a, b))
}

// natural compares two texts without regard to case, with runs of digits
// compared as numbers. A slash comes before any other character.
func natural(a, b string) int {
	a, b = strings.ToLower(a), strings.ToLower(b)
	for a != "" && b != "" {
		if digit(a[0]) && digit(b[0]) {
			x, y := digits(a), digits(b)
			if c := compareNumbers(a[:x], b[:y]); c != 0 {
				return c
			}
			a, b = a[x:], b[y:]
			continue
		}
		r, n := utf8.DecodeRuneInString(a)
		s, m := utf8.DecodeRuneInString(b)
		if r != s {
			return cmp.Compare(rank(r), rank(s))
		}
		a, b = a[n:], b[m:]
	}
	return cmp.Compare(len(a), len(b))
}

func rank(r rune) rune {
	if r == '/' {
		return -1
	}
	return r
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func digits(s string) int {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	return n
}

// compareNumbers compares runs of digits of any length; 007 comes after 7.
func compareNumbers(a, b string) int {
	x, y := strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y), cmp.Compare(len(a), len(b)))
}
