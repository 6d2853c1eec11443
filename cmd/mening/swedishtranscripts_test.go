package main

import (
	"go/ast"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mening/corpus/index"
	"mening/corpus/source"
	"mening/corpus/study"
)

// TestSwedishTranscripts makes sure that whatever readers of transcripts say of a
// file is said in Swedish, too: message and hint. Limits that no interview passes
// are not.
func TestSwedishTranscripts(t *testing.T) {
	v := (&env{}).speak("sv", "", swedishAll())
	letters, sentence := regexp.MustCompile(`[a-z]{3}`), regexp.MustCompile(`[a-z]{2,} [a-z]{2,}`)
	for file, tree := range parseAll(t) {
		if !strings.HasPrefix(file, "corpus/format/") && file != "corpus/study/file.go" && file != "corpus/study/walk.go" {
			continue
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if slices.Contains([]string{"Errorf", "TooMany", "few"}, calledName(call)) {
					return false
				}
				if text, ok := sayingOf(call); ok && letters.MatchString(verbs.ReplaceAllString(text, "")) && v.text(text) == text {
					t.Errorf("%s says %q, which has no Swedish", file, text)
				}
			}
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			text := textOf(e)
			if strings.Count(text, " ") > 2 && sentence.MatchString(text) && v.hint(&source.Problem{Hint: text}) == text {
				t.Errorf("%s holds %q, which has no Swedish", file, text)
			}
			return text == ""
		})
	}
}

// TestIndexSpeaks says what is wrong with transcripts in Swedish, from their files
// and from the index alike.
func TestIndexSpeaks(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"study.yaml":           "study: Liten\nlanguage: sv\n",
		"transcripts/fg1.txt":  "I: Hur går det?\nAME 1:\nAME 1: Bra.\n",
		"transcripts/fg2.txt":  "Intervjuare: Hej?\nAnna: Ja.\nIntervjuare: Så?\nAnna: Nej.\nIntervjuarre: Jaså?\nAnna: Ja.\n",
		"transcripts/fg3.json": `{"segments":[{"speaker":"I","text":"Hej?"},{"speaker":"Anna","text":["x"]},{"speaker":"Anna","text":"Ja."}]}`,
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, c, err := study.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	v := (&env{}).speak("", c.Language, swedishAll())
	want := v.problems(s.Problems(c)).Error()
	for _, part := range []string{`repliken av "AME 1" har ingen text`, `"Intervjuarre" tas för "Intervjuare"`, `"text" är en lista här, och förbigås`, "se efter om tal saknas"} {
		if !strings.Contains(want, part) {
			t.Errorf("nothing says %q:\n%s", part, want)
		}
	}
	for _, read := range []int{3, 0} {
		x, err := index.Open(s, index.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if x.Index == nil || x.Stats.Read != read {
			t.Fatalf("%d transcripts were read, not %d: %s", x.Stats.Read, read, x.Notice)
		}
		if got := v.problems(s.Problems(x.Corpus)).Error(); got != want {
			t.Errorf("when %d are read the index says\n%s\nthe files\n%s", read, got, want)
		}
		if err := x.Index.Close(); err != nil {
			t.Error(err)
		}
	}
}
