package study

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// Register is a table beside the talk as study.yaml describes it: a register of
// those enrolled, a questionnaire. coding/register reads it.
type Register struct {
	// File is the path to open.
	File string
	// Declared is the file that describes the register, study.yaml, with the
	// lines in it below; it is empty where options do.
	Declared string
	// Target is how many rows there should be; 0 where nothing says it.
	Target int
	// Missing are values that stand for no answer, in all columns.
	Missing []string
	// Columns are those of which something is said.
	Columns []RegisterColumn
	// Measures are figures that a report sets beside what was said.
	Measures []RegisterMeasure
}

// RegisterColumn is what is said of one column of a register.
type RegisterColumn struct {
	// Name is the column's name in the header, Label what is shown in its
	// place; empty where nothing says it.
	Name, Label string
	// Line is that of the column in Register.Declared; 0 where it is not there.
	Line int
	// Type is one of those that coding/register knows, or empty.
	Type string
	// Values are values with their labels, in order.
	Values []corpus.Value
	// Missing are values that stand for no answer in this column.
	Missing []string
	// Min and Max are the lowest and the highest number that may be; nil where
	// there is none.
	Min, Max *float64
}

// Range returns the numbers that may be, as 18-67, 18- or -67; it is empty
// where all may be.
func (c *RegisterColumn) Range() string {
	text := func(n *float64) string {
		if n == nil {
			return ""
		}
		return strconv.FormatFloat(*n, 'f', -1, 64)
	}
	if c.Min == nil && c.Max == nil {
		return ""
	}
	return text(c.Min) + "-" + text(c.Max)
}

// ParseRange reads 18-67, 18- or -67 into the lowest and the highest number; ok
// is false for anything else.
func ParseRange(text string) (low, high *float64, ok bool) {
	from, to, ok := strings.Cut(strings.TrimSpace(text), "-")
	number := func(s string) *float64 {
		if s = strings.ReplaceAll(strings.TrimSpace(s), ",", "."); s == "" {
			return nil
		}
		n, err := strconv.ParseFloat(s, 64)
		if err != nil {
			ok = false
		}
		return &n
	}
	low, high = number(from), number(to)
	ok = ok && (low != nil || high != nil) && (low == nil || high == nil || *low <= *high)
	return low, high, ok
}

// registers reads `register:`, one mapping or a list of them.
func (l *loader) registers(n *source.Node) []Register {
	items := []*source.Node{n}
	if !n.IsMap() {
		items = n.Items("register")
	}
	var out []Register
	for _, item := range items {
		if r, ok := l.register(item); ok {
			out = append(out, r)
		}
	}
	return out
}

func (l *loader) register(n *source.Node) (r Register, ok bool) {
	r.Declared = filepath.Join(l.Dir, "study.yaml")
	if n.IsScalar() { // the file alone
		r.File = l.in(n.Text("register"))
		return r, l.isThere(n, r.File)
	}
	fields := n.Fields("register", "file", "target", "missing", "columns", "measures")
	file := fields["file"].Text("file")
	if file == "" {
		n.Fault(source.Error, "write file: register.csv", "the register has no file")
		return r, false
	}
	r.File = l.in(file)
	r.Missing = fields["missing"].Texts("missing")
	if target := fields["target"]; !target.IsNull() {
		count, err := strconv.Atoi(target.Text("target"))
		if err != nil || count < 1 {
			target.Fault(source.Error, "write a number from 1", "target cannot be %q", target.Text("target"))
		}
		r.Target = count
	}
	for _, p := range fields["columns"].Pairs("columns") {
		name := nfc(p.Key.Text("columns"))
		if slices.ContainsFunc(r.Columns, func(c RegisterColumn) bool { return key(c.Name) == key(name) }) {
			p.Key.Fault(source.Error, "keep one of them", "the column %q stands twice", name)
			continue
		}
		column := registerColumn(name, p.Value)
		column.Line, _ = p.Key.Place()
		r.Columns = append(r.Columns, column)
	}
	r.Measures = l.measures(fields["measures"])
	return r, l.isThere(fields["file"], r.File)
}

func registerColumn(name string, n *source.Node) RegisterColumn {
	c := RegisterColumn{Name: name}
	if n.IsScalar() { // the type alone
		c.Type = n.Text("type")
		return c
	}
	fields := n.Fields("column "+name, "label", "type", "values", "missing", "range")
	c.Label = nfc(fields["label"].Text("label"))
	c.Type = fields["type"].Text("type")
	c.Missing = fields["missing"].Texts("missing")
	c.Values = values(fields["values"], "values of "+name)
	if at := fields["range"]; !at.IsNull() {
		var ok bool
		if c.Min, c.Max, ok = ParseRange(at.Text("range")); !ok {
			at.Fault(source.Error, "write 18-67, 18- or -67", "range cannot be %q", at.Text("range"))
		}
	}
	return c
}

// isThere tells a file that is not there.
func (l *loader) isThere(n *source.Node, file string) bool {
	if isMissing(file) {
		n.Fault(source.Error, "correct the path, or take the register out", "there is no register %q", file)
		return false
	}
	return true
}
