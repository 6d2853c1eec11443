package query

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"mening/corpus/language"
	"mening/corpus/source"
)

// terms are the distinct terms of many expressions in one language, arranged
// so that a word form is looked up, not compared with one term after another.
type terms struct {
	analyzer *language.Analyzer
	ids      map[termKey]int32
	exact    map[string][]int32
	stems    map[string][]int32
	parts    map[string][]int32 // +samverkan: by the stems of the word
	prefixes fragments          // rehab*: the whole term is a prefix
	globs    fragments          // other wildcards, by their longest literal piece
	anything []glob             // wildcards without a literal piece
	fuzzy    []fuzzy
	regexps  []pattern
	count    int32
}

type termKey struct {
	kind  Kind
	text  string
	edits int
}

type glob struct {
	id   int32
	text string
}

type fuzzy struct {
	id    int32
	text  string
	runes int
	edits int
}

type pattern struct {
	id int32
	re *regexp.Regexp
}

// fragments finds wildcard terms by a literal piece of the word.
type fragments struct {
	terms   map[string][]glob
	lengths []int     // of the pieces, in bytes, ascending
	begins  [256]bool // first bytes of the pieces
}

func newTerms(a *language.Analyzer) *terms {
	return &terms{
		analyzer: a,
		ids:      map[termKey]int32{},
		exact:    map[string][]int32{},
		stems:    map[string][]int32{},
		parts:    map[string][]int32{},
		prefixes: fragments{terms: map[string][]glob{}},
		globs:    fragments{terms: map[string][]glob{}},
	}
}

// add returns the number of a term; equal terms share it.
func (ts *terms) add(t *Term) int32 {
	key := termKey{kind: t.Kind, text: comparable(ts.analyzer, t), edits: t.Edits}
	if id, ok := ts.ids[key]; ok {
		return id
	}
	id := ts.count
	ts.ids[key] = id
	ts.count++
	switch t.Kind {
	case Stem:
		ts.stems[key.text] = append(ts.stems[key.text], id)
	case Exact:
		ts.exact[key.text] = append(ts.exact[key.text], id)
	case Compound:
		for _, stem := range ts.analyzer.Word(key.text) {
			if !slices.Contains(ts.parts[stem], id) {
				ts.parts[stem] = append(ts.parts[stem], id)
			}
		}
	case Fuzzy:
		ts.fuzzy = append(ts.fuzzy, fuzzy{id, key.text, utf8.RuneCountInString(key.text), t.Edits})
	case Regexp:
		ts.regexps = append(ts.regexps, pattern{id, regexp.MustCompile("(?i)" + t.Text)})
	case Wildcard:
		ts.addGlob(glob{id, key.text})
	}
	return id
}

// comparable returns what of a term is compared with the words of a text.
func comparable(a *language.Analyzer, t *Term) string {
	switch t.Kind {
	case Stem:
		return a.Stem(a.Form(t.Text).Lower)
	case Exact:
		return a.Form(t.Text).Written
	case Regexp:
		return t.Text
	case Wildcard:
		return a.Lower(strings.TrimSuffix(strings.NewReplacer("\u2019", "'", "\u200c", "", "\u200d", "").Replace(t.Text), "."))
	}
	return a.Form(t.Text).Lower
}

// mayHavePart reports whether a word may have one of the parts that are looked
// for: to split it takes much longer.
func (ts *terms) mayHavePart(lower string) bool {
	for stem := range ts.parts {
		if ts.analyzer.MayHavePart(lower, stem) {
			return true
		}
	}
	return false
}

func (ts *terms) addGlob(g glob) {
	if head, ok := strings.CutSuffix(g.text, "*"); ok && head != "" && !strings.ContainsAny(head, "*?") {
		ts.prefixes.add(head, g)
		return
	}
	piece := longestPiece(g.text)
	if piece == "" {
		ts.anything = append(ts.anything, g)
		return
	}
	ts.globs.add(piece, g)
}

// longestPiece returns the longest piece of a pattern without wildcards.
func longestPiece(pattern string) (longest string) {
	for _, piece := range strings.FieldsFunc(pattern, func(r rune) bool { return r == '*' || r == '?' }) {
		if len(piece) > len(longest) {
			longest = piece
		}
	}
	return longest
}

