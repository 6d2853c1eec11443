package document

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mening/corpus/table"
)

var update = flag.Bool("update", false, "write the golden files anew")

// tallied is a table as a study has it.
func tallied() *table.Table {
	return &table.Table{
		Caption: "Meningsbärande enheter per aktör",
		Columns: []table.Column{{Key: "node", Title: "kategori"}, {Key: "AME", Title: "AME\nn=3", Number: true}, {Key: "share", Title: "%", Number: true, Decimals: 1}, {Key: "quote", Title: "citat", Wrap: true}},
		Rows: [][]any{{"Samverkan", 12, 62.5, "Vi lägger pusslet."},
			{table.Indented{Level: 1, Text: "TRISAM"}, -4, nil, "första raden\nandra raden"}, {"Totalt", 16, 100.0}},
		Notes: []string{"n = informanter", "urval: 3 < 5"},
		Total: 1,
	}
}

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1200, 30))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chapter has one of each block.
func chapter(t *testing.T) *Document {
	return &Document{
		Language: "sv", Title: "Ett hållbart arbetsliv", Contents: true, Numbered: true,
		Blocks: []Block{
			Heading{Text: "Ett hållbart arbetsliv"},
			Heading{Level: 1, Text: "Samverkan"},
			Paragraph{{Text: "Togs upp av "}, {Text: "11 av 13", Bold: true}, {Text: ", "}, {Text: "ofta ", Italic: true}, {Text: "samverk*", Code: true}, {Text: ".\nNy rad."}},
			Table{Table: tallied()},
			Quotation{Runs: []Run{{Text: "Vi lägger "}, {Text: "pusslet", Bold: true}, {Text: " ihop."}}, Source: "AME, fokusgrupp, uppföljning"},
			Quotation{Runs: Text("Utan källa.")},
			Heading{Level: 2, Text: "Hinder"},
			List{Items: [][]Run{Text("Tid"), Text("Pengar")}},
			List{Items: [][]Run{Text("ett"), Text("två")}, Ordered: true},
			List{Items: [][]Run{Text("igen ett")}, Ordered: true},
			List{Items: [][]Run{Text("inom")}, Level: 1},
			List{Items: [][]Run{Text("två")}, Ordered: true, Start: 2},
			Paragraph{{Text: "Se "}, {Text: "sidan", Link: "https://example.com/a?b=1&c=2"}, {Text: "."}, {Note: []Run{{Text: "En "}, {Text: "not", Italic: true}, {Text: ".\nTvå rader <b>."}}}, {Note: Text("Till.")}},
			Figure{SVG: []byte("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), PNG: picture(t), Caption: "Staplar", Alternative: "AME 12, SOC 3"},
			PageBreak{},
			Table{Table: wide()},
			Heading{Level: 7, Text: "Sist"},
		},
	}
}

// wide is a table that needs a page on its side.
func wide() *table.Table {
	t := &table.Table{Caption: "Bred", Rows: [][]any{{}}}
	for _, key := range strings.Fields("alfa beta gamma delta epsilon zeta eta theta iota kappa lambda my ny xi") {
		t.Columns = append(t.Columns, table.Column{Key: key, Title: key + "aaaaaaa"})
		t.Rows[0] = append(t.Rows[0], key)
	}
	return t
}

func write(t *testing.T, d *Document, f table.Format) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	check := func(name, got string) {
		t.Helper()
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
	page := write(t, chapter(t), "html")
	check("chapter.html", strings.Replace(page, styleSheet, "", 1))
	check("chapter.md", write(t, chapter(t), "md"))
	check("chapter.xml", parts(t, chapter(t))["word/document.xml"])
}

func TestSameBytes(t *testing.T) {
	for _, f := range Formats() {
		first, second := write(t, chapter(t), f), write(t, chapter(t), f)
		if first != second {
			t.Errorf("%s: the same document gives other bytes", f)
		}
	}
}

func TestFaults(t *testing.T) {
	check := func(d *Document, f table.Format, want string) {
		t.Helper()
		var b bytes.Buffer
		if err := d.Write(&b, f); err == nil || err.Error() != want || b.Len() > 0 {
			t.Errorf("got  %v and %d bytes\nwant %s", err, b.Len(), want)
		}
	}
	check(&Document{}, "odt", "unknown format \"odt\"\n  known: html, docx, md")
	faulty := &Document{Blocks: []Block{Table{Table: &table.Table{Rows: [][]any{{1}}}}}}
	for _, f := range Formats() {
		check(faulty, f, "row 1 of the table has 1 cells for 0 columns")
	}
	check(&Document{Blocks: []Block{Figure{SVG: []byte("<svg/>"), Caption: "a"}}}, "docx", `the figure "a" has no picture for docx`)
	check(&Document{Blocks: []Block{Figure{Caption: "a"}}}, "html", `the figure "a" has no picture for html`)
	check(&Document{Blocks: []Block{Figure{PNG: []byte("x"), Caption: "a"}}}, "docx", `cannot make the Word document: the figure "a" is no PNG: unexpected EOF`)
}

func TestNothing(t *testing.T) {
	for _, d := range []*Document{{}, {Contents: true}, {Blocks: []Block{Table{Table: &table.Table{}}}}} {
		for _, f := range Formats() {
			write(t, d, f)
		}
	}
}

func TestLandscape(t *testing.T) {
	check := func(name string, blocks []Block, want ...bool) {
		t.Helper()
		got := (&Document{Blocks: blocks}).landscapes()
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: got %v, want %v", name, got, want)
				return
			}
		}
	}
	narrow, broad, text := Table{Table: tallied()}, Table{Table: wide()}, Paragraph(Text("x"))
	check("upright", []Block{Heading{}, text, narrow}, false, false, false)
	check("what begins", []Block{Heading{}, text, broad}, true, true, true)
	check("headings", []Block{narrow, Heading{Level: 1}, Heading{Level: 2}, broad, text}, false, true, true, true, false)
	check("text between", []Block{narrow, text, broad}, false, false, true)
}

