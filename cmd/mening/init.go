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
and participants, an example transcript, and what git needs to know. The study is
a Swedish one, and so are the comments, unless --language en is given.

EXAMPLES
   mening init my-study
   mening check -s my-study`,
		Flags: []cli.Flag{&cli.StringFlag{Name: "language", Usage: "write the comments in `LANG`: en or sv (default: sv)"}},
		Action: func(c *cli.Context) error {
			if err := checkLanguage(c); err != nil {
				return err
			}
			dir, err := newFolder(c)
			if err != nil {
				return err
			}
			v := e.voice(c, "sv") // what the new study.yaml says
			comments := strings.NewReplacer()
			if v.swedish {
				comments = strings.NewReplacer(swedishComments()...)
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
				return writeNew(filepath.Join(dir, filepath.FromSlash(target)), []byte(comments.Replace(string(text))))
			})
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(e.stdout, v.say("%s is a study now: put your transcripts into %s and see\n  mening turns -s %s", dir, filepath.Join(dir, "transcripts"), argument(dir)))
			return err
		},
	}
}
