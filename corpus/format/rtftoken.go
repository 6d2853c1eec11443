package format

import (
	"bytes"
	"errors"
	"mening/corpus/source"
	"unicode/utf8"
)

// rtfKind is what a piece of Rich Text is.
type rtfKind uint8

const (
	rtfEnd    rtfKind = iota
	rtfOpen           // {
	rtfClose          // }
	rtfWord           // \par, \b0, and signs such as \~ and \*
	rtfByte           // \'hh
	rtfText           // a stretch of bytes
	rtfBinary         // what \binN announced
)

// rtfToken is one piece of Rich Text.
type rtfToken struct {
	kind rtfKind
	// word is the name of a control word, or the sign of a control symbol.
	word string
	// number is the parameter, where hasNumber says that there is one; of a
	// \'hh the byte.
	number    int
	hasNumber bool
	text      []byte
}

// rtfScanner cuts Rich Text into pieces.
type rtfScanner struct {
	data []byte
	at   int
}

var errCutOff = errors.New("it ends in the middle")

func (s *rtfScanner) next() (rtfToken, error) {
	for s.at < len(s.data) && (s.data[s.at] == '\r' || s.data[s.at] == '\n' || s.data[s.at] == 0) {
		s.at++ // lines of the file mean nothing
	}
	if s.at >= len(s.data) {
		return rtfToken{}, nil
	}
	switch s.data[s.at] {
	case '{':
		s.at++
		return rtfToken{kind: rtfOpen}, nil
	case '}':
		s.at++
		return rtfToken{kind: rtfClose}, nil
	case '\\':
		s.at++
		return s.control()
	}
	rest := s.data[s.at:]
	if n := bytes.IndexAny(rest, "{}\\\r\n\x00"); n >= 0 {
		rest = rest[:n]
	}
	s.at += len(rest)
	return rtfToken{kind: rtfText, text: rest}, nil
}

// control reads a control word or symbol behind its backslash.
func (s *rtfScanner) control() (rtfToken, error) {
	if s.at >= len(s.data) {
		return rtfToken{}, errCutOff
	}
	start := s.at
	if s.data[s.at] >= utf8.RuneSelf {
		return s.next() // no symbol is: the letter is text
	}
	if !isLetter(s.data[s.at]) {
		_, n := utf8.DecodeRune(s.data[s.at:]) // 1 where it is no UTF-8
		s.at += n
		if s.data[start] == '\'' {
			return s.hex()
		}
		return rtfToken{kind: rtfWord, word: string(s.data[start:s.at])}, nil
	}
	for s.at < len(s.data) && isLetter(s.data[s.at]) {
		s.at++
	}
	if s.at-start > 32 {
		return rtfToken{}, source.Say("a control word has more than 32 letters: \\%s", string(s.data[start:start+32]))
	}
	t := rtfToken{kind: rtfWord, word: string(s.data[start:s.at])}
	s.parameter(&t)
	if s.at < len(s.data) && s.data[s.at] == ' ' {
		s.at++
	}
	if t.word == "bin" && t.number > 0 {
		if t.number > len(s.data)-s.at {
			return rtfToken{}, errCutOff
		}
		s.at += t.number
		t.kind = rtfBinary
	}
	return t, nil
}

// parameter reads the number behind a control word.
func (s *rtfScanner) parameter(t *rtfToken) {
	at, sign := s.at, 1
	if at < len(s.data) && s.data[at] == '-' {
		at, sign = at+1, -1
	}
	for ; at < len(s.data) && s.data[at] >= '0' && s.data[at] <= '9'; at++ {
		t.hasNumber = true
		t.number = min(t.number*10+int(s.data[at]-'0'), 1<<31-1)
	}
	if t.hasNumber {
		t.number *= sign
		s.at = at
	}
}

// hex reads the two digits behind \'.
func (s *rtfScanner) hex() (rtfToken, error) {
	if s.at+2 > len(s.data) {
		return rtfToken{}, errCutOff
	}
	high, low := hexDigit(s.data[s.at]), hexDigit(s.data[s.at+1])
	if high < 0 || low < 0 {
		return rtfToken{}, source.Say("\\'%q is no letter", string(s.data[s.at:s.at+2]))
	}
	s.at += 2
	return rtfToken{kind: rtfByte, number: high<<4 | low}, nil
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
