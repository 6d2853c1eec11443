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
	filter *prefilter // nil where any word may be one of the terms
	rules  []compiled
	byTerm [][]trigger // what a term's occurrence means for the rules
	needs  []uint8     // by rule: the groups of which a term must occur, as bits
	always []int32     // rules that may match without any word
}

// trigger says that a term belongs to a group of terms, one of which the rule
// needs.
type trigger struct {
	rule  int32
	group uint8 // one bit
}

// maxGroups is how many groups of needed terms are looked at.
const maxGroups = 8

type compiled struct {
	expr  Expr
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
		p.rules = append(p.rules, compiled{expr: r.Expr, root: p.compile(r.Expr), scope: r.Scope})
		p.register(int32(i), r.Expr)
	}
	p.filter = newPrefilter(p.terms)
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
	groups := p.groups(e)
	if len(groups) == 0 {
		p.always = append(p.always, rule)
	}
	var needs uint8
	for i, group := range groups[:min(len(groups), maxGroups)] {
		bit := uint8(1) << i
		needs |= bit
		slices.Sort(group)
		for _, t := range slices.Compact(group) {
			p.byTerm[t] = append(p.byTerm[t], trigger{rule, bit})
		}
	}
	p.needs = append(p.needs, needs)
}

// groups returns groups of terms: wherever the expression matches, a term of
// each group occurs. Of a chain of NEAR only so many are given as are looked at.
func (p *Program) groups(e Expr) [][]int32 {
	switch e := e.(type) {
	case *Term:
		return [][]int32{{p.terms.add(e)}}
	case *Phrase:
		var out [][]int32
		for _, w := range e.Words {
			out = append(out, []int32{p.terms.add(w)})
		}
		return out
	case *Or:
		// Of each operand one group, the smallest.
		var union []int32
		for _, o := range e.Operands {
			groups := p.groups(o)
			if len(groups) == 0 {
				return nil
			}
			union = append(union, slices.MinFunc(groups, func(a, b []int32) int { return len(a) - len(b) })...)
		}
		return [][]int32{union}
	case *Near:
		out := slices.Concat(p.groups(e.Left), p.groups(e.Right))
		return out[:min(len(out), maxGroups)]
	case *And:
		var out [][]int32
		for _, o := range e.Operands {
			out = append(out, p.groups(o)...)
		}
		return out
	}
	return nil
}
