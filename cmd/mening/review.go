package main

import (
	"mening/corpus/source"

	"github.com/urfave/cli/v2"
)

func reviewCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "review",
		Usage:     "decide unit by unit on the terminal, or record what was decided in a sheet",
		ArgsUsage: "[SHEET]",
		Description: `Without SHEET it shows one unit after the other with what stands around it, its
code and what others decided. One key decides: y confirm, n reject, c another
code, a a further code, + - ! (the codebook's values) say something about it,
k condense, m memo, s star, u undo, space or an arrow the next without deciding,
b back, ? all keys, q stop; in Swedish j and n. Every decision is on the disk
before the next unit comes. --blind hides the codes of the rules and of others
and asks for a code; a unit that is passed without one is recorded as read, and
the next session begins behind what was read. --group rule shows a sample of
what each rule proposes, and one key decides on all of it.

SHEET is a file that mening units -o wrote, in xlsx, csv or tsv, with decisions
in it: confirm or reject, another code in the place of the one that is there (or
further ones behind semicolons), the condensed unit, a memo, a star, a value.
A cell that held something and was emptied takes it back, as far as this coder
recorded it. Rows that nobody touched do nothing, and reading a sheet twice
records nothing anew. The decision read notes a row as read and left uncoded,
--read all rows that are left without a code. Nothing is recorded when a row
cannot be read, unless --partial is given.

EXAMPLES
   mening review -s DIR --coder eva --category samverkan --where stakeholder=AME
   mening review -s DIR --coder eva --group rule --sample 10 --seed 2
   mening review -s DIR --coder lisbeth --blind
   mening units -s DIR -o sheet.xlsx
   mening review -s DIR sheet.xlsx --coder eva --dry-run
   mening review -s DIR talk.xlsx --coder eva --new-codes    coding from the text up`,
		Flags: append(append(append(deciderFlags(), reviewFlags()...), sheetFlags()...), outputFlags()...),
		Action: func(c *cli.Context) error {
			switch c.NArg() {
			case 0:
				if err := onlyWith(c, "%s is for a sheet", append(sheetFlags(), outputFlags()...)); err != nil {
					return err
				}
				return e.reviewOnTerminal(c)
			case 1:
				if err := onlyWith(c, "%s is for the terminal, without a sheet", reviewFlags()); err != nil {
					return err
				}
				return e.reviewSheet(c, c.Args().First())
			}
			return usageError{source.Say("mening review [SHEET]\n  mening units -o FILE.xlsx writes one; see mening review --help")}
		},
	}
}

// onlyWith is an error where an option is given that has a meaning elsewhere
// only.
func onlyWith(c *cli.Context, what string, flags []cli.Flag) error {
	for _, f := range flags {
		if name := f.Names()[0]; c.IsSet(name) {
			return usageError{source.Say("%s\n  see mening review --help", source.Say(what, dashes(name)))}
		}
	}
	return nil
}
