package coding

import (
	"slices"
	"strconv"

	"mening/corpus"
	"mening/corpus/query"
)

// Search finds one expression in talk. Where the expression refers to codings
// (code:trisam, status:confirmed), it means those that stand: what the rules
// propose with what people have decided.
type Search struct {
	// Expr is the expression as the matcher sees it: its references are numbers
	// of asked.
	Expr    query.Expr
	matcher *Matcher
	book    *Codebook
	decided Decided
	// asked are what the references ask of codings. All conditions of one must
	// hold for one coding.
	asked []Selection
	// standing finds the codings that may be asked for, nil where none are.
	standing *Matcher
}

// SearchFields returns the fields of codings to which a search may refer: those
// of [CodingFields] that every coding knows of itself, and dimension, which is
// the name of a dimension or a value in any.
func SearchFields(b *Codebook) []string {
	fields := slices.DeleteFunc(CodingFields(b), func(f string) bool { return f == Prompt })
	return append(fields, AnyDimension)
}

// AnyDimension is the field of a dimension's name, or of a value in any dimension.
const AnyDimension = "dimension"

// CompileSearch makes a search for an expression in the talk of the roles.
//
// Within one AND, status:, coder:, origin: and the values of codings speak of
// the same codings as the code:, category:, theme: and dimensions beside them,
// behind NOT too; beside none of these, of any coding.
func CompileSearch(b *Codebook, e query.Expr, roles []corpus.Role, d Decided) *Search {
	s := &Search{book: b, decided: d}
	s.Expr = s.bind(e, nil)
	searched := &Code{ID: "search", Rules: []Rule{{Expr: s.Expr}}, Roles: roles, index: len(b.Codes)}
	with := *b
	with.Codes = append(b.Codes[:len(b.Codes):len(b.Codes)], searched)
	s.matcher = &Matcher{book: &with, programs: map[corpus.Spelling]*program{}, only: searched, ordered: []*Code{searched}, search: s}
	if len(s.asked) > 0 {
		var codes []*Code
		for _, asked := range s.asked {
			codes = append(codes, asked.concerned(b)...)
		}
		s.standing = compileCodes(b, codes)
	}
	return s
}

// compileCodes makes a matcher of some codes and of those to which they refer.
func compileCodes(b *Codebook, codes []*Code) *Matcher {
	m := &Matcher{book: b, programs: map[corpus.Spelling]*program{}}
	needed := map[*Code]bool{}
	var need func(c *Code)
	need = func(c *Code) {
		if !needed[c] {
			needed[c] = true
			for _, ref := range b.references(c) {
				need(ref)
			}
			m.ordered = append(m.ordered, c)
		}
	}
	for _, c := range codes {
		need(c)
	}
	return m
}

// proposed returns the codes of which a coding that only rules have found can
// meet the conditions.
func (s Selection) proposed(b *Codebook) []*Code {
	var out []*Code
	for _, c := range b.Codes {
		o := Observation{MeaningUnit: MeaningUnit{Code: c}, Coder: Auto, Status: Proposed, Values: c.Values}
		if s.Coding(b, &o) {
			out = append(out, c)
		}
	}
	return out
}

// concerned returns the codes whose rules decide whether the conditions hold:
// those that proposed returns, and where the rules are asked for by their name,
// all that the conditions name, since what people hold may be proposed too.
func (s Selection) concerned(b *Codebook) []*Code {
	if !slices.ContainsFunc(s.coders(), func(name string) bool { return corpus.Equal(name, Auto) }) {
		return s.proposed(b)
	}
	return slices.DeleteFunc(slices.Clone(b.Codes), func(c *Code) bool { return !s.Code(b, c) })
}

// qualifies reports whether a field tells more about codings that others name.
func qualifies(b *Codebook, field string) bool {
	return slices.Contains([]string{"status", "coder", "origin"}, field) ||
		slices.ContainsFunc(b.Values, func(v ValueSet) bool { return v.Name == field })
}

// bind puts a number in place of each reference, with what qualifies it.
func (s *Search) bind(e query.Expr, also Selection) query.Expr {
	switch e := e.(type) {
	case *query.Filter:
		if !e.Reference {
			return e
		}
		return s.ask(e.At, append(Selection{s.condition(e, false)}, also...))
	case *query.Or:
		out := *e
		out.Operands = make([]query.Expr, len(e.Operands))
		for i, o := range e.Operands {
			out.Operands[i] = s.bind(o, also)
		}
		return &out
	case *query.And:
		return s.bindAnd(e, also)
	}
	return e
}

