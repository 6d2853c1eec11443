package main

import (
	"bytes"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/urfave/cli/v2"
)

// TestSwedishHelp walks all commands and options: each has a Swedish text, and
// each Swedish text is still said.
func TestSwedishHelp(t *testing.T) {
	known := map[string]string{}
	for _, texts := range swedishHelps() {
		maps.Copy(known, texts)
	}
	used := map[string]bool{}
	descriptions := swedishDescriptions()
	said := func(where, english string) {
		t.Helper()
		if used[english] = true; english != "" && known[english] == "" {
			t.Errorf("%s: no Swedish for %q", where, english)
		}
	}
	examples := func(where, text string) {
		t.Helper()
		for _, line := range strings.Split(text, "\n") {
			if parts := exampleLine().FindStringSubmatch(line); parts != nil {
				said(where, parts[3])
			}
		}
	}
	app := newApp(&env{})
	said("mening", app.Usage)
	said("mening", strings.Split(app.UsageText, "\n")[0])
	said("mening", "EXAMPLES")
	examples("mening", app.UsageText)
	var walk func(above string, commands []*cli.Command)
	walk = func(above string, commands []*cli.Command) {
		for _, c := range commands {
			name := above + c.Name
			said(name, c.Usage)
			said(name, c.ArgsUsage)
			english, shown, _ := strings.Cut(c.Description, examplesFollow)
			sameDescription(t, name, english, descriptions[name])
			delete(descriptions, name)
			examples(name, shown)
			for _, f := range c.Flags {
				usage, standard := flagTexts(f)
				said(name, *usage)
				said(name, *standard)
				if strings.Count(*usage, "`") != strings.Count(known[*usage], "`") {
					t.Errorf("%s: in %q and %q not the same has back quotes", name, *usage, known[*usage])
				}
			}
			walk(name+" ", c.Subcommands)
		}
	}
	walk("", app.Commands)
	for english := range known {
		if !used[english] {
			t.Errorf("no help says %q any more", english)
		}
	}
	for name := range descriptions {
		t.Errorf("there is no command %q to describe any more", name)
	}
}

// sameDescription looks whether two descriptions name the same options, files and
// numbers: one of them may have been changed alone.
func sameDescription(t *testing.T, name, english, swedish string) {
	t.Helper()
	if (strings.TrimSpace(english) == "") != (swedish == "") {
		t.Errorf("%s is described in one language only: %q, %q", name, english, swedish)
	}
	names := func(text string) []string {
		found := regexp.MustCompile(`--[a-z][a-z-]+|[a-z]+\.(?:yaml|csv|md|log|txt)|\b\d+\b|\b[A-Z]{4,}\b`).FindAllString(text, -1)
		for i, word := range found {
			if swedish := (&voice{texts: swedishHelps()}).text(word); swedish != word {
				found[i] = swedish
			}
		}
		slices.Sort(found)
		return slices.Compact(slices.DeleteFunc(found, func(w string) bool { return regexp.MustCompile(`^[A-ZÅÄÖ]+$`).MatchString(w) }))
	}
	if a, b := names(english), names(swedish); !slices.Equal(a, b) {
		t.Errorf("%s: the English description names %q, the Swedish one %q", name, a, b)
	}
	for _, line := range strings.Split(swedish, "\n") {
		if utf8.RuneCountInString(line) > 77 { // with the indent that help adds
			t.Errorf("%s: wider than a screen: %s", name, line)
		}
	}
}

// TestSwedishHelpPrinted looks at what is printed: the library's own words are
// Swedish, too.
func TestSwedishHelpPrinted(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("LC_ALL", "sv_SE.UTF-8")
	english := regexp.MustCompile(`(?m)^[A-Z ]+:$|\(default|show help|command|options|EXAMPLES`)
	swedish := regexp.MustCompile(`^(NAMN|ANVÄNDNING|KOMMANDON|TILLVAL|GEMENSAMMA TILLVAL|BESKRIVNING):$`)
	for _, args := range []string{"", "help", "help tally", "codebook", "codebook split --help", "code --help", "completion fish"} {
		var stdout bytes.Buffer
		if err := run(strings.Fields(args), strings.NewReader(""), &stdout, &stdout); err != nil {
			t.Fatal(err)
		}
		for _, found := range english.FindAllString(stdout.String(), -1) {
			if !swedish.MatchString(found) && args != "completion fish" {
				t.Errorf("mening %s says %q", args, found)
			}
		}
		if !strings.Contains(stdout.String(), "visa hjälp") {
			t.Errorf("mening %s is not Swedish:\n%s", args, stdout.String())
		}
	}
}

// TestSwedishComments makes sure that all comments of a new study have a Swedish
// form, and that each of these stands for one that is there.
func TestSwedishComments(t *testing.T) {
	all := ""
	err := fs.WalkDir(templates, "init", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := templates.ReadFile(name)
		all += string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	comments := swedishComments()
	for i := 0; i < len(comments); i += 2 {
		if !strings.Contains(all, comments[i]) {
			t.Errorf("no file of a new study says %q any more", comments[i])
		}
		all = strings.ReplaceAll(all, comments[i], "")
	}
	for _, line := range strings.Split(all, "\n") {
		if _, comment, ok := strings.Cut(line, "#"); ok && !regexp.MustCompile(`^ (?:path|groups|waves|fold|terms):|^ group \| leave out$`).MatchString(comment) {
			t.Errorf("no Swedish for the comment %q", comment)
		}
	}
}

// TestFolded breaks lines of help for a narrow screen.
func TestFolded(t *testing.T) {
	check := func(text string, width int, want string) {
		t.Helper()
		if got := folded(text, width); got != want {
			t.Errorf("folded to %d:\n%s\nwanted:\n%s", width, got, want)
		}
	}
	check("   --by FIELD  group by FIELD, if any", 0, "   --by FIELD  group by FIELD, if any")
	check("   --by FIELD  group by FIELD", 80, "   --by FIELD  group by FIELD")
	check("   --by FIELD  group by FIELD, if any", 32, "   --by FIELD  group by FIELD,\n               if any")
	check("   --by FIELD  group by FIELD, if any", 28, "   --by FIELD\n          group by FIELD, if\n          any")
	check("   --by FIELD  group", 24, "   --by FIELD\n          group")
	check("   a description without columns", 20, "   a description without columns")
}
