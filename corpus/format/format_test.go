package format

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"mening/corpus"
	"mening/corpus/source"
)

// show writes a transcript as the tables of the tests do: one line a turn,
// `LINE LABEL [BEGIN-END] text`, with `/` for a paragraph break; then what is
// not talk.
func show(r *Result) string {
	var b strings.Builder
	t := r.Transcript
	for _, turn := range t.Turns {
		fmt.Fprintf(&b, "%d %s", turn.Line, turn.Label)
		if turn.Question != "" {
			fmt.Fprintf(&b, " ?%s", turn.Question)
		}
		if turn.Begin.Known || turn.End.Known {
			fmt.Fprintf(&b, " [%s-%s]", showTime(turn.Begin), showTime(turn.End))
		}
		fmt.Fprintf(&b, " | %s\n", strings.ReplaceAll(turn.Text, "\n", " / "))
	}
	for _, s := range t.Sections {
		if s.Turn > 1 {
			fmt.Fprintf(&b, "section %d: %s\n", s.Turn, s.Title)
		}
	}
	if t.Heading != "" {
		fmt.Fprintf(&b, "heading: %s\n", strings.ReplaceAll(t.Heading, "\n", " / "))
	}
	for _, kind := range slices.Sorted(maps.Keys(t.Repairs)) {
		fmt.Fprintf(&b, "%s: %d\n", kind, t.Repairs[kind])
	}
	for _, w := range t.Warnings {
		p := w.(*source.Problem)
		fmt.Fprintf(&b, "warning %d: %s\n", p.Line, p.Message)
	}
	return b.String()
}

func showTime(t corpus.Time) string {
	if !t.Known {
		return ""
	}
	return fmt.Sprint(t.Seconds)
}

var hints = Hints{Speakers: []string{"Obs", "kaffekokaren"}, Stakeholders: []string{"AME", "SOC"}}

func check(t *testing.T, ending, in, want string) {
	t.Helper()
	r, err := Read("a"+ending, []byte(in), hints)
	if err != nil {
		t.Errorf("%q: %v", in, err)
		return
	}
	if got := show(r); got != want {
		t.Errorf("%q\n got:\n%s\nwant:\n%s", in, got, want)
	}
	if r.Transcript.File != "a"+ending || r.Transcript.Path != "" {
		t.Errorf("File %q, Path %q", r.Transcript.File, r.Transcript.Path)
	}
}

