package main

import (
	"errors"

	"github.com/urfave/cli/v2"
)

func wordsCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "words",
		Usage: "show how compounds are split, and make the lexicon for it",
		Description: `Lists the compounds of the participants' talk with the parts that +word finds in
a rule or search, and how often each is said. They are split by the lexicon that
lies in the study: lexicon.sv.txt for Swedish, a text file that may be edited.
--update makes it, or adds to it what is new in talk and codebook; it takes
nothing away, and nothing else ever changes it.

EXAMPLES
   mening words -s DIR --compounds --update
   mening words -s DIR --compounds
   mening words -s DIR --compounds --update --from /usr/share/dict/swedish`,
		Flags: append(append(studyFlags(), compoundFlags()...), append([]cli.Flag{
			&cli.IntFlag{Name: "limit", Usage: "show at most `N` words, 0 for all (default: 30 on the screen, else all)"}}, outputFlags()...)...),
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			if err := checkCompoundFlags(c); err != nil {
				return err
			}
			if !c.Bool("compounds") {
				return usageError{errors.New("words lists compounds\n  write mening words --compounds")}
			}
			return e.compounds(c)
		},
	}
}

// screenWords is how many words are shown where a person reads them.
const screenWords = 30
