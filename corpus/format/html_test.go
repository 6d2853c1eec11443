package format

import (
	"strings"
	"testing"

	"mening/corpus/source"
)

// htmlCases are pages and outcomes.
func htmlCases() [][2]string {
	return [][2]string{
		{"<!DOCTYPE html>\n<html><head><title>T</title><style>p {}</style><script>var a = '<p>I: Nej';</script></head>\n<body><nav><p>Hem: bort</p></nav>\n<h1>Fokusgrupp</h1>\n<p><b>AME 1:</b> Hej\n h&aring; &amp; s&#229;.</p>\n<p>Mer.\n<p><strong>I: </strong>Ja.</body></html>",
			"5 AME 1 | Hej hå & så. / Mer.\n8 I | Ja.\nheading: Fokusgrupp\n"},
		{"<div>I: Ett<br>två<br/>\ntre<wbr>fyra&nbsp;fem&shy;sex<div>sju</div>åtta</div>P:\tNio<!-- se upp --><hr>tio", "1 I | Ett / två / trefyra femsex / sju / åtta\n2 P | Nio / tio\ncomment: 1\nno-break-space: 1\nsoft-hyphen: 1\n"},
		// What LibreOffice prints on each page, and a tab behind a label.
		{`<div title="header"><p>Projektet</p></div><p>I	Hej  du.<p>AME 1	Ja.<p>I	Så.<p>AME 1	Jo	då.<div title="footer"><p>Sida 1</p></div>`,
			"1 I | Hej du.\n1 AME 1 | Ja.\n1 I | Så.\n1 AME 1 | Jo då.\npage-header: 2\n"},
		// Without end tags.
		{"<P>I: Hej.<P><B>P:</B> Ja<UL><LI>ett<LI><FONT>två<LI>tre</UL>\n<P>I: Så.", "1 I | Hej.\n1 P | Ja / ett / två / tre\n2 I | Så.\n"},
		// Deleted, inserted and hidden text, notes.
		{`<p>I: Hej<del> nej</del><ins> då</ins><span style="Display: none">dold</span><a class="sdfootnoteanc" href="#x"><sup>1</sup></a>.<p hidden>bort<p>P: Ja<a href="#_ftn2">[2]</a>.<div id="sdfootnote1"><p>Not: så.</div>`,
			"1 I | Hej då.\n1 P | Ja.\nfootnote: 2\nhidden: 2\ntracked-deletion: 1\ntracked-insertion: 1\n"},
		// Tables: of talk, and for the layout of the page around it.
		{"<table><tr><th>Talare<th>Text</tr>\n<tr><td>I<td><p>Hej.</p><p>Hå.</p>\n<tr><td>AME 1:</td><td>Ja.</td></tr>\n<tr><td>00:10<td>I<td>Nå?\n<tr><td>ett<td>två<td>tre</table>",
			"2 I | Hej. / Hå.\n3 AME 1 | Ja.\n4 I [10-] | Nå? / ett / två / tre\nheading: Talare / Text\n"},
		{"<table><tr><td>Meny</td><td>Rubrik<table>\n<tr><td>I</td><td>Hej.</td></tr>\n<tr><td>P</td><td>Ja.</td></tr></table>Slut</td><td>mer</td></tr></table>",
			"2 I | Hej.\n3 P | Ja. / Slut / mer\nheading: Meny / Rubrik\n"},
		// Bold by style, headings, definitions, names above the text.
		{`<p><span style="font-weight:700">Eva</span><p>Hej.<p><span style="font-weight: bold">Bo</span><p>Ja?<p><b>Eva</b><p>Jo.<p><b>Bo<p>Så.`, "1 Eva | Hej.\n1 Bo | Ja?\n1 Eva | Jo.\n1 Bo | Så.\n"},
		{"<h2>Anna</h2>Hej.<h2>Intervjuare</h2>Ja?<h2>Anna</h2>Jo.", "1 Anna | Hej.\n1 Intervjuare | Ja?\n1 Anna | Jo.\n"},
		{"<dl><dt>Eva Ek<dd>Hej.<dt>Bo By<dd>Ja?<dt>Eva Ek<dd>Jo.<dt>Bo By<dd>Så.</dl>", "1 Eva Ek | Hej.\n1 Bo By | Ja?\n1 Eva Ek | Jo.\n1 Bo By | Så.\n"},
		{"<p>Eva Ek<br>Hej.<br><br>Bo By<br>Ja?<br><br>Eva Ek<br>Jo.<br>\n<br>\nBo By<br>Så.", "1 Eva Ek | Hej.\n1 Bo By | Ja?\n1 Eva Ek | Jo.\n3 Bo By | Så.\n"},
		{"<pre>\nI: Hej.\n   Du.\n\nP: Ja.</pre>", "2 I | Hej. / Du.\n5 P | Ja.\n"},
		// Nesting that is wrong, and signs that are no tags.
		{"<p>I: <b>Hej <i>du</b> där</i>.</p></div></p>\n<p>P: 3 < 4 & 5 > 4.</span>", "1 I | Hej du där.\n2 P | 3 < 4 & 5 > 4.\n"},
	}
}

func TestHTML(t *testing.T) {
	for _, c := range htmlCases() {
		check(t, ".html", c[0], c[1])
	}
	check(t, ".htm", "<p>I: Hej.", "1 I | Hej.\n")
}

func TestHTMLEncodings(t *testing.T) {
	check := func(t *testing.T, in, encoding string) {
		t.Helper()
		r, err := Read("a.html", []byte(in), hints)
		if err != nil {
			t.Error(err)
			return
		}
		if got := r.Transcript.Turns[0].Text; got != "Så." || r.Transcript.Encoding != encoding {
			t.Errorf("%q: %q in %s, want %s", in, got, r.Transcript.Encoding, encoding)
		}
	}
	check(t, "<p>I: Så.", "utf-8")
	check(t, "\ufeff<meta charset=latin1><p>I: Så.", "utf-8")
	check(t, "<meta charset=iso-8859-2><p>I: Så.", "utf-8") // saved anew
	check(t, "<p>I: S\xe5.", "windows-1252")
	check(t, "<meta charset=iso-8859-1><p>I: S\xe5.", "windows-1252")
	check(t, "<meta http-equiv=content-type content='text/html; charset=macintosh'><p>I: S\x8c.", "macintosh")
	check(t, "<meta charset=utf-8><p>I: S\xe5.", "windows-1252")
	check(t, "\xff\xfe<\x00p\x00>\x00I\x00:\x00 \x00S\x00\xe5\x00.\x00", "utf-16le")
}

func TestHTMLFaults(t *testing.T) {
	check := func(t *testing.T, in, want string) {
		t.Helper()
		checkFault(t, ".html", []byte(in), want)
	}
	check(t, "", "empty")
	check(t, " \n", "empty")
	check(t, "PK\x03\x04", "no text")
	check(t, "<html><script>I: Hej.</script>", "no text")
	check(t, "<p>I: Hej\x00 du", "NUL")
	check(t, strings.Repeat("<div>", 2000), "more than 1000 elements")
	check(t, strings.Repeat("a", source.MaxToken+1), "more than 16 MiB")
}
