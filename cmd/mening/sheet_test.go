//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEmptiedCells records everything that a sheet may hold, writes a sheet of
// it and empties cells: each takes back what the coder recorded, and nothing
// else.
func TestEmptiedCells(t *testing.T) {
	t.Parallel()
	dir := reviewStudy(t)
	file := filepath.Join(dir, "sheet.xlsx")
	call := func(fails bool, args ...string) string {
		t.Helper()
		var stdout, stderr bytes.Buffer
		if err := run(append(args, "-s", dir), strings.NewReader(""), &stdout, &stderr); err != nil != fails {
			t.Fatalf("mening %s: %v\n%s%s", strings.Join(args, " "), err, stdout.String(), stderr.String())
		}
		return stdout.String() + stderr.String()
	}
	// unit runs a change over the row that begins so.
	unit := func(words string, change func(row map[string]string)) {
		t.Helper()
		found := 0
		edit(t, file, func(row map[string]string) {
			if strings.HasPrefix(row["unit"], words) && !(strings.HasPrefix(words, "Together") && row["status"] == "proposed") {
				found++
				change(row)
			}
		})
		if found != 1 {
			t.Fatalf("%d rows %q", found, words)
		}
	}
	for _, act := range [][]string{
		{"confirm", "fg1:5", "meet"}, {"assign", "fg1:3", "humour", "--quote", "Together we laugh."},
		{"condense", "fg1:5", "meetings"}, {"memo", "fg1:5", "first memo"}, {"memo", "fg1:5", "second memo"}, {"star", "fg1:5"}, {"value", "fg1:5", "valence=+", "meet"},
	} {
		call(false, append([]string{"code"}, append(act, "--coder", "eva")...)...)
	}
	before := recorded(t, dir)
	without := func(lines ...string) []string {
		var out []string
		for _, line := range before {
			keep := true
			for _, gone := range lines {
				keep = keep && !strings.HasPrefix(line, "eva "+gone)
			}
			if keep {
				out = append(out, line)
			}
		}
		return out
	}
	write := func() { call(false, "units", "--coder", "eva", "--force", "-o", file) }

	// As it was written it says nothing.
	write()
	if got := call(false, "review", file, "--coder", "eva"); !strings.Contains(got, "untouched: 5") {
		t.Errorf("got %s", got)
	}
	wantRecorded(t, dir, before...)

	// One cell after the other.
	journal := filepath.Join(dir, "coding", "eva.jsonl")
	kept, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ unit, column, left, act string }{
		{"Meetings", "condensed", "", "condense"},
		{"Meetings", "star", "", "star"},
		{"Meetings", "valence", "", "value"},
		{"Meetings", "decision", "", "confirm"},
		{"Meetings", "code", "", "confirm"},
		{"Meetings", "memo", "", "memo"},
		{"Meetings", "memo", "second memo", "memo analytic first"},
		{"Together we laugh.", "code", "", "assign"},
	} {
		write()
		unit(c.unit, func(row map[string]string) {
			if row[c.column] == "" {
				t.Fatalf("the cell %s is empty: %v", c.column, row)
			}
			row[c.column] = c.left
		})
		act, _, _ := strings.Cut(c.act, " ")
		if got := call(false, "review", file, "--coder", "eva", "--dry-run"); !strings.Contains(got, "undo "+act) || !strings.Contains(got, "nothing was recorded") {
			t.Errorf("%s: got %s", c.column, got)
		}
		wantRecorded(t, dir, before...)
		// Another coder cannot take it back: a star and a value he may deny.
		if c.column != "star" && c.column != "valence" {
			if got := call(true, "review", file, "--coder", "bo"); !strings.Contains(got, "not what this coder") {
				t.Errorf("%s, another coder: got %s", c.column, got)
			}
			wantRecorded(t, dir, before...)
		}
		call(false, "review", file, "--coder", "eva")
		wantRecorded(t, dir, without(c.act)...)
		if got := call(false, "review", file, "--coder", "eva"); !strings.Contains(got, "decisions recorded: 0") {
			t.Errorf("%s, twice: got %s", c.column, got)
		}
		wantRecorded(t, dir, without(c.act)...)
		if err := os.WriteFile(journal, kept, 0o600); err != nil {
			t.Fatal(err)
		}
	}

	// A column that was taken out of the sheet empties nothing, and neither does a
	// proposal whose code was deleted take it away silently.
	write()
	edit(t, file, func(row map[string]string) { row["decision"] = "" })
	unit("We have meetings", func(row map[string]string) { row["code"] = "" })
	if got := call(true, "review", file, "--coder", "eva"); !strings.Contains(got, "write reject into decision") {
		t.Errorf("got %s", got)
	}
	csv := filepath.Join(dir, "sheet.csv")
	call(false, "units", "--coder", "eva", "-o", csv)
	text, err := os.ReadFile(csv)
	if err != nil {
		t.Fatal(err)
	}
	for _, column := range []string{"condensed", "memo", "star", "valence", "code", "decision"} {
		text = bytes.Replace(text, []byte(","+column+","), []byte(",no-"+column+","), 1)
		if err := os.WriteFile(csv, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if column == "decision" {
			break // then nothing is left to read
		}
		if got := call(false, "review", csv, "--coder", "eva"); !strings.Contains(got, "untouched: 5") {
			t.Errorf("without %s: got %s", column, got)
		}
	}
	wantRecorded(t, dir, before...)
}

