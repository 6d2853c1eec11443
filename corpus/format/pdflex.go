package format

import (
	"strconv"
)

// pdfTokenKind is what a token of a page's content is.
type pdfTokenKind uint8

const (
	pdfEnd pdfTokenKind = iota
	pdfNumber
	pdfString
	pdfName
	pdfOpen  // [
	pdfClose // ]
	pdfOperator
	pdfOther // << >> { }
)

type pdfToken struct {
	kind   pdfTokenKind
	number float64
	text   string // of a string, a name, an operator
}

// pdfLexer cuts the content of a page, or a table of characters, into tokens.
type pdfLexer struct {
	data []byte
	at   int
}

func isPDFBlank(c byte) bool { return c <= ' ' }

func isPDFDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *pdfLexer) next() pdfToken {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isPDFBlank(c):
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		case c == '(':
			return pdfToken{kind: pdfString, text: l.literal()}
		case c == '<' && l.at+1 < len(l.data) && l.data[l.at+1] != '<':
			return pdfToken{kind: pdfString, text: l.hex()}
		case c == '/':
			l.at++
			return pdfToken{kind: pdfName, text: l.word()}
		case c == '[':
			l.at++
			return pdfToken{kind: pdfOpen}
		case c == ']':
			l.at++
			return pdfToken{kind: pdfClose}
		case isPDFDelimiter(c):
			l.at++
			return pdfToken{kind: pdfOther, text: string(c)}
		default:
			word := l.word()
			if n, err := strconv.ParseFloat(word, 64); err == nil && (c <= '9') {
				return pdfToken{kind: pdfNumber, number: n}
			}
			return pdfToken{kind: pdfOperator, text: word}
		}
	}
	return pdfToken{}
}

func (l *pdfLexer) word() string {
	from := l.at
	for l.at < len(l.data) && !isPDFBlank(l.data[l.at]) && !isPDFDelimiter(l.data[l.at]) {
		l.at++
	}
	return string(l.data[from:l.at])
}

func (l *pdfLexer) hex() string {
	var out []byte
	digits, value := 0, byte(0)
	for l.at++; l.at < len(l.data) && l.data[l.at] != '>'; l.at++ {
		v := hexDigit(l.data[l.at])
		if v < 0 {
			continue
		}
		value = value<<4 | byte(v)
		if digits++; digits%2 == 0 {
			out = append(out, value)
		}
	}
	l.at++
	if digits%2 == 1 {
		out = append(out, value<<4)
	}
	return string(out)
}

// literal reads a string in parentheses, which may stand in each other.
func (l *pdfLexer) literal() string {
	var out []byte
	depth := 1
	for l.at++; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return string(out)
			}
		case '\\':
			l.at++
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// escape reads what follows a backslash; the lexer stays on its last byte.
func (l *pdfLexer) escape(out []byte) []byte {
	if l.at >= len(l.data) {
		return out
	}
	c := l.data[l.at]
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if l.at+1 < len(l.data) && l.data[l.at+1] == '\n' {
			l.at++
		}
		return out
	case '\n':
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	value := int(c - '0')
	for i := 0; i < 2 && l.at+1 < len(l.data) && l.data[l.at+1] >= '0' && l.data[l.at+1] <= '7'; i++ {
		l.at++
		value = value*8 + int(l.data[l.at]-'0')
	}
	return append(out, byte(value))
}

// skipImage passes over a picture within the content, behind its `ID`.
func (l *pdfLexer) skipImage() {
	for l.at++; l.at+2 < len(l.data); l.at++ {
		if l.data[l.at] == 'E' && l.data[l.at+1] == 'I' && isPDFBlank(l.data[l.at-1]) && isPDFBlank(l.data[l.at+2]) {
			l.at += 2
			return
		}
	}
	l.at = len(l.data)
}
