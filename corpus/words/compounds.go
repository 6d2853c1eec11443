package words

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus"
	"mening/corpus/language"
)

// Material is what the words of a lexicon are taken from.
type Material struct {
	// Talk counts the words of the study's talk as they are written; see
	// [Talk].
	Talk map[string]int
	// Codebook is words of the codebook's names, examples and rules.
	Codebook []string
	// List is a list of words. Only those of them are taken by which a word of
	// the talk or of the codebook is split.
	List []string
}

// Talk counts the words of the turns in a language, as they are written: of all
// turns, or of those in the roles. Words with hyphens and the like are counted
// by their pieces, which the rule language looks at anyway.
func Talk(c *corpus.Corpus, lang string, roles ...corpus.Role) (map[string]int, error) {
	a, err := language.New(lang, false)
	if err != nil {
		return nil, err
	}
	out := map[string]int{}
	var found []language.Word
	for _, t := range c.Transcripts {
		if t.Language != lang {
			continue
		}
		for i := range t.Turns {
			if speaker := t.Turns[i].Speaker; len(roles) > 0 && (speaker == nil || !slices.Contains(roles, speaker.Role)) {
				continue
			}
			text := t.Turns[i].Text
			found = a.Words(text, found[:0])
			for _, w := range found {
				written := text[w.Start:w.End]
				if !w.Joined() {
					out[written]++
					continue
				}
				for _, p := range a.Form(written).Parts {
					out[p.Written]++
				}
			}
		}
	}
	return out, nil
}

// Parts returns the words of the material that may be parts of compounds,
// sorted by their bytes: words of at least three letters that are written with
// a small letter somewhere, so that few names are among them; no function
// words, no endings, no inflections of other words, and of three letters only
// those that are known to be parts.
func (m Material) Parts(lang string) ([]string, error) {
	a, err := language.New(lang, false)
	if err != nil {
		return nil, err
	}
	known := m.words(a)
	if len(m.List) == 0 {
		return slices.Sorted(maps.Keys(known)), nil
	}
	// What the list adds is found by splitting with all of it.
	g := grammars()[lang]
	all := maps.Clone(known)
	f := newSieve(a, g)
	for _, w := range m.List {
		if lower := a.Lower(w); lower == w && f.passes(w) {
			all[w] = true
		}
	}
	f.dropInflections(all)
	full := &Lexicon{Language: lang}
	full.Add(slices.Collect(maps.Keys(all)))
	s := full.Splitter(a)
	take := func(word string) {
		parts := s.atoms(word, true)
		for i, part := range parts {
			for _, base := range s.known(part, i == len(parts)-1) {
				known[base] = true
			}
		}
		// That a word is a word of its own says how it is split, too.
		for _, base := range s.bases(word) {
			known[base] = true
		}
	}
	for written := range m.Talk {
		take(a.Lower(written))
	}
	for _, w := range m.Codebook {
		take(a.Lower(w))
	}
	return slices.Sorted(maps.Keys(known)), nil
}

// words returns the parts that stand by themselves in talk and codebook.
func (m Material) words(a *language.Analyzer) map[string]bool {
	g := grammars()[a.Language()]
	f := newSieve(a, g)
	out := map[string]bool{}
	for written := range m.Talk {
		if lower := a.Lower(written); (lower == written || g.capitals && !allCapitals(written)) && f.passes(lower) {
			out[lower] = true
		}
	}
	for _, written := range m.Codebook {
		if lower := a.Lower(written); !allCapitals(written) && f.passes(lower) {
			out[lower] = true
		}
	}
	f.dropInflections(out)
	return out
}

func allCapitals(word string) bool { return !strings.ContainsFunc(word, unicode.IsLower) }

// sieve tells the words of a language that may be parts.
type sieve struct {
	analyzer                *language.Analyzer
	grammar                 grammar
	suffixes, closed, short map[string]bool
}

func newSieve(a *language.Analyzer, g grammar) *sieve {
	return &sieve{a, g, set(a, g.suffixes), set(a, g.closed), set(a, g.short)}
}

func (f *sieve) passes(word string) bool {
	n := utf8.RuneCountInString(word)
	switch {
	case n < shortest, !isLetters(word), f.suffixes[word], f.closed[word]:
		return false
	case n == shortest:
		return f.short[word]
	}
	return utf8.RuneCountInString(f.analyzer.Stem(word)) >= shortest && strings.ContainsFunc(word, isVowel)
}

func isVowel(r rune) bool { return strings.ContainsRune("aeiouyåäöæøüéèëïö", r) }

// dropInflections takes away words that are another word with an ending which
// no word has before another part. A word in -an is left: samverkan is no
// inflection of samverka.
func (f *sieve) dropInflections(words map[string]bool) {
	var dropped []string
	for word := range words {
		if strings.HasSuffix(word, "an") {
			continue
		}
		for _, c := range f.grammar.inflections {
			base, ok := (change{c.add, c.cut}).apply(word)
			if ok && utf8.RuneCountInString(base) > shortest && words[base] {
				dropped = append(dropped, word)
				break
			}
		}
	}
	for _, word := range dropped {
		delete(words, word)
	}
}

// Compound is a word of the talk with its parts.
type Compound struct {
	// Word is in lower case; Parts, joined, are the word.
	Word  string
	Parts []string
	// Count is how often it is said.
	Count int
	// ByHand says that the lexicon sets the split.
	ByHand bool
}

// Compounds returns the compounds of the talk, the most frequent first, equal
// ones by their letters.
func Compounds(talk map[string]int, a *language.Analyzer, s *Splitter) []Compound {
	counts := map[string]int{}
	for written, n := range talk {
		counts[a.Lower(written)] += n
	}
	var out []Compound
	for word, n := range counts {
		if parts := s.Split(word); parts != nil {
			out = append(out, Compound{Word: word, Parts: parts, Count: n, ByHand: s.ByHand(word)})
		}
	}
	slices.SortFunc(out, func(a, b Compound) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Word, b.Word))
	})
	return out
}