// TestReadInSheets notes talk as read in a sheet, a row by its mark and all that
// is left by --read, and never by itself.
func TestReadInSheets(t *testing.T) {
	t.Parallel()
	dir := reviewStudy(t)
	file := filepath.Join(dir, "talk.xlsx")
	call := func(args ...string) string {
		t.Helper()
		var stdout, stderr bytes.Buffer
		if err := run(append(args, "-s", dir), strings.NewReader(""), &stdout, &stderr); err != nil {
			t.Fatalf("mening %s: %v\n%s%s", strings.Join(args, " "), err, stdout.String(), stderr.String())
		}
		return stdout.String()
	}
	mark := func(words, column, text string) {
		t.Helper()
		edit(t, file, func(row map[string]string) {
			if strings.HasPrefix(row["unit"], words) {
				row[column] = text
			}
		})
	}
	call("units", "--all", "--blind", "-o", file)
	if got := call("review", file, "--coder", "bo"); !strings.Contains(got, "decisions recorded: 0") {
		t.Errorf("got %s", got)
	}
	mark("We have", "code", "meet")
	mark("Together", "decision", "läst")
	mark("We have no", "decision", "irrelevant")
	mark("We have no", "code", "")
	if got := call("review", file, "--coder", "bo", "--dry-run", "--read"); strings.Count(got, "  read ") != 4 {
		t.Errorf("got %s", got)
	}
	wantRecorded(t, dir)
	call("review", file, "--coder", "bo")
	rows := []string{"bo assign meet fg1.txt:2 We", "bo read fg1.txt:3 Together", "bo irrelevant fg1.txt:3 We"}
	wantRecorded(t, dir, rows...)
	call("review", file, "--coder", "bo", "--read")
	rows = append(rows, "bo read fg1.txt:2 One", "bo read fg1.txt:2 Then", "bo read fg1.txt:5 Meetings")
	wantRecorded(t, dir, rows...)
	if got := call("review", file, "--coder", "bo", "--read"); !strings.Contains(got, "decisions recorded: 0") {
		t.Errorf("got %s", got)
	}
	wantRecorded(t, dir, rows...)
	// The next sheet of the coder shows it, and that of nobody or of another does
	// not. A mark that is emptied is taken back.
	for coder, want := range map[string]int{"bo": 4, "": 0, "auto": 0} {
		args := []string{"units", "--all", "--blind", "-o", file}
		if coder != "" {
			args = append(args, "--coder", coder)
		}
		call(args...)
		read := 0
		edit(t, file, func(row map[string]string) {
			if row["decision"] == "read" {
				read++
			}
		})
		if read != want {
			t.Errorf("%q: %d rows are read, want %d", coder, read, want)
		}
	}
	call("units", "--all", "--blind", "--coder", "bo", "-o", file)
	mark("Meetings", "decision", "")
	mark("We have no", "decision", "read")
	if got := call("review", file, "--coder", "bo"); !strings.Contains(got, "undo read") || !strings.Contains(got, "undo irrelevant") {
		t.Errorf("got %s", got)
	}
	wantRecorded(t, dir, "bo assign meet fg1.txt:2 We", "bo read fg1.txt:3 Together", "bo read fg1.txt:2 One", "bo read fg1.txt:2 Then", "bo read fg1.txt:3 We")
	// No answer tells the codes that are hidden.
	call("units", "--all", "--blind", "--force", "-o", file)
	mark("Meetings", "decision", "reject")
	mark("We have", "decision", "confirm")
	mark("We have", "code", "meet")
	if got := call("review", file, "--coder", "ann"); strings.Contains(got, "reject  meet") || strings.Contains(got, "confirm") {
		t.Errorf("got %s", got)
	}
	call("units", "--all", "--blind", "--force", "-o", file)
	mark("One", "decision", "confirm")
	var stderr bytes.Buffer
	if err := run([]string{"review", file, "--coder", "ann", "-s", dir}, strings.NewReader(""), &bytes.Buffer{}, &stderr); err == nil || !strings.Contains(stderr.String(), "the codes are hidden in this sheet") {
		t.Errorf("%v: %s", err, stderr.String())
	}
}
