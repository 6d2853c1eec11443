package table

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"mening/corpus/source"
)

// workbook returns an xlsx file that edit has filled.
func workbook(t *testing.T, edit func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	edit(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func set(t *testing.T, f *excelize.File, sheet, at string, v any) {
	t.Helper()
	if err := f.SetCellValue(sheet, at, v); err != nil {
		t.Fatal(err)
	}
}

func TestReadWorkbook(t *testing.T) {
	data := workbook(t, func(f *excelize.File) {
		for at, v := range map[string]any{
			"A2": " file ", "B2": "date", "C2": "n", "D2": "Aktör",
			"A4": "fg1", "B4": time.Date(2020, 2, 11, 0, 0, 0, 0, time.UTC), "C4": 3, "D4": "a\u030a",
			"A6": "fg2", "B6": 43872, "C6": 0.5, "E6": " ",
		} {
			set(t, f, "Sheet1", at, v)
		}
		format := "d mmmm yyyy"
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		short, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(f.SetCellStyle("Sheet1", "B4", "B4", style), f.SetCellStyle("Sheet1", "B6", "B6", short)); err != nil {
			t.Fatal(err)
		}
	})
	s, err := Read("a.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	want := "file | date | n | Aktör\n4: fg1 | 11 February 2020 | 3 | å\n6: fg2 | 2020-02-11 | 0.5 | "
	if got := dump(s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	checkSheet(t, s)
}

func TestReadWorkbookFirstVisibleSheet(t *testing.T) {
	s, err := Read("a.xlsx", workbook(t, func(f *excelize.File) {
		for _, name := range []string{"People", "Other"} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		set(t, f, "Sheet1", "A1", "hidden")
		set(t, f, "People", "A1", "participant")
		set(t, f, "Other", "A1", "other")
		f.SetActiveSheet(2)
		if err := f.SetSheetVisible("Sheet1", false); err != nil {
			t.Fatal(err)
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	if got := dump(s); got != "participant" {
		t.Errorf("got %s", got)
	}
}

func TestReadWorkbookFaults(t *testing.T) {
	check := func(want string, cells map[string]any) {
		t.Helper()
		_, err := Read("a.xlsx", workbook(t, func(f *excelize.File) {
			for at, v := range cells {
				set(t, f, "Sheet1", at, v)
			}
		}))
		var p *source.Problem
		if !errors.As(err, &p) || p.Place()+": "+p.Message != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	check("a.xlsx: the table is empty", nil)
	check(`a.xlsx:1: the column "a" stands twice in the header`, map[string]any{"A1": "A", "B1": "a"})
	check(`a.xlsx:3: the row has 2 cells, the header 1: "x" is too many`, map[string]any{"A1": "a", "A3": 1, "B3": "x"})
}

// TestReadWorkbookTruncated cuts the XML of a sheet in two: the rows that are
// left must not pass for all there are.
func TestReadWorkbookTruncated(t *testing.T) {
	whole := workbook(t, func(f *excelize.File) {
		for _, at := range []string{"A1", "A2", "A3", "A4", "A5", "A6"} {
			set(t, f, "Sheet1", at, "text in "+at)
		}
	})
	archive, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	var cut bytes.Buffer
	out := zip.NewWriter(&cut)
	for _, part := range archive.File {
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "xl/worksheets/sheet1.xml" {
			content = content[:len(content)*2/3]
		}
		w, err := out.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Read("a.xlsx", cut.Bytes())
	if err == nil || !strings.Contains(err.Error(), "a.xlsx: the workbook cannot be read: xl/worksheets/sheet1.xml: ") {
		t.Errorf("got %v, %v", s, err)
	}
}
