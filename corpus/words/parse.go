package words

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// parse is the best way found to split the rest of a word.
type parse struct {
	parts int // none: there is no way
	weak  int // parts that are words only by their stem
	last  int // bytes of the last part
	next  int // where the part that begins here ends
	known bool
}

// better reports whether p is to be preferred: it has fewer parts, of which
// fewer are weak, and the longer last part.
func (p parse) better(than parse) bool {
	switch {
	case than.parts == 0 || p.parts != than.parts:
		return p.parts < than.parts || than.parts == 0
	case p.weak != than.weak:
		return p.weak < than.weak
	}
	return p.last >= than.last
}

// fewest splits a word into the fewest parts, of equal splits into that with
// the fewest weak parts, then with the longest last part, then with the
// longest part in front. It is nil where there are not at least two.
func (s *Splitter) fewest(word string, last bool) []string {
	memo := make([]parse, len(word)+1)
	if best := s.parse(word, 0, last, memo); best.parts < 2 {
		return nil
	}
	var out []string
	for at := 0; at < len(word); {
		next := memo[at].next
		out = append(out, word[at:next])
		at = next
	}
	return out
}

// cutsEnding reports whether a cut lies within an ending, as in plane+ring.
func (s *Splitter) cutsEnding(before, after string) bool {
	bare := strings.TrimSuffix(after, "s")
	for i := len(before) - 1; i >= 0 && len(before)-i <= 5; i-- {
		if s.suffixes[before[i:]+after] || s.suffixes[before[i:]+bare] {
			return true
		}
	}
	return false
}

// ends reports whether a piece may be the last part; it is weak where only its
// stem is that of a word.
func (s *Splitter) ends(piece string, last bool) (ok, weak bool) {
	switch {
	case !last:
		return len(s.linked[piece]) > 0, false
	case s.suffixes[piece] || s.suffixes[strings.TrimSuffix(piece, "s")]:
		return false, false
	}
	letters := utf8.RuneCountInString(piece)
	if _, exact := s.entries[piece]; exact || letters <= shortest {
		return exact, false
	}
	if len(s.bases(piece)) > 0 {
		return true, false
	}
	return s.stemmed[s.analyzer.Stem(piece)], true
}

// bases returns the words of the lexicon of which a piece may be an inflection,
// itself first.
func (s *Splitter) bases(piece string) []string {
	var out []string
	add := func(base string) {
		if _, ok := s.entries[base]; ok && !slices.Contains(out, base) {
			out = append(out, base)
		}
	}
	if utf8.RuneCountInString(piece) < shortest {
		return nil
	}
	bare, genitive := strings.CutSuffix(piece, "s")
	for _, form := range []string{piece, bare} {
		add(form)
		for _, c := range s.grammar.inflections {
			if base, ok := (change{c.add, c.cut}).apply(form); ok {
				add(base)
			}
		}
		if !genitive {
			break
		}
	}
	return out
}
