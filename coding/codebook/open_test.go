package codebook_test

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"mening/coding/codebook"
)

const inBrackets = `codebook: Prov
categories:
  - category: moten   # about meetings
    codes: [{code: a, name: "A, ett"}, # the first
      {code: b, rules: [möte*, träff*]},
      # the last
      {code: c, definition: "två
        rader"}]   # three of them
  - {category: hinder, name: Hinder, codes: [{code: d}, {code: e, rules: x*}]}
  - category: tomt
`

// TestInBrackets changes codes that stand in brackets. Only the smallest piece
// that has to be is written in lines.
func TestInBrackets(t *testing.T) {
	lines := `    codes: # three of them
      - {code: a, name: "A, ett"} # the first
      - {code: b, rules: [möte*, träff*]}
      # the last
      - {code: c, definition: "två
        rader"}
`
	old := inBrackets[strings.Index(inBrackets, "    codes: [{code: a"):strings.Index(inBrackets, "  - {category: hinder")]
	hinder := "  - {category: hinder, name: Hinder, codes: [{code: d}, {code: e, rules: x*}]}\n"
	in := func(text string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(text) }
	for _, c := range []struct {
		name   string
		change func(e *codebook.Editor) error
		want   string
	}{
		{"move", func(e *codebook.Editor) error { return e.Move("b", "tomt") },
			in(inBrackets, old, strings.Replace(lines, "      - {code: b, rules: [möte*, träff*]}\n", "", 1), "- category: tomt\n", "- category: tomt\n    codes:\n      - {code: b, rules: [möte*, träff*]}\n")},
		{"move out of braces", func(e *codebook.Editor) error { return e.Move("d", "tomt") },
			in(inBrackets, hinder, "  - category: hinder\n    name: Hinder\n    codes:\n      - {code: e, rules: x*}\n", "- category: tomt\n", "- category: tomt\n    codes:\n      - {code: d}\n")},
		{"move a category", func(e *codebook.Editor) error { return e.Move("hinder", "tomt") },
			in(inBrackets, hinder, "", "- category: tomt\n", "- category: tomt\n    categories:\n      "+strings.TrimLeft(hinder, " "))},
		{"merge", func(e *codebook.Editor) error { return e.Merge("e", "b") },
			in(inBrackets, old, strings.Replace(lines, "      - {code: b, rules: [möte*, träff*]}\n", "", 1), "rules: x*}", "rules: [x*, möte*, träff*]}")},
		{"merge into one without rules", func(e *codebook.Editor) error { return e.Merge("a", "b") },
			in(inBrackets, old, in(lines, "      - {code: b, rules: [möte*, träff*]}\n", "", "- {code: a, name: \"A, ett\"} # the first\n",
				"- code: a\n        name: \"A, ett\" # the first\n        rules: |\n          möte*\n          träff*\n"))},
		{"split", func(e *codebook.Editor) error {
			_, err := e.Split("b", codebook.Part{Name: "b1", Rules: []int{0}}, codebook.Part{Name: "b2", Rules: []int{1}})
			return err
		}, in(inBrackets, old, in(lines, "      - {code: b, rules: [möte*, träff*]}\n",
			"      - code: b1\n        rules: |\n          möte*\n      - code: b2\n        rules: |\n          träff*\n"))},
		{"add", func(e *codebook.Editor) error {
			_, err := e.Add(codebook.New{ID: "f", Below: "hinder"})
			return err
		}, in(inBrackets, hinder, "  - category: hinder\n    name: Hinder\n    codes:\n      - {code: d}\n      - {code: e, rules: x*}\n      - code: f\n        origin: inductive\n")},
		{"rename stays in brackets", func(e *codebook.Editor) error { return e.Rename("b", "bb", "") }, in(inBrackets, "code: b,", "code: bb,")},
	} {
		if got := edit(t, inBrackets, c.change); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestOddBrackets moves codes out of brackets that are written otherwise, and
// refuses a list with an anchor.
func TestOddBrackets(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"categories:\n  - category: k\ncodes: [code: a, code: b]\n", "categories:\n  - category: k\n    codes:\n      - code: a\ncodes:\n  - code: b\n"},
		{"codes:\n  [ # both\n    {code: a}, {code: b, # name\n name: B}, ]\ncategories:\n  - category: k\n",
			"codes:\n  - {code: b, # name\n    name: B}\ncategories:\n  - category: k\n    codes:\n      # both\n      - {code: a}\n"},
		{"codes: &all [{code: a}]\ncategories: [{category: k}]\n", ""},
		{"codes: [{code: a}]\ncategories: [{category: k, # first\n  # second\n  name: K # third\n  # fourth\n  }]\n",
			"categories:\n  - category: k # first\n    # second\n    name: K # third\n    # fourth\n    codes:\n      - {code: a}\n"},
	} {
		e, err := codebook.Parse("codebook.yaml", []byte(c.text), nil)
		if err != nil {
			t.Fatal(err)
		}
		switch err := e.Move("a", "k"); {
		case c.want == "" && (err == nil || !strings.Contains(err.Error(), "in brackets") || string(e.Text()) != c.text):
			t.Errorf("%q: %v\n%s", c.text, err, e.Text())
		case c.want != "" && (err != nil || string(e.Text()) != c.want):
			t.Errorf("%q: %v\n%s", c.text, err, e.Text())
		}
	}
}

// TestUntouchedStays changes codebooks by chance: codes in braces that a change
// does not concern stay as they are, but for the indentation of their further
// lines.
func TestUntouchedStays(t *testing.T) {
	folded := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	id := regexp.MustCompile(`\b[ck]\d+\b`)
	compared := 0
	for seed := range uint64(400) {
		w := written(seed)
		e, err := codebook.Parse("codebook.yaml", []byte(w.b.String()), nil)
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, w.b.String())
		}
		what, _, err := step(t, rand.New(rand.NewPCG(seed, 3)), e, 0)
		if err != nil {
			continue
		}
		touched := id.FindAllString(what, -1)
		for _, x := range e.Changes() {
			touched = append(append(touched, x.From...), x.To...)
		}
		after := folded(string(e.Text()))
		for code, text := range w.flow {
			concerned := false
			for _, t := range touched {
				concerned = concerned || t == code || strings.Contains(text, "code:"+t)
			}
			if concerned {
				continue
			}
			compared++
			if !strings.Contains(after, folded(text)) {
				t.Fatalf("seed %d, %s: %s became another\n%s\nmade\n%s", seed, what, text, w.b.String(), e.Text())
			}
		}
	}
	if compared < 500 {
		t.Errorf("compared %d codes only", compared)
	}
}
