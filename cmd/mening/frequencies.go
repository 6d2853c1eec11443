package main

import (
	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/query"
)

// scanFrequencies counts in the transcripts what index.Frequencies counts in the
// index: for each need, which asks for stems alone, the turns that have a form
// which has one of the stems in some language of the study; and all turns.
func scanFrequencies(c *corpus.Corpus, needs []query.Need) (counts []int, turns int) {
	byStem := map[string][]int{}
	for i, need := range needs {
		either, _ := need.(query.NeedEither)
		for _, one := range either {
			if stem, ok := one.(query.NeedStem); ok {
				byStem[string(stem)] = append(byStem[string(stem)], i)
			}
		}
	}
	byForm := map[string]map[int]bool{}
	type key struct {
		analyzer *language.Analyzer
		form     string
	}
	known := map[key]bool{}
	eachForm(c, func(a *language.Analyzer, form string) {
		if known[key{a, form}] {
			return
		}
		known[key{a, form}] = true
		for _, i := range byStem[a.Stem(form)] {
			if byForm[form] == nil {
				byForm[form] = map[int]bool{}
			}
			byForm[form][i] = true
		}
	}, func() {})
	counts = make([]int, len(needs))
	seen := map[int]bool{}
	eachForm(c, func(_ *language.Analyzer, form string) {
		for i := range byForm[form] {
			seen[i] = true
		}
	}, func() {
		turns++
		for i := range seen {
			counts[i]++
		}
		clear(seen)
	})
	return counts, turns
}

// eachForm calls word for the form of every word and of its parts, in lower
// case, and then end, turn by turn.
func eachForm(c *corpus.Corpus, word func(a *language.Analyzer, form string), end func()) {
	var words []language.Word
	for _, t := range c.Transcripts {
		a, err := language.New(t.Language, t.Fold)
		if err != nil {
			continue
		}
		for i := range t.Turns {
			text := t.Turns[i].Text
			words = a.Words(text, words[:0])
			for _, w := range words {
				f := a.Form(text[w.Start:w.End])
				word(a, f.Lower)
				for _, p := range f.Parts {
					word(a, p.Lower)
				}
			}
			end()
		}
	}
}
