package report_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"archive/zip"
	"bytes"

	"golang.org/x/net/html"

	"mening/coding/report"
)

// TestTextIsText puts what formats could obey into every place of a study from
// which a report takes text.
func TestTextIsText(t *testing.T) {
	for _, nasty := range []string{"<script>alert(1)</script>", `=HYPERLINK("http://x.example")`, `\textbf{x} $y$ %`, "**fet** _k_ `kod` | cell", "{{.Title}} {{/*", "[länk](http://x.example) ![b](x)", "# rubrik"} {
		quoted := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
		in := input(t, map[string]string{
			"study.yaml": "study: " + quoted(nasty) + "\nlanguage: sv\nstakeholders:\n  AME: " + quoted(nasty) + "\nregister:\n  file: register.csv\n  measures:\n    - {measure: " + quoted(nasty) + ", column: från}\n",
			"codebook.yaml": "codebook: " + quoted(nasty) + "\ncategories:\n  - category: meet\n    name: " + quoted(nasty) + "\n    definition: " + quoted(nasty) +
				"\n    codes:\n      - {code: meeting, name: " + quoted(nasty) + ", rules: [möte], examples: [" + quoted("möte "+nasty) + "]}\n",
			"transcripts/fg.txt": "A: Ett möte " + nasty + "\n",
			"register.csv":       "id;från\n1;\"" + strings.ReplaceAll(nasty, `"`, `""`) + "\"\n2;b\n3;b\n4;b\n",
		})
		o := options("sv")
		_, d := reported(t, in, o, "")
		page := written(t, d, "html")
		if shown := textOf(t, page); strings.Count(shown, nasty) < 6 {
			t.Errorf("html shows %q %d times", nasty, strings.Count(shown, nasty))
		}
		if md := written(t, d, "md"); strings.Contains(md, "<script>") || strings.Contains(md, "[länk](http") {
			t.Errorf("md obeys %q", nasty)
		}
		o.Pictures = report.PNG
		_, d = reported(t, in, o, "")
		if shown := wordText(t, []byte(written(t, d, "docx"))); strings.Count(shown, nasty) < 6 {
			t.Errorf("docx shows %q %d times:\n%s", nasty, strings.Count(shown, nasty), shown)
		}
	}
}

// textOf returns the text of a page, and fails where something in it could run.
func textOf(t *testing.T, page string) string {
	t.Helper()
	var out strings.Builder
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			out.Write(z.Text())
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "script" {
				t.Error("the page has a script")
			}
		}
	}
}

// wordText returns the text of a Word document.
func wordText(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for d := xml.NewDecoder(f); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok {
			out.Write(text)
		}
	}
}
