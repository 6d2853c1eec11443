package format

import (
	"errors"
	"os"
	"strings"
	"testing"

	"mening/corpus/source"
)

const odtNames = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
	`xmlns:text="` + odfText + `" xmlns:table="` + odfTable + `" xmlns:draw="` + odfDraw + `" ` +
	`xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"`

// odtFile makes a text of the content of its body, with styles of both kinds:
// of the document (Talare) and of a paragraph (P1, whose parent is bold).
func odtFile(body string) []byte {
	return zipFile(map[string]string{
		"mimetype": "application/vnd.oasis.opendocument.text",
		"content.xml": `<office:document-content ` + odtNames + `><office:automatic-styles>` +
			`<style:style style:family="text" style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>` +
			`<style:style style:family="text" style:name="N"><style:text-properties fo:font-weight="normal"/></style:style>` +
			`<style:style style:family="text" style:name="H"><style:text-properties text:display="none"/></style:style>` +
			`<style:style style:family="paragraph" style:name="P1" style:parent-style-name="Talare"/>` +
			`<style:style style:family="paragraph" style:name="P2" style:parent-style-name="Heading_20_2"/>` +
			`</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`,
		"styles.xml": `<office:document-styles ` + odtNames + `><office:styles>` +
			`<style:style style:family="paragraph" style:name="Talare"><style:text-properties fo:font-weight="bold"/></style:style>` +
			`</office:styles></office:document-styles>`,
	})
}

// op, oh and os write a paragraph, a heading and a span.
func op(content ...string) string { return `<text:p>` + strings.Join(content, "") + `</text:p>` }
func ostyled(style, text string) string {
	return `<text:p text:style-name="` + style + `">` + text + `</text:p>`
}
func ospan(style, text string) string {
	return `<text:span text:style-name="` + style + `">` + text + `</text:span>`
}
func orow(cells ...string) string {
	return `<table:table-row><table:table-cell>` + strings.Join(cells, `</table:table-cell><table:table-cell>`) + `</table:table-cell></table:table-row>`
}

// odtCases are bodies and outcomes.
func odtCases() [][2]string {
	return [][2]string{
		{`<text:h text:outline-level="1">Fokusgrupp</text:h>` + op() + op(ospan("B", "AME 1:"), " Hej  hå\n &amp; så.") + op("Mer.") + op(ospan("B", "I: "), "Ja."),
			"3 AME 1 | Hej hå & så. / Mer.\n5 I | Ja.\nheading: Fokusgrupp\n"},
		{op("I:", `<text:tab/>Ett<text:line-break/>två<text:s text:c="2"/>tre<text:soft-page-break/>fyra<text:line-break/> fem`),
			"1 I | Ett / två  trefyra / fem\n"},
		// What was deleted stands aside, hidden text is left out.
		{`<text:tracked-changes><text:changed-region><text:deletion><text:p>nej</text:p></text:deletion></text:changed-region>` +
			`<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>` +
			op("I: Hej", `<text:change-start text:change-id="a"/> då<text:change-end text:change-id="a"/><text:change text:change-id="b"/>.`) + op("P: Så.", ospan("H", "dold")),
			"1 I | Hej då.\n2 P | Så.\nhidden: 1\ntracked-deletion: 1\ntracked-insertion: 1\n"},
		// Notes, comments, text boxes, pictures.
		{op("I: Hej", `<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Not</text:p></text:note-body></text:note>`,
			`<office:annotation><text:p>Se upp</text:p></office:annotation> du.`, `<draw:frame><draw:text-box><text:p>Ruta</text:p></draw:text-box></draw:frame><draw:frame><draw:image/></draw:frame>`),
			"1 I | Hej du.\ncomment: 1\nfootnote: 1\ntext-box: 1\n"},
		// Lists and sections.
		{`<text:section>` + op("I: Hej.") + `<text:list><text:list-item>` + op("ett") + `<text:list><text:list-item>` + op("två") + `</text:list-item></text:list></text:list-item></text:list></text:section>` + op("P: Ja."),
			"1 I | Hej. / ett / två\n4 P | Ja.\n"},
		// Tables.
		{`<table:table><table:table-header-rows>` + orow(op("Talare"), op("Text")) + `</table:table-header-rows>` + orow(op("I"), op("Hej.")+op("Hå.")) + orow(op("AME 1:"), op("Ja.")) +
			orow(op("00:10"), op("I"), op("Nå?")) + orow(op("ett"), op("två"), op("tre")) + `</table:table>`,
			"3 I | Hej. / Hå.\n6 AME 1 | Ja.\n9 I [10-] | Nå? / ett / två / tre\nheading: Talare / Text\n"},
		{`<table:table>` + orow(op("1."), op("00:10"), op("I"), op("Hej.")) + orow(op("2."), op("00:20"), op("P"), op("Ja.")) + `</table:table>`,
			"3 I [10-] | Hej.\n7 P [20-] | Ja.\nline-number: 2\n"},
		// Styles of parents, and text that is not bold within what is.
		{ostyled("P1", "Eva") + op("Hej.") + ostyled("P1", "Bo") + op("Ja?") + ostyled("P1", "Eva") + op("Jo.") + ostyled("P1", "Bo"+ospan("N", "")) + op("Så."),
			"1 Eva | Hej.\n3 Bo | Ja?\n5 Eva | Jo.\n7 Bo | Så.\n"},
		{ostyled("P2", "Anna") + op("Hej.") + ostyled("P2", "Intervjuare") + op("Ja?") + ostyled("P2", "Anna") + op("Jo."),
			"1 Anna | Hej.\n3 Intervjuare | Ja?\n5 Anna | Jo.\n"},
	}
}

