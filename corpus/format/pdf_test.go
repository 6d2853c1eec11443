package format

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"

	"mening/corpus/source"
)

// pdfFile makes a PDF whose pages draw what is given, in one font.
func pdfFile(pages ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 10+2*i)
	}
	fmt.Fprintf(&b, "2 0 obj<</Type/Pages/Count %d/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R/B 4 0 R/W 5 0 R>>>>/Kids[%s]>>endobj\n", len(pages), kids)
	b.WriteString("3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 33/Widths[600 600]>>endobj\n")
	b.WriteString("4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Courier-Bold/FirstChar 32/Widths[600]/Encoding<</Differences[1/fi/aring]>>>>endobj\n")
	b.WriteString("5 0 obj<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>endobj\n")
	b.WriteString("6 0 obj<</Type/Font/Subtype/CIDFontType2/DW 600/W[1[600 500]5 9 400]>>endobj\n")
	table := "1 begincodespacerange <0000><FFFF> endcodespacerange 1 beginbfchar <0001><0049> endbfchar 2 beginbfrange <0002><0003><003A> <0005><0006>[<00E5> <0020>] endbfrange"
	fmt.Fprintf(&b, "7 0 obj<</Length %d>>stream\n%s\nendstream endobj\n", len(table), table)
	for i, page := range pages {
		fmt.Fprintf(&b, "%d 0 obj<</Type/Page/Parent 2 0 R/Contents %d 0 R>>endobj\n", 10+2*i, 11+2*i)
		fmt.Fprintf(&b, "%d 0 obj<</Length %d>>stream\n%s\nendstream endobj\n", 11+2*i, len(page), page)
	}
	b.WriteString("trailer<</Root 1 0 R>>\n%%EOF")
	return b.Bytes()
}

// lines draws lines 12 points apart from a height; an empty one is a gap.
func lines(top int, ls ...string) string {
	var b strings.Builder
	for i, s := range ls {
		if s != "" {
			fmt.Fprintf(&b, "BT /F 10 Tf 50 %d Td (%s) Tj ET\n", top-12*i, s)
		}
	}
	return b.String()
}

