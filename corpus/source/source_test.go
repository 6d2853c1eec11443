package source_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mening/corpus/source"
)

func TestNearest(t *testing.T) {
	known := []string{"stakeholder", "speaker", "wave", "site"}
	for word, want := range map[string]string{"stakholder": "stakeholder", "Speaker": "speaker", "waves": "wave", "colour": "", "": "", "s": ""} {
		if got := source.Nearest(word, known); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"möte", "mote", 1}, {"kitten", "sitting", 3}, {"abc", "abc", 0}} {
		if got := source.Distance(c.a, c.b); got != c.want {
			t.Errorf("%q, %q: got %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	d, root := source.Parse("f.yaml", []byte("a:\n  rules: |\n    åäö ett\n\n    två\n  list: [x, 'y z']\n  b: ja\n"), 10)
	a := root.Fields("the file", "a")["a"].Fields("a", "rules", "list", "b")
	lines := a["rules"].TextLines("rules")
	if len(lines) != 2 || lines[1] != (source.Line{Text: "två", Line: 15, Column: 5}) {
		t.Errorf("lines %+v", lines)
	}
	if lines := a["list"].TextLines("list"); len(lines) != 2 || lines[1] != (source.Line{Text: "y z", Line: 16, Column: 14}) {
		t.Errorf("list %+v", lines)
	}
	if !a["b"].Bool("b") || a["none"].Text("none") != "" || len(d.Problems) > 0 {
		t.Errorf("problems %v", d.Problems)
	}
	a["b"].OneOf("b", "no", "yes")
	if got, want := d.Problems.Error(), "f.yaml:17:6: b cannot be \"ja\"\n  known: no, yes"; got != want {
		t.Errorf("got %q", got)
	}
}

func TestNotUTF8(t *testing.T) {
	d, root := source.Parse("f.yaml", []byte("a: b\nå: m\xf6te\n"), 10)
	if got := d.Problems.Error(); root != nil || !strings.HasPrefix(got, "f.yaml:12:5: a letter that is not in UTF-8") {
		t.Errorf("got %q", got)
	}
}

func TestSeverity(t *testing.T) {
	ps := source.Problems{{Severity: source.Warning}, {Severity: source.Remark}}
	if err := ps.Err(); err != nil {
		t.Errorf("%v", err)
	}
	if ps = append(ps, &source.Problem{}); ps.Err() == nil {
		t.Error("an error is none")
	}
}

func FuzzParse(f *testing.F) {
	f.Add("a: [b, c]\nd: |\n  e\n  f\ng: &x {h: i}\nj: *x\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, root := source.Parse("f.yaml", []byte(text), 0)
		for _, p := range root.Pairs("the file") {
			p.Value.TextLines("lines")
			p.Value.Texts("texts")
			p.Value.Bool("bool")
			p.Value.Fields("fields", "a")
		}
	})
}

func TestAsProblem(t *testing.T) {
	check := func(err error, want string) {
		t.Helper()
		p := source.AsProblem("a.csv", 3, err)
		if got := p.Message + " | " + p.Hint; got != want {
			t.Errorf("%v: %s, want %s", err, got, want)
		}
		if p.Said.Format != "" && (p.Said.String() != p.Message || p.Advice.String() != p.Hint) {
			t.Errorf("%v: said as %s, %s", err, p.Said, p.Advice)
		}
	}
	check(errors.New("no rows\n  add one"), "no rows | add one")
	check(source.Say("no %s is %q", "wave", "x"), `no wave is "x" | `)
	check(source.Say("no %s is %q\n  %s", "wave", "x", source.Say("did you mean %q?", "y")), `no wave is "x" | did you mean "y"?`)
	check(source.Say("100 %% of %d\n  write %[1]d", 5), "100 % of 5 | write 5")
	check(fmt.Errorf("in a row: %w", source.Say("no %d\n  why", 2)), "in a row: no 2 | why")
}
