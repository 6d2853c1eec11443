package query

import (
	"slices"

	"mening/corpus/language"
)

// Scope says within what AND and NOT look.
type Scope int

// The scopes.
const (
	SentenceScope Scope = iota
	TurnScope
)

// Rule is an expression with its scope.
type Rule struct {
	Expr  Expr
	Scope Scope
}

// Program is many rules compiled together for one language. It is immutable
// and safe for many goroutines; each takes a [Reader] of its own.
type Program struct {
	terms  *terms
	rules  []compiled
	byTerm [][]int32 // the rules in which a term stands, ascending
	always []int32   // rules that may match without any word
}

type compiled struct {
	root  node
	scope Scope
}

// node is an expression whose terms are numbers.
type node interface{}

type (
	termNode   int32
	phraseNode []int32
	orNode     []node
	andNode    struct{ operands, without []node }
	nearNode   struct {
		left, right node
		*Near
	}
	filterNode struct{ *Filter }
)

// Compile compiles rules for one language. Rules are known by their place in
// the slice.
func Compile(a *language.Analyzer, rules []Rule) *Program {
	p := &Program{terms: newTerms(a)}
	for i, r := range rules {
		p.rules = append(p.rules, compiled{root: p.compile(r.Expr), scope: r.Scope})
		p.register(int32(i), r.Expr)
	}
	return p
}

func (p *Program) compile(e Expr) node {
	switch e := e.(type) {
	case *Term:
		return termNode(p.terms.add(e))
	case *Phrase:
		phrase := make(phraseNode, len(e.Words))
		for i, w := range e.Words {
			phrase[i] = p.terms.add(w)
		}
		return phrase
	case *Or:
		return orNode(p.compileAll(e.Operands))
	case *And:
		return andNode{p.compileAll(e.Operands), p.compileAll(e.Without)}
	case *Near:
		return nearNode{p.compile(e.Left), p.compile(e.Right), e}
	case *Filter:
		return filterNode{e}
	}
	panic("query: unknown expression")
}

func (p *Program) compileAll(es []Expr) []node {
	out := make([]node, len(es))
	for i, e := range es {
		out[i] = p.compile(e)
	}
	return out
}

// register notes which terms make the rule worth a look. A rule that may match
// without any of its words, as a filter does, is always looked at.
func (p *Program) register(rule int32, e Expr) {
	for len(p.byTerm) < int(p.terms.count) {
		p.byTerm = append(p.byTerm, nil)
	}
	triggers, needed := p.triggers(e)
	if !needed {
		p.always = append(p.always, rule)
		return
	}
	slices.Sort(triggers)
	for _, t := range slices.Compact(triggers) {
		p.byTerm[t] = append(p.byTerm[t], rule)
	}
}

// triggers returns terms one of which occurs wherever the expression matches;
// needed is false where there are no such terms.
func (p *Program) triggers(e Expr) (triggers []int32, needed bool) {
	switch e := e.(type) {
	case *Term:
		return []int32{p.terms.add(e)}, true
	case *Phrase:
		return []int32{p.terms.add(e.Words[0])}, true
	case *Or:
		for _, o := range e.Operands {
			ts, ok := p.triggers(o)
			if !ok {
				return nil, false
			}
			triggers = append(triggers, ts...)
		}
		return triggers, true
	case *Near:
		return p.triggers(e.Left)
	case *And:
		for _, o := range e.Operands {
			if ts, ok := p.triggers(o); ok {
				return ts, true
			}
		}
	}
	return nil, false
}