func pdfCases() [][2]string {
	return [][2]string{
		{lines(700, "I: Hur var det?", "P: Det var s\\345 bra att vi tog upp arbets-", "marknaden och talade om den.", "I: Ja."),
			"1 I | Hur var det?\n1 P | Det var så bra att vi tog upp arbetsmarknaden och talade om den.\n1 I | Ja.\nhard-wrap: 1\nhyphen: 1\n"},
		{lines(700, "I: Hur var det?", "P: Vi har ett VA-", "n\\344t och ett bredbands-", "n\\344t hos F\\366rs\\344krings-", "kassan och EU-", "kontoret."),
			"1 I | Hur var det?\n1 P | Vi har ett VA-nät och ett bredbandsnät hos Försäkringskassan och EU-kontoret.\nhard-wrap: 4\nhyphen: 4\n"},
		// Parts of words, moves between letters, letters drawn twice.
		{"BT /F 10 Tf 50 700 Td [(I: H) -20 (ej) -400 (du)] TJ ET BT /F 10 Tf 1 0 0 1 50 650 Tm (P: Ja) ' ET BT /F 10 Tf 50.3 650 Td (P) Tj ET",
			"1 I | Hej du\n1 P | Ja\n"},
		{"BT /B 10 Tf 50 700 Td (I: \\001nt \\002r) Tj ET BT /W 10 Tf 50 650 Td <0001000200060005> Tj 0 -30 Td <00010002000600050009> Tj ET",
			"1 I | fint år\n1 I | å\n1 I | å\nligature: 1\nunreadable-letter: 1\nwarning 0: 1 letters of the PDF cannot be read and are missing\n"},
		// A table, whose labels may nearly fill their column; its head.
		{"BT /F 10 Tf 50 740 Td (Tid) Tj 60 0 Td (Talare) Tj 50 0 Td (Text) Tj -110 -24 Td (00:10) Tj 60 0 Td (I) Tj 50 0 Td (Hur var det i fjol.) Tj " +
			"0 -12 Td (Och i \\345r?) Tj -110 -24 Td (00:20) Tj 60 0 Td (AME 12) Tj 50 0 Td (Bra, faktiskt.) Tj 0 -12 Td (S\\345.) Tj -110 -24 Td (00:30) Tj 60 0 Td (I) Tj 50 0 Td (Tack.) Tj ET",
			"1 I [10-] | Hur var det i fjol. Och i år?\n1 AME 12 [20-] | Bra, faktiskt. Så.\n1 I [30-] | Tack.\nheading: Tid Talare Text\nhard-wrap: 2\n"},
		// A label that hangs before the text; a list.
		{"BT /F 10 Tf 50 700 Td (I) Tj 40 0 Td (Hur var det med detta.) Tj 0 -12 Td (Och det?) Tj -40 -12 Td (AME 1) Tj 40 0 Td (Bra, och sedan kom:) Tj 10 -12 Td (\\225 ett) Tj 0 -12 Td (\\225 tv\\345) Tj " +
			"-50 -12 Td (I) Tj 40 0 Td (Ja.) Tj -40 -12 Td (AME 1) Tj 40 0 Td (Ja.) Tj ET",
			"1 I | Hur var det med detta. Och det?\n1 AME 1 | Bra, och sedan kom: / ett / två\n1 I | Ja.\n1 AME 1 | Ja.\nhard-wrap: 1\n"},
		// Names in bold above the text, without a gap.
		{"BT /B 10 Tf 50 700 Td (Eva) Tj /F 10 Tf 0 -12 Td (Vi talade om det hela l\\344nge.) Tj /B 10 Tf 0 -12 Td (Bo) Tj /F 10 Tf 0 -12 Td (Ja, det gjorde vi verkligen. ) Tj " +
			"/B 10 Tf 0 -12 Td (Eva) Tj /F 10 Tf 0 -12 Td (Mm.) Tj /B 10 Tf 0 -12 Td (Bo) Tj /F 10 Tf 0 -12 Td (Jo.) Tj ET",
			"1 Eva | Vi talade om det hela länge.\n1 Bo | Ja, det gjorde vi verkligen.\n1 Eva | Mm.\n1 Bo | Jo.\n"},
		// A footnote; an exponent stays.
		{"BT /F 10 Tf 50 700 Td (I: Hur var det med m) Tj /F 6 Tf 126 4 Td (1) Tj /F 10 Tf -126 -16 Td (och sedan?) Tj 0 -12 Td (P: Bra.) Tj 0 -500 Td (1 En not.) Tj 0 -12 Td (Mer not.) Tj ET",
			"1 I | Hur var det med m och sedan?\n1 P | Bra.\nfootnote: 1\nhard-wrap: 1\n"},
		// What is cut off, turned, a picture, a header that is marked as one.
		{"/Artifact <</Type/Pagination>> BDC " + lines(780, "Sidhuvud") + " EMC q 0 0 600 500 re W n " + lines(700, "I: Osynlig") + " Q " +
			"BI /W 1 ID \x00(EI( EI " + lines(400, "I: Hej.", "P: Ja.") + " BT /F 10 Tf 0 1 -1 0 20 300 Tm (rand) Tj ET Q Q",
			"1 I | Hej.\n1 P | Ja.\nhidden: 9\npage-header: 1\nrotated: 4\n"},
		// Numbers of paragraphs in the margin.
		{"BT /F 10 Tf 20 700 Td (1) Tj 30 0 Td (Intervju) Tj -30 -24 Td (2) Tj 30 0 Td (Dan: Hej du som jag talar med i dag, och) Tj 0 -12 Td (ett till.) Tj -30 -24 Td (3) Tj 30 0 Td (Eva: Ja.) Tj -30 -24 Td (4) Tj 30 0 Td (Dan: 17 stycken.) Tj -30 -24 Td (5) Tj 30 0 Td (Eva: Nej.) Tj ET",
			"1 Dan | Hej du som jag talar med i dag, och ett till.\n1 Eva | Ja.\n1 Dan | 17 stycken.\n1 Eva | Nej.\nheading: Intervju\nhard-wrap: 1\nmargin-number: 5\n"},
	}
}

