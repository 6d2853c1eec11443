package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// verbs are the places of arguments in a format.
var verbs = regexp.MustCompile(`%(?:\[\d\])?[a-z]`)

// TestSwedishCalls makes sure that every fault of a call can be said in Swedish
// with the same arguments, and that nothing is translated that nobody says.
func TestSwedishCalls(t *testing.T) {
	t.Parallel()
	v := &voice{swedish: true, texts: append(swedishAll(), swedishCalls()...)}
	said := map[string]bool{}
	for file, tree := range parseAll(t) {
		if strings.HasPrefix(filepath.Base(file), "swedish") {
			continue
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if text, ok := sayingOf(n); ok && mustBeSaid(file) && v.text(text) == text && regexp.MustCompile(`[a-z]{3}`).MatchString(verbs.ReplaceAllString(text, "")) {
					if english := regexp.MustCompile(`^(?:mening|--)[a-z %:]+\S*$`); !english.MatchString(text) {
						t.Errorf("%s says %q, which has no Swedish", file, text)
					}
				}
			case *ast.CompositeLit:
				if name, ok := n.Type.(*ast.Ident); ok && name.Name == "usageError" {
					if call, ok := n.Elts[0].(*ast.CallExpr); ok && calledName(call) != "Say" {
						t.Errorf("%s: a usageError holds no note, and is English everywhere: %s", file, calledName(call))
					}
				}
			case *ast.BinaryExpr, *ast.BasicLit:
				for _, line := range strings.Split(textOf(n.(ast.Expr)), "\n") {
					said[strings.TrimPrefix(line, "  ")] = true
				}
			}
			return true
		})
	}
	for _, texts := range swedishCalls() {
		for english, swedish := range texts {
			if !said[english] {
				t.Errorf("nobody says %q any more", english)
			}
			if a, b := verbs.FindAllString(english, -1), verbs.FindAllString(swedish, -1); !slices.Equal(a, b) {
				t.Errorf("%q has other arguments than %q", swedish, english)
			}
		}
	}
}

// mustBeSaid reports whether what a file says of a fault may be one of how the
// program was called.
func mustBeSaid(file string) bool {
	dir := filepath.ToSlash(filepath.Dir(file))
	return slices.Contains([]string{"cmd/mening", "corpus/query", "coding", "coding/comparison", "coding/cooccurrence", "coding/matrix",
		"coding/negative", "coding/quotation", "coding/register", "coding/tally"}, dir) && file != "coding/register/number.go" // of a cell
}

// sayingOf returns the text that a call says: that of a note, or of a fault in an
// expression.
func sayingOf(call *ast.CallExpr) (string, bool) {
	at, ok := map[string]int{"Say": 0, "fault": 1, "onlyWith": 1}[calledName(call)]
	if !ok || len(call.Args) <= at {
		return "", false
	}
	text := textOf(call.Args[at])
	return text, text != ""
}

func calledName(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

// textOf returns a text that stands in the source, in one or several pieces; it
// is empty where anything else stands there.
func textOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		if err == nil && e.Kind == token.STRING {
			return text
		}
	case *ast.BinaryExpr:
		if x, y := textOf(e.X), textOf(e.Y); x != "" && y != "" {
			return x + y
		}
	}
	return ""
}

// parseAll returns the program by its files.
func parseAll(t *testing.T) map[string]*ast.File {
	t.Helper()
	out := map[string]*ast.File{}
	for file := range parseImports(t) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join(top, file), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		out[file] = tree
	}
	return out
}
