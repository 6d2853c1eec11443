package query

import (
	"mening/corpus/source"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Error is a fault in an expression.
type Error struct {
	// Offset is where the fault lies in the line, in code points from 0.
	Offset int
	// Message says what is wrong, Hint what to do about it.
	Message, Hint source.Note
}

// Error returns the message and, on the next line, the hint.
func (e *Error) Error() string {
	if e.Hint.Format == "" {
		return e.Message.String()
	}
	return e.Message.String() + "\n  " + e.Hint.String()
}

// maxExcerpt is how many code points of an expression a fault shows on each
// side of its place.
const maxExcerpt = 60

// Excerpt returns the expression around the fault and, on the next line, a ^
// below its place. The expression is the text that was parsed.
func (e *Error) Excerpt(expression string) string {
	runes := []rune(norm.NFC.String(expression))
	at := min(e.Offset, len(runes))
	from, to := max(0, at-maxExcerpt), min(len(runes), at+maxExcerpt)
	before, after := "", ""
	if from > 0 {
		before = "…"
	}
	if to < len(runes) {
		after = "…"
	}
	shown := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, string(runes[from:to]))
	blanks := len([]rune(before)) + at - from
	for _, r := range runes[from:at] {
		if unicode.Is(unicode.Mn, r) {
			blanks-- // drawn on the letter before it
		}
	}
	return before + shown + after + "\n" + strings.Repeat(" ", blanks) + "^"
}
