package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var updateScripts = flag.Bool("update", false, "write the outputs in testdata/script anew")

// TestScripts runs testdata/script: each file specifies one behaviour of the
// command line, with what it prints, writes and leaves behind. Beside the
// commands of testscript there are
//
//	status N COMMAND…     run a command that must end with exit status N
//	encode ENCODING FILE  write a text file in windows-1252, utf-16 or utf-8-bom
//	docx FILE             make a Word document of a text file, a paragraph a line
//	xlsx FILE.csv FILE    make a workbook of a csv file
//	mode OCTAL FILE…      compare the permissions of files
//	fill SHEET ROW COLUMN=VALUE…  write into a row of a csv or xlsx file, as in
//	                      a spreadsheet; +ROW writes into a copy of it below all
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *updateScripts,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("GORACE", os.Getenv("GORACE"))
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": scriptStatus,
			"encode": scriptEncode,
			"docx":   scriptDocx,
			"xlsx":   scriptXlsx,
			"mode":   scriptMode,
			"fill":   scriptFill,
		},
	})
}

// take checks the number of a script command's arguments.
func take(ts *testscript.TestScript, neg bool, args []string, least int, usage string) {
	if neg || len(args) < least {
		ts.Fatalf("usage: %s", usage)
	}
}

func scriptStatus(ts *testscript.TestScript, neg bool, args []string) {
	take(ts, neg, args, 2, "status N COMMAND…")
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

func scriptEncode(ts *testscript.TestScript, neg bool, args []string) {
	take(ts, neg, args, 2, "encode ENCODING FILE")
	var e encoding.Encoding
	switch args[0] {
	case "windows-1252":
		e = charmap.Windows1252
	case "utf-16":
		e = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case "utf-8-bom":
		e = unicode.UTF8BOM
	default:
		ts.Fatalf("unknown encoding %q", args[0])
	}
	text, err := e.NewEncoder().String(ts.ReadFile(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o600))
}

func scriptDocx(ts *testscript.TestScript, neg bool, args []string) {
	take(ts, neg, args, 1, "docx FILE")
	var body, file bytes.Buffer
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		body.WriteString(`<w:p><w:r><w:t xml:space="preserve">`)
		ts.Check(xml.EscapeText(&body, []byte(strings.TrimRight(line, "\n"))))
		body.WriteString(`</w:t></w:r></w:p>`)
	}
	z := zip.NewWriter(&file)
	w, err := z.Create("word/document.xml")
	ts.Check(err)
	_, err = fmt.Fprintf(w, `<?xml version="1.0" encoding="UTF-8"?>`+
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>`, body.String())
	ts.Check(err)
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), file.Bytes(), 0o600))
}

func scriptXlsx(ts *testscript.TestScript, neg bool, args []string) {
	take(ts, neg, args, 2, "xlsx FILE.csv FILE")
	rows, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[0]))).ReadAll()
	ts.Check(err)
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		ts.Check(f.SetSheetRow("Sheet1", "A"+strconv.Itoa(i+1), &row))
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[1])))
}

func scriptMode(ts *testscript.TestScript, neg bool, args []string) {
	take(ts, neg, args, 2, "mode OCTAL FILE…")
	for _, name := range args[1:] {
		info, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		if got := fmt.Sprintf("%04o", info.Mode().Perm()); got != args[0] {
			ts.Fatalf("%s has mode %s, want %s", name, got, args[0])
		}
	}
}

func scriptFill(ts *testscript.TestScript, neg bool, args []string) {
	take(ts, neg, args, 3, "fill SHEET ROW COLUMN=VALUE…")
	name := ts.MkAbs(args[0])
	var f *excelize.File
	var rows [][]string
	var err error
	if strings.HasSuffix(name, ".xlsx") {
		f, err = excelize.OpenFile(name)
		ts.Check(err)
		defer f.Close()
		rows, err = f.GetRows(f.GetSheetName(0))
	} else {
		rows, err = csv.NewReader(strings.NewReader(ts.ReadFile(args[0]))).ReadAll()
	}
	ts.Check(err)
	number, isCopy := strings.CutPrefix(args[1], "+")
	at, err := strconv.Atoi(number)
	ts.Check(err)
	if isCopy {
		rows = append(rows, slices.Clone(rows[at-1]))
		at = len(rows)
	}
	row := make([]string, len(rows[0]))
	copy(row, rows[at-1])
	rows[at-1] = row
	for _, arg := range args[2:] {
		column, value, ok := strings.Cut(arg, "=")
		i := slices.Index(rows[0], column)
		if !ok || i < 0 {
			ts.Fatalf("no column %q in %q", column, rows[0])
		}
		row[i] = strings.ReplaceAll(value, `\n`, "\n")
	}
	if f != nil {
		ts.Check(f.SetSheetRow(f.GetSheetName(0), fmt.Sprintf("A%d", at), &row))
		ts.Check(f.Save())
		return
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	ts.Check(w.WriteAll(rows))
	ts.Check(os.WriteFile(name, b.Bytes(), 0o600))
}
