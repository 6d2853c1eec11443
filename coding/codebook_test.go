package coding_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mening/coding"
)

// TestCodebookFaults reads a codebook with one fault of each kind; all are told
// at once, each with its place.
func TestCodebookFaults(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "broken.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	b, problems := coding.ReadCodebook("broken.yaml", text, []string{"stakeholder", "wave"})
	if b != nil {
		t.Error("a broken codebook was read")
	}
	golden(t, "broken.txt", problems.Error()+"\n")
}

func TestCircle(t *testing.T) {
	_, problems := coding.ReadCodebook("c.yaml", []byte(`categories:
  - category: x
    codes:
      - {code: a, rules: ['code:b möte']}
      - {code: b, rules: [tillit], unless: ['category:y']}
  - category: y
    codes:
      - {code: c, rules: ['code:a']}
`), nil)
	want := "c.yaml:4: the rules refer to each other in a circle: a → b → c → a\n  take one of the references out"
	if problems.Error() != want {
		t.Errorf("got %s", problems.Error())
	}
}

func TestNoYAML(t *testing.T) {
	for text, want := range map[string]string{
		"categories:\n  - category: a\n   codes: []\n": "no valid YAML",
		"a list\n":                         "c.yaml:1:1: the codebook must be a mapping",
		"categories: {a: b}\n":             "c.yaml:1:13: categories must be a list",
		"categories:\n  - name: x\n":       "c.yaml:2:5: a category has no id",
		"codebook: a\ncodebook: b\n":       "stands twice in",
		"unit: word\n":                     `c.yaml:1:7: unit cannot be "word"`,
		"categories:\n  - category: å ä\n": `"å ä" cannot be an id`,
	} {
		_, problems := coding.ReadCodebook("c.yaml", []byte(text), nil)
		if len(problems) == 0 || !strings.Contains(problems.Error(), want) {
			t.Errorf("%q: got %q, want %q", text, problems.Error(), want)
		}
	}
}

func TestExamplesAreTests(t *testing.T) {
	b, problems := coding.ReadCodebook("c.yaml", []byte(`categories:
  - category: x
    codes:
      - code: a
        rules: |
          stakeholder:AME möte
        examples: [Vi har möten., Vi ses.]
        counterexamples: [Mötet är slut., Nej.]
      - code: byhand
        examples: [Vad som helst.]
`), []string{"stakeholder"})
	if b == nil {
		t.Fatal(problems)
	}
	want := `c.yaml:7:35: code "a": no rule finds the example “Vi ses.”
  add a rule that finds it, or move it to another code
c.yaml:8:27: code "a": a rule finds the counterexample “Mötet är slut.”
  narrow the rules, or add an ` + "`unless`"
	if got := b.Try().Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestExampleCodebook(t *testing.T) {
	_, b := example(t)
	if problems := b.Try(); len(problems) > 0 {
		t.Error(problems)
	}
	if n := len(b.Codes); n < 30 {
		t.Errorf("the example codebook has %d codes", n)
	}
	for _, c := range b.Codes {
		if c.Definition == "" || len(c.Rules) == 0 || len(c.Examples) == 0 || len(c.Counterexamples) == 0 || len(c.Dimensions) < 2 {
			t.Errorf("code %s lacks a definition, rules, an example, a counterexample or a dimension", c.ID)
		}
	}
}

func FuzzReadCodebook(f *testing.F) {
	for _, name := range []string{filepath.Join("testdata", "broken.yaml"), filepath.Join("..", "codebook.yaml")} {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		b, problems := coding.ReadCodebook("c.yaml", []byte(text), []string{"stakeholder", "wave"})
		if b == nil && problems.Err() == nil {
			t.Fatal("no codebook and no error")
		}
		if b != nil {
			b.Try()
		}
	})
}
