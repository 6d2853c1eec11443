package main

import (
	"mening/corpus/source"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// arrange puts options before arguments, where the library wants them, and
// those that stand before the command behind it.
func arrange(app *cli.App, args []string) ([]string, error) {
	var before []string // options before the command
	i := 0
	for ; i < len(args) && strings.HasPrefix(args[i], "-") && len(args[i]) > 1; i++ {
		before = append(before, args[i])
		if slices.Contains([]string{"-s", "--study", "-study", "--language", "-language"}, args[i]) && i+1 < len(args) {
			i++
			before = append(before, args[i])
		}
	}
	if slices.Contains(before, "--version") {
		return []string{"version"}, nil
	}
	if i == len(args) {
		if len(before) > 0 && takesValue(app.Command("turns"), before[0]) {
			return nil, usageError{source.Say("no command stands behind %s\n  write mening COMMAND [options]; see mening --help", strings.Join(before, " "))}
		}
		return before, nil
	}
	name := args[i]
	command := app.Command(name)
	if command == nil {
		if name == "help" || name == "h" {
			if i+1 < len(args) && app.Command(args[i+1]) == nil {
				return nil, unknownCommand(app, args[i+1])
			}
			return args[i:], nil
		}
		return nil, unknownCommand(app, name)
	}
	path := []string{name}
	if at := firstWord(command, args, i+1); at > 0 {
		sub := below(command, args[at])
		if sub == nil {
			return nil, unknownBelow(command, args[at])
		}
		before = append(before, args[i+1:at]...)
		i, path, command = at, append(path, args[at]), sub
	}
	options, rest := before, []string{}
	for i++; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			rest = append(rest, args[i+1:]...)
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			rest = append(rest, arg)
			continue
		}
		if err := minus(command, arg); err != nil {
			return nil, err
		}
		options = append(options, arg)
		if takesValue(command, arg) && i+1 < len(args) {
			i++
			options = append(options, args[i])
		}
	}
	if slices.Contains(options, completionFlag) {
		return append([]string{name}, args[1:]...), nil
	}
	out := append(path, options...)
	if len(rest) > 0 {
		out = append(append(out, "--"), rest...)
	}
	return out, nil
}

// minus refuses what looks as if a word were to be taken away from a search, as
// in searches elsewhere: search 'möte' -tid. An option that was written nearly so
// is told as one.
func minus(c *cli.Command, arg string) error {
	words := strings.Fields(strings.TrimPrefix(arg, "-"))
	if c.Name != "search" || len(words) == 0 || words[0][0] == '-' || len([]rune(words[0])) == 1 {
		return nil
	}
	name, _, _ := strings.Cut(words[0], "=")
	var known []string
	for _, f := range c.Flags {
		known = append(known, f.Names()...)
	}
	if name == completionFlag || slices.Contains(known, name) || slices.Contains([]string{"help", "h"}, name) || source.Nearest(name, known) != "" {
		return nil
	}
	return usageError{source.Say("unknown option %q\n  to leave out what has a word, write NOT before it: mening search 'A NOT %s'", arg, words[0])}
}

// firstWord returns where the first word stands that is no option, of a command
// that has others below it; 0 where there is none.
func firstWord(c *cli.Command, args []string, from int) int {
	for i := from; i < len(args) && len(c.Subcommands) > 0 && args[i] != "--"; i++ {
		switch {
		case !strings.HasPrefix(args[i], "-") || args[i] == "-":
			return i
		case takesValue(c, args[i]) || takesValue(c.Subcommands[0], args[i]):
			i++
		}
	}
	return 0
}

// below returns the command with this name below another, or nil.
func below(c *cli.Command, name string) *cli.Command {
	for _, sub := range c.Subcommands {
		if sub.Name == name {
			return sub
		}
	}
	return nil
}

// takesValue reports whether the option needs the next word.
func takesValue(c *cli.Command, arg string) bool {
	name := strings.TrimLeft(arg, "-")
	if strings.Contains(name, "=") {
		return false
	}
	for _, f := range c.Flags {
		if slices.Contains(f.Names(), name) {
			of, ok := f.(cli.DocGenerationFlag)
			return !ok || of.TakesValue()
		}
	}
	return false
}

// noArguments is an error where a command that takes none was given some.
func noArguments(c *cli.Context) error {
	if c.Args().Present() {
		return usageError{source.Say("%s takes no argument, but was given %q\n  see %s --help", c.Command.Name, c.Args().First(), c.Command.HelpName)}
	}
	return nil
}