func TestOpenDocument(t *testing.T) {
	for _, c := range odtCases() {
		check(t, ".odt", string(odtFile(c[0])), c[1])
	}
}

// checkFault holds that bytes are refused with a message and a hint.
func checkFault(t *testing.T, ending string, data []byte, want string) {
	t.Helper()
	_, err := Read("a"+ending, data, Hints{})
	var p *source.Problem
	if !errors.As(err, &p) {
		t.Errorf("%v is no problem, want %q", err, want)
		return
	}
	if !strings.Contains(p.Message, want) || p.Hint == "" || p.File != "a"+ending {
		t.Errorf("%#v, want %q", p, want)
	}
}

func TestOpenDocumentFaults(t *testing.T) {
	good := odtFile(op("I: Hej."))
	odt := func(content string) []byte {
		return zipFile(map[string]string{"content.xml": `<office:document-content ` + odtNames + `>` + content})
	}
	checkFault(t, ".odt", []byte("I: Hej."), "no zip archive")
	checkFault(t, ".odt", good[:len(good)/2], "cut off")
	checkFault(t, ".odt", zipFile(nil), `"content.xml" is missing`)
	checkFault(t, ".odt", zipFile(map[string]string{"content.xml": "x", "META-INF/manifest.xml": `<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>`}), "password")
	checkFault(t, ".odt", odt(`<office:body><office:text>`+op("I: Hej.")), "damaged")
	checkFault(t, ".odt", odt(`</office:document-content>`), "no body")
	checkFault(t, ".odt", odt(`<office:body><office:spreadsheet/></office:body></office:document-content>`), "holds a spreadsheet")
	checkFault(t, ".odt", odtFile(op()), "no text")
	checkFault(t, ".odt", wordFile(p(r("I: Hej."))), `"content.xml" is missing`)
}

// TestBombs holds that what is small in an archive and huge in memory is
// TestOffice holds that one document, which LibreOffice saved in four formats
// (testdata/office.fodt), gives the same turns.
func TestOffice(t *testing.T) {
	const heading = "section 3: Del två\nheading: Fokusgrupp ett / Datum: 2024-02-01\n"
	turns := []string{
		"I | Vad har fungerat bra? / Och    vad har inte det?",
		"AME 1 | Vi träffas ibland på onsdagar, även på hösten. / först kaffe / sedan ärenden / och mer – ”så” 😀",
		"I | Tack, och ni? Łódź, Čapek.",
		"SOC 1 | Samma här.",
		"I | Nå?",
		"SOC 1 | Jo då. / Absolut. / Sist.",
	}
	check := func(t *testing.T, ending, lines, counts string, changed ...string) {
		t.Helper()
		data, err := os.ReadFile("testdata/office" + ending)
		if err != nil {
			t.Fatal(err)
		}
		res, err := Read("office"+ending, data, hints)
		if err != nil {
			t.Fatal(err)
		}
		want := ""
		for i, line := range strings.Fields(lines) {
			want += line + " " + turns[i] + "\n"
		}
		want = strings.NewReplacer(changed...).Replace(want) + heading + counts
		if got := show(res); got != want {
			t.Errorf("%s\n got:\n%s\nwant:\n%s", ending, got, want)
		}
	}
	const counts = "comment: 1\nfootnote: 1\nheading: 1\nhidden: 1\nsoft-hyphen: 1\ntext-box: 1\n"
	check(t, ".docx", "3 4 9 11 13 15", counts+"tracked-deletion: 1\ntracked-insertion: 1\n")
	check(t, ".odt", "3 4 9 10 12 14", counts+"tracked-deletion: 2\ntracked-insertion: 1\n")
	// LibreOffice marks the words before a deleted paragraph end as deleted, too.
	check(t, ".rtf", "3 4 9 11 13 15", counts+"tracked-deletion: 2\ntracked-insertion: 1\n", "Tack, och", "och")
	// It does not mark changes in pages, in which blanks in a row are one.
	check(t, ".html", "21 25 37 41 52 58", strings.Replace(counts, "text-box: 1\n", "", 1), "Och    vad", "Och vad", "Vi träffas", "Vi borttaget träffas", "Tack, och", "Tack, / och")
}
