package journal

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"mening/coding"
)

// star is a short line: eva's decision of a second.
func star(id string, second int) string {
	return fmt.Sprintf(`{"id":%q,"at":"2026-01-31T10:00:%02d.000001Z","coder":"eva","act":"star","unit":{"id":"u","transcript":"fg1.txt","turn":3,"start":0,"end":4,"quote":"Text"}}`, id, second)
}

// undoes is a line with which eva undoes.
func undoes(id string, second int, target string) string {
	return fmt.Sprintf(`{"id":%q,"at":"2026-01-31T10:00:%02d.000001Z","coder":"eva","act":"undo","value":%q}`, id, second, target)
}

func lines(lines ...string) string { return strings.Join(lines, "\n") + "\n" }

// write writes the files of a journal and returns its folder.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func read(t testing.TB, dir string) *Journal {
	t.Helper()
	j, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// ids returns the ids of decisions.
func ids(decisions []coding.Decision) string {
	var out []string
	for _, d := range decisions {
		out = append(out, d.ID)
	}
	return strings.Join(out, " ")
}

// problems returns place, severity and message of what is wrong.
func problems(j *Journal, dir string) string {
	var out []string
	for _, p := range j.Problems {
		if p.Hint == "" {
			out = append(out, "NO HINT")
		}
		text := strings.TrimPrefix(p.Place(), dir+string(filepath.Separator)) + ": " + string(p.Severity) + ": " + p.Message
		out = append(out, strings.ReplaceAll(text, dir, "DIR"))
	}
	return strings.Join(out, "\n")
}

