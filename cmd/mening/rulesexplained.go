package main

import (
	"slices"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/query"
)

// explainedRecord tells in JSON why the rules of a code match words, or why
// not.
type explainedRecord struct {
	Transcript string             `json:"transcript"`
	Turn       int                `json:"turn"`
	Line       int                `json:"line"`
	Speaker    string             `json:"speaker"`
	Start      int                `json:"start"`
	End        int                `json:"end"`
	Quote      string             `json:"quote"`
	Code       string             `json:"code"`
	Heard      bool               `json:"heard"`
	Matches    bool               `json:"matches"`
	Decisions  []string           `json:"decisions"`
	Rules      []explainedRule    `json:"rules"`
	Unless     []explainedRule    `json:"unless"`
	speaker    *corpus.Speaker    // for people
	code       *coding.Code       // for people
	marked     []corpus.Span      // evidence of what stands
	turn       *corpus.Turn       // for people
	of         *corpus.Transcript // for people
	span       corpus.Span
}

type explainedRule struct {
	Line string `json:"line"`
	// Matches says of a rule that unless has left some match of it.
	Matches bool     `json:"matches"`
	TakenBy []string `json:"taken_by,omitempty"` // the lines of unless
	// Takes are the matches of rules that a line of unless takes away.
	Takes []explainedWords `json:"takes,omitempty"`
	Tree  explainedNode    `json:"tree"`
	near  float64          // how much of it is there
}

// explainedNode is an expression with what matched it.
type explainedNode struct {
	Expression string `json:"expression"`
	Kind       string `json:"kind"`
	Not        bool   `json:"not,omitempty"`
	Matches    bool   `json:"matches"`
	// Evidence are the words that matched within the words asked about, Elsewhere
	// those in the rest of the turn.
	Evidence  []explainedWords `json:"evidence"`
	Elsewhere []explainedWords `json:"elsewhere,omitempty"`
	Compared  string           `json:"compared,omitempty"`
	Has       []string         `json:"has,omitempty"` // of a filter: what speaker or interview has
	Remark    string           `json:"remark,omitempty"`
	Parts     []explainedNode  `json:"parts,omitempty"`
	// holds says that what stands there is so: behind NOT, that there is nothing
	// that takes the match away.
	holds bool
}

// explainedWords are words with their place in the turn, in code points.
type explainedWords struct {
	Words string `json:"words"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	// TakenBy are, of a match of a rule, the lines of unless that take it away.
	TakenBy []string `json:"taken_by,omitempty"`
}

// remark says why an expression does not match although its parts do.
func (e *explainer) remark(x *query.Explanation, c *coding.Code) string {
	positive := slices.DeleteFunc(slices.Clone(x.Parts), func(p query.Explanation) bool { return p.Without })
	if len(x.Parts) == 0 || slices.ContainsFunc(positive, func(p query.Explanation) bool { return len(p.Matches) == 0 }) || len(x.Matches) > 0 {
		return ""
	}
	switch expr := x.Expr.(type) {
	case *query.Phrase:
		return e.told().say("not next to each other in this order")
	case *query.Near:
		return e.far(expr, positive)
	case *query.And:
		for _, p := range x.Parts {
			if p.Without && len(p.Matches) > 0 {
				return e.told().say("taken away by NOT %s", shorten(behindNot(p.Expr), 60))
			}
		}
		if c.Scope == query.SentenceScope {
			return e.told().say("not in the same sentence")
		}
	}
	return ""
}

// far says how many words stand between the two sides at least.
func (e *explainer) far(n *query.Near, sides []query.Explanation) string {
	if n.Bound == query.InSentence {
		return e.told().say("not in the same sentence")
	}
	nearest, wrong := -1, -1
	for i := range sides[0].Matches {
		for j := range sides[1].Matches {
			a, b := &sides[0].Matches[i], &sides[1].Matches[j]
			firstA, endA := a.Words()
			firstB, endB := b.Words()
			switch {
			case a.End <= b.Start:
				nearest = closer(nearest, firstB-endA)
			case b.End <= a.Start && !n.Ordered:
				nearest = closer(nearest, firstA-endB)
			case b.End <= a.Start:
				wrong = closer(wrong, firstA-endB)
			}
		}
	}
	switch {
	case nearest >= 0:
		return e.told().say("%d words between, at most %d", nearest, n.Distance)
	case wrong >= 0:
		return e.told().say("in the other order")
	}
	return e.told().say("the same words cannot be both sides")
}

func closer(a, b int) int {
	if a < 0 || b < a {
		return b
	}
	return a
}
