package main

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutWord returns the first word that a text begins or ends in the middle of,
// empty where there is none.
func (n *named) cutWord() string {
	first, last := n.parts[0], n.parts[len(n.parts)-1]
	if word := wordAcross(first.Turn.Text, first.Span.Start); word != "" {
		return word
	}
	return wordAcross(last.Turn.Text, last.Span.End)
}

// wordAcross returns the letters and digits on both sides of a place in bytes,
// empty where there are none on one of them.
func wordAcross(text string, at int) string {
	part := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
	other := func(r rune) bool { return !part(r) }
	before, after := text[:at], text[at:]
	if i := strings.LastIndexFunc(before, other); i >= 0 {
		_, size := utf8.DecodeRuneInString(before[i:])
		before = before[i+size:]
	}
	if i := strings.IndexFunc(after, other); i >= 0 {
		after = after[:i]
	}
	if before == "" || after == "" {
		return ""
	}
	return before + after
}
