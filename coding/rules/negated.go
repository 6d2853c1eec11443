package rules

import (
	"slices"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
)

// NegationDistance is how many words may stand between a negation and evidence
// unless somebody says otherwise.
const NegationDistance = 3

// Denied is a unit beside whose evidence a negation stands.
type Denied struct {
	coding.Observation
	// Negations are the words that deny, in bytes of the turn's text, ascending.
	Negations []corpus.Span
}

// Negated returns the units of which some evidence stands beside a negation: in
// the same sentence, with at most so many words between, before or behind it. A
// negation that is evidence itself was asked for by the rule and tells nothing.
// The observations are in the order of the corpus.
func Negated(observations []coding.Observation, within int) []Denied {
	var out []Denied
	var n *denier
	for i := range observations {
		o := &observations[i]
		if len(o.Evidence) == 0 {
			continue
		}
		if n == nil || n.transcript != o.Transcript {
			if n = newDenier(o.Transcript); n == nil {
				continue
			}
		}
		if negations := n.beside(o, within); len(negations) > 0 {
			out = append(out, Denied{*o, negations})
		}
	}
	return out
}

// denier finds negations in one turn after another.
type denier struct {
	transcript *corpus.Transcript
	analyzer   *language.Analyzer
	answers    *language.Answers
	turn       *corpus.Turn
	words      []language.Word
	sentences  []language.Sentence
	denying    []int
}

func newDenier(t *corpus.Transcript) *denier {
	a, err := language.New(t.Language, t.Fold)
	if err != nil {
		return nil // the study has told it
	}
	return &denier{transcript: t, analyzer: a, answers: language.NewAnswers(a)}
}

func (n *denier) beside(o *coding.Observation, within int) []corpus.Span {
	if n.turn != o.Turn {
		n.read(o.Turn)
		n.denying = n.answers.Denying(o.Turn.Text, n.words)
	}
	var out []corpus.Span
	for _, at := range n.denying {
		span := n.span(at)
		if slices.ContainsFunc(o.Evidence, span.Overlaps) {
			continue
		}
		if slices.ContainsFunc(o.Evidence, func(e corpus.Span) bool { return n.near(at, e, within) }) {
			out = append(out, span)
		}
	}
	return out
}

// read takes the words and sentences of a turn.
func (n *denier) read(turn *corpus.Turn) {
	n.turn = turn
	n.words = n.analyzer.Words(turn.Text, n.words[:0])
	n.sentences = n.analyzer.Sentences(turn.Text, n.words, n.sentences[:0])
}

func (n *denier) span(word int) corpus.Span {
	return corpus.Span{Start: int(n.words[word].Start), End: int(n.words[word].End)}
}

// near reports whether a word stands in a sentence with some evidence, at most
// so many words from it. What filters alone made evidence of holds the word.
func (n *denier) near(at int, e corpus.Span, within int) bool {
	first := slices.IndexFunc(n.words, func(w language.Word) bool { return int(w.End) > e.Start })
	if first < 0 || int(n.words[first].Start) >= e.End {
		return false
	}
	last := first
	for last+1 < len(n.words) && int(n.words[last+1].Start) < e.End {
		last++
	}
	near, between := first, first-at-1
	if at > last {
		near, between = last, at-last-1
	}
	return between <= within && slices.ContainsFunc(n.sentences, func(s language.Sentence) bool {
		return int(s.First) <= min(at, near) && max(at, near) < int(s.Last)
	})
}
