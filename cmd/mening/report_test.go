package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// reported runs mening report on the example study with its decisions.
func reported(t *testing.T, args ...string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if err := run(append([]string{"report", "-s", filepath.Join(top, "testdata")}, args...), strings.NewReader(""), &stdout, &stderr); err != nil {
		t.Fatalf("mening report: %v\n%s", err, stderr.String())
	}
}

// TestReportOfTheExample compares the report of the example study, up to its
// appendices, with testdata/report.*.md (go test -run ReportOfTheExample -update).
func TestReportOfTheExample(t *testing.T) {
	t.Parallel()
	for language, appendices := range map[string]string{"sv": "\n## Bilaga 1.", "en": "\n## Appendix 1."} {
		file, golden := filepath.Join(t.TempDir(), "report.md"), filepath.Join("testdata", "report."+language+".md")
		reported(t, "--language", language, "-o", file)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		body, rest, ok := strings.Cut(string(text), appendices)
		if !ok || !strings.Contains(rest, "| 32 |") || !strings.Contains(rest, "transcripts/ovanaker/before/fg1-ame.docx") {
			t.Errorf("%s: no appendices, no COREQ, or no hashes", language)
		}
		if *updateScripts {
			if err := os.WriteFile(golden, []byte(body), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if body != string(want) {
			t.Errorf("%s differs (-update writes it anew):\n%s", golden, difference(string(want), body))
		}
	}
}

// TestReportInWord makes sure that every part of the Word document is XML.
func TestReportInWord(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "report.docx")
	reported(t, "-o", file)
	parts, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer parts.Close()
	for _, part := range parts.File {
		if !strings.HasSuffix(part.Name, ".xml") && !strings.HasSuffix(part.Name, ".rels") {
			continue
		}
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(r); err == nil; _, err = d.Token() {
		}
		if !errors.Is(err, io.EOF) {
			t.Errorf("%s: %v", part.Name, err)
		}
		r.Close()
	}
}

// TestReportInABrowser prints the page and counts its sheets.
func TestReportInABrowser(t *testing.T) {
	t.Parallel()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && program == "" {
			program = found
		}
	}
	if program == "" {
		t.Skip("no chromium on PATH")
	}
	if testing.Short() {
		t.Skip("a browser takes its time")
	}
	dir := t.TempDir()
	page, pdf := filepath.Join(dir, "report.html"), filepath.Join(dir, "report.pdf")
	reported(t, "-o", page)
	cmd := exec.Command(program, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"), "--no-pdf-header-footer", "--print-to-pdf="+pdf, "file://"+page)
	cmd.WaitDelay = time.Second
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("chromium does not run here: %v\n%s", err, said)
	}
	data, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if pages := bytes.Count(data, []byte("/Type /Page\n")); pages < 10 || pages > 45 {
		t.Errorf("the report has %d pages", pages)
	}
}
