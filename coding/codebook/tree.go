package codebook

import (
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// tree is a codebook's text with the places of its entries.
type tree struct {
	doc  *source.Document
	text string
	root []source.Pair
	// entries are all categories, codes and themes, those above before those
	// below.
	entries []*entry
	lists   []*list
}

// list is a list of entries in the text.
type list struct {
	key    *source.Node // of the pair whose value the list is
	node   *source.Node
	owner  *entry // nil at the top
	kind   string // of its entries
	column int    // of the dashes, from 0
	items  []*entry
}

// entry is a category, code or theme in the text.
type entry struct {
	kind, id string
	node     *source.Node
	pairs    []source.Pair
	list     *list
	// first and last are the lines of the entry with its comments, dash the
	// one of its dash.
	first, dash, last int
}

// The kinds of entries.
const (
	aCategory = "category"
	aCode     = "code"
	aTheme    = "theme"
)

// parse reads a text whose codebook has no error.
func parse(file string, text []byte) (*tree, error) {
	doc, root := source.Parse(file, text, 0)
	t := &tree{doc: doc, text: string(text)}
	if err := doc.Problems.Err(); err != nil {
		return nil, err
	}
	if root == nil {
		return t, nil
	}
	if root.Style() != source.Lines {
		return nil, t.fault(root, source.Say("the codebook is written in brackets"), "write it as `key: value` lines")
	}
	t.root = root.Pairs("the codebook")
	t.read(nil, t.root)
	return t, nil
}

// read finds the lists among the pairs of an entry, or of the whole text.
func (t *tree) read(owner *entry, pairs []source.Pair) {
	kinds := map[string]string{"categories": aCategory, "codes": aCode}
	if owner == nil {
		kinds["themes"] = aTheme
	}
	for _, p := range pairs {
		kind, ok := kinds[p.Key.Text("a key")]
		if !ok {
			continue
		}
		l := &list{key: p.Key, node: p.Value, owner: owner, kind: kind, column: -1}
		t.lists = append(t.lists, l)
		if p.Value.Style() == source.Lines {
			_, column := p.Value.Place()
			l.column = column - 1
		}
		for _, item := range p.Value.Items(kind) {
			if !item.IsMap() {
				continue
			}
			e := &entry{kind: kind, node: item, list: l, pairs: item.Pairs(kind)}
			e.id = e.value(kind).Text(kind)
			if l.column >= 0 {
				t.place(e)
			}
			l.items = append(l.items, e)
			t.entries = append(t.entries, e)
			t.read(e, e.pairs)
		}
	}
}

// place finds the lines of an entry.
func (t *tree) place(e *entry) {
	column := e.list.column
	e.dash, _ = e.node.Place()
	for e.dash > 1 && !strings.HasPrefix(strings.TrimLeft(t.line(e.dash), " "), "-") {
		e.dash--
	}
	for e.first = e.dash; e.first > 1; e.first-- {
		if indent, comment := t.comment(e.first - 1); !comment || indent != column {
			break
		}
	}
	e.last = t.doc.LineAt(max(e.node.End()-1, e.node.Start()))
	for line := e.last + 1; line <= t.doc.LineCount(); line++ {
		indent, comment := t.comment(line)
		switch {
		case comment && indent > column:
			e.last = line
		case !t.blank(line):
			return
		}
	}
}

// line returns a line of the text without its line break.
func (t *tree) line(number int) string {
	start, end := t.doc.Line(number)
	return strings.TrimRight(t.text[start:end], "\r\n\u0085\u2028\u2029")
}

func (t *tree) blank(line int) bool { return strings.TrimSpace(t.line(line)) == "" }

// comment reports whether a line holds nothing but a comment, and where it
// begins.
func (t *tree) comment(line int) (indent int, ok bool) {
	text := t.line(line)
	rest := strings.TrimLeft(text, " \t")
	return len(text) - len(rest), strings.HasPrefix(rest, "#")
}

// find returns the entry with an id.
func (t *tree) find(id string, kinds ...string) *entry {
	i := slices.IndexFunc(t.entries, func(e *entry) bool {
		return corpus.Equal(e.id, id) && (len(kinds) == 0 || slices.Contains(kinds, e.kind))
	})
	if i < 0 {
		return nil
	}
	return t.entries[i]
}

// called returns the entries of some kinds that have a name.
func (t *tree) called(name string, kinds ...string) []*entry {
	var out []*entry
	for _, e := range t.entries {
		if slices.Contains(kinds, e.kind) && corpus.Equal(e.name(), name) {
			out = append(out, e)
		}
	}
	return out
}

// ids returns the ids of all entries of some kinds.
func (t *tree) ids(kinds ...string) []string {
	var out []string
	for _, e := range t.entries {
		if slices.Contains(kinds, e.kind) {
			out = append(out, e.id)
		}
	}
	return out
}

// value returns the value of a key of the entry, nil where it has none.
func (e *entry) value(key string) *source.Node {
	_, value := pairOf(e.pairs, key)
	return value
}

func pairOf(pairs []source.Pair, key string) (name, value *source.Node) {
	for _, p := range pairs {
		if p.Key.Text("a key") == key {
			return p.Key, p.Value
		}
	}
	return nil, nil
}

// above reports whether an entry stands above another, or is the same.
func (e *entry) above(other *entry) bool {
	for ; other != nil; other = other.list.owner {
		if other == e {
			return true
		}
	}
	return false
}

// source returns the lines of an entry as they stand in the text.
func (t *tree) source(e *entry) string {
	start, _ := t.doc.Line(e.first)
	_, end := t.doc.Line(e.last)
	return t.text[start:end]
}

// fault is an error with the place of a node.
func (t *tree) fault(n *source.Node, message source.Note, hint string) error {
	return t.problem(n, message, hint)
}

func (t *tree) problem(n *source.Node, message source.Note, hint string) *source.Problem {
	line, column := n.Place()
	p := source.Told(source.Error, t.doc.File, line, message, hint)
	p.Column = column
	return p
}

// keyColumn returns the column, from 0, of the keys of an entry.
func (e *entry) keyColumn() int {
	_, column := e.pairs[0].Key.Place()
	return column - 1
}
