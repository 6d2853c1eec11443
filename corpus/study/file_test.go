package study

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"mening/corpus/source"
)

// changing is a file whose size, time or content changes while it is read.
type changing struct {
	*bytes.Reader
	info  []fs.FileInfo // before and after
	stats int
}

func (c *changing) Stat() (fs.FileInfo, error) {
	c.stats++
	return c.info[c.stats-1], nil
}

func (c *changing) Close() error { return nil }

// info is that of a file with so many bytes, changed at a second.
func info(t *testing.T, size, second int) fs.FileInfo {
	t.Helper()
	i, err := fs.Stat(fstest.MapFS{"a": {Data: make([]byte, size), ModTime: time.Unix(int64(second), 0)}}, "a")
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// TestReadStable holds that a file that changes while it is read is read again
// once, and then told.
func TestReadStable(t *testing.T) {
	check := func(t *testing.T, want string, tries ...*changing) {
		t.Helper()
		n := 0
		data, err := readStable("a.txt", func() (fs.File, error) { n++; return tries[n-1], nil })
		got := string(data)
		if err != nil {
			got = err.(*source.Problem).Message
		}
		if got != want || n != len(tries) {
			t.Errorf("%q after %d tries, want %q after %d", got, n, want, len(tries))
		}
	}
	file := func(text string, before, after fs.FileInfo) *changing {
		return &changing{Reader: bytes.NewReader([]byte(text)), info: []fs.FileInfo{before, after}}
	}
	const told = "the file changes while it is read"
	old, same, grown, later := info(t, 3, 1), info(t, 3, 1), info(t, 5, 2), info(t, 3, 2)
	check(t, "abc", file("abc", old, same))
	check(t, "abcde", file("abc", old, grown), file("abcde", grown, grown))
	check(t, "xyz", file("abz", old, later), file("xyz", later, later))
	check(t, told, file("abc", old, grown), file("abcd", grown, info(t, 6, 3)))
	check(t, told, file("a", old, same), file("a", old, same))       // it shrank
	check(t, told, file("abcd", old, same), file("abcd", old, same)) // it grew, and its size lags behind
}

// TestFolders holds that folders are walked once and not without end.
func TestFolders(t *testing.T) {
	dir := folder(t, map[string]string{"study.yaml": "", "transcripts/a.txt": "I: x\nP: y\n"})
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here:", err)
		}
	}
	// Folders that lead to each other have more paths than anybody can walk.
	for i := range 12 {
		name := filepath.Join("transcripts", strconv.Itoa(i))
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name, "b.txt"), "I: x\nP: y\n")
		for j := range 12 {
			link("../"+strconv.Itoa(j), filepath.Join(name, "to"+strconv.Itoa(j)))
		}
	}
	s := load(t, dir)
	if len(s.Files) != 13 || s.Files[12].Path != "a.txt" && s.Files[0].Path != "a.txt" {
		t.Errorf("%d files: %s", len(s.Files), paths(s.Files))
	}
	// And folders within folders.
	deep := filepath.Join(dir, "transcripts", strings.Repeat("d/", source.MaxFolders+5))
	if err := os.MkdirAll(deep, 0o700); err != nil {
		t.Skip("no deep folders here:", err)
	}
	write(t, filepath.Join(deep, "c.txt"), "I: x\nP: y\n")
	c, err := load(t, dir).ReadAll(nil)
	if err != nil || len(c.Unreadable) != 1 || !strings.Contains(c.Unreadable[0].Error(), "more than 100 folders lie within each other") || len(c.Transcripts) != 13 {
		t.Errorf("%v, %v", c.Unreadable, err)
	}
}

// TestNoFile holds that what has the name of a transcript and is none is told
// and stops nothing.
func TestNoFile(t *testing.T) {
	dir := folder(t, map[string]string{"study.yaml": "", "transcripts/a.txt": "I: x\nP: y\n", "transcripts/b.DOCX/word/document.xml": "<x/>", "transcripts/c.doc": "x"})
	c, err := load(t, dir).ReadAll(nil)
	if err != nil || len(c.Transcripts) != 1 || len(c.Unreadable) != 1 || !strings.Contains(c.Unreadable[0].Error(), "b.DOCX: is a folder, and no file .DOCX") {
		t.Errorf("%+v, %v", c, err)
	}
	if len(c.Warnings) != 1 || !strings.Contains(c.Warnings[0].Error(), "save it as .docx") {
		t.Errorf("%v", c.Warnings)
	}
}