// TestWidths checks that no table passes its page and no number is broken.
func TestWidths(t *testing.T) {
	for columns := 1; columns < 40; columns++ {
		tall := &table.Table{Rows: [][]any{{}}}
		for range columns {
			tall.Columns = append(tall.Columns, table.Column{Key: "Arbetsmarknadsenheten", Number: true})
			tall.Rows[0] = append(tall.Rows[0], 100)
		}
		l := layoutOf(Table{Table: tall}, table.Style{})
		total := 0
		for _, w := range l.widths {
			total += w
			if least := int(emWidth("100")*l.font*20) + 2*l.side; w < least && columns < 30 {
				t.Errorf("%d columns: %d for a number that needs %d", columns, w, least)
			}
		}
		if total > l.pageWidth() {
			t.Errorf("%d columns: %d on a page of %d", columns, total, l.pageWidth())
		}
	}
}

// TestFitted makes sure that columns are as wide as makes few lines: a long text
// beside short ones gets most of the room, one long answer among short ones does not
// narrow what stands beside all of them.
func TestFitted(t *testing.T) {
	texts := func(a, b string, rows int) Table {
		g := &table.Table{Columns: []table.Column{{Key: "a", Wrap: true}, {Key: "b", Wrap: true}}}
		for range rows {
			g.Rows = append(g.Rows, []any{a, "–"})
		}
		g.Rows = append(g.Rows, []any{a, b})
		return Table{Table: g}
	}
	long, short := strings.Repeat("mening ", 60), strings.Repeat("kort ", 10)
	if w := layoutOf(texts(long, short, 0), table.Style{}).widths; w[0] < 2*w[1] {
		t.Errorf("a long text and a short one: %v", w)
	}
	if w := layoutOf(texts(strings.Repeat("kort ", 12), strings.Repeat("lång ", 30), 20), table.Style{}).widths; float64(w[0]) < 12*emWidth("kort ")*9.5*20*0.9 {
		t.Errorf("many short texts and one long: %v", w)
	}
}

func TestMarkdownRuns(t *testing.T) {
	check := func(want string, runs ...Run) {
		t.Helper()
		if got := new(footnotes).runs(runs); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check("a **b** c", Run{Text: "a"}, Run{Text: " b ", Bold: true}, Run{Text: "c"})
	check("sam**verkan**", Run{Text: "sam"}, Run{Text: "verkan", Bold: true})
	check("x<strong>”nej”</strong>y", Run{Text: "x"}, Run{Text: "”nej”", Bold: true}, Run{Text: "y"})
	check("***b***", Run{Text: "b", Bold: true, Italic: true})
	check("`a*`", Run{Text: "a*", Code: true})
	check("x `` a`b ``", Run{Text: "x "}, Run{Text: "a`b", Code: true})
	check("`a`\\\n`b`", Run{Text: "a\nb", Code: true})
	check("*Vad finns kvar?*", Run{Text: "Vad finns kvar?", Italic: true})
	check("Se *boken.*", Run{Text: "Se"}, Run{Text: " boken.", Italic: true})
	check("*(a)*, b", Run{Text: "(a)", Italic: true}, Run{Text: ", b"})
	check("**a**<em>b</em>", Run{Text: "a", Bold: true}, Run{Text: "b", Italic: true})
	check("liten", Run{Text: "liten", Small: true})
	check("a\\\n\\# b\\\n1\\. c", Run{Text: "a\n# b\n1. c"})
	check("a b", Run{Text: "a"}, Run{Text: " ", Bold: true}, Run{Text: "b"})
}
