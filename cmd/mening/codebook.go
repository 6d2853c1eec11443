package main

import (
	"fmt"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/urfave/cli/v2"

	"mening/coding/codebook"
	"mening/corpus/source"
	"mening/corpus/table"
)

func codebookCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "codebook",
		Usage: "change the codebook, compare versions of it, look for weak points",
		Description: `Its commands change codebook.yaml as you would by hand: comments, order and
indentation stay. A change that would leave an error is refused. What was done is
appended to coding/codebook.log, and decisions on codes follow it.

EXAMPLES
   mening codebook rename trisam trisam-moten --dry-run
   mening codebook merge moten-telefon moten
   mening codebook diff HEAD~1
   mening codebook lint`,
		Subcommands: []*cli.Command{codebookAdd(e), codebookRule(e), codebookRename(e), codebookMerge(e), codebookSplit(e), codebookMove(e), codebookRetire(e),
			codebookDiff(e), codebookLint(e)},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return unknownBelow(c.Command, c.Args().First())
			}
			return cli.ShowSubcommandHelp(c)
		},
	}
}

// editFlags are the options of every command that changes the codebook.
func editFlags(more ...cli.Flag) []cli.Flag {
	return append(append(studyFlags(),
		&cli.StringFlag{Name: "coder", Usage: "change it as `CODER` (default: the name you are logged in with)", EnvVars: []string{"MENING_CODER"}},
		&cli.BoolFlag{Name: "dry-run", DisableDefaultText: true, Usage: "show what would change, and change nothing"}), more...)
}

// codebookFile is the codebook of a study, as it is edited.
func (s *opened) codebookFile(who string) codebook.File {
	f := codebook.File{Name: s.study.Config.Codebook, Folder: decisionsFolder(s.study), Fields: s.corpus.Fields(), Lexicons: s.study.Lexicons, Who: who}
	if f.Name == "" {
		f.Name = filepath.Join(s.study.Dir, "codebook.yaml")
		f.Title, f.Language = s.study.Config.Name, s.corpus.Language
	}
	return f
}

// who names the one who changes something: the coder, else the name of the
// login.
func (e *env) who(c *cli.Context) string {
	if coder := c.String("coder"); coder != "" {
		return coder
	}
	for _, name := range []string{"USER", "USERNAME"} {
		if who := e.getenv(name); who != "" {
			return who
		}
	}
	return ""
}

// edit changes the codebook and tells what was done, or shows what would be.
func (e *env) edit(c *cli.Context, change func(s *opened, b *codebook.Editor) error) error {
	s, err := e.open(c, nil)
	if err != nil {
		return err
	}
	f := s.codebookFile(e.who(c))
	carryOut := codebook.Edit
	if c.Bool("dry-run") {
		carryOut = codebook.Try
	}
	done, err := carryOut(f, func(b *codebook.Editor) error { return change(s, b) })
	if err != nil {
		return err
	}
	e.tell(s.voice, done.Notes())
	if len(done.Changes()) == 0 {
		_, err := fmt.Fprintln(e.stdout, s.voice.say("nothing to change"))
		return err
	}
	if c.Bool("dry-run") {
		name := filepath.ToSlash(f.Name)
		_, err := e.stdout.Write([]byte(table.Clean(string(diff.Diff(name, done.Before, name, done.Text())))))
		return err
	}
	for _, x := range done.Changes() {
		if _, err := fmt.Fprintln(e.stdout, s.voice.note(x.Note())); err != nil {
			return err
		}
	}
	return nil
}

// tell tells notes about a change of the codebook.
func (e *env) tell(v *voice, notes []source.Note) {
	for _, note := range notes {
		fmt.Fprintln(e.stderr, "mening:", table.Clean(v.note(note)))
	}
}

// wants is an error where a command was given too few or too many arguments.
func wants(c *cli.Context, least, most int) error {
	if n := c.NArg(); n < least || most >= 0 && n > most {
		return usageError{source.Say("mening codebook %s %s\n  see mening codebook %s --help", c.Command.Name, c.Command.ArgsUsage, c.Command.Name)}
	}
	return nil
}

