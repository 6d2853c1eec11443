package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"mening/coding"
	"mening/coding/codebook"
	"mening/corpus/language"
	"mening/corpus/source"
	"mening/corpus/table"
	"mening/corpus/words"

	"golang.org/x/text/encoding/charmap"
)

// updateLexicons adds the words of talk, codebook and list to the lexicons.
func (s *opened) updateLexicons(e *env, from string) error {
	list, err := readWordList(from)
	if err != nil {
		return err
	}
	var b *coding.Codebook
	if name := s.study.Config.Codebook; name != "" {
		text, err := os.ReadFile(name)
		if err != nil {
			return source.Say("cannot read the codebook %s: %s\n  correct `codebook:` in study.yaml", name, source.Reason(err))
		}
		var problems source.Problems
		if b, problems = coding.ReadCodebook(name, text, s.corpus.Fields()); b == nil {
			return problems
		}
	}
	grown := false
	for _, lang := range s.languages() {
		was, err := s.updateLexicon(e, lang, b, list)
		if err != nil {
			return err
		}
		grown = grown || was
	}
	if b != nil && grown {
		return s.tellFound(e, b)
	}
	return nil
}

// updateLexicon makes the lexicon of a language or adds what is new, and reports
// whether one that was there has grown.
func (s *opened) updateLexicon(e *env, lang string, b *coding.Codebook, list []string) (grown bool, err error) {
	before, err := s.study.Lexicons.Lexicon(lang)
	if err != nil {
		return false, err
	}
	l := &words.Lexicon{Language: lang}
	made := before == nil
	if made {
		l.Comment(strings.Split(s.voice.say(lexiconHead), "\n")...)
	} else {
		*l = *before // the study keeps the one by which it is compared
	}
	material := words.Material{List: list}
	if material.Talk, err = words.Talk(s.corpus, lang); err != nil {
		return false, err
	}
	if b != nil {
		a, err := language.New(lang, false)
		if err != nil {
			return false, err
		}
		material.Codebook = b.Words(a)
	}
	parts, err := material.Parts(lang)
	if err != nil {
		return false, err
	}
	added := l.Add(parts)
	if made || added > 0 {
		if err := writeFile(s.study.Lexicons.Name(lang), func(w io.Writer) error { _, err := w.Write(l.Bytes()); return err }); err != nil {
			return false, err
		}
	}
	_, err = fmt.Fprintln(e.stdout, s.voice.say("%s: entries %d, new %d", table.Clean(s.study.Lexicons.Name(lang)), l.Len(), added))
	return !made && added > 0, err
}

// tellFound tells which units rules with a +word find since lexicons have grown,
// and which they find no more.
func (s *opened) tellFound(e *env, b *coding.Codebook) error {
	if !slices.ContainsFunc(b.Codes, (*coding.Code).HasCompounds) {
		return nil
	}
	older, newer := *b, *b
	older.Lexicons, newer.Lexicons = s.study.Lexicons, words.NewFolder(s.study.Dir)
	d, err := codebook.Compare(s.corpus, codebook.Version{Book: &older, Observations: s.observe(e, &older, coding.Decided{})},
		codebook.Version{Book: &newer, Observations: s.observe(e, &newer, coding.Decided{})}, "stakeholder", nil)
	if err != nil {
		return err
	}
	came, went := map[string]int{}, map[string]int{}
	for i := range d.Units {
		if u := &d.Units[i]; u.Old == nil {
			came[u.New.Code.ID]++
		} else if u.New == nil {
			went[u.Old.Code.ID]++
		}
	}
	for _, c := range b.Codes {
		if came[c.ID]+went[c.ID] > 0 {
			if _, err := fmt.Fprintln(e.stdout, s.voice.say("%s: units that rules find by it: %d new, %d gone", c.ID, came[c.ID], went[c.ID])); err != nil {
				return err
			}
		}
	}
	return nil
}

// lexiconHead is what a new lexicon begins with.
const lexiconHead = `The words of which compounds are made, for +word in rules and searches.
Made by mening words --compounds --update, which adds words and takes none away.
Write what you know better, one entry a line:
  myndighets+samverkan   is split so
  =uppgift               is never split
  -skap                  is no part of anything
  vård                   may be a part`

// readWordList reads a list of words, one a line; what stands behind a slash or
// a blank, as in the lists of spelling programs, is not looked at.
func readWordList(name string) ([]string, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, usageError{source.Say("cannot read the word list %s: %s\n  --from takes a text file with one word a line", name, errors.Unwrap(err))}
	}
	text := string(source.TrimMark(data))
	if !utf8.ValidString(text) {
		if text, err = charmap.Windows1252.NewDecoder().String(text); err != nil {
			return nil, usageError{source.Say("cannot read the word list %s\n  save it as UTF-8", name)}
		}
	}
	var out []string
	for line := range strings.Lines(text) {
		word, _, _ := strings.Cut(strings.TrimSpace(line), "/")
		if fields := strings.Fields(word); len(fields) > 0 && fields[0][0] != '#' {
			out = append(out, fields[0])
		}
	}
	return out, nil
}
