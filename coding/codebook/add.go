package codebook

import (
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// New is a code or category to be added.
type New struct {
	// Name is what people read. ID is made of it where it is empty.
	ID, Name string
	// Definition says what it means; it may be empty.
	Definition string
	// Below is the category in which it is to stand. Where it is empty, a code
	// is loose and a category stands at the top.
	Below string
	// Origin of a code is deductive, or else inductive.
	Origin string
}

// Add adds a code without rules, and returns its id.
func (e *Editor) Add(n New) (id string, err error) { return e.add(aCode, n) }

// AddCategory adds an empty category, and returns its id.
func (e *Editor) AddCategory(n New) (id string, err error) { return e.add(aCategory, n) }

func (e *Editor) add(kind string, n New) (string, error) {
	t, err := e.tree(e.text)
	if err != nil {
		return "", err
	}
	n.Name = strings.Join(strings.Fields(n.Name), " ")
	if n.Name == "" && n.ID == "" {
		return "", source.Say("the new %s needs a name\n  write it in quotes", source.Say(kind))
	}
	if same := t.named(kind, n.Name); same != nil {
		return "", source.Say("the name belongs to the %s %q already\n  use it, or choose another name", source.Say(kind), same.id)
	}
	if n.ID == "" {
		n.ID = idOf(n.Name, func(id string) bool { return t.find(id) != nil })
	} else if err := t.free(n.ID); err != nil {
		return "", err
	}
	text := "- " + kind + ": " + source.Scalar(n.ID) + "\n"
	if n.Name != "" && n.Name != n.ID {
		text += "  name: " + source.Scalar(n.Name) + "\n"
	}
	if n.Definition != "" {
		text += "  definition: " + source.Scalar(n.Definition) + "\n"
	}
	key := "categories"
	if kind == aCode {
		key = "codes"
		if n.Origin == "" {
			n.Origin = "inductive"
		}
		text += "  origin: " + n.Origin + "\n"
	}
	owner, err := e.below(n.Below)
	if err != nil {
		return "", err
	}
	change := Entry{Act: coding.ChangeAdd, To: []string{n.ID}, Name: n.Name, Kind: kind}
	if owner != "" {
		change.Below = owner
	}
	return n.ID, e.change(&change, into(owner, key, text))
}

// below returns the id of the category that is meant, empty for none.
func (e *Editor) below(id string) (string, error) {
	if id == "" || corpus.Equal(id, coding.Uncategorised) {
		return "", nil
	}
	_, found, err := e.entry(id, aCategory)
	if err != nil {
		return "", err
	}
	return found.id, nil
}

// into puts an entry, written with its dash in column 0, at the end of a list of
// a category, or of one at the top where that is empty.
func into(category, key, text string) stage {
	return func(t *tree) ([]splice, error) {
		var owner *entry
		if category != "" {
			owner = t.find(category, aCategory)
		}
		s, err := t.insert(owner, key, text)
		return []splice{s}, err
	}
}

// named returns the entry with a name.
func (t *tree) named(kind, name string) *entry {
	for _, e := range t.entries {
		if e.kind == kind && name != "" && corpus.Equal(e.name(), name) {
			return e
		}
	}
	return nil
}
