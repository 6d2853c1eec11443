package coding

import (
	"mening/corpus"
	"mening/corpus/source"
)

// Try tries the examples and counterexamples of every code that has rules,
// each as one turn in the codebook's language for which all filters on who and
// where hold. It returns an error for each example that is missed and each
// counterexample that is found.
func (b *Codebook) Try() source.Problems {
	m := Compile(b)
	m.everywhere = true
	var out source.Problems
	fault := func(c *Code, e Example, message, hint string) {
		p := source.Found(source.Error, b.File, e.Line, source.Say("code \"%s\": %s %s", c.ID, source.Say(message), quote(e.Text)), source.Say(hint))
		p.Column = e.Column
		out = append(out, p)
	}
	for _, c := range b.Codes {
		if len(c.Rules) == 0 {
			continue
		}
		for _, e := range c.Examples {
			if !m.finds(c, e.Text) {
				fault(c, e, "no rule finds the example", "add a rule that finds it, or move it to another code")
			}
		}
		for _, e := range c.Counterexamples {
			if m.finds(c, e.Text) {
				fault(c, e, "a rule finds the counterexample", "narrow the rules, or add an `unless`")
			}
		}
	}
	return out
}

// finds reports whether the rules of the code find a unit in the text.
func (m *Matcher) finds(c *Code, text string) bool {
	speaker := &corpus.Speaker{Role: c.Roles[0]}
	t := &corpus.Transcript{Language: m.book.Language, Speakers: []*corpus.Speaker{speaker},
		Turns: []corpus.Turn{{Number: 1, Text: text, Speaker: speaker}}}
	for _, u := range m.Apply(t) {
		if u.Code == c {
			return true
		}
	}
	return false
}

func quote(text string) string {
	const most = 60
	runes := []rune(text)
	if len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return "“" + text + "”"
}

// Tries reports whether the rules of a code, which need not be one of the
// codebook's, find all its examples.
func (b *Codebook) Tries(c *Code) bool {
	one := *c
	one.index = len(b.Codes)
	with := *b
	with.Codes = append(b.Codes[:len(b.Codes):len(b.Codes)], &one)
	m := Compile(&with)
	m.everywhere = true
	for _, e := range one.Examples {
		if !m.finds(&one, e.Text) {
			return false
		}
	}
	return true
}
