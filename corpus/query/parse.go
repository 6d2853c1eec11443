package query

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"mening/corpus/source"
)

// Vocabulary holds the names that may stand before a colon.
type Vocabulary struct {
	// Fields are attributes of speakers and interviews: stakeholder, wave.
	Fields []string
	// References stand for the evidence of codes: code, category.
	References []string
}

// maxDistance is the largest distance of NEAR in words.
const maxDistance = 999

// maxDepth is how deep parentheses may be nested.
const maxDepth = 100

// Parse reads one expression. A fault is an [*Error] that knows its place.
func Parse(text string, v Vocabulary) (Expr, error) {
	p := &parser{lexer: lexer{text: straightQuotes(norm.NFC.String(text))}, vocabulary: v}
	if err := p.advance(); err != nil {
		return nil, err
	}
	if p.token.kind == tokenEnd {
		return nil, &Error{Message: "the expression is empty", Hint: "write a word, such as samverka"}
	}
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.token.kind == tokenClose {
		return nil, p.fault("take it away, or open one before it", "a parenthesis is closed that was not opened")
	}
	return e, nil
}

// straightQuotes makes the quotation marks that word processors write plain,
// each as one code point.
func straightQuotes(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '”', '“', '„', '»', '«':
			return '"'
		}
		return r
	}, text)
}

type parser struct {
	lexer
	vocabulary Vocabulary
	token      token
	depth      int
}

func (p *parser) advance() (err error) {
	p.token, err = p.next()
	return err
}

func (p *parser) fault(hint, message string, args ...any) *Error {
	e := p.lexer.fault(0, hint, message, args...)
	e.Offset = p.token.at
	return e
}

func (p *parser) or() (Expr, error) {
	first, err := p.and()
	if err != nil || p.token.kind != tokenOr {
		return first, err
	}
	or := &Or{}
	add := func(e Expr) {
		if inner, ok := e.(*Or); ok {
			or.Operands = append(or.Operands, inner.Operands...)
			return
		}
		or.Operands = append(or.Operands, e)
	}
	add(first)
	for p.token.kind == tokenOr {
		if err := p.advance(); err != nil {
			return nil, err
		}
		next, err := p.and()
		if err != nil {
			return nil, err
		}
		add(next)
	}
	return or, nil
}

// and reads operands with AND, NOT or nothing between them. A NOT behind an
// operand belongs to that operand; a NOT behind AND, to all of them.
func (p *parser) and() (Expr, error) {
	and := &And{At: p.token.at}
	lastIsPositive := false
	var firstNot *Error
	for first := true; ; first = false {
		explicit := false
		if p.token.kind == tokenAnd {
			if first {
				return nil, p.fault("AND stands between two expressions", "nothing stands before AND")
			}
			explicit = true
			if err := p.advance(); err != nil {
				return nil, err
			}
		} else if !first && !p.startsOperand() {
			break
		}
		negative := p.token.kind == tokenNot
		if negative {
			if firstNot == nil {
				firstNot = p.fault("write what is to be found first: A NOT B", "NOT stands without anything to take away from")
			}
			if err := p.advance(); err != nil {
				return nil, err
			}
			if p.token.kind == tokenNot {
				return nil, p.fault("leave both out", "NOT stands twice")
			}
		}
		operand, err := p.near()
		if err != nil {
			return nil, err
		}
		switch {
		case !negative:
			and.Operands = append(and.Operands, operand)
		case !explicit && lastIsPositive:
			last := len(and.Operands) - 1
			and.Operands[last] = without(and.Operands[last], operand)
			continue // a further NOT belongs to the same operand
		default:
			and.Without = append(and.Without, operand)
		}
		lastIsPositive = !negative
	}
	switch {
	case len(and.Operands) == 0:
		return nil, firstNot
	case len(and.Operands) > 1:
		return and, nil
	}
	single := and.Operands[0]
	for _, w := range and.Without {
		single = without(single, w)
	}
	return single, nil
}

// without returns A NOT B; B joins the list where A has one already.
func without(a, b Expr) Expr {
	if and, ok := a.(*And); ok && len(and.Operands) == 1 {
		return &And{Operands: and.Operands, Without: append(and.Without, b), At: and.At}
	}
	return &And{Operands: []Expr{a}, Without: []Expr{b}, At: a.Pos()}
}

func (p *parser) startsOperand() bool {
	switch p.token.kind {
	case tokenEnd, tokenClose, tokenOr, tokenNear:
		return false
	}
	return true
}