func codebookAdd(e *env) *cli.Command {
	return &cli.Command{
		Name: "add", Usage: "add a code or a category", ArgsUsage: "NAME",
		Description: `A code without rules is coded by hand. It is loose unless --below names its
category, and its origin is inductive. Its id is made of the name.

EXAMPLES
   mening codebook add 'får vara sjuk'
   mening codebook add 'Att vara sjuk' --as category
   mening codebook add 'orkar inte' --below att-vara-sjuk --id orkar-inte`,
		Flags: editFlags(
			&cli.StringFlag{Name: "as", Usage: "add a `KIND`: code or category", Value: "code"},
			&cli.StringFlag{Name: "below", Usage: "put it into this `CATEGORY`"},
			&cli.StringFlag{Name: "id", Usage: "give it this `ID`"},
			&cli.StringFlag{Name: "definition", Usage: "say what it means: `TEXT`"},
			&cli.StringFlag{Name: "origin", Usage: "`ORIGIN` of a code: inductive or deductive", Value: "inductive"}),
		Action: func(c *cli.Context) error {
			if err := wants(c, 1, 1); err != nil {
				return err
			}
			kind, origin := c.String("as"), c.String("origin")
			if kind != "code" && kind != "category" {
				return usageError{source.Say("%s cannot be %q\n  known: code, category", "--as", kind)}
			}
			if origin != "inductive" && origin != "deductive" {
				return usageError{source.Say("%s cannot be %q\n  known: inductive, deductive", "--origin", origin)}
			}
			n := codebook.New{ID: c.String("id"), Name: c.Args().First(), Definition: c.String("definition"), Below: c.String("below"), Origin: origin}
			return e.edit(c, func(_ *opened, b *codebook.Editor) error {
				var err error
				if kind == "category" {
					_, err = b.AddCategory(n)
				} else {
					_, err = b.Add(n)
				}
				return err
			})
		},
	}
}

func codebookRename(e *env) *cli.Command {
	return &cli.Command{
		Name: "rename", Usage: "give a code, category or theme another id or name", ArgsUsage: "ID [NEW-ID]",
		Description: `Rules, themes, and the texts under include and exclude that name the id follow;
so do decisions.

EXAMPLES
   mening codebook rename trisam trisam-moten
   mening codebook rename trisam --name 'TRISAM som forum'`,
		Flags: editFlags(&cli.StringFlag{Name: "name", Usage: "the new `NAME` for people"}),
		Action: func(c *cli.Context) error {
			if err := wants(c, 1, 2); err != nil {
				return err
			}
			if c.NArg() == 1 && c.String("name") == "" {
				return usageError{source.Say("neither another id nor another name is given\n  write mening codebook rename ID NEW-ID, or --name NAME")}
			}
			return e.edit(c, func(_ *opened, b *codebook.Editor) error {
				return b.Rename(c.Args().First(), c.Args().Get(1), c.String("name"))
			})
		},
	}
}

func codebookMerge(e *env) *cli.Command {
	return &cli.Command{
		Name: "merge", Usage: "make one code of several", ArgsUsage: "CODE… INTO",
		Description: `Rules, unless, examples and counterexamples of the first codes go to the last,
and the first leave the codebook; coding/codebook.log keeps what they were.

EXAMPLES
   mening codebook merge moten-telefon moten-skype moten`,
		Flags: editFlags(),
		Action: func(c *cli.Context) error {
			if err := wants(c, 2, -1); err != nil {
				return err
			}
			args := c.Args().Slice()
			return e.edit(c, func(_ *opened, b *codebook.Editor) error {
				return b.Merge(args[len(args)-1], args[:len(args)-1]...)
			})
		},
	}
}

func codebookMove(e *env) *cli.Command {
	return &cli.Command{
		Name: "move", Usage: "put codes and categories below another category", ArgsUsage: "ID… CATEGORY",
		Description: `With --loose codes go to the loose codes, and categories to the top.

EXAMPLES
   mening codebook move trisam regelbundna-moten samverkan
   mening codebook move trisam --loose`,
		Flags: editFlags(&cli.BoolFlag{Name: "loose", DisableDefaultText: true, Usage: "below no category"}),
		Action: func(c *cli.Context) error {
			least := 2
			if c.Bool("loose") {
				least = 1
			}
			if err := wants(c, least, -1); err != nil {
				return err
			}
			ids, below := c.Args().Slice(), ""
			if !c.Bool("loose") {
				ids, below = ids[:len(ids)-1], ids[len(ids)-1]
			}
			return e.edit(c, func(_ *opened, b *codebook.Editor) error {
				for _, id := range ids {
					if err := b.Move(id, below); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

func codebookRetire(e *env) *cli.Command {
	return &cli.Command{
		Name: "retire", Usage: "take codes and categories out of use, and keep their history", ArgsUsage: "ID…",
		Description: `They stay in the file with retired: true, find nothing and are not counted.
Decisions on them are kept. Take the line out to bring them back.

EXAMPLES
   mening codebook retire svart-vitt`,
		Flags: editFlags(),
		Action: func(c *cli.Context) error {
			if err := wants(c, 1, -1); err != nil {
				return err
			}
			return e.edit(c, func(_ *opened, b *codebook.Editor) error {
				for _, id := range c.Args().Slice() {
					if err := b.Retire(id); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

// unknownBelow is an error where a command has no command of that name below it.
func unknownBelow(c *cli.Command, name string) error {
	var known []string
	for _, sub := range c.Subcommands {
		known = append(known, sub.Name)
	}
	return usageError{source.Say("unknown command %q\n  %s", c.Name+" "+name, source.Meant(name, known))}
}
