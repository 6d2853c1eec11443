package format

import (
	"strings"
	"testing"
)

// rtfCases are texts behind the head, and outcomes.
func rtfCases() [][2]string {
	return [][2]string{
		{`Fokusgrupp\par\par {\b AME 1:} Hej h\'e5 \{och\} s\'e5.\par Mer.\par \b I: \b0 Ja.\par`,
			"3 AME 1 | Hej hå {och} så. / Mer.\n5 I | Ja.\nheading: Fokusgrupp\n"},
		{`I:\tab Ett\line tv\'e5~\~tre\-fyra\_fem \endash  \lquote sex\rquote\page\emdash` + "\\\nP: Ja\\par",
			"1 I | Ett / två~ trefyra-fem – ‘sex’ / —\n2 P | Ja\nno-break-space: 1\nsoft-hyphen: 1\n"},
		// Letters by number, with other letters for old programs.
		{`I: \u229?\u228\'e4\uc2\u246oe{\uc0\u8211} \u-10179?x\u-8704?x\uc1\u337\par P: \u55357? \u-3913?.\par`,
			"1 I | åäö– 😀ő\n2 P | \uFFFD \uF0B7.\nhalf-letter: 1\n"},
		// Deleted and hidden text, changes of paragraphs.
		{`I: Hej{\revised  d\'e5}{\deleted  nej}.\par P: B\'f6rjan{\deleted\par}\pard  och slut{\v dold}.\par I: S\'e5.\par`,
			"1 I | Hej då.\n2 P | Början och slut.\n4 I | Så.\nhidden: 1\ntracked-deletion: 2\ntracked-insertion: 1\n"},
		// Groups that are no text.
		{`I: Hej{\super\chftn{\footnote\pard Not\par}}{\*\annotation Se upp}{\pict\bin3 }}}} du{\*\nytt hemligt}{\header Sida}{\field{\*\fldinst HYPERLINK}{\fldrslt  d\'e4r}}.{\shp{\*\shpinst{\shptxt Ruta\par}}}\par`,
			"1 I | Hej du där.\ncomment: 1\nfootnote: 1\ntext-box: 1\n"},
		{`I: Hej.\par {\listtext 1.\tab}ett\par {\pntext\'b7\tab}tv\'e5\par P: Ja.\par`, "1 I | Hej. / ett / två\n4 P | Ja.\n"},
		// Tables: as Word writes them, without \intbl, with a table in a cell,
		// and without an end.
		{`\trowd\cellx1\cellx2\pard\intbl Talare\cell Text\cell\row\trowd\pard\intbl I\cell Hej.\par H\'e5.\cell\pard\intbl{\trowd\row}\trowd AME 1:\cell Ja.\cell\row\trowd 00:10\cell I\cell N\'e5?\cell\row\trowd ett\cell tv\'e5\cell tre\cell\row\pard Slut.\par`,
			"3 I | Hej. / Hå.\n6 AME 1 | Ja.\n9 I [10-] | Nå? / ett / två / tre / Slut.\nheading: Talare / Text\n"},
		{`\trowd\intbl I\cell\intbl Hej\nestcell du.\cell\row\trowd\intbl P\cell Ja`, "1 I | Hej / du. / P / Ja\n"},
		// Headings by style and by level.
		{`\pard\s2 Anna\par\pard Hej.\par\pard\s2 Intervjuare\par\pard Ja?\par\pard\outlinelevel1 Anna\par\pard Jo.\par`,
			"1 Anna | Hej.\n3 Intervjuare | Ja?\n5 Anna | Jo.\n"},
		{`{\b Eva}\par Hej.\par{\b Bo}\par Ja?\par{\b Eva}\par Jo.\par{\b Bo}\par S\'e5.`, "1 Eva | Hej.\n3 Bo | Ja?\n5 Eva | Jo.\n7 Bo | Så.\n"},
		// Fonts with letters of their own, and UTF-8 as it should not be.
		{`I: {\f1 \'e8apek} {\f0 \'e8}.\par P: Ja.\plain\f1\'e8\plain\'e8`, "1 I | čapek è.\n2 P | Ja.čè\n"},
		{"I: Hej\\ä på dig.\\par P: Ja.", "1 I | Hejä på dig.\n2 P | Ja.\n"}, // an unknown sign
		{"I: Hej på dig.\\par P: Så \\u228ä är det.", "1 I | Hej på dig.\n2 P | Så ä är det.\n"},
	}
}

const rtfHeadText = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset238{\*\falt X}Arial CE;}}` +
	`{\stylesheet{\s0 Normal;}{\s2\b heading 2;}{\*\cs2 Stark;}}{\*\generator x;}{\info{\title T}}` + "\r\n"

func rtfFile(text string) string { return rtfHeadText + text + "}\r\n\x00" }

func TestRichText(t *testing.T) {
	for _, c := range rtfCases() {
		check(t, ".rtf", rtfFile(c[0]), c[1])
	}
}

func TestRichTextCodePages(t *testing.T) {
	check := func(t *testing.T, head, in, want, encoding string) {
		t.Helper()
		r, err := Read("a.rtf", []byte(`{\rtf1`+head+` I: `+in+`.\par P: Ja.}`), hints)
		if err != nil {
			t.Error(err)
			return
		}
		if got := r.Transcript.Turns[0].Text; got != want+"." || r.Transcript.Encoding != encoding {
			t.Errorf("%q in %s, want %q in %s", got, r.Transcript.Encoding, want, encoding)
		}
	}
	check(t, `\ansi`, `\'e5`, "å", "windows-1252")
	check(t, `\mac`, `\'8c`, "å", "macintosh")
	check(t, `\pc`, `\'86`, "å", "cp437")
	check(t, `\ansi\ansicpg1251`, `\'e5`, "е", "windows-1251")
	check(t, `\ansi\ansicpg65001`, `\'c3\'a5`, "å", "utf-8")
	check(t, `\ansi\ansicpg932`, `\'e5`, "å", "cp932") // with a warning
	r, err := Read("a.rtf", []byte(`{\rtf1\ansi\ansicpg932 I: \'e5\'e5.\par P: \'e5.}`), hints)
	if err != nil || len(r.Transcript.Warnings) != 1 || !strings.Contains(r.Transcript.Warnings[0].Error(), "code page 932") {
		t.Error(err, r.Transcript.Warnings)
	}
}

func TestRichTextFaults(t *testing.T) {
	check := func(t *testing.T, in, want string) {
		t.Helper()
		checkFault(t, ".rtf", []byte(in), want)
	}
	check(t, "I: Hej.", "no Rich Text")
	check(t, "PK\x03\x04", "no Rich Text")
	check(t, `{\rtf1 I: Hej.`, "1 groups are still open")
	check(t, `{\rtf1 {\b I:} {Hej.}`, "1 groups are still open")
	check(t, `{\rtf1 I: Hej.}} P: Ja.}`, "never opened")
	check(t, `{\rtf1 I: Hej.\`, "ends in the middle")
	check(t, `{\rtf1 I: Hej.\'e`, "ends in the middle")
	check(t, `{\rtf1 I: Hej.\'zz}`, "no letter")
	check(t, `{\rtf1 I: \bin900 Hej.}`, "ends in the middle")
	check(t, `{\rtf1 \`+strings.Repeat("a", 40)+`}`, "more than 32 letters")
	check(t, `{\rtf1 `+strings.Repeat("{", 2000)+strings.Repeat("}", 2000)+`}`, "more than 1000 elements or groups")
	check(t, `{\rtf1 \par}`, "no text")
}
