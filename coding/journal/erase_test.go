package journal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"mening/coding"
)

// evenTurns erases decisions about turns of even numbers.
func evenTurns(decisions []coding.Decision) []coding.Fated {
	out := make([]coding.Fated, len(decisions))
	for i, d := range decisions {
		if out[i].Decision = d; d.Unit != nil && d.Unit.Turn%2 == 0 {
			out[i].Fate = coding.Erased
		}
	}
	return out
}

// inTurn is a line of eva's about a turn.
func inTurn(id string, turn int) string {
	return fmt.Sprintf(`{"id":%q,"at":"2026-01-31T10:00:01.000001Z","coder":"eva","act":"memo","unit":{"id":"u","transcript":"fg1.txt","turn":%d,"start":0,"end":4,"quote":"Text","before":"B"},"text":"T","later":{"b":1,"a":2}}`, id, turn)
}

// files returns the texts of a folder by their names.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	items, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		text, err := os.ReadFile(filepath.Join(dir, item.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if out[item.Name()] = string(text); item.Name() == lockName || item.Name() == ".gitignore" {
			delete(out, item.Name())
		}
	}
	return out
}

func TestErase(t *testing.T) {
	damaged := "{\"id\":\"d\",\"at\":"
	check := func(name, before, want string) {
		t.Helper()
		dir := write(t, map[string]string{"eva.jsonl": before})
		if _, err := Plan(dir, evenTurns); err != nil || files(t, dir)["eva.jsonl"] != before {
			t.Errorf("%s: planning changed the file: %v", name, err)
		}
		if _, err := Erase(dir, evenTurns); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := files(t, dir); len(got) != 1 || got["eva.jsonl"] != want {
			t.Errorf("%s: %q\nwant %q", name, got, want)
		}
	}
	one, two, three := inTurn("a", 1), inTurn("b", 2), inTurn("c", 3)
	check("nothing", "", "")
	check("a line", lines(one, two, three), lines(one, three))
	check("all", lines(two, two), "")
	check("no last line feed", one+"\n"+two, one+"\n")
	check("the last has none", two+"\n"+one, one)
	check("crlf, bom and blanks", "\ufeff"+two+"\r\n\r\n \t"+one+" \r\n", "\r\n \t"+one+" \r\n")
	check("damaged lines", lines(damaged, two, "no json", one)+damaged, lines(damaged, "no json", one)+damaged)
	check("a merge conflict", lines("<<<<<<< HEAD", two, "=======", one, ">>>>>>> other"), lines("<<<<<<< HEAD", "=======", one, ">>>>>>> other"))
	check("several on a line", lines(one+two+" "+three, two+two), lines(one+" "+three))
	check("beside what is none", lines("abc "+two+one), lines("abc "+one))
	newer := strings.Replace(two, `{"id"`, `{"v":9,"id"`, 1)
	check("a newer version", lines(newer, strings.Replace(one, `"memo"`, `"sing"`, 1), strings.Replace(two, `"memo"`, `"sing"`, 1)), lines(strings.Replace(one, `"memo"`, `"sing"`, 1)))
	check("what cannot be applied", lines(strings.Replace(two, `"coder":"eva",`, "", 1), one), lines(one))
	check("one that is not UTF-8", lines("{\"x\":\"\xff\"}", two), lines("{\"x\":\"\xff\"}"))
}

// TestRewritten: what changes of a line changes alone; keys that are not known
// keep their place and their bytes.
func TestRewritten(t *testing.T) {
	dir := write(t, map[string]string{"eva.jsonl": lines(inTurn("a", 1), inTurn("b", 2))})
	done, err := Erase(dir, func(decisions []coding.Decision) []coding.Fated {
		out := evenTurns(decisions)
		out[0].Fate = coding.Around
		unit := *out[0].Decision.Unit
		unit.Before, out[0].Decision.Unit = "", &unit
		out[1].Fate = coding.Narrowed
		out[1].Decision.Text = ""
		out[1].Decision.Unit = &coding.Anchor{ID: "new", Transcript: "fg1.txt", Turn: 3, To: 4, Start: 1, End: 9, Quote: "<å> \"x\"\ny", After: "A"}
		return out
	})
	want := lines(strings.Replace(inTurn("a", 1), `,"before":"B"`, "", 1),
		`{"id":"b","at":"2026-01-31T10:00:01.000001Z","coder":"eva","act":"memo","unit":{"id":"new","transcript":"fg1.txt","turn":3,"start":1,"end":9,"quote":"<å> \"x\"\ny","to":4,"after":"A"},"later":{"b":1,"a":2}}`)
	if got := files(t, dir)["eva.jsonl"]; err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
	if f := done[0]; f.Erased != 0 || f.Narrowed != 1 || f.Around != 1 || !slices.Equal(f.Units, []string{"new"}) {
		t.Errorf("%+v", f)
	}
	if j := read(t, dir); len(j.Problems) > 0 || j.Decisions[1].Unit.To != 4 {
		t.Error(j.Problems, j.Decisions)
	}
}

// TestEraseInterrupted stops erasing before each file: those before are done, the
// others as they were; the next time all are, and nothing else is left behind.
func TestEraseInterrupted(t *testing.T) {
	before := lines(inTurn("a", 1), inTurn("b", 2))
	for stop := range 3 {
		dir := write(t, map[string]string{"eva.jsonl": before, "bo.jsonl": before, "lisbeth.jsonl": before, ".erase-17": "half a fi"})
		done := 0
		x := eraser{wait: time.Second, replace: func(e *Erasure, text []byte) error {
			if done == stop {
				os.WriteFile(filepath.Join(dir, ".erase-18"), text[:9], 0o600) // a crash leaves it
				return errors.New("no room")
			}
			done++
			return replace(e, text)
		}}
		if _, err := x.erase(dir, evenTurns); err == nil || !strings.Contains(err.Error(), "no room\n  it is as it was; the files before it are done") {
			t.Fatal(err)
		}
		whole := 0
		for name, text := range files(t, dir) {
			if name == ".erase-18" {
				continue
			}
			if text == before {
				whole++
			} else if text != lines(inTurn("a", 1)) {
				t.Errorf("%d: %s: %q", stop, name, text)
			}
		}
		if whole != 3-stop {
			t.Errorf("%d: %d files as they were", stop, whole)
		}
		if _, err := Erase(dir, evenTurns); err != nil {
			t.Fatal(err)
		}
		got := files(t, dir)
		for name, text := range got {
			if text != lines(inTurn("a", 1)) || len(got) != 3 {
				t.Errorf("%d, then: %s: %q", stop, name, text)
			}
		}
	}
}
