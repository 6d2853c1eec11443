package document

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"mening/corpus/table"
)

// nasty are texts that some format could obey, with what is shown of them.
func nasty() map[string]string {
	out := map[string]string{"a\x00b\x1b[31mc\u202ed\ufffe": "ab[31mcd\ufffe"}
	for _, s := range []string{
		"<script>alert(1)</script>", "</style></td><img src=x onerror=alert(1)>", "&lt;b&gt; &amp; &#65;", "<!-- --> ]]>",
		`=HYPERLINK("http://x.example";"y")`, "+1+1", "-1-cmd|' /C calc'!A0", "@SUM(A1)",
		`\ { } $ & # ^ _ ~ %`, `\input{/etc/passwd} \\ \end{tabular} $x$ %`, "[a] * [b]", "``citat'' -- --- ?` !` << >> ,,",
		"**fet** _kursiv_ `kod` [länk](http://x.example) ![bild](x) | cell ~~bort~~ <u>", "# rubrik", "- punkt", "1. punkt", "> citat", "$x^2$",
		`"citat" 'citat'`, "%s %d {{.}} ${x}",
	} {
		out[s] = s
	}
	return out
}

// everywhere puts a text into every place where a text may stand.
func everywhere(t *testing.T, s string) *Document {
	grid := &table.Table{Caption: s, Columns: []table.Column{{Key: "key", Title: s}, {Key: "other", Wrap: true}}, Rows: [][]any{{s, table.Indented{Level: 1, Text: s}}}, Notes: []string{s}}
	return &Document{Language: "sv", Title: s, Contents: true, Numbered: true, Blocks: []Block{
		Heading{Level: 1, Text: s}, Paragraph{{Text: s}, {Text: s, Bold: true, Italic: true, Code: true}, {Text: s, Link: "https://x.example/\"><u>)"}}, Quotation{Runs: Text(s), Source: s},
		List{Items: [][]Run{Text(s)}}, List{Items: [][]Run{Text(s)}, Ordered: true}, Table{Table: grid},
		Figure{PNG: picture(t), Caption: s, Alternative: s},
	}}
}

// shownTimes is in how many places of everywhere the text is read.
const shownTimes = 15

// TestTextIsText writes texts that a format could obey in every format and reads
// them back.
func TestTextIsText(t *testing.T) {
	for in, want := range nasty() {
		d := everywhere(t, in)
		grid := d.Blocks[5].(Table).Table
		checkHTML(t, write(t, d, "html"), want)
		checkWord(t, parts(t, d)["word/document.xml"], want)
		checkMarkdown(t, write(t, d, "md"), want)
		for _, f := range table.Formats() {
			var b bytes.Buffer
			if err := grid.Write(&b, f, table.Style{}); err != nil {
				t.Fatal(err)
			}
			switch f {
			case "text":
				if n := strings.Count(b.String(), want); n < 5 {
					t.Errorf("text: %q is shown %d times in\n%s", want, n, b.String())
				}
			case "csv", "tsv", "xlsx":
				checkSheet(t, f, b.Bytes(), want)
			case "json":
				var records []map[string]string
				if err := json.Unmarshal(b.Bytes(), &records); err != nil || records[0]["key"] != in || records[0]["other"] != in {
					t.Errorf("json: %q became %q %v", in, records, err)
				}
			case "md":
				checkMarkdown(t, b.String(), want)
			case "tex":
				checkLaTeX(t, b.String(), want)
			default:
				t.Errorf("%s is not looked at", f)
			}
		}
	}
}

func checkHTML(t *testing.T, page, want string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	times := 0
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.ElementNode {
			if n.Data == "script" || n.Data == "u" || n.Data == "img" && !strings.HasPrefix(attributeOf(n, "src"), "data:") {
				t.Errorf("html: %q made a <%s>", want, n.Data)
			}
			if attributeOf(n, "alt") == table.OneLine(want) {
				times++
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") {
					t.Errorf("html: %q made an attribute %s", want, a.Key)
				}
			}
		}
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) == strings.TrimSpace(want) {
			times++
		}
		if n.Type == html.CommentNode {
			t.Errorf("html: %q made a comment", want)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(root)
	if times != shownTimes+2 { // the title and the contents
		t.Errorf("html: %q is shown %d times", want, times)
	}
}

func attributeOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func checkWord(t *testing.T, body, want string) {
	t.Helper()
	want = strings.ReplaceAll(want, "\ufffe", "\ufffd") // XML has no such character
	times := 0
	decoder := xml.NewDecoder(strings.NewReader(body))
	for token, err := decoder.Token(); err == nil; token, err = decoder.Token() {
		switch token := token.(type) {
		case xml.CharData:
			if string(token) == want {
				times++
			}
		case xml.StartElement:
			for _, a := range token.Attr {
				if (a.Name.Local == "descr" || token.Name.Local == "tblCaption") && a.Value == table.OneLine(want) {
					times++
				}
			}
		}
	}
	if times != shownTimes+2 { // the contents and the caption as a property
		t.Errorf("docx: %q is shown %d times", want, times)
	}
}

var escaped = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)

// checkMarkdown takes the escapes away and looks for signs that had none.
func checkMarkdown(t *testing.T, text, want string) {
	t.Helper()
	plain := escaped.ReplaceAllString(text, "$1")
	if n := strings.Count(plain, want); n < 4 {
		t.Errorf("md: %q is shown %d times in\n%s", want, n, text)
	}
	bare := regexp.MustCompile("(?s)(`+)[^`\n].*?[^`]`+").ReplaceAllString(text, "") // code is shown as it is
	bare = escaped.ReplaceAllString(bare, "")
	bare = regexp.MustCompile(`</?(strong|em|code|br)>|\(data:[^)]*\)|&emsp;|\*\*+|^> `).ReplaceAllString(bare, "")
	if i := strings.IndexAny(bare, "<`_~$^"); i >= 0 {
		t.Errorf("md: a bare %q in\n%s", bare[i:i+1], text)
	}
}

func checkSheet(t *testing.T, f table.Format, data []byte, want string) {
	t.Helper()
	sheet, err := table.Read("a."+string(f), data)
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range sheet.Rows[0].Fields[:2] {
		bare := table.Unguarded(field)
		if f == "xlsx" {
			want = strings.ReplaceAll(want, "\ufffe", "\ufffd") // XML has no such character
		}
		if bare != want {
			t.Errorf("%s: %q became %q", f, want, bare)
		}
		if strings.ContainsAny(field[:1], "=+-@") && f != "xlsx" {
			t.Errorf("%s: %q could run", f, field)
		}
	}
}

// checkLaTeX reads the escapes back as LaTeX would set them.
func checkLaTeX(t *testing.T, text, want string) {
	t.Helper()
	signs := strings.NewReplacer(`\textbackslash{}`, `\`, `\textasciicircum{}`, "^", `\textasciitilde{}`, "~", `\textless{}`, "<", `\textgreater{}`, ">",
		`\textbar{}`, "|", `\textasciigrave{}`, "`", `{\char34}`, `"`, `\{`, "{", `\}`, "}", `\$`, "$", `\&`, "&", `\#`, "#", `\_`, "_", `\%`, "%",
		"{[}", "[", "{]}", "]", "{*}", "*", "{}", "", "$-$", "-")
	if n := strings.Count(signs.Replace(text), strings.Join(strings.Fields(want), " ")); n < 5 {
		t.Errorf("tex: %q is shown %d times in\n%s", want, n, text)
	}
}

// TestMarkedCells sets what is marked in a cell in bold, and shows all else as it
// is.
func TestMarkedCells(t *testing.T) {
	grid := &table.Table{Columns: []table.Column{{Key: "id"}, {Key: "quote", Wrap: true}},
		Rows: [][]any{{"a", table.Marked{Text: "ett <möte> i maj", Marks: [][2]int{{4, 11}}}}, {"b"}}}
	d := &Document{Blocks: []Block{Table{Table: grid}}}
	if page := write(t, d, "html"); !strings.Contains(page, `<td class="w">ett <strong>&lt;möte&gt;</strong> i maj</td>`) {
		t.Errorf("html:\n%s", page)
	}
	word := parts(t, d)["word/document.xml"]
	if _, found, _ := strings.Cut(word, ">ett </w:t>"); !strings.HasPrefix(found, "</w:r><w:r><w:rPr><w:b/>") || !strings.Contains(found, ">&lt;möte&gt;</w:t></w:r><w:r><w:rPr><w:sz") {
		t.Errorf("docx:\n%s", word)
	}
}
