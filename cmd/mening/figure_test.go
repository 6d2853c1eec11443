package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFiguresOfDocs keeps the figures in docs true (-update-docs writes them).
func TestFiguresOfDocs(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	example := filepath.Join(dir, "example")
	command := func(args ...string) string {
		t.Helper()
		var out, told bytes.Buffer
		if err := run(args, strings.NewReader(""), &out, &told); err != nil {
			t.Fatal(err)
		}
		return told.String()
	}
	command("demo", example)
	for name, args := range map[string][]string{
		"figure-tally.svg": {"tally", "-s", example, "--by", "stakeholder"},
		"figure-flow.svg":  {"describe", "-s", example, "--target", "45", "--share", "status=avslutad", "--share", "vidare=ja"},
	} {
		file := filepath.Join(dir, name)
		command(append(args, "--figure", file)...)
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		kept := filepath.Join(top, "docs", name)
		if *updateDocs {
			if err := os.WriteFile(kept, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(kept)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("docs/%s is not what the program draws (go test ./cmd/mening -run FiguresOfDocs -update-docs)", name)
		}
	}
}
