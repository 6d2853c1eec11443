package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

func reviewCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "review",
		Usage:     "record what was decided in a sheet of units",
		ArgsUsage: "SHEET",
		Description: `SHEET is a file that mening units -o wrote, in xlsx, csv or tsv, with decisions
in it: confirm or reject, another code in the place of the one that is there (or
further ones behind semicolons), the condensed unit, a memo, a star, a value.
What a row says is compared with what the program wrote into it: rows that
nobody touched do nothing, and reading a sheet twice records nothing anew.

Nothing is recorded when a row cannot be read, unless --partial is given.

EXAMPLES
   mening units -s DIR -o sheet.xlsx
   mening review -s DIR sheet.xlsx --coder eva --dry-run
   mening review -s DIR sheet.xlsx --coder eva
   mening review -s DIR talk.xlsx --coder eva --new-codes    coding from the text up`,
		Flags: append(append(deciderFlags(), sheetFlags()...), outputFlags()...),
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usageError{fmt.Errorf("mening review SHEET\n  mening units -o FILE.xlsx writes one; see mening review --help")}
			}
			return e.reviewSheet(c, c.Args().First())
		},
	}
}
