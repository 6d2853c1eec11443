package format

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// doubledText is what a program makes of UTF-8 that it takes for Windows-1252.
func doubledText(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		letter := charmap.Windows1252.DecodeByte(c)
		if letter == '\uFFFD' {
			letter = rune(c)
		}
		b.WriteRune(letter)
	}
	return b.String()
}

func TestGuessedLetters(t *testing.T) {
	const text = "I: Ärligt talat, vad är det här för någonting?\nP: Åh, jag förstår inte – “så” svårt… Örjans idé.\n"
	encode := func(m *charmap.Charmap) string {
		out, err := m.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	fromMac := func(s string) string {
		out, err := charmap.Macintosh.NewDecoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	check := func(t *testing.T, ending, in, encoding, repairs string) {
		t.Helper()
		r, err := Read("a"+ending, []byte(in), Hints{})
		if err != nil {
			t.Error(err)
			return
		}
		tr := r.Transcript
		var out strings.Builder
		for _, turn := range tr.Turns {
			fmt.Fprintf(&out, "%s: %s\n", turn.Label, turn.Text)
		}
		if out.String() != text || tr.Encoding != encoding || fmt.Sprint(tr.Repairs) != repairs {
			t.Errorf("%s %v\n%s", tr.Encoding, tr.Repairs, out.String())
		}
	}
	check(t, ".txt", text, "utf-8", "map[]")
	check(t, ".txt", encode(charmap.Windows1252), "windows-1252", "map[windows-1252:16]")
	check(t, ".txt", encode(charmap.Macintosh), "macroman", "map[macroman:16]")
	check(t, ".md", doubledText(text), "utf-8", "map[double-encoded:16]")
	check(t, ".txt", fromMac(text), "utf-8", "map[double-encoded:16]")
	check(t, ".docx", string(wordFile(p(r(doubledText(text[:strings.IndexByte(text, '\n')])))+p(r(doubledText(strings.TrimSpace(text[strings.IndexByte(text, '\n'):])))))), "utf-8", "map[double-encoded:16]")
	check(t, ".txt", strings.NewReplacer("ä", "&auml;", "å", "&#229;", "Ö", "&#xD6;").Replace(text), "utf-8", "map[entity:7]")
}

func TestSmallRepairs(t *testing.T) {
	check(t, ".txt", "I: ﬁna ﬂickor, aﬀär.\nP: R&D och AT&T &copy så.\n", "1 I | fina flickor, affär.\n2 P | R&D och AT&T &copy så.\nligature: 3\n")
	check(t, ".txt", "I: Ja &lt;3 &amp; s&aring;&nbsp;d&#10;är.\n", "1 I | Ja <3 & så d är.\nentity: 5\nno-break-space: 1\n")
	check(t, ".txt", doubledText(doubledText("I: På så.\nP: Där – ja.\n")), "1 I | På så.\n2 P | Där – ja.\ndouble-encoded: 13\n")
	// Letters that are no traces of another encoding.
	check(t, ".txt", "I: São Paulo, ÂNGELA, château – “Ãh”.\nP: 4 ¬ 5, √2.\n", "1 I | São Paulo, ÂNGELA, château – “Ãh”.\n2 P | 4 ¬ 5, √2.\n")
	check(t, ".docx", string(wordFile(p(b("Hur var det?"))+p(r("Bra."))+p(b("Varför?"))+p(r("Vet inte."))+p(b("Så?"))+p(r("Ja.")))),
		"1  | Hur var det?\n2  | Bra.\n3  | Varför?\n4  | Vet inte.\n5  | Så?\n6  | Ja.\nwarning 0: no speakers were found, but paragraphs come in a few looks: bold 3, plain 3\n")
}
