package sheet

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/coding/codebook"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// The names of further columns of a sheet in which codes are sorted.
const (
	Name        = "name"
	SubCategory = "sub-category"
	Category    = "category"
)

// Sorting is what a sheet of codes says about the tree.
type Sorting struct {
	// Rows is how many codes the sheet has, Moved how many of them stand in
	// another place of the tree than in the codebook.
	Rows, Moved int

	top   []*node
	codes []placing
}

// node is a category that the sheet names.
type node struct {
	label string
	known *coding.Category // nil for a new one
	above *node
	below []*node
	line  int // that named it first
}

// placing is a code with the category in which it is to stand, nil for a loose
// one.
type placing struct {
	code *coding.Code
	in   *node
}

// ReadSorting reads a sheet of codes. All faults are told at once.
func ReadSorting(s *table.Sheet, b *coding.Codebook) (*Sorting, error) {
	if s.Column(ID) < 0 || s.Column(Category) < 0 {
		return nil, &source.Problem{File: s.File, Line: 1, Message: "this is no sheet of codes: it needs the columns id and category", Hint: "mening sort -o FILE.xlsx writes one"}
	}
	r := &sorter{book: b, file: s.File, out: &Sorting{}, nodes: map[string]*node{}, seen: map[*coding.Code]int{}}
	for _, row := range s.Rows {
		field := func(name string) string { return table.Unguarded(s.Field(row, name)) }
		if field(ID) == "" && field(Category) == "" && field(SubCategory) == "" {
			continue
		}
		r.row(row.Line, field)
	}
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	return r.out, nil
}

type sorter struct {
	book     *coding.Codebook
	file     string
	out      *Sorting
	nodes    map[string]*node
	seen     map[*coding.Code]int // line by code
	problems source.Problems
}

func (r *sorter) fault(line int, hint source.Note, format string, args ...any) {
	r.problems = append(r.problems, source.Found(source.Error, r.file, line, source.Say(format, args...), hint))
}

// row reads where one code is to stand.
func (r *sorter) row(line int, field func(string) string) {
	id := field(ID)
	c := r.book.Code(id)
	switch {
	case c == nil && strings.ContainsAny(id, " \t"):
		return // a note below the table
	case c == nil:
		r.fault(line, r.book.MeantCode(id), "the codebook has no code %q", id)
		return
	case r.seen[c] > 0:
		r.fault(line, source.Say("delete one of them"), "the code %q stands in row %d as well", id, r.seen[c])
		return
	}
	r.seen[c] = line
	r.out.Rows++
	if name := field(Name); name != "" && !corpus.Equal(name, c.Name) {
		r.fault(line, source.Say("mening codebook rename changes names; write %q here", c.Name), "the code %q is not called %q", c.ID, name)
		return
	}
	top, sub := field(Category), field(SubCategory)
	nowTop, nowSub := PathOf(r.book, c)
	if untouched := field(WasColumn) == where(top, sub); untouched && where(nowTop, nowSub) != where(top, sub) {
		return // the codebook has changed since
	}
	if top == "" && sub != "" {
		r.fault(line, source.Say("fill in the category as well"), "the sub-category %q stands in no category", sub)
		return
	}
	var in *node
	for _, label := range path(top, sub) {
		if in = r.node(line, label, in); in == nil {
			return
		}
	}
	r.out.codes = append(r.out.codes, placing{c, in})
	if !r.standsIn(c, in) {
		r.out.Moved++
	}
}

// node returns the category with a label below another one, nil where it cannot
// stand there.
func (r *sorter) node(line int, label string, above *node) *node {
	known, ok := r.category(line, label)
	if !ok {
		return nil
	}
	key := "new " + strings.ToLower(label)
	if known != nil {
		key = "id " + strings.ToLower(known.ID)
	}
	if n := r.nodes[key]; n != nil {
		if n == above {
			r.fault(line, source.Say("write it once"), "%q stands in itself", label)
			return nil
		}
		if n.above != above {
			r.fault(line, source.Say("one category has one place: write the same in all rows, or give one of them another name"),
				"%q stands %s here, and %s in row %d", label, place(above), place(n.above), n.line)
			return nil
		}
		return n
	}
	n := &node{label: label, known: known, above: above, line: line}
	r.nodes[key] = n
	if above == nil {
		r.out.top = append(r.out.top, n)
	} else {
		above.below = append(above.below, n)
	}
	return n
}

func place(above *node) source.Note {
	if above == nil {
		return source.Say("at the top")
	}
	return source.Say("in %q", above.label)
}

// category returns the category with this id or name, nil where there is none;
// ok is false where there are several.
func (r *sorter) category(line int, label string) (c *coding.Category, ok bool) {
	if corpus.Equal(label, coding.Uncategorised) {
		r.fault(line, source.Say("leave the cell empty for a loose code"), "%q is no category", label)
		return nil, false
	}
	found := r.book.CategoriesCalled(label)
	if len(found) > 1 {
		r.fault(line, source.Say("write the id"), "several categories are called %q: %s and %s", label, found[0].ID, found[1].ID)
		return nil, false
	}
	if len(found) == 0 {
		return nil, true
	}
	return found[0], true
}

// standsIn reports whether the code stands in the category and that in its
// place already.
func (r *sorter) standsIn(c *coding.Code, in *node) bool {
	now := c.Category
	if now != nil && now.ID == coding.Uncategorised {
		now = nil
	}
	for ; in != nil; in, now = in.above, now.Parent {
		if in.known == nil || in.known != now {
			return false
		}
	}
	return now == nil
}

// Apply changes the codebook so that categories and codes stand where the sheet
// has them. What stands there already is left alone.
func (s *Sorting) Apply(e *codebook.Editor) error {
	return e.Together(func() error { return s.apply(e) })
}

func (s *Sorting) apply(e *codebook.Editor) error {
	ids := map[*node]string{nil: ""}
	var walk func(nodes []*node) error
	walk = func(nodes []*node) error {
		for _, n := range nodes {
			if n.known == nil {
				id, err := e.AddCategory(codebook.New{Name: n.label, Below: ids[n.above]})
				if err != nil {
					return err
				}
				ids[n] = id
			} else {
				ids[n] = n.known.ID
				if err := e.Move(n.known.ID, ids[n.above]); err != nil {
					return err
				}
			}
			if err := walk(n.below); err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(s.top); err != nil {
		return err
	}
	for _, p := range s.codes {
		if err := e.Move(p.code.ID, ids[p.in]); err != nil {
			return err
		}
	}
	return nil
}

// New returns the labels of categories that are to be made, in the order of the
// tree.
func (s *Sorting) New() []string {
	var out []string
	var walk func(nodes []*node)
	walk = func(nodes []*node) {
		for _, n := range nodes {
			if n.known == nil {
				out = append(out, n.label)
			}
			walk(n.below)
		}
	}
	walk(s.top)
	return slices.Clip(out)
}
