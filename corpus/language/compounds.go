package language

import "strings"

// Compounds tells the parts of compound words. Words are as [Analyzer.Lower]
// gives them. It must not change and must be safe for many goroutines.
type Compounds interface {
	// Word returns the stems under which a word itself is known: its own, and
	// that of each word of the lexicon whose inflection it may be.
	Word(lower string) []string
	// Parts returns the stems of the word and, where it is a compound, of its
	// parts and of every run of them. Stems may come twice.
	Parts(lower string) []string
}

// WithCompounds returns an analyzer that knows the parts of compounds, too.
func (a *Analyzer) WithCompounds(c Compounds) *Analyzer {
	with := *a
	with.compounds = c
	return &with
}

// Word returns the stems under which a word in lower case is known; its stem
// alone where no lexicon tells more.
func (a *Analyzer) Word(lower string) []string {
	if a.compounds == nil {
		return []string{a.stem(lower)}
	}
	return a.compounds.Word(lower)
}

// Parts returns the stems of a word in lower case and of its parts; its own
// alone where no lexicon tells more.
func (a *Analyzer) Parts(lower string) []string {
	if a.compounds == nil {
		return []string{a.stem(lower)}
	}
	return a.compounds.Parts(lower)
}

// MayHavePart reports whether the word, in lower case, may have a part of the
// stem. It answers without splitting, so it may say yes where there is none,
// but never no where there is one.
func (a *Analyzer) MayHavePart(lower, stem string) bool {
	return !a.StemsAreBeginnings() || strings.Contains(lower, stem)
}
