package format

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"mening/corpus/source"
)

// oleFile makes an Office file of the old kind, in which an encrypted new one
// may stand.
func oleFile(stream string) []byte {
	b := bytes.NewBufferString(source.OfficeMark + "\xA1\xB1\x1A\xE1")
	b.Write(make([]byte, 504))
	for _, unit := range utf16.Encode([]rune(stream)) {
		b.Write(binary.LittleEndian.AppendUint16(nil, unit))
	}
	b.Write(make([]byte, 512))
	return b.Bytes()
}

// bomb makes an archive with one file of so many equal bytes.
func bomb(name, head, unit string, size int, tail string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err != nil {
		panic(err)
	}
	io.WriteString(w, head)
	part := strings.Repeat(unit, max(1, 1<<20/len(unit)))
	for n := 0; n < size; n += len(part) {
		io.WriteString(w, part)
	}
	io.WriteString(w, tail)
	z.Close()
	return b.Bytes()
}

func wordBomb(unit string, size int) []byte {
	return bomb("word/document.xml", `<w:document `+wordNames+`><w:body>`, unit, size, `</w:body></w:document>`)
}

// TestBad holds what is said about files that cannot be read: which of them,
// why, and what to do.
func TestBad(t *testing.T) {
	check := func(t *testing.T, name string, data []byte, want string) {
		t.Helper()
		start := time.Now()
		_, err := Read(name, data, Hints{})
		var p *source.Problem
		if !errors.As(err, &p) || p.File != name || p.Hint == "" || !strings.Contains(p.Message, want) || len(p.Message) > 300 {
			t.Errorf("%s: %.500v, want %q", name, err, want)
		}
		if d := time.Since(start); d > time.Minute {
			t.Errorf("%s: %q took %v", name, want, d)
		}
	}
	// Cut off.
	word := wordFile(p(r("I: Hej.")))
	check(t, "a.docx", word[:len(word)-30], "damaged or cut off")
	check(t, "a.odt", odtFile(op("I: Hej."))[:200], "damaged or cut off")
	check(t, "a.rtf", []byte(`{\rtf1 I: Hej.\par P: {\b Ja`), "cut off: 2 groups are still open")
	check(t, "a.pdf", pdfFile(lines(700, "I: Hej."))[:70], "the PDF is damaged")
	book := workbook(t, []any{"speaker", "text"}, []any{"I", "Hej."})
	check(t, "a.xlsx", book[:len(book)/2], "the workbook cannot be read")
	check(t, "a.json", []byte(`{"segments":[{"text":"Hej."},{"te`), "the JSON is damaged: unexpected end")
	check(t, "a.otr", []byte(`{"text":"<p>I: H`), "the JSON is damaged")
	check(t, "a.eaf", []byte(elanFile("")[:100]), "the XML is damaged: unexpected EOF")
	check(t, "a.xml", []byte("<TEI><text><u>Hej"), "the XML is damaged: unexpected EOF")
	// Encrypted, or of an old kind.
	check(t, "a.docx", oleFile("EncryptedPackage"), "the Word document has a password")
	check(t, "a.docx", oleFile("WordDocument"), "it is an old document of Word (.doc)")
	check(t, "a.doc", oleFile("WordDocument"), `".doc" is no known ending`)
	check(t, "a.txt", oleFile("WordDocument"), "the file is no text")
	check(t, "a.xlsx", oleFile("EncryptedPackage"), "the workbook has a password")
	check(t, "a.xlsx", oleFile("Workbook"), "it is an old one (.xls)")
	check(t, "a.odt", zipFile(map[string]string{"META-INF/manifest.xml": `<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>`, "content.xml": "\x01"}), "has a password")
	check(t, "a.pdf", []byte("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R/Encrypt 2 0 R>>"), "the PDF is encrypted")
	check(t, "a.pdf", pdfFile("", ""), "the PDF holds no text: its 2 pages are pictures")
	// Archives within archives, and other archives.
	check(t, "a.docx", zipFile(map[string]string{"inner.docx": string(word)}), `"word/document.xml" is missing`)
	check(t, "a.odt", word, `"content.xml" is missing`)
	// Bytes that are no text.
	check(t, "a.txt", []byte("I: Hej.\nP: \x00Ja.\n"), "NUL characters")
	check(t, "a.html", []byte("<p>I: \x00</p>"), "NUL characters")
	check(t, "a.csv", []byte("text\n\x00\n"), "NUL characters")
	check(t, "a.json", []byte("{\"text\":\"\x00\"}"), "NUL characters")
}

