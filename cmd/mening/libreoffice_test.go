package main

import (
	"bytes"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// office converts files with LibreOffice.
type office struct {
	program, profile string
}

// newOffice finds LibreOffice, or skips the test.
func newOffice(t *testing.T) office {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice, the program of LibreOffice, is not on PATH")
	}
	if testing.Short() {
		t.Skip("LibreOffice takes its time")
	}
	return office{program, t.TempDir()}
}

// convert writes files in another format into a folder of their own.
func (o office) convert(t *testing.T, format string, files ...string) string {
	t.Helper()
	out := t.TempDir()
	args := append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(o.profile), "--headless", "--convert-to", format, "--outdir", out}, files...)
	cmd := exec.Command(o.program, args...)
	cmd.WaitDelay = time.Second
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	return out
}

// TestLibreOffice opens every kind of workbook that the program writes in
// LibreOffice and saves it again: cells, lists to choose from and hidden columns
// stay, and what was filled in gives the same decisions.
func TestLibreOffice(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	dir := filepath.Join(t.TempDir(), "example")
	mening := func(args ...string) string { t.Helper(); return printed(t, args...) }
	mening("demo", "--decided", dir)
	sheets := t.TempDir()
	var files []string
	write := func(name string, args ...string) {
		file := filepath.Join(sheets, name+".xlsx")
		files = append(files, file)
		mening(append(args, "-s", dir, "-o", file)...)
	}
	write("units", "units", "--category", "utmaningar-fore")
	write("talk", "units", "--all", "--where", "transcript=ovanaker/before/fg1-ame")
	write("sort", "sort")
	write("tally", "tally", "--percent", "column")
	write("agree", "agree", "--coders", "eva,lisbeth")
	write("reconcile", "reconcile", "--coders", "eva,lisbeth", "--match", "exact")
	fillSheets(t, sheets)

	saved := o.convert(t, "xlsx", files...)
	for _, file := range files {
		sameWorkbook(t, file, filepath.Join(saved, filepath.Base(file)))
	}
	for _, read := range [][]string{
		{"review", "units.xlsx", "--coder", "maria"}, {"review", "talk.xlsx", "--coder", "maria", "--new-codes"},
		{"sort", "sort.xlsx"}, {"reconcile", "reconcile.xlsx"},
	} {
		said := func(folder string) string {
			args := slices.Clone(read)
			args[1] = filepath.Join(folder, args[1])
			return mening(append(args, "-s", dir, "--dry-run")...)
		}
		if before, after := said(sheets), said(saved); before != after {
			t.Errorf("%s: LibreOffice made\n%s\nof\n%s", read[1], after, before)
		} else if !strings.Contains(before, "FYLLT") && read[0] != "reconcile" {
			t.Errorf("%s: nothing was filled in:\n%s", read[1], before)
		}
	}

	pages := o.convert(t, "pdf", files[0], filepath.Join(sheets, "tally.xlsx"))
	for _, name := range []string{"units.pdf", "tally.pdf"} {
		if text, err := os.ReadFile(filepath.Join(pages, name)); err != nil || !bytes.HasPrefix(text, []byte("%PDF-")) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// fillSheets fills in what a person would, formulas too.
func fillSheets(t *testing.T, sheets string) {
	n := 0
	edit(t, filepath.Join(sheets, "units.xlsx"), func(row map[string]string) {
		n++
		switch n % 5 {
		case 0:
			row["decision"] = "bekräfta"
		case 1:
			row["decision"], row["memo"] = "avvisa", "FYLLT i: =1+1"
		case 2:
			row["condensed"], row["star"] = "-kortare, \"FYLLT\"", "ja"
		case 3:
			row["code"] += "; trisam"
		}
	})
	edit(t, filepath.Join(sheets, "talk.xlsx"), func(row map[string]string) {
		if n++; n%7 == 0 {
			row["code"] = "FYLLT i ord"
		}
	})
	edit(t, filepath.Join(sheets, "sort.xlsx"), func(row map[string]string) {
		if n++; n%6 == 0 {
			row["category"], row["sub-category"] = "FYLLT kategori", "under"
		}
	})
	edit(t, filepath.Join(sheets, "reconcile.xlsx"), func(row map[string]string) { row["consensus"] = "eva" })
}

// sameWorkbook compares two workbooks: sheets, cells and whether they are
// numbers, lists to choose from, and hidden columns.
func sameWorkbook(t *testing.T, ours, theirs string) {
	t.Helper()
	open := func(name string) *excelize.File {
		f, err := excelize.OpenFile(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	a, b, name := open(ours), open(theirs), filepath.Base(ours)
	if !slices.Equal(a.GetSheetList(), b.GetSheetList()) {
		t.Fatalf("%s: sheets %q, want %q", name, b.GetSheetList(), a.GetSheetList())
	}
	for _, sheet := range a.GetSheetList() {
		rows, _ := a.GetRows(sheet, excelize.Options{RawCellValue: true})
		for i, row := range rows {
			for j, want := range row {
				cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
				got, _ := b.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
				if strings.ReplaceAll(got, "\r\n", "\n") != want {
					t.Errorf("%s, %s!%s: %q, want %q", name, sheet, cell, got, want)
				}
				if isNumber(t, a, sheet, cell) != isNumber(t, b, sheet, cell) {
					t.Errorf("%s, %s!%s: %q is a number in one of them only", name, sheet, cell, want)
				}
			}
		}
		if want, got := choicesIn(t, a, sheet), choicesIn(t, b, sheet); !slices.Equal(got, want) {
			t.Errorf("%s, %s: lists %q, want %q", name, sheet, got, want)
		}
		for j := 1; len(rows) > 0 && j <= len(rows[0]); j++ {
			column, _ := excelize.ColumnNumberToName(j)
			want, _ := a.GetColVisible(sheet, column)
			if got, _ := b.GetColVisible(sheet, column); got != want {
				t.Errorf("%s, %s: column %s is visible: %v, want %v", name, sheet, column, got, want)
			}
		}
	}
}

func isNumber(t *testing.T, f *excelize.File, sheet, cell string) bool {
	t.Helper()
	kind, err := f.GetCellType(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	value, _ := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	return value != "" && (kind == excelize.CellTypeNumber || kind == excelize.CellTypeUnset)
}

// choicesIn returns the lists to choose from of a sheet.
func choicesIn(t *testing.T, f *excelize.File, sheet string) []string {
	t.Helper()
	all, err := f.GetDataValidations(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, v := range all {
		out = append(out, v.Sqref+" "+v.Type+" "+strings.ReplaceAll(html.UnescapeString(v.Formula1), "'", ""))
	}
	slices.Sort(out)
	return out
}
