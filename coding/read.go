package coding

import (
	"slices"
	"strings"
	"unicode"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/source"
)

// ReadCodebook reads a codebook. fields are the attributes of speakers and
// interviews that rules may filter by. All faults are told at once; the
// codebook is nil where one of them is an error.
func ReadCodebook(file string, text []byte, fields []string) (*Codebook, source.Problems) {
	doc, root := source.Parse(file, text, 0)
	r := &codebookReader{
		doc:    doc,
		book:   &Codebook{File: file, Language: "sv", Unit: Sentences, Join: Adjacent},
		fields: fields,
		ids:    map[string]int{},
	}
	if len(doc.Problems) == 0 {
		r.read(root)
		r.readRules()
		r.resolve()
	}
	doc.Problems.Sort()
	if doc.Problems.Err() != nil {
		return nil, doc.Problems
	}
	r.book.Stamp = Stamp(r.book.Version, text)
	return r.book, doc.Problems
}

type codebookReader struct {
	doc    *source.Document
	book   *Codebook
	fields []string // attributes of speakers and interviews
	// retired says that what is read stands in a category that is retired.
	retired bool
	ids     map[string]int // line by id of category, code or theme
	// rules and through are read once all ids are known.
	rules   []pendingRules
	through []pendingThrough
}

type pendingRules struct {
	code          *Code
	rules, unless *source.Node
	node          *source.Node
}

type pendingThrough struct {
	theme *Theme
	nodes []*source.Node
}

func (r *codebookReader) read(root *source.Node) {
	b := r.book
	top := root.Fields("the codebook", "codebook", "version", "language", "unit", "join", "exclusive",
		"dimensions", "values", "categories", "codes", "themes", "definition")
	b.Name = top["codebook"].Text("codebook")
	b.Version = top["version"].Text("version")
	if !top["language"].IsNull() {
		b.Language = top["language"].OneOf("language", append([]string{"sv"}, language.Languages()...)...)
	}
	b.Unit = Unit(top["unit"].OneOf("unit", "sentence", "turn", "paragraph"))
	b.Join = Join(top["join"].OneOf("join", "adjacent", "never", "turn"))
	b.Exclusive = top["exclusive"].Bool("exclusive")
	r.readDimensions(top["dimensions"])
	r.readValues(top["values"])
	b.Categories = r.readCategories(top["categories"], nil)
	if loose := top["codes"]; !loose.IsNull() {
		c := &Category{ID: Uncategorised, Name: Uncategorised}
		c.Codes = r.readCodes(loose, c)
		if len(c.Codes) > 0 {
			b.Categories = append(b.Categories, c)
		}
	}
	for _, item := range top["themes"].Items("themes") {
		f := item.Fields("a theme", "theme", "name", "definition", "runs-through")
		t := &Theme{ID: r.id(f["theme"], item, "theme"), Name: f["name"].Text("name"), Definition: f["definition"].Text("definition")}
		t.Line, _ = item.Place()
		if t.Name == "" {
			t.Name = t.ID
		}
		b.Themes = append(b.Themes, t)
		r.through = append(r.through, pendingThrough{t, f["runs-through"].Items("runs-through")})
	}
}

func (r *codebookReader) readDimensions(n *source.Node) {
	for _, p := range n.Pairs("dimensions") {
		d := Dimension{ID: p.Key.Text("a dimension")}
		if r.taken(p.Key, d.ID) {
			continue
		}
		for _, v := range p.Value.Pairs("dimension " + d.ID) {
			value := DimensionValue{ID: v.Key.Text("a value")}
			if v.Value.IsMap() {
				f := v.Value.Fields("value "+value.ID, "name", "question")
				value.Name, value.Question = f["name"].Text("name"), f["question"].Text("question")
			} else {
				value.Name = v.Value.Text("name")
			}
			if value.Name == "" {
				value.Name = value.ID
			}
			d.Values = append(d.Values, value)
		}
		r.book.Dimensions = append(r.book.Dimensions, d)
	}
}

