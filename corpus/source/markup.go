package source

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// Limit is an error that says which limit of reading was passed.
type Limit string

// Error returns the limit, as in `more than 64 MiB when unzipped`.
func (l Limit) Error() string { return string(l) }

// Note returns the limit so that it can be said in another language.
func (l Limit) Note() Note {
	number, what, _ := strings.Cut(strings.TrimPrefix(string(l), "more than "), " ")
	return Say("more than %s %s", number, Say(what))
}

// The limits of markup.
const (
	TooDeep = Limit("more than 1000 elements or groups within each other")
	TooLong = Limit("more than 16 MiB in one tag or stretch of text")
)

var errEntities = errors.New("it declares entities of its own, as no program does")

// TooBig is the limit of what is unzipped.
func TooBig(size int64) Limit { return Limit(fmt.Sprintf("more than %s when unzipped", Size(size))) }

// TooMany is a limit of a number, such as that of turns.
func TooMany(most int, what string) Limit { return Limit(fmt.Sprintf("more than %d %s", most, what)) }

// Markup reads XML token by token and holds it to the limits, as encoding/xml
// keeps each token and all open elements in memory. What passes a limit is a
// [Limit] error of its Token.
type Markup struct {
	*xml.Decoder
	tokens *boundedTokens
}

// NewMarkup returns a reader of a part of an archive, of which it reads no more
// than size bytes.
func NewMarkup(part io.Reader, size int64) *Markup {
	limited := &limitedReader{from: part, left: size, size: size, token: MaxToken}
	tokens := &boundedTokens{from: xml.NewDecoder(limited), limited: limited}
	tokens.from.CharsetReader = charset.NewReaderLabel
	return &Markup{Decoder: xml.NewTokenDecoder(tokens), tokens: tokens}
}

// NewMarkupText returns a reader of text that is decoded already. It knows the
// entities of HTML, as some programs use them without saying so.
func NewMarkupText(text string) *Markup {
	m := NewMarkup(strings.NewReader(text), int64(len(text))+1)
	m.tokens.from.Entity = xml.HTMLEntity
	m.tokens.from.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	m.tokens.declares = true
	return m
}

// Line returns the line that is being read, from 1.
func (m *Markup) Line() int {
	line, _ := m.tokens.from.InputPos()
	return line
}

// boundedTokens are the tokens of a document that is neither too deep nor too
// big.
type boundedTokens struct {
	from    *xml.Decoder
	limited *limitedReader
	depth   int
	// declares says that entities may be declared, though they are not known.
	declares bool
}

// Token implements [xml.TokenReader].
func (b *boundedTokens) Token() (xml.Token, error) {
	b.limited.token = MaxToken
	token, err := b.from.RawToken()
	if b.limited.err != nil { // the parser takes it for the end of the file
		return nil, b.limited.err
	}
	switch t := token.(type) {
	case xml.StartElement:
		if b.depth++; b.depth > MaxDepth {
			return nil, TooDeep
		}
	case xml.EndElement:
		b.depth--
	case xml.Directive:
		if !b.declares && strings.Contains(string(t), "<!ENTITY") {
			return nil, errEntities
		}
	}
	return token, err
}

// limitedReader fails, where io.LimitedReader would end quietly.
type limitedReader struct {
	from  io.Reader
	size  int64 // that it may have
	left  int64
	token int64 // of the token that is being read, up to what is buffered
	err   error
}

func (l *limitedReader) Read(p []byte) (int, error) {
	switch {
	case l.left <= 0:
		l.err = TooBig(l.size)
	case l.token <= 0:
		l.err = TooLong
	}
	if l.err != nil {
		return 0, l.err
	}
	n, err := l.from.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	l.token -= int64(n)
	return n, err
}
