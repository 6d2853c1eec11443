package source

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Document is a YAML file whose values know their places. It gathers the
// faults that its readers find, so that all are told at once.
type Document struct {
	File     string
	Problems Problems
	lines    []string
	text     string
	starts   []int // of lines, once they are asked for
	// offset is added to lines, for YAML that begins inside another file.
	offset int
}

// Node is a value in a document. A nil *Node is an absent value; its methods
// give zero values.
type Node struct {
	doc  *Document
	yaml *yaml.Node
}

var yamlLine = regexp.MustCompile(`^yaml: (?:unmarshal errors:\s*)?line (\d+): `)

// Parse reads YAML. The root is nil for an empty file. A syntax error is told
// among the document's problems. offset is the number of lines before the text
// in its file.
func Parse(file string, text []byte, offset int) (*Document, *Node) {
	d := &Document{File: file, text: string(text), offset: offset}
	d.lines = strings.Split(d.text, "\n")
	if p := d.notUTF8(text); p != nil {
		d.Problems = append(d.Problems, p)
		return d, nil
	}
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		line, why := 0, strings.TrimPrefix(err.Error(), "yaml: ")
		if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1])
			line, why = line+offset, err.Error()[len(m[0]):]
		}
		d.Problems = append(d.Problems, Told(Error, file, line, Say("no valid YAML: %s", errors.New(why)),
			"check the indentation, and put text that holds ': ' or '#' in quotes"))
		return d, nil
	}
	if len(root.Content) == 0 {
		return d, nil
	}
	return d, &Node{doc: d, yaml: root.Content[0]}
}

// notUTF8 finds the first letter that is not UTF-8, in a text that is not
// marked as UTF-16.
func (d *Document) notUTF8(text []byte) *Problem {
	if utf8.Valid(text) || bytes.HasPrefix(text, []byte("\xFF\xFE")) || bytes.HasPrefix(text, []byte("\xFE\xFF")) {
		return nil
	}
	for i, line := range d.lines {
		if utf8.ValidString(line) {
			continue
		}
		column := 1
		for rest := line; ; column++ {
			c, n := utf8.DecodeRuneInString(rest)
			if c == utf8.RuneError && n == 1 {
				break
			}
			rest = rest[n:]
		}
		return &Problem{File: d.File, Line: i + 1 + d.offset, Column: column, Message: "a letter that is not in UTF-8, as if the file were saved in Windows-1252",
			Hint: "save the file as UTF-8: in Notepad under Save as, Encoding"}
	}
	return nil
}

// Place returns line and column (in code points) of the node, from 1.
func (n *Node) Place() (line, column int) {
	if n == nil {
		return 0, 0
	}
	line, column = n.yaml.Line, n.yaml.Column
	return line + n.doc.offset, column
}

// Fault records a fault at the node.
func (n *Node) Fault(severity Severity, hint, message string, args ...any) {
	line, column := n.Place()
	p := Told(severity, n.doc.File, line, Say(message, args...), hint)
	p.Column = column
	n.doc.Problems = append(n.doc.Problems, p)
}

// FaultAt records a fault at a line and column of the file.
func (d *Document) FaultAt(line, column int, severity Severity, hint, message Note) {
	p := Found(severity, d.File, line, message, hint)
	p.Column = column
	d.Problems = append(d.Problems, p)
}

// Pair is a key of a mapping with its value.
type Pair struct {
	Key   *Node
	Value *Node
}

func (n *Node) resolved() *yaml.Node {
	if n == nil {
		return nil
	}
	y := n.yaml
	for y.Kind == yaml.AliasNode {
		y = y.Alias
	}
	return y
}

// IsMap, IsList and IsScalar tell the kind of the node; all are false for an
// absent one and for null.
func (n *Node) IsMap() bool { y := n.resolved(); return y != nil && y.Kind == yaml.MappingNode }

// IsList reports whether the node is a list.
func (n *Node) IsList() bool { y := n.resolved(); return y != nil && y.Kind == yaml.SequenceNode }

// IsScalar reports whether the node is a text, number or the like.
func (n *Node) IsScalar() bool {
	y := n.resolved()
	return y != nil && y.Kind == yaml.ScalarNode && y.Tag != "!!null"
}

// IsNull reports whether the node is absent or null.
func (n *Node) IsNull() bool {
	y := n.resolved()
	return y == nil || y.Kind == yaml.ScalarNode && y.Tag == "!!null"
}

