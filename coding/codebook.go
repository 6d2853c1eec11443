package coding

import (
	"slices"

	"mening/corpus"
	"mening/corpus/query"
	"mening/corpus/words"
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
	// Lexicons tell the parts of compounds, for rules that ask for them; nil
	// where there are none.
	Lexicons *words.Folder
	// Retired are codes that nobody uses any more. They stand in the file, find
	// nothing and are not counted; their ids stay taken.
	Retired []*Code

	// Stamp names the text that was read: the version and the first digits of
	// its SHA-256. The log of changes bears it, and so do decisions (see Basis).
	// It is empty where there is no file.
	Stamp string

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

// Below reports whether a category stands below another one, or is that one.
func (c *Category) Below(above *Category) bool {
	for ; c != nil; c = c.Parent {
		if c == above {
			return true
		}
	}
	return false
}
