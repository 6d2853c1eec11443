package format

import (
	"errors"
	"strings"
	"testing"

	"mening/corpus/source"
)

func teiFile(header, body string) string {
	return `<?xml version="1.0"?>` + "\n" + `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>` + header +
		`</teiHeader><text><body>` + body + `</body></text></TEI>`
}

// teiCases are headers, bodies and outcomes for TEI.
func teiCases() [][3]string {
	const people = `<listPerson><person xml:id="a"><persName><forename>Anna</forename> <surname>Ek</surname></persName><note>x</note></person><person xml:id="b" n="Bo"/></listPerson>`
	return [][3]string{
		{people, "<head>Samtal</head>\n<u who=\"#a\">Hej <pause/> <vocal><desc>skrattar</desc></vocal> du.</u>\n<u who=\"#b\"><seg>Ja,\n så.</seg><seg>Mer <gap reason=\"ohörbart\"/>.</seg></u><u who=\"#b\">Än.</u><u who=\"#a #c\"><w>Va</w><w>då</w><note>tyst</note></u>",
			"3 Anna Ek | Hej [pause] [skrattar] du.\n4 Bo | Ja, så. / Mer [ohörbart] . / Än.\n5 Anna Ek, c | Va då\nheading: Samtal\naside: 1\n"},
		// A note names the speaker and begins a turn; the header knows nobody.
		{"", `<note type="title">1 §</note><note type="speaker">Anf. 1 EVA EK (s):</note><u who="i-1">Ett.</u><u who="i-1">Två.</u><note>Paus</note><note type="speaker">1991/92:3 av Bo By (m) till någon om annat:</note><u who="i-2">Tre.</u><note type="speaker">EVA EK (s)</note><u who="unknown">Fyra.</u><note type="speaker">Statsrådet EVA EK (s)</note><u who="i-1">Fem.</u><u>Sex.</u>`,
			"2 EVA EK (s) | Ett. / Två.\n2 Bo By (m) | Tre.\n2 EVA EK (s) | Fyra.\n2 EVA EK (s) | Fem.\n2  | Sex.\nsection 2: 1991/92:3 av Bo By (m) till någon om annat:\nheading: 1 §\naside: 1\nheading: 1\nwarning 2: an utterance tells not who speaks\n"},
		{"", "<sp><speaker>ANNA.</speaker><stage>går</stage><p>Hej.</p><p>Då.</p></sp><div><head>Akt</head><sp who=\"#b\"><l>Ja <choice><sic>jao</sic><corr>jo</corr></choice>.</l></sp></div>",
			"2 ANNA | Hej. / Då.\n2 b | Ja jao.\nsection 2: Akt\naside: 2\nheading: 1\n"},
		// Without utterances it is a document.
		{"<p>om filen</p>", "<head>Intervju</head><p>I: Hej.</p>\n<p>P: Ja, <hi>så</hi>.<lb/>Mer.</p>", "2 I | Hej.\n3 P | Ja, så. Mer.\nheading: Intervju\n"},
		{`<timeline unit="s"><when xml:id="T0"/><when xml:id="T1" interval="1.5" since="#T0"/><when xml:id="x" since="#x" interval="1"/></timeline>`,
			`<annotationBlock who="#a" start="#T0" end="#T1"><u>Hej.</u></annotationBlock><u who="b" start="#T1" end="#x">Ja.</u>`, "2 a [0-1.5] | Hej.\n2 b [1.5-] | Ja.\n"},
	}
}

func TestTEI(t *testing.T) {
	for _, c := range teiCases() {
		check(t, ".xml", teiFile(c[0], c[1]), c[2])
	}
	check(t, ".xml", "<?xml version='1.0' encoding='iso-8859-1'?><TEI.2><text><u who='a'>N\xe5.</u></text></TEI.2>", "1 a | Nå.\nwindows-1252: 1\n")
}

func FuzzTEI(f *testing.F) {
	for _, c := range teiCases() {
		f.Add([]byte(teiFile(c[0], c[1])))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, ".xml", data) })
}

// TestXMLFaults holds what is said about files that are not what their ending
// tells.
func TestXMLFaults(t *testing.T) {
	check := func(t *testing.T, path, in, want string) {
		t.Helper()
		_, err := Read(path, []byte(in), Hints{})
		var p *source.Problem
		if !errors.As(err, &p) || !strings.Contains(p.Message, want) || p.Hint == "" {
			t.Errorf("%.60q: %v, want %q", in, err, want)
		}
	}
	check(t, "a.xml", "<html><p>I: Hej.</p></html>", `the file is no TEI: its first element is "html"`)
	check(t, "a.xml", "I: Hej.", "the file is no TEI: no XML")
	check(t, "a.xml", "<a", "the file is no TEI: no XML")
	check(t, "a.eaf", "<TEI/>", "the file is no ELAN")
	check(t, "a.xml", "<TEI><text><u>Hej", "damaged")
	check(t, "a.xml", "<TEI><text><u>&lol9;</u></text></TEI>", "damaged")
	check(t, "a.xml", "<TEI>"+strings.Repeat("<a>", 1200), "more than 1000 elements")
	check(t, "a.xml", "<TEI><text/></TEI>", "no talk")
	check(t, "a.eaf", "<ANNOTATION_DOCUMENT/>", "no talk")
	check(t, "a.cha", "I: Hej.\n", "no CHAT transcript")
	check(t, "a.cha", "*A:\t0 .\n", "no talk")
}
