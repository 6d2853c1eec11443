package format

import "testing"

func TestRecognizes(t *testing.T) {
	check := func(t *testing.T, path, in string, want bool) {
		t.Helper()
		if got := Recognizes(path, []byte(in)); got != want {
			t.Errorf("%s %q: %v", path, in, got)
		}
	}
	check(t, "a.txt", "transcript,turn,text\n", true)
	check(t, "a.csv", "Talare;Replik\nI;Hej\n", true)
	check(t, "a.csv", "transcript,speaker,sentence,codes\na,b,c,d\n", false)
	check(t, "a.csv", "transcript,turn,line,begin,speaker,text\na,1,1,,I,Hej\n", false)
	check(t, "a.tsv", "transkript\treplik\ttext\na\t1\tHej\n", false)
	check(t, "a.csv", "speaker,transcript\nI,Hej du.\nP,Ja.\n", true)
	check(t, "a.csv", "kategori,n\nsamverkan,3\n", false)
	check(t, "a.CSV", "a,a\n", true) // reading it tells the fault
	check(t, "a.xlsx", "PK\x03\x04", true)
	check(t, "a.xlsx", string(workbook(t, []any{"kategori", "n"}, []any{"a", 1})), false)
	check(t, "a.xlsx", string(workbook(t, []any{"text"}, []any{"a"})), true)
	check(t, "a.json", `{"segments":[{"text":"Hej"}]}`, true)
	check(t, "a.json", `[{"transcript":"a.txt","turn":1,"text":"Hej"}]`, false)
	check(t, "a.json", `{"name":"x"}`, false)
	check(t, "a.json", `{"name":`, true)
}
