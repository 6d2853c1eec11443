package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding/saturation"
	"mening/corpus/source"
)

func completionCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a script that completes commands and options in a shell",
		ArgsUsage: "bash|zsh|fish",
		Description: `EXAMPLES
   source <(mening completion bash)
   mening completion zsh > ~/.zfunc/_mening
   mening completion fish > ~/.config/fish/completions/mening.fish`,
		Action: func(c *cli.Context) error {
			shells := []string{"bash", "zsh", "fish"}
			var text string
			switch shell := c.Args().First(); shell {
			case "bash":
				text = bashCompletion
			case "zsh":
				text = zshCompletion
			case "fish":
				var err error
				if text, err = e.fishCompletion(); err != nil {
					return err
				}
			case "":
				return usageError{source.Say("say for which shell\n  one of %s", strings.Join(shells, ", "))}
			default:
				return usageError{source.Say("no completion for %q\n  %s", shell, source.Meant(shell, shells))}
			}
			_, err := fmt.Fprint(e.stdout, text)
			return err
		},
	}
}

// completedValues returns what may stand behind the option that a shell asks for
// last, nil where it asks for something else.
func completedValues(args []string) []string {
	if n := len(args); n >= 2 && args[n-1] == completionFlag {
		return optionValues()[args[n-2]]
	}
	return nil
}

// optionValues are the options that take one of few words.
func optionValues() map[string][]string {
	return map[string][]string{
		"--as":          layoutNames(),
		"--figure-kind": tallyFigures(),
		"--format":      formatNames(),
		"--language":    {"en", "sv"},
		"--origin":      saturation.Origins(),
	}
}

// fishCompletion is the script for fish, which shows what commands and options do.
func (e *env) fishCompletion() (string, error) {
	app, v := newApp(e), e.called(nil, swedishHelps())
	if v.swedish {
		v.describe(app)
	}
	app.Commands = append(app.Commands, &cli.Command{Name: "help", Aliases: []string{"h"}, Usage: "Shows a list of commands or help for one command", HideHelp: true})
	text, err := app.ToFishCompletion()
	if v.swedish {
		text = libraryWords().Replace(text)
	}
	text = strings.ReplaceAll(text, "`", "")
	return strings.TrimRight(text, "\n") + "\n" + fishValues(), err
}

// fishValues offers the same in fish.
func fishValues() string {
	var b strings.Builder
	for _, option := range slices.Sorted(maps.Keys(optionValues())) {
		fmt.Fprintf(&b, "complete -c mening -n 'not __fish_mening_no_subcommand' -l %s -x -a '%s'\n",
			strings.TrimPrefix(option, "--"), strings.Join(optionValues()[option], " "))
	}
	return b.String()
}

const bashCompletion = `_mening() {
  local cur words
  cur="${COMP_WORDS[COMP_CWORD]}"
  words=("${COMP_WORDS[@]:0:COMP_CWORD}")
  if [[ "${words[-1]}" == "@" ]]; then # bash breaks words there
    words=("${words[@]:0:${#words[@]}-1}")
    COMPREPLY=($(compgen -W "$("${words[@]}" --generate-bash-completion 2>/dev/null | sed -n 's/^@//p')" -- "$cur"))
    return
  fi
  if [[ "$cur" == -* ]]; then
    words+=("$cur")
  fi
  COMPREPLY=($(compgen -o default -W "$("${words[@]}" --generate-bash-completion 2>/dev/null)" -- "$cur"))
}
complete -o bashdefault -o default -F _mening mening
`

const zshCompletion = `#compdef mening
_mening() {
  local -a options
  if [[ "${words[-1]}" == -* ]]; then
    options=("${(@f)$(${words[@]:0:#words[@]-1} ${words[-1]} --generate-bash-completion 2>/dev/null)}")
  else
    options=("${(@f)$(${words[@]:0:#words[@]-1} --generate-bash-completion 2>/dev/null)}")
  fi
  if [[ -n "${options[1]}" ]]; then
    _describe 'mening' options
  else
    _files
  fi
}
compdef _mening mening
`
