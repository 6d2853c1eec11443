package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"mening/coding"
	"mening/corpus/query"
	"mening/corpus/source"
	"mening/corpus/words"
)

// mostNear is how many forms are named for a word that does not occur, and
// mostSlips how many words an expression may have to be looked through: who
// writes more of them has a list, and no slip of the pen.
const (
	mostNear  = 3
	mostSlips = 20
)

// shortestSlip is how many letters a word has at least for which others are
// named: shorter ones are near to too many.
const shortestSlip = 4

// nearForm is a form that occurs, with the number of hits of a search for it.
type nearForm struct {
	text     string
	distance int
	hits     int
}

// tellNear names, for each word of an expression without hits that finds nothing
// by itself either, forms that are written nearly so and occur in the talk.
func (s *searching) tellNear(e *env) {
	parsed, err := query.Parse(s.options.expression, query.Vocabulary{Fields: s.corpus.Fields(), References: coding.SearchFields(s.book)})
	if err != nil {
		return // it was read before
	}
	var terms []*query.Term
	query.Walk(parsed, func(e query.Expr) {
		t, ok := e.(*query.Term)
		if ok && len(terms) <= mostSlips && t.Kind != query.Regexp && !slices.ContainsFunc(terms, func(o *query.Term) bool { return o.String() == t.String() }) {
			terms = append(terms, t)
		}
	})
	if len(terms) > mostSlips {
		return
	}
	var forms []string
	for _, t := range terms {
		if s.hitsOf(t) > 0 {
			continue
		}
		if forms == nil {
			forms = s.forms()
		}
		if longer := s.longer(t, forms); len(longer) > 0 {
			fmt.Fprintln(e.stderr, "mening:", s.voice.say("%s is not said here; words that begin or end so: %s", t.String(), strings.Join(longer, ", ")))
			continue
		}
		if near := s.near(strings.ToLower(strings.ReplaceAll(t.Text, "*", "")), forms); len(near) > 0 {
			fmt.Fprintln(e.stderr, "mening:", s.voice.say("%s is not said here; did you mean %s?", t.String(), strings.Join(near, ", ")))
		}
	}
}

// forms returns the words of the talk, from the index where there is one.
func (s *searching) forms() []string {
	if s.index != nil {
		if forms := s.index.Forms(); forms != nil {
			return forms
		}
	}
	var out []string
	for _, f := range words.Count(s.corpus, words.Options{Select: talk{roles: s.options.roles}}).Forms {
		out = append(out, f.Text)
	}
	return out
}

// longer returns the forms that begin or end with a word and that a search
// finds, those with the most hits first, with their number: compounds with it,
// above all, that the lexicon cannot split.
func (s *searching) longer(t *query.Term, forms []string) []string {
	if t.Kind != query.Stem && t.Kind != query.Compound || utf8.RuneCountInString(t.Text) < shortestSlip {
		return nil
	}
	word := strings.ToLower(t.Text)
	var all []nearForm
	for _, form := range forms {
		if lower := strings.ToLower(form); strings.HasPrefix(lower, word) || strings.HasSuffix(lower, word) {
			all = append(all, nearForm{text: lower, distance: utf8.RuneCountInString(lower)})
		}
	}
	return s.most(all, func(a, b nearForm) int { return b.hits - a.hits })
}

// most returns the first forms with hits, in an order, with the number of hits.
// At first they are ordered by their distance.
func (s *searching) most(all []nearForm, order func(a, b nearForm) int) []string {
	slices.SortFunc(all, func(a, b nearForm) int { return cmp.Or(a.distance-b.distance, cmp.Compare(a.text, b.text)) })
	all = slices.CompactFunc(all, func(a, b nearForm) bool { return a.text == b.text })
	if len(all) > 4*mostNear {
		all = all[:4*mostNear]
	}
	for i := range all {
		all[i].hits = s.hitsOf(&query.Term{Kind: query.Stem, Text: all[i].text})
	}
	all = slices.DeleteFunc(all, func(f nearForm) bool { return f.hits == 0 })
	slices.SortStableFunc(all, order)
	var out []string
	for _, f := range all[:min(len(all), mostNear)] {
		out = append(out, fmt.Sprintf("%s (%d)", f.text, f.hits))
	}
	return out
}

// near returns the forms that are written nearly as a word is and that a search
// finds, the nearest first, with the number of its hits.
func (s *searching) near(word string, forms []string) []string {
	length := utf8.RuneCountInString(word)
	if length < shortestSlip {
		return nil // near to too many
	}
	most := min((length+1)/4, 2) // edits
	var all []nearForm
	for _, form := range forms {
		if n := utf8.RuneCountInString(form); n < length-most || n > length+most {
			continue
		}
		lower := strings.ToLower(form)
		if d := source.Distance(word, lower); 0 < d && d <= most {
			all = append(all, nearForm{text: lower, distance: d})
		}
	}
	return s.most(all, func(a, b nearForm) int { return cmp.Or(a.distance-b.distance, b.hits-a.hits) })
}

// hitsOf returns how many hits a search for a term alone has, among the same
// talk.
func (s *searching) hitsOf(t *query.Term) int {
	o := *s.options
	o.expression = t.String()
	in := *s
	in.options = &o
	hits, err := in.findWith(s.book)
	if err != nil {
		return 0 // a form that the rule language reads otherwise
	}
	return len(hits)
}
