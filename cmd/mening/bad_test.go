package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mening/corpus/source"
)

// badStudy makes a study of two interviews and of everything that is none, and
// returns the names of what cannot be read.
func badStudy(t *testing.T) (dir string, bad []string) {
	t.Helper()
	dir = t.TempDir()
	put := func(name string, data []byte) {
		t.Helper()
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o700), os.WriteFile(name, data, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	fail := func(name string, data []byte) {
		t.Helper()
		put("transcripts/"+name, data)
		bad = append(bad, name)
	}
	put("study.yaml", []byte("language: en\n"))
	put("codebook.yaml", []byte("codebook: b\nlanguage: en\ncodes:\n  - code: walk\n    rules: walk\n"))
	put("transcripts/a.txt", []byte("I: How was it?\nAME 1: We walked.\n"))
	put("transcripts/z.txt", []byte("I: And then?\nAME 1: They walk on.\n"))
	put("transcripts/old.doc", []byte(source.OfficeMark))
	fail("binary.txt", []byte("I: \x00\n"))
	fail("cut.docx", []byte(source.ZipMark+"cut off"))
	fail("old.docx", []byte(source.OfficeMark+"old"))
	fail("long.html", []byte("<p>"+strings.Repeat("a", source.MaxToken+1)))
	fail("deep.xml", []byte("<TEI>"+strings.Repeat("<a>", 100_000)))
	fail("bomb.docx", zipped(t, "word/document.xml", "<d><body>", strings.Repeat("<p><t>we walk on and on and on and on and on and on and on and on</t></p>", 1<<14), 60))
	fail("bomb.odt", zipped(t, "content.xml", "<d><body><text>", strings.Repeat("<a/>", 1<<18), 65))
	fail("bomb.xlsx", zipped(t, "xl/worksheets/sheet1.xml", "<worksheet>", strings.Repeat("<row/>", 1<<17), 100))
	fail("lines.csv", []byte("text\n"+strings.Repeat("a\n", source.MaxTurns+1)))
	fail("empty.vtt", nil)
	fail("image.pdf", []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page>>endobj\ntrailer<</Root 1 0 R>>"))
	put("transcripts/folder.docx/word/document.xml", []byte("<x/>"))
	bad = append(bad, "folder.docx")
	return dir, append(bad, badPlaces(t, filepath.Join(dir, "transcripts"))...)
}

// zipped makes an archive of a file that holds a text many times.
func zipped(t *testing.T, name, head, text string, times int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, head)
	for range times {
		io.WriteString(w, text)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestBadFiles holds that what cannot be read is named by every command and
// stops none of them, and that it takes neither the memory nor the time.
func TestBadFiles(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("-short: files of many megabytes")
	}
	dir, bad := badStudy(t)
	const most = 500 << 20
	check := func(t *testing.T, want string, args ...string) {
		t.Helper()
		stdout, stderr, memory := child(t, 1, append(args, "-s", dir)...)
		if !strings.Contains(stdout, want) {
			t.Errorf("%v: %q is missing in\n%.2000s", args, want, stdout)
		}
		for _, name := range bad {
			if !strings.Contains(stdout+stderr, string(filepath.Separator)+name) {
				t.Errorf("%v does not name %s", args, name)
			}
		}
		if memory > most {
			t.Errorf("%v took %d MiB", args, memory>>20)
		}
	}
	check(t, "We walked.", "turns", "--format", "csv")
	check(t, "a.txt", "turns", "--report")
	check(t, fmt.Sprintf("transcripts: 2, turns: 4, errors: %d", len(bad)), "check")
	check(t, "walk", "tally", "--rows", "code")
	check(t, "walk", "code")
	check(t, "They walk on.", "units", "--format", "csv")
	check(t, "They walk on.", "search", "walk", "--format", "csv")
	check(t, "transcripts: 2, turns: 4", "index")
	check(t, "", "turns", "--draft-participants", filepath.Join(t.TempDir(), "p.csv"))
	stdout, _, _ := child(t, 1, "check", "-s", dir)
	if !strings.Contains(stdout, "save it as .docx") || !strings.Contains(stdout, "old.doc") {
		t.Errorf("old.doc is not told:\n%s", stdout)
	}
}

// TestMemory holds that large files take little more memory than they have
// bytes; those of 200 MB are measured by hand.
func TestMemory(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("-short: files of many megabytes")
	}
	const size = 24 << 20
	talk := strings.Repeat("det var så att vi gick dit. ", 8)
	units := map[string][3]string{
		"txt":  {"", "I: " + talk + "\nP: " + talk + "\n", ""},
		"md":   {"", "**I:** " + talk + "\n\n**P:** " + talk + "\n\n", ""},
		"vtt":  {"WEBVTT\n\n", "00:00:01.000 --> 00:00:02.000\n<v I>" + talk + "\n\n00:00:02.000 --> 00:00:03.000\n<v P>" + talk + "\n\n", ""},
		"srt":  {"", "1\n00:00:01,000 --> 00:00:02,000\nI: " + talk + "\n\n2\n00:00:02,000 --> 00:00:03,000\nP: " + talk + "\n\n", ""},
		"csv":  {"speaker,text\n", "I,\"" + talk + "\"\nP,\"" + talk + "\"\n", ""},
		"tsv":  {"speaker\ttext\n", "I\t" + talk + "\nP\t" + talk + "\n", ""},
		"json": {`{"segments":[{}`, `,{"speaker":"I","start":1,"text":"` + talk + `"},{"speaker":"P","start":2,"text":"` + talk + `"}`, "]}"},
		"html": {"", "<p>I: " + talk + "</p><p>P: " + talk + "</p>\n", ""},
		"rtf":  {`{\rtf1\ansi `, `I: ` + strings.ReplaceAll(talk, "å", `\'e5`) + `\par P: ` + strings.ReplaceAll(talk, "å", `\'e5`) + `\par `, "}"},
	}
	for ending, u := range units {
		dir := t.TempDir()
		text := u[0] + strings.Repeat(u[1], size/len(u[1])) + u[2]
		if err := os.WriteFile(filepath.Join(dir, "a."+ending), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		stdout, _, memory := child(t, 0, "check", "-s", dir, "--language", "en")
		if !strings.Contains(stdout, "errors: 0") {
			t.Errorf("%s: %.500s", ending, stdout)
		}
		if memory > 500<<20 {
			t.Errorf("%s: %d MiB for %d", ending, memory>>20, size>>20)
		}
		t.Logf("%s: %d MiB", ending, memory>>20)
	}
}

// child runs mening as a process of its own and returns what it printed and
// the most memory that it had, 0 where the system does not say.
func child(t *testing.T, status int, args ...string) (stdout, stderr string, memory int64) {
	t.Helper()
	var out, errs bytes.Buffer
	c := exec.Command("mening", args...)
	c.Stdout, c.Stderr = &out, &errs
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if got := c.ProcessState.ExitCode(); got != status {
		t.Errorf("%v: exit status %d, want %d\n%.2000s", args, got, status, errs.String())
	}
	return out.String(), errs.String(), maxMemory(c.ProcessState)
}
