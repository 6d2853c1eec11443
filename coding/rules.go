package coding

import (
	"slices"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/query"
	"mening/corpus/source"
)

// readRules parses the rules of all codes, once every id is known.
func (r *codebookReader) readRules() {
	v := query.Vocabulary{Fields: r.fields, References: r.book.References()}
	for _, p := range r.rules {
		faults := len(r.doc.Problems)
		p.code.Rules = r.rulesOf(p.rules, "rules", v)
		if !p.rules.IsNull() && len(p.code.Rules) == 0 && len(r.doc.Problems) == faults {
			p.rules.Fault(source.Error, "write an expression, or leave `rules` out: the code is then coded by hand", "code %q has empty rules", p.code.ID)
		}
		p.code.Unless = r.rulesOf(p.unless, "unless", v)
		if len(p.code.Unless) > 0 && p.rules.IsNull() {
			p.unless.Fault(source.Error, "add `rules`, or leave `unless` out", "code %q has `unless` without `rules`", p.code.ID)
		}
	}
}

// rulesOf reads rules that are lines, or a map of lines by language.
func (r *codebookReader) rulesOf(n *source.Node, what string, v query.Vocabulary) []Rule {
	if !n.IsMap() {
		return r.lines(n, what, "", v)
	}
	var out []Rule
	for _, p := range n.Pairs(what) {
		lang := p.Key.Text("a language")
		if !slices.Contains(language.Languages(), lang) {
			p.Key.Fault(source.Error, source.DidYouMean(lang, language.Languages()), "%s cannot be for the language %q", what, lang)
			continue
		}
		out = append(out, r.lines(p.Value, what, lang, v)...)
	}
	return out
}

func (r *codebookReader) lines(n *source.Node, what, lang string, v query.Vocabulary) []Rule {
	var out []Rule
	for _, line := range query.ParseLines(r.doc, n, what, v) {
		ok := true
		query.Walk(line.Expr, func(e query.Expr) {
			f, isFilter := e.(*query.Filter)
			if !isFilter || !f.Reference {
				return
			}
			if _, known := r.book.Refer(f.Field, f.Value); !known {
				message, hint := source.Say("the rule refers to %s %q, which the codebook does not have", source.Say("the "+f.Field), f.Value), r.book.Meant(f.Field, f.Value)
				if r.retires(f.Value) {
					message = source.Say("the rule refers to %s %q, which is retired", source.Say("the "+f.Field), f.Value)
					hint = source.Say("take the reference out, or retire this code too")
				}
				r.doc.FaultAt(line.Line, line.Column+f.ValueAt, source.Error, hint, message)
				ok = false
			}
		})
		if ok {
			out = append(out, Rule{Expr: line.Expr, Language: lang, Line: line.Line, Column: line.Column})
		}
	}
	return out
}

// references returns the codes to whose evidence the rules of a code refer, in
// the order of the codebook.
func (b *Codebook) references(c *Code) []*Code {
	var out []*Code
	for _, rules := range [][]Rule{c.Rules, c.Unless} {
		for _, rule := range rules {
			query.Walk(rule.Expr, func(e query.Expr) {
				if f, ok := e.(*query.Filter); ok && f.Reference {
					codes, _ := b.Refer(f.Field, f.Value)
					out = append(out, codes...)
				}
			})
		}
	}
	slices.SortFunc(out, func(a, b *Code) int { return a.index - b.index })
	return slices.Compact(out)
}

// circle returns codes that refer to each other in a circle, nil where none
// do. The first code stands at the end once more.
func (b *Codebook) circle() []*Code {
	_, circle := b.order()
	return circle
}

// order returns all codes so that each comes after those to which it refers.
func (b *Codebook) order() (ordered, circle []*Code) {
	const (
		open = 1
		done = 2
	)
	state := make([]int, len(b.Codes))
	var path []*Code
	var visit func(c *Code) bool
	visit = func(c *Code) bool {
		switch state[c.index] {
		case done:
			return true
		case open:
			circle = append(slices.Clone(path[slices.Index(path, c):]), c)
			return false
		}
		state[c.index] = open
		path = append(path, c)
		for _, ref := range b.references(c) {
			if !visit(ref) {
				return false
			}
		}
		path = path[:len(path)-1]
		state[c.index] = done
		ordered = append(ordered, c)
		return true
	}
	for _, c := range b.Codes {
		if !visit(c) {
			return nil, circle
		}
	}
	return ordered, nil
}

// Filters calls f for every filter on who and where in the rules of the
// codebook, with the place of its value.
func (b *Codebook) Filters(f func(filter *query.Filter, line, column int)) {
	for _, c := range b.Codes {
		for _, rule := range slices.Concat(c.Rules, c.Unless) {
			query.Walk(rule.Expr, func(e query.Expr) {
				if filter, ok := e.(*query.Filter); ok && !filter.Reference {
					f(filter, rule.Line, rule.Column+filter.ValueAt)
				}
			})
		}
	}
}

// Compounds calls f for every +word in the rules of the codebook, with the
// language of its rule, empty for all, and its place.
func (b *Codebook) Compounds(f func(term *query.Term, lang string, line, column int)) {
	for _, c := range b.Codes {
		for _, rule := range slices.Concat(c.Rules, c.Unless) {
			for _, term := range query.Compounds(rule.Expr) {
				f(term, rule.Language, rule.Line, rule.Column+term.At)
			}
		}
	}
}

// counts reports whether talk of a role may be coded with the code.
func (c *Code) counts(role corpus.Role) bool { return slices.Contains(c.Roles, role) }
