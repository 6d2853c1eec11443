package codebook

import (
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/query"
	"mening/corpus/source"
)

// Rename gives a code, category or theme another id, another name, or both; what
// is empty stays. Rules, themes and the texts that name the id follow, and so do
// decisions.
func (e *Editor) Rename(id, newID, name string) error {
	t, found, err := e.entry(id, aCode, aCategory, aTheme)
	if err != nil {
		return err
	}
	id = found.id // it may have been its name
	name = strings.Join(strings.Fields(name), " ")
	if newID == "" || newID == found.id {
		newID = found.id
	} else if !corpus.Equal(newID, found.id) {
		if err := t.free(newID); err != nil {
			return err
		}
	} else if !isID(newID) {
		return source.Say("%q cannot be an id\n  use letters, digits, - and _", newID)
	}
	if name == found.name() && newID == found.id {
		name = ""
	}
	if newID == found.id && name == "" {
		return nil
	}
	if same := t.named(found.kind, name); same != nil && same.id != found.id {
		return source.Say("the name belongs to the %s %q already\n  choose another name, or merge them", source.Say(found.kind), same.id)
	}
	change := Entry{Act: coding.ChangeRename, Kind: found.kind, From: []string{found.id}, To: []string{newID}, Name: name}
	if name != "" {
		change.Was = found.name()
	}
	return e.change(&change, func(t *tree) ([]splice, error) {
		it := t.find(id)
		var out []splice
		if newID != it.id {
			refs, err := t.refer(e.vocabulary(), []substitution{{it.kind, it.id, []string{newID}}})
			if err != nil {
				return nil, err
			}
			out = append(refs, put(it.value(it.kind), source.Scalar(newID)))
		}
		if name == "" {
			return out, nil
		}
		return append(out, t.set(it, "name", name)), nil
	})
}

// vocabulary is how the rules of the codebook are read.
func (e *Editor) vocabulary() query.Vocabulary {
	return query.Vocabulary{Fields: e.fields, References: e.book.References()}
}

// set gives a key of an entry a text, below its id where it has no such key.
func (t *tree) set(e *entry, key, text string) splice {
	brackets := e.node.Style() == source.Brackets
	id := e.value(e.kind)
	name, value := pairOf(e.pairs, key)
	switch {
	case name != nil && value.Style() != source.Nothing && brackets:
		return put(value, source.ScalarInBrackets(text))
	case name != nil && value.Style() != source.Nothing:
		return put(value, source.Scalar(text))
	case name != nil:
		at := value.Start()
		return splice{at, at, " " + source.ScalarInBrackets(text)}
	case brackets:
		return splice{id.End(), id.End(), ", " + key + ": " + source.ScalarInBrackets(text)}
	}
	_, at := t.doc.Line(t.doc.LineAt(id.End() - 1))
	return splice{at, at, strings.Repeat(" ", e.keyColumn()) + key + ": " + source.Scalar(text) + "\n"}
}

// Retire takes a code, or a category with all that stands below it, out of use:
// it stays in the file with `retired: true`, finds nothing and is not counted.
// Decisions on it are kept.
func (e *Editor) Retire(id string) error {
	_, found, err := e.entry(id, aCode, aCategory)
	if err != nil {
		return err
	}
	id = found.id // it may have been its name
	for above := found; above != nil; above = above.list.owner {
		if above.value("retired").Bool("retired") {
			return source.Say("%q is retired already\n  take `retired: true` out of the codebook to bring it back", found.id)
		}
	}
	change := Entry{Act: coding.ChangeRetire, Kind: found.kind, From: []string{found.id}}
	return e.change(&change, func(t *tree) ([]splice, error) {
		it := t.find(id)
		s := t.set(it, "retired", "true")
		s.text = strings.Replace(strings.Replace(s.text, `"true"`, "true", 1), `'true'`, "true", 1)
		return []splice{s}, nil
	})
}
