package format

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// csvCases are input and outcome for csv.
func csvCases() [][2]string {
	return [][2]string{
		{"speaker,text\nI,Hej.\nAME 1,\"Hej, hej.\"\nAME 1,Mer.\n", "2 I | Hej.\n3 AME 1 | Hej, hej.\n4 AME 1 | Mer.\n"},
		{"Tid;Talare;Replik;Anm\n00:01;I:;Hej.;\n00:02;Anna\u00a0Ek;\"Ja.\n\nOch n\u00adej.\";viktigt\n;;Mer.;\n01:02:03,5;I;Mm;\n",
			"2 I [1-] | Hej.\n3 Anna Ek [2-] | Ja. / Och nej. / Mer.\n7 I [3723.5-] | Mm\ncolumn: 1\nno-break-space: 1\nsoft-hyphen: 1\n"},
		// Times in seconds, in milliseconds, with a unit in the title.
		{"från,till,deltagare,yttrande\n0,12,A,Hej där du.\n12,20,B,Ja.\n", "2 A [0-12] | Hej där du.\n3 B [12-20] | Ja.\n"},
		{"start,slut,talare,text\n0,1200,A,Hej där du.\n1500,2000,B,Ja.\n", "2 A [0-1.2] | Hej där du.\n3 B [1.5-2] | Ja.\n"},
		{"Start (ms),End (ms),speaker,text\n0,12,A,Hej.\n15,20,B,Ja.\n", "2 A [0-0.012] | Hej.\n3 B [0.015-0.02] | Ja.\n"},
		{"start,end,speaker,text\n0.5 s,[00:02],A,Hej.\nsent,?,B,Ja.\nnu,,B,Ja.\n",
			"2 A [0.5-2] | Hej.\n3 B | Ja.\n4 B | Ja.\nwarning 3: a time that cannot be read: \"sent\", one of 2 in the column \"start\"\nwarning 3: a time that cannot be read: \"?\", one of 1 in the column \"end\"\n"},
		// Without speakers rows join until a pause.
		{"start,end,text\n0.0,1.0,Hej\n1.5,2.0,där.\n4.5,5.0,Nytt.\n", "2  [0-2] | Hej där.\n4  [4.5-5] | Nytt.\nwarning 0: no speakers were found\n"},
		{"speaker,start,end,text\n,0.0,1.0,Hej\n,1.5,2.0,där.\n", "2  [0-2] | Hej där.\nwarning 0: no speakers were found\n"},
		// Titles above the names of the columns.
		{"Intervju 3,,\n2020-03-01,,\n,,\nTid,Talare,Replik\n00:04,I,Hej.\n00:10,P,Ja.\n", "5 I [4-] | Hej.\n6 P [10-] | Ja.\nheading: Intervju 3 / 2020-03-01\n"},
		// Labels may stand in the text.
		{"nr,text\n1,I: Hej.\n2,AME 1: Ja.\n3,Mer.\n4,I: Mm.\n", "2 I | Hej.\n3 AME 1 | Ja. / Mer.\n5 I | Mm.\ncolumn: 1\n"},
		{"text\nHej.\nJa.\n", "2  | Hej.\n3  | Ja.\nwarning 0: no speakers were found\n"},
		{"speaker,text\n,Inledning.\nI,Hej.\nP,\n", "3 I | Hej.\n4 P | \nheading: Inledning.\nwarning 2: what stands before the first speaker is taken for a heading\nwarning 4: the turn of \"P\" has no text\n"},
	}
}

func TestSheets(t *testing.T) {
	for _, c := range csvCases() {
		check(t, ".csv", c[0], c[1])
	}
	// In tsv quotation marks may be signs.
	for _, c := range tsvCases() {
		check(t, ".tsv", c[0], c[1])
	}
}

func tsvCases() [][2]string {
	return [][2]string{
		{"start\tend\ttext\n0\t900\t\"Hej du.\n900\t1800\tSa \"hon\" då.\n1800\t2600\tJa.\"\n", "2  [0-2.6] | \"Hej du. Sa \"hon\" då. Ja.\"\nwarning 0: no speakers were found\n"},
		{"speaker\ttext\nI\t\"Hej\nnu\"\nP\tJa\n", "2 I | Hej / nu\n4 P | Ja\n"},
		{"speaker\ttext\nI\t\"Hej\tnu\"\n", "2 I | Hej\tnu\n"},
	}
}

// workbook makes an xlsx of rows.
func workbook(t testing.TB, rows ...[]any) []byte {
	f := excelize.NewFile()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbook(t *testing.T) {
	data := workbook(t, []any{"Talare", "Replik", "Start"}, []any{"I", "Hej.", 1.5}, []any{}, []any{"P1", "Ja\u00a0då.\nMm.", "00:00:04"})
	check(t, ".xlsx", string(data), "2 I [1.5-] | Hej.\n4 P1 [4-] | Ja då. / Mm.\nno-break-space: 1\n")
}

func TestMoment(t *testing.T) {
	check := func(t *testing.T, in string, want float64, clock, ok bool) {
		t.Helper()
		m, got := parseMoment(in)
		if m.value != want || m.clock != clock || got != ok {
			t.Errorf("%q: %v, %v", in, m, got)
		}
	}
	check(t, "62", 62, false, true)
	check(t, "62,5", 62.5, false, true)
	check(t, "1500 ms", 1.5, true, true)
	check(t, "2 sek", 2, true, true)
	check(t, "00:01:02.5", 62.5, true, true)
	check(t, "(1:02)", 62, true, true)
	check(t, "-3", -3, false, true)
	check(t, "", 0, false, false)
	check(t, "ms", 0, false, false)
	check(t, "1-2", 0, false, false)
	check(t, "2020-01-01 10:00", 0, false, false)
}
