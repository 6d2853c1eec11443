package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

// TestReconcileKeys answers what is open by single keys.
func TestReconcileKeys(t *testing.T) {
	check := func(keys string, want ...string) {
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
		var stdout bytes.Buffer
		e := &env{stdin: strings.NewReader(""), stdout: &stdout, stderr: io.Discard, getenv: func(string) string { return "" }}
		app := &cli.App{Commands: []*cli.Command{{Name: "ask", Flags: reconcileCommand(e).Flags, Action: func(c *cli.Context) error {
			r, err := e.reconciliation(c, nil, []string{"eva", "bo"})
			if err != nil {
				return err
			}
			reader := strings.NewReader(keys)
			return r.ask(func() (rune, error) { key, _, err := reader.ReadRune(); return key, err })
		}}}}
		if err := app.Run([]string{"mening", "ask", "-s", dir}); err != nil {
			t.Fatal(err)
		}
		said := stdout.String()
		for _, w := range want {
			_, rest, ok := strings.Cut(said, w)
			if !ok {
				t.Fatalf("keys %q: %q does not follow in\n%s", keys, w, stdout.String())
			}
			said = rest
		}
	}
	check("1bq", "1/3  fg1.txt:2  Anna", "“One thing.”", "eva: a", "bo: b", "1 eva, 2 bo, b both, n none, s skip, q stop",
		"reject b", "confirm a", "2/3", "“Two things.”", "eva: a", "bo: -", "confirm a", "3/3", "open: 1")
	check("x s nS", "1/3", "2/3", "reject a", "3/3", "open: 0")
	check("2n1", "reject a", "confirm b", "reject a", "reject a", "open: 0")
}
