package chapter

import (
	"fmt"
	"strings"
	"testing"
)

func shown(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Call == nil {
			b.WriteString(p.Text)
			continue
		}
		fmt.Fprintf(&b, "<%d %s %s>", p.Call.Line, p.Call.Name, strings.Join(p.Call.Args, ","))
	}
	return b.String()
}

func functions() []string { return []string{"n", "of", "quote", "table"} }

func TestParse(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		pieces, err := Parse("a.md", in, functions())
		if err != nil {
			t.Errorf("%q: %v", in, err)
			return
		}
		if got := shown(pieces); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
	check("", "")
	check("text\n", "text\n")
	check("a {{n \"x\"}} b\n{{of `y z` \"AME\"}}", "a <1 n x> b\n<2 of y z,AME>")
	check(`{{quote kd39}} {{n "x" 3}} {{"{{"}}n}}`, "<1 quote kd39> <1 n x,3> {{n}}")
	check("a\n{{- /* a remark */ -}}\nb", "ab")
	check(`{{table "tally" "--by" "stakeholder"}}`, "<1 table tally,--by,stakeholder>")
	check("\\LaTeX{} {single} %% {{n}}", "\\LaTeX{} {single} %% <1 n >")
}

// TestNothingElse: what templates could do beyond filling in is refused.
func TestNothingElse(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		_, err := Parse("a.md", in, functions())
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
	check("x\n{{m \"x\"}}", `a.md:2: unknown function "m"`)
	check("{{if true}}x{{end}}", "a.md:1: ")
	check("{{range $i, $x := .}}x{{end}}", "a.md:1: ")
	check(`{{define "x"}}y{{end}}`, "a.md:1: ")
	check(`{{template "x"}}`, "a.md:1: ")
	check(`{{n "x" | printf}}`, "more than one")
	check(`{{$x := n "x"}}`, "more than one")
	check(`{{printf "%s" "x"}}`, `unknown function "printf"`)
	check(`{{.}}`, "names no function")
	check(`{{n .Env}}`, "no text in quotation marks")
	check(`{{n (n "x")}}`, "no text in quotation marks")
	check("\n\n{{n ”x”}}", "a.md:3: cannot read")
	check("{{n", "a.md:1: ")
	check("\n{{n \"x}}", "a.md:2: ")
	check("{{}}", "a.md:1: ")
	check("{{n \"{{\"}} x\n{{of \"familj\" text\n\n{{quote \"zzzz\"}}", "a.md:2: \"{{of \\\"familj\\\" text\" has no }}")
	check("{{of \"familj\"", "a.md:1: \"{{of \\\"familj\\\"\" has no }}")
}

// FuzzParse: reading never fails otherwise than with a place, and prose alone comes
// out as it is.
func FuzzParse(f *testing.F) {
	f.Add(`a {{n "x"}} b`)
	f.Add(`{{"{{"}}`)
	f.Fuzz(func(t *testing.T, text string) {
		pieces, err := Parse("a.md", text, functions())
		if err != nil {
			if !strings.HasPrefix(err.Error(), "a.md") {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if !strings.Contains(text, "{{") && shown(pieces) != text {
			t.Fatalf("%q gives %q", text, shown(pieces))
		}
	})
}
