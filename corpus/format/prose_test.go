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
