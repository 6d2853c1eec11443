package journal

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"mening/coding"
)

func TestUndo(t *testing.T) {
	check := func(name, text, want string, wantProblems ...string) {
		t.Helper()
		dir := write(t, map[string]string{"eva.jsonl": text})
		j := read(t, dir)
		if got := ids(j.Standing()); got != want {
			t.Errorf("%s: %q stands, want %q", name, got, want)
		}
		if got, want := problems(j, dir), strings.Join(wantProblems, "\n"); got != want {
			t.Errorf("%s: problems\n%s\nwant\n%s", name, got, want)
		}
	}
	a, b := star("a", 1), star("b", 2)
	check("nothing", "", "")
	check("undo", lines(a, b, undoes("u", 3, "a")), "b")
	check("undo of undo", lines(a, b, undoes("u", 3, "a"), undoes("v", 4, "u")), "a b")
	check("undo again", lines(a, b, undoes("u", 3, "a"), undoes("v", 4, "u"), undoes("w", 5, "a")), "b")
	check("undo of undo of undo", lines(a, undoes("u", 3, "a"), undoes("v", 4, "u"), undoes("w", 5, "v")), "")
	check("undo twice", lines(a, b, undoes("u", 3, "a"), undoes("v", 4, "a")), "b",
		`eva.jsonl:3: warning: undoes "a", which another undo takes back as well`)
	check("undo of one of two undos", lines(a, undoes("u", 3, "a"), undoes("v", 4, "a"), undoes("w", 5, "v")), "")
	check("undo of nothing", lines(a, undoes("u", 3, "x")), "a", `eva.jsonl:2: warning: undoes "x", which is in no file`)
	check("undo of a newer line", lines(strings.Replace(a, "{", `{"v":2,`, 1), undoes("u", 3, "a")), "",
		"eva.jsonl:1: error: was written by a newer version of the program, in format 2")
	check("undo before", lines(undoes("u", 1, "b"), b), "b", `eva.jsonl:1: error: undoes "b", which is not earlier`)
	check("undo of itself", lines(a, undoes("u", 1, "u")), "a", `eva.jsonl:2: error: undoes "u", which is not earlier`)

	others := strings.Replace(undoes("u", 3, "a"), "eva", "lisbeth", 1)
	dir := write(t, map[string]string{"eva.jsonl": lines(a), "lisbeth.jsonl": lines(others)})
	j := read(t, dir)
	if got := ids(j.Standing()); got != "a" {
		t.Errorf("another's: %q stands", got)
	}
	if got, want := problems(j, dir), `lisbeth.jsonl:1: error: lisbeth undoes a decision of eva, "a"`; got != want {
		t.Errorf("another's: %s", got)
	}
}

func TestLast(t *testing.T) {
	j := read(t, write(t, map[string]string{"eva.jsonl": lines(star("a", 1), star("b", 2), star("c", 3), undoes("u", 4, "c")),
		"lisbeth.jsonl": lines(strings.Replace(star("d", 5), "eva", "lisbeth", 1))}))
	if d, ok := j.Last("eva"); !ok || d.ID != "b" {
		t.Errorf("%v %v", d, ok)
	}
	if d, ok := j.Last("nobody"); ok {
		t.Errorf("%v", d)
	}
	if j.Undone(1) || !j.Undone(2) {
		t.Error("undone")
	}
}

// TestAnyOrder puts the same decisions into files in many ways: between coders'
// files, in any order of lines, repeated, joined as a union merge does it. What
// stands is the same.
func TestAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	start := time.Date(2026, 1, 31, 10, 0, 0, 0, time.UTC)
	for round := range 60 {
		var all []string
		var made []coding.Decision
		for i := range 1 + random.IntN(60) {
			d := decision(i)
			d.ID, d.Coder, d.At = fmt.Sprintf("d%d", i), []string{"eva", "lisbeth"}[random.IntN(2)], start.Add(time.Duration(i/2)*time.Microsecond)
			if len(made) > 0 && random.IntN(3) == 0 {
				target := made[random.IntN(len(made))]
				d = coding.Decision{ID: d.ID, At: d.At, Coder: d.Coder, Act: coding.Undo, Value: target.ID}
			}
			made = append(made, d)
			line, err := json.Marshal(d)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, string(line))
		}
		var want []coding.Decision
		for try := range 6 {
			files := map[string]string{}
			lines := append([]string{}, all...)
			for range random.IntN(10) {
				lines = append(lines, all[random.IntN(len(all))])
			}
			random.Shuffle(len(lines), func(i, k int) { lines[i], lines[k] = lines[k], lines[i] })
			for _, line := range lines {
				files[[]string{"eva.jsonl", "lisbeth.jsonl", "eva-2.jsonl"}[random.IntN(3)]] += line + "\n"
			}
			got := read(t, write(t, files)).Standing()
			if try == 0 {
				want = got
			} else if !reflect.DeepEqual(got, want) {
				t.Fatalf("round %d: %s, want %s", round, ids(got), ids(want))
			}
		}
	}
}

func TestAhead(t *testing.T) {
	dir := write(t, map[string]string{"eva.jsonl": lines(star("a", 1), star("b", 2), strings.Replace(star("c", 3), "2026", "2027", 1), strings.Replace(star("d", 3), "2026", "2028", 1))})
	j := read(t, dir)
	now := time.Date(2026, 1, 31, 9, 0, 0, 0, time.UTC) // an hour before the first
	if ahead := j.Ahead(now); len(ahead) != 1 || ahead[0].Line != 3 || ahead[0].Message != "was decided in the future, 2027-01-31T10:00:03Z" {
		t.Errorf("%v", ahead)
	}
	if ahead := j.Ahead(now.AddDate(2, 0, 0)); len(ahead) != 0 {
		t.Errorf("%v", ahead)
	}
}
