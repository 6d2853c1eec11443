package main

import "github.com/urfave/cli/v2"

func reviewCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "review",
		Usage: "decide unit by unit on the terminal",
		Description: `Shows one unit after the other with what stands around it, its code and what
others decided. One key decides: y confirm, n reject, c another code, a a further
code, + - ! (the codebook's values) say something about it, k condense, m memo,
s star, u undo, space or an arrow the next without deciding, b back, ? all keys,
q stop; in Swedish j and n. Every decision is on the disk before the next unit
comes.

--blind hides the codes of the rules and of others and asks for a code. --group
rule shows a sample of what each rule proposes, and one key decides on all of it.

EXAMPLES
   mening review -s DIR --coder eva
   mening review -s DIR --coder eva --category samverkan --where stakeholder=AME
   mening review -s DIR --coder eva --group rule --sample 10 --seed 2
   mening review -s DIR --coder lisbeth --blind`,
		Flags: append(deciderFlags(), reviewFlags()...),
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			return e.reviewOnTerminal(c)
		},
	}
}