func (r *codebookReader) readValues(n *source.Node) {
	for _, p := range n.Pairs("values") {
		set := ValueSet{Name: p.Key.Text("a value"), Values: p.Value.Texts("values")}
		if r.taken(p.Key, set.Name) {
			continue
		}
		r.book.Values = append(r.book.Values, set)
	}
}

// taken reports whether a name means something else in rules and conditions:
// a field of speakers and interviews, of every coding, or another axis.
func (r *codebookReader) taken(n *source.Node, name string) bool {
	fields := slices.Concat(r.fields, CodingFields(r.book), behindFields())
	if !slices.ContainsFunc(fields, func(f string) bool { return corpus.Equal(f, name) }) {
		return false
	}
	n.Fault(source.Error, "choose another name, such as valence for a value or re-aim for a dimension", "%q means something else already", name)
	return true
}

func (r *codebookReader) readCategories(n *source.Node, parent *Category) []*Category {
	var out []*Category
	for _, item := range n.Items("categories") {
		f := item.Fields("a category", "category", "name", "definition", "dimensions", "categories", "codes", "retired")
		c := &Category{ID: r.id(f["category"], item, "category"), Name: f["name"].Text("name"),
			Definition: f["definition"].Text("definition"), Parent: parent}
		c.Line, _ = item.Place()
		if c.Name == "" {
			c.Name = c.ID
		}
		var inherited map[string][]string
		if parent != nil {
			inherited = parent.Dimensions
		}
		c.Dimensions = r.dimensions(f["dimensions"], inherited)
		was := r.retired
		r.retired = f["retired"].Bool("retired") || was
		// Codes of a category come before its sub-categories, in the tables
		// as in the list of all codes.
		c.Codes = r.readCodes(f["codes"], c)
		c.Categories = r.readCategories(f["categories"], c)
		if !r.retired {
			out = append(out, c)
		}
		r.retired = was
	}
	return out
}

// id reads the id of a node and makes sure that it is the only one.
func (r *codebookReader) id(n, parent *source.Node, what string) string {
	id := n.Text(what)
	if id == "" {
		parent.Fault(source.Error, "begin it with its id, as in `code: some-id`", "a %s has no id", source.Say(what))
		return ""
	}
	if strings.IndexFunc(id, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_'
	}) >= 0 {
		n.Fault(source.Error, "use letters, digits, - and _; the text for people goes into `name`", "%q cannot be an id", id)
		return id
	}
	if line, double := r.ids[strings.ToLower(id)]; double {
		n.Fault(source.Error, "categories, codes and themes share one name space: give one of them another id",
			"the id %q stands on line %d already", id, line)
		return id
	}
	if strings.EqualFold(id, Uncategorised) {
		n.Fault(source.Error, "loose codes are counted under this name; choose another", "%q cannot be an id", id)
	}
	line, _ := n.Place()
	r.ids[strings.ToLower(id)] = line
	return id
}

// retires reports whether an id is that of a retired code, or of a category
// that is retired.
func (r *codebookReader) retires(id string) bool {
	return slices.ContainsFunc(r.book.Retired, func(c *Code) bool {
		return corpus.Equal(c.ID, id) || c.In(id) && r.book.Category(id) == nil
	})
}

// resolve looks up what refers to other parts of the codebook.
func (r *codebookReader) resolve() {
	for _, p := range r.through {
		for _, n := range p.nodes {
			id := n.Text("runs-through")
			if r.retires(id) {
				continue
			}
			if r.book.Code(id) == nil && r.book.Category(id) == nil {
				n.Fault(source.Error, source.Known{Names: append(r.book.IDs("category"), r.book.IDs("code")...), Listed: "mening tally --rows code"}.Meant(id).String(),
					"theme %q runs through %q, which is neither category nor code", p.theme.ID, id)
				continue
			}
			p.theme.Through = append(p.theme.Through, id)
		}
	}
	if circle := r.book.circle(); circle != nil {
		names := make([]string, len(circle))
		for i, c := range circle {
			names[i] = c.ID
		}
		r.doc.FaultAt(circle[0].Line, 0, source.Error, source.Say("take one of the references out"),
			source.Say("the rules refer to each other in a circle: %s", strings.Join(names, " → ")))
	}
}
