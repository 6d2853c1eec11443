package language

import (
	"slices"
	"strings"
)

// Answers knows the words of a language that deny and that agree. It is
// immutable and safe for many goroutines.
type Answers struct {
	analyzer                          *Analyzer
	negations, lacks, assents, beside map[string]bool
}

// NewAnswers returns what a language has of these words; it has none in a
// language that is not among [SpeechLanguages].
func NewAnswers(a *Analyzer) *Answers {
	l := speech()[a.Language()]
	return &Answers{a, a.words(l.negations), a.words(l.lacks), a.words(l.assents), a.words(l.beside)}
}

// words returns a list as a set of lower-case words, folded where the analyzer
// folds.
func (a *Analyzer) words(list string) map[string]bool {
	out := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		out[a.Lower(word)] = true
	}
	return out
}

// lowered returns the words of a text as they compare, notes left out.
func (a *Analyzer) lowered(text string) []string {
	var out []string
	for _, w := range a.Words(text, nil) {
		out = append(out, a.Form(text[w.Start:w.End]).Lower)
	}
	return out
}

// WordCount counts the words of a text, notes left out.
func (a *Analyzer) WordCount(text string) int { return len(a.Words(text, nil)) }

// Negation returns the first word of a text that denies, empty where none does.
// A no that answers denies nothing in what follows it.
func (n *Answers) Negation(text string) string {
	words := n.analyzer.Words(text, nil)
	for _, i := range n.Denying(text, words) {
		return n.analyzer.Form(text[words[i].Start:words[i].End]).Lower
	}
	return ""
}

// Denies reports whether a text denies, or says that something is lacking.
func (n *Answers) Denies(text string) bool {
	return slices.ContainsFunc(n.analyzer.lowered(text), func(w string) bool { return n.negations[w] || n.lacks[w] })
}

// longestAssent is the number of words beyond which an answer is no bare yes or
// no.
const longestAssent = 5

// Assent reports whether a text is a bare yes, no or the like, and nothing else.
func (n *Answers) Assent(text string) bool {
	words := n.analyzer.lowered(text)
	agrees := false
	for _, w := range words {
		if n.assents[w] {
			agrees = true
		} else if !n.beside[w] {
			return false
		}
	}
	return agrees && len(words) <= longestAssent
}

// Denying returns the words of a text that deny, as places in its words,
// ascending. A no that answers denies nothing in what follows it.
func (n *Answers) Denying(text string, words []Word) []int {
	var out []int
	answering := true
	for i, w := range words {
		word := n.analyzer.Form(text[w.Start:w.End]).Lower
		if n.negations[word] && !(n.assents[word] && (answering || w.After&(gapComma|gapStop) != 0)) {
			out = append(out, i)
		}
		answering = n.assents[word]
	}
	return out
}
