package query

import (
	"mening/corpus/source"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
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
		return nil, &Error{Message: source.Say("the expression is empty"), Hint: source.Say("write a word, such as samverka")}
	}
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.token.kind == tokenClose {
		return nil, p.fault(source.Say("take it away, or open one before it"), "a parenthesis is closed that was not opened")
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

func (p *parser) fault(hint source.Note, message string, args ...any) *Error {
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
				return nil, p.fault(source.Say("AND stands between two expressions"), "nothing stands before AND")
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
				firstNot = p.fault(source.Say("write what is to be found first: A NOT B"), "NOT stands without anything to take away from")
			}
			if err := p.advance(); err != nil {
				return nil, err
			}
			if p.token.kind == tokenNot {
				return nil, p.fault(source.Say("leave both out"), "NOT stands twice")
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
			return p.fault(source.Say("write %[1]s/5 for at most five words between, %[1]s/s for the same sentence, %[1]s/t for the same turn", name),
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
	return &Error{Offset: at.at, Message: source.Say("NEAR and PRE stand between words, phrases and ORs of these only"),
		Hint: source.Say("write AND, NOT and filters outside of NEAR: (A NEAR/5 B) NOT C")}
}

func (p *parser) primary() (Expr, error) {
	t := p.token
	switch t.kind {
	case tokenEnd:
		return nil, p.fault(source.Say("write a word, a phrase in quotes, or a filter such as stakeholder:AME"), "the expression ends where a word is expected")
	case tokenOpen:
		return p.group()
	case tokenClose, tokenAnd, tokenOr, tokenNot, tokenNear:
		return nil, p.fault(source.Say(`write it in quotes if the word itself is meant: "%s"`, t.raw), "%q stands where a word is expected", t.raw)
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
		return nil, p.fault(source.Say("write several rules, one a line"), "parentheses are nested deeper than %d", maxDepth)
	}
	if err := p.advance(); err != nil {
		return nil, err
	}
	if p.token.kind == tokenClose {
		p.token = open
		return nil, p.fault(source.Say("write something between them, or take them away"), "the parentheses are empty")
	}
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.token.kind != tokenClose {
		p.token = open
		return nil, p.fault(source.Say("close it with )"), "a parenthesis is not closed")
	}
	p.depth--
	return e, p.advance()
}
