//go:build unix

package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

// twoCoders writes a study in which two coders differ in three units.
func twoCoders(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"study.yaml":          "language: en\n",
		"codebook.yaml":       "codebook: T\ncodes:\n  - {code: a, name: A, definition: a}\n  - {code: b, name: B, definition: b}\n",
		"transcripts/fg1.txt": "I: How?\nAnna: One thing. Two things. Three things.\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range []string{"a --coder eva --quote=One thing.", "b --coder bo --quote=One thing.", "a --coder eva --quote=Two things.", "a --coder bo --quote=Three things."} {
		args := append([]string{"code", "assign", "-s", dir, "fg1:2"}, strings.SplitN(line, " ", 4)...)
		if err := run(args, strings.NewReader(""), io.Discard, io.Discard); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestReconcileKeys answers what is open by single keys.
func TestReconcileKeys(t *testing.T) {
	check := func(keys, stands string, want ...string) {
		t.Helper()
		dir := twoCoders(t)
		e := &env{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, getenv: func(string) string { return "" }}
		var screens []string
		app := &cli.App{Commands: []*cli.Command{{Name: "ask", Flags: reconcileCommand(e).Flags, Action: func(c *cli.Context) error {
			r, err := e.reconciliation(c, nil, []string{"eva", "bo"})
			if err != nil {
				return err
			}
			s := r.settler()
			for _, k := range keys {
				screens = append(screens, strings.Join(s.frame(70, 12), "\n"))
				if stop, err := s.press(k); err != nil || stop {
					return err
				}
			}
			screens = append(screens, s.message)
			return nil
		}}}}
		if err := app.Run([]string{"mening", "ask", "-s", dir}); err != nil {
			t.Fatal(err)
		}
		said := strings.Join(screens, "\n")
		for _, w := range want {
			_, rest, ok := strings.Cut(said, w)
			if !ok {
				t.Fatalf("keys %q: %q does not follow in\n%s", keys, w, strings.Join(screens, "\n"))
			}
			said = rest
		}
		if got := strings.Join(recorded(t, dir)[4:], ", "); got != stands {
			t.Errorf("keys %q: got  %s\nwant %s", keys, got, stands)
		}
	}
	check("1bq", "consensus reject b fg1.txt:2 One, consensus confirm a fg1.txt:2 One, consensus confirm a fg1.txt:2 Two", "1 of 3  fg1.txt:2  Anna", "  One thing.", "eva: a", "bo: b", "1 eva, 2 bo, b both, n none, s skip, q stop",
		"2 of 3", "… How? One thing.", "Two things.", "Three things. …", "eva: a", "bo: -", "recorded: reject b, confirm a", "3 of 3", "recorded: confirm a", "b both")
	check("xsn", "consensus reject a fg1.txt:2 Two", "1 of 3", "1 of 3", "2 of 3", "recorded: reject a")
	check("2n1", "consensus reject a fg1.txt:2 One, consensus confirm b fg1.txt:2 One, consensus reject a fg1.txt:2 Two, consensus reject a fg1.txt:2 Three")
}

// TestReconcileOnTerminal settles a unit in a pseudo-terminal.
func TestReconcileOnTerminal(t *testing.T) {
	dir := twoCoders(t)
	s := sit(t, dir, 24, 80, nil, "reconcile", "--coders", "eva,bo")
	s.see("1 of 3  fg1.txt:2  Anna")
	s.press("x2", "2 of 3")
	s.press("q", "settled: 1, open: 2")
	s.end()
	if got := strings.Join(recorded(t, dir)[4:], ", "); got != "consensus reject a fg1.txt:2 One, consensus confirm b fg1.txt:2 One" {
		t.Error(got)
	}
}
