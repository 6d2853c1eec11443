package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

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
				if text, err = c.App.ToFishCompletion(); err != nil {
					return err
				}
			case "":
				return usageError{fmt.Errorf("say for which shell\n  one of %s", strings.Join(shells, ", "))}
			default:
				return usageError{fmt.Errorf("no completion for %q\n  %s", shell, source.DidYouMean(shell, shells))}
			}
			_, err := fmt.Fprint(e.stdout, text)
			return err
		},
	}
}

const bashCompletion = `_mening() {
  local cur words
  cur="${COMP_WORDS[COMP_CWORD]}"
  words=("${COMP_WORDS[@]:0:COMP_CWORD}")
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
