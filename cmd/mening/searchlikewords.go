package main

import (
	"cmp"
	"math"
	"slices"

	"mening/corpus/language"
	"mening/corpus/query"
)

// likeWord is a word of the units with its weight: the share of the units that
// have it, times its inverse document frequency.
type likeWord struct {
	term   *query.Term
	units  int
	turns  int // that have it in any inflection
	weight float64
}

// The limits of what passages are compared by. Frequent words tell little, and
// would make of every passage one that is like.
const (
	mostLikeWords = 25
	mostLikeTurns = 30_000 // in which the words occur, all together
	leastLike     = 1      // words that are taken however frequent
	manyUnits     = 5      // of which two must have a word
	mostLookedUp  = 600    // words whose turns are counted
)

// weigh finds the words of the units that tell most, by how many of the units
// and how few of all turns have them.
func (s *searching) weigh() error {
	l := s.similar
	words := l.common(s.likeWords())
	if err := s.frequencies(words); err != nil {
		return err
	}
	for i := range words {
		w := &words[i]
		n := float64(w.turns)
		w.weight = float64(w.units) / float64(l.units) * math.Log(1+(float64(l.turns)-n+0.5)/(n+0.5))
	}
	slices.SortStableFunc(words, func(a, b likeWord) int { return cmp.Compare(b.weight, a.weight) })
	sum := 0
	for _, w := range words {
		if w.turns <= 1 {
			continue // nobody else says it
		}
		if few := len(l.words) < leastLike; !few && (w.turns > l.turns/10 || sum+w.turns > mostLikeTurns) || len(l.words) == mostLikeWords {
			continue
		}
		sum += w.turns
		for _, a := range s.analyzers() {
			key := stemOf{a.Language(), a.Stem(a.Lower(w.term.Text))}
			if _, ok := l.stems[key]; !ok {
				l.stems[key] = len(l.words)
			}
		}
		l.words = append(l.words, w)
	}
	for _, a := range s.analyzers() {
		l.language[a.Language()] = a
	}
	return nil
}

// common returns the words that most units have, as many as are worth looking
// up. One that a single unit of many has is that unit's own affair.
func (l *likeness) common(words []likeWord) []likeWord {
	if l.units >= manyUnits {
		shared := slices.DeleteFunc(slices.Clone(words), func(w likeWord) bool { return w.units == 1 })
		if len(shared) >= leastLike {
			words = shared
		}
	}
	slices.SortStableFunc(words, func(a, b likeWord) int { return b.units - a.units })
	return words[:min(len(words), mostLookedUp)]
}

// likeWords returns the words of the units, each stem once, with the number of
// units that have it.
func (s *searching) likeWords() []likeWord {
	var out []likeWord
	at := map[string]int{}
	for _, t := range s.corpus.Transcripts {
		parts := s.similar.parts[t.Path]
		if len(parts) == 0 {
			continue
		}
		a, err := language.New(t.Language, t.Fold)
		if err != nil {
			continue
		}
		for _, p := range parts {
			seen := map[string]bool{}
			text := p.Text()
			for _, w := range a.Words(text, nil) {
				lower := a.Form(text[w.Start:w.End]).Lower
				stem := a.Stem(lower)
				if seen[stem] || lower == "" {
					continue
				}
				seen[stem] = true
				if _, ok := at[stem]; !ok {
					at[stem] = len(out)
					out = append(out, likeWord{term: &query.Term{Kind: query.Stem, Text: lower}})
				}
				out[at[stem]].units++
			}
		}
	}
	return out
}

// frequencies sets in how many turns words occur: by the index, or from the
// transcripts where there is none.
func (s *searching) frequencies(words []likeWord) error {
	analyzers := s.analyzers()
	needs := make([]query.Need, len(words))
	for i, w := range words {
		needs[i] = query.Candidates(w.term, analyzers, nil)
	}
	var counts []int
	if s.index != nil {
		var err error
		if counts, s.similar.turns, err = s.index.Frequencies(needs); err != nil {
			return err
		}
	}
	if counts == nil {
		counts, s.similar.turns = scanFrequencies(s.corpus, needs)
	}
	for i := range words {
		words[i].turns = counts[i]
	}
	return nil
}
