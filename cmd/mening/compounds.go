package main

import (
	"fmt"
	"path/filepath"
	"slices"

	"mening/coding"
	"mening/corpus/language"
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
	l, err := s.study.Lexicons.Lexicon(lang)
	if err != nil {
		problems, ok := err.(source.Problems)
		if !ok {
			problems = source.Problems{source.AsProblem(s.study.Lexicons.Name(lang), 0, err)}
		}
		return problems
	}
	if l == nil {
		return source.Problems{source.Found(source.Error, "", 0,
			source.Say("%s looks into compounds, and the study has no %s to split them by", term, words.FileName(lang)), source.Say(makeLexicon))}
	}
	a, err := language.New(lang, false)
	if err != nil || s.study.Lexicons.Knows(a, a.Form(term.Text).Lower) {
		return nil
	}
	return source.Problems{source.Found(source.Warning, "", 0, source.Say("%s is no word of %s: it is found as a word of its own and beside a hyphen, not in other compounds", term.Text, words.FileName(lang)),
		source.Say("add it with: mening words --compounds --update, or write it there"))}
}

// lackingAt is lackingCompound of several languages for a +word at a place of a
// file.
func (s *opened) lackingAt(term *query.Term, languages []string, file string, line, column int) source.Problems {
	var out source.Problems
	for _, lang := range languages {
		for _, p := range s.lackingCompound(term, lang) {
			if p.File == "" {
				p.File, p.Line, p.Column = file, line, column
			}
			out = append(out, p)
		}
	}
	return out
}

// once leaves out problems that were told before.
func once(problems source.Problems) source.Problems {
	told := map[string]bool{}
	return slices.DeleteFunc(problems, func(p *source.Problem) bool {
		text := p.Error()
		was := told[text]
		told[text] = true
		return was
	})
}

// lackingInRules returns the faults of all +words of a codebook.
func (s *opened) lackingInRules(b *coding.Codebook) source.Problems {
	var out source.Problems
	b.Compounds(func(term *query.Term, lang string, line, column int) {
		languages := []string{lang}
		if lang == "" {
			languages = s.languages()
			if len(b.Codes) > 0 && !slices.Contains(languages, b.Language) {
				languages = append(languages, b.Language) // of the examples
			}
		}
		out = append(out, s.lackingAt(term, languages, b.File, line, column)...)
	})
	return once(out)
}

// lackingInGuide returns the faults of all +words of the interview guide.
func (s *opened) lackingInGuide() source.Problems {
	var out source.Problems
	for _, q := range s.study.Config.Guide {
		for _, rule := range q.Rules {
			for _, term := range query.Compounds(rule.Expr) {
				out = append(out, s.lackingAt(term, s.languages(), filepath.Join(s.study.Dir, "study.yaml"), rule.Line, rule.Column+term.At)...)
			}
		}
	}
	return once(out)
}

// tellGuide warns that questions of the interview guide cannot be looked for as
// it says. Everything else goes on.
func (s *opened) tellGuide(e *env) {
	for _, p := range s.lackingInGuide() {
		if p.Stops() {
			fmt.Fprintln(e.stderr, "mening:", cleanError(s.voice.problem(p)))
			return // one lexicon mends them all
		}
	}
}

// checkCompounds makes sure that the +words of an expression can be looked for.
func (s *opened) checkCompounds(expression string, e query.Expr) error {
	for _, term := range query.Compounds(e) {
		for _, lang := range s.languages() {
			problems := s.lackingCompound(term, lang)
			switch {
			case problems.Err() == nil:
			case problems[0].File != "":
				return problems
			default:
				return s.usage(expression, &query.Error{Offset: term.At, Message: problems[0].Said, Hint: problems[0].Advice})
			}
		}
	}
	return nil
}

// unknownParts returns the words behind a + that no lexicon of the study has,
// so that they are found alone only.
func (s *opened) unknownParts(e query.Expr) []string {
	var out []string
	for _, term := range query.Compounds(e) {
		unknown := len(s.languages()) > 0
		for _, lang := range s.languages() {
			unknown = unknown && s.lackingCompound(term, lang) != nil
		}
		if unknown && !slices.Contains(out, term.Text) {
			out = append(out, term.Text)
		}
	}
	return out
}

// otherLexicons tells of decisions that were made when the lexicon, and so what
// rules with +words found, was another.
func (s *opened) otherLexicons(b *coding.Codebook, decisions []coding.Decision) source.Problems {
	var out source.Problems
	for _, lang := range words.Languages() {
		other := b.OtherLexicon(lang, decisions)
		if len(other) == 0 {
			continue
		}
		last := other[len(other)-1]
		out = append(out, source.Found(source.Remark, s.study.Lexicons.Name(lang), 0,
			source.Say("decisions made while rules with a +word found by another lexicon: %d, the last on %s (%s)",
				len(other), last.At.Local().Format("2006-01-02"), last.Code),
			source.Say("these rules may find more or less now; where git keeps the study, mening codebook diff REVISION tells which units")))
	}
	return out
}