// textCases are input and outcome for plain text; they also seed the fuzzer.
func textCases() [][2]string {
	return [][2]string{
		{"I: Hej.\nAME 2: Hej hej.\n", "1 I | Hej.\n2 AME 2 | Hej hej.\n"},
		{"Titel\n2020-01-01\n\nI: Hej.\n\nP1: Ja.\nOch mer.\n\nOch mer än så.\nI: Jaså.\nI: Mm.",
			"4 I | Hej.\n6 P1 | Ja. / Och mer. / Och mer än så.\n10 I | Jaså.\n11 I | Mm.\nheading: Titel / 2020-01-01\n"},
		// Declared labels win, also over sentence openers.
		{"I: Hej.\nObs: Hej.\nKaffekokaren: Puh.", "1 I | Hej.\n2 Obs | Hej.\n3 Kaffekokaren | Puh.\n"},
		// Sentences with a colon are no labels.
		{"I: Hej.\nP: Vi sa så här:\nOch så: ingenting.\nVi åker kl. 10:30\n10:30 åkte vi.\nhttps://a.se: bra\nJag minns en sak: det regnade.\nTill exempel: tåget.\nAF:s kontor.",
			"1 I | Hej.\n2 P | Vi sa så här: / Och så: ingenting. / Vi åker kl. 10:30 / 10:30 åkte vi. / https://a.se: bra / Jag minns en sak: det regnade. / Till exempel: tåget. / AF:s kontor.\n"},
		{"I: Hej.\nOBS! Viktigt: nej.\nP: Ja.\nNej: inte så.", "1 I | Hej. / OBS! Viktigt: nej.\n3 P | Ja. / Nej: inte så.\n"},
		// One who speaks once, between others.
		{"I: Hej.\nBirgitta: Hej.\nI: Ja.", "1 I | Hej.\n2 Birgitta | Hej.\n3 I | Ja.\n"},
		{"I: Hej.\nMin syster säger: Hej.\nI: Ja.", "1 I | Hej. / Min syster säger: Hej.\n3 I | Ja.\n"},
		// Labels that recur.
		{"Samir: A.\nEva Berg: B.\nSamir: C.\nEva Berg: D.", "1 Samir | A.\n2 Eva Berg | B.\n3 Samir | C.\n4 Eva Berg | D.\n"},
		{"Ung kvinna: A.\nUng kvinna: B.\nUng kvinna: C.", "1 Ung kvinna | A.\n2 Ung kvinna | B.\n3 Ung kvinna | C.\n"},
		{"Fråga: A?\nSvar: B.\nFråga: C?\nSvar: D.\nFråga: E?\nSvar: F.", "1 Fråga | A?\n2 Svar | B.\n3 Fråga | C?\n4 Svar | D.\n5 Fråga | E?\n6 Svar | F.\n"},
		{"I:Hej.\nP:Ja.\nI:Bra.", "1 I | Hej.\n2 P | Ja.\n3 I | Bra.\n"},
		{"?: Va?\nFlera: Ja!\nSPEAKER_00: Hej.\nSpeaker 1: Oj.\nEKENDAHL (m): Ja.\nI: Nej.\nAnf. 3 EKENDAHL (m): Jo.",
			"1 ? | Va?\n2 Flera | Ja!\n3 SPEAKER_00 | Hej.\n4 Speaker 1 | Oj.\n5 EKENDAHL (m) | Ja.\n6 I | Nej.\n7 EKENDAHL (m) | Jo.\n"},
		// Times in and before labels, and alone.
		{"[00:01:02] I: Hej.\nI (00:01:03): Ja.\nI [0:04]: Nej.\nP 00:05: Oj.\n00:00:06 P: Jo.\nP: [00:07] Mm.\n\n[00:08]\nI: Så.",
			"1 I [62-] | Hej.\n2 I [63-] | Ja.\n3 I [4-] | Nej.\n4 P [5-] | Oj.\n5 P [6-] | Jo.\n6 P [7-] | Mm.\n9 I [8-] | Så.\ntime: 1\n"},
		{"Anna Berg  0:22\nHej.\n\nBo Ek  0:25  \nHej hej.\nMer.\n\nAnna Berg  1:00:01\nJa.",
			"1 Anna Berg [22-] | Hej.\n4 Bo Ek [25-] | Hej hej. / Mer.\n8 Anna Berg [3601-] | Ja.\n"},
		{"Speaker 0: 00:00:02\n\nHej.\n\nSpeaker 1: 00:01:02\n\nJa.\nNej.", "1 Speaker 0 [2-] | Hej.\n5 Speaker 1 [62-] | Ja. / Nej.\n"},
		{"Anna Berg\nHej.\n\nBo Ek\nHej hej.\n\nAnna Berg\nJa.\n\nBo Ek\nOj.", "1 Anna Berg | Hej.\n4 Bo Ek | Hej hej.\n7 Anna Berg | Ja.\n10 Bo Ek | Oj.\n"},
		// Numbers that count from one without a fault, below a head.
		{"Samtal\nPlats\nDag\nTid\n1. I: Hej.\n2. P: Ja.\n3. I: Så.\n4. P: Mm.\n5. I: Tack.", "5 I | Hej.\n6 P | Ja.\n7 I | Så.\n8 P | Mm.\n9 I | Tack.\nheading: Samtal / Plats / Dag / Tid\nline-number: 5\n"},
		// Headings.
		{"# Möte\n## Anf. 1 Statsrådet EVA EK (s)\nHej: alla.\n\n## Paus\nMer.\n## Anf. 2 BO BY (m)\nJa.",
			"2 Statsrådet EVA EK (s) | Hej: alla.\n6 Statsrådet EVA EK (s) | Mer.\n7 BO BY (m) | Ja.\nsection 2: Paus\nheading: Möte\nheading: 1\n"},
		{"# Intervju\nI: Hej.\n## Del ett\nP: Ja.\n## Del två\nMer.", "2 I | Hej.\n4 P | Ja.\n6 P | Mer.\nsection 2: Del ett\nsection 3: Del två\nheading: Intervju\nheading: 2\n"},
		// The head of a transcript.
		{"Intervjuare: Eva Ek\nDatum: 2020\nPlats: Kansliet\n\nIntervjuare: Hej.\nIP: Ja.", "5 Intervjuare | Hej.\n6 IP | Ja.\nheading: Intervjuare: Eva Ek / Datum: 2020 / Plats: Kansliet\n"},
		{"---\ndate: 2020\n---\nI: Hej.", "4 I | Hej.\n"},
		{"---\nbara så\n---\nI: Hej.", "4 I | Hej.\nheading: bara så\n"},
		{"I:\nHej.\nP:\nI: Så.", "1 I | Hej.\n3 P | \n4 I | Så.\nwarning 3: the turn of \"P\" has no text\n"},
		{"**Anna:** Hej.\n**Anna**: Ja **mycket**.\nI: Oj.", "1 Anna | Hej.\n2 Anna | Ja **mycket**.\n3 I | Oj.\n"},
		// Nobody speaks.
		{"Ett stycke.\n\n# Titel\nEtt till.", "1  | Ett stycke.\n4  | Ett till.\nsection 2: Titel\nheading: 1\nwarning 0: no speakers were found\n"},
		{"[0:01 --> 0:03]  Hej och\n[0:03 --> 0:04]  hå.\n[0:06.5 --> 0:07]  Nå.", "1  [1-4] | Hej och hå.\n3  [6.5-7] | Nå.\nwarning 0: no speakers were found\n"},
		// Repairs.
		{"I: e\u0301t\u00adt\u00a0tv\u200bå\r\nP: ja\rI: jo", "1 I | ét" + "t två\n2 P | ja\n3 I | jo\nnfc: 1\nno-break-space: 1\nsoft-hyphen: 1\nzero-width: 1\n"},
		// Joiners stay where they mean something: in emoji, and in scripts that join.
		{"I: 👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 🙋🏽\u200d♀\ufe0f\nP: a\u200db \u200cc 👧\u200d 👧\u200cx\n",
			"1 I | 👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 🙋🏽\u200d♀\ufe0f\n2 P | ab c 👧 👧x\nzero-width: 4\n"},
		{"I: می\u200cخواهم ه\u200d \u200cو\nP: क\u094d\u200dष\u200b\n", "1 I | می\u200cخواهم ه\u200d و\n2 P | क\u094d\u200dष\nzero-width: 2\n"},
	}
}

