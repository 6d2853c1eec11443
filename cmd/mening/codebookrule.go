package main

import (
	"github.com/urfave/cli/v2"

	"mening/coding/codebook"
	"mening/corpus/query"
)

func codebookRule(e *env) *cli.Command {
	return &cli.Command{
		Name: "rule", Usage: "add a line to the rules of a code", ArgsUsage: "CODE EXPRESSION",
		Description: `The line stands behind the other rules of the code, with --unless among those that
take matches away. Examples are tried by check: --example is a text that the rules
must find, --counterexample one that they must not. Where the rules are written by
language, the line goes to those of --for, else to those of the codebook's own.
mening rules --try tells what a line would find before it is added.

EXAMPLES
   mening codebook rule trisam 'gemensam* NEAR/6 möte'
   mening codebook rule trisam '"lägga pusslet"' --example 'Där lägger vi pusslet.'
   mening codebook rule trisam '"tris am"' --unless --dry-run`,
		Flags: editFlags(
			&cli.StringSliceFlag{Name: "example", Usage: "add the `TEXT` to the examples; may be repeated"},
			&cli.StringSliceFlag{Name: "counterexample", Usage: "add the `TEXT` to the counterexamples; may be repeated"},
			&cli.BoolFlag{Name: "unless", DisableDefaultText: true, Usage: "add it to what takes matches away"},
			&cli.StringFlag{Name: "for", Usage: "for transcripts in `LANGUAGE` only"}),
		Action: func(c *cli.Context) error {
			if err := wants(c, 2, 2); err != nil {
				return err
			}
			code, expression := c.Args().First(), c.Args().Get(1)
			return e.edit(c, func(s *opened, b *codebook.Editor) error {
				if parsed, err := query.Parse(expression, query.Vocabulary{Fields: s.corpus.Fields(), References: b.Codebook().References()}); err == nil {
					if err := s.checkCompounds(expression, parsed); err != nil {
						return err
					}
				}
				return s.usageOf(expression, b.AddRule(code, codebook.Rule{Expression: expression, Unless: c.Bool("unless"), Language: c.String("for"),
					Examples: c.StringSlice("example"), Counterexamples: c.StringSlice("counterexample")}))
			})
		},
	}
}
