package document

import (
	"reflect"
	"slices"
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
	check("***", PageBreak{})
	check("Rad\n---", paragraph("Rad"), PageBreak{})
	check("<b>x</b> & &amp; \\<i> <script>alert(1)</script>", paragraph("<b>x</b> & & <i> <script>alert(1)</script>"))
	check("<div>\n*x*", Paragraph{{Text: "<div> "}, {Text: "x", Italic: true}})
	check("    indraget", paragraph("indraget"))
	check("```r\na <- *1*\n  b\n```", Paragraph{{Text: "a <- *1*\n  b", Code: true}})
	check("[ORD](https://x.se/a?b=1&c) [y](javascript:alert(1)) [z](a.html) <https://x.se> <mailto:a@b.se>",
		Paragraph{{Text: "ORD", Link: "https://x.se/a?b=1&c"}, {Text: " y z "}, {Text: "https://x.se", Link: "https://x.se"}, {Text: " "}, {Text: "mailto:a@b.se", Link: "mailto:a@b.se"}})
	check("[*k*][1]\n\n[1]: http://x.se", Paragraph{{Text: "k", Italic: true, Link: "http://x.se"}})
	check("Ord[^a] mer.\n\n[^a]: Not *k* NUMBER.", Paragraph{{Text: "Ord"}, {Note: []Run{{Text: "Not "}, {Text: "k", Italic: true}, {Text: " 12."}}}, {Text: " mer."}})
	check("- a\n  - b\n    1. c\n- d", List{Items: [][]Run{Text("a")}}, List{Items: [][]Run{Text("b")}, Level: 1},
		List{Items: [][]Run{Text("c")}, Ordered: true, Level: 2}, List{Items: [][]Run{Text("d")}})
	check("3. a\n   - x\n4. b\n\n   mer", List{Items: [][]Run{Text("a")}, Ordered: true, Start: 3}, List{Items: [][]Run{Text("x")}, Level: 1},
		List{Items: [][]Run{{{Text: "b"}, {Text: "\n"}, {Text: "mer"}}}, Ordered: true, Start: 4})
	check("> a\n>\n> b\n>\n> — AME", Quotation{Runs: Text("a")}, Quotation{Runs: Text("b"), Source: "AME"})
	check("> a\\\n> (AME)", Quotation{Runs: Text("a"), Source: "(AME)"})
	check("> a\n> (skratt)", Quotation{Runs: Text("a (skratt)")})
	check("| | n |\n| --- | ---: |\n| *a* \\| ODD | NUMBER |\n| b[^1] |\n\n[^1]: Not.", Table{Table: &table.Table{
		Columns: []table.Column{{Key: "1", Title: " ", Wrap: true}, {Key: "2", Title: "n", Number: true}},
		Rows:    [][]any{{"a | " + odd, "12"}, {"b [1]", ""}}, Notes: []string{"[1] Not."}}})
	check("\x02999\x03 \x02x\x03", paragraph(" \x02x\x03"))
}

// FuzzFilling makes sure that a value comes out as it went in, whatever stands
// around it.
func FuzzFilling(f *testing.F) {
	for _, seed := range []string{"# x", "**", "- a\n  b", "> q\n> — s", "`", "\\", "*a**b*", "1. x", "---", "| a |\n| - |\n| b |", "[^1]\n\n[^1]: x", "[x](http://y)", "```\nx", "- a\n  - b", "<b>"} {
		f.Add(seed, "*värde*")
	}
	f.Fuzz(func(t *testing.T, around, value string) {
		if strings.ContainsAny(around+value, "\x02\x03") || table.OneLine(value) == "" {
			return
		}
		fill := &Filling{}
		blocks := fill.Read(around + "\n\n" + fill.Mark(value) + "\n\n" + around)
		for _, b := range blocks {
			p, ok := b.(Paragraph)
			if ok && slices.ContainsFunc(p, func(r Run) bool { return r.Text == value || r.Code && strings.Contains(r.Text, value) }) {
				return
			}
		}
		t.Errorf("%q is lost in %q", value, around)
	})
}