func TestText(t *testing.T) {
	for _, c := range textCases() {
		check(t, ".txt", c[0], c[1])
	}
}

func TestHardWraps(t *testing.T) {
	wrapped := "Rubrik\n\n" +
		"I: Vad tänkte ni om samverkan mellan kommunen och arbetsmark-\nnadsenheten innan det hela började här i kommunen, hösten då\nalla var nya och ingen riktigt visste vem som gjorde vad och\nvarför?\n\n" +
		"SOC 1: Det var nog rätt så delat, för alla frågor om arbets-\noch bostadsfrågor hamnade alltid hos oss och det tog rätt så\nlång tid innan någon annan tog vid.\n\nI: Jaha.\n"
	joined := "3 I | Vad tänkte ni om samverkan mellan kommunen och arbetsmarknadsenheten innan det hela började här i kommunen, hösten då alla var nya och ingen riktigt visste vem som gjorde vad och varför?\n" +
		"8 SOC 1 | Det var nog rätt så delat, för alla frågor om arbets- och bostadsfrågor hamnade alltid hos oss och det tog rätt så lång tid innan någon annan tog vid.\n" +
		"12 I | Jaha.\nheading: Rubrik\nhard-wrap: 5\nhyphen: 1\n"
	check(t, ".txt", wrapped, joined)
	check(t, ".md", wrapped, joined)
	// Sentences on lines of their own are paragraphs.
	check(t, ".txt", "I: Hej och välkomna hit.\nVad bra att ni kunde komma i dag allihop.\nSå roligt.\nVi börjar nu då, tycker jag, om ni är med på det allihop.\nJa.\nDå så.",
		"1 I | Hej och välkomna hit. / Vad bra att ni kunde komma i dag allihop. / Så roligt. / Vi börjar nu då, tycker jag, om ni är med på det allihop. / Ja. / Då så.\n")
}

// markdownCases are input and outcome for Markdown.
func markdownCases() [][2]string {
	return [][2]string{
		{"**Anna:** Hej *du*.\n\n**Bo**: Ja, **mycket** bra: __så__.\n\n**Anna: **Jaha [länk](https://a.se/b) och [paus].",
			"1 Anna | Hej du.\n3 Bo | Ja, mycket bra: så.\n5 Anna | Jaha länk och [paus].\n"},
		{"**Kelly** [0:00]  \nHej **Angie**, ja.\n\n**Ali** [0:31]\nJag.\n\n**Kelly** [1:00]\nMm.", "1 Kelly [0-] | Hej Angie, ja.\n4 Ali [31-] | Jag.\n7 Kelly [60-] | Mm.\n"},
		{"**I:** Hej.\n\n**Viktigt** att säga: nej.\n\nKommunen: den sov.\n\n**P:** Ja.", "1 I | Hej. / Viktigt att säga: nej. / Kommunen: den sov.\n7 P | Ja.\n"},
		{"# Intervju\n\n## Anna\n\nHej.\n\n## Intervjuare\n\nJa?\n\n## Anna\n\nJo: så.\n\n> Citat\n- ett\n- två", "3 Anna | Hej.\n7 Intervjuare | Ja?\n11 Anna | Jo: så. / Citat / ett / två\nheading: Intervju\n"},
		{"**Paus:** \\[01:44\\]\n\n**I:** Hej \\* där snake_case 3 * 4.\n\n<!-- dold\nrad -->\n**Paus:** `kod`", "3 I | Hej * där snake_case 3 * 4. / Paus: kod\nheading: Paus: [01:44]\ncomment: 1\n"},
		{"**Anna**\n\nHej.\n\n**Bo**\n\nJa.\n\n**Anna**\n\nNej.\n\n**Bo**\n\nJo.", "1 Anna | Hej.\n5 Bo | Ja.\n9 Anna | Nej.\n13 Bo | Jo.\n"},
		{"---\na: 1\n---\n\n*Fokusgrupp* ett\n\nI: Hej.\n\nP: Ja.", "7 I | Hej.\n9 P | Ja.\nheading: Fokusgrupp ett\n"},
	}
}

