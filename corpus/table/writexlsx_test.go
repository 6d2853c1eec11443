package table

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestXLSXIsReadAgain reads what was written with the reader of this package.
func TestXLSXIsReadAgain(t *testing.T) {
	table := tally()
	table.Rows[3][2] = "_x0041_ & <b>"
	sheet, err := Read("a.xlsx", []byte(write(t, table, "xlsx", Style{Decimal: ","})))
	if err != nil {
		t.Fatal(err)
	}
	rows := "2: Samverkan | 12 | 3 (+5) | 1.23 | 0.810 | Vi lägger \"pusslet\", alltså | liksom <eh> tillsammans; *sen* får vi se.\n" +
		"3: TRISAM som forum för alla | 4 | 0 | 0.10 |  | första raden\nandra\traden\n" +
		"4: 日本語 och ångström | 0 |  | 0.00 |  | =1+1\n" +
		"5: Värde | -1 | _x0041_ & <b> | 1234567.00 | 1.000 | [31m- nej\n" +
		"6: Alla | 16 | 3 (+5) | 1.30 | 0.500 | \n" +
		"7: &amp; interviewer | 2 |  |  |  | \n" +
		"9: 2 units of unknown speakers are left out of the columns, and this note is so long that it must be broken. |  |  |  |  | \n" +
		"10: - joined: adjacent_units\nsecond line |  |  |  |  | "
	if got, want := dump(sheet), "Kategori | Arbetsmarknads enheten\n(n = 3) | SOC\n(n = 4) | Per 1 000 ord | alpha | Citat\n"+rows; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	table.Form = true
	if sheet, err = Read("a.xlsx", []byte(write(t, table, "xlsx", Style{Decimal: ","}))); err != nil {
		t.Fatal(err)
	}
	if got, want := dump(sheet), "category | AME | SOC | per_1000_words | alpha | quote\n"+rows; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestXLSXIsTheSame(t *testing.T) {
	a, b := write(t, tally(), "xlsx", Style{}), write(t, tally(), "xlsx", Style{})
	if a != b {
		t.Error("the same table gives other bytes")
	}
}

func TestXLSXCells(t *testing.T) {
	codes := &Table{Caption: "codes", Columns: []Column{{Key: "name"}}, Rows: [][]any{{"TRISAM"}, {"=cmd"}}}
	table := &Table{
		Caption: "Enheter: 'alla' [utom en] som är många",
		Columns: []Column{{Key: "a", Number: true}, {Key: "code", From: codes}, {Key: "decision", Choices: []string{"ja", "nej"}}, {Key: "was", Hidden: true}},
		Rows:    [][]any{{1.5, "=1+1", "- nej", "@x"}, {2, "+", strings.Repeat("å", longestCell+1), strings.Repeat("😀", longestCell/2)}},
		More:    []*Table{codes},
	}
	f, err := excelize.OpenReader(strings.NewReader(write(t, table, "xlsx", Style{})))
	if err != nil {
		t.Fatal(err)
	}
	check := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: got %q, want %q", what, got, want)
		}
	}
	sheets := f.GetSheetList()
	check("sheets", strings.Join(sheets, "|"), "Enheter alla utom en som är må…|codes")
	for _, cell := range []string{"B2", "C2", "D2"} {
		formula, err := f.GetCellFormula(sheets[0], cell)
		kind, typeErr := f.GetCellType(sheets[0], cell)
		style, styleErr := f.GetCellStyle(sheets[0], cell)
		if err != nil || typeErr != nil || styleErr != nil || formula != "" || kind == excelize.CellTypeFormula {
			t.Errorf("%s: formula %q, type %v, %v %v %v", cell, formula, kind, err, typeErr, styleErr)
		}
		if q := f.Styles.CellXfs.Xf[style].QuotePrefix; q == nil || !*q {
			t.Errorf("%s would run when it is edited", cell)
		}
	}
	number, _ := f.GetCellType(sheets[0], "A2")
	if number != excelize.CellTypeUnset && number != excelize.CellTypeNumber {
		t.Errorf("a number is a %v", number)
	}
	visible, err := f.GetColVisible(sheets[0], "D")
	if err != nil || visible {
		t.Errorf("the hidden column is seen: %v", err)
	}
	panes, err := f.GetPanes(sheets[0])
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v %v", panes, err)
	}
	lists, err := f.GetDataValidations(sheets[0])
	if err != nil || len(lists) != 2 || lists[0].Sqref != "B2:B1003" || !strings.Contains(lists[0].Formula1, "'codes'!$A$2:$A$3") || !strings.Contains(lists[1].Formula1, "ja,nej") {
		t.Errorf("lists %v %v", lists, err)
	}
	long, err := f.GetCellValue(sheets[0], "C3")
	if err != nil || len([]rune(long)) != longestCell || !strings.HasSuffix(long, "å…") {
		t.Errorf("%d characters, %v", len([]rune(long)), err)
	}
	note, _ := f.GetCellValue(sheets[0], "A5")
	check("note", note, "cells too long for a spreadsheet, which end in …: 1")
}

func TestXLSXOfNothing(t *testing.T) {
	for _, table := range []*Table{{}, {Columns: []Column{{Key: "a"}}}} {
		var b bytes.Buffer
		if err := table.Write(&b, "xlsx", Style{}); err != nil || b.Len() == 0 {
			t.Errorf("%d bytes, %v", b.Len(), err)
		}
	}
}

func FuzzXLSX(f *testing.F) {
	for _, s := range []string{"=1", "'x", " a ", "_x000D_", "\x00\x01", "😀", "\n", "1,5", "TRUE"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		table := &Table{Columns: []Column{{Key: "a"}, {Key: "b"}}, Rows: [][]any{{"x", s}}}
		sheet, err := Read("a.xlsx", []byte(write(t, table, "xlsx", Style{})))
		if err != nil {
			t.Fatal(err)
		}
		want := trimmed(printable(s))
		if got := sheet.Rows[0].Fields[1]; got != want && len(s) < longestCell {
			t.Errorf("%q became %q", want, got)
		}
	})
}