func TestRead(t *testing.T) {
	check := func(name, text, wantIDs string, wantProblems ...string) {
		t.Helper()
		dir := write(t, map[string]string{"eva.jsonl": text})
		j := read(t, dir)
		if got := ids(j.Decisions); got != wantIDs {
			t.Errorf("%s: decisions %q, want %q", name, got, wantIDs)
		}
		if got, want := problems(j, dir), strings.Join(wantProblems, "\n"); got != want {
			t.Errorf("%s: problems\n%s\nwant\n%s", name, got, want)
		}
	}
	a, b, c := star("a", 1), star("b", 2), star("c", 3)
	edited := func(old, new string) string { return strings.Replace(a, old, new, 1) }
	const noDecision = "error: is no decision: no JSON object"
	const tornLine = "warning: the last line is torn: whoever wrote it was interrupted, and its decision was never reported as done"
	const marks = "warning: marks of a merge conflict: the decisions on both sides count"
	faulty := func(what string) string { return "eva.jsonl:1: error: cannot be applied: " + what }

	check("empty", "", "")
	check("blank lines", "\n \n\r\n", "")
	check("whole", lines(a, b, c), "a b c")
	check("by time, not by line", lines(c, a, b), "a b c")
	check("by id where the times are equal", lines(star("b", 1), star("a", 1)), "a b")
	check("twice counts once", lines(a, b, a), "a b")
	check("no last line feed", a+"\n"+b, "a b")
	check("carriage returns", a+"\r\n"+b+"\r\n", "a b")
	check("carriage return at the end", a+"\r\n"+b+"\r", "a b")
	check("byte order marks", "\ufeff"+a+"\n\ufeff"+b+"\n", "a b")
	check("blanks", lines(strings.ReplaceAll(a, `":`, `" : `)), "a")
	check("another zone", lines(edited(`10:00:01.000001Z`, `12:00:01.000001+01:00`), b), "b a")
	check("unknown keys", lines(edited(`"act"`, `"mood":[{}],"act"`)), "a")

	check("torn", a+"\n"+b[:40], "a", "eva.jsonl:2: "+tornLine)
	check("nothing but torn", a[:1], "", "eva.jsonl:1: "+tornLine)
	check("zeros after a power cut", a+"\n"+strings.Repeat("\x00", 60), "a", "eva.jsonl:2: "+tornLine)
	check("broken line", lines(a, b[:40], c), "a c", "eva.jsonl:2: "+noDecision)
	check("no object", lines("[1]", "3", `"x"`), "", "eva.jsonl:1: "+noDecision, "eva.jsonl:2: "+noDecision, "eva.jsonl:3: "+noDecision)
	check("UTF-16", "\xff\xfe{\x00\n\x00", "", "eva.jsonl: error: is UTF-16")
	check("two on a line", a+b+"\n"+c+"\n", "a b c", "eva.jsonl:1: warning: several decisions stand on one line: all count")
	check("joined to a torn one", a[:60]+b+"\n", "b", "eva.jsonl:1: error: beside a decision, which counts, stands what is none")
	check("a torn one behind", a+b[:60], "a", "eva.jsonl:1: error: beside a decision, which counts, stands what is none")

	check("merge", lines("<<<<<<< HEAD", a, "=======", b, ">>>>>>> other", c), "a b c", "eva.jsonl:1: "+marks)
	check("merge of three", lines(a, "<<<<<<< HEAD", b, "||||||| base", "=======", c, ">>>>>>> other"), "a b c", "eva.jsonl:2: "+marks)
	check("merges", lines("<<<<<<< HEAD", a, "=======", ">>>>>>> x", b, "<<<<<<< HEAD", "=======", c, ">>>>>>> x"), "a b c", "eva.jsonl:1: "+marks, "eva.jsonl:6: "+marks)
	check("half a mark", a+"\n=======\n"+b+"\n>>>>>>> x", "a b", "eva.jsonl:2: "+marks)

	check("newer version", lines(edited(`{`, `{"v":2,`), b), "b", "eva.jsonl:1: error: was written by a newer version of the program, in format 2")
	check("newer version, other kinds", lines(`{"v":3,"id":"a","unit":["fg1"],"at":7}`, b), "b", "eva.jsonl:1: error: was written by a newer version of the program, in format 3")
	check("this version", lines(edited(`{`, `{"v":1,`)), "a")
	check("unknown act", lines(edited("star", "stat"), b), "b", `eva.jsonl:1: error: unknown act "stat"`)
	check("no id", lines(edited(`"id":"a",`, "")), "", faulty(`"id" is missing`))
	check("no time", lines(edited(`"at":"2026-01-31T10:00:01.000001Z",`, "")), "", faulty(`"at" is missing`))
	check("bad time", lines(edited(`2026-01-31T`, "i går ")), "", faulty(`"at" is no time, as 2026-01-31T10:15:02.000001Z is`))
	check("no coder", lines(edited(`"coder":"eva",`, "")), "", faulty(`"coder" is missing`))
	check("the rules", lines(edited(`"eva"`, `"auto"`)), "", faulty(`"auto" is the name of the rules`))
	check("no coder's name", lines(edited(`"eva"`, `"../eva"`)), "", faulty(`"../eva" cannot be a coder's name`))
	check("no act", lines(edited(`"act":"star",`, "")), "", faulty(`"act" is missing`))
	check("no unit", lines(a[:strings.Index(a, `,"unit"`)]+"}"), "", faulty(`"unit" is missing`))
	check("no turn", lines(edited(`"turn":3,`, "")), "", faulty(`"turn" is missing in the unit`))
	check("backwards", lines(edited(`"start":0`, `"start":9`)), "", faulty(`the unit ends before it begins: "end"`))
	check("over turns", lines(edited(`"start":0`, `"to":4,"start":9`)), "a")
	check("no code", lines(edited("star", "assign")), "", faulty(`"code" is missing`))
	check("text for a number", lines(edited(`"turn":3`, `"turn":"3"`)), "", faulty(`"unit.turn" cannot be a JSON string`))
	check("of another", lines(edited("eva", "lisbeth"), strings.Replace(b, "eva", "lisbeth", 1)), "a b", `eva.jsonl:1: warning: holds decisions of "lisbeth": they count as those of that coder`)
	check("one id for two", lines(a, strings.Replace(a, "star", "read", 1)), "a a", `eva.jsonl:1: error: the id "a" stands for another decision in DIR/eva.jsonl:2 already`)
}

func TestManyProblems(t *testing.T) {
	dir := write(t, map[string]string{"eva.jsonl": strings.Repeat("nothing\n", 1000) + lines(star("a", 1))})
	j := read(t, dir)
	if len(j.Problems) != 11 || len(j.Decisions) != 1 || j.Problems[10].Message != "is no decision: no JSON object; from here on 990 lines of the kind" {
		t.Errorf("%v", j.Problems)
	}
}

func TestFiles(t *testing.T) {
	if j := read(t, filepath.Join(t.TempDir(), "none")); len(j.Decisions)+len(j.Problems) > 0 {
		t.Errorf("%+v", j)
	}
	if _, err := Read(filepath.Join(write(t, map[string]string{"coding": ""}), "coding")); err == nil {
		t.Error("a file is no folder")
	}
	a, b := star("a", 1), star("b", 2)
	dir := write(t, map[string]string{"eva.jsonl": lines(a), "Eva.jsonl": lines(strings.Replace(b, `"eva"`, `"Eva"`, 1)), ".lock": "", "eva.jsonl.torn-x": "{", "notes.txt": "x"})
	if err := os.Mkdir(filepath.Join(dir, "dir.jsonl"), 0o700); err != nil {
		t.Fatal(err)
	}
	j := read(t, dir)
	if got, want := problems(j, dir), "dir.jsonl: error: is no file\n"+`eva.jsonl: error: "Eva.jsonl" and "eva.jsonl" are one name on some computers, where one of the files gets lost`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := ids(j.Decisions); got != "a b" {
		t.Errorf("decisions %q", got)
	}
	if got := j.Coders(); !reflect.DeepEqual(got, []string{"eva", "Eva"}) {
		t.Errorf("coders %q", got)
	}
}

