package source_test

import (
	"strings"
	"testing"

	"mening/corpus/source"
)

// TestExtents finds values in the text, in many ways of writing them.
func TestExtents(t *testing.T) {
	text := "\ufeff" + `plain: ett två   # comment
several: ett
  två  # comment
single: 'it''s # so'  # comment
double: "a \" # b"
tagged: !!str &x värde
reference: *x
brackets: [a, {b: 'c]'},  # inside
  d ] # behind
list:
- ett
- två: 2
literal: | # comment
    ett
      två

    tre
  # behind
folded: >-
  ett
indented: |2
   ett
last: |
  å`
	for _, breaks := range []string{"\n", "\r\n"} {
		text := strings.ReplaceAll(text, "\n", breaks)
		d, root := source.Parse("f.yaml", []byte(text), 0)
		if len(d.Problems) > 0 {
			t.Fatal(d.Problems)
		}
		want := map[string]string{
			"plain": "ett två", "several": "ett\n  två", "single": "'it''s # so'", "double": `"a \" # b"`, "tagged": "!!str &x värde",
			"reference": "*x", "brackets": "[a, {b: 'c]'},  # inside\n  d ]", "list": "- ett\n- två: 2",
			"literal": "| # comment\n    ett\n      två\n\n    tre", "folded": ">-\n  ett", "indented": "|2\n   ett", "last": "|\n  å",
		}
		for _, p := range root.Pairs("the file") {
			key := p.Key.Text("a key")
			if got := text[p.Value.Start():p.Value.End()]; got != strings.ReplaceAll(want[key], "\n", breaks) {
				t.Errorf("%s: %q, want %q", key, got, want[key])
			}
		}
	}
}

func TestScalar(t *testing.T) {
	for text, want := range map[string]string{
		"ett": "ett", "a: b": "'a: b'", "yes": `"yes"`, "1.0": `"1.0"`, " två\nrader ": "två rader", "": `""`, "# x": "'# x'", "på, av": "på, av", "it's": "it's",
	} {
		if got := source.Scalar(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if got := source.ScalarInBrackets("på, it's"); got != "'på, it''s'" {
		t.Error(got)
	}
}

// FuzzExtents makes sure that places lie in the text, and that a text is found
// there: read alone it has the same value.
func FuzzExtents(f *testing.F) {
	f.Add("a: [b, 'c']\nd: |\n  e\n  f\ng: &x {h: \"i\"}\nj: *x\n", "x: y")
	f.Add("a: b c\r\n- d\n", "'a' # ,")
	f.Fuzz(func(t *testing.T, text, scalar string) {
		if len(text) > 1000 {
			return // every value of a deep nest is looked through to its end
		}
		d, root := source.Parse("f.yaml", []byte(text), 0)
		var walk func(n *source.Node)
		walk = func(n *source.Node) {
			start, end := n.Start(), n.End()
			if start < 0 || end < start || end > len(text) {
				t.Fatalf("from %d to %d of %d", start, end, len(text))
			}
			if d.LineAt(start) > d.LineCount()+1 {
				t.Fatalf("line %d of %d", d.LineAt(start), d.LineCount())
			}
			switch n.Style() {
			case source.Quoted, source.Plain:
				_, again := source.Parse("g.yaml", []byte(text[start:end]), 0)
				if again.IsScalar() && again.Text("it") != n.Text("it") && !strings.ContainsAny(text, "\t\u0085\u2028\u2029\ufeff") {
					t.Fatalf("%q is %q", text[start:end], n.Text("it"))
				}
			case source.Lines, source.Brackets:
				if n.IsList() {
					for _, item := range n.Items("it") {
						walk(item)
					}
				} else {
					for _, p := range n.Pairs("it") {
						walk(p.Value)
					}
				}
			}
		}
		if root != nil {
			walk(root)
		}
		for _, written := range []string{"a: " + source.Scalar(scalar), "a: [" + source.ScalarInBrackets(scalar) + "]"} {
			_, root := source.Parse("h.yaml", []byte(written), 0)
			if root == nil || strings.ToValidUTF8(scalar, "") != scalar {
				continue
			}
			value := root.Fields("it", "a")["a"]
			if texts := value.Texts("it"); strings.TrimSpace(scalar) != "" && len(texts) != 1 {
				t.Fatalf("%q is written %s", scalar, written)
			}
		}
	})
}
