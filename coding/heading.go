package coding

import (
	"slices"

	"mening/corpus/source"
)

// Heading is a category or a code as the row or the column of a table.
type Heading struct {
	ID, Name string
	// Level is category or code.
	Level string
	// Codes are the code itself, or those of the category and below it.
	Codes []*Code
	// Category is nil for a code.
	Category *Category
}

// HeadingKinds are what [Codebook.Headings] takes.
func HeadingKinds() []string { return []string{"category", "sub-category", "code"} }

// Headings returns, in the order of the codebook, the top categories
// (category), the categories that have codes directly in them (sub-category), or
// the codes (code).
func (b *Codebook) Headings(kind string) ([]Heading, error) {
	var out []Heading
	switch kind {
	case "category", "sub-category":
		b.Walk(func(c *Category, depth int) {
			if kind == "category" && depth == 0 || kind == "sub-category" && len(c.Codes) > 0 {
				h := Heading{ID: c.ID, Name: c.Name, Level: "category", Codes: c.Codes, Category: c}
				if kind == "category" {
					h.Codes = c.Under()
				}
				out = append(out, h)
			}
		})
	case "code":
		for _, c := range b.Codes {
			out = append(out, Heading{ID: c.ID, Name: c.Name, Level: "code", Codes: []*Code{c}})
		}
	default:
		return nil, source.Say("%q is no level of the codebook\n  %s", kind, source.Meant(kind, HeadingKinds()))
	}
	return out, nil
}

// HeadingsOf returns for each code the places of the headings under which it
// stands.
func HeadingsOf(headings []Heading) map[*Code][]int {
	out := map[*Code][]int{}
	for i, h := range headings {
		for _, c := range h.Codes {
			out[c] = append(out[c], i)
		}
	}
	return out
}

// Distinct returns the first observation of each text: several codes on one
// stretch are one unit.
func Distinct(observations []*Observation) []*Observation {
	seen := make(map[Stretch]bool, len(observations))
	return slices.DeleteFunc(slices.Clone(observations), func(o *Observation) bool {
		s := o.Stretch()
		again := seen[s]
		seen[s] = true
		return again
	})
}
