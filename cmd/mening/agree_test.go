package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"testing"
)

// TestCoefficientsInSwedish fails where coding/reliability says something that
// has no Swedish.
func TestCoefficientsInSwedish(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(top, "coding", "reliability", "coefficient.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	texts, found := swedishTexts(), 0
	for _, d := range file.Decls {
		constants, ok := d.(*ast.GenDecl)
		if !ok || constants.Tok != token.CONST {
			continue
		}
		for _, spec := range constants.Specs {
			for _, value := range spec.(*ast.ValueSpec).Values {
				text, err := strconv.Unquote(value.(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				found++
				if texts[text] == "" {
					t.Errorf("%q has no Swedish", text)
				}
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d texts were found", found)
	}
}
