package format

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"mening/corpus/source"
)

const wordNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

// wordFile makes a document of the content of its body, with the styles of a
// Swedish Word.
func wordFile(body string) []byte {
	return zipFile(map[string]string{
		"word/document.xml": `<w:document ` + wordNames + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
		"word/styles.xml": `<w:styles ` + wordNames + `><w:style w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>` +
			`<w:style w:styleId="Talare"><w:name w:val="Talare"/><w:rPr><w:b/></w:rPr></w:style></w:styles>`,
	})
}

func zipFile(files map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		io.WriteString(f, files[name])
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// p and r write a paragraph and a run; b writes a bold run.
func p(content ...string) string { return `<w:p>` + strings.Join(content, "") + `</w:p>` }
func r(text string) string       { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }
func b(text string) string {
	return `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}
func row(cells ...string) string {
	return `<w:tr><w:tc>` + strings.Join(cells, `</w:tc><w:tc>`) + `</w:tc></w:tr>`
}

// wordCases are bodies and outcomes.
func wordCases() [][2]string {
	return [][2]string{
		{p(r("Fokusgrupp")) + p() + p(b("AME 1:"), r(" Hej "), r("hå &amp; så.")) + p(r("Mer.")) + p(b("I: "), r("Ja.")),
			"3 AME 1 | Hej hå & så. / Mer.\n5 I | Ja.\nheading: Fokusgrupp\n"},
		// Breaks, tabs, hyphens; a page break is none.
		{p(r("I:"), `<w:r><w:tab/><w:t>Ett</w:t><w:br/><w:t>två</w:t><w:cr/><w:t>tre</w:t><w:br w:type="page"/><w:t>fyra</w:t></w:r>`, `<w:r><w:noBreakHyphen/><w:softHyphen/><w:t>fem</w:t></w:r>`),
			"1 I | Ett / två / trefyra-fem\nsoft-hyphen: 1\n"},
		// Tracked changes are accepted, what stood before and hidden text are not read.
		{p(r("I: Hej"), `<w:ins><w:r><w:t> då</w:t></w:r></w:ins><w:del><w:r><w:delText> nej</w:delText></w:r></w:del>`) +
			p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`, r("P: Början")) + p(r(" och slut.")) + p(r("I: Så."), `<w:r><w:rPr><w:vanish/></w:rPr><w:t>dold</w:t></w:r>`),
			"1 I | Hej då\n2 P | Början och slut.\n4 I | Så.\nhidden: 1\ntracked-deletion: 1\ntracked-insertion: 1\n"},
		// Notes, comments, text boxes.
		{p(r("I: Hej"), `<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="1"/></w:r>`, `<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>Ruta</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>`),
			"1 I | Hej\ncomment: 1\nfootnote: 1\ntext-box: 1\n"},
		// Tables: label and text, with and without a time; other rows.
		{`<w:tbl><w:tblPr><w:tblStyle w:val="x"/></w:tblPr>` + row(p(r("Talare")), p(r("Text"))) + row(p(r("I")), p(r("Hej."))+p(r("Hå."))) + row(p(r("AME 1:")), p(r("Ja."))) +
			row(p(r("00:10")), p(r("I")), p(r("Nå?"))) + row(p(r("ett")), p(r("två")), p(r("tre"))) + `</w:tbl>`,
			"3 I | Hej. / Hå.\n6 AME 1 | Ja.\n9 I [10-] | Nå? / ett / två / tre\nheading: Talare / Text\n"},
		// Headings by style, names in bold alone.
		{p(`<w:pPr><w:pStyle w:val="Rubrik2"/></w:pPr>`, r("Anna")) + p(r("Hej.")) + p(`<w:pPr><w:pStyle w:val="Rubrik2"/></w:pPr>`, r("Intervjuare")) + p(r("Ja?")) + p(`<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>`, r("Anna")) + p(r("Jo.")),
			"1 Anna | Hej.\n3 Intervjuare | Ja?\n5 Anna | Jo.\n"},
		{p(`<w:pPr><w:pStyle w:val="Talare"/></w:pPr>`, r("Eva")) + p(r("Hej.")) + p(b("Bo")) + p(r("Ja?")) + p(b("Eva")) + p(r("Jo.")) + p(b("Bo")) + p(r("Så.")),
			"1 Eva | Hej.\n3 Bo | Ja?\n5 Eva | Jo.\n7 Bo | Så.\n"},
		// As Teams writes it.
		{p(r("Eva Ek   0:03"), `<w:r><w:br/><w:t>Hej.</w:t></w:r>`) + p(r("Bo By   0:05"), `<w:r><w:br/><w:t>Ja.</w:t></w:r>`) + p(r("Eva Ek   0:07"), `<w:r><w:br/><w:t>Så.</w:t></w:r>`),
			"1 Eva Ek [3-] | Hej.\n2 Bo By [5-] | Ja.\n3 Eva Ek [7-] | Så.\n"},
	}
}

func TestWord(t *testing.T) {
	for _, c := range wordCases() {
		check(t, ".docx", string(wordFile(c[0])), c[1])
	}
}

func TestWordMainPart(t *testing.T) {
	check(t, ".docx", string(zipFile(map[string]string{
		"_rels/.rels":        `<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>`,
		"word/document2.xml": `<w:document ` + wordNames + `><w:body>` + p(r("I: Hej.")) + `</w:body></w:document>`,
	})), "1 I | Hej.\n")
}

func TestWordFaults(t *testing.T) {
	check := func(t *testing.T, data []byte, want string) {
		t.Helper()
		_, err := Read("a.docx", data, Hints{})
		var p *source.Problem
		if !errors.As(err, &p) || !strings.Contains(p.Message, want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	check(t, zipFile(nil), `"word/document.xml" is missing`)
	check(t, zipFile(map[string]string{"word/document.xml": `<w:document ` + wordNames + `><w:body>` + p(r("I: Hej."))}), "damaged")
	check(t, zipFile(map[string]string{"word/document.xml": `<x/>`}), "no body")
	check(t, wordFile(p()), "no text")
	check(t, []byte("\xD0\xCF\x11\xE0rest"), "an old document of Word")
}
