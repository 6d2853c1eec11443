package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/query"
)

// likeness is what passages are compared with: the telling words of some units.
type likeness struct {
	name  string
	units int
	// proposed says that only rules have found the units.
	proposed bool
	parts    map[string][]coding.Part // of the units, by transcript
	words    []likeWord               // the most telling first
	stems    map[stemOf]int           // place in words
	forms    map[stemOf]int           // place in words of a text, -1 for none: what was looked up
	language map[string]*language.Analyzer
	turns    int
}

// stemOf is a stem, or a word as it is written, in one language.
type stemOf struct{ language, text string }

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
	likeHits      = 20     // shown unless the limit is said
	manyUnits     = 5      // of which two must have a word
	mostLookedUp  = 600    // words whose turns are counted
)

// compileLike makes a search for the words of the units.
func (s *searching) compileLike() (*coding.Search, error) {
	if err := s.readDecided(); err != nil {
		return nil, err
	}
	units, err := s.likeUnits()
	if err != nil {
		return nil, err
	}
	s.similar = units
	if err := s.weigh(); err != nil {
		return nil, err
	}
	if len(units.words) == 0 {
		return nil, usageError{fmt.Errorf("%s has no word that another turn has\n  name another unit", s.options.like)}
	}
	if !s.options.limited {
		s.options.limit = likeHits
	}
	terms := make([]query.Expr, len(units.words))
	for i := range units.words {
		terms[i] = units.words[i].term
	}
	var e query.Expr = &query.Or{Operands: terms}
	if len(terms) == 1 {
		e = terms[0]
	}
	return coding.CompileSearch(s.book, e, s.options.roles, coding.Decided{}), nil
}

// likeUnits finds what --like names.
func (s *searching) likeUnits() (*likeness, error) {
	l := &likeness{name: s.options.like, parts: map[string][]coding.Part{}, stems: map[stemOf]int{}, forms: map[stemOf]int{}, language: map[string]*language.Analyzer{}}
	if code, ok := strings.CutPrefix(l.name, "code:"); ok {
		return l, s.likeCode(l, code)
	}
	n, err := s.likeNamed(l.name)
	if err != nil {
		return nil, err
	}
	l.add(n.transcript, n.parts)
	return l, nil
}

// likeNamed finds a unit by its place or its id. A whole id is looked for among
// the sentences and what people have decided before everything is coded.
func (s *searching) likeNamed(name string) (*named, error) {
	f := &finder{coded: &coded{opened: s.opened, book: s.book, decided: s.decided}}
	if strings.ContainsRune(name, ':') {
		return f.find(name, "")
	}
	if t, parts := coding.Locate(s.corpus, strings.ToLower(name)); t != nil {
		return f.text(t, parts), nil
	}
	f.views = [][]coding.Observation{coding.Observe(s.corpus, coding.Compile(s.book), s.decided, nil)}
	return f.find(name, "")
}

func (l *likeness) add(t *corpus.Transcript, parts []coding.Part) {
	l.units++
	l.parts[t.Path] = append(l.parts[t.Path], parts...)
}

// likeCode takes the units of a code that people have confirmed or assigned, or
// those that rules propose where there are none.
func (s *searching) likeCode(l *likeness, id string) error {
	e, err := query.Parse("code:"+id, query.Vocabulary{References: []string{"code"}})
	if err != nil {
		return s.usage("code:"+id, err)
	}
	if err := s.checkValues("code:"+id, e); err != nil {
		return err
	}
	codes, _ := s.book.Refer("code", id)
	search := coding.CompileSearch(s.book, e, s.options.roles, s.decided)
	part, err := s.candidates(search)
	if err != nil {
		return err
	}
	all := search.Codings(part)
	s.restore(all)
	for _, held := range []bool{true, false} {
		for i := range all {
			if o := &all[i]; slices.Contains(codes, o.Code) && (o.Status == coding.Proposed) != held {
				l.add(o.Transcript, o.All())
			}
		}
		if l.proposed = !held; l.units > 0 {
			return nil
		}
	}
	return usageError{fmt.Errorf("the code %q has no units\n  name a unit or a place", id)}
}

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

