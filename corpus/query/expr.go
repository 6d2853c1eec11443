package query

import (
	"fmt"
	"slices"
	"strings"
)

// Expr is an expression of the rule language: [*Term], [*Phrase], [*Or],
// [*And], [*Near] or [*Filter]. String gives a text that parses to an equal
// expression.
type Expr interface {
	fmt.Stringer
	// Pos is where the expression begins in its line, in code points from 0.
	Pos() int
	precedence() int
}

// The precedences, loosest first.
const (
	precedenceOr = iota
	precedenceAnd
	precedenceNot
	precedenceNear
	precedenceAtom
)

// Kind tells how a term is compared with a word.
type Kind int

// The kinds of term.
const (
	Stem     Kind = iota // samverka: equal stems
	Exact                // =AF: the word as written, its case too
	Wildcard             // rehab*: wildcards over the word in lower case
	Fuzzy                // ohälsa~1: at most so many edits
	Regexp               // /arbetsf\S+en/: over the text of the turn
	Compound             // +samverkan: the word, or a compound with it as a part
)

// Term is one word, or a regular expression.
type Term struct {
	Kind Kind
	Text string // without marks such as = and ~1, in NFC
	// Edits is the largest Levenshtein distance of a fuzzy term, 1 or 2.
	Edits int
	At    int
}

// Phrase is words next to each other, in this order, within a sentence.
type Phrase struct {
	Words []*Term
	At    int
}

// Or matches where one of its operands does.
type Or struct{ Operands []Expr }

// And matches where all operands do, within the scope, and none of Without.
type And struct {
	Operands []Expr
	Without  []Expr
	At       int
}

// Bound says how far the sides of a [Near] may be apart.
type Bound int

// The bounds.
const (
	Words      Bound = iota // so many words strictly between
	InSentence              // in the same sentence
	InTurn                  // in the same turn
)

// Near matches where both sides do, not overlapping, at most so far apart;
// with Ordered the left side must come first.
type Near struct {
	Left, Right Expr
	Bound       Bound
	Distance    int // words strictly between, for Bound Words
	Ordered     bool
}

// Filter holds where the speaker, the interview or a coding has a value. Of
// [Vocabulary] depends whether the field is an attribute or a reference to
// the evidence of codes.
type Filter struct {
	Field, Value string
	// Reference says that the filter stands for the evidence of codes.
	Reference bool
	At        int
	// ValueAt is where the value begins in the line, in code points from 0.
	ValueAt int
}

func (t *Term) Pos() int   { return t.At }
func (p *Phrase) Pos() int { return p.At }
func (o *Or) Pos() int     { return o.Operands[0].Pos() }
func (a *And) Pos() int    { return a.At }
func (n *Near) Pos() int   { return n.Left.Pos() }
func (f *Filter) Pos() int { return f.At }

func (*Term) precedence() int   { return precedenceAtom }
func (*Phrase) precedence() int { return precedenceAtom }
func (*Filter) precedence() int { return precedenceAtom }
func (*Or) precedence() int     { return precedenceOr }
func (*Near) precedence() int   { return precedenceNear }
func (a *And) precedence() int {
	if len(a.Operands) == 1 {
		return precedenceNot
	}
	return precedenceAnd
}

// String returns the term with its marks, in quotes where it would read as
// something else.
func (t *Term) String() string {
	switch t.Kind {
	case Exact:
		if bare(t.Text) && !strings.ContainsAny(t.Text, "*?") {
			return "=" + t.Text
		}
		return `="` + t.Text + `"`
	case Fuzzy:
		return fmt.Sprintf("%s~%d", t.Text, t.Edits)
	case Compound:
		return "+" + t.Text
	case Regexp:
		return "/" + strings.ReplaceAll(t.Text, "/", `\/`) + "/"
	}
	if !bare(t.Text) || isOperator(t.Text) || strings.Contains(t.Text, ":") || isFuzzy(t.Text) {
		return `"` + t.Text + `"`
	}
	return t.Text
}

// String returns the words in quotes.
func (p *Phrase) String() string {
	words := make([]string, len(p.Words))
	for i, w := range p.Words {
		words[i] = w.Text
		if w.Kind == Compound {
			words[i] = "+" + w.Text
		}
	}
	mark := ""
	if p.Words[0].Kind == Exact {
		mark = "="
	}
	return mark + `"` + strings.Join(words, " ") + `"`
}

// String returns the operands between OR.
func (o *Or) String() string { return join(o.Operands, " OR ", precedenceOr+1) }

// String returns the operands between AND, then those without.
func (a *And) String() string {
	if len(a.Operands) == 1 {
		text := wrap(a.Operands[0], precedenceNear)
		for _, w := range a.Without {
			text += " NOT " + wrap(w, precedenceNear)
		}
		return text
	}
	text := join(a.Operands, " AND ", precedenceNot)
	for _, w := range a.Without {
		text += " AND NOT " + wrap(w, precedenceNear)
	}
	return text
}

// String returns both sides with the operator between them. A chain is written
// from its first operand on, so that a long one takes no more than its length.
func (n *Near) String() string {
	chain := []*Near{n}
	for left, ok := n.Left.(*Near); ok; left, ok = left.Left.(*Near) {
		chain = append(chain, left)
	}
	slices.Reverse(chain)
	var b strings.Builder
	b.WriteString(wrap(chain[0].Left, precedenceNear))
	for _, n := range chain {
		b.WriteString(n.operator() + wrap(n.Right, precedenceAtom))
	}
	return b.String()
}

// operator returns the operator between blanks.
func (n *Near) operator() string {
	name := " NEAR/"
	if n.Ordered {
		name = " PRE/"
	}
	switch n.Bound {
	case InSentence:
		return name + "s "
	case InTurn:
		return name + "t "
	}
	return fmt.Sprintf("%s%d ", name, n.Distance)
}

// String returns field:value.
func (f *Filter) String() string {
	if f.Value == "" || strings.ContainsAny(f.Value, " \t()\"") {
		return f.Field + `:"` + f.Value + `"`
	}
	return f.Field + ":" + f.Value
}

func wrap(e Expr, atLeast int) string {
	if e.precedence() < atLeast {
		return "(" + e.String() + ")"
	}
	return e.String()
}

func join(es []Expr, between string, atLeast int) string {
	texts := make([]string, len(es))
	for i, e := range es {
		texts[i] = wrap(e, atLeast)
	}
	return strings.Join(texts, between)
}

// Compounds returns the +words of an expression, from left to right.
func Compounds(e Expr) []*Term {
	var out []*Term
	Walk(e, func(e Expr) {
		if term, ok := e.(*Term); ok && term.Kind == Compound {
			out = append(out, term)
		}
	})
	return out
}

// Walk calls f for the expression and everything in it, from left to right.
func Walk(e Expr, f func(Expr)) {
	f(e)
	switch e := e.(type) {
	case *Phrase:
		for _, w := range e.Words {
			f(w)
		}
	case *Or:
		for _, o := range e.Operands {
			Walk(o, f)
		}
	case *And:
		for _, o := range e.Operands {
			Walk(o, f)
		}
		for _, w := range e.Without {
			Walk(w, f)
		}
	case *Near:
		Walk(e.Left, f)
		Walk(e.Right, f)
	}
}