// Pairs returns the keys and values of a mapping in order. A value that is
// none is a fault, named by what.
func (n *Node) Pairs(what string) []Pair {
	if n.IsNull() {
		return nil
	}
	y := n.resolved()
	if y.Kind != yaml.MappingNode {
		n.Fault(Error, "write `key: value` lines, indented below", "%s must be a mapping", called(what))
		return nil
	}
	var out []Pair
	seen := map[string]bool{}
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := &Node{n.doc, y.Content[i]}
		if name := y.Content[i].Value; seen[name] {
			key.Fault(Error, "keep one of them", "%q stands twice in %s", name, called(what))
			continue
		}
		seen[y.Content[i].Value] = true
		out = append(out, Pair{key, &Node{n.doc, y.Content[i+1]}})
	}
	return out
}

// Fields returns the values of a mapping by key; a key that is not among the
// known is a fault with the nearest known one as its hint.
func (n *Node) Fields(what string, known ...string) map[string]*Node {
	out := map[string]*Node{}
	for _, p := range n.Pairs(what) {
		name := p.Key.yaml.Value
		ok := false
		for _, k := range known {
			ok = ok || k == name
		}
		if !ok {
			p.Key.Fault(Error, DidYouMean(name, known), "unknown key %q in %s", name, called(what))
			continue
		}
		out[name] = p.Value
	}
	return out
}

// Items returns the entries of a list. A single scalar is a list of one; a
// mapping is a fault, named by what.
func (n *Node) Items(what string) []*Node {
	if n.IsNull() {
		return nil
	}
	y := n.resolved()
	switch y.Kind {
	case yaml.SequenceNode:
		out := make([]*Node, len(y.Content))
		for i, c := range y.Content {
			out[i] = &Node{n.doc, c}
		}
		return out
	case yaml.ScalarNode:
		return []*Node{n}
	}
	n.Fault(Error, "write it as a list: `- …` lines, or [a, b]", "%s must be a list", called(what))
	return nil
}

// Text returns a scalar as it is written, trimmed. Null is empty; another kind
// is a fault, named by what.
func (n *Node) Text(what string) string {
	if n.IsNull() {
		return ""
	}
	y := n.resolved()
	if y.Kind != yaml.ScalarNode {
		n.Fault(Error, "write it on one line, in quotes where it holds ': ' or '#'", "%s must be a text", called(what))
		return ""
	}
	return strings.TrimSpace(y.Value)
}

// Texts returns a list of scalars, or a single one, as texts.
func (n *Node) Texts(what string) []string {
	var out []string
	for _, item := range n.Items(what) {
		out = append(out, item.Text(what))
	}
	return out
}

// Bool returns true or false; also yes, no, ja, nej. Another value is a fault.
func (n *Node) Bool(what string) bool {
	if n.IsNull() {
		return false
	}
	v, ok := ParseBool(n.Text(what))
	if !ok {
		n.Fault(Error, "write true or false", "%s must be true or false, not %q", called(what), n.Text(what))
	}
	return v
}

// ParseBool reads the ways in which people write yes and no.
func ParseBool(s string) (value, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "true", "yes", "ja", "1", "x":
		return true, true
	case "false", "no", "nej", "0":
		return false, true
	}
	return false, false
}

// OneOf returns a scalar that is one of the allowed words; the first is the
// default of an absent value. Another one is a fault.
func (n *Node) OneOf(what string, allowed ...string) string {
	if n.IsNull() {
		return allowed[0]
	}
	text := n.Text(what)
	for _, a := range allowed {
		if text == a {
			return a
		}
	}
	n.Fault(Error, DidYouMean(text, allowed), "%s cannot be %q", called(what), text)
	return allowed[0]
}

// called is what a value is called in faults: a key as it stands in the file, and
// in the language of who reads it what has an article or is a word with a name.
func called(what string) any {
	word, name, several := strings.Cut(what, " ")
	switch {
	case !several:
		return what
	case word == "a" || word == "an" || word == "the":
		return Say(what)
	}
	for _, format := range []string{"the column %s", "the dimension %s", "the group %s", "the search %s", "the stakeholder %s", "the value %s"} {
		if strings.TrimSuffix(format, " %s") == "the "+word {
			return Say(format, name)
		}
	}
	return what
}
