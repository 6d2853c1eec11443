package coding

import (
	"mening/corpus"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainText is the text of a transcript with all blanks collapsed, turns
// following each other, and the way back.
type plainText struct {
	spans []Part // whole turns, or what is looked at of them
	first []int  // by span: where it begins in plain
	plain string
}

func newPlainText(parts []Part) *plainText {
	x := &plainText{}
	var b strings.Builder
	for _, p := range parts {
		words := collapse(p.Text())
		if words == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		x.spans, x.first = append(x.spans, p), append(x.first, b.Len())
		b.WriteString(words)
	}
	x.plain = b.String()
	return x
}

// turnAt returns the turn in which a byte of the collapsed text stands.
func (x *plainText) turnAt(at int) *corpus.Turn {
	i := sort.SearchInts(x.first, at+1) - 1
	return x.spans[max(i, 0)].Turn
}

// parts returns the stretch of the turns' texts that stands behind a stretch of
// the collapsed text, which neither begins nor ends with a blank.
func (x *plainText) parts(start, end int) []Part {
	var out []Part
	for i := max(sort.SearchInts(x.first, start+1)-1, 0); i < len(x.spans) && x.first[i] < end; i++ {
		text := x.spans[i].Text()
		from, to := expand(text, max(start-x.first[i], 0)), len(strings.TrimRightFunc(text, unicode.IsSpace))
		if i+1 == len(x.spans) || end < x.first[i+1] {
			to = expand(text, end-1-x.first[i])
			_, size := utf8.DecodeRuneInString(text[to:])
			to += size
		}
		if from < to {
			base := x.spans[i].Span.Start
			out = append(out, Part{x.spans[i].Turn, corpus.Span{Start: base + from, End: base + to}})
		}
	}
	return out
}

// firstPoints returns the first code points of a text.
func firstPoints(text string, n int) string {
	if at, ok := Offset(text, n); ok {
		return text[:at]
	}
	return text
}

// lastPoints returns the last code points of a text.
func lastPoints(text string, n int) string {
	at := len(text)
	for range n {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return text[at:]
}

// collapse replaces all runs of blanks by one blank and takes those at the ends
// away.
func collapse(text string) string { return strings.Join(strings.Fields(text), " ") }

// expand returns the byte of text at which the character stands that is at
// byte at of the collapsed text.
func expand(text string, at int) int {
	n, pending := 0, false
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			pending = n > 0
			continue
		case pending:
			n, pending = n+1, false
		}
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			size = 1
			if strings.HasPrefix(text[i:], string(utf8.RuneError)) {
				size = len(string(utf8.RuneError))
			}
		}
		if at < n+size {
			return i
		}
		n += size
	}
	return len(text)
}

// commonEnd counts the code points in which the ends of two texts agree,
// blanks at the very end not compared.
func commonEnd(a, b string) int {
	a, b = strings.TrimRight(a, " "), strings.TrimRight(b, " ")
	n := 0
	for a != "" && b != "" {
		x, i := utf8.DecodeLastRuneInString(a)
		y, j := utf8.DecodeLastRuneInString(b)
		if x != y {
			break
		}
		a, b = a[:len(a)-i], b[:len(b)-j]
		n++
	}
	return n
}

// commonStart counts the code points in which the beginnings of two texts
// agree.
func commonStart(a, b string) int {
	a, b = strings.TrimLeft(a, " "), strings.TrimLeft(b, " ")
	n := 0
	for a != "" && b != "" {
		x, i := utf8.DecodeRuneInString(a)
		y, j := utf8.DecodeRuneInString(b)
		if x != y {
			break
		}
		a, b = a[i:], b[j:]
		n++
	}
	return n
}