func TestPDF(t *testing.T) {
	for _, c := range pdfCases() {
		check(t, ".pdf", string(pdfFile(c[0])), c[1])
	}
	// Headers and numbers of pages; a sentence goes on over the page.
	full := "P: Vi talade om detta ganska l\\344nge, och sedan"
	check(t, ".pdf", string(pdfFile(
		lines(780, "Projektet 2020", "", "", "I: Ja?", full)+lines(30, "1"),
		lines(780, "Projektet 2020", "", "", "gick vi hem.", "I: Jaha.")+lines(30, "2"),
		lines(780, "Projektet 2020", "", "", "P: Mm.", "I: 3", "3")+lines(30, "3"))),
		"1 I | Ja?\n1 P | Vi talade om detta ganska länge, och sedan gick vi hem.\n2 I | Jaha.\n3 P | Mm.\n3 I | 3 / 3\nhard-wrap: 1\npage-header: 6\n")
}

// packedPDF makes a PDF whose objects are packed, with a body for one of them.
func packedPDF(body string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", body, "<</Type/Font/Subtype/Type1/BaseFont/Courier>>", "<</Type/Page/Contents 9 0 R/Resources<</Font<</F 3 0 R>>>>>>"}
	index, all := "", ""
	for i, o := range objects {
		index += fmt.Sprintf("%d %d ", i+1, len(all))
		all += o + " "
	}
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	w.Write([]byte(index + all))
	w.Close()
	content := lines(700, "I: Hej.")
	return []byte(fmt.Sprintf("%%PDF-1.5\n9 0 obj<</Length %d>>stream\n%s\nendstream endobj\n8 0 obj<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n",
		len(content), content, len(objects), len(index), z.Len(), z.String()))
}

func TestPDFPacked(t *testing.T) {
	check(t, ".pdf", string(packedPDF("<</Type/Pages/Kids[4 0 R]>>")), "1 I | Hej.\n")
}

// TestPDFFaults holds that damage, tricks and limits are told and nothing else
// happens.
func TestPDFFaults(t *testing.T) {
	check := func(t *testing.T, data []byte, want string) {
		t.Helper()
		_, err := Read("a.pdf", data, Hints{})
		var p *source.Problem
		if !errors.As(err, &p) || !strings.Contains(p.Message, want) || p.Hint == "" {
			t.Errorf("%.60q: %v, want %q", data, err, want)
		}
	}
	replaced := func(old, with string) []byte {
		return bytes.ReplaceAll(pdfFile(lines(700, "I: Hej.")), []byte(old), []byte(with))
	}
	check(t, []byte("I: Hej."), "no PDF")
	check(t, []byte("%PDF-1.4\n"), "no catalogue")
	check(t, pdfFile(""), "no text: its 1 pages are pictures")
	check(t, replaced("/Root 1 0 R", "/Root 1 0 R/Encrypt 9 0 R"), "encrypted")
	check(t, replaced("/Kids[10 0 R ]", "/Kids[2 0 R]"), "too deep")
	check(t, replaced("/Kids[10 0 R ]", "/Kids[2 0 R 2 0 R 2 0 R]"), "too deep")
	check(t, replaced("Type/Page/", "Type/Page/Resources "+strings.Repeat("[", 200000)), "damaged")
	check(t, replaced("3 0 obj", "9999999 0 obj"), "too big: an object has the number 9999999")
	check(t, packedPDF("<</Type/Pages/Kids[2 0 R]>>"), "too deep")
	check(t, pdfFile("BT /W 10 Tf 50 700 Td <00200021> Tj ET"), "cannot be read")
	check(t, pdfFile("/F 0.001 Tf 50 700 Td ("+strings.Repeat("a", source.MaxPageGlyphs+1)+") Tj"), "letters on a page")
}

func FuzzPDF(f *testing.F) {
	for _, c := range pdfCases() {
		f.Add(c[0], []byte(nil))
	}
	f.Add("", packedPDF("<</Type/Pages/Kids[4 0 R]>>"))
	f.Add("", pdfFile(lines(700, "I: Hej.")))
	f.Fuzz(func(t *testing.T, content string, file []byte) {
		sane(t, ".pdf", pdfFile(content))
		sane(t, ".pdf", file)
	})
}
