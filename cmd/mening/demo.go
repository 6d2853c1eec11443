package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"mening/corpus/source"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"mening"
)

func demoCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "demo",
		Usage:     "write the example study into a new folder",
		ArgsUsage: "DIR",
		Description: `Writes an invented evaluation of supported employment: twenty interviews, who took
part, and the codebook, as it is before anybody has decided about what the rules
propose. With --decided it has the decisions of two coders and their consensus,
too. With --turns it writes a study of so many turns of made-up
words, in files of 200, to try how fast the program is.

EXAMPLES
   mening demo example
   mening tally -s example
   mening demo decided --decided
   mening demo --turns 200000 large`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "decided", DisableDefaultText: true, Usage: "with the decisions of two coders and their consensus"},
			&cli.IntFlag{Name: "turns", Usage: "write a synthetic study of `N` turns"}},
		Action: func(c *cli.Context) error {
			dir, err := newFolder(c)
			if err != nil {
				return err
			}
			if c.IsSet("turns") && c.Bool("decided") {
				return usageError{source.Say("--decided is about the example study, which --turns does not write\n  leave one of them out")}
			}
			if c.IsSet("turns") {
				if c.Int("turns") < 1 {
					return usageError{source.Say("%s cannot be %d\n  give a number from 1", "--turns", c.Int("turns"))}
				}
				bar := e.progress("writing")
				err = writeSynthetic(dir, c.Int("turns"), bar.at)
				bar.done()
			} else {
				err = writeExample(dir, c.Bool("decided"))
			}
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(e.stdout, e.voice(c, "").say("%s holds the study now; try\n  mening tally -s %s", dir, argument(dir)))
			return err
		},
	}
}

// newFolder returns the one argument, a folder that does not exist or is empty.
func newFolder(c *cli.Context) (string, error) {
	if c.NArg() != 1 {
		return "", usageError{source.Say("%s takes one folder, but was given %d\n  mening %s DIR", c.Command.Name, c.NArg(), c.Command.Name)}
	}
	dir := c.Args().First()
	entries, err := os.ReadDir(dir)
	switch {
	case err == nil && len(entries) > 0:
		return "", source.Say("the folder %s is not empty\n  choose a new one: nothing is written over", dir)
	case err == nil || os.IsNotExist(err):
		return dir, nil
	}
	return "", source.Say("cannot use %s as a folder\n  choose another name", dir)
}

// writeExample writes the example study that is embedded in the program, with
// what its coders decided or without.
func writeExample(dir string, decided bool) error {
	return fs.WalkDir(mening.Example, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := mening.Example.ReadFile(name)
		if err != nil {
			return err
		}
		target := strings.TrimPrefix(name, "testdata/")
		if strings.HasPrefix(target, "coding/") && !decided {
			return nil
		}
		if target == "study.yaml" {
			// In the repository the codebook lies above the study.
			text = bytes.Replace(text, []byte("codebook: ../codebook.yaml"), []byte("codebook: codebook.yaml"), 1)
		}
		return writeNew(filepath.Join(dir, filepath.FromSlash(path.Clean(target))), text)
	})
}

// writeNew writes a file for its owner alone, with the folders above it.
func writeNew(name string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return source.Say("cannot make the folder %s\n  choose a place that can be written", filepath.Dir(name))
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return source.Say("cannot write %s\n  choose a place that can be written", name)
	}
	if _, err := f.Write(text); err != nil {
		f.Close()
		return source.Say("cannot write %s: %s", name, source.Reason(err))
	}
	return f.Close()
}
