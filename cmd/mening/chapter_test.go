package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mening/coding/manuscript"
	"mening/corpus/format"
)

// TestChapterTables: the tables of a chapter, for which the study is read once, are
// those that the commands print.
func TestChapterTables(t *testing.T) {
	t.Parallel()
	example := filepath.Join(top, "testdata")
	print := func(args ...string) string {
		var stdout, stderr bytes.Buffer
		if err := run(append(args, "-s", example), strings.NewReader(""), &stdout, &stderr); err != nil && err != errFindings {
			t.Fatalf("mening %s: %v", strings.Join(args, " "), err)
		}
		return stdout.String()
	}
	lines := []string{"tally", "tally --by wave --coder eva", "tally --where wave=before --coder auto", "describe", "units --where code=trisam", "words --limit 5",
		"turns ovanaker/before/fg2-soc.txt", "agree --coders eva,lisbeth", "code", "cooccur", "saturation", "matrix --category samverkan",
		"list --category samverkan", "negative trisam", "quotes trisam", "tally --where confirmed-by=eva", "tally"}
	for _, line := range lines {
		if name, _, _ := strings.Cut(line, " "); !slices.Contains(tableCommands(), name) {
			t.Errorf("%s makes no table of a chapter", name)
		}
	}
	var text, want strings.Builder
	for i, line := range lines {
		if passed(i, 3) {
			continue
		}
		args := strings.Fields(line)
		fmt.Fprintf(&text, "{{table %s}}\n\n", `"`+strings.Join(args, `" "`)+`"`)
		want.WriteString(print(append(args, "--format", "md")...) + "\n")
	}
	chapter := filepath.Join(t.TempDir(), "chapter.md")
	if err := os.WriteFile(chapter, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	blank := regexp.MustCompile(`\n{2,}`)
	got := blank.ReplaceAllString(print("report", chapter), "\n")
	if want := blank.ReplaceAllString(strings.ReplaceAll("\n"+want.String(), "\n#", "\n###")[1:], "\n"); got != want {
		t.Errorf("the chapter holds\n%s\nbut the commands print\n%s", got, want)
	}
}

// TestChapterVerifies: a chapter filled from the study has no findings, in any
// format; with one word of a quotation changed exactly that word is found.
func TestChapterVerifies(t *testing.T) {
	t.Parallel()
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
	for i := 0; i < len(units) && quoted < tries(40, 4); i += 7 {
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
	for i, ending := range []string{".md", ".docx", ".html"} {
		if passed(i, 3) {
			continue
		}
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
	once, changes := readOnce(t), 0
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
		changes++
		said, err := once("verify", name, "--findings")
		var got verifyRecord
		if e := json.Unmarshal([]byte(said), &got); e != nil || err != errFindings {
			t.Fatalf("%v, %v:\n%s", err, e, said)
		}
		if got.Findings != 1 || len(got.Quotations) != 1 || len(got.Quotations[0].Differences) != 1 || got.Quotations[0].Differences[0].Quoted != "kvastskaft" {
			t.Errorf("%q changed: %s", q.Text, said)
		}
	}
	if changes < tries(3, 3) {
		t.Errorf("%d quotations were changed", changes)
	}
}

// TestReportVerifies: verify finds nothing wrong in the report of the example study,
// in any format.
func TestReportVerifies(t *testing.T) {
	t.Parallel()
	for i, name := range []string{"report.md", "report.docx", "report.html"} {
		if passed(i, 3) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), name)
			for _, args := range [][]string{{"report", "--include-proposals", "-o", file}, {"verify", file, "--findings"}} {
				var stdout, stderr bytes.Buffer
				if err := run(append(args, "-s", filepath.Join(top, "testdata")), strings.NewReader(""), &stdout, &stderr); err != nil {
					t.Errorf("mening %s: %v\n%s%s", strings.Join(args, " "), err, &stdout, &stderr)
				}
			}
		})
	}
}