func (f *fragments) add(piece string, g glob) {
	f.terms[piece] = append(f.terms[piece], g)
	f.begins[piece[0]] = true
	for i, n := range f.lengths {
		if n == len(piece) {
			return
		} else if n > len(piece) {
			f.lengths = append(f.lengths[:i], append([]int{len(piece)}, f.lengths[i:]...)...)
			return
		}
	}
	f.lengths = append(f.lengths, len(piece))
}

// hit is a term that matches a word form; start and end are bytes of the word.
type hit struct {
	term       int32
	start, end int32
}

// lookup returns the terms that match a written word: as a whole or, where
// they do not, in its parts.
func (ts *terms) lookup(word string) []hit {
	form := ts.analyzer.Form(word)
	var hits []hit
	end := int32(len(word))
	if strings.HasSuffix(word, ".") {
		end-- // the point of an abbreviation is no evidence
	}
	ts.match(form.Written, form.Lower, func(term int32) {
		if !slices.ContainsFunc(hits, func(h hit) bool { return h.term == term }) {
			hits = append(hits, hit{term, 0, end})
		}
	})
	whole := len(hits)
	for _, p := range form.Parts {
		ts.match(p.Written, p.Lower, func(term int32) {
			h := hit{term, int32(p.Start), int32(p.End)}
			if !slices.ContainsFunc(hits[:whole], func(h hit) bool { return h.term == term }) && !slices.Contains(hits[whole:], h) {
				hits = append(hits, h)
			}
		})
	}
	return hits
}

// match calls found for every term that matches the form; a term may be found
// more than once.
func (ts *terms) match(written, lower string, found func(int32)) {
	for _, id := range ts.exact[written] {
		found(id)
	}
	if len(ts.stems) > 0 {
		for _, id := range ts.stems[ts.analyzer.Stem(lower)] {
			found(id)
		}
	}
	if ts.mayHavePart(lower) {
		for _, stem := range ts.analyzer.Parts(lower) {
			for _, id := range ts.parts[stem] {
				found(id)
			}
		}
	}
	for _, n := range ts.prefixes.lengths {
		if n > len(lower) {
			break
		}
		for _, g := range ts.prefixes.terms[lower[:n]] {
			found(g.id)
		}
	}
	ts.matchGlobs(lower, found)
	ts.matchFuzzy(lower, found)
}

func (ts *terms) matchGlobs(lower string, found func(int32)) {
	if len(ts.globs.lengths) > 0 {
		for start := range len(lower) {
			if !ts.globs.begins[lower[start]] {
				continue
			}
			for _, n := range ts.globs.lengths {
				if start+n > len(lower) {
					break
				}
				for _, g := range ts.globs.terms[lower[start:start+n]] {
					if globMatches(g.text, lower) {
						found(g.id)
					}
				}
			}
		}
	}
	for _, g := range ts.anything {
		if globMatches(g.text, lower) {
			found(g.id)
		}
	}
}

func (ts *terms) matchFuzzy(lower string, found func(int32)) {
	if len(ts.fuzzy) == 0 {
		return
	}
	runes := utf8.RuneCountInString(lower)
	for _, f := range ts.fuzzy {
		if runes-f.runes <= f.edits && f.runes-runes <= f.edits && source.Distance(lower, f.text) <= f.edits {
			found(f.id)
		}
	}
}

// globMatches reports whether the pattern covers the whole word: * stands for
// zero or more characters, ? for one.
func globMatches(pattern, word string) bool {
	p, w := 0, 0
	star, retry := -1, 0
	for w < len(word) {
		if p < len(pattern) && pattern[p] == '*' {
			star, retry = p, w
			p++
			continue
		}
		if p < len(pattern) {
			pr, ps := utf8.DecodeRuneInString(pattern[p:])
			wr, ws := utf8.DecodeRuneInString(word[w:])
			if pr == '?' || pr == wr {
				p += ps
				w += ws
				continue
			}
		}
		if star < 0 {
			return false
		}
		_, size := utf8.DecodeRuneInString(word[retry:])
		retry += size
		p, w = star+1, retry
	}
	return strings.Trim(pattern[p:], "*") == ""
}
