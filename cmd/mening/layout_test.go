package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// top is the repository's folder, seen from this package.
var top = filepath.Join("..", "..")

// floors gives every room its floor: imports go down or along a floor, never
// up. docs/design.md draws the house.
func floors() map[string]int {
	return map[string]int{
		"mening":                 0, // embeds the example, imports nothing
		"mening/corpus":          0,
		"mening/corpus/date":     0,
		"mening/corpus/document": 0,
		"mening/corpus/lock":     0,
		"mening/corpus/source":   0,
		"mening/corpus/table":    0,
		"mening/corpus/language": 1,
		"mening/corpus/query":    1,
		"mening/corpus/format":   1,
		"mening/corpus/study":    1,
		"mening/corpus/words":    1,
		"mening/corpus/index":    2,
		"mening/corpus/report":   2,
		"mening/coding":          2,
		"mening/coding/codebook": 3,
		"mening/coding/figure":   3,
		"mening/coding/journal":  3,
		"mening/coding/sheet":    3,
		"mening/coding/tally":    3,
		"mening/cmd/mening":      5,

		"mening/coding/reliability": 3,
		"mening/coding/comparison":  3,
		"mening/coding/allocation":  3,
		"mening/coding/register":    3,
		"mening/coding/rules":       3,
		"mening/coding/statistics":  3,
		"mening/coding/manuscript":  3,
		"mening/coding/chapter":     3,
		"mening/coding/report":      4,

		"mening/coding/cooccurrence": 3,
		"mening/coding/matrix":       3,
		"mening/coding/negative":     3,
		"mening/coding/quotation":    3,
		"mening/coding/saturation":   3,
	}
}

// doors are libraries that only some rooms may open.
func doors() map[string][]string {
	return map[string][]string{
		"github.com/blevesearch/bleve":           {"mening/corpus/index"},
		"github.com/blevesearch/bleve_index_api": {"mening/corpus/index"},
		"gopkg.in/yaml.v3":                       {"mening/corpus/source"},
		"github.com/urfave/cli":                  {"mening/cmd/mening"},
		"gonum.org/v1/gonum":                     {"mening/coding/register", "mening/coding/reliability", "mening/coding/statistics"},
		"github.com/yuin/goldmark":               {"mening/corpus/document"},
		"codeberg.org":                           {"mening/coding/figure"},
		"golang.org/x/image":                     {"mening/coding/figure"},
		"net":                                    nil,
		"net/http":                               nil,
	}
}

// TestFloors parses all imports and fails where one goes up, or through a door
// that is not its own.
func TestFloors(t *testing.T) {
	floor := floors()
	seen := map[string]bool{}
	for file, imports := range parseImports(t) {
		room := path.Join("mening", path.Dir(file))
		isTest := strings.HasSuffix(file, "_test.go")
		here, ok := floor[room]
		if !ok {
			t.Errorf("%s: the package %s has no floor in this test and in docs/design.md", file, room)
			continue
		}
		seen[room] = true
		for _, imported := range imports {
			if there, ours := floor[imported]; ours && there > here && !isTest {
				t.Errorf("%s imports %s, which is on a floor above it", file, imported)
			}
			if strings.HasPrefix(room, "mening/corpus") && strings.HasPrefix(imported, "mening/coding") {
				t.Errorf("%s imports %s: evidence must not know interpretation", file, imported)
			}
			for door, allowed := range doors() {
				if (imported == door || strings.HasPrefix(imported, door+"/")) && !slices.Contains(allowed, room) && !isTest {
					t.Errorf("%s imports %s, which only %v may", file, imported, allowed)
				}
			}
		}
	}
	for room := range floor {
		if !seen[room] {
			t.Errorf("the package %s does not exist any more", room)
		}
	}
}

// parseImports returns the imports of all Go files by path.
func parseImports(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	root := os.DirFS(top)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(top, name), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		out[name] = []string{}
		for _, i := range file.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			out[name] = append(out[name], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestTopLevel fails when something else than the agreed files stands at the
// top.
func TestTopLevel(t *testing.T) {
	agreed := []string{"cmd", "coding", "corpus", "docs", "testdata", "codebook.yaml", "go.mod", "go.sum",
		"README.md", "LICENSE", "CHANGELOG.md", "mening.go"}
	entries, err := os.ReadDir(top)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(agreed, e.Name()) {
			t.Errorf("%s does not belong at the top level", e.Name())
		}
	}
}

// TestHabits fails on init functions: what runs before main is nowhere seen.
func TestHabits(t *testing.T) {
	for file := range parseImports(t) {
		text, err := os.ReadFile(filepath.Join(top, file))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "\nfunc init()") {
			t.Errorf("%s has an init function", file)
		}
	}
}
