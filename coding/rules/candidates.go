package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus/language"
	"mening/corpus/query"
)

// seen counts in how many missed units and other sentences the stems and pairs
// of stems occur. It is a first guess, by whole words: the few best expressions
// are then matched.
type seen struct {
	stems    map[string]*stem // by stem, or by two stems with a blank between
	function map[string]map[string]bool
}

type stem struct {
	missed, other int
	forms         map[string]int // as people say it in missed units
}

func newSeen() *seen {
	return &seen{stems: map[string]*stem{}, function: map[string]map[string]bool{}}
}

// functionWords returns those of the language of a transcript, nil where none
// are known. They tell nothing, alone or two together; a negation is not among
// them.
func (s *seen) functionWords(n *denier) map[string]bool {
	key := fmt.Sprint(n.transcript.Language, n.transcript.Fold)
	list, known := s.function[key]
	if !known {
		list = language.FunctionWords(n.analyzer)
		s.function[key] = list
	}
	return list
}

// add counts the missed units of a transcript.
func (s *seen) add(t *talk) {
	n := newDenier(t.transcript)
	if n == nil {
		return
	}
	for i := range t.missed {
		once := map[string]bool{}
		for _, p := range t.missed[i].All() {
			s.each(n, p, func(key, form string) {
				x := s.stems[key]
				if x == nil {
					x = &stem{forms: map[string]int{}}
					s.stems[key] = x
				}
				x.forms[form]++
				if !once[key] {
					once[key] = true
					x.missed++
				}
			})
		}
	}
}

// addOthers counts the sentences of other talk, of what occurs in any missed
// unit: all of these must be added first.
func (s *seen) addOthers(t *talk) {
	n := newDenier(t.transcript)
	if n == nil {
		return
	}
	once := map[string]bool{}
	for _, p := range t.others {
		clear(once)
		s.each(n, p, func(key, _ string) {
			if x := s.stems[key]; x != nil && !once[key] {
				once[key] = true
				x.other++
			}
		})
	}
}

// each calls f for every word of a stretch and for every two words that follow
// each other in a sentence, with their stems and how they are written. Function
// words and pairs of them are passed over.
func (s *seen) each(n *denier, p coding.Part, f func(key, form string)) {
	if n.turn != p.Turn {
		n.read(p.Turn)
	}
	function := s.functionWords(n)
	before, beforeForm, sentence := "", "", -1
	for i, w := range n.words {
		if int(w.End) <= p.Span.Start || int(w.Start) >= p.Span.End {
			continue
		}
		lower := n.analyzer.Form(p.Turn.Text[w.Start:w.End]).Lower
		key := n.analyzer.Stem(lower)
		if !function[lower] {
			f(key, lower)
		}
		in := slices.IndexFunc(n.sentences, func(s language.Sentence) bool { return int(s.First) <= i && i < int(s.Last) })
		if before != "" && in == sentence && !(function[lower] && function[beforeForm]) {
			f(before+" "+key, beforeForm+" "+lower)
		}
		before, beforeForm, sentence = key, lower, in
	}
}

// best returns the expressions that seem to tell missed units from other talk
// best. A phrase stands beside one of its words only where it occurs less than
// half as often in other talk.
func (s *seen) best(missed, others int) []query.Expr {
	type candidate struct {
		key string
		z   float64
		*stem
	}
	var all []candidate
	for key, x := range s.stems {
		if x.missed < least(missed) {
			continue
		}
		if _, z := logOdds(x.missed, missed, x.other, others); z >= telling {
			all = append(all, candidate{key, z, x})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.z, a.z), cmp.Compare(a.key, b.key)) })
	var out []query.Expr
	for _, c := range all {
		if len(out) == mostTried {
			break
		}
		if first, second, phrase := strings.Cut(c.key, " "); phrase && (s.covers(first, c.stem) || s.covers(second, c.stem)) {
			continue
		}
		if e := expression(c.form()); e != nil {
			out = append(out, e)
		}
	}
	return out
}

// covers reports whether a word does what a phrase with it would.
func (s *seen) covers(word string, phrase *stem) bool {
	x := s.stems[word]
	return x != nil && x.missed >= phrase.missed && x.other <= 2*phrase.other
}

// form returns how it is said most often.
func (x *stem) form() string {
	best := ""
	for form, n := range x.forms {
		if best == "" || n > x.forms[best] || n == x.forms[best] && form < best {
			best = form
		}
	}
	return best
}

// expression returns the expression for a word or two, nil where the rule
// language would read it as something else.
func expression(words string) query.Expr {
	text := words
	if strings.ContainsAny(words, " :") {
		text = `"` + words + `"`
	}
	e, err := query.Parse(text, query.Vocabulary{})
	if err != nil {
		return nil
	}
	switch e := e.(type) {
	case *query.Term:
		if e.Kind == query.Stem {
			return e
		}
	case *query.Phrase:
		return e
	}
	return nil
}
