package main

import (
	"embed"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"
)

// templates are the files of a new study. Names that begin with dot_ stand for
// hidden files.
//
//go:embed init
var templates embed.FS

func initCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "init",
		Usage:     "begin a study in a new folder",
		ArgsUsage: "DIR",
		Description: `Writes a study.yaml and a codebook.yaml with comments, empty tables of interviews
and participants, an example transcript, and what git needs to know.

EXAMPLES
   mening init my-study
   mening check -s my-study`,
		Action: func(c *cli.Context) error {
			dir, err := newFolder(c)
			if err != nil {
				return err
			}
			err = fs.WalkDir(templates, "init", func(name string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				text, err := templates.ReadFile(name)
				if err != nil {
					return err
				}
				target := strings.Replace(strings.TrimPrefix(name, "init/"), "dot_", ".", 1)
				return writeNew(filepath.Join(dir, filepath.FromSlash(target)), text)
			})
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(e.stdout, e.voice(c, "").say("%s is a study now: put your transcripts into %s and see\n  mening turns -s %s", dir, filepath.Join(dir, "transcripts"), argument(dir)))
			return err
		},
	}
}
