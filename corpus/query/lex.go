package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus/language"
	"mening/corpus/source"
)

type tokenKind int

const (
	tokenEnd      tokenKind = iota
	tokenOpen               // (
	tokenClose              // )
	tokenAnd                // AND
	tokenOr                 // OR
	tokenNot                // NOT
	tokenNear               // NEAR/5, PRE/s
	tokenWord               // samverka, rehab*, ohälsa~1
	tokenExact              // =AF
	tokenCompound           // +samverkan
	tokenQuoted             // "lägga pusslet", ="Af"
	tokenRegexp             // /…/
	tokenFilter             // stakeholder:AME
)

type token struct {
	kind  tokenKind
	text  string // without quotes, = and slashes
	value string // of a filter
	mark  byte   // = or +, where one stands before the quotes
	at    int    // code points
	after int    // where the value of a filter begins, in code points
	raw   string
}

type lexer struct {
	text string
	i    int
	// bytes and runes are a place that was counted before.
	bytes, runes int
}

// position returns the byte offset i in code points.
func (l *lexer) position(i int) int {
	if i < l.bytes {
		l.bytes, l.runes = 0, 0
	}
	l.runes += utf8.RuneCountInString(l.text[l.bytes:i])
	l.bytes = i
	return l.runes
}

func (l *lexer) fault(i int, hint source.Note, message string, args ...any) *Error {
	return &Error{Offset: l.position(i), Message: source.Say(message, args...), Hint: hint}
}

// next returns the next token.
func (l *lexer) next() (token, error) {
	l.i += len(l.text[l.i:]) - len(strings.TrimLeftFunc(l.text[l.i:], unicode.IsSpace))
	start := l.i
	t := token{at: l.position(start)}
	if l.i >= len(l.text) {
		return t, nil
	}
	switch l.text[l.i] {
	case '(':
		l.i++
		t.kind, t.raw = tokenOpen, "("
		return t, nil
	case ')':
		l.i++
		t.kind, t.raw = tokenClose, ")"
		return t, nil
	case '/':
		return l.regexp(t)
	case '=', '+':
		if l.i+1 < len(l.text) && l.text[l.i+1] == '"' {
			t.mark = l.text[l.i]
			l.i++
		}
	}
	if l.text[l.i] == '"' {
		text, err := l.quoted()
		t.kind, t.text, t.raw = tokenQuoted, text, l.text[start:l.i]
		return t, err
	}
	for l.i < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.i:])
		if unicode.IsSpace(r) || strings.ContainsRune(`()"`, r) {
			break
		}
		l.i += size
	}
	t.text = l.text[start:l.i]
	t.raw = t.text
	return l.word(t, start)
}

// word tells operators, filters and exact words from plain ones.
func (l *lexer) word(t token, start int) (token, error) {
	switch t.text {
	case "AND":
		t.kind = tokenAnd
		return t, nil
	case "OR":
		t.kind = tokenOr
		return t, nil
	case "NOT":
		t.kind = tokenNot
		return t, nil
	}
	if isOperator(t.text) {
		t.kind = tokenNear
		return t, nil
	}
	if t.text[0] == '=' {
		t.kind, t.text = tokenExact, t.text[1:]
		return t, nil
	}
	if t.text[0] == '+' {
		t.kind, t.text = tokenCompound, t.text[1:]
		return t, nil
	}
	field, value, ok := strings.Cut(t.text, ":")
	if !ok || !isName(field) {
		t.kind = tokenWord
		return t, nil
	}
	t.kind, t.text, t.value = tokenFilter, field, value
	t.after = t.at + utf8.RuneCountInString(field) + 1
	if value == "" && l.i < len(l.text) && l.text[l.i] == '"' {
		quoted, err := l.quoted()
		t.value, t.raw, t.after = quoted, l.text[start:l.i], t.after+1
		return t, err
	}
	return t, nil
}

// quoted reads from a quotation mark to the next one.
func (l *lexer) quoted() (string, error) {
	start := l.i
	end := strings.IndexByte(l.text[start+1:], '"')
	if end < 0 {
		return "", l.fault(start, source.Say(`close it with "`), "a quotation mark is not closed")
	}
	l.i = start + 1 + end + 1
	return l.text[start+1 : start+1+end], nil
}

// regexp reads from a slash to the next one that has no backslash before it.
func (l *lexer) regexp(t token) (token, error) {
	start := l.i
	var b strings.Builder
	for i := start + 1; i < len(l.text); i++ {
		switch c := l.text[i]; {
		case c == '\\' && i+1 < len(l.text) && l.text[i+1] == '/':
			b.WriteByte('/')
			i++
		case c == '\\' && i+1 < len(l.text):
			b.WriteString(l.text[i : i+2])
			i++
		case c == '/':
			l.i = i + 1
			t.kind, t.text, t.raw = tokenRegexp, b.String(), l.text[start:l.i]
			return t, nil
		default:
			b.WriteByte(c)
		}
	}
	return t, l.fault(start, source.Say("close it with /; a slash inside is written \\/"), "a regular expression is not closed")
}

// isOperator reports whether a word would read as an operator.
func isOperator(s string) bool {
	switch s {
	case "AND", "OR", "NOT", "NEAR", "PRE":
		return true
	}
	return strings.HasPrefix(s, "NEAR/") || strings.HasPrefix(s, "PRE/")
}

func isName(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_'
	}) < 0
}

// isFuzzy reports whether a word ends like a fuzzy term.
func isFuzzy(s string) bool { return strings.Contains(s, "~") }

// bare reports whether the text, wildcards aside, is one word.
func bare(s string) bool {
	if strings.ContainsAny(s, "*?") {
		s = strings.Map(func(r rune) rune {
			if r == '*' || r == '?' {
				return 'a'
			}
			return r
		}, s)
	}
	return language.IsWord(s)
}

// pieces splits the inside of quotation marks into words; wildcards, and a +
// before a word, are allowed.
func pieces(s string) []string {
	var out []string
	for _, w := range language.Split(s, func(r rune) bool { return r == '*' || r == '?' || r == '+' }) {
		marked := w[0] == '+'
		for _, w := range strings.FieldsFunc(w, func(r rune) bool { return r == '+' }) {
			if marked {
				w = "+" + w
			}
			out, marked = append(out, w), false
		}
	}
	return out
}
