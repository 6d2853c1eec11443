package format

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// plain returns all text of a transcript, got by the simplest way that does
// not share a line with the readers: what they must not lose. Labels are there
// as often as the file has them.
func plain(t *testing.T, ending string, data []byte) string {
	t.Helper()
	switch ending {
	case ".docx":
		return plainXML(t, inZip(t, data, "word/document.xml"), "p", "tab", "br")
	case ".odt":
		return plainXML(t, inZip(t, data, "content.xml"), "p", "h", "tab", "line-break", "s")
	case ".xml":
		return plainTEI(t, string(data))
	case ".html":
		return plainHTML(data)
	case ".rtf":
		return plainRTF(string(data))
	case ".pdf":
		return plainPDF(t, data)
	case ".xlsx", ".csv", ".tsv":
		return plainCells(t, ending, data)
	case ".json":
		return plainJSON(t, data)
	}
	text := plainBytes(data)
	switch ending {
	case ".md":
		text = cut(text, `(?s)\A---\n.*?\n---\n`, `(?s)<!--.*?-->`, `(?m)^\*\*Break:\*\*`)
		text = regexp.MustCompile(`\]\([^)\n]*\)`).ReplaceAllString(text, "]")
	case ".vtt", ".srt":
		// The speaker may stand in each cue of a turn.
		return cut(text, `\AWEBVTT.*`, `(?m)^NOTE.*(\n.+)*`, `(?m)^.*-->.*$`, `(?m)^\d+$`, `(?m)^[0-9a-f-]{36}.*$`, `<[^>]*>`, `(?m)^[\pL\d ]{1,40}:( |$)`)
	case ".cha":
		return cut(text, `(?m)^[@%].*(\n[\t ].*)*`, `•[^•\n]*•`, `(?m)^\*\w+:`)
	}
	return plainText(text)
}

// plainText takes times from text, and from parliamentary minutes the numbers
// of addresses and what stands between an item of the agenda and who speaks
// next, once somebody has spoken.
func plainText(s string) string {
	s = cut(s, `(?m)^\[[\d:.]+ --> [\d:.]+\]`, `\\?\[(\d+:)?\d+:\d\d(\.\d+)?\\?\]`, `(?m)[ :]\s*\d{1,2}:\d\d(:\d\d)?[ \t]*$`)
	if !strings.Contains(s, " § ") {
		return s
	}
	var b strings.Builder
	spoken, item := false, false
	for line := range strings.Lines(s) {
		switch {
		case strings.HasPrefix(line, "## ") || regexp.MustCompile(`^\d{4}/\d\d:\d+ av `).MatchString(line):
			spoken, item = true, false
		case regexp.MustCompile(`^\d+ § `).MatchString(line) && spoken:
			item = true
			b.WriteString(line)
		}
		if !item {
			b.WriteString(line)
		}
	}
	return cut(b.String(), `## Anf\. \d+`)
}

// plainTEI leaves out the header, and notes among the talk that are no titles.
func plainTEI(t *testing.T, s string) string {
	t.Helper()
	s = cut(s, `(?s)<teiHeader>.*</teiHeader>`)
	at := strings.Index(s, `<note type="speaker"`)
	s = s[:at] + cut(s[at:], `(?s)<note xml:id="[^"]*">.*?</note>`, `(?s)<note xml:id="[^"]*" type="date">.*?</note>`)
	return plainXML(t, s, "seg", "note", "u", "p", "head", "speaker")
}

// cut takes away what expressions match.
func cut(s string, expressions ...string) string {
	for _, e := range expressions {
		s = regexp.MustCompile(e).ReplaceAllString(s, " ")
	}
	return s
}

// plainBytes decodes the encodings that the files have.
func plainBytes(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		data, _ = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	case !utf8.Valid(data):
		data, _ = charmap.Windows1252.NewDecoder().Bytes(data)
	}
	return strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
}

func inZip(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

// plainXML returns the text nodes of XML, with blanks where elements that
// divide words end.
func plainXML(t *testing.T, s string, divide ...string) string {
	t.Helper()
	var b strings.Builder
	for d := xml.NewDecoder(strings.NewReader(s)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			b.Write(token)
		case xml.EndElement:
			if slices.Contains(divide, token.Name.Local) {
				b.WriteByte('\n')
			}
		}
	}
}

