package words

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mening/corpus/language"
)

// shortest is how many letters a part has at least.
const shortest = 3

// Splitter splits compounds of one language by a lexicon. It does not change
// and is safe for many goroutines. It is a [language.Compounds].
type Splitter struct {
	analyzer *language.Analyzer
	grammar  grammar
	suffixes map[string]bool
	closed   map[string]bool
	entries  map[string]string   // words of the lexicon, each with its stem
	stemmed  map[string]bool     // the stems of all entries
	linked   map[string][]string // how entries look before another part: the entries
	hand     map[string][]string // words whose split is set by hand; nil: never split
	cut      map[string]bool     // the stems of what they were split into
}

// Word returns the stems under which a word is known: its own, and that of each
// word of the lexicon whose inflection it may be.
func (s *Splitter) Word(lower string) []string {
	out := []string{s.analyzer.Stem(lower)}
	for _, entry := range s.bases(lower) {
		out = append(out, s.entries[entry])
	}
	return out
}

// Parts returns the stems of a word, of its parts and of every run of these.
func (s *Splitter) Parts(lower string) []string {
	out := s.Word(lower)
	for _, entry := range s.linked[lower] { // skol-, before a hyphen
		out = append(out, s.entries[entry])
	}
	parts := s.atoms(lower, true)
	for from := range parts {
		for to := from + 1; to <= len(parts); to++ {
			if to-from == len(parts) {
				continue // the word itself
			}
			run := strings.Join(parts[from:to], "")
			if to == len(parts) {
				out = append(out, s.Word(run)...)
				continue
			}
			out = append(out, s.analyzer.Stem(run))
			for _, entry := range s.linked[run] {
				out = append(out, s.entries[entry])
			}
		}
	}
	return out
}

// Split returns the parts of a word in lower case as they stand in it, linking
// elements with the part before them; nil where it is no compound that the
// lexicon can tell. Parts that are compounds themselves are split, too.
func (s *Splitter) Split(lower string) []string { return s.atoms(lower, true) }

// Knows reports whether a word in lower case is one of the lexicon, or may be an
// inflection of one, or is part of a split that was set by hand.
func (s *Splitter) Knows(lower string) bool {
	return len(s.bases(lower)) > 0 || len(s.linked[lower]) > 0 || s.cut[s.analyzer.Stem(lower)]
}

// ByHand reports whether the split of a word in lower case, or that it has
// none, was set by hand.
func (s *Splitter) ByHand(lower string) bool {
	_, _, ok := s.byHand(lower, true)
	return ok
}

// atoms splits a word, and its parts again. The word stands at the end of a
// compound, or before another part. What may be an inflection of a word of the
// lexicon is split as that word is.
func (s *Splitter) atoms(word string, last bool) []string {
	if utf8.RuneCountInString(word) < 2*shortest || s.closed[word] {
		return nil
	}
	if parts, base, ok := s.byHand(word, last); ok {
		return onto(word, base, parts)
	}
	base, ends := word, last
	if known := s.longest(word, last); known != "" {
		base, ends = known, true
	}
	parts := s.fewest(base, ends)
	var out []string
	for i, part := range parts {
		if inner := s.atoms(part, ends && i == len(parts)-1); inner != nil {
			out = append(out, inner...)
		} else {
			out = append(out, part)
		}
	}
	return onto(word, base, out)
}

// known returns the words of the lexicon of which a piece may be an
// inflection, or, before another part, the form.
func (s *Splitter) known(piece string, last bool) []string {
	if last {
		return s.bases(piece)
	}
	return s.linked[piece]
}

// longest returns the longest of the known words, "" where there is none.
func (s *Splitter) longest(piece string, last bool) string {
	out := ""
	for _, base := range s.known(piece, last) {
		if len(base) > len(out) {
			out = base
		}
	}
	return out
}

// byHand returns what was set by hand for a word or for the word that it is an
// inflection of.
func (s *Splitter) byHand(word string, last bool) (parts []string, base string, ok bool) {
	if len(s.hand) == 0 {
		return nil, "", false
	}
	if parts, ok = s.hand[word]; ok {
		return parts, word, true
	}
	for _, base := range s.known(word, last) {
		if parts, ok = s.hand[base]; ok {
			return parts, base, true
		}
	}
	return nil, "", false
}

// onto lays the parts of a base onto an inflection of it.
func onto(word, base string, parts []string) []string {
	if len(parts) == 0 {
		return nil
	}
	before := len(base) - len(parts[len(parts)-1])
	if before >= len(word) || word[:before] != base[:before] {
		return nil
	}
	return append(slices.Clone(parts[:len(parts)-1]), word[before:])
}

// parse finds the best way to split the word from a place on. From its
// beginning on, the word itself is none.
func (s *Splitter) parse(word string, at int, last bool, memo []parse) parse {
	if memo[at].known {
		return memo[at]
	}
	best := parse{known: true}
	if ok, weak := s.ends(word[at:], last); ok && at > 0 {
		best.parts, best.last, best.next = 1, len(word)-at, len(word)
		if weak {
			best.weak = 1
		}
	}
	letters := 0
	for i := range word[at:] {
		if letters++; letters <= shortest {
			continue // i is the place before the letter
		}
		end := at + i
		if utf8.RuneCountInString(word[end:]) < shortest {
			break
		}
		if len(s.linked[word[at:end]]) == 0 {
			continue
		}
		rest := s.parse(word, end, last, memo)
		if rest.parts == 0 || s.cutsEnding(word[at:end], word[end:rest.next]) {
			continue
		}
		way := parse{parts: rest.parts + 1, weak: rest.weak, last: rest.last, next: end, known: true}
		if way.better(best) {
			best = way
		}
	}
	memo[at] = best
	return best
}

// newSplitter arranges a lexicon for splitting words that the analyzer has put
// into lower case.
func newSplitter(l *Lexicon, a *language.Analyzer) *Splitter {
	g := grammars()[l.Language]
	s := &Splitter{analyzer: a, grammar: g, suffixes: set(a, g.suffixes), closed: set(a, g.closed), entries: map[string]string{},
		stemmed: map[string]bool{}, linked: map[string][]string{}, hand: map[string][]string{}}
	never := map[string]bool{}
	for _, line := range l.lines {
		if line.kind == notAPart {
			never[a.Lower(line.word())] = true
		}
	}
	for _, line := range l.lines {
		word := a.Lower(line.word())
		switch line.kind {
		case comment, notAPart:
			continue
		case split, whole:
			s.hand[word] = nil
			for _, part := range line.parts {
				s.hand[word] = append(s.hand[word], a.Lower(part))
			}
		}
		if !never[word] && s.entries[word] == "" {
			s.enter(word)
		}
	}
	s.cut = map[string]bool{}
	for word := range s.hand {
		for _, stem := range s.Parts(word) {
			s.cut[stem] = true
		}
	}
	return s
}

// enter makes a word known as a part.
func (s *Splitter) enter(word string) {
	stem := s.analyzer.Stem(word)
	s.entries[word] = stem
	s.stemmed[stem] = true
	for _, c := range s.grammar.links {
		form, ok := c.apply(word)
		if !ok || s.suffixes[form] || s.suffixes[strings.TrimSuffix(form, "s")] || c.cut != "" && (s.closed[form] || utf8.RuneCountInString(form) <= shortest) {
			continue
		}
		s.linked[form] = append(s.linked[form], word)
	}
}

// set returns the words of a list, as the analyzer compares them.
func set(a *language.Analyzer, list string) map[string]bool {
	out := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		out[a.Lower(word)] = true
	}
	return out
}
