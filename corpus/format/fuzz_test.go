package format

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"mening/corpus/source"
)

// sane holds what is true of every transcript, whatever was read.
func sane(t *testing.T, ending string, data []byte) {
	t.Helper()
	res, err := Read("a"+ending, data, hints)
	if err != nil {
		var p *source.Problem
		if !errors.As(err, &p) {
			t.Fatalf("%v is no problem", err)
		}
		return
	}
	again, err := Read("a"+ending, data, hints)
	if err != nil || !reflect.DeepEqual(res, again) {
		t.Fatal("a second reading differs")
	}
	if len(res.Transcript.Turns) == 0 {
		t.Fatal("no turns and no error")
	}
	line := 1
	for i, turn := range res.Transcript.Turns {
		if turn.Number != i+1 || turn.Line < line {
			t.Fatalf("turn %d: number %d, line %d after %d", i, turn.Number, turn.Line, line)
		}
		line = turn.Line
		if strings.TrimSpace(turn.Text) != turn.Text || strings.TrimSpace(turn.Label) != turn.Label || strings.ContainsAny(turn.Label, "\n\r") {
			t.Fatalf("%q: %q is not trimmed", turn.Label, turn.Text)
		}
		for _, s := range []string{turn.Text, turn.Label} {
			if !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) || strings.ContainsAny(s, "\r\x00\u00ad\ufeff") {
				t.Fatalf("%q is not repaired", s)
			}
		}
	}
}

func FuzzText(f *testing.F) {
	for _, c := range textCases() {
		f.Add([]byte(c[0]))
	}
	for _, c := range conventionCases() {
		f.Add([]byte(c[0]))
	}
	f.Add([]byte("I: P\u00c3\u00a5 &aring; \ufb01\n1 P: ja #00:00:01-2#\n"))
	f.Add([]byte("\xff\xfeI\x00:\x00 \x00a\x00"))
	f.Add([]byte("I: \xe5\xe4\xf6"))
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".txt", data) })
}

func FuzzMarkdown(f *testing.F) {
	for _, c := range markdownCases() {
		f.Add([]byte(c[0]))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".md", data) })
}

func FuzzWebVTT(f *testing.F) {
	for _, c := range append(vttCases(), captionConventions()...) {
		f.Add([]byte(c[0]))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".vtt", data) })
}

func FuzzSubRip(f *testing.F) {
	for _, c := range srtCases() {
		f.Add([]byte(c[0]))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".srt", data) })
}

// FuzzWord varies the body of a document; what is no zip archive is soon told.
func FuzzWord(f *testing.F) {
	for _, c := range wordCases() {
		f.Add(c[0])
	}
	f.Fuzz(func(t *testing.T, body string) { sane(t, ".docx", wordFile(body)) })
}

func FuzzCSV(f *testing.F) {
	for _, c := range csvCases() {
		f.Add([]byte(c[0]))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".csv", data) })
}

func FuzzTSV(f *testing.F) {
	for _, c := range tsvCases() {
		f.Add([]byte(c[0]))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".tsv", data) })
}

func FuzzWorkbook(f *testing.F) {
	f.Add(workbook(f, []any{"speaker", "text"}, []any{"I", "Hej."}))
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".xlsx", data) })
}

func FuzzJSON(f *testing.F) {
	for _, c := range jsonCases() {
		f.Add([]byte(c[0]))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".json", data) })
}

// FuzzOTranscribe varies the HTML; the JSON around it is as it should be.
func FuzzOTranscribe(f *testing.F) {
	for _, c := range otrCases() {
		f.Add(c[0])
	}
	f.Fuzz(func(t *testing.T, html string) { sane(t, ".otr", []byte(otrFile(html))) })
}

// FuzzOpenDocument varies the body of a document, as FuzzWord does.
func FuzzOpenDocument(f *testing.F) {
	for _, c := range odtCases() {
		f.Add(c[0])
	}
	f.Fuzz(func(t *testing.T, body string) { sane(t, ".odt", odtFile(body)) })
}

func FuzzRichText(f *testing.F) {
	for _, c := range rtfCases() {
		f.Add([]byte(rtfFile(c[0])))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".rtf", data) })
}

func FuzzHTML(f *testing.F) {
	for _, c := range htmlCases() {
		f.Add([]byte(c[0]))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".html", data) })
}

// sheetFile makes a workbook of the rows of a sheet and its shared texts.
func sheetFile(rows, shared string) []byte {
	const office, main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	const types, packages = "http://schemas.openxmlformats.org/package/2006/content-types", "http://schemas.openxmlformats.org/package/2006/relationships"
	return zipFile(map[string]string{
		"[Content_Types].xml": `<Types xmlns="` + types + `"><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":     `<Relationships xmlns="` + packages + `"><Relationship Id="rId1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="` + main + `" xmlns:r="` + office + `"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="` + packages + `"><Relationship Id="rId1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + office + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="` + main + `"><sheetData>` + rows + `</sheetData></worksheet>`,
		"xl/sharedStrings.xml":     `<sst xmlns="` + main + `">` + shared + `</sst>`,
	})
}

func sheetCases() [][3]string {
	return [][3]string{
		{`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>text</t></is></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>2</v></c></row>`,
			`<si><t>speaker</t></si><si><t>I</t></si><si><r><t>Hej </t></r><r><rPr><b/></rPr><t>du.</t></r></si>`, "3 I | Hej du.\n"},
		{`<row r="1"><c r="A1" t="inlineStr"><is><t>start</t></is></c><c r="B1" t="inlineStr"><is><t>speaker</t></is></c><c r="C1" t="inlineStr"><is><t>text</t></is></c></row>` +
			`<row r="2"><c r="A2"><v>1.5</v></c><c r="B2" t="str"><f>1+1</f><v>P</v></c><c r="C2" t="b"><v>1</v></c></row>`, "", "2 P [1.5-] | TRUE\n"},
	}
}

// FuzzSheet varies the rows of a workbook and its shared texts.
func FuzzSheet(f *testing.F) {
	for _, c := range sheetCases() {
		f.Add(c[0], c[1])
	}
	f.Add(`<row r="1048576"><c r="XFD1048576"/></row>`, `<si/>`)
	f.Fuzz(func(t *testing.T, rows, shared string) { sane(t, ".xlsx", sheetFile(rows, shared)) })
}

func TestSheetFile(t *testing.T) {
	for _, c := range sheetCases() {
		check(t, ".xlsx", string(sheetFile(c[0], c[1])), c[2])
	}
}