func plainHTML(data []byte) string {
	var b strings.Builder
	head := false
	for z := html.NewTokenizer(bytes.NewReader(data)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if !head {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken:
			name, _ := z.TagName()
			if string(name) == "head" {
				head = !head
			}
			if !slices.Contains([]string{"b", "i", "u", "span", "font", "a", "em", "strong"}, string(name)) {
				b.WriteByte('\n')
			}
		}
	}
}

// plainRTF takes the groups that are no text and all control words away.
func plainRTF(s string) string {
	for _, group := range []string{`{\*`, `{\fonttbl`, `{\colortbl`, `{\stylesheet`, `{\info`, `{\footer`, `{\header`, `{\pict`} {
		for {
			from := strings.Index(s, group)
			if from < 0 {
				break
			}
			to := from
			for depth := 0; to < len(s); to++ {
				if s[to] == '{' {
					depth++
				} else if s[to] == '}' {
					depth--
				}
				if depth == 0 {
					break
				}
			}
			s = s[:from] + s[min(to+1, len(s)):]
		}
	}
	s = strings.NewReplacer("\r", "", "\n", "").Replace(s)
	s = regexp.MustCompile(`\\u(-?\d+) ?\\'..`).ReplaceAllStringFunc(s, func(u string) string {
		n, _ := strconv.Atoi(regexp.MustCompile(`-?\d+`).FindString(u))
		return string(rune(uint16(n)))
	})
	s = regexp.MustCompile(`\\(par|tab|line|cell)\b ?`).ReplaceAllString(s, "\n")
	s = regexp.MustCompile(`\\[a-z]+-?\d* ?`).ReplaceAllString(s, "")
	return strings.NewReplacer("{", "", "}", "").Replace(s)
}

// plainPDF asks pdftotext, and takes away the lines that stand on every page
// and words that a line's end divides.
func plainPDF(t *testing.T, data []byte) string {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	c := exec.Command(program, "-layout", "-", "-")
	c.Stdin = bytes.NewReader(data)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	digits := regexp.MustCompile(`\d+`)
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	on := map[string]int{}
	for _, page := range pages {
		seen := map[string]bool{}
		for line := range strings.Lines(page) {
			if key := digits.ReplaceAllString(strings.TrimSpace(line), "#"); !seen[key] {
				seen[key] = true
				on[key]++
			}
		}
	}
	var b strings.Builder
	for i, page := range pages {
		for line := range strings.Lines(page) {
			// It shows what is cut off by the page's end, too.
			text := strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "0123456789"))
			if i > 0 && len(text) > 20 && strings.Contains(pages[i-1], text) {
				continue
			}
			if on[digits.ReplaceAllString(strings.TrimSpace(line), "#")] < max(2, len(pages)) {
				b.WriteString(line)
			}
		}
	}
	return regexp.MustCompile(`(\pL)-\n\s*(\p{Ll})`).ReplaceAllString(cut(b.String(), `(?m)^\f?\d+( {2}|$)`, `(?m)\s\d+/\d+$`), "$1$2")
}

// plainCells returns all cells but those of the header and of times.
func plainCells(t *testing.T, ending string, data []byte) string {
	t.Helper()
	var rows [][]string
	if ending == ".xlsx" {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if rows, err = f.GetRows(f.GetSheetName(0)); err != nil {
			t.Fatal(err)
		}
	} else {
		c := csv.NewReader(bytes.NewReader(data))
		c.LazyQuotes = true
		if ending == ".tsv" {
			c.Comma = '\t'
		}
		var err error
		if rows, err = c.ReadAll(); err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	for _, row := range rows[1:] {
		for _, cell := range row {
			if !regexp.MustCompile(`^[\d:.,]*$`).MatchString(cell) {
				b.WriteString(cell + "\n")
			}
		}
	}
	return b.String()
}

// plainJSON returns the text of all segments.
func plainJSON(t *testing.T, data []byte) string {
	t.Helper()
	var d struct {
		Segments []struct{ Text string }
	}
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range d.Segments {
		b.WriteString(s.Text + "\n")
	}
	return b.String()
}
