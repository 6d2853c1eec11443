package format

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mening/corpus/source"
)

func TestLookName(t *testing.T) {
	check := func(want string, texts ...string) {
		t.Helper()
		for _, text := range texts {
			name, ok := LookName(text)
			if name != want || ok != (want != "") {
				t.Errorf("%q: %q, want %q", text, name, want)
			}
			if again, _ := LookName(name); again != name {
				t.Errorf("%q becomes %q", name, again)
			}
		}
	}
	check("red", "red", "Röd", " rött ")
	check("gray", "grey", "grå")
	check("#c00000", "#C00000", "c00000")
	check("#cc0000", "#c00")
	check("bold", "bold", "fet")
	check("italic", "Italic", "kursiv")
	check(LookPlain, "plain", "vanlig", "svart")
	check("highlight-yellow", "highlight-yellow", "Highlight - gul", "överstruken-gul")
	check("highlight-#ffff00", "highlight-#FF0")
	check("style-fråga", "style-Fråga", "stil-fra\u030aga")
	check("style-talare 2", "style-Talare  2")
	check("", "", "Anna", "highlight-", "style-", "highlight-fet", "#12345", "abc", "#000000")
	for _, name := range LookNames() {
		if _, ok := LookName(name); !ok {
			t.Errorf("%q is offered and not known", name)
		}
	}
}

func TestColors(t *testing.T) {
	check := func(want string, colors ...string) {
		t.Helper()
		for _, c := range colors {
			if got := parseColor(c).name(); got != want {
				t.Errorf("%q: %q, want %q", c, got, want)
			}
		}
	}
	// Those that Word, LibreOffice and CSS offer.
	check("red", "FF0000", "C00000", "#c9211e", "darkRed", "maroon", "C0504D", "rgb(200, 10, 10)", "rgba(200 10 10 / 50%)")
	check("orange", "FFC000", "ED7D31", "F79646", "#ff8000", "orange")
	check("yellow", "FFFF00", "yellow", "darkYellow", "#ffd700")
	check("green", "92D050", "00B050", "70AD47", "green", "darkGreen", "#81d41a", "lime")
	check("turquoise", "cyan", "teal", "4BACC6")
	check("blue", "0070C0", "00B0F0", "002060", "4472C4", "navy", "#2a6099", "lightblue")
	check("purple", "7030A0", "800080", "8064A2", "#800080")
	check("pink", "FF00FF", "magenta", "FFC0CB", "#ff69b4", "pink")
	check("brown", "833C0B", "brown", "#784b04")
	check("gray", "808080", "A6A6A6", "silver")
	check("", "auto", "000000", "262626", "FFFFFF", "white", "black", "windowtext", "transparent", "", "C0000", "rgb(1,2)", "rgb(300,0,0)", "12345g")
}