func (p *parser) near() (Expr, error) {
	left, err := p.primary()
	if err != nil {
		return nil, err
	}
	for p.token.kind == tokenNear {
		operator := p.token
		n := &Near{Left: left}
		if err := p.distance(n); err != nil {
			return nil, err
		}
		if _, joined := left.(*Near); !joined { // that was looked at before
			if err := p.operand(left, operator); err != nil {
				return nil, err
			}
		}
		if err := p.advance(); err != nil {
			return nil, err
		}
		at := p.token
		if n.Right, err = p.primary(); err != nil {
			return nil, err
		}
		if err := p.operand(n.Right, at); err != nil {
			return nil, err
		}
		left = n
	}
	return left, nil
}

// distance reads what stands behind the slash of NEAR/5.
func (p *parser) distance(n *Near) error {
	name, after, _ := strings.Cut(p.token.text, "/")
	n.Ordered = name == "PRE"
	switch after {
	case "s":
		n.Bound = InSentence
	case "t":
		n.Bound = InTurn
	default:
		d, err := strconv.Atoi(after)
		if err != nil || d < 0 || d > maxDistance {
			return p.fault("write "+name+"/5 for at most five words between, "+name+"/s for the same sentence, "+name+"/t for the same turn",
				"%q has no distance from 0 to %d, s or t", p.token.raw, maxDistance)
		}
		n.Distance = d
	}
	return nil
}

// operand checks that NEAR stands between terms, phrases, ORs of these, and
// NEARs.
func (p *parser) operand(e Expr, at token) error {
	ok := true
	Walk(e, func(e Expr) {
		switch e.(type) {
		case *And, *Filter:
			ok = false
		}
	})
	if ok {
		return nil
	}
	return &Error{Offset: at.at, Message: "NEAR and PRE stand between words, phrases and ORs of these only",
		Hint: "write AND, NOT and filters outside of NEAR: (A NEAR/5 B) NOT C"}
}

func (p *parser) primary() (Expr, error) {
	t := p.token
	switch t.kind {
	case tokenEnd:
		return nil, p.fault("write a word, a phrase in quotes, or a filter such as stakeholder:AME", "the expression ends where a word is expected")
	case tokenOpen:
		return p.group()
	case tokenClose, tokenAnd, tokenOr, tokenNot, tokenNear:
		return nil, p.fault(`write it in quotes if the word itself is meant: "`+t.raw+`"`, "%q stands where a word is expected", t.raw)
	}
	e, err := p.atom(t)
	if err != nil {
		return nil, err
	}
	return e, p.advance()
}

func (p *parser) group() (Expr, error) {
	open := p.token
	if p.depth++; p.depth > maxDepth {
		return nil, p.fault("write several rules, one a line", "parentheses are nested deeper than %d", maxDepth)
	}
	if err := p.advance(); err != nil {
		return nil, err
	}
	if p.token.kind == tokenClose {
		p.token = open
		return nil, p.fault("write something between them, or take them away", "the parentheses are empty")
	}
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.token.kind != tokenClose {
		p.token = open
		return nil, p.fault("close it with )", "a parenthesis is not closed")
	}
	p.depth--
	return e, p.advance()
}

func (p *parser) atom(t token) (Expr, error) {
	switch t.kind {
	case tokenFilter:
		return p.filter(t)
	case tokenRegexp:
		return p.regexpTerm(t)
	case tokenQuoted:
		return p.phrase(t)
	case tokenExact:
		if !bare(t.text) || strings.ContainsAny(t.text, "*?") {
			return nil, p.fault("= takes one word: =AF", "%q is not one word", t.text)
		}
		return &Term{Kind: Exact, Text: t.text, At: t.at}, nil
	case tokenCompound:
		return p.compound(t)
	}
	return p.word(t)
}

func (p *parser) word(t token) (Expr, error) {
	if text, edits, ok := strings.Cut(t.text, "~"); ok {
		n, err := strconv.Atoi(edits)
		if err != nil || n < 1 || n > 2 {
			return nil, p.fault("write ~1 or ~2", "%q does not say how many letters may differ", t.text)
		}
		if !bare(text) || strings.ContainsAny(text, "*?") {
			return nil, p.fault("~ stands behind one word without wildcards", "%q is not one word", text)
		}
		return &Term{Kind: Fuzzy, Text: text, Edits: n, At: t.at}, nil
	}
	if upper := strings.ToUpper(t.text); isOperator(upper) && strings.Contains(upper, "/") {
		return nil, p.fault("write "+upper, "operators are written in capitals, not %q", t.text)
	}
	if len(pieces(t.text)) == 0 {
		return nil, p.fault("write AND, OR or NOT between words, and words in letters", "%q is no word", t.text)
	}
	if !bare(t.text) {
		return nil, p.fault(`write it in quotes: "`+strings.Join(pieces(t.text), " ")+`"`, "%q is not one word", t.text)
	}
	if strings.Trim(t.text, "*?") == "" && strings.Contains(t.text, "*") {
		return nil, p.fault("write some letters beside it: samverk*; every turn of somebody is found by a filter, such as stakeholder:AME",
			"%q stands for every word there is", t.text)
	}
	return plain(t.text, t.at), nil
}

