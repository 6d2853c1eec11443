package codebook

import (
	"slices"
	"strings"

	"mening/corpus/source"
)

// splice puts a text in place of some bytes.
type splice struct {
	start, end int
	text       string
}

// apply carries out splices.
func (t *tree) apply(splices []splice) []byte {
	out := make([]source.Splice, len(splices))
	for i, s := range splices {
		out[i] = source.Splice{Start: s.start, End: s.end, Text: s.text}
	}
	return []byte(source.Replace(t.text, out))
}

// put replaces a value that stands on one line or several.
func put(n *source.Node, text string) splice { return splice{n.Start(), n.End(), text} }

// remove takes entries out, with the blank lines and the keys that nobody needs
// then.
func (t *tree) remove(entries ...*entry) []splice {
	var out []splice
	gone := map[*list]int{}
	for _, e := range entries {
		gone[e.list]++
		from, to := e.first, e.last+1 // half-open
		before := from > 1 && t.blank(from-1)
		if before || from == 1 || e == e.list.items[0] && len(e.list.items) > 1 {
			for to <= t.doc.LineCount() && t.blank(to) {
				to++
			}
		}
		if before && to > t.doc.LineCount() { // at the end of the file
			for from > 1 && t.blank(from-1) {
				from--
			}
		}
		start, _ := t.doc.Line(from)
		_, end := t.doc.Line(to - 1)
		out = append(out, splice{start, end, ""})
	}
	for _, e := range entries {
		l := e.list
		if gone[l] != len(l.items) {
			continue
		}
		gone[l] = 0
		line, _ := l.key.Place()
		if _, comment := t.comment(line - 1); strings.TrimSpace(t.line(line)) != l.key.Text("a key")+":" || line > 1 && comment {
			continue
		}
		start, end := t.doc.Line(line)
		out = append(out, splice{start, end, ""})
	}
	return out
}

// shift indents lines anew: what began in column from begins in column to.
func shift(text string, from, to int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		switch rest := strings.TrimLeft(line, " "); {
		case strings.TrimSpace(rest) == "":
		case to >= from:
			line = strings.Repeat(" ", to-from) + line
		default:
			line = line[min(from-to, len(line)-len(rest)):]
		}
		b.WriteString(line)
	}
	return b.String()
}

// step is how much more than its key a list is indented in this text.
func (t *tree) step() int {
	for _, l := range t.lists {
		if _, column := l.key.Place(); l.column >= 0 {
			return l.column - (column - 1)
		}
	}
	return 2
}

// spaced reports whether blank lines stand between the entries of a list, or of
// most lists where it has no two.
func (t *tree) spaced(l *list) bool {
	between := func(l *list) (yes, all int) {
		for _, e := range l.items[min(1, len(l.items)):] {
			if all++; e.first > 1 && e.list.column >= 0 && t.blank(e.first-1) {
				yes++
			}
		}
		return yes, all
	}
	if l != nil {
		if yes, all := between(l); all > 0 {
			return 2*yes > all
		}
	}
	yes, all := 0, 0
	for _, l := range t.lists {
		y, a := between(l)
		yes, all = yes+y, all+a
	}
	return all > 0 && 2*yes > all
}

// insert puts an entry at the end of a list: that with this key below an owner,
// or at the top where it is nil. The entry is written with its dash in column 0.
func (t *tree) insert(owner *entry, key, text string) (splice, error) {
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	pairs, column := t.root, 0
	if owner != nil {
		if err := t.inLines(owner); err != nil {
			return splice{}, err
		}
		pairs, column = owner.pairs, owner.keyColumn()
	}
	name, value := pairOf(pairs, key)
	if name == nil {
		return t.insertPair(owner, pairs, key, column+t.step(), text), nil
	}
	l := t.listOf(name)
	if len(l.items) > 0 {
		last := l.items[len(l.items)-1]
		if l.column < 0 {
			return splice{}, t.bracketed(owner, l)
		}
		text = shift(text, 0, l.column)
		if t.spaced(l) {
			text = "\n" + text
		}
		_, at := t.doc.Line(last.last)
		return splice{at, at, text}, nil
	}
	line, _ := name.Place()
	_, at := t.doc.Line(line)
	text = shift(text, 0, column+t.step())
	if value.Style() == source.Brackets || value.Style() == source.Reference {
		if value.Style() == source.Reference {
			return splice{}, t.fault(value, source.Say("`%s` refers to another place by *", key), "write its entries out; then they can be changed")
		}
		if t.doc.LineAt(value.End()-1) != line {
			return splice{}, t.bracketed(owner, l)
		}
		// What stands behind the brackets, a comment, stays on its line.
		start := value.Start()
		return splice{start, at, strings.TrimLeft(t.text[value.End():at], " ") + text}, nil
	}
	return splice{at, at, text}, nil
}

func (t *tree) listOf(key *source.Node) *list {
	return t.lists[slices.IndexFunc(t.lists, func(l *list) bool { return l.key == key })]
}

// insertPair puts in a key with a list of one entry. Codes stand before
// sub-categories and before themes.
func (t *tree) insertPair(owner *entry, pairs []source.Pair, key string, column int, text string) splice {
	indent := 0
	if owner != nil {
		indent = owner.keyColumn()
	}
	text = strings.Repeat(" ", indent) + key + ":\n" + shift(text, 0, column)
	before := map[string]string{aCode + "s": "categories", "categories": "codes"}[key]
	if owner == nil {
		before = map[string]string{"codes": "themes", "categories": "codes"}[key]
	} else if key == "categories" {
		before = ""
	}
	if name, _ := pairOf(pairs, before); name != nil && name != pairs[0].Key {
		line, _ := name.Place()
		for line > 1 {
			if at, comment := t.comment(line - 1); !comment || at != indent {
				break
			}
			line--
		}
		at, _ := t.doc.Line(line)
		if owner == nil && line > 1 && t.blank(line-1) {
			text += "\n"
		}
		return splice{at, at, text}
	}
	at := len(t.text)
	switch {
	case owner != nil:
		_, at = t.doc.Line(owner.last)
	case len(pairs) > 0:
		last := pairs[len(pairs)-1]
		line := t.doc.LineAt(max(last.Key.End(), last.Value.End()) - 1)
		for next := line + 1; next <= t.doc.LineCount(); next++ {
			switch at, comment := t.comment(next); {
			case comment && at > 0:
				line = next
				continue
			case t.blank(next):
				continue
			}
			break
		}
		_, at = t.doc.Line(line)
		text = "\n" + text
	}
	return splice{at, at, text}
}
