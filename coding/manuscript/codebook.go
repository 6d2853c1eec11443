package manuscript

import (
	"strings"

	"mening/coding"
)

// codebookText holds the words of all that stands in the codebook: its definitions,
// examples and rules, a line each.
type codebookText string

func (s *Study) newCodebookText() codebookText {
	var b strings.Builder
	add := func(texts ...string) {
		for _, text := range texts {
			b.WriteString(s.keys(text) + "\n")
		}
	}
	s.Book.Walk(func(c *coding.Category, _ int) { add(c.Name, c.Definition) })
	for _, c := range s.Book.Codes {
		add(c.Name, c.Definition, c.Include, c.Exclude)
		for _, examples := range [][]coding.Example{c.Examples, c.Counterexamples} {
			for i := range examples {
				add(examples[i].Text)
			}
		}
		for _, rules := range [][]coding.Rule{c.Rules, c.Unless} {
			for i := range rules {
				add(rules[i].Expr.String())
			}
		}
	}
	for _, t := range s.Book.Themes {
		add(t.Name, t.Definition)
	}
	return codebookText(b.String())
}

// keys returns the words of a text by which words are looked for, with blanks
// around each.
func (s *Study) keys(text string) string {
	var b strings.Builder
	for _, w := range wordsOf(text, s.names.a) {
		b.WriteString(" " + w.key)
	}
	return b.String() + " "
}

// fromCodebook reports whether a quotation is one out of the codebook: it stands
// there word for word, and nobody is named as its source.
func (s *Study) fromCodebook(q *Quotation) bool {
	if s.book == "" {
		s.book = s.newCodebookText()
	}
	return strings.Contains(string(s.book), s.keys(q.Text)) && !s.namesSomebody(q.Source)
}
