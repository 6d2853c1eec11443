package query

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/source"
)

// Need says which turns may match an expression, in terms of what an index
// holds: the forms and stems of words and of their parts. It may allow too
// many turns, never too few.
type Need interface{ need() }

type (
	// NeedAll is met by every turn.
	NeedAll struct{}
	// NeedBoth is met where all of its parts are.
	NeedBoth []Need
	// NeedEither is met where one of its parts is.
	NeedEither []Need
	// NeedForm is met by turns with this word, in lower case.
	NeedForm string
	// NeedStem is met by turns with a word of this stem.
	NeedStem string
	// NeedMatch is met by turns with a word form, in lower case, for which
	// Match answers true. All such forms begin with Prefix.
	NeedMatch struct {
		Prefix string
		Match  func(form string) bool
	}
	// NeedField is met by turns whose speaker or interview has the value.
	NeedField struct{ Field, Value string }
)

func (NeedAll) need()    {}
func (NeedBoth) need()   {}
func (NeedEither) need() {}
func (NeedForm) need()   {}
func (NeedStem) need()   {}
func (NeedMatch) need()  {}
func (NeedField) need()  {}

// Candidates returns what a turn needs in order to match the expression, in
// any of the languages. References, such as code:trisam, come in as the
// expressions that they stand for.
func Candidates(e Expr, analyzers []*language.Analyzer, references func(*Filter) []Expr) Need {
	c := candidates{analyzers, references}
	return c.of(e)
}

type candidates struct {
	analyzers  []*language.Analyzer
	references func(*Filter) []Expr
}

func (c candidates) of(e Expr) Need {
	switch e := e.(type) {
	case *Term:
		return c.term(e)
	case *Phrase:
		both := make(NeedBoth, len(e.Words))
		for i, w := range e.Words {
			both[i] = c.term(w)
		}
		return both
	case *Or:
		return c.either(e.Operands)
	case *And:
		both := make(NeedBoth, len(e.Operands))
		for i, o := range e.Operands {
			both[i] = c.of(o)
		}
		return both
	case *Near:
		return NeedBoth{c.of(e.Left), c.of(e.Right)}
	case *Filter:
		if e.Reference {
			return c.either(c.references(e))
		}
		if corpus.Equal(e.Value, corpus.Unknown) {
			return NeedAll{} // also where a field has no value
		}
		return NeedField{e.Field, e.Value}
	}
	return NeedAll{}
}

func (c candidates) either(es []Expr) Need {
	out := make(NeedEither, len(es))
	for i, e := range es {
		out[i] = c.of(e)
	}
	return out
}

// term returns the need of a term: it may compare otherwise in each language,
// and with and without folding.
func (c candidates) term(t *Term) Need {
	if t.Kind == Regexp {
		return NeedAll{}
	}
	var out NeedEither
	seen := map[string]bool{}
	for _, a := range c.analyzers {
		text := comparable(a, t)
		if t.Kind == Compound {
			out = append(out, needOfPart(a, text))
			continue
		}
		if t.Kind == Exact {
			text = a.Form(t.Text).Lower
		}
		if seen[text] {
			continue
		}
		seen[text] = true
		out = append(out, needOf(t, text))
	}
	return out
}

// needOfPart returns the need of a word or of a compound that has it as a part.
func needOfPart(a *language.Analyzer, text string) Need {
	stems := a.Word(text)
	return NeedMatch{Match: func(form string) bool {
		return slices.ContainsFunc(stems, func(stem string) bool { return a.MayHavePart(form, stem) }) &&
			slices.ContainsFunc(a.Parts(form), func(stem string) bool { return slices.Contains(stems, stem) })
	}}
}

func needOf(t *Term, text string) Need {
	switch t.Kind {
	case Stem:
		return NeedStem(text)
	case Exact:
		return NeedForm(text)
	case Wildcard:
		prefix, _, _ := strings.Cut(text, "*")
		prefix, _, _ = strings.Cut(prefix, "?")
		piece := longestPiece(text)
		return NeedMatch{Prefix: prefix, Match: func(form string) bool {
			return strings.Contains(form, piece) && globMatches(text, form)
		}}
	}
	runes := utf8.RuneCountInString(text)
	return NeedMatch{Match: func(form string) bool {
		n := utf8.RuneCountInString(form)
		return n-runes <= t.Edits && runes-n <= t.Edits && source.Distance(form, text) <= t.Edits
	}}
}
