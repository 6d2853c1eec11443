package document

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mening/corpus/table"
)

// parts returns the parts of a document in docx by their names.
func parts(t *testing.T, d *Document) map[string]string {
	t.Helper()
	data := write(t, d, "docx")
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Modified.Year() != 2000 {
			t.Errorf("%s is of %v", f.Name, f.Modified)
		}
		out[f.Name] = string(text)
	}
	return out
}

// values returns the first group of each match.
func values(text, pattern string) []string {
	var out []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

// TestParts checks that all that a part refers to is there, and that each is well
// formed.
func TestParts(t *testing.T) {
	all := parts(t, chapter(t))
	for name, text := range all {
		if path.Ext(name) == ".png" {
			continue
		}
		decoder := xml.NewDecoder(strings.NewReader(text))
		for {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	for _, name := range values(all["[Content_Types].xml"], `PartName="/(.*?)"`) {
		if all[name] == "" {
			t.Errorf("%s has a type but is not there", name)
		}
	}
	for relationships, base := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word"} {
		for _, target := range values(all[relationships], `Target="([^"]*)"/>`) {
			if all[path.Join(base, target)] == "" {
				t.Errorf("%s names %s, which is not there", relationships, target)
			}
		}
	}
	body := all["word/document.xml"]
	known := func(what, used, defined string, from string) {
		t.Helper()
		for _, id := range values(body, used) {
			if !strings.Contains(from, defined+`"`+id+`"`) {
				t.Errorf("the %s %q is not defined", what, id)
			}
		}
	}
	known("style", `<w:(?:pStyle|rStyle|tblStyle) w:val="(.*?)"`, `w:styleId=`, all["word/styles.xml"])
	known("list", `<w:numId w:val="(.*?)"`, `<w:num w:numId=`, all["word/numbering.xml"])
	known("relationship", `r:(?:id|embed)="(.*?)"`, `Id=`, all["word/_rels/document.xml.rels"])
	known("bookmark", `w:anchor="(.*?)"`, `w:name=`, body)
}

// TestWord checks what Word needs to take a table for a table and a text for
// Swedish.
func TestWord(t *testing.T) {
	all := parts(t, chapter(t))
	body := all["word/document.xml"]
	for _, want := range []string{
		`<w:tblHeader/>`, `<w:pStyle w:val="Caption"/>`, `<w:jc w:val="right"/>`, ` SEQ Tabell \* ARABIC `, ` SEQ Figur \* ARABIC `,
		`w:orient="landscape"`, `<w:pgSz w:w="11906" w:h="16838"/>`, ` PAGEREF _Toc00000001 \h `, `descr="AME 12, SOC 3"`, `>62,5<`,
		`<w:hyperlink r:id="rIdLink1"`, `<w:footnoteReference w:id="2"/>`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s", want)
		}
	}
	if notes := all["word/footnotes.xml"]; !strings.Contains(notes, `<w:t xml:space="preserve">Två rader &lt;b&gt;.</w:t>`) || strings.Count(notes, "<w:footnoteRef/>") != 2 {
		t.Errorf("the footnotes are\n%s", notes)
	}
	if want := `Target="https://example.com/a?b=1&amp;c=2" TargetMode="External"`; !strings.Contains(all["word/_rels/document.xml.rels"], want) {
		t.Errorf("no %s", want)
	}
	if n := strings.Count(body, "<w:tbl>"); n != 2 {
		t.Errorf("%d tables", n)
	}
	for _, want := range []string{`<w:lang w:val="sv-SE"`, `<w:name w:val="caption"/>`, `<w:name w:val="heading 1"/>`, `<w:name w:val="Quote"/>`} {
		if !strings.Contains(all["word/styles.xml"], want) {
			t.Errorf("no %s", want)
		}
	}
	if !strings.Contains(all["docProps/core.xml"], ">2000-01-01T00:00:00Z<") {
		t.Error("the time is not fixed")
	}
	english := parts(t, &Document{Language: "en", Blocks: []Block{Table{Table: tallied()}}})
	if !strings.Contains(english["word/styles.xml"], `<w:lang w:val="en-GB"`) || !strings.Contains(english["word/document.xml"], ">62.5<") {
		t.Error("not in English")
	}
}

// TestKeptTogether checks what does not part over pages: the rows of a short table,
// its last row from its notes, and a short text below a heading from what follows.
func TestKeptTogether(t *testing.T) {
	kept := func(blocks ...Block) int {
		return strings.Count(parts(t, &Document{Language: "sv", Blocks: blocks})["word/document.xml"], "<w:keepNext/>")
	}
	grid := func(rows int, wrap bool, notes ...string) Table {
		g := &table.Table{Columns: []table.Column{{Key: "a", Wrap: wrap}}, Notes: notes}
		for range rows {
			g.Rows = append(g.Rows, []any{"x"})
		}
		return Table{Table: g}
	}
	for _, c := range []struct {
		name   string
		blocks []Block
		want   int
	}{
		{"short table", []Block{grid(5, false)}, 1 + 4},
		{"notes", []Block{grid(5, false, "n", "m")}, 1 + 5 + 1},
		{"long table", []Block{grid(13, false)}, 1 + 2},
		{"long table with notes", []Block{grid(13, false, "n")}, 1 + 3},
		{"texts", []Block{grid(5, true)}, 1 + 2},
		{"question", []Block{Heading{Level: 1, Text: "a"}, Paragraph(Text("b"))}, 1},
		{"long text", []Block{Heading{Level: 1, Text: "a"}, Paragraph(Text(strings.Repeat("b ", 100)))}, 0},
		{"second text", []Block{Heading{Level: 1, Text: "a"}, Paragraph(Text("b")), Paragraph(Text("c"))}, 1},
	} {
		if got := kept(c.blocks...); got != c.want {
			t.Errorf("%s: %d lines are kept with the next, not %d", c.name, got, c.want)
		}
	}
}

// TestSmallPrint checks small letters in pages and in Word.
func TestSmallPrint(t *testing.T) {
	d := &Document{Blocks: []Block{Paragraph{{Text: "a", Bold: true}, {Text: "b", Small: true}}}}
	if body := parts(t, d)["word/document.xml"]; strings.Count(body, `<w:sz w:val="16"/>`) != 1 || !strings.Contains(body, `w:line="240"`) {
		t.Error("Word: no small print")
	}
	if page := write(t, d, "html"); !strings.Contains(page, "<strong>a</strong><small>b</small>") {
		t.Error("no small print on the page")
	}
}

// TestLibreOffice opens a document with LibreOffice and reads what it shows.
func TestLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not on the PATH")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "chapter.docx")
	if err := os.WriteFile(file, []byte(write(t, chapter(t), "docx")), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "html", "--outdir", dir, file)
	command.Env = append(os.Environ(), "HOME="+dir)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	page, err := os.ReadFile(filepath.Join(dir, "chapter.html"))
	if err != nil {
		t.Fatal(err)
	}
	shown := strings.Join(strings.Fields(string(page)), " ")
	for _, want := range []string{"<thead", `lang="sv-SE"`, "pusslet", "andra raden", "62,5", "n = informanter", "<h1", "<ol", "<ul", "Tabell"} {
		if !strings.Contains(shown, want) {
			t.Errorf("LibreOffice shows no %s in\n%s", want, page)
		}
	}
}
