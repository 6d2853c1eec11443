package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"mening/coding/codebook"
)

func codebookLint(e *env) *cli.Command {
	return &cli.Command{
		Name: "lint", Usage: "list what a codebook should be looked at for",
		Description: `Codes that nobody used or that have one unit, sub-categories and categories that
one informant or one stakeholder carries, categories that share half of their
units, definitions and examples that are missing, empty categories. None of it is
an error: the exit status is 0 unless --strict is given.

EXAMPLES
   mening codebook lint -s DIR
   mening codebook lint -s DIR --coder consensus --format csv`,
		Flags: append(append(studyFlags(), whoseFlag(),
			&cli.BoolFlag{Name: "strict", DisableDefaultText: true, Usage: "exit with 1 when there is something"}), outputFlags()...),
		Action: func(c *cli.Context) error {
			found := false
			err := e.coded(c, func(s *coded) error {
				problems := codebook.Lint(s.corpus, s.book, s.observations)
				found = len(problems) > 0
				if s.out.format != "text" {
					return writeProblems(s.out, problems, s.opened, s.voice)
				}
				return s.out.write(func(w io.Writer) error {
					for _, p := range problems {
						if _, err := fmt.Fprintln(w, cleanError(s.voice.problem(p))); err != nil {
							return err
						}
					}
					_, err := fmt.Fprintln(w, s.voice.say("codes: %d, findings: %d", len(s.book.Codes), len(problems)))
					return err
				})
			})
			if err == nil && found && c.Bool("strict") {
				return errFindings
			}
			return err
		},
	}
}
