package journal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"mening/coding"
	"mening/corpus/lock"
)

func appendTo(t *testing.T, w *writer, n int) Recorded {
	t.Helper()
	var decisions []coding.Decision
	for i := range n {
		decisions = append(decisions, decision(i))
	}
	r, err := w.append(decisions)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAppend(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "study", "coding")
	first, err := Append(dir, "eva", decision(1), decision(2))
	if err != nil || len(first.Warnings) > 0 {
		t.Fatal(err, first.Warnings)
	}
	second, err := Append(dir, "Åsa", decision(3))
	if err != nil {
		t.Fatal(err)
	}
	want := append(first.Decisions, second.Decisions...)
	j := read(t, dir)
	if !reflect.DeepEqual(j.Decisions, want) || len(j.Problems) > 0 {
		t.Errorf("got %+v, want %+v, %v", j.Decisions, want, j.Problems)
	}
	for i, d := range want {
		if len(d.ID) != 10 || strings.Trim(d.ID, "0123456789abcdefghjkmnpqrstvwxyz") != "" || d.At.Location() != time.UTC ||
			d.At.Nanosecond()%1000 != 0 || i > 0 && !d.At.After(want[i-1].At) {
			t.Errorf("%+v", d)
		}
	}
	for name, mode := range map[string]os.FileMode{"": 0o700, "eva.jsonl": 0o600, ".lock": 0o600, ".gitignore": 0o600} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%q: %v %v", name, info, err)
		}
	}
	if r, err := Append(dir, "eva"); err != nil || len(r.Decisions) > 0 {
		t.Errorf("nothing: %v %v", r, err)
	}
}

