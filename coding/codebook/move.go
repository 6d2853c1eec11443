package codebook

import (
	"mening/coding"
	"mening/corpus/source"
)

// Move puts a code or category at the end of those below another category.
// Where below is empty a code becomes loose, and a category goes to the top. It
// does nothing where the entry stands there already.
func (e *Editor) Move(id, below string) error {
	t, moved, err := e.entry(id, aCode, aCategory)
	if err != nil {
		return err
	}
	target, err := e.below(below)
	if err != nil {
		return err
	}
	from := ""
	if moved.list.owner != nil {
		from = moved.list.owner.id
	}
	if from == target {
		return nil
	}
	key := "codes"
	if moved.kind == aCategory {
		key = "categories"
		if target != "" && moved.above(t.find(target, aCategory)) {
			return source.Say("%q stands below %q\n  a category cannot go below itself; move %q out of it first", target, moved.id, target)
		}
	}
	var text string
	change := Entry{Act: coding.ChangeMove, Kind: moved.kind, From: []string{moved.id}, To: []string{moved.id}, Above: from, Below: target}
	return e.change(&change, func(t *tree) ([]splice, error) {
		it := t.find(moved.id)
		if err := t.inList(it); err != nil {
			return nil, err
		}
		text = shift(t.source(it), it.list.column, 0)
		return t.remove(it), nil
	}, func(t *tree) ([]splice, error) { return into(target, key, text)(t) })
}
