package main

import (
	"errors"
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/index"
	"mening/corpus/language"
	"mening/corpus/query"
	"mening/corpus/source"
)

// searching is a search in a study that is open.
type searching struct {
	*opened
	index   *index.Index // nil where it cannot be used
	options *searchOptions

	book    *coding.Codebook
	decided coding.Decided
	placed  bool // decided is read
	where   coding.Selection
	unknown []string  // parts of compounds that the lexicon does not have
	similar *likeness // what passages are to be like, nil for an expression
	search  *coding.Search
	lines   *kwicLines // of a concordance, nil without
}

// kwicLines are the lines of a concordance, one for each hit in a passage.
type kwicLines struct {
	passages []coding.Observation
	of       []int // by line: its passage
}

// concordance returns a line for each hit in the passages.
func (s *searching) concordance(passages []coding.Observation) []coding.Observation {
	hits, of := s.search.Concordance(passages)
	s.lines = &kwicLines{passages, of}
	return hits
}

// scores tell how well each hit answers the search. Hits in one passage are as
// good as the passage.
func (s *searching) scores(found []coding.Observation) []float64 {
	score := func(found []coding.Observation) []float64 { return coding.Relevance(found, s.search.Doubtful(found)) }
	if s.similar != nil {
		score = s.similar.scores
	}
	if s.lines != nil {
		return pick(score(s.lines.passages), s.lines.of)
	}
	return score(found)
}

// find returns the passages that are searched for, in corpus order.
func (s *searching) find() ([]coding.Observation, error) {
	if err := s.readBook(); err != nil {
		return nil, err
	}
	return s.findWith(s.book)
}

// findWith is find with a codebook that was read.
func (s *searching) findWith(b *coding.Codebook) ([]coding.Observation, error) {
	s.book = b
	search, err := s.compile()
	if err != nil {
		return nil, err
	}
	if err := s.selection(); err != nil {
		return nil, err
	}
	candidates, err := s.candidates(search)
	if err != nil {
		return nil, err
	}
	s.search = search
	hits := search.Find(candidates, nil)
	s.restore(hits)
	if len(s.where) > 0 {
		hits = slices.DeleteFunc(hits, func(hit coding.Observation) bool { return !s.where.Turn(hit.Transcript, hit.Turn) })
	}
	if s.similar != nil {
		hits = s.similar.others(hits)
	}
	return s.whereCoded(hits)
}

// selection reads --where.
func (s *searching) selection() error {
	var coders []string
	if len(s.options.where) > 0 {
		if err := s.readDecided(); err != nil {
			return err
		}
		coders = s.decided.Coders
	}
	var err error
	if s.where, err = coding.ParseSelection(s.options.where, s.corpus, s.book, coders); err != nil {
		return usageError{err}
	}
	if s.where.Names(coding.Prompt) {
		return usageError{source.Say("search does not know what a question prompted\n  mening units --where prompted=yes does")}
	}
	return nil
}

// readBook reads the codebook. A broken one stands in the way only where
// codes are asked for.
func (s *searching) readBook() error {
	s.book = s.emptyCodebook()
	if s.study.Config.Codebook == "" {
		return nil
	}
	read, problems, err := s.readCodebook()
	switch {
	case err != nil:
		return err
	case read != nil:
		s.book = read
	case s.needsCodebook():
		return problems
	}
	return nil
}

// needsCodebook reports whether the search may refer to codes.
func (s *searching) needsCodebook() bool {
	o := s.options
	asked := append(slices.Clone(o.where), o.expression, o.like, o.groupBy)
	return slices.ContainsFunc(coding.SearchFields(s.emptyCodebook()), func(field string) bool {
		return slices.ContainsFunc(asked, func(text string) bool {
			return strings.Contains(text, field+":") || strings.HasPrefix(text, field)
		})
	}) || o.like != "" || o.facets
}

// readDecided reads what people have decided, once.
func (s *searching) readDecided() error {
	if s.placed {
		return nil
	}
	var err error
	s.decided, err = s.opened.decided(s.book, s.options.coder)
	s.placed = true
	return err
}

