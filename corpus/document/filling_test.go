package document

import (
	"reflect"
	"strings"
	"testing"

	"mening/corpus/table"
)

func TestFilling(t *testing.T) {
	odd := "# **inte** fet\n- <b> \\ `x` {{.}}"
	grid := Table{Table: &table.Table{Caption: "T"}}
	check := func(markdown string, want ...Block) {
		t.Helper()
		f := &Filling{}
		markdown = strings.ReplaceAll(markdown, "ODD", f.Mark(odd))
		markdown = strings.ReplaceAll(markdown, "GRID", f.Mark(grid))
		markdown = strings.ReplaceAll(markdown, "RUNS", f.Mark([]Run{{Text: "a", Italic: true}, {Text: "b"}}))
		markdown = strings.ReplaceAll(markdown, "BOTH", f.Mark([]Block{grid, grid}))
		markdown = strings.ReplaceAll(markdown, "NUMBER", f.Mark(12))
		markdown = strings.ReplaceAll(markdown, "NIL", f.Mark(nil))
		if got := f.Read(markdown); !reflect.DeepEqual(got, append([]Block(nil), want...)) {
			t.Errorf("%q\n got %#v\nwant %#v", markdown, got, want)
		}
	}
	paragraph := func(s string) Block { return Paragraph(Text(s)) }
	check("")
	check("\n \n\n")
	check("# Titel", Heading{Level: 0, Text: "Titel"})
	check("### ODD", Heading{Level: 2, Text: table.OneLine(odd)})
	check("#ingen rubrik", paragraph("#ingen rubrik"))
	check("En\nrad\n\nTvå", paragraph("En rad"), paragraph("Två"))
	check("En\\\nny", paragraph("En\nny"))
	check("ODD", paragraph(odd))
	check("n = NUMBERNIL.", paragraph("n = 12."))
	check("**f** och *k* och `a*b*`", Paragraph{{Text: "f", Bold: true}, {Text: " och "}, {Text: "k", Italic: true}, {Text: " och "}, {Text: "a*b*", Code: true}})
	check("**ODD**", Paragraph{{Text: odd, Bold: true}})
	check("RUNS", Paragraph{{Text: "a", Italic: true}, {Text: "b"}})
	check(`2 * 3 * 4, **, \*x\*, \q`, paragraph(`2 * 3 * 4, **, *x*, \q`))
	check("- a\n- b\n  c\n- ODD", List{Items: [][]Run{Text("a"), Text("b c"), Text(odd)}})
	check("1. a\n2. b", List{Items: [][]Run{Text("a"), Text("b")}, Ordered: true})
	check("1. a\n- b", List{Items: [][]Run{Text("a")}, Ordered: true}, List{Items: [][]Run{Text("b")}})
	check("> ord\n> mer\n> — AME", Quotation{Runs: Text("ord mer"), Source: "AME"})
	check("> — AME", Quotation{Runs: Text("— AME")})
	check("---", PageBreak{})
	check("GRID", grid)
	check("före GRID efter", paragraph("före"), grid, paragraph("efter"))
	check("BOTH", grid, grid)
	check("\x02999\x03 \x02x\x03", paragraph(" \x02x\x03"))
}

// FuzzFilling makes sure that a value comes out as it went in, whatever stands
// around it.
func FuzzFilling(f *testing.F) {
	for _, seed := range []string{"# x", "**", "- a\n  b", "> q\n> — s", "`", "\\", "*a**b*", "1. x", "---"} {
		f.Add(seed, "*värde*")
	}
	f.Fuzz(func(t *testing.T, around, value string) {
		if strings.ContainsAny(around+value, "\x02\x03") || table.OneLine(value) == "" {
			return
		}
		fill := &Filling{}
		blocks := fill.Read(around + "\n\n" + fill.Mark(value) + "\n\n" + around)
		for _, b := range blocks {
			if p, ok := b.(Paragraph); ok && len(p) == 1 && p[0].Text == value {
				return
			}
		}
		t.Errorf("%q is lost in %q", value, around)
	})
}