// colored, marked and slanted write runs of Word.
func colored(hex, text string) string { return wordRun(`<w:color w:val="`+hex+`"/>`, text) }
func wordRun(properties, text string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func lookHints(pairs ...string) Hints {
	h := hints
	for i := 0; i < len(pairs); i += 2 {
		h.Looks = append(h.Looks, Look{pairs[i], pairs[i+1]})
	}
	return h
}

func checkLooks(t *testing.T, ending, in string, h Hints, want string) {
	t.Helper()
	res, err := Read("a"+ending, []byte(in), h)
	if err != nil {
		t.Errorf("%v", err)
		return
	}
	got := show(res)
	if res.Transcript.Looks != nil {
		got += res.Transcript.Convention + " " + fmt.Sprint(res.Transcript.Looks) + "\n"
	}
	if got != want {
		t.Errorf("%s %v\n got:\n%s\nwant:\n%s", ending, h.Looks, got, want)
	}
}

// TestLooks reads one interview in the formats that have looks.
func TestLooks(t *testing.T) {
	h := lookHints("red", "I", "italic", "P2", "highlight-yellow", "P3", LookPlain, "P1")
	want := func(lines ...any) string {
		return fmt.Sprintf("%d I | Hur var det?\n%d P1 | Bra. / Eller ja.\n%d I | Så?\n%d P2 | Får jag?\n%d P3 | Ja.\nheading: Intervju\nlook map[highlight-yellow:1 italic:1 plain:2 red:2]\n", lines...)
	}
	checkLooks(t, ".docx", string(wordFile(p(r("Intervju"))+p(colored("C00000", "Hur var "), colored("c00000", "det"), r("? "))+p(r("Bra."))+p(b("Eller"), r(" ja."))+
		p(colored("FF0000", "Så?"))+p(wordRun("<w:i/>", "Får jag?"))+p(wordRun(`<w:highlight w:val="yellow"/>`, "Ja.")))), h, want(2, 3, 5, 6, 7))
	checkLooks(t, ".html", `<p>Intervju<p><font color="#c00000">Hur var det</font>?<p>Bra.<p><b>Eller</b> ja.<p style="color: Red">Så?<p><em>Får jag?</em><p><mark>Ja.</mark>`, h, want(1, 1, 1, 1, 1))
	checkLooks(t, ".rtf", `{\rtf1\ansi{\colortbl;\red192\green0\blue0;\red255\green255\blue0;}Intervju\par\cf1 Hur var det\cf0 ?\par Bra.\par{\b Eller} ja.\par{\cf1 S\'e5?}\par\plain{\i F\'e5r jag?}\par{\highlight2 Ja.}\par}`, h, want(2, 3, 5, 6, 7))
	odt := strings.NewReplacer(`<office:automatic-styles>`, `<office:automatic-styles>`+
		`<style:style style:family="text" style:name="R"><style:text-properties fo:color="#c9211e"/></style:style>`+
		`<style:style style:family="text" style:name="Y"><style:text-properties fo:background-color="#ffff00"/></style:style>`+
		`<style:style style:family="paragraph" style:name="P9"><style:text-properties fo:font-style="italic"/></style:style>`)
	body := op("Intervju") + op(ospan("R", "Hur var det?")) + op("Bra.") + op(ospan("B", "Eller"), " ja.") + op(ospan("R", "Så"), "?") + ostyled("P9", "Får jag?") + op(ospan("Y", "Ja."))
	content := odt.Replace(odtContent(body))
	checkLooks(t, ".odt", string(zipFile(map[string]string{"content.xml": content})), h, want(2, 3, 5, 6, 7))
}

// odtContent returns the part of an OpenDocument text that holds its body.
func odtContent(body string) string {
	return `<office:document-content ` + odtNames + `><office:automatic-styles>` +
		`<style:style style:family="text" style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>` +
		`</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`
}

func TestLooksOfStyles(t *testing.T) {
	styled := func(style, text string) string {
		return p(`<w:pPr><w:pStyle w:val="`+style+`"/></w:pPr>`, r(text))
	}
	doc := string(zipFile(map[string]string{
		"word/document.xml": `<w:document ` + wordNames + `><w:body>` + styled("Fraga", "Hur?") + styled("Svar", "Bra.") + styled("Fraga", "Så?") + styled("Normal", "Ja.") +
			p(wordRun(`<w:color w:themeColor="accent2"/>`, "Jo.")) + p(wordRun(`<w:color w:val="0070C0" w:themeColor="accent2"/>`, "Nä.")) + `</w:body></w:document>`,
		"word/styles.xml": `<w:styles ` + wordNames + `><w:style w:styleId="Fraga"><w:name w:val="Fråga"/></w:style><w:style w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
			`<w:style w:styleId="Svar"><w:name w:val="Svar"/><w:basedOn w:val="Bas"/><w:rPr><w:i/></w:rPr></w:style>` +
			`<w:style w:styleId="Bas"><w:name w:val="Bas"/><w:basedOn w:val="Svar"/><w:rPr><w:color w:val="00B050"/></w:rPr></w:style></w:styles>`,
		"word/theme/theme1.xml": `<a:theme xmlns:a="a"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent2><a:srgbClr val="ED7D31"/></a:accent2></a:clrScheme></a:themeElements></a:theme>`,
	}))
	checkLooks(t, ".docx", doc, lookHints("style-fråga", "I", "green", "P", "orange", "O", "#0070c0", "B"),
		"1 I | Hur?\n2 P | Bra.\n3 I | Så?\n4  | Ja.\n5 O | Jo.\n6 B | Nä.\nwarning 0: paragraphs in none of the looks that study.yaml declares have no speaker: plain 1\nlook map[#0070c0:1 green:1 orange:1 style-fråga:2]\n")
	checkLooks(t, ".docx", doc, lookHints("style-svar", "P", LookPlain, "I"), "1 I | Hur?\n2 P | Bra.\n3 I | Så? / Ja. / Jo. / Nä.\nlook map[plain:5 style-svar:1]\n")
	checkLooks(t, ".html", "<p class=fraga>Hur?<p class='svar stor'>Bra.<p class=fraga>Så?", lookHints("style-fraga", "I", "style-svar", "P"), "1 I | Hur?\n1 P | Bra.\n1 I | Så?\nlook map[style-fraga:2 style-svar:1]\n")
	checkLooks(t, ".rtf", `{\rtf1{\stylesheet{\s5 Fr\'e5ga;}}\pard\s5 Hur?\par\pard Bra.\par\pard\s5 S\'e5?\par}`, lookHints("style-fråga", "I"),
		"1 I | Hur?\n2  | Bra.\n3 I | Så?\nwarning 0: paragraphs in none of the looks that study.yaml declares have no speaker: plain 1\nlook map[style-fråga:2]\n")
	checkLooks(t, ".md", "*Hur?*\n\nBra.\n\n**Så?**\n\n***Va?***\n\n*Ja* och *nej*.", lookHints("italic", "I", "bold", "J", LookPlain, "P"),
		"1 I | Hur?\n3 P | Bra.\n5 J | Så? / Va?\n9 P | Ja och nej.\nlook map[bold:2 italic:1 plain:2]\n")
}

// TestLooksAndLabels holds which of the two tells who speaks.
func TestLooksAndLabels(t *testing.T) {
	h := lookHints("bold", "I", LookPlain, "P")
	// Labels in the text do, also where they are bold.
	checkLooks(t, ".docx", string(wordFile(p(b("I: Hur?"))+p(r("AME 1: Bra."))+p(b("I: Så?"))+p(r("AME 1: Ja.")))), h, "1 I | Hur?\n2 AME 1 | Bra.\n3 I | Så?\n4 AME 1 | Ja.\n")
	checkLooks(t, ".docx", string(wordFile(p(b("I: "), r("Hur?"))+p(r("Bra."))+p(b("I: "), r("Så?"))+p(r("Ja.")))), h, "1 I | Hur? / Bra.\n3 I | Så? / Ja.\n")
	// Looks do where hardly a label stands; that of a declared speaker wins.
	var body strings.Builder
	for range 6 {
		body.WriteString(p(b("Hur?")) + p(r("Bra (00:05) då.")))
	}
	body.WriteString(p(r("Obs: Jag också.")) + p(r("Mer.")) + p(b("Så?")))
	want := ""
	for i := range 6 {
		want += fmt.Sprintf("%d I | Hur?\n%d P | Bra då.\n", 2*i+1, 2*i+2)
	}
	checkLooks(t, ".docx", string(wordFile(body.String())), h, want+"13 Obs | Jag också.\n14 P | Mer.\n15 I | Så?\ntime: 6\nlook map[bold:7 plain:8]\n")
	// Without any of the declared looks the text is read as it is.
	checkLooks(t, ".docx", string(wordFile(p(r("Hur var det?"))+p(r("Bra.")))), h, "1  | Hur var det?\n2  | Bra.\nwarning 0: no speakers were found\n")
	// Times stand before talk and alone.
	checkLooks(t, ".html", "<p><b>[00:03] Hur?</b><p>00:05<p>Bra.", h, "1 I [3-] | Hur?\n1 P [5-] | Bra.\ntime: 1\nlook map[bold:1 plain:1]\n")
}

func TestRecurringLooks(t *testing.T) {
	check := func(want string, texts ...string) {
		t.Helper()
		var b strings.Builder
		for range 4 {
			for _, text := range texts {
				b.WriteString(p(text))
			}
		}
		res, err := Read("a.docx", wordFile(b.String()), Hints{})
		if err != nil {
			t.Fatal(err)
		}
		var problem *source.Problem
		if len(res.Transcript.Warnings) != 1 || !errors.As(res.Transcript.Warnings[0], &problem) {
			t.Fatalf("%v", res.Transcript.Warnings)
		}
		_, hint, _ := strings.Cut(problem.Hint, "such as ")
		hint, _, _ = strings.Cut(hint, "; else")
		if _, what, ok := strings.Cut(problem.Message, "a few looks: "); want != what+" "+hint && (ok || want != "") {
			t.Errorf("%s\n%s\nwant %s", problem.Message, problem.Hint, want)
		}
	}
	check("blue 4, red 4 `speakers: {blue: I, red: P1}`", colored("0070C0", "Hur?"), colored("C00000", "Bra."))
	check("plain 8, italic 4 `speakers: {plain: P1, italic: I}`", wordRun("<w:i/>", "Hur?"), r("Bra."), r("Jo."))
	check("#002060 4, #00b0f0 4, plain 4 `speakers: {\"#002060\": P1, \"#00b0f0\": P2, plain: I}`", r("Hur?"), colored("002060", "Bra."), colored("00B0F0", "Jo."))
	check("bold 4, highlight-green 4 `speakers: {bold: I, highlight-green: P1}`", b("Hur?"), wordRun(`<w:highlight w:val="green"/>`, "Bra."))
	check("", r("Hur?"), r("Bra."))
	check("", b("Allt."), b("Är."), b("Fett."))
	check("", r("a."), r("b."), r("c."), r("d."), r("e."), r("f."), r("g."), r("h."), r("i."), r("j."), r("k."), b("l."))
	check("", colored("FF0000", "a."), colored("0070C0", "b."), colored("00B050", "c."), colored("FFC000", "d."), colored("7030A0", "e."), r("f."), b("g."))
}

func TestDialogue(t *testing.T) {
	const told = "warning 0: no speakers were found: the dashes tell only that another one speaks\n"
	check(t, ".txt", "– Hur gick det?\n– Det gick bra.\n– Jaså – verkligen?\n", "1  | Hur gick det?\n2  | Det gick bra.\n3  | Jaså – verkligen?\ndash: 3\n"+told)
	check(t, ".txt", "Intervju\n\n— Hur?\n\n—Bra.\nOch så vidare.\n\n- Så?\n\n[00:05]\n– Ja.\n", "1  | Intervju\n3  | Hur?\n5  | Bra. / Och så vidare.\n8  | Så?\n11  [5-] | Ja.\ndash: 4\ntime: 1\n"+told)
	check(t, ".docx", string(wordFile(p(r("–\u00A0Hur?"))+p(r("– Bra."))+p(r("– Så.")))), "1  | Hur?\n2  | Bra.\n3  | Så.\ndash: 3\nno-break-space: 1\n"+told)
	// Labels win, and a few dashes are none.
	check(t, ".txt", "I: Hur?\n– Va?\nP: Bra.\n– Jo.\n– Ja.\n", "1 I | Hur? / – Va?\n3 P | Bra. / – Jo. / – Ja.\n")
	check(t, ".txt", "Hur?\n– Va?\n– Jo.\n-5 grader.\n", "1  | Hur?\n2  | – Va?\n3  | – Jo.\n4  | -5 grader.\nwarning 0: no speakers were found\n")
	// Lines broken at a width are joined, those that begin with a dash are not.
	long := "– Det var en gång en man som skulle ut och gå i skogen efter\nmiddagen men som inte visste var han hade lagt sina stövlar om\nkvällen.\n"
	check(t, ".txt", strings.Repeat(long, 3), strings.ReplaceAll("1L4L7L", "L", "  | Det var en gång en man som skulle ut och gå i skogen efter middagen men som inte visste var han hade lagt sina stövlar om kvällen.\n")+"dash: 3\nhard-wrap: 6\n"+told)
}

func TestBreaks(t *testing.T) {
	check(t, ".md", "**Anna:** Hej.\n\n**Break:** [00:01]\n\n**Bo:** Ja.\n\n**Break:** [00:02]\n\n**Anna:** Så.\n\n**Fika:**\n\n**Bo:** Nej.\n", "1 Anna | Hej.\n5 Bo | Ja.\n9 Anna | Så.\n13 Bo | Nej.\nheading: 3\n")
	check(t, ".txt", "I: Hej.\nPaus: De dricker kaffe.\nP: Ja.\nPaus: Igen.\nI: Så.", "1 I | Hej. / Paus: De dricker kaffe.\n3 P | Ja. / Paus: Igen.\n5 I | Så.\n")
	check(t, ".txt", "I: Hej.\nAnna: Ja.\nAnna (på telefon): Vänta.\nI: Så.\nAnna: Jo.", "1 I | Hej.\n2 Anna | Ja.\n3 Anna (på telefon) | Vänta.\n4 I | Så.\n5 Anna | Jo.\n")
}

// FuzzLooks reads pages with looks declared.
func FuzzLooks(f *testing.F) {
	for _, c := range htmlCases() {
		f.Add(c[0])
	}
	f.Add(`<p style="color:#c00">Hur?<p class=svar>Bra.<p><i>Så?</i>`)
	h := lookHints("red", "I", "bold", "P", "italic", "P2", LookPlain, "P1")
	words := func(r *Result) (n int) {
		for _, turn := range r.Transcript.Turns {
			n += len(strings.Fields(turn.Text))
		}
		return n + len(strings.Fields(r.Transcript.Heading))
	}
	f.Fuzz(func(t *testing.T, page string) {
		res, err := Read("a.html", []byte(page), h)
		if err != nil || res.Transcript.Convention != "look" {
			return
		}
		// Nothing is lost that is there when looks tell nothing.
		plain, err := Read("a.html", []byte(page), hints)
		if err != nil || plain.Transcript.Convention == "none" && plain.Transcript.Repairs["dash"] == 0 &&
			plain.Transcript.Repairs["time"] == res.Transcript.Repairs["time"] && words(plain) != words(res) {
			t.Fatalf("%d words, %v", words(res), err)
		}
	})
}
