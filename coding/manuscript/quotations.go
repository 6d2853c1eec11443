package manuscript

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus"
	"mening/corpus/format"
)

// Quotation is a stretch of a manuscript that is given as somebody's words.
type Quotation struct {
	// Paragraph is its place among the paragraphs, Line their line, and Span the
	// words without quotation marks in bytes of the paragraph's text.
	Paragraph, Line int
	Span            corpus.Span
	Text            string
	// Block says that the paragraph is set off as a quotation. Perhaps says that
	// it only stands in: it is a quotation where the talk holds it, or where its
	// source names somebody.
	Block, Perhaps bool
	// Source is what stands behind it in brackets or behind a dash: who said it
	// where. It is empty where nothing does.
	Source string
}

// Quotations finds what is quoted in paragraphs: between quotation marks of any
// kind, paragraphs that are set off as quotations, and perhaps those that stand in.
// They stand in the order
// of the text; none overlaps another, so that a quotation within one is part of
// it.
func Quotations(ps []format.Paragraph) []Quotation {
	var out []Quotation
	for i := range ps {
		p := &ps[i]
		found := marked(p.Text)
		perhaps := p.Indented && !p.Quoted && p.Cells == nil && p.Heading == 0 && len(found) == 0
		if perhaps || p.Quoted && !mostly(found, p.Text) {
			found = block(p.Text)
		}
		for _, s := range found {
			q := Quotation{Paragraph: i, Line: p.Line, Span: s, Text: p.Text[s.Start:s.End], Block: p.Quoted || perhaps, Perhaps: perhaps}
			q.Source = sourceBehind(p.Text[s.End:])
			if q.Source == "" && i+1 < len(ps) && strings.TrimLeft(p.Text[s.End:], closing+" .") == "" {
				q.Source = alone(ps[i+1].Text)
			}
			out = append(out, q)
		}
	}
	return out
}

// mostly reports whether the quotations are more than half of the text.
func mostly(found []corpus.Span, text string) bool {
	n := 0
	for _, s := range found {
		n += s.Len()
	}
	return 2*n > len(text)
}

// closing are the signs that may end a quotation.
const closing = `”"“»«’'‘`

// closersOf returns the signs that end what a sign begins; it is empty where the sign
// begins nothing.
func closersOf(open rune) string {
	switch open {
	case '”':
		return "”"
	case '“':
		return "”“"
	case '„':
		return "“”"
	case '"':
		return `"”`
	case '»':
		return "«»"
	case '«':
		return "»"
	case '’':
		return "’"
	case '‘':
		return "’‘"
	case '\'':
		return "'"
	}
	return ""
}

// marked returns what stands between quotation marks in a text.
func marked(text string) []corpus.Span {
	var out []corpus.Span
	before := ' '
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if closers := closersOf(r); closers != "" && opens(before, text[i+n:]) {
			if end := ends(text, i+n, r, closers); end > i+n {
				out = append(out, corpus.Span{Start: i + n, End: end})
				_, size := utf8.DecodeRuneInString(text[end:])
				i = end + size
				before = r
				continue
			}
			// A paragraph of a quotation that goes on in the next has no end.
			if i == 0 && !isSingle(r) && strings.IndexFunc(text[n:], func(c rune) bool { return strings.ContainsRune(closers, c) }) < 0 {
				return []corpus.Span{{Start: n, End: len(text)}}
			}
		}
		before = r
		i += n
	}
	return out
}

func isSingle(r rune) bool { return r == '’' || r == '‘' || r == '\'' }

// opens reports whether a sign between this rune and this text may begin a
// quotation: behind a blank or bracket, and before no blank.
func opens(before rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && !unicode.IsSpace(after) && (unicode.IsSpace(before) || strings.ContainsRune("([{–—-/:”\"“»«", before))
}

// ends returns the place of the sign that ends a quotation which begins at from,
// 0 where there is none. What is quoted within, by the same sign, is passed.
func ends(text string, from int, open rune, closers string) int {
	depth := 0
	before := open
	for i := from; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		after, _ := utf8.DecodeRuneInString(text[i+n:])
		free := i+n == len(text) || !unicode.IsLetter(after) && !unicode.IsDigit(after)
		switch {
		case strings.ContainsRune(closers, r) && free && !unicode.IsSpace(before) && i > from:
			if depth == 0 {
				return i
			}
			depth--
		case r == open && !isSingle(r) && opens(before, text[i+n:]) && unicode.IsSpace(before):
			depth++
		}
		before = r
		i += n
	}
	return 0
}

// block returns the words of a paragraph that is set off, without its source and
// the marks around it.
func block(text string) []corpus.Span {
	end := len(text)
	if at := trailing().FindStringIndex(text); at != nil && at[0] > 0 {
		end = at[0]
	}
	marks := closing + "„ \t"
	start := len(text[:end]) - len(strings.TrimLeft(text[:end], marks))
	end = len(strings.TrimRight(text[:end], marks))
	if start >= end || bracketed().MatchString(text) {
		return nil
	}
	return []corpus.Span{{Start: start, End: end}}
}

var (
	// trailing is a source at the end of a paragraph.
	trailing = pattern(`\s*(?:\([^()]*\)|[–—]\s?[\pL\d][^.!?–—]{0,80})[.\s]*$`)
	// bracketed is a paragraph that is nothing but a source.
	bracketed = pattern(`^\s*(?:\([^()]*\)|[–—]\s?[\pL\d][^.!?–—]{0,80})[.\s]*$`)
	behind    = pattern(`^[”"“»«’'‘.,]*\s*(?:\(([^()]+)\)|[–—]\s?([\pL\d][^.!?–—]{0,80})[.\s]*$)`)
)

// sourceBehind returns the source with which a text begins that follows a quotation.
func sourceBehind(rest string) string {
	m := behind().FindStringSubmatch(rest)
	if m == nil || omission().MatchString("("+m[1]+")") && m[2] == "" {
		return ""
	}
	return strings.TrimSpace(m[1] + m[2])
}

// alone returns the source that a paragraph is, empty where it is none.
func alone(text string) string {
	if !bracketed().MatchString(text) {
		return ""
	}
	return strings.Trim(strings.TrimSpace(text), "()–— .")
}