func (s *Search) bindAnd(e *query.And, also Selection) query.Expr {
	var qualifiers Selection
	var operands, without []query.Expr
	for _, o := range e.Operands {
		if c, ok := s.qualifier(o, false); ok {
			qualifiers = append(qualifiers, c)
		} else {
			operands = append(operands, o)
		}
	}
	named := slices.ContainsFunc(operands, s.refers)
	for _, w := range e.Without {
		if c, ok := s.qualifier(w, true); ok && (named || len(qualifiers) > 0) {
			qualifiers = append(qualifiers, c)
		} else {
			without = append(without, s.bind(w, nil))
		}
	}
	also = append(slices.Clip(also), qualifiers...)
	for i, o := range operands {
		if s.refers(o) {
			operands[i] = s.bind(o, also)
		} else {
			operands[i] = s.bind(o, nil)
		}
	}
	if !named && len(qualifiers) > 0 {
		operands = append(operands, s.ask(e.At, also))
	}
	if len(operands) == 1 && len(without) == 0 {
		return operands[0]
	}
	return &query.And{Operands: operands, Without: without, At: e.At}
}

// qualifier returns the condition of a filter that qualifies codings, or of
// such filters of one field between OR.
func (s *Search) qualifier(e query.Expr, not bool) (Condition, bool) {
	switch e := e.(type) {
	case *query.Filter:
		if e.Reference && qualifies(s.book, e.Field) {
			return s.condition(e, not), true
		}
	case *query.Or:
		var out Condition
		for i, o := range e.Operands {
			c, ok := s.qualifier(o, not)
			if !ok || i > 0 && c.Field != out.Field {
				return Condition{}, false
			}
			c.Values = append(out.Values, c.Values...)
			out = c
		}
		return out, true
	}
	return Condition{}, false
}

// refers reports whether an expression stands for codings that it names.
func (s *Search) refers(e query.Expr) bool {
	switch e := e.(type) {
	case *query.Filter:
		return e.Reference && !qualifies(s.book, e.Field)
	case *query.Or:
		return !slices.ContainsFunc(e.Operands, func(o query.Expr) bool { return !s.refers(o) })
	case *query.And:
		return slices.ContainsFunc(e.Operands, s.refers)
	}
	return false
}

// condition returns what a reference asks of a coding. Codes follow the changes
// of the codebook.
func (s *Search) condition(f *query.Filter, not bool) Condition {
	value := f.Value
	if slices.Contains([]string{"code", "category", "theme"}, f.Field) {
		if value = s.book.Now(value); f.Field == "code" && s.book.code(f.Value) != nil {
			value = s.book.code(f.Value).ID
		}
	}
	return Condition{Field: f.Field, Values: []string{value}, Not: not, coding: true}
}

// askedField is the name of references that were bound.
const askedField = "asked"

func (s *Search) ask(at int, conditions Selection) *query.Filter {
	s.asked = append(s.asked, conditions)
	return &query.Filter{Field: askedField, Value: strconv.Itoa(len(s.asked) - 1), Reference: true, At: at}
}

// Decided reports whether people have decided something about a transcript that
// the expression asks for: there the rules do not tell which turns may match.
func (s *Search) Decided(t *corpus.Transcript) bool {
	return len(s.asked) > 0 && s.decided.Has(t)
}

// Rules returns the rules that may bring about the codings that a reference of
// Expr asks for, where nobody has decided anything.
func (s *Search) Rules(f *query.Filter) []query.Expr {
	at, err := strconv.Atoi(f.Value)
	if err != nil {
		return nil
	}
	var out []query.Expr
	for _, c := range s.asked[at].proposed(s.book) {
		for _, r := range c.Rules {
			out = append(out, r.Expr)
		}
	}
	return out
}

// Find returns the passages of the corpus that the expression matches.
func (s *Search) Find(c *corpus.Corpus, progress func(done, total int)) []Observation {
	return Observe(c, s.matcher, Decided{}, progress)
}

// Codings returns the codings of the corpus that meet what any reference of the
// expression asks for.
func (s *Search) Codings(c *corpus.Corpus) []Observation {
	if s.standing == nil {
		return nil
	}
	observations := Observe(c, s.standing, s.decided, nil)
	s.mark(observations)
	return slices.DeleteFunc(observations, func(o Observation) bool {
		return !slices.ContainsFunc(s.asked, func(asked Selection) bool { return asked.Coding(s.book, &o) })
	})
}