func TestAppendRefuses(t *testing.T) {
	dir := t.TempDir()
	appendTo(t, newWriter(dir, "eva"), 1)
	before, _ := os.ReadFile(filepath.Join(dir, "eva.jsonl"))
	check := func(coder string, d coding.Decision, want string) {
		t.Helper()
		if _, err := Append(dir, coder, decision(1), d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", coder, err)
		}
	}
	d := decision(1)
	check("auto", d, "is the name of the rules")
	check("", d, "needs a name")
	check("../eva", d, "cannot be a coder's name")
	check("eva b", d, "cannot be a coder's name")
	check("-eva", d, "cannot be a coder's name")
	check("EVA", d, `the coder "EVA" is "eva"`)
	check("eva", coding.Decision{}, `decision 2 of 2 cannot be recorded: "act" is missing`)
	check("eva", coding.Decision{Act: "stat"}, `unknown act "stat"`)
	check("eva", coding.Decision{Act: coding.Star}, `"unit" is missing`)
	check("eva", coding.Decision{Act: coding.Undo}, `"value" is missing`)
	check("eva", coding.Decision{Act: coding.Memo}, `"unit" or "on" is missing`)
	if after, _ := os.ReadFile(filepath.Join(dir, "eva.jsonl")); string(after) != string(before) {
		t.Error("something was recorded")
	}
	if names, _ := list(dir); len(names) != 1 {
		t.Errorf("files %q", names)
	}
	if err := os.WriteFile(filepath.Join(dir, "Eva.jsonl"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	check("eva", d, "the files eva.jsonl, Eva.jsonl are one coder's")
}

// TestClockBackwards has the clock put back by a day, and another coder's clock
// be ahead.
func TestClockBackwards(t *testing.T) {
	dir := t.TempDir()
	day := time.Date(2026, 1, 31, 10, 0, 0, 1234567, time.UTC)
	w := newWriter(dir, "eva")
	w.now = func() time.Time { return day }
	first := appendTo(t, w, 3).Decisions
	w.now = func() time.Time { return day.AddDate(0, 0, -1) }
	second := appendTo(t, w, 2).Decisions
	other := newWriter(dir, "lisbeth")
	other.now = func() time.Time { return day.AddDate(0, 0, 1) }
	third := appendTo(t, other, 1).Decisions
	fourth := appendTo(t, w, 1).Decisions
	all := append(append(append(first, second...), third...), fourth...)
	if got := read(t, dir).Decisions; !reflect.DeepEqual(got, all) {
		t.Errorf("got %v, want %v", ids(got), ids(all))
	}
	if got := second[0].At.Sub(first[2].At); got != time.Microsecond {
		t.Errorf("%v later", got)
	}
	if !first[0].At.Equal(day.Truncate(time.Microsecond)) {
		t.Errorf("at %v", first[0].At)
	}
	// Times of lines that cannot be applied count as well, spaced as they may
	// be; one at the end of all time does not.
	late := day.AddDate(1, 0, 0)
	os.WriteFile(filepath.Join(dir, "per.jsonl"), []byte(`{"v": 9, "at" : "`+late.Format(time.RFC3339Nano)+`"}`+"\n"), 0o600)
	if got := appendTo(t, w, 1).Decisions[0].At; !got.After(late) {
		t.Errorf("at %v", got)
	}
	os.WriteFile(filepath.Join(dir, "per.jsonl"), []byte(`{"at":"9999-12-31T23:59:59.999999Z"}`+"\n"), 0o600)
	if got := appendTo(t, w, 1).Decisions[0].At; got.Year() > 2027 {
		t.Errorf("at %v", got)
	}
}

// TestEveryCut cuts a file off at each byte of its last line: the decisions
// before are there, and the next append repairs what is torn and tells it.
func TestEveryCut(t *testing.T) {
	dir := t.TempDir()
	w := newWriter(dir, "eva")
	before := ids(appendTo(t, w, 2).Decisions)
	info, _ := os.Stat(w.file())
	begin := int(info.Size())
	last := appendTo(t, w, 1).Decisions[0].ID
	text, err := os.ReadFile(w.file())
	if err != nil {
		t.Fatal(err)
	}
	for cut := begin; cut <= len(text); cut++ {
		dir := write(t, map[string]string{"eva.jsonl": string(text[:cut])})
		w := newWriter(dir, "eva")
		want, isTorn := before, cut > begin && cut < len(text)-1
		if cut >= len(text)-1 { // only the line feed lacks
			want += " " + last
		}
		j := read(t, dir)
		if got := ids(j.Decisions); got != want || len(j.Problems) > 0 != isTorn {
			t.Fatalf("cut at %d: %q, want %q; %v", cut, got, want, j.Problems)
		}
		r := appendTo(t, w, 1)
		if len(r.Warnings) > 0 != isTorn {
			t.Fatalf("cut at %d: warnings %v", cut, r.Warnings)
		}
		kept, _ := filepath.Glob(filepath.Join(dir, "*.torn-*"))
		if isTorn {
			if len(kept) != 1 || !strings.Contains(r.Warnings[0].Hint, filepath.Base(kept[0])) {
				t.Fatalf("cut at %d: kept %q, warned %v", cut, kept, r.Warnings)
			}
			if bytes, _ := os.ReadFile(kept[0]); string(bytes) != string(text[begin:cut]) {
				t.Fatalf("cut at %d: kept %q", cut, bytes)
			}
		} else if len(kept) > 0 {
			t.Fatalf("cut at %d: kept %q", cut, kept)
		}
		j = read(t, dir)
		if got := ids(j.Decisions); got != want+" "+r.Decisions[0].ID || len(j.Problems) > 0 {
			t.Fatalf("cut at %d: then %q; %v", cut, got, j.Problems)
		}
	}
}

// TestEnds appends to files that editors and merges have left behind.
func TestEnds(t *testing.T) {
	a, b := star("a", 1), star("b", 2)
	for name, text := range map[string]string{
		"empty":                   "",
		"byte order mark":         "\ufeff",
		"no last line feed":       a + "\n" + b,
		"carriage return":         a + "\r\n" + b + "\r",
		"blanks":                  a + "\n" + b + "\n   ",
		"mark":                    a + "\n=======\n" + b + "\n>>>>>>> x",
		"newer":                   a + "\n" + `{"v":2,"id":"x"}`,
		"faulty":                  a + "\n" + `{"id":"x"}`,
		"a decision and torn one": a + b[:50],
	} {
		dir := write(t, map[string]string{"eva.jsonl": text})
		before := read(t, dir)
		r := appendTo(t, newWriter(dir, "eva"), 1)
		after := read(t, dir)
		if len(after.Decisions) != len(before.Decisions)+1 || len(after.Problems) != len(before.Problems) || len(r.Warnings) > 0 {
			t.Errorf("%s: %d then %d decisions, %v then %v, warned %v", name, len(before.Decisions), len(after.Decisions), before.Problems, after.Problems, r.Warnings)
		}
		if got, err := os.ReadFile(filepath.Join(dir, "eva.jsonl")); err != nil || !strings.HasPrefix(string(got), text) {
			t.Errorf("%s: something was changed: %v", name, err)
		}
	}
	dir := write(t, map[string]string{"eva.jsonl": "\xff\xfe{\x00"})
	if _, err := Append(dir, "eva", decision(1)); err == nil || !strings.Contains(err.Error(), "UTF-16; save it as UTF-8\n  nothing was recorded") {
		t.Errorf("UTF-16: %v", err)
	}
}

func TestInUse(t *testing.T) {
	dir := t.TempDir()
	appendTo(t, newWriter(dir, "eva"), 1)
	l, err := lock.Acquire(filepath.Join(dir, lockName), "lisbeth", 0)
	if err != nil {
		t.Fatal(err)
	}
	w := newWriter(dir, "eva")
	w.wait = 20 * time.Millisecond
	if _, err := w.append([]coding.Decision{decision(1)}); err == nil || !strings.Contains(err.Error(), dir+" is in use by lisbeth, process ") ||
		!strings.HasSuffix(err.Error(), "\n  nothing was recorded; try again when that is done") {
		t.Errorf("%v", err)
	}
	if j := read(t, dir); len(j.Decisions) != 1 {
		t.Error("reading needs no lock")
	}
	time.AfterFunc(50*time.Millisecond, func() { l.Release() })
	w.wait = 10 * time.Second
	appendTo(t, w, 1)
}

func TestNoFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "eva.jsonl"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := Append(dir, "eva", decision(1)); err == nil || !strings.Contains(err.Error(), "nothing was recorded") {
		t.Errorf("%v", err)
	}
	name := filepath.Join(dir, "file")
	os.WriteFile(name, nil, 0o600)
	if _, err := Append(name, "eva", decision(1)); err == nil || errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "nothing was recorded") {
		t.Errorf("%v", err)
	}
}

// TestAccents has a computer take the accents of a file's name apart.
func TestAccents(t *testing.T) {
	const apart, together = "A\u030asa", "\u00c5sa"
	dir := write(t, map[string]string{apart + ".jsonl": lines(strings.Replace(star("a", 1), "eva", together, 1))})
	for _, coder := range []string{apart, together} {
		if r, err := Append(dir, coder, decision(1)); err != nil || r.Decisions[0].Coder != together {
			t.Errorf("%q: %+v, %v", coder, r, err)
		}
	}
	if j := read(t, dir); len(j.Decisions) != 3 || len(j.Problems) > 0 {
		t.Errorf("%d decisions, %v", len(j.Decisions), j.Problems)
	}
}
