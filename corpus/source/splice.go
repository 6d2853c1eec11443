package source

import (
	"cmp"
	"slices"
	"strings"
)

// Splice puts a text in place of the bytes from Start to End, half-open.
type Splice struct {
	Start, End int
	Text       string
}

// Replace carries out splices that do not overlap, in any order; those at one
// place keep their order. All other bytes stay, comments too. What is put in
// gets the line breaks of the text, and whole lines behind a last line that has
// no line break begin on a line of their own.
func Replace(text string, splices []Splice) string {
	splices = slices.Clone(splices)
	slices.SortStableFunc(splices, func(a, b Splice) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	var b strings.Builder
	at := 0
	for _, s := range splices {
		start := max(s.Start, at)
		b.WriteString(text[at:start])
		put := s.Text
		if before := b.String(); start == s.End && strings.HasSuffix(put, "\n") &&
			strings.TrimPrefix(before, "\ufeff") != "" && !strings.HasSuffix(before, "\n") {
			put = "\n" + put
		}
		b.WriteString(withBreaks(put, text))
		at = max(s.End, start)
	}
	return b.String() + text[at:]
}

// withBreaks gives a text the line breaks that the whole has.
func withBreaks(text, whole string) string {
	if i := strings.IndexByte(whole, '\n'); i > 0 && whole[i-1] == '\r' {
		return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
	}
	return text
}
