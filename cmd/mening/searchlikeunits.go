package main

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/query"
	"mening/corpus/source"
)

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

// likeNamed finds a unit by its place or its id. Coded are only the turns in which
// an id occurs, and transcripts of which people have decided something.
func (s *searching) likeNamed(name string) (*named, error) {
	f := &finder{coded: &coded{opened: s.opened, book: s.book, decided: s.decided}}
	if strings.ContainsRune(name, ':') {
		return f.find(name, "")
	}
	id := strings.ToLower(name)
	begin := coding.Begin(id, f.located(id))
	if len(begin) > 0 && begin[0].ID == id {
		return f.text(begin[0].Transcript, []coding.Part{begin[0].Part}), nil
	}
	turns := map[*corpus.Transcript][]int{}
	for _, l := range begin {
		place := slices.IndexFunc(l.Transcript.Turns, func(t corpus.Turn) bool { return t.Number == l.Part.Turn.Number })
		if at := turns[l.Transcript]; !slices.Contains(at, place) {
			turns[l.Transcript] = append(at, place)
		}
	}
	part := s.pruned(func(t *corpus.Transcript) []int { return turns[t] }, s.decided.Has)
	observations := coding.Observe(part, coding.Compile(s.book), s.decided, nil)
	s.restore(observations)
	f.views = [][]coding.Observation{observations}
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
	return usageError{source.Say("the code %q has no units\n  name a unit or a place", id)}
}
