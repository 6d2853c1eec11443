package main

import (
	"errors"
	"go/ast"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"mening/corpus/source"
)

// notSaid are errors that stay English: nobody reads them, or whoever does has to
// mend the program.
func notSaid() map[string]string {
	return map[string]string{
		"there are findings": "makes the exit status",
		"%s":                 "wraps what another one says",
		"%v":                 "a panic of a library, within a note",
		// Told by open.go of the index, which makes the index anew.
		"the catalogue is damaged": "the index is made anew", "the catalogue is of another version": "the index is made anew",
		"bleve is of another generation than the catalogue": "the index is made anew", "damaged: %v": "the index is made anew",
		"%s is damaged": "the index is made anew", "%s is %d bytes long instead of %d": "the index is made anew",
		"the index is closed": "the index is not used", "a document is named %q": "the index is made anew", "making the index: %w": "within a note",
		"%s: %w": "a part of a workbook, within a note",
		// What only a fault in the program can bring about.
		"row %d of the table has %d cells for %d columns": "a table of ours", "row %d of the table has a %T in column %q": "a table of ours",
		"column %d of the table has no key": "a table of ours", "two columns of the table have the key %q": "a table of ours",
		"cannot make the workbook: %w": "a table of ours", "cannot make the Word document: %w": "a document of ours",
		"the figure %q has no picture for %s": "a document of ours", "the figure %q is no PNG: %w": "a document of ours",
		"no stemmer for the language %q\n  known: %s": "languages are known where they are read",
		// Within what the library says of a template.
		"list is for names and counts, not for %T": "within a note", "%v is no number": "within a note",
	}
}

// TestSwedishFaults makes sure that whatever is said of a fault has Swedish, in
// every package: notes, hints that stand in the source, and errors beside those of
// notSaid.
func TestSwedishFaults(t *testing.T) {
	v := (&env{}).speak("sv", "", append(swedishAll(), swedishCalls()...))
	words, exceptions := regexp.MustCompile(`[a-z]{3} [a-z]|[a-z]{4,}: %|%[a-z] [a-z]{2,}`), notSaid()
	commands := regexp.MustCompile(`^(?:mening [a-z %:]+\S*|--[a-z%]+: %s)$`)
	met := map[string]bool{}
	check := func(file, text string) {
		t.Helper()
		met[text] = true
		if _, ok := exceptions[text]; ok || v.text(text) != text || commands.MatchString(text) {
			return
		}
		for line := range strings.SplitSeq(text, "\n  ") {
			if words.MatchString(line) && v.hint(&source.Problem{Hint: line}) == line {
				t.Errorf("%s says %q, which has no Swedish", file, line)
			}
		}
	}
	saying := map[string]int{"Say": 0, "TooMany": 1, "Fault": 1, "entryFault": 1, "wrong": 0, "few": 0}
	advising := []string{"fault", "warn", "Told"}
	for file, tree := range parseAll(t) {
		if strings.HasPrefix(file, "coding/figure/") || strings.Contains(file, "cmd/mening/swedish") { // figures speak both languages
			continue
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				name := calledName(n)
				if at, ok := saying[name]; ok && at < len(n.Args) {
					check(file, textOf(n.Args[at]))
				}
				if slices.Contains(advising, name) {
					for _, arg := range n.Args {
						check(file, textOf(arg))
					}
				}
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && (name == "Errorf" || name == "New" && isName(f.X, "errors")) {
					check(file, textOf(n.Args[0]))
				}
			case *ast.CompositeLit:
				for _, e := range n.Elts {
					pair, ok := e.(*ast.KeyValueExpr)
					if !ok || !isName(pair.Key, "Message") && !isName(pair.Key, "Hint") {
						continue
					}
					if text := textOf(pair.Value); text != "" {
						check(file, text)
					} else if f, ok := pair.Value.(*ast.CallExpr); ok && calledName(f) == "Sprintf" {
						t.Errorf("%s: a problem with a text that is made there is English everywhere: use source.Found", file)
					}
				}
			case *ast.AssignStmt:
				for i, left := range n.Lhs {
					if i < len(n.Rhs) && isName(left, "hint") {
						check(file, textOf(n.Rhs[i]))
					}
				}
			}
			return true
		})
	}
	for text := range exceptions {
		if !met[text] {
			t.Errorf("nobody says %q any more", text)
		}
	}
}

func isName(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

// TestFault says errors of every kind in Swedish.
func TestFault(t *testing.T) {
	v := (&env{}).speak("sv", "", swedishAll())
	check := func(err error, want string) {
		t.Helper()
		if got := v.fault(err).Error(); got != want {
			t.Errorf("%v: %s, want %s", err, got, want)
		}
	}
	check(syscall.EACCES, "åtkomst nekad")
	check(syscall.ENOSPC, "disken är full")
	check(&fs.PathError{Op: "open", Path: "a/b.csv", Err: syscall.ENOENT}, "a/b.csv: filen eller mappen finns inte")
	check(errors.Join(syscall.EACCES, errors.New("odd")), "åtkomst nekad\nodd")
	check(source.Say("cannot write %s: %s", "x", source.Reason(&fs.PathError{Err: fs.ErrPermission})), "kan inte skriva x: åtkomst nekad")
	check(source.TooMany(1000, "turns"), "över 1000 repliker")
	check(source.TooDeep, "över 1000 element eller grupper i varandra")
	check(source.TooBig(64<<20), "över 64 MiB uppackad")
	check(usageError{source.Say("name the sheet")}, "name the sheet") // calls are said with texts of their own
	for _, hint := range []struct{ english, want string }{
		{`known: a, b and 3 more; mening tally lists all`, `kända: a, b och 3 till; mening tally visar alla`},
		{`did you mean "wave"? otherwise declare wav under attributes in study.yaml`, `menade du "wave"? ange annars wav under attributes i study.yaml`},
		{`known: and 3 more`, `kända: and 3 more`},
	} {
		if got := v.hint(&source.Problem{Hint: hint.english}); got != hint.want {
			t.Errorf("%s: %s, want %s", hint.english, got, hint.want)
		}
	}
}