func TestMarkdown(t *testing.T) {
	for _, c := range markdownCases() {
		check(t, ".md", c[0], c[1])
	}
}

func TestFrontMatter(t *testing.T) {
	for _, ending := range []string{".txt", ".md"} {
		r, err := Read("a"+ending, []byte("\ufeff---\r\ndate: 2020-02-11\r\nkind: pair\r\n---\r\n\r\nI: Hej.\r\n"), Hints{})
		if err != nil {
			t.Fatal(err)
		}
		if got := string(r.FrontMatter); got != "date: 2020-02-11\nkind: pair\n" || r.FrontMatterLine != 1 {
			t.Errorf("%q at %d", got, r.FrontMatterLine)
		}
		if got := show(r); got != "6 I | Hej.\n" {
			t.Error(got)
		}
	}
}

func TestFaults(t *testing.T) {
	check := func(t *testing.T, path, in, want string) {
		t.Helper()
		_, err := Read(path, []byte(in), Hints{})
		var p *source.Problem
		if !errors.As(err, &p) {
			t.Errorf("%q: %v is no problem", in, err)
			return
		}
		if p.File != path || p.Hint == "" || p.Severity != source.Error {
			t.Errorf("%q: %#v", in, p)
		}
		if !strings.Contains(p.Message, want) {
			t.Errorf("%q: %q, want %q", in, p.Message, want)
		}
	}
	check(t, "b/a.txt", "", "empty")
	check(t, "b/a.md", " \n\t\n", "empty")
	check(t, "a.txt", "I: Hej\x00 du, vad säger du\n", "NUL")
	check(t, "a.txt", "PK\x03\x04", "no text")
	check(t, "a.docx", "I: Hej", "no Word document")
	check(t, "a.pages", "I: Hej", `".pages"`)
	check(t, "a", "I: Hej", "no ending")
	check(t, "a.md", "# Titel\n", "no talk")
	check(t, "a.txt", "I:\nP:\n", "no talk")
	check(t, "a.txt", "---\na: b\n---\n", "no talk")
	check(t, "a.vtt", "WEBVTT\n\nNOTE bara\n", "no talk")
	check(t, "a.csv", "transcript id,sentence,codes\na,b,c\n", "no column holds")
	check(t, "a.csv", "speaker,text\nI,Hej,du\n", "too many")
	check(t, "a.csv", "speaker,text\n", "no talk")
	check(t, "a.tsv", "PK\x03\x04", "Office document")
	check(t, "a.xlsx", "PK\x03\x04", "workbook cannot be read")
	check(t, "a.xlsx", "speaker,text\nI,Hej\n", "no zip archive")
	check(t, "a.json", "{}", "none of the shapes")
	check(t, "a.json", `{"a":1,"segments":{}}`, "none of the shapes")
	check(t, "a.json", "3", "none of the shapes")
	check(t, "a.json", "{\"segments\":\n[", "damaged")
	check(t, "a.otr", "<p>Hej</p>", "damaged")
	check(t, "a.otr", `{"a":1}`, `no "text"`)
	check(t, "a.otr", `{"text":"<p></p>x"`, "damaged")
	check(t, "a.otr", `{"text":"<p></p>"}`, "no talk")
	check(t, "a.srt", "1\n00:00:01,000 --> 00:00:02,000\n\n", "no talk")
}

func TestEndings(t *testing.T) {
	if got := fmt.Sprint(Endings()); got != "[.txt .md .docx .odt .rtf .html .htm .vtt .srt .csv .tsv .xlsx .json .otr .cha .eaf .xml .pdf]" {
		t.Error(got)
	}
	if _, err := Read("A.TXT", []byte("I: Hej."), Hints{}); err != nil {
		t.Error(err)
	}
}
