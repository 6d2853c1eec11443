package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mening/coding/manuscript"
	"mening/corpus/format"
)

// TestChapterVerifies: a chapter filled from the study has no findings, in any
// format; with one word of a quotation changed exactly that word is found.
func TestChapterVerifies(t *testing.T) {
	t.Setenv("LC_ALL", "C")
	dir := t.TempDir()
	example := filepath.Join(top, "testdata")
	mening := func(args ...string) (string, error) {
		var stdout, stderr bytes.Buffer
		err := run(append(args, "-s", example), strings.NewReader(""), &stdout, &stderr)
		if err != nil && err != errFindings {
			t.Fatalf("mening %s: %v", strings.Join(args, " "), err)
		}
		return stdout.String(), err
	}
	var units []unitRecord
	text, _ := mening("units", "--format", "json")
	if err := json.Unmarshal([]byte(text), &units); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintln(&b, "# Resultat\n\nI studien deltog {{participants}} informanter i {{interviews}} intervjuer.")
	seen := map[string]bool{}
	quoted := 0
	for i := 0; i < len(units) && quoted < 40; i += 7 {
		if u := units[i]; !seen[u.Quote] && len(strings.Fields(u.Quote)) > 5 && u.Turns == nil {
			seen[u.Quote] = true
			fmt.Fprintf(&b, "\n{{quote %q}}\n", u.ID)
			quoted++
		}
	}
	for _, node := range []string{"samverkan", "hinder", "effekter", "metoden", "vidmakthallande"} {
		fmt.Fprintf(&b, "\n{{percent %q}} ({{of %q}}) tog upp %s. Hos SOC var det {{of %q \"SOC\"}} informanter.\n", node, node, node, node)
	}
	fmt.Fprintln(&b, "\n{{table \"tally\" \"--by\" \"stakeholder\"}}\n\n{{table \"tally\" \"--by\" \"wave\" \"--rows\" \"code\"}}")
	chapter := filepath.Join(dir, "chapter.md")
	if err := os.WriteFile(chapter, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{".md", ".docx", ".html"} {
		out := filepath.Join(dir, "filled"+ending)
		mening("report", chapter, "-o", out)
		if said, err := mening("verify", out, "--findings"); err != nil {
			t.Errorf("%s:\n%s", ending, said)
		}
	}
	filled, err := os.ReadFile(filepath.Join(dir, "filled.md"))
	if err != nil {
		t.Fatal(err)
	}
	ps, err := format.ReadProse("filled.md", filled)
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range manuscript.Quotations(ps) {
		words := strings.Fields(q.Text)
		at := len(words) / 2
		if strings.ContainsAny(words[at], "\\*_[]$") || i%5 > 0 {
			continue
		}
		words[at] = "kvastskaft"
		changed := strings.Replace(string(filled), q.Text, strings.Join(words, " "), 1)
		if changed == string(filled) {
			continue // its signs are escaped in the file
		}
		name := filepath.Join(dir, "changed.md")
		if err := os.WriteFile(name, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
		said, err := mening("verify", name, "--findings", "--format", "json")
		var got verifyRecord
		if e := json.Unmarshal([]byte(said), &got); e != nil || err != errFindings {
			t.Fatalf("%v, %v:\n%s", err, e, said)
		}
		if got.Findings != 1 || len(got.Quotations) != 1 || len(got.Quotations[0].Differences) != 1 || got.Quotations[0].Differences[0].Quoted != "kvastskaft" {
			t.Errorf("%q changed: %s", q.Text, said)
		}
	}
}
