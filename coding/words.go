package coding

import (
	"mening/corpus/language"
	"mening/corpus/query"
)

// Words returns the words of the codebook in a language: of names, examples and
// counterexamples where the codebook is in that language, and the whole words
// of its rules. They stand as they are written, and may stand twice.
func (b *Codebook) Words(a *language.Analyzer) []string {
	var out []string
	add := func(text string) {
		for _, w := range a.Words(text, nil) {
			out = append(out, text[w.Start:w.End])
			for _, p := range a.Form(text[w.Start:w.End]).Parts {
				out = append(out, p.Written)
			}
		}
	}
	own := b.Language == a.Language()
	b.Walk(func(c *Category, _ int) {
		if own && c.ID != Uncategorised {
			add(c.Name)
		}
	})
	for _, c := range b.Codes {
		if own {
			add(c.Name)
			for _, examples := range [][]Example{c.Examples, c.Counterexamples} {
				for _, e := range examples {
					add(e.Text)
				}
			}
		}
		for _, rules := range [][]Rule{c.Rules, c.Unless} {
			for _, r := range rules {
				if r.Language != a.Language() && (r.Language != "" || !own) {
					continue
				}
				query.Walk(r.Expr, func(e query.Expr) {
					if t, ok := e.(*query.Term); ok && (t.Kind == query.Stem || t.Kind == query.Exact || t.Kind == query.Compound) {
						add(t.Text)
					}
				})
			}
		}
	}
	return out
}
