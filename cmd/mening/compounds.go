package main

import (
	"fmt"
	"slices"

	"mening/coding"
	"mening/corpus/query"
	"mening/corpus/source"
	"mening/corpus/words"
)

// makeLexicon says what to do where a lexicon is missing.
const makeLexicon = "make it with: mening words --compounds --update"

// languages returns the languages of the study's transcripts whose compounds
// can be split, in order of appearance; the study's own comes first.
func (s *opened) languages() []string {
	var out []string
	add := func(lang string) {
		if words.Splits(lang) && !slices.Contains(out, lang) {
			out = append(out, lang)
		}
	}
	if len(s.corpus.Transcripts) == 0 {
		add(s.corpus.Language)
	}
	for _, t := range s.corpus.Transcripts {
		if t.Language == s.corpus.Language {
			add(t.Language)
		}
	}
	for _, t := range s.corpus.Transcripts {
		add(t.Language)
	}
	return out
}

// lackingCompound says why a +word cannot be looked for in a language; nil
// where it can. What is only doubtful is a warning.
func (s *opened) lackingCompound(term *query.Term, lang string) source.Problems {
	if !words.Splits(lang) {
		return nil
	}
	l, err := s.lexicons.Lexicon(lang)
	if err != nil {
		problems, ok := err.(source.Problems)
		if !ok {
			problems = source.Problems{{File: s.lexicons.Name(lang), Message: err.Error()}}
		}
		return problems
	}
	if l == nil {
		return source.Problems{source.Found(source.Error, "", 0, source.Say("%s looks into compounds, and the study has no %s to split them by", term, words.FileName(lang)), source.Say(makeLexicon))}
	}
	a, err := s.lexicons.Analyzer(lang, false)
	if err != nil || l.Splitter(a).Knows(a.Form(term.Text).Lower) {
		return nil
	}
	return source.Problems{{Severity: source.Warning, Message: fmt.Sprintf("%s is no word of %s: it is found alone, not in compounds", term.Text, words.FileName(lang)),
		Hint: "add it with: mening words --compounds --update, or write it there"}}
}

// lackingCompounds returns the faults of all +words of a codebook.
func (s *opened) lackingCompounds(b *coding.Codebook) source.Problems {
	var out source.Problems
	faulty := map[string]bool{}
	b.Compounds(func(term *query.Term, lang string, line, column int) {
		languages := []string{lang}
		if lang == "" {
			languages = s.languages()
			if len(b.Codes) > 0 && !slices.Contains(languages, b.Language) {
				languages = append(languages, b.Language) // of the examples
			}
		}
		for _, lang := range languages {
			for _, p := range s.lackingCompound(term, lang) {
				if p.File == "" {
					p.File, p.Line, p.Column = b.File, line, column
				}
				if text := p.Error(); !faulty[text] {
					faulty[text] = true
					out = append(out, p)
				}
			}
		}
	})
	return out
}

// checkCompounds makes sure that the +words of an expression can be looked for.
func (s *opened) checkCompounds(expression string, e query.Expr) error {
	var err error
	query.Walk(e, func(e query.Expr) {
		term, ok := e.(*query.Term)
		if !ok || term.Kind != query.Compound || err != nil {
			return
		}
		for _, lang := range s.languages() {
			problems := s.lackingCompound(term, lang)
			switch {
			case problems.Err() == nil:
			case problems[0].File != "":
				err = problems
			default:
				err = s.usage(expression, &query.Error{Offset: term.At, Message: problems[0].Said, Hint: problems[0].Advice})
			}
		}
	})
	return err
}

// unknownParts returns the words behind a + that no lexicon of the study has,
// so that they are found alone only.
func (s *opened) unknownParts(e query.Expr) []string {
	var out []string
	query.Walk(e, func(e query.Expr) {
		if term, ok := e.(*query.Term); ok && term.Kind == query.Compound {
			unknown := len(s.languages()) > 0
			for _, lang := range s.languages() {
				unknown = unknown && s.lackingCompound(term, lang) != nil
			}
			if unknown && !slices.Contains(out, term.Text) {
				out = append(out, term.Text)
			}
		}
	})
	return out
}