// TestChunks reads a file that is read in several parts.
func TestChunks(t *testing.T) {
	var text strings.Builder
	n := 0
	for ; text.Len() < 3*chunkSize; n++ {
		text.WriteString(strings.Replace(star(fmt.Sprintf("%07d", n), 1), `"Text"`, `"`+strings.Repeat("ö", n%300)+`"`, 1) + "\n")
	}
	dir := write(t, map[string]string{"eva.jsonl": text.String() + "nothing\n" + text.String()[:7]})
	j := read(t, dir)
	if len(j.Decisions) != n || len(j.Problems) != 2 || j.Problems[0].Line != n+1 || j.Problems[1].Line != n+2 {
		t.Errorf("%d decisions of %d, %v", len(j.Decisions), n, j.Problems)
	}
}

// FuzzRead reads any bytes as a file. Nothing stops it, what it takes can be
// applied, and a line that is appended as Append does it joins what is there.
func FuzzRead(f *testing.F) {
	f.Add(lines(star("a", 1), star("b", 2), undoes("c", 3, "a")))
	f.Add(lines("<<<<<<< x", star("a", 1), "=======", star("a", 1)[:50], ">>>>>>> y") + "{")
	f.Add("\ufeff" + star("a", 1) + star("b", 2) + "\r\n" + `{"v":2,"id":"x"}`)
	f.Add("\xff\xfe{\x00\n\x00")
	of := func(text string) *Journal {
		var f file
		f.parse("eva.jsonl", text)
		j := &Journal{}
		j.join([]*file{&f})
		return j
	}
	f.Fuzz(func(t *testing.T, text string) {
		j := of(text)
		for i := range j.Decisions {
			if lack := (&chunk{}).missing(&j.Decisions[i]); lack.Format != "" {
				t.Errorf("%+v: %s", j.Decisions[i], lack)
			}
		}
		if standing := len(j.Standing()); standing > len(j.Decisions) {
			t.Errorf("%d stand of %d", standing, len(j.Decisions))
		}
		if isUTF16(text) {
			return
		}
		end := strings.LastIndexByte(text, '\n') + 1
		if last := text[end:]; trim(last) == "" {
			end = len(text)
		} else if !isTorn([]byte(last)) {
			text, end = text+"\n", len(text)+1
		}
		after := of(text[:end] + strings.Replace(star("appended", 59), "2026", "2999", 1) + "\n")
		if got, want := len(after.Decisions), len(j.Decisions)+1; got != want {
			t.Errorf("after an append to %q: %d, want %d", text[:end], got, want)
		}
	})
}

// FuzzScanner compares the scanner with encoding/json.
func FuzzScanner(f *testing.F) {
	f.Add(star("a", 1))
	f.Add(undoes("c", 3, "a"))
	f.Add(`{ "v" : 2, "id":"\u00e5\"", "at":"2026-01-31T10:00:00+01:00","unit":{"turn":01,"end":-1,"quote":"a\nb\ud800"},"on":"","code":"å","text":"","translation":"","codebook":""}`)
	f.Add(`{"id":"a","ID":"b","unit":{"id":"x"},"unit":{"turn":2}}`)
	f.Add(`{"unit":null,"id":null,"act":"x",}`)
	f.Fuzz(func(t *testing.T, line string) {
		var got, want record
		if !new(scanner).record(line, &got) {
			return
		}
		if err := json.Unmarshal([]byte(line), &want); err != nil {
			t.Fatalf("the scanner reads %q, json says %v", line, err)
		}
		if !got.At.Equal(want.At) {
			t.Errorf("%q: at %v, json %v", line, got.At, want.At)
		}
		got.At = want.At
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, json %+v", line, got, want)
		}
	})
}

// TestScannerReadsLines makes sure that what is written is read the fast way.
func TestScannerReadsLines(t *testing.T) {
	d := decision(1)
	d.Text, d.Translation, d.Value = "ett \"citat\"\nmed <radbrytning> & \u2028", "a quotation", "valence=-"
	w := newWriter(t.TempDir(), "eva")
	recorded, err := w.append([]coding.Decision{d})
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(w.file())
	if err != nil {
		t.Fatal(err)
	}
	var r record
	if !new(scanner).record(strings.TrimSuffix(string(text), "\n"), &r) {
		t.Errorf("the scanner gives up on %s", text)
	}
	if r.At = r.At.UTC(); !reflect.DeepEqual(r.Decision, recorded.Decisions[0]) {
		t.Errorf("got %+v, want %+v", r.Decision, recorded.Decisions[0])
	}
}