// TestBombs holds that what was made to fill the memory is refused, with the
// limit in the message.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: files of many megabytes")
	}
	check := func(t *testing.T, name string, data []byte, want string) {
		t.Helper()
		_, err := Read(name, data, Hints{})
		var p *source.Problem
		if !errors.As(err, &p) || p.Hint == "" || !strings.Contains(p.Message, "too big") && !strings.Contains(p.Message, "cannot be read") || !strings.Contains(p.Message, want) {
			t.Errorf("%s: %.500v, want %q", name, err, want)
		}
	}
	const unzipped, token, deep, turns = "more than 64 MiB when unzipped", "more than 16 MiB in one tag", "more than 1000 elements", "more than 1000000 "
	tooMuch := source.MaxUnzipped + 1<<20
	check(t, "a.docx", wordBomb(p(r(strings.Repeat("I: ja. ", 100))), tooMuch), unzipped)
	check(t, "a.odt", bomb("content.xml", `<x><body><text>`, " ", tooMuch, ""), unzipped)
	check(t, "a.xlsx", bomb("xl/worksheets/sheet1.xml", "<worksheet>", "<row/>", tooMuch, ""), unzipped)
	check(t, "a.xlsx", bomb("xl/media/image1.png", "", "\x00", tooMuch, ""), unzipped)
	var many bytes.Buffer
	z := zip.NewWriter(&many)
	for range source.MaxEntries + 1 {
		if _, err := z.Create("a"); err != nil {
			t.Fatal(err)
		}
	}
	z.Close()
	for _, name := range []string{"a.docx", "a.odt", "a.xlsx"} {
		check(t, name, many.Bytes(), "more than 10000 files")
	}
	check(t, "a.odt", odtFile(op(strings.Repeat("a", source.MaxToken+1<<20))), token)
	check(t, "a.odt", odtFile("<text:p>"+strings.Repeat("<text:span>", 100_000)), deep)
	check(t, "a.docx", wordBomb("<w:p>", 1<<20), deep)
	check(t, "a.xlsx", bomb("xl/workbook.xml", "", "<a>", 1<<20, ""), deep)
	check(t, "a.xml", []byte("<TEI>"+strings.Repeat("<a>", 100_000)), deep)
	check(t, "a.eaf", []byte("<ANNOTATION_DOCUMENT>"+strings.Repeat("<a>", 100_000)), deep)
	check(t, "a.html", []byte(strings.Repeat("<div>", 100_000)), deep)
	check(t, "a.rtf", []byte(`{\rtf1 `+strings.Repeat("{", 100_000)), deep)
	check(t, "a.docx", wordBomb(`<w:p `+strings.Repeat(`a="" `, source.MaxToken/5+1<<14)+`/>`, 1), token)
	check(t, "a.xml", []byte("<TEI "+strings.Repeat(`a="" `, source.MaxToken/5+1<<14)), token)
	numbered := func(form, tail string) string {
		var b strings.Builder
		for i := range source.MaxStyles + 1 {
			fmt.Fprintf(&b, form, i)
		}
		return b.String() + tail
	}
	body := `<w:document ` + wordNames + `><w:body>` + p(r("I: Hej.")) + `</w:body></w:document>`
	check(t, "a.docx", zipFile(map[string]string{"word/document.xml": body,
		"word/styles.xml": `<w:styles ` + wordNames + `>` + numbered(`<w:style w:styleId="s%d"/>`, `</w:styles>`)}), "more than 100000 styles")
	check(t, "a.docx", zipFile(map[string]string{"word/document.xml": body,
		"word/theme/theme1.xml": `<theme><themeElements><clrScheme>` + numbered(`<c%d/>`, `</clrScheme></themeElements></theme>`)}), "more than 100000 colours")
	check(t, "a.odt", zipFile(map[string]string{"content.xml": "<x/>",
		"styles.xml": `<x><styles>` + numbered(`<style family="paragraph" name="s%d"/>`, `</styles></x>`)}), "more than 100000 styles")
	check(t, "a.txt", []byte(strings.Repeat("a\n\n", source.MaxTurns+2)), turns+"paragraphs")
	check(t, "a.md", []byte(strings.Repeat("a\n", source.MaxTurns+2)), turns+"paragraphs")
	check(t, "a.srt", []byte("1\n00:00:01,000 --> 00:00:02,000\n"+strings.Repeat("a\n", source.MaxTurns+2)), turns+"cues")
	check(t, "a.vtt", []byte("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n"+strings.Repeat("<v I>a", source.MaxTurns+2)), turns+"cues")
	check(t, "a.csv", []byte("text\n"+strings.Repeat("a\n", source.MaxTurns+2)), turns+"rows")
	check(t, "a.csv", []byte("text"+strings.Repeat(",", source.MaxColumns)), "more than 16384 columns")
	check(t, "a.csv", []byte("\"text\""+strings.Repeat(",", source.MaxColumns)), "more than 16384 columns")
	var wide strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&wide, "c%d,", i)
	}
	check(t, "a.csv", []byte(wide.String()+"text\n"+strings.Repeat("a\n", 1000)), "more than 5000000 cells")
	check(t, "a.html", []byte(strings.Repeat("<p>a", source.MaxTurns+2)), turns+"paragraphs")
	check(t, "a.rtf", []byte(`{\rtf1 `+strings.Repeat(`a\par `, source.MaxTurns+2)+"}"), turns+"paragraphs")
	check(t, "a.cha", []byte("*A:\ta\n"+strings.Repeat("\ta\n", source.MaxTurns+2)), turns+"lines of talk")
	check(t, "a.json", []byte(`[{}`+strings.Repeat(`,{}`, source.MaxTurns+2)+`]`), turns+"stretches of talk")
	check(t, "a.xml", []byte("<TEI><text>"+strings.Repeat("<u>a</u>", source.MaxTurns+2)+"</text></TEI>"), turns+"paragraphs")
}

