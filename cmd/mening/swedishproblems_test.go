package main

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// TestSwedishProblems makes sure that what is translated of faults in files is
// still said so somewhere, with the same arguments: who changes a message is told
// here that its Swedish is lost.
func TestSwedishProblems(t *testing.T) {
	t.Parallel()
	said := map[string]bool{}
	for file, tree := range parseAll(t) {
		if strings.Contains(file, "cmd/mening/swedish") {
			continue
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				for line := range strings.SplitSeq(textOf(e), "\n") {
					said[strings.TrimPrefix(line, "  ")] = true
				}
			}
			return true
		})
	}
	for _, texts := range []map[string]string{swedishProblems(), swedishTranscripts(), swedishEdits(), swedishExpressions(), swedishSheets(), swedishStudy()} {
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
