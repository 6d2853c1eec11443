package words

import (
	"cmp"
	"math"
	"slices"

	"mening/corpus"
)

// Key is how a form is used in one group of talk, compared with another.
type Key struct {
	Form             *Form
	Focus, Reference Counts
	// G2 is [LogLikelihood], Ratio is [LogRatio]: positive where the focus uses
	// the form more.
	G2, Ratio float64
}

// Over reports whether the focus uses the form relatively more often.
func (k *Key) Over() bool { return k.Ratio > 0 }

// Side is one of two sides that are compared.
type Side interface {
	// Speaker reports whether a speaker takes part in its talk.
	Speaker(*corpus.Transcript, *corpus.Speaker) bool
	// Voice reports whether the words of a voice are its talk.
	Voice(*Voice) bool
}

// Compare returns the division into a focus and a reference, which is everybody
// else where it is nil. Talk that belongs to both belongs to the focus.
func Compare(focus, reference Side) Division {
	one := func(in, against bool) []int {
		switch {
		case in:
			return []int{0}
		case against:
			return []int{1}
		}
		return nil
	}
	return Division{
		Values: []corpus.Value{{ID: "focus"}, {ID: "reference"}},
		Speaker: func(t *corpus.Transcript, s *corpus.Speaker) []int {
			return one(focus.Speaker(t, s), reference == nil || reference.Speaker(t, s))
		},
		Voice: func(v *Voice) []int { return one(focus.Voice(v), reference == nil || reference.Voice(v)) },
	}
}

// Keyness compares the first group with the second one, as [Compare] divides
// them: a key for each form that one of them uses relatively more often
// than the other, first those of the focus, then those of the reference, each by
// falling G²; equal ones by their place in Forms.
func (v *Vocabulary) Keyness(g *Groups) []Key {
	c, d := g.Groups[0].Words, g.Groups[1].Words
	var out []Key
	for i := range v.Forms {
		counts, _ := g.Of(&v.Forms[i])
		k := Key{Form: &v.Forms[i], Focus: counts[0], Reference: counts[1]}
		if k.Focus.Count+k.Reference.Count == 0 {
			continue
		}
		k.G2 = LogLikelihood(k.Focus.Count, k.Reference.Count, c, d)
		if k.Ratio = LogRatio(k.Focus.Count, k.Reference.Count, c, d); k.Ratio != 0 {
			out = append(out, k)
		}
	}
	slices.SortStableFunc(out, func(a, b Key) int {
		if a.Over() != b.Over() {
			if a.Over() {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.G2, a.G2)
	})
	return out
}

// LogLikelihood returns G² of a word that occurs a times among c words and b
// times among d words:
//
//	E₁ = c(a+b)/(c+d)   E₂ = d(a+b)/(c+d)
//	G² = 2(a ln(a/E₁) + b ln(b/E₂))
//
// A term whose frequency is 0 is 0, its limit. The measure is that of Dunning,
// Accurate methods for the statistics of surprise and coincidence, Computational
// Linguistics 19(1), 1993, in the form of Rayson & Garside, Comparing corpora
// using frequency profiling, Workshop on Comparing Corpora, ACL 2000, which
// leaves out the two cells of all other words. The critical values of χ² with
// one degree of freedom hold for one word: 3.84 (p < 0.05), 6.63 (0.01), 10.83
// (0.001), 15.13 (0.0001). It says how sure a difference is, not how large, and
// takes words for independent of each other, which those of one speaker are not.
// It is 0 where c or d is.
func LogLikelihood(a, b, c, d int) float64 {
	if c == 0 || d == 0 {
		return 0
	}
	term := func(observed, words int) float64 {
		if observed == 0 {
			return 0
		}
		expected := float64(words) * float64(a+b) / float64(c+d)
		return float64(observed) * math.Log(float64(observed)/expected)
	}
	return max(0, 2*(term(a, c)+term(b, d))) // rounding may give -0.0…
}

// LogRatio returns how often the relative frequency of a word that occurs a
// times among c words doubles that of b times among d words:
//
//	log₂((a/c) / (b/d))
//
// 1 is twice as often, 2 four times, −1 half as often. A frequency of 0 is taken
// as 0.5; the result is 0 where that is more than the other side's share gives: of
// a rare word a few words tell nothing by not having it. After Hardie, Log Ratio – an informal introduction, CASS, Lancaster
// University, 2014. It is 0 where c or d is.
func LogRatio(a, b, c, d int) float64 {
	if c == 0 || d == 0 {
		return 0
	}
	share := func(count, words int) float64 {
		if count == 0 {
			return 0.5 / float64(words)
		}
		return float64(count) / float64(words)
	}
	ratio := math.Log2(share(a, c) / share(b, d))
	if a == 0 && ratio > 0 || b == 0 && ratio < 0 {
		return 0
	}
	return ratio
}
