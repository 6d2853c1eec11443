package study

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWithSearch(t *testing.T) {
	plain := &Search{Name: "b", Options: map[string][]string{"expression": {"samverk* NEAR/5 vård"}}}
	long := &Search{Name: "a", Options: map[string][]string{"expression": {"tid: nu"}, "where": {"stakeholder=AME,SOC", "wave!=before"}, "kwic": {"true"}}}
	const longLines = "  a:\n    expression: 'tid: nu'\n    where: ['stakeholder=AME,SOC', wave!=before]\n    kwic: true\n"
	check := func(text string, s *Search, want string, replaced bool) {
		t.Helper()
		got, was, err := withSearch("study.yaml", text, s)
		if err != nil || got != want || was != replaced {
			t.Errorf("%q: got %q, %v, %v, want %q", text, got, was, err, want)
		}
		if again, was, err := withSearch("study.yaml", got, s); err != nil || again != got || !was {
			t.Errorf("%q the second time: %q, %v, %v", got, again, was, err)
		}
	}
	check("", plain, "searches:\n  b: samverk* NEAR/5 vård\n", false)
	check("study: X # mine", plain, "study: X # mine\n\nsearches:\n  b: samverk* NEAR/5 vård\n", false)
	check("study: X\r\n", plain, "study: X\r\n\r\nsearches:\r\n  b: samverk* NEAR/5 vård\r\n", false)
	check("searches:\nlanguage: sv\n", plain, "searches:\n  b: samverk* NEAR/5 vård\nlanguage: sv\n", false)
	check("searches: {}\n", long, "searches:\n"+longLines, false)
	check("searches:\n    # kept\n    x: möte # why\n# end\nlanguage: sv\n", plain,
		"searches:\n    # kept\n    x: möte # why\n    b: samverk* NEAR/5 vård\n# end\nlanguage: sv\n", false)
	check("searches:\n  a: old\n  b: samverk* NEAR/5 vård\n", long, "searches:\n"+longLines+"  b: samverk* NEAR/5 vård\n", true)
	check("searches:\n"+longLines+"  # next\n  b: x\n", plain, "searches:\n"+longLines+"  # next\n  b: samverk* NEAR/5 vård\n", true)
	for _, text := range []string{"{study: X}", "searches: {a: b}\n", "study: [\n"} {
		if got, _, err := withSearch("study.yaml", text, plain); err == nil {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestWithoutSearch(t *testing.T) {
	check := func(text, want string, found bool) {
		t.Helper()
		if got, was, err := withoutSearch("study.yaml", text, "b"); err != nil || got != want || was != found {
			t.Errorf("%q: got %q, %v, %v, want %q", text, got, was, err, want)
		}
	}
	check("study: X\n", "study: X\n", false)
	check("searches:\n", "searches:\n", false)
	check("searches:\n  a: x\n", "searches:\n  a: x\n", false)
	check("searches:\n  a: x # why\n  b: y\n  # next\n  c: z\nlanguage: sv\n", "searches:\n  a: x # why\n  # next\n  c: z\nlanguage: sv\n", true)
	check("searches:\n  b:\n    expression: y\n    where: [x=1]\n  c: z\n", "searches:\n  c: z\n", true)
	check("study: X # mine\n\nsearches:\n  b: y\n", "study: X # mine\n", true)
	check("study: X\r\n\r\nsearches:\r\n  b: y\r\n", "study: X\r\n", true)
	check("searches:\n  b: y\nlanguage: sv\n", "language: sv\n", true)
	check("searches:\n  b: y\n", "", true)
	check("searches:\n  b: y", "", true)
	for _, text := range []string{"{searches: {b: x}}", "searches: {b: x}\n", "study: [\n"} {
		if got, _, err := withoutSearch("study.yaml", text, "b"); err == nil {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestKeepSearch(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "study.yaml")
	if err := os.WriteFile(filepath.Join(dir, "fg.txt"), []byte("I: Ja?\nA: Nej.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, want := range []bool{false, true} {
		replaced, err := KeepSearch(dir, Search{Name: "möten", Options: map[string][]string{"expression": {"möte"}, "sort": {"left"}}})
		if err != nil || replaced != want {
			t.Fatalf("%v, %v", replaced, err)
		}
		s, err := Load(dir)
		if err != nil || len(s.Config.Searches) != 1 || s.Config.Searches[0].Name != "möten" || s.Config.Searches[0].Text() != "--sort left" {
			t.Fatalf("%+v, %v", s, err)
		}
	}
	if found, err := ForgetSearch(dir, "tid"); found || err != nil {
		t.Fatalf("%v, %v", found, err)
	}
	if found, err := ForgetSearch(dir, "möten"); !found || err != nil {
		t.Fatalf("%v, %v", found, err)
	}
	if s, err := Load(dir); err != nil || len(s.Config.Searches) != 0 {
		t.Fatalf("%+v, %v", s, err)
	}
	if err := os.Chmod(name, 0o400); err != nil {
		t.Fatal(err)
	}
	if _, err := KeepSearch(dir, Search{Name: "x", Options: map[string][]string{"expression": {"x"}}}); err == nil {
		t.Error("a file that is read-only was changed")
	}
}
