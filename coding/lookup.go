package coding

import (
	"slices"

	"mening/corpus"
	"mening/corpus/source"
)

// Code returns the code with this id, or nil.
func (b *Codebook) Code(id string) *Code {
	i := slices.IndexFunc(b.Codes, func(c *Code) bool { return corpus.Equal(c.ID, id) })
	if i < 0 {
		return nil
	}
	return b.Codes[i]
}

// CodesCalled returns the codes that a person means by a word: the one with this
// id, else all with this name, else the one that had the id once.
func (b *Codebook) CodesCalled(word string) []*Code {
	if c := b.Code(word); c != nil {
		return []*Code{c}
	}
	var out []*Code
	for _, c := range b.Codes {
		if corpus.Equal(c.Name, word) {
			out = append(out, c)
		}
	}
	if c := b.code(word); c != nil && out == nil {
		return []*Code{c}
	}
	return out
}

// CategoriesCalled returns the categories that a person means by a word, as
// CodesCalled does.
func (b *Codebook) CategoriesCalled(word string) []*Category {
	if c := b.Category(word); c != nil {
		return []*Category{c}
	}
	var out []*Category
	b.Walk(func(c *Category, _ int) {
		if corpus.Equal(c.Name, word) && c.ID != Uncategorised {
			out = append(out, c)
		}
	})
	if c := b.Category(b.Now(word)); c != nil && out == nil {
		return []*Category{c}
	}
	return out
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
		if c := b.Category(b.Now(id)); c != nil {
			return c.Under(), true
		}
		return nil, false
	case "theme":
		t := b.Theme(b.Now(id))
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

// Place returns the place of a code in Codes.
func (b *Codebook) Place(c *Code) int { return slices.Index(b.Codes, c) }

// MeantCode returns a hint for an id that no code has: the nearest one, or the
// codes that there are and how to list those that it leaves out.
func (b *Codebook) MeantCode(id string) source.Note { return b.Meant("code", id) }

// Meant is MeantCode for an id of what a reference may name: a code, a category,
// a theme or a value.
func (b *Codebook) Meant(reference, id string) source.Note {
	return source.Known{Names: b.IDs(reference), Listed: Listing(reference)}.Meant(id)
}

// Listing returns the command that lists the values of a field.
func Listing(field string) string {
	switch field {
	case "code", "beside":
		return "mening code"
	case "rule", "only-rule":
		return "mening rules"
	case "category":
		return "mening tally"
	case "theme", "dimension":
		return "mening tally --rows " + field
	case "interview", "transcript":
		return "mening turns --report"
	}
	return "mening tally --by " + field
}
