package codebook_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"mening/coding/codebook"
)

// small is a codebook with comments in every place.
const small = `# The codebook.
codebook: Liten # its name
values:
  valence: ['+', '-']

categories:
  # the first
  - category: samverkan   # cooperation
    name: Samverkan
    codes:
      # meetings
      - code: moten
        name: Möten
        exclude: Att ingen kommer (tid). Se även litar-pa.
        rules: |
          # all kinds
          möte*
          träffa* NOT code:tid
        examples:
          - Vi har möten.
        # the end of meetings

      - code: tid
        name: 'Tid, och "brist"'
        rules: ["tid*", 'hinn*']   # two

    categories:
      - {category: tillit, name: Tillit}

  - category: hinder
    codes: []   # none yet
codes:
- code: litar-pa
  values: {valence: '+'}
  rules:
    sv: |
      lita*
    en: trust*
themes:
  - theme: over
    runs-through: [moten, tid, litar-pa]   # three
`

func edit(t *testing.T, text string, f func(e *codebook.Editor) error) string {
	t.Helper()
	e, err := codebook.Parse("codebook.yaml", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := f(e); err != nil {
		t.Fatal(err)
	}
	return string(e.Text())
}

// changed returns the lines that only one of two texts has, in their order.
func changed(before, after string) string {
	count := func(text string) map[string]int {
		out := map[string]int{}
		for line := range strings.Lines(text) {
			out[line]++
		}
		return out
	}
	var b strings.Builder
	has := count(after)
	for line := range strings.Lines(before) {
		if has[line]--; has[line] < 0 {
			b.WriteString("-" + line)
		}
	}
	has = count(before)
	for line := range strings.Lines(after) {
		if has[line]--; has[line] < 0 {
			b.WriteString("+" + line)
		}
	}
	return b.String()
}

func check(t *testing.T, what, before, after, want string) {
	t.Helper()
	if got := changed(before, after); got != want {
		t.Errorf("%s: the lines that changed\n%s\nwant\n%s\n%s", what, got, want, after)
	}
}

func TestAdd(t *testing.T) {
	got := edit(t, small, func(e *codebook.Editor) error {
		id, err := e.Add(codebook.New{Name: "får vara sjuk: ofta"})
		if id != "far-vara-sjuk-ofta" {
			t.Errorf("id %q", id)
		}
		return err
	})
	check(t, "a loose code", small, got, "+\n+- code: far-vara-sjuk-ofta\n+  name: 'får vara sjuk: ofta'\n+  origin: inductive\n")
	got = edit(t, small, func(e *codebook.Editor) error {
		_, err := e.Add(codebook.New{Name: "Brist", Below: "hinder", Origin: "deductive"})
		return err
	})
	check(t, "into brackets", small, got, "-    codes: []   # none yet\n+    codes: # none yet\n+      - code: brist\n+        name: Brist\n+        origin: deductive\n")
	got = edit(t, small, func(e *codebook.Editor) error {
		_, err := e.AddCategory(codebook.New{Name: "Möten", Below: "hinder"})
		return err
	})
	check(t, "a category", small, got, "+    categories:\n+      - category: moten-2\n+        name: Möten\n")
	got = edit(t, "", func(e *codebook.Editor) error {
		_, err := e.Add(codebook.New{Name: "Första"})
		if err == nil {
			_, err = e.Add(codebook.New{Name: "andra"})
		}
		return err
	})
	if want := "codes:\n  - code: forsta\n    name: Första\n    origin: inductive\n  - code: andra\n    origin: inductive\n"; got != want {
		t.Errorf("an empty codebook: %q", got)
	}
}

func TestMove(t *testing.T) {
	got := edit(t, small, func(e *codebook.Editor) error { return e.Move("moten", "hinder") })
	want := strings.Replace(strings.Replace(small, `      # meetings
      - code: moten
        name: Möten
        exclude: Att ingen kommer (tid). Se även litar-pa.
        rules: |
          # all kinds
          möte*
          träffa* NOT code:tid
        examples:
          - Vi har möten.
        # the end of meetings

`, "", 1), `    codes: []   # none yet
`, `    codes: # none yet
      # meetings
      - code: moten
        name: Möten
        exclude: Att ingen kommer (tid). Se även litar-pa.
        rules: |
          # all kinds
          möte*
          träffa* NOT code:tid
        examples:
          - Vi har möten.
        # the end of meetings
`, 1)
	if got != want {
		t.Errorf("moved:\n%s", got)
	}
	got = edit(t, small, func(e *codebook.Editor) error { return e.Move("hinder", "samverkan") })
	check(t, "below brackets", small, got, "-  - category: hinder\n-    codes: []   # none yet\n+      - category: hinder\n+        codes: []   # none yet\n+\n")
	e, _ := codebook.Parse("codebook.yaml", []byte(small), nil)
	for _, c := range []struct{ id, below, want string }{
		{"samverkan", "tillit", "cannot go below itself"},
		{"motn", "hinder", `did you mean "moten"?`}, {"moten", "tid", `"tid" is no category but a code`}, {"over", "hinder", `"over" is no code or category but a theme`},
	} {
		if err := e.Move(c.id, c.below); err == nil || !strings.Contains(err.Error(), c.want) || string(e.Text()) != small {
			t.Errorf("%s below %s: %v", c.id, c.below, err)
		}
	}
}

func TestEditFile(t *testing.T) {
	dir := t.TempDir()
	f := codebook.File{Name: filepath.Join(dir, "codebook.yaml"), Folder: filepath.Join(dir, "coding"), Who: "eva"}
	if err := os.WriteFile(f.Name, []byte(strings.ReplaceAll(small, "\n", "\r\n")), 0o640); err != nil {
		t.Fatal(err)
	}
	done, err := codebook.Edit(f, func(e *codebook.Editor) error { return e.Move("tid", "hinder") })
	if err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(f.Name)
	if strings.Count(string(text), "\n") != strings.Count(string(text), "\r\n") || string(text) != string(done.Text()) {
		t.Errorf("line breaks: %q", text)
	}
	log, err := codebook.ReadLog(filepath.Join(f.Folder, codebook.LogName))
	if err != nil || len(log.Entries) != 1 || log.Entries[0].String() != "move tid from samverkan to hinder" || len(log.Problems) > 0 {
		t.Errorf("log: %+v %v", log, err)
	}
}

// TestTwoAtOnce lets many change one codebook at the same time.
func TestTwoAtOnce(t *testing.T) {
	dir := t.TempDir()
	f := codebook.File{Name: filepath.Join(dir, "codebook.yaml"), Folder: filepath.Join(dir, "coding")}
	var wait sync.WaitGroup
	for i := range 20 {
		wait.Go(func() {
			_, err := codebook.Edit(f, func(e *codebook.Editor) error {
				_, err := e.Add(codebook.New{Name: fmt.Sprintf("Kod %d", i)})
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	text, err := os.ReadFile(f.Name)
	if err != nil {
		t.Fatal(err)
	}
	e, err := codebook.Parse(f.Name, text, nil)
	if err != nil || len(e.Codebook().Codes) != 20 {
		t.Fatalf("%v\n%s", err, text)
	}
	log, err := codebook.ReadLog(filepath.Join(f.Folder, codebook.LogName))
	if err != nil || len(log.Entries) != 20 {
		t.Fatalf("%v, %d entries", err, len(log.Entries))
	}
	for i := 1; i < 20; i++ {
		if a, b := log.Entries[i-1], log.Entries[i]; a.After != b.Before || !a.At.Before(b.At) {
			t.Errorf("entry %d does not follow on the one before", i)
		}
	}
}

// TestNothingHalf makes writing fail at every step: neither the codebook nor the
// log changes.
func TestNothingHalf(t *testing.T) {
	move := func(e *codebook.Editor) error { return e.Move("moten", "hinder") }
	for name, prepare := range map[string]func(t *testing.T, f *codebook.File){
		"the folder of decisions is a file": func(t *testing.T, f *codebook.File) { write(t, f.Folder, "") },
		"the log is a folder": func(t *testing.T, f *codebook.File) {
			if err := os.MkdirAll(filepath.Join(f.Folder, codebook.LogName), 0o700); err != nil {
				t.Fatal(err)
			}
		},
		"the old version is a folder": func(t *testing.T, f *codebook.File) {
			if err := os.MkdirAll(filepath.Join(f.Folder, "codebook.yaml~", "x"), 0o700); err != nil {
				t.Fatal(err)
			}
		},
	} {
		dir := t.TempDir()
		f := codebook.File{Name: filepath.Join(dir, "codebook.yaml"), Folder: filepath.Join(dir, "coding")}
		write(t, f.Name, small)
		prepare(t, &f)
		_, err := codebook.Edit(f, move)
		if text, _ := os.ReadFile(f.Name); err == nil || string(text) != small {
			t.Errorf("%s: %v", name, err)
		}
		if log, err := codebook.ReadLog(filepath.Join(f.Folder, codebook.LogName)); err == nil && len(log.Entries) > 0 {
			t.Errorf("%s: the log tells %v", name, log.Entries)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".mening-*")); len(left) > 0 {
			t.Errorf("%s: left behind: %v", name, left)
		}
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// FuzzChanges changes whatever is a codebook. What comes out is one, too, or the
// text is as it was.
func FuzzChanges(f *testing.F) {
	f.Add(small, "moten", "tid")
	f.Add("codes: [{code: a}, {code: b, rules: [x]}]\n", "a", "b")
	f.Add("categories:\n- category: a\n  codes: # c\n  - code: b\n    rules: |+\n     x\n\n\n-\n  category: d\n", "b", "d")
	f.Fuzz(func(t *testing.T, text, a, b string) {
		if len(text) > 2000 {
			return
		}
		e, err := codebook.Parse("codebook.yaml", []byte(text), nil)
		if err != nil {
			return
		}
		for i, change := range []func() error{
			func() error { return e.Move(a, b) }, func() error { return e.Merge(b, a) }, func() error { return e.Rename(a, "x", "y: z") },
			func() error { return e.Retire(b) }, func() error { _, err := e.Add(codebook.New{Name: a, Below: b}); return err },
			func() error {
				_, err := e.Split(b, codebook.Part{Name: "p", Rules: []int{0}}, codebook.Part{Name: "q"})
				return err
			},
		} {
			before := string(e.Text())
			if err := change(); err != nil && string(e.Text()) != before {
				t.Fatalf("%d was refused and changed the text", i)
			}
			if _, err := codebook.Parse("codebook.yaml", e.Text(), nil); err != nil {
				t.Fatalf("%d: %v\nfrom\n%s\nmade\n%s", i, err, before, e.Text())
			}
		}
	})
}

// TestThereAndBack renames everything in the codebook of the example, and
// names it back: the text is the same again.
func TestThereAndBack(t *testing.T) {
	text, err := os.ReadFile("../../codebook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	fields := []string{"wave", "site", "stakeholder", "kind", "interview", "speaker"}
	e, err := codebook.Parse("codebook.yaml", text, fields)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, reference := range []string{"code", "category", "theme"} {
		ids = append(ids, e.Codebook().IDs(reference)...)
	}
	before := string(e.Text())
	for i, id := range ids {
		if i%3 > 0 {
			continue // enough
		}
		if err := e.Rename(id, id+"-1", ""); err != nil {
			t.Fatal(err)
		}
		if string(e.Text()) == before {
			t.Errorf("%s was not renamed", id)
		}
		if err := e.Rename(id+"-1", id, ""); err != nil {
			t.Fatal(err)
		}
		if string(e.Text()) != before {
			t.Fatalf("%s and back:\n%s", id, changed(before, string(e.Text())))
		}
	}
	if len(e.Notes()) > 0 {
		t.Errorf("notes: %v", e.Notes())
	}
}