// compile parses and compiles the expression, which may refer to the codebook.
func (s *searching) compile() (*coding.Search, error) {
	if s.options.like != "" {
		return s.compileLike()
	}
	text := s.options.expression
	e, err := query.Parse(text, query.Vocabulary{Fields: s.corpus.Fields(), References: coding.SearchFields(s.book)})
	if err != nil {
		return nil, s.usage(text, err)
	}
	refers := false
	query.Walk(e, func(e query.Expr) {
		f, ok := e.(*query.Filter)
		refers = refers || ok && f.Reference
	})
	if refers {
		if err := s.readDecided(); err != nil {
			return nil, err
		}
	}
	if err := s.checkValues(text, e); err != nil {
		return nil, err
	}
	if err := s.checkCompounds(text, e); err != nil {
		return nil, err
	}
	s.unknown = s.unknownParts(e)
	return coding.CompileSearch(s.book, e, s.options.roles, s.decided), nil
}

// usage shows where in the expression a fault lies.
func (s *opened) usage(expression string, err error) error {
	var fault *query.Error
	if !errors.As(err, &fault) {
		return usageError{err}
	}
	where := strings.ReplaceAll(fault.Excerpt(expression), "\n", "\n  ")
	return usageError{source.Say("%s\n  %s\n  %s", fault.Message, where, fault.Hint)} // a hint may be empty
}

// candidates returns the corpus with the turns that the index offers, all of
// them without an index. Where codings are asked for, transcripts of which
// something was decided are whole: no rule tells where people saw a code.
func (s *searching) candidates(search *coding.Search) (*corpus.Corpus, error) {
	if s.index == nil {
		return s.corpus, nil
	}
	offered, err := s.index.Candidates(query.Candidates(search.Expr, s.analyzers(), search.Rules))
	if err != nil || offered.All {
		return s.corpus, err
	}
	return s.pruned(func(t *corpus.Transcript) []int {
		if search.Decided(t) {
			return nil
		}
		return offered.Turns(t)
	}, search.Decided), nil
}

// pruned returns the corpus with some turns of each transcript, and with all
// turns of those for which whole answers true.
func (s *opened) pruned(turns func(*corpus.Transcript) []int, whole func(*corpus.Transcript) bool) *corpus.Corpus {
	out := *s.corpus
	out.Transcripts = nil
	for _, t := range s.corpus.Transcripts {
		if whole(t) {
			out.Transcripts = append(out.Transcripts, t)
			continue
		}
		chosen := turns(t)
		if len(chosen) == 0 {
			continue
		}
		part := *t
		part.Turns = make([]corpus.Turn, len(chosen))
		for i, place := range chosen {
			part.Turns[i] = t.Turns[place]
		}
		out.Transcripts = append(out.Transcripts, &part)
	}
	return &out
}

// restore makes passages that were found in part of the corpus passages of the
// whole.
func (s *opened) restore(hits []coding.Observation) {
	byPath := make(map[string]*corpus.Transcript, len(s.corpus.Transcripts))
	for _, t := range s.corpus.Transcripts {
		byPath[t.Path] = t
	}
	corpus.Each(len(hits), func(i int) {
		h := &hits[i]
		if t := byPath[h.Transcript.Path]; t != h.Transcript {
			h.Transcript, h.Turn = t, t.Turn(h.Turn.Number)
		}
	})
}

// analyzers returns an analyzer for each language of the corpus, with and
// without folding.
func (s *opened) analyzers() []*language.Analyzer {
	seen := map[corpus.Spelling]bool{}
	var out []*language.Analyzer
	for _, t := range s.corpus.Transcripts {
		if k := t.Spelling(); !seen[k] {
			seen[k] = true
			if a, err := language.New(t.Language, t.Fold); err == nil {
				out = append(out, s.study.Lexicons.Teach(a))
			}
		}
	}
	return out
}
