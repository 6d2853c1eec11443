package language

import (
	"strings"
	"unicode"
)

// Cleaner takes out of talk what belongs to speaking and not to what is said:
// hesitations, agreeing sounds, fillers, words that are broken off, repetitions
// and notes. It adds no word: the words of the cleaned text stand in the text,
// in the same order. It is conservative: a filler that may carry meaning stays,
// and a negation leaves only where words are repeated with it. It is immutable
// and safe for many goroutines.
//
// A hedge such as Swedish liksom and typ is a filler where marks set it off,
// behind another particle, and behind words such as är, att and man, unless a
// number or a word such as av follows, or one such as en goes before; else it
// may mean just as, or kind, and stays.
type Cleaner struct {
	analyzer *Analyzer
	sounds, particles, hedges, bound, light,
	doubles, joining, negations map[string]bool
	fillers, apart, edges, tags [][]string
}

// NewCleaner returns the cleaner of a language. For languages that are not
// among [SpeechLanguages] it knows no fillers.
func NewCleaner(a *Analyzer) *Cleaner {
	l := speech()[a.Language()]
	lowered := func(list string) [][]string { return items(a.Lower(list)) }
	return &Cleaner{
		analyzer: a, sounds: a.words(l.sounds), particles: a.words(l.particles), hedges: a.words(l.hedges),
		bound: a.words(l.bound), light: a.words(l.light), doubles: a.words(l.doubles), joining: a.words(l.joining), negations: a.words(l.negations),
		fillers: lowered(l.fillers), apart: lowered(l.apart), edges: lowered(l.edges), tags: lowered(l.tags),
	}
}

// Clean returns the cleaned text, of text in UTF-8; it is empty where the text
// holds nothing but sounds and notes.
func (c *Cleaner) Clean(text string) string {
	t := c.read(c.analyzer.WithoutNotes(text))
	for i := range t.words {
		w := &t.words[i]
		if c.sounds[w.lower] && !c.negations[w.lower] {
			w.drop = leave
		}
	}
	t.fragments(c)
	t.fillers(c)
	for t.repetitions(c) {
	}
	return t.assemble(c)
}

// dropped says whether and why a word leaves.
type dropped uint8

const (
	stay   dropped = iota
	leave          // what stands before and behind it counts
	broken         // the hyphen behind it goes with it
	copied         // what stands behind it goes with it
)

type spokenWord struct {
	start, end int
	lower      string
	after      Gap
	drop       dropped
}

// talk is a text in the making of its cleaned form.
type talk struct {
	text  string
	words []spokenWord
}

func (c *Cleaner) read(text string) *talk {
	t := &talk{text: text}
	for _, w := range c.analyzer.Words(text, nil) {
		t.words = append(t.words, spokenWord{start: int(w.Start), end: int(w.End), lower: c.analyzer.Form(text[w.Start:w.End]).Lower, after: w.After})
	}
	return t
}

// gap returns what stands before the word i.
func (t *talk) gap(i int) string {
	start, end := 0, len(t.text)
	if i > 0 {
		start = t.words[i-1].end
	}
	if i < len(t.words) {
		end = t.words[i].start
	}
	return t.text[start:end]
}

// before returns the nearest word before i that stays, or -1, and whether a mark
// stands between.
func (t *talk) before(i int) (at int, mark bool) {
	mark = hasMark(t.gap(i))
	for at = i - 1; at >= 0 && t.words[at].drop != stay; at-- {
		mark = mark || hasMark(t.gap(at))
	}
	return at, mark || at < 0
}

// behind returns the nearest word behind i that stays, or the number of words,
// and whether a mark stands between.
func (t *talk) behind(i int) (at int, mark bool) {
	mark = hasMark(t.gap(i + 1))
	for at = i + 1; at < len(t.words) && t.words[at].drop != stay; at++ {
		mark = mark || hasMark(t.gap(at+1))
	}
	return at, mark || at >= len(t.words)
}

// hasMark reports whether more than blanks stands between two words.
func hasMark(gap string) bool { return strings.TrimSpace(gap) != "" }

