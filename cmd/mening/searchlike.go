package main

import (
	"slices"

	"mening/coding"
	"mening/corpus/language"
	"mening/corpus/query"
	"mening/corpus/source"
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

// likeHits is how many passages are shown unless the limit is said.
const likeHits = 20

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
		return nil, usageError{source.Say("%s has no word that another turn has\n  name another unit", s.options.like)}
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

// others leaves out the hits that are the units themselves.
func (l *likeness) others(hits []coding.Observation) []coding.Observation {
	return slices.DeleteFunc(hits, func(h coding.Observation) bool {
		return slices.ContainsFunc(l.parts[h.Transcript.Path], func(p coding.Part) bool {
			return p.Turn.Number == h.Turn.Number && p.Span.Overlaps(h.Span)
		})
	})
}