// compound reads what stands behind a +.
func (p *parser) compound(t token) (Expr, error) {
	switch {
	case t.text == "":
		return nil, p.fault("write it before a word, without a blank: +samverkan", "a + stands without a word")
	case strings.ContainsAny(t.text, "*?~"):
		return nil, p.fault("write +WORD for the word in compounds, or the wildcards and ~ without the +", "+ takes a word in any inflection, not %q", t.text)
	case !bare(t.text):
		return nil, p.fault("+ takes one word: +samverkan; several stand in quotes: +\"lägga pusslet\"", "%q is not one word", t.text)
	}
	return &Term{Kind: Compound, Text: t.text, At: t.at}, nil
}

// plain returns the term of a word without marks other than +.
func plain(text string, at int) *Term {
	if word, ok := strings.CutPrefix(text, "+"); ok {
		return &Term{Kind: Compound, Text: word, At: at}
	}
	if strings.ContainsAny(text, "*?") {
		return &Term{Kind: Wildcard, Text: text, At: at}
	}
	return &Term{Kind: Stem, Text: text, At: at}
}

func (p *parser) phrase(t token) (Expr, error) {
	words := pieces(t.text)
	if len(words) == 0 {
		return nil, p.fault("write a word between the quotes", "no word stands in %s", t.raw)
	}
	phrase := &Phrase{At: t.at}
	for _, w := range words {
		term := plain(w, t.at)
		switch {
		case term.Kind == Compound && strings.ContainsAny(term.Text, "*?"):
			return nil, p.fault("leave out the + or the wildcard", "+ takes a word in any inflection, not %q", term.Text)
		case t.mark == '=' && term.Kind == Wildcard:
			return nil, p.fault("leave out the = or the wildcard", "= takes words as they are written, not %q", w)
		case t.mark == '=' && term.Kind == Compound:
			return nil, p.fault("leave out the = or the +", "= takes words as they are written, not %q", w)
		case t.mark == '+' && term.Kind == Wildcard:
			return nil, p.fault("leave out the + or the wildcard", "+ takes words in any inflection, not %q", w)
		case t.mark == '=':
			term.Kind = Exact
		case t.mark == '+':
			term.Kind = Compound
		}
		phrase.Words = append(phrase.Words, term)
	}
	if len(phrase.Words) == 1 {
		if only := phrase.Words[0]; only.Kind == Wildcard {
			return p.word(token{text: only.Text, at: t.at})
		}
		return phrase.Words[0], nil
	}
	return phrase, nil
}

func (p *parser) regexpTerm(t token) (Expr, error) {
	if t.text == "" {
		return nil, p.fault("write an expression between the slashes", "the regular expression is empty")
	}
	_, err := regexp.Compile("(?i)" + t.text)
	if err != nil {
		message := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
		return nil, p.fault("the syntax is that of RE2", "the regular expression %s has a fault: %s", t.raw, message)
	}
	switch matches, empty := describe(t.text); {
	case !matches:
		return nil, p.fault("no text has what it asks for: look at its [^…]", "the regular expression %s can never match", t.raw)
	case empty:
		return nil, p.fault("make it need at least one character: + in place of *", "the regular expression %s can match without a character", t.raw)
	}
	return &Term{Kind: Regexp, Text: t.text, At: t.at}, nil
}

func (p *parser) filter(t token) (Expr, error) {
	f := &Filter{Field: t.text, Value: strings.TrimSpace(t.value), At: t.at, ValueAt: t.after}
	known := false
	for _, name := range p.vocabulary.References {
		if strings.EqualFold(name, t.text) {
			f.Field, f.Reference, known = name, true, true
		}
	}
	for _, name := range p.vocabulary.Fields {
		if !known && strings.EqualFold(name, t.text) {
			f.Field, known = name, true
		}
	}
	if !known {
		names := append(append([]string{}, p.vocabulary.Fields...), p.vocabulary.References...)
		hint := source.DidYouMean(t.text, names)
		if utf8.RuneCountInString(t.value) <= 3 {
			hint += `; if the word itself is meant, write "` + t.raw + `"`
		}
		return nil, p.fault(hint, "unknown field %q in %q", t.text, t.raw)
	}
	if f.Value == "" {
		return nil, p.fault("write "+f.Field+":VALUE, in quotes if the value holds blanks", "the filter %q has no value", t.raw)
	}
	return f, nil
}