// fragments takes out words that are broken off with a hyphen: sam- samverkan.
// One that stands for the first half of a compound stays: för- och nackdelar.
func (t *talk) fragments(c *Cleaner) {
	for i := range t.words {
		w := &t.words[i]
		next, _ := t.behind(i)
		if w.drop != stay || c.negations[w.lower] || next >= len(t.words) {
			continue
		}
		gap := t.gap(i + 1)
		hyphen := strings.HasPrefix(gap, "-") && strings.TrimLeft(gap, "-") != "" && unicode.IsSpace(firstRune(strings.TrimLeft(gap, "-")))
		cut := hyphen || strings.HasPrefix(gap, "–") || strings.HasPrefix(gap, "—") || strings.HasPrefix(gap, "…")
		begins := strings.HasPrefix(t.words[next].lower, w.lower) && t.words[next].lower != w.lower
		if cut && begins && !hasDigit(w.lower) || hyphen && len(c.joining) > 0 && !c.joining[t.words[next].lower] {
			w.drop = broken
		}
	}
}

// fillers takes out the items of the language's lists.
func (t *talk) fillers(c *Cleaner) {
	for i := 0; i < len(t.words); i++ {
		n := max(t.find(i, c.fillers), t.apart(i, c))
		for j := i; j < i+n; j++ {
			t.words[j].drop = leave
		}
		i += max(n-1, 0)
	}
	for i := range t.words {
		w := &t.words[i]
		if w.drop == stay && (c.particles[w.lower] && t.particle(i) || c.hedges[w.lower] && t.hedge(i, c)) {
			w.drop = leave
		}
	}
}

// find returns how many words from i on are one of the items, none a negation,
// with no mark between them.
func (t *talk) find(i int, items [][]string) int {
	for _, item := range items {
		if i+len(item) > len(t.words) {
			continue
		}
		fits := true
		for k, word := range item {
			w := &t.words[i+k]
			fits = fits && w.drop == stay && w.lower == word && (k == 0 || !hasMark(t.gap(i+k)))
		}
		if fits {
			return len(item)
		}
	}
	return 0
}

// apart returns how many words from i on are an item that is set off.
func (t *talk) apart(i int, c *Cleaner) int {
	_, left := t.before(i)
	set := func(items [][]string, fits func(last int) bool) int {
		if n := t.find(i, items); n > 0 && fits(i+n-1) {
			return n
		}
		return 0
	}
	return max(
		set(c.apart, func(last int) bool { _, right := t.behind(last); return left && right }),
		set(c.edges, func(last int) bool { _, right := t.behind(last); return left || right }),
		set(c.tags, func(last int) bool {
			_, right := t.behind(last)
			return left && right && (last+1 == len(t.words) || t.words[last].after&(gapStop|gapParagraph) != 0) && i > 0
		}))
}

// particle reports whether a particle stands within a clause; the ju of ju mer
// does something else.
func (t *talk) particle(i int) bool {
	before, mark := t.before(i)
	next, end := t.behind(i)
	if before < 0 || mark || next >= len(t.words) {
		return before >= 0 && !mark && end
	}
	return !comparative(t.words[next].lower)
}

// hedge reports whether a hedge is a filler.
func (t *talk) hedge(i int, c *Cleaner) bool {
	before, left := t.before(i)
	next, right := t.behind(i)
	if next < len(t.words) && !right && (c.bound[t.words[next].lower] && t.words[next].lower == "av" || hasDigit(t.words[next].lower)) {
		return false
	}
	if left {
		return right
	}
	if c.bound[t.words[before].lower] && !c.light[t.words[before].lower] {
		return false
	}
	for k := i - 1; k > before; k-- {
		if c.particles[t.words[k].lower] {
			return true
		}
	}
	return right || c.light[t.words[before].lower]
}

func hasDigit(word string) bool { return strings.ContainsFunc(word, unicode.IsDigit) }

// longestRepetition is the number of words that may be repeated together.
const longestRepetition = 5

// assemble writes the words that stay, and the marks between them.
func (t *talk) assemble(c *Cleaner) string {
	var b strings.Builder
	last := -1 // the last word that was written
	for i := range t.words {
		if t.words[i].drop != stay {
			continue
		}
		word := t.text[t.words[i].start:t.words[i].end]
		gap := t.between(last, i, c)
		if last+1 < i && capital(t.text, t.words[last+1]) && (last < 0 || strings.ContainsAny(gap, ".!?\n")) {
			word = upperFirst(word)
		}
		b.WriteString(gap + word)
		last = i
	}
	if last < 0 {
		return ""
	}
	return strings.TrimSpace(b.String() + t.between(last, len(t.words), c))
}
