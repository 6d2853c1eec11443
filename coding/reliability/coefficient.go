package reliability

import "mening/corpus/source"

// Why a coefficient is undefined.
const (
	FewCoders   = "undefined: fewer than two coders rated anything"
	NoOverlap   = "undefined: no unit was rated by two coders"
	NoVariation = "undefined: no variation, only %s was used"
	NoExpected  = "undefined: no disagreement is expected by chance"
	OneCategory = "undefined: only one category is known"
	TwoCoders   = "undefined: for two coders, and %d rated; Fleiss' κ is its form for more"
	AllPairs    = "undefined for each pair of coders"
	NoContinuum = "undefined: no text was read by two coders"
	NoUnits     = "undefined: nobody marked anything"
	NoCommon    = "undefined: no words were marked by two coders"
)

// How an interval was made, or why there is none.
const (
	ByGwet      = "interval: Gwet (2014), t, degrees of freedom: %d"
	ByFleiss    = "interval: Fleiss, Cohen & Everitt (1969)"
	ByBootstrap = "interval: bootstrap over units, samples: %d, seed: %d"
	ByTexts     = "interval: bootstrap over texts, samples: %d, seed: %d"
	OneUnit     = "no interval: one unit only"
	FewTexts    = "no interval: fewer than %d texts"
	FewSamples  = "no interval: the coefficient is undefined in most samples"
	NoWidth     = "no unit differs from another, so that the interval has no width"
)

// What else is said.
const (
	NoteLinear    = "linear weights"
	NoteQuadratic = "quadratic weights"
	NoteAC2       = "with weights it is AC2"
	NoteLight     = "mean over pairs of coders (Light 1971): %d"
	NoteHolsti    = "mean over pairs of coders: %d"
	NotePairs     = "pairs left out because undefined: %d"
	NoteCoverage  = "where two coders marked the same words: %.1f %% of the text"
)

// Coefficient is one measure of agreement.
type Coefficient struct {
	// Name is a word such as cohen_kappa, the same in every language.
	Name string
	// Units and Pairs are what was compared: units with two ratings or more,
	// and pairs of ratings of one unit. Of coefficients for unitizing they are
	// the stretches that were marked and the pairs of coders, text by text.
	Units, Pairs int
	// Undefined says why there is no value; it is nil where there is one.
	Undefined *source.Note
	// Interval says how the interval was made, or why there is none. It is the
	// zero value where there is no value.
	Interval source.Note
	// Notes say what else is to be known.
	Notes []source.Note

	value, low, high float64
	bounded          bool
}

// Value returns the coefficient; ok is false where it is undefined.
func (c Coefficient) Value() (value float64, ok bool) { return c.value, c.Undefined == nil }

// Bounds returns the 95 % interval; ok is false where there is none.
func (c Coefficient) Bounds() (low, high float64, ok bool) { return c.low, c.high, c.bounded }

// Note returns all that is said about the coefficient, in the order in which
// it should be read.
func (c Coefficient) Note() []source.Note {
	if c.Undefined != nil {
		return []source.Note{*c.Undefined}
	}
	out := append([]source.Note{}, c.Notes...)
	if c.Interval.Format != "" {
		out = append(out, c.Interval)
	}
	return out
}

// newCoefficient returns a coefficient that is undefined where nothing can be
// compared.
func newCoefficient(name string, r *Ratings) Coefficient {
	c := Coefficient{Name: name, Undefined: r.incomplete()}
	c.Units, c.Pairs = r.pairable()
	return c
}

// undefined returns the coefficient without value.
func (c Coefficient) undefined(why *source.Note) Coefficient {
	return Coefficient{Name: c.Name, Units: c.Units, Pairs: c.Pairs, Undefined: why}
}

func (c *Coefficient) note(format string, args ...any) {
	c.Notes = append(c.Notes, source.Note{Format: format, Args: args})
}
