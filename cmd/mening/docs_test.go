package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"mening/corpus/format"
	"mening/corpus/table"
)

var updateDocs = flag.Bool("update-docs", false, "write the outputs of the examples in README and docs anew")

// documents are the texts whose examples run as tests: in a block marked
// console, a line that begins with "$ mening" is a command, and what follows
// up to the next one its output. A line "…" stands for any lines. The commands
// of one document share a folder. A block marked with a language and a name,
// such as `csv ratings.csv`, is a file in it; with `>>` before the name, as in
// `yaml >> study/codebook.yaml`, it is put at the end of one.
func documents(t *testing.T) []string {
	t.Helper()
	root, err := filepath.Abs(top) // documents are run in other folders
	if err != nil {
		t.Fatal(err)
	}
	docs, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	return append([]string{filepath.Join(root, "README.md")}, docs...)
}

func TestDocuments(t *testing.T) {
	t.Parallel()
	for i, name := range documents(t) {
		if passed(i, 3) {
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := runDocument(t, string(text))
			if got == string(text) {
				return
			}
			if *updateDocs {
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("%s: an example prints something else (go test ./cmd/mening -run Documents -update-docs):\n%s", name, difference(string(text), got))
		})
	}
}

// namedBlock begins a block that is a file, or the end of one.
var namedBlock = regexp.MustCompile("^```[a-z]+ (>> )?([\\w/-]+\\.[a-z]+)$")

// runDocument returns the document with the outputs that the commands give
// now.
func runDocument(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	var out []string
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		out = append(out, lines[i])
		if name := namedBlock.FindStringSubmatch(lines[i]); name != nil {
			end := i + 1 + slices.Index(lines[i+1:], "```")
			writeBlock(t, filepath.Join(dir, name[2]), name[1] != "", strings.Join(lines[i+1:end], "\n")+"\n")
			continue
		}
		if strings.TrimSpace(lines[i]) != "```console" {
			continue
		}
		for i++; i < len(lines) && strings.TrimSpace(lines[i]) != "```"; {
			command, ok := strings.CutPrefix(lines[i], "$ ")
			if !ok {
				t.Fatalf("line %d of a console block is no command: %q", i+1, lines[i])
			}
			out = append(out, lines[i])
			i++
			var want []string
			for i < len(lines) && !strings.HasPrefix(lines[i], "$ ") && strings.TrimSpace(lines[i]) != "```" {
				want = append(want, lines[i])
				i++
			}
			out = append(out, abridge(want, shell(t, dir, command))...)
		}
		out = append(out, lines[i])
	}
	return strings.Join(out, "\n")
}

// writeBlock writes a block of a document to a file, or puts it at its end.
func writeBlock(t *testing.T, name string, atEnd bool, block string) {
	t.Helper()
	if atEnd {
		before, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		block = string(before) + block
	}
	if err := os.WriteFile(name, []byte(block), 0o600); err != nil {
		t.Fatal(err)
	}
}

// shell runs a line such as `mening tally -s DIR` in a folder, without pipes but
// with quotes.
func shell(t *testing.T, dir, line string) []string {
	t.Helper()
	if comment := strings.Index(line, "  #"); comment >= 0 {
		line = strings.TrimSpace(line[:comment])
	}
	words := regexp.MustCompile(`'[^']*'|"[^"]*"|\S+`).FindAllString(line, -1)
	for i, w := range words {
		if w[0] == '\'' || w[0] == '"' {
			words[i] = w[1 : len(w)-1]
		}
	}
	var stdout bytes.Buffer
	c := exec.Command(words[0], words[1:]...)
	c.Dir, c.Stdin, c.Stdout, c.Stderr = dir, strings.NewReader(""), &stdout, &stdout
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null",
		"GIT_AUTHOR_NAME=eva", "GIT_AUTHOR_EMAIL=eva@example.org", "GIT_COMMITTER_NAME=eva", "GIT_COMMITTER_EMAIL=eva@example.org")
	most := map[string]int{"mening": 2, "git": 0} // the race detector ends a program with 66
	if _, ok := most[words[0]]; !ok {
		t.Fatalf("only mening and git run in examples, not %q", line)
	}
	err := c.Run()
	if code := c.ProcessState.ExitCode(); code < 0 || code > most[words[0]] {
		t.Fatalf("%s: %v\n%s", line, err, &stdout)
	}
	text := strings.TrimSuffix(stdout.String(), "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// abridge returns the output with the omissions that were wanted: a line "…"
// between two lines, or at the end, stands for all that lies between.
func abridge(want, got []string) []string {
	var out []string
	rest := got
	for i, line := range want {
		if line != "…" {
			if len(rest) == 0 || rest[0] != line {
				return got // all of it, so that the difference shows
			}
			out, rest = append(out, line), rest[1:]
			continue
		}
		out = append(out, line)
		if i+1 == len(want) {
			return out
		}
		for len(rest) > 0 && rest[0] != want[i+1] {
			rest = rest[1:]
		}
	}
	if len(rest) > 0 {
		return got
	}
	return out
}

// difference shows the first lines that differ.
func difference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			end := func(lines []string) string {
				return strings.Join(lines[min(i, len(lines)):min(i+12, len(lines))], "\n")
			}
			return fmt.Sprintf("line %d\n--- in the document\n%s\n--- printed\n%s", i+1, end(a), end(b))
		}
	}
	return ""
}

// TestEverythingIsDocumented lists commands, options and formats that README
// and docs do not name.
func TestEverythingIsDocumented(t *testing.T) {
	var all strings.Builder
	for _, name := range documents(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	text := all.String()
	app := newApp(&env{})
	var walk func(above string, commands []*cli.Command)
	walk = func(above string, commands []*cli.Command) {
		for _, c := range commands {
			name := above + " " + c.Name
			if !strings.Contains(text, name) {
				t.Errorf("neither README nor docs show %s", name)
			}
			for _, f := range c.Flags {
				if flag := dashes(f.Names()[0]); !strings.Contains(text, flag) {
					t.Errorf("neither README nor docs name %s of %s", flag, name)
				}
			}
			if !strings.Contains(c.Description, "EXAMPLES") {
				t.Errorf("%s --help has no examples", name)
			}
			walk(name, c.Subcommands)
		}
	}
	walk("mening", app.Commands)
	for _, ending := range format.Endings() {
		if !strings.Contains(text, "`"+ending+"`") {
			t.Errorf("neither README nor docs name the ending %s", ending)
		}
	}
	for _, f := range table.Formats() {
		if !strings.Contains(text, string(f)) {
			t.Errorf("neither README nor docs name the format %s", f)
		}
	}
}
