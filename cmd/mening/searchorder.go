package main

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/collate"
	textlanguage "golang.org/x/text/language"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
)

// manyHits is the number of hits from which all are sorted at once.
const manyHits = 1000

// best returns the places with the highest scores, the highest first, equal
// ones in order. A few of many hits are picked out without sorting all.
func best(scores []float64, order []int, limit int) []int {
	if limit > manyHits || limit == len(order) {
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
		return order
	}
	out := make([]int, 0, limit+1)
	for _, i := range order {
		if len(out) == limit && (limit == 0 || scores[i] <= scores[out[limit-1]]) {
			continue
		}
		at := sort.Search(len(out), func(j int) bool { return scores[out[j]] < scores[i] })
		out = slices.Insert(out, at, i)[:min(len(out)+1, limit)]
	}
	return out
}

// sampled draws so many of n places, each as likely as any other, ascending.
// The same seed draws the same ones.
func sampled(n, size int, seed uint64) []int {
	random := rand.New(rand.NewPCG(seed, 0))
	out := random.Perm(n)[:min(size, n)]
	slices.Sort(out)
	return out
}

// besideWords is how many words beside a hit decide its place.
const besideWords = 8

// beside sorts places by the words before or after the hits' first evidence, as
// the language of the study sorts them. Words before are read backwards.
func (s *searching) beside(hits []coding.Observation, order []int, left bool) {
	tag, err := textlanguage.Parse(s.corpus.Language)
	if err != nil {
		tag = textlanguage.Swedish
	}
	collator := collate.New(tag, collate.IgnoreCase)
	analyzers := map[string]*language.Analyzer{}
	var buffer collate.Buffer
	keys := make([][]byte, len(hits))
	var words []language.Word
	for _, i := range order {
		h := &hits[i]
		a := analyzers[h.Transcript.Language]
		if a == nil {
			if a, err = language.New(h.Transcript.Language, false); err != nil {
				continue
			}
			analyzers[h.Transcript.Language] = a
		}
		first := keyword(h)
		words = a.Words(h.Turn.Text, words[:0])
		var texts []string
		for _, w := range words {
			if left && int(w.End) <= first.Start || !left && int(w.Start) >= first.End {
				texts = append(texts, h.Turn.Text[w.Start:w.End])
			}
		}
		if left {
			slices.Reverse(texts)
		}
		keys[i] = collator.KeyFromString(&buffer, strings.Join(texts[:min(len(texts), besideWords)], " "))
	}
	slices.SortStableFunc(order, func(a, b int) int { return slices.Compare(keys[a], keys[b]) })
}

// keyword returns the first words found. Where filters alone have found the
// passage, it begins there.
func keyword(h *coding.Observation) corpus.Span {
	s := together(h.Turn.Text, h.Evidence)[0]
	if s == h.Span {
		s.End = s.Start
	}
	return s
}
