package comparison

import (
	"strconv"
	"strings"

	"mening/corpus/source"
)

// Match says what is compared.
type Match struct {
	Kind Kind
	// Share is the least part of the shorter of two units that must be common
	// for [Overlap], from above 0 to 1.
	Share float64
}

// Kind is a kind of [Match].
type Kind string

// The kinds.
const (
	// Sentence compares each sentence of the participants' talk. A code is
	// there where a unit with it holds at least half of the sentence's
	// characters, or lies within it.
	Sentence Kind = "sentence"
	// Exact compares the coders' units; those with the same span are one item.
	Exact Kind = "exact"
	// Overlap compares the coders' units; those that share enough are one item.
	Overlap Kind = "overlap"
)

const defaultShare = 0.5

// ParseMatch reads `sentence`, `exact`, `overlap` or `overlap=0.5`, also as
// `overlap=50%`. An empty text is sentence.
func ParseMatch(text string) (Match, error) {
	kind, share, given := strings.Cut(strings.ToLower(strings.TrimSpace(text)), "=")
	m := Match{Kind: Kind(kind)}
	switch m.Kind {
	case "":
		m.Kind = Sentence
	case Sentence, Exact, Overlap:
	default:
		return m, source.Say("matching cannot be %q\n  %s", text, source.Meant(kind, []string{string(Sentence), string(Exact), string(Overlap)}))
	}
	if m.Kind == Overlap {
		m.Share = defaultShare
	}
	if !given {
		return m, nil
	}
	value, err := ParseShare(share)
	if m.Kind != Overlap || err != nil || value <= 0 {
		return m, source.Say("matching cannot be %q\n  write sentence, exact, or overlap= with a share from above 0 to 1, such as overlap=0.5", text)
	}
	m.Share = value
	return m, nil
}

// ParseShare reads a share from 0 to 1, as 0.2, 0,2 or 20%.
func ParseShare(text string) (float64, error) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	value, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(number), ",", ".", 1), 64)
	if percent {
		value /= 100
	}
	if err != nil || !(value >= 0 && value <= 1) {
		return 0, source.Say("%q is no share from 0 to 1 or 0%% to 100%%", text)
	}
	return value, nil
}

// String returns the text that ParseMatch reads.
func (m Match) String() string {
	if m.Kind == Overlap {
		return "overlap=" + strconv.FormatFloat(m.Share, 'g', -1, 64)
	}
	return string(m.Kind)
}
