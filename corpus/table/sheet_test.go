package table

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"mening/corpus/source"
)

// dump writes a sheet as one line a row: `1: a | b`.
func dump(s *Sheet) string {
	lines := []string{strings.Join(s.Header, " | ")}
	for _, r := range s.Rows {
		lines = append(lines, fmt.Sprintf("%d: %s", r.Line, strings.Join(r.Fields, " | ")))
	}
	return strings.Join(lines, "\n")
}

func encoded(t testing.TB, text, encoding string) []byte {
	t.Helper()
	var out string
	var err error
	switch encoding {
	case "windows-1252":
		out, err = charmap.Windows1252.NewEncoder().String(text)
	case "utf-16le":
		out, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	case "utf-16be":
		out, err = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	}
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

func TestReadSeparated(t *testing.T) {
	check := func(name, file, in, want string) {
		t.Helper()
		t.Run(name, func(t *testing.T) {
			t.Helper()
			s, err := Read(file, []byte(in))
			if err != nil {
				t.Fatal(err)
			}
			if got := dump(s); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
	check("comma", "a.csv", "file,kind\nfg1,fokusgrupp\n", "file | kind\n2: fg1 | fokusgrupp")
	check("semicolon", "a.csv", "file;kind\nfg1;a, b\n", "file | kind\n2: fg1 | a, b")
	check("tab", "a.csv", "file\tkind\nfg1\tx\n", "file | kind\n2: fg1 | x")
	check("tsv with commas in a name", "a.tsv", "file\tkind, wave, site\nfg1\tx\n", "file | kind, wave, site\n2: fg1 | x")
	check("ending in capitals", "A.CSV", "a;b\n1;2", "a | b\n2: 1 | 2")
	check("separator in quotes does not count", "a.csv", "\"a;;;\",b\n1,2", "a;;; | b\n2: 1 | 2")
	check("one column", "a.csv", "participant\nP1\nP2\n", "participant\n2: P1\n3: P2")
	check("sep", "a.csv", "sep=;\na,b;c\n1;2\n", "a,b | c\n3: 1 | 2")
	check("sep of another kind", "a.csv", "SEP=|\r\na|b\r\n1|2\r\n", "a | b\n3: 1 | 2")
	check("sep tab", "a.csv", "sep=\t\na\tb\n\t2\n", "a | b\n3:  | 2")
	check("a column of that name", "a.csv", "sep=x\n1\n", "sep=x\n2: 1")
	check("byte order mark", "a.csv", "\xef\xbb\xbffile;kind\nå;ä\n", "file | kind\n2: å | ä")
	check("two byte order marks", "a.csv", "\xef\xbb\xbf\xef\xbb\xbffile;kind\n1;2\n", "file | kind\n2: 1 | 2")
	check("CRLF", "a.csv", "a,b\r\n1,\"x\r\ny\"\r\n3,4\r\n", "a | b\n2: 1 | x\ny\n4: 3 | 4")
	check("CR", "a.csv", "a,b\r1,2\r", "a | b\n2: 1 | 2")
	check("blank lines and rows", "a.csv", "\n;;\n \na;b\n\n ; \n1;2\n;;;\n\n3;4", "a | b\n7: 1 | 2\n10: 3 | 4")
	check("short row", "a.csv", "a,b,c\n1\n", "a | b | c\n2: 1 |  | ")
	check("blank cells beyond the header", "a.csv", "a;b;;\n1;2;;\n3;4; ;;;\n", "a | b\n2: 1 | 2\n3: 3 | 4")
	check("trimmed and NFC", "a.csv", " Akto\u0308r ;\u00a0b\n  a\u030a , x ; y\n", "Aktör | b\n2: å , x | y")
	check("blank before a quote", "a.csv", "a, b\n1, \"x, y\"\n", "a | b\n2: 1 | x, y")
	check("tabs and empty cells", "a.tsv", "a\tb\tc\n\t\t3\n", "a | b | c\n2:  |  | 3")
	check("quotes inside quotes", "a.csv", "a,b\n\"so \"\"called\"\"\",2\n", "a | b\n2: so \"called\" | 2")
	check("doubled quotes in the header", "a.csv", "\"a \"\";;;\"\" b\",c\n1,2\n", "a \";;;\" b | c\n2: 1 | 2")
	check("header only", "a.csv", "a,b", "a | b")
}

func TestReadEncodings(t *testing.T) {
	text := "file;ort\r\nfg1;Ovanåker\r\nfg2;Älvsjö – ”norra”\r\n"
	want := "file | ort\n2: fg1 | Ovanåker\n3: fg2 | Älvsjö – ”norra”"
	check := func(encoding string, data []byte) {
		t.Helper()
		s, err := Read("a.csv", data)
		if err != nil {
			t.Errorf("%s: %v", encoding, err)
		} else if got := dump(s); got != want {
			t.Errorf("%s: got\n%s", encoding, got)
		}
	}
	check("utf-8", []byte(text))
	check("utf-8 with mark", []byte("\ufeff"+text))
	for _, e := range []string{"windows-1252", "utf-16le", "utf-16be"} {
		check(e, encoded(t, text, e))
	}
}

func TestReadFaults(t *testing.T) {
	check := func(file, in, want string) {
		t.Helper()
		s, err := Read(file, []byte(in))
		var p *source.Problem
		if s != nil || !errors.As(err, &p) {
			t.Errorf("%q: got %v, %v", in, s, err)
			return
		}
		if got := p.Place() + ": " + p.Message; got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", in, got, want)
		}
		if p.Hint == "" {
			t.Errorf("%q: no hint", in)
		}
	}
	check("a.csv", "", "a.csv: the table is empty")
	check("a.csv", "\n;;\n \n", "a.csv: the table is empty")
	check("a.csv", "a,b\n1,2\n1,2,3\n", `a.csv:3:5: the row has 3 cells, the header 2: "3" is too many`)
	check("a.csv", "sep=;\na;b\nö;2;3\n", `a.csv:3:5: the row has 3 cells, the header 2: "3" is too many`)
	check("a.csv", "å,b, Å\n", `a.csv:1:6: the column "Å" stands twice in the header`)
	check("a.csv", "\na,,c\n", "a.csv:2:3: column 2 has no name in the header")
	check("a.csv", "a,b\nöö \"x\" y,2\n", `a.csv:2:4: a " inside a cell that does not begin with one`)
	check("a.csv", "a,b\n\"ö\"x,2\n", `a.csv:2:3: a cell that begins with " does not end with it`)
	check("a.csv", "sep=;\na;b\n1;2\n\"x;2\n3;4\n", `a.csv:4: a row with a " that is never closed, or closed too late`)
	check("a.csv", "PK\x03\x04...", "a.csv: the file is an Office document and no csv or tsv, in spite of its ending")
	check("a.csv", "a,b\n1,\x00\n", "a.csv:2: the file holds zero bytes and is no text")
	check("a.csv", "å,ä\nö,\xf6\n", "a.csv:2: the byte 0xf6 is no valid UTF-8")
	check("a.csv", "\ufeff"+"a,b\n\n\xf6", "a.csv:3: the byte 0xf6 is no valid UTF-8")
	check("a.ods", "", `a.ods: cannot read a table from a file that ends in ".ods"`)
	check("a", "", `a: cannot read a table from a file that ends in ""`)
	check("a.xlsx", "a,b\n", "a.xlsx: the workbook cannot be read: it is no zip archive")
	check("a.xlsx", "PK\x03\x04", "a.xlsx: the workbook cannot be read: zip: not a valid zip file")
	check("a.xlsx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xlsx: the file is no workbook .xlsx: it is an old one (.xls)")
}

func TestSheetField(t *testing.T) {
	s, err := Read("a.csv", []byte("Participant;Aktör\nP1;AME\n"))
	if err != nil {
		t.Fatal(err)
	}
	check := func(name, want string) {
		t.Helper()
		if got := s.Field(s.Rows[0], name); got != want {
			t.Errorf("Field(%q) = %q, want %q", name, got, want)
		}
	}
	check("participant", "P1")
	check(" AKTO\u0308R ", "AME")
	check("wave", "")
	if got := s.Column("wave"); got != -1 {
		t.Errorf("Column(wave) = %d", got)
	}
	if got := s.Field(Row{}, "aktör"); got != "" {
		t.Errorf("a foreign row has the field %q", got)
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"a,b\n1,2\n", "sep=;\r\na;b\r\n\"x\r\ny\";2\r\n", "\xef\xbb\xbfa\tb\n\t2\n", "a;b\n\xe5;\xf6\n",
		"\xff\xfea\x00;\x00b\x00\n\x001\x00", "\"a \"\";\"\" b\",c\n'=1,=1+1\n", "a, b\n-1,\"x\n\n y\"\n", "a\r+\r-\r",
		"a\n\"\"\n", "PK\x03\x04", "\xff\xfe\xff\xfe", "\xef\xbb\xbf\xef\xbb\xbfa,b\n1,2\n",
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, in string, tabs bool) {
		file := "a.csv"
		if tabs {
			file = "a.tsv"
		}
		s, err := Read(file, []byte(in))
		if err != nil {
			var p *source.Problem
			if !errors.As(err, &p) || p.File != file || p.Line > 1+strings.Count(in, "\n")+strings.Count(in, "\r") {
				t.Fatalf("%q: %#v", in, err)
			}
			return
		}
		checkSheet(t, s)
		checkRoundTrip(t, s)
	})
}

// checkSheet fails where a sheet breaks what its type promises.
func checkSheet(t *testing.T, s *Sheet) {
	t.Helper()
	if len(s.Header) == 0 {
		t.Fatal("no header")
	}
	seen := map[string]bool{}
	for _, h := range s.Header {
		if h == "" || h != trimmed(h) || seen[strings.ToLower(h)] {
			t.Fatalf("header %q", s.Header)
		}
		seen[strings.ToLower(h)] = true
	}
	line := 0
	for _, r := range s.Rows {
		blank := !slices.ContainsFunc(r.Fields, func(f string) bool { return f != "" })
		if r.Line <= line || len(r.Fields) != len(s.Header) || blank {
			t.Fatalf("row %+v after line %d, header %q", r, line, s.Header)
		}
		line = r.Line
	}
}

// checkRoundTrip writes a sheet in each form that Read reads and fails where it
// comes back changed by more than the guard.
func checkRoundTrip(t *testing.T, s *Sheet) {
	t.Helper()
	out := &Table{}
	comparable := true
	field := func(f string) string {
		comparable = comparable && f == printable(f)
		return guarded(f)
	}
	want := &Sheet{}
	for _, h := range s.Header {
		out.Columns = append(out.Columns, Column{Key: h})
		want.Header = append(want.Header, field(h))
		// A line that names a separator is no header.
		comparable = comparable && !strings.HasPrefix(strings.ToLower(h), "sep=")
	}
	for _, r := range s.Rows {
		row := make([]any, len(r.Fields))
		fields := make([]string, len(r.Fields))
		for i, f := range r.Fields {
			row[i], fields[i] = f, field(f)
		}
		out.Rows = append(out.Rows, row)
		want.Rows = append(want.Rows, Row{Fields: fields})
	}
	for _, style := range []Style{{}, {Excel: true}} {
		var b bytes.Buffer
		if err := out.Write(&b, formatCSV, style); err != nil {
			t.Fatal(err)
		}
		got, err := Read("b.csv", b.Bytes())
		if !comparable {
			continue
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, b.String())
		}
		for i := range got.Rows {
			got.Rows[i].Line = 0
		}
		if dump(got) != dump(want) {
			t.Fatalf("got\n%s\nwant\n%s\nfrom\n%s", dump(got), dump(want), b.String())
		}
	}
}

func TestReadBelow(t *testing.T) {
	named := func(names []string) bool { return len(names) > 1 && names[1] == "b" }
	s, err := ReadBelow("x.csv", []byte("Titel,\n\nung,gammal,x\na,b\n1,2\n"), named)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Above) != 2 || s.Above[1].Line != 3 || len(s.Above[0].Fields) != 1 || s.Header[1] != "b" || len(s.Rows) != 1 || s.Rows[0].Line != 5 {
		t.Errorf("%+v", s)
	}
	if s, err = ReadBelow("x.csv", []byte(strings.Repeat("a,c\n", TitleRows)+"d,e\n"), named); err != nil || s.Header[0] != "d" {
		t.Errorf("%+v %v", s, err)
	}
}