// others leaves out the hits that are the units themselves.
func (l *likeness) others(hits []coding.Observation) []coding.Observation {
	return slices.DeleteFunc(hits, func(h coding.Observation) bool {
		return slices.ContainsFunc(l.parts[h.Transcript.Path], func(p coding.Part) bool {
			return p.Turn.Number == h.Turn.Number && p.Span.Overlaps(h.Span)
		})
	})
}

// scores compares passages with the units by Okapi BM25 (Robertson & Zaragoza
// 2009, eq. 3.15): the words of the units ask, each weighted by its share of the
// units; a turn is a document where words are counted, a passage where it is
// scored.
func (l *likeness) scores(hits []coding.Observation) []float64 {
	const saturation, penalty = 1.2, 0.75
	mean := 0.0
	for i := range hits {
		mean += float64(hits[i].Span.Len())
	}
	mean /= float64(max(len(hits), 1))
	out := make([]float64, len(hits))
	counts := make([]float64, len(l.words))
	for i := range hits {
		clear(counts)
		for _, at := range l.found(&hits[i]) {
			counts[at]++
		}
		norm := saturation * (1 - penalty + penalty*float64(hits[i].Span.Len())/mean)
		sum := 0.0
		for at, tf := range counts {
			sum += l.words[at].weight * tf * (saturation + 1) / (tf + norm)
		}
		out[i] = math.Round(sum*1e4) / 1e4
	}
	return out
}

// found returns the places in words of what a hit shares with the units.
func (l *likeness) found(h *coding.Observation) []int {
	var out []int
	for _, e := range h.Evidence {
		key := stemOf{h.Transcript.Language, h.Turn.Text[e.Start:e.End]}
		at, known := l.forms[key]
		if !known {
			at = -1
			if a := l.language[key.language]; a != nil {
				if place, ok := l.stems[stemOf{key.language, a.Stem(a.Form(key.text).Lower)}]; ok {
					at = place
				}
			}
			l.forms[key] = at
		}
		if at >= 0 {
			out = append(out, at)
		}
	}
	return out
}

// shared returns the words that a hit shares with the units, as the units have
// them, the most telling first.
func (l *likeness) shared(h *coding.Observation) []string {
	found := l.found(h)
	slices.Sort(found)
	var out []string
	for _, at := range slices.Compact(found) {
		out = append(out, l.words[at].term.Text)
	}
	return out
}

// explain says how near a hit is, and which codes it has.
func (l *likeness) explain(h *hit, v *voice) string {
	text := v.printer.Sprintf("%.1f", h.score)
	if codes := codesOf(h.codings); len(codes) > 0 {
		text += "  [" + strings.Join(codes, ", ") + "]"
	}
	return text
}

// note says what the hits are like, and by which words.
func (l *likeness) note(v *voice) string {
	var words []string
	for _, w := range l.words {
		words = append(words, w.term.Text)
	}
	list := strings.Join(words, ", ")
	switch {
	case l.proposed:
		return v.say("like %s (units that only rules have found: %d) by the words: %s", l.name, l.units, list)
	case l.units > 1:
		return v.say("like %s (units: %d) by the words: %s", l.name, l.units, list)
	}
	return v.say("like %s by the words: %s", l.name, list)
}

// likeRecord tells in JSON what hits were compared with.
type likeRecord struct {
	Name     string           `json:"name"`
	Units    int              `json:"units"`
	Proposed bool             `json:"proposed"`
	Turns    int              `json:"turns"`
	Words    []likeWordRecord `json:"words"`
}

type likeWordRecord struct {
	Word   string  `json:"word"`
	Units  int     `json:"units"`
	Turns  int     `json:"turns"`
	Weight float64 `json:"weight"`
}

func (l *likeness) record() *likeRecord {
	out := &likeRecord{Name: l.name, Units: l.units, Proposed: l.proposed, Turns: l.turns}
	for _, w := range l.words {
		out.Words = append(out.Words, likeWordRecord{w.term.Text, w.units, w.turns, math.Round(w.weight*1e4) / 1e4})
	}
	return out
}