// TestEntities holds that entities are not made to swell.
func TestEntities(t *testing.T) {
	laughs := `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`
	checkFault(t, ".docx", zipFile(map[string]string{"word/document.xml": laughs + `<x>&b;</x>`}), "entities of its own")
	checkFault(t, ".odt", zipFile(map[string]string{"content.xml": laughs + `<x>&b;</x>`}), "entities of its own")
	checkFault(t, ".xml", []byte(laughs+`<TEI>&b;</TEI>`), "invalid character entity &b;")
}

// TestHalves holds that half a letter is counted and nothing else is lost.
func TestHalves(t *testing.T) {
	check(t, ".txt", "\xFF\xFE"+utf16Bytes("I: Hej ", binary.LittleEndian)+"\x3D\xD8"+utf16Bytes("du.\nP: Ja 😀.", binary.LittleEndian),
		"1 I | Hej \uFFFDdu.\n2 P | Ja 😀.\nhalf-letter: 1\n")
	check(t, ".json", `{"segments":[{"speaker":"A","text":"Hej \ud83d\ude00 \ude00 \ud83d \ud83d\\ude00 \\ud83d."}]}`,
		"1 A | Hej 😀 \uFFFD \uFFFD \uFFFD\\ude00 \\ud83d.\nhalf-letter: 3\n")
	check(t, ".rtf", `{\rtf1 I: Hej \u-10179? du.\par P: Ja \u-10179?\u-8704?.}`, "1 I | Hej \uFFFD du.\n2 P | Ja 😀.\nhalf-letter: 1\n")
}

// TestManySpeakers holds that ten thousand speakers take no longer than as many
// turns of few.
func TestManySpeakers(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, "Person %d: Det var så.\n", i%10_000)
	}
	start := time.Now()
	res, err := Read("a.txt", []byte(b.String()), Hints{})
	if err != nil || len(res.Transcript.Turns) != 20_000 || time.Since(start) > 30*time.Second {
		t.Errorf("%v, %v", err, time.Since(start))
	}
}

// TestWarningsEnd holds that a file has no more warnings than one may read.
func TestWarningsEnd(t *testing.T) {
	res, err := Read("a.csv", []byte("speaker,text\nI,Hej.\n"+strings.Repeat("P,\n", 1000)), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	last := res.Transcript.Warnings[len(res.Transcript.Warnings)-1]
	if n := len(res.Transcript.Warnings); n != source.MaxWarnings+1 || !strings.Contains(last.Error(), "800 more warnings") {
		t.Errorf("%d warnings, at last %v", n, last)
	}
	_, err = Read("a.csv", []byte("speaker,text\n"+strings.Repeat("a", 5000)+",Hej.\n"), Hints{})
	if err == nil || !strings.Contains(err.Error(), "more than 1000 bytes") || len(err.Error()) > 500 {
		t.Errorf("%.600v", err)
	}
}

// TestLongLine holds that a line of Markdown that is taken in parts keeps its
// words and loses its marks.
func TestLongLine(t *testing.T) {
	const turn = "**I:** "
	for _, unit := range []string{"ja *nej* ", "åäö", "a", "*", "`"} {
		text := turn + strings.Repeat(unit, 200<<10/len(unit))
		res, err := Read("a.md", []byte(text), Hints{})
		if err != nil {
			t.Errorf("%q: %v", unit, err)
			continue
		}
		got := res.Transcript.Turns[0]
		if got.Label != "I" || unit == "ja *nej* " && strings.Count(got.Text, "nej") != strings.Count(text, "nej") || strings.Count(got.Text, "å") != strings.Count(text, "å") {
			t.Errorf("%q: %q %.40q", unit, got.Label, got.Text)
		}
	}
}
