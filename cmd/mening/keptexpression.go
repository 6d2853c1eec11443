package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"mening/corpus/source"
)

// takeKept returns the expression of a kept search where @NAME stands in place of
// an expression. Its conditions, its role and whose decisions it counts go along:
// they are set as if they had been written, unless others were. How a search
// shows its hits is left.
func takeKept(c *cli.Context, expression string) (string, error) {
	name, ok := strings.CutPrefix(expression, "@")
	if !ok {
		return expression, nil
	}
	kept, err := keptSearch(c, name)
	if err != nil {
		return "", err
	}
	text := strings.Join(kept.Options["expression"], "")
	switch {
	case kept.Options["like"] != nil:
		return "", usageError{source.Say("@%s looks for what is like %s and holds no expression\n  mening search @%s finds it", name, kept.Options["like"][0], name)}
	case kept.Options["sample"] != nil:
		return "", usageError{source.Say("@%s draws some of its hits at random, and here all count\n  write its expression: %s", name, quoted(text))}
	}
	for _, option := range []string{"where", "role", "coder"} {
		values := kept.Options[option]
		known := false
		for _, f := range c.Command.Flags {
			known = known || f.Names()[0] == option
		}
		switch {
		case len(values) == 0, option == "role" && values[0] == "participant":
		case !known:
			return "", usageError{source.Say("@%s asks for --%s %s, which mening %s does not know\n  write its expression: %s", name, option, values[0], c.Command.Name, quoted(text))}
		case option == "where" || !c.IsSet(option):
			for _, value := range values {
				if err := c.Set(option, value); err != nil {
					return "", err
				}
			}
		}
	}
	return text, nil
}
