package query

// Explanation says of an expression and of all its parts where each of them
// matches a text. It comes of the evaluation that [Reader.Match] does, so that
// the root matches exactly where the rule does.
type Explanation struct {
	Expr Expr
	// Matches are the minimal intervals of the part within the whole text,
	// ascending. They are valid until the reader reads the next text.
	Matches []Interval
	// Compared is what of a term is compared with the words: the stem of
	// samverkade is samverk. It is empty for what is no term.
	Compared string
	// Without says that the part stands behind NOT.
	Without bool
	// Parts are the operands from left to right: the words of a phrase, both
	// sides of NEAR, and what stands between AND or OR, then what stands behind
	// NOT.
	Parts []Explanation
}

// Explain says where a rule and its parts match the text that was read.
func (r *Reader) Explain(rule int, env Env) Explanation {
	c := &r.program.rules[rule]
	return r.explain(c.expr, c.root, c.scope, env)
}

func (r *Reader) explain(e Expr, n node, scope Scope, env Env) Explanation {
	x := Explanation{Expr: e, Matches: r.eval(n, scope, env)}
	part := func(e Expr, n node, without bool) {
		p := r.explain(e, n, scope, env)
		p.Without = without
		x.Parts = append(x.Parts, p)
	}
	switch e := e.(type) {
	case *Term:
		x.Compared = comparable(r.program.terms.analyzer, e)
	case *Phrase:
		for i, term := range n.(phraseNode) {
			part(e.Words[i], termNode(term), false)
		}
	case *Or:
		for i, o := range n.(orNode) {
			part(e.Operands[i], o, false)
		}
	case *Near:
		part(e.Left, n.(nearNode).left, false)
		part(e.Right, n.(nearNode).right, false)
	case *And:
		for i, o := range n.(andNode).operands {
			part(e.Operands[i], o, false)
		}
		for i, w := range n.(andNode).without {
			part(e.Without[i], w, true)
		}
	}
	return x
}

// Whole reports whether filters alone made the match, so that it covers a whole
// sentence or turn and has no words of its own as evidence.
func (iv *Interval) Whole() bool { return iv.whole }

// Words returns the first word of the match and the one behind the last, as
// places in [Reader.Words].
func (iv *Interval) Words() (first, end int) { return int(iv.first), int(iv.last) + 1 }
