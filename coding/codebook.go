package coding

import (
	"slices"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/query"
	"mening/corpus/source"
)

// Codebook is the tree of categories and codes with their rules.
type Codebook struct {
	// File is where it was read, for messages.
	File    string
	Name    string
	Version string
	// Language is the language of examples, and of rules' words where a
	// transcript has no other.
	Language string
	Unit     Unit
	Join     Join
	// Exclusive says that no unit should lie in two categories.
	Exclusive  bool
	Dimensions []Dimension
	// Values are what may be said about a coding, such as valence.
	Values []ValueSet
	// Categories are the top of the tree. Loose codes stand in a last
	// category with the id [Uncategorised].
	Categories []*Category
	Themes     []*Theme
	// Codes are all codes in the order of the tree.
	Codes []*Code
	// Analyzer gives the analyzer of a language, with and without folding,
	// that knows the study's compounds. Nil stands for [language.New].
	Analyzer func(language string, fold bool) (*language.Analyzer, error)
	// Retired are codes that nobody uses any more. They stand in the file, find
	// nothing and are not counted; their ids stay taken.
	Retired []*Code

	history *history
}

// Uncategorised is the id of the category that holds loose codes.
const Uncategorised = "uncategorised"

// Unit is what a rule-made meaning unit is made of.
type Unit string

// The units.
const (
	Sentences  Unit = "sentence"
	Turns      Unit = "turn"
	Paragraphs Unit = "paragraph"
)

// Join says which rule-made units of one code within a turn become one.
type Join string

// The ways to join. Units that overlap are always one.
const (
	Adjacent  Join = "adjacent" // those that overlap or follow each other
	Never     Join = "never"
	WholeTurn Join = "turn" // all within the turn
)

// Dimension is an axis over categories and codes, such as RE-AIM.
type Dimension struct {
	ID     string
	Values []DimensionValue
}

// DimensionValue is one value of a dimension.
type DimensionValue struct {
	ID, Name, Question string
}

// ValueSet is a property that codings may have, with its values.
type ValueSet struct {
	Name   string
	Values []string
}

// Category is a group of codes that share content. A category within another
// is a sub-category.
type Category struct {
	ID, Name, Definition string
	Parent               *Category
	Categories           []*Category
	Codes                []*Code
	// Dimensions are the values by the dimension's id, those of the parent
	// where the category names none.
	Dimensions map[string][]string
	Line       int
}

// Code is the label of a meaning unit, with what makes it found.
type Code struct {
	ID, Name, Definition string
	// Include and Exclude say when to use the code and when not.
	Include, Exclude string
	// Origin is deductive, inductive, or empty.
	Origin string
	// Values are the defaults of its codings, by the name of the value set.
	Values map[string]string
	// Roles are whose talk is coded.
	Roles []corpus.Role
	Scope query.Scope
	// Rules are alternatives; each stands on a line of its own.
	Rules []Rule
	// Unless takes away the matches in a scope in which it matches.
	Unless          []Rule
	Examples        []Example
	Counterexamples []Example
	Category        *Category
	Dimensions      map[string][]string
	Line            int
	// index is the place of the code in Codebook.Codes.
	index int
}

// Rule is an expression that finds text for a code.
type Rule struct {
	Expr query.Expr
	// Language is the ISO 639-1 code of the transcripts to which it applies,
	// empty where it applies to all.
	Language     string
	Line, Column int
}

// Example is a text that a code's rules must find, or must not.
type Example struct {
	Text         string
	Line, Column int
}

// Theme is a thread of meaning through categories.
type Theme struct {
	ID, Name, Definition string
	// Through are the ids of the categories and codes through which it runs.
	Through []string
	Line    int
}

// Code returns the code with this id, or nil.
func (b *Codebook) Code(id string) *Code {
	i := slices.IndexFunc(b.Codes, func(c *Code) bool { return corpus.Equal(c.ID, id) })
	if i < 0 {
		return nil
	}
	return b.Codes[i]
}

// RetiredCode returns the retired code with this id, or nil.
func (b *Codebook) RetiredCode(id string) *Code {
	i := slices.IndexFunc(b.Retired, func(c *Code) bool { return corpus.Equal(c.ID, id) })
	if i < 0 {
		return nil
	}
	return b.Retired[i]
}

// Category returns the category with this id at any depth, or nil.
func (b *Codebook) Category(id string) *Category {
	var found *Category
	b.Walk(func(c *Category, _ int) {
		if found == nil && corpus.Equal(c.ID, id) {
			found = c
		}
	})
	return found
}

