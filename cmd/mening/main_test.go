package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus/study"
)

// TestMain makes `mening` a command of the scripts and the documents: the test
// binary itself, which then does what main does.
func TestMain(m *testing.M) {
	testscript.Main(unaffected{m}, map[string]func(){"mening": main})
}

// unaffected runs the tests in English and without a study of whoever runs them.
// No test must set that for itself, which would keep it from running beside
// others.
type unaffected struct{ *testing.M }

func (m unaffected) Run() int {
	for name, value := range map[string]string{"LC_ALL": "C", "MENING_STUDY": ""} {
		if err := os.Setenv(name, value); err != nil {
			panic(err)
		}
	}
	cli.HelpFlag = helpFlag{cli.HelpFlag.(*cli.BoolFlag)}
	return m.M.Run()
}

// helpFlag is --help for several programs in one process at once: they share the
// library's, which notes in itself what each is given.
type helpFlag struct{ *cli.BoolFlag }

func (f helpFlag) Apply(set *flag.FlagSet) error {
	own := *f.BoolFlag
	return own.Apply(set)
}

// printed runs a command, which must succeed, and returns what it prints.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if err := run(args, strings.NewReader(""), &stdout, &stderr); err != nil {
		t.Fatalf("mening %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return stdout.String()
}

// passed reports whether a test passes by case i of many that are alike: none of
// them, but with -short all except one in so many. The race detector makes every case
// ten times as dear, and goroutines that are in each other's way show in a few;
// whether all cases are right is for the run without -short.
func passed(i, oneIn int) bool { return testing.Short() && i%oneIn > 0 }

// tries returns how many random cases a test tries, or must find at least: with -short
// one in so many of n.
func tries(n, oneIn int) int {
	if testing.Short() {
		return n / oneIn
	}
	return n
}

// readOnce reads the example study and returns a function that runs commands on
// it which only read, with --format json. They share what was read, as the tables of
// a chapter do; TestChapterTables holds that these are as if each read for itself.
func readOnce(t *testing.T) func(args ...string) (string, error) {
	t.Helper()
	s, err := study.Load(filepath.Join(top, "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.ReadAll(nil)
	if err != nil {
		t.Fatal(err)
	}
	shared := &chapterStudy{opened: &opened{study: s, corpus: c, voice: (&env{getenv: os.Getenv}).voice(nil, c.Language),
		kept: &kept{observations: map[coding.Whose][]coding.Observation{}}}}
	return func(args ...string) (string, error) {
		t.Helper()
		var stdout, stderr bytes.Buffer
		app := newApp(&env{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, getenv: os.Getenv, inChapter: shared})
		line, err := arrange(app, append(args, "--format", "json"))
		if err == nil {
			err = app.Run(append([]string{"mening"}, line...))
		}
		if err != nil && err != errFindings {
			t.Fatalf("mening %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
		}
		return stdout.String(), err
	}
}
