package codebook_test

import (
	"os"
	"path/filepath"
	"strings"
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
		{"litar-pa", "tillit", "written in brackets"}, {"samverkan", "tillit", "cannot go below itself"},
		{"motn", "hinder", `did you mean "moten"?`}, {"moten", "tid", `"tid" is a code`}, {"over", "hinder", `"over" is a theme`},
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
