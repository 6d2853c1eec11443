package table

import (
	"strings"
	"unicode/utf8"
)

// Clean returns a text that a terminal may show: without control characters
// (C0, DEL and C1), so that no text can move the cursor, change the title of
// the window or the like, and without the characters that override the
// direction of writing, so that nothing is shown in another order than it is
// stored. Newlines stay, other line ends become newlines, tabs become blanks,
// and bytes that are no UTF-8 become U+FFFD.
func Clean(s string) string {
	return strings.ReplaceAll(printable(s), "\t", " ")
}

// OneLine returns a text as [Clean] does, on one line: single blanks stand for
// all white space, and there is none at its ends.
func OneLine(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

// printable does what Clean does and leaves tabs alone.
func printable(s string) string {
	if strings.IndexFunc(s, needsCleaning) < 0 && utf8.ValidString(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case isLineEnd(r):
			return '\n'
		case needsCleaning(r):
			return -1
		}
		return r
	}, s)
}

// isLineEnd reports the characters other than the newline that end a line:
// carriage return, vertical tab, form feed, NEL, and the line and paragraph
// separators.
func isLineEnd(r rune) bool {
	return r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029
}

func needsCleaning(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f ||
		isBidiControl(r) || isLineEnd(r)
}

// isBidiControl reports the embeddings, overrides and isolates. The marks that
// only say on which side a blank belongs are harmless and are none of them.
func isBidiControl(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}
