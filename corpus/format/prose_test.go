package format

import (
	"fmt"
	"strings"
	"testing"
)

// shownProse writes paragraphs a line each, with what is known of them.
func shownProse(ps []Paragraph) string {
	var b strings.Builder
	for _, p := range ps {
		mark := ""
		switch {
		case p.Heading > 0:
			mark = fmt.Sprintf("h%d ", p.Heading)
		case p.Note:
			mark = "note "
		case p.Quoted:
			mark = "quoted "
		case p.Indented:
			mark = "indented "
		case p.Cells != nil:
			mark = fmt.Sprintf("row of %d ", len(p.Cells))
		}
		fmt.Fprintf(&b, "%d %s%s\n", p.Line, mark, strings.ReplaceAll(p.Text, "\t", " | "))
	}
	return b.String()
}

func TestReadProse(t *testing.T) {
	check := func(name, in, want string) {
		t.Helper()
		ps, err := ReadProse(name, []byte(in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		if got := shownProse(ps); got != strings.TrimPrefix(want, "\n") {
			t.Errorf("%s of %q gives\n%s\nwant\n%s", name, in, got, want)
		}
	}
	check("a.md", "# Resultat\n\nEn mening\növer *två* rader.\n\n> Ett citat\n> till slut. (AME)\n\nEfter.[^1]\n\n[^1]: En not: 7 av 9.\n", `
1 h1 Resultat
3 En mening över två rader.
6 quoted Ett citat till slut. (AME)
9 Efter.
11 note En not: 7 av 9.
`)
	check("a.md", "AME: inte en talare.\nSOC: inte heller.\n\n| a | b |\n| --- | ---: |\n| x \\| y | 3 (4 %) |\n", `
1 AME: inte en talare. SOC: inte heller.
4 row of 2 a | b
6 row of 2 x | y | 3 (4 %)
`)
	check("a.md", "- en\n- två\n  till\n\n```\n{{n \"x\"}}\n```\nslut\n", `
1 en
2 två till
8 slut
`)
	check("a.md", "Inledning.\n\n    Ett citat\n    till. (AME)\n\n- en\n\n    mer om en\n\nText\n    som går vidare\n\n\tTabb.\n", `
1 Inledning.
3 indented Ett citat till. (AME)
6 en
8 mer om en
10 Text som går vidare
13 indented Tabb.
`)
	check("a.txt", "Inledning.\n\n    Ett citat. (AME)\n", "1 Inledning.\n3 indented Ett citat. (AME)\n")
	check("a.html", `<p style="margin-left: 1.5cm">Ett.</p><p>Två.</p><p style="margin:0 0 0 36.0pt"><b>Tre.</b></p><p style="margin: 0 1px">Fyra.</p><ul style="margin-left:2em"><li>Fem.</li></ul>`,
		"1 indented Ett.\n1 Två.\n1 indented Tre.\n1 Fyra.\n1 Fem.\n")
	check("a.txt", "I: Det här är text.\n\n> citerat\nslut\n", `
1 I: Det här är text.
3 quoted citerat
4 slut
`)
	check("a.html", `<h2>Rubrik</h2><p>Ett.</p><blockquote class="x"><p class="y">Citat.</p></blockquote><table><tr><td>A</td><td>11 av 13</td></tr></table>`, `
1 h2 Rubrik
1 Ett.
1 quoted Citat.
1 row of 2 A | 11 av 13
`)
}

func TestProseOfWord(t *testing.T) {
	body := `<w:p><w:r><w:t>AME: elva av tretton.</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>Ett citat.</w:t></w:r></w:p>` +
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Samverkan</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`
	note := `<w:footnotes xmlns:w="x"><w:footnote w:id="1"><w:p><w:r><w:t>En not.</w:t></w:r></w:p></w:footnote></w:footnotes>`
	data := zipFile(map[string]string{"word/document.xml": `<w:document xmlns:w="x"><w:body>` + body + `</w:body></w:document>`, "word/footnotes.xml": note})
	ps, err := ReadProse("a.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	want := "1 AME: elva av tretton.\n2 quoted Ett citat.\n3 row of 2 Samverkan | 12\n5 note En not.\n"
	if got := shownProse(ps); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestIndented: what stands in by itself or by its style is indented, items of lists
// and lines that only hang are not.
func TestIndented(t *testing.T) {
	p := func(properties, text string) string {
		return `<w:p><w:pPr>` + properties + `</w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	styles := `<w:styles xmlns:w="x"><w:style w:styleId="In"><w:name w:val="In"/><w:pPr><w:ind w:left="567"/></w:pPr></w:style>` +
		`<w:style w:styleId="Under"><w:name w:val="Under"/><w:basedOn w:val="In"/></w:style>` +
		`<w:style w:styleId="Item"><w:name w:val="Item"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="567"/></w:pPr></w:style></w:styles>`
	body := p(`<w:ind w:left="720" w:right="720"/>`, "a") + p(`<w:ind w:start="720"/>`, "b") + p(`<w:ind w:left="720" w:hanging="720"/>`, "c") +
		p(`<w:numPr><w:numId w:val="2"/></w:numPr><w:ind w:left="720"/>`, "d") + p(`<w:pStyle w:val="Under"/>`, "e") + p(`<w:pStyle w:val="Item"/>`, "f") +
		p(`<w:pStyle w:val="In"/><w:ind w:left="0"/>`, "g") + p(`<w:ind w:firstLine="720"/>`, "h") + p("", "i")
	data := zipFile(map[string]string{"word/document.xml": `<w:document xmlns:w="x"><w:body>` + body + `</w:body></w:document>`, "word/styles.xml": styles})
	ps, err := ReadProse("a.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	var in string
	for _, p := range ps {
		if p.Indented {
			in += p.Text
		}
	}
	if in != "abe" {
		t.Errorf("indented are %s, want abe", in)
	}
	check := func(length string, want bool) {
		t.Helper()
		if isFar(length) != want {
			t.Errorf("%q is far: %v", length, !want)
		}
	}
	check("1.25cm", true)
	check("0.49in", true)
	check("2em", true)
	check("1mm", false)
	check("0", false)
	check("", false)
	check("-2cm", false)
	check("auto", false)
	check("12 parsec", false)
}

func TestProseFaults(t *testing.T) {
	for name, in := range map[string]string{"a.vtt": "WEBVTT\n", "a.docx": "no zip", "a.md": "", "a.pdf": "no pdf", "a": "x"} {
		if _, err := ReadProse(name, []byte(in)); err == nil {
			t.Errorf("%s of %q is read", name, in)
		}
	}
}

func FuzzReadProse(f *testing.F) {
	f.Add("a.md", "# x\n> y\n| a | b |\n[^1]: z\n```\n")
	f.Add("a.txt", "> x\n\n>")
	f.Add("a.html", "<blockquote><p>x<table><tr><td>y")
	f.Fuzz(func(t *testing.T, name, in string) {
		ps, err := ReadProse(name, []byte(in))
		if err == nil {
			for _, p := range ps {
				if p.Line < 0 {
					t.Errorf("line %d", p.Line)
				}
			}
		}
	})
}
