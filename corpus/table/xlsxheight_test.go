package table

import (
	"archive/zip"
	"io"
	"regexp"
	"strings"
	"testing"
)

// TestXLSXHeights reads how high rows are: as running text is broken into lines,
// in every sheet, and left to grow when more is written into them.
func TestXLSXHeights(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("ord på rad ", 20)) // 219 characters, in a column of 50
	columns := []Column{{Key: "id"}, {Key: "text", Title: "text\nom", Wrap: true}}
	rows := [][]any{{"a", "kort"}, {"b", long}, {long, "kort"}, {"c", "en\ntvå\ntre"}, {"d", Marked{Text: long, Marks: [][2]int{{0, 3}}}},
		{"e", Indented{Level: 8, Text: long}}, {"f", strings.Repeat(long+" ", 20)}, {"g", ` customHeight="1"`}}
	table := &Table{Columns: columns, Rows: rows, More: []*Table{{Caption: "more", Columns: columns, Rows: rows}}}
	written := write(t, table, "xlsx", Style{})
	for _, name := range []string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} {
		xml := part(t, written, name)
		var heights []string
		for _, row := range regexp.MustCompile(`<row [^>]*>`).FindAllString(xml, -1) {
			if strings.Contains(row, "customHeight") {
				t.Errorf("%s: %s does not grow", name, row)
			}
			_, height, _ := strings.Cut(row, ` ht="`)
			height, _, _ = strings.Cut(height, `"`)
			heights = append(heights, height)
		}
		if got, want := strings.Join(heights, "|"), "30||60||45|60|90|409|"; got != want {
			t.Errorf("%s: the heights are %s, want %s", name, got, want)
		}
	}
	sheet, err := Read("a.xlsx", []byte(written))
	if err != nil {
		t.Fatal(err)
	}
	if got := sheet.Rows[7].Fields[1]; got != `customHeight="1"` {
		t.Errorf("the text became %q", got)
	}
}

// part returns a part of a workbook.
func part(t *testing.T, workbook, name string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