// Theme returns the theme with this id, or nil.
func (b *Codebook) Theme(id string) *Theme {
	i := slices.IndexFunc(b.Themes, func(t *Theme) bool { return corpus.Equal(t.ID, id) })
	if i < 0 {
		return nil
	}
	return b.Themes[i]
}

// Walk calls f for every category in the order of the tree, with its depth
// from 0.
func (b *Codebook) Walk(f func(c *Category, depth int)) {
	var walk func(cs []*Category, depth int)
	walk = func(cs []*Category, depth int) {
		for _, c := range cs {
			f(c, depth)
			walk(c.Categories, depth+1)
		}
	}
	walk(b.Categories, 0)
}

// Under returns all codes of the category and of those below it.
func (c *Category) Under() []*Code {
	out := slices.Clone(c.Codes)
	for _, sub := range c.Categories {
		out = append(out, sub.Under()...)
	}
	return out
}

// Path returns the categories from the top down to the one of the code.
func (c *Code) Path() []*Category {
	var out []*Category
	for cat := c.Category; cat != nil; cat = cat.Parent {
		out = append(out, cat)
	}
	slices.Reverse(out)
	return out
}

// In reports whether a category or code with this id is the code itself or
// above it.
func (c *Code) In(id string) bool {
	if corpus.Equal(c.ID, id) {
		return true
	}
	for cat := c.Category; cat != nil; cat = cat.Parent {
		if corpus.Equal(cat.ID, id) {
			return true
		}
	}
	return false
}

// ThemesOf returns the themes that run through the code or what is above it, in
// the order of the codebook.
func (b *Codebook) ThemesOf(c *Code) []*Theme {
	var out []*Theme
	for _, t := range b.Themes {
		if slices.ContainsFunc(t.Through, c.In) {
			out = append(out, t)
		}
	}
	return out
}

// Refer returns the codes that a reference such as code:trisam, category:metod,
// theme:tillit or valence:- stands for; ok is false where nothing has that id or
// had it once.
func (b *Codebook) Refer(reference, id string) (codes []*Code, ok bool) {
	switch reference {
	case "code":
		if c := b.code(id); c != nil {
			return []*Code{c}, true
		}
		return nil, false
	case "category":
		if c := b.Category(b.now(id)); c != nil {
			return c.Under(), true
		}
		return nil, false
	case "theme":
		t := b.Theme(b.now(id))
		if t == nil {
			return nil, false
		}
		for _, c := range b.Codes {
			if slices.ContainsFunc(t.Through, c.In) {
				codes = append(codes, c)
			}
		}
		return codes, true
	}
	for _, v := range b.Values {
		if v.Name == reference && slices.Contains(v.Values, id) {
			for _, c := range b.Codes {
				if c.Values[reference] == id {
					codes = append(codes, c)
				}
			}
			return codes, true
		}
	}
	return nil, false
}

// References returns the names that may stand before a colon and mean the
// evidence of codes.
func (b *Codebook) References() []string {
	out := []string{"code", "category", "theme"}
	for _, v := range b.Values {
		out = append(out, v.Name)
	}
	return out
}

// IDs returns all ids that a reference may name.
func (b *Codebook) IDs(reference string) []string {
	var out []string
	switch reference {
	case "code":
		for _, c := range b.Codes {
			out = append(out, c.ID)
		}
	case "category":
		b.Walk(func(c *Category, _ int) { out = append(out, c.ID) })
	case "theme":
		for _, t := range b.Themes {
			out = append(out, t.ID)
		}
	default:
		for _, v := range b.Values {
			if v.Name == reference {
				return v.Values
			}
		}
	}
	return out
}

// Below reports whether a category stands below another one, or is that one.
func (c *Category) Below(above *Category) bool {
	for ; c != nil; c = c.Parent {
		if c == above {
			return true
		}
	}
	return false
}

// Place returns the place of a code in Codes.
func (b *Codebook) Place(c *Code) int { return slices.Index(b.Codes, c) }

// MeantCode returns a hint for an id that no code has: the nearest one, or the
// codes that there are and how to list those that it leaves out.
func (b *Codebook) MeantCode(id string) source.Note {
	ids := b.IDs("code")
	meant := source.Meant(id, ids)
	if len(ids) <= source.MostKnown || source.Nearest(id, ids) != "" {
		return meant
	}
	return source.Say("%s; mening code lists all", meant)
}
