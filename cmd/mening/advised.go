package main

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/corpus/source"
)

// advised returns an error whose hints name the study in the commands that they
// tell, where the program was called with one, so that they can be copied.
func (e *env) advised(err error, args []string) error {
	dir := given(args, "study", "s")
	return e.inStudy(err, dir)
}

// inStudy is advised for those who called the program with a study in this folder.
func (e *env) inStudy(err error, dir string) error {
	if dir == "" || dir == "." {
		return err
	}
	app := newApp(e)
	problem := func(p *source.Problem) *source.Problem {
		told := *p
		told.Hint = withStudy(app, p.Hint, dir)
		return &told
	}
	problems := func(list source.Problems) source.Problems {
		out := make(source.Problems, len(list))
		for i, p := range list {
			out[i] = problem(p)
		}
		return out
	}
	switch x := err.(type) {
	case *source.Problem:
		return problem(x)
	case source.Problems:
		return problems(x)
	case counted:
		return counted{problems(x.Problems), x.format}
	}
	message, hint, ok := strings.Cut(err.Error(), "\n  ")
	if !ok {
		return err
	}
	return errors.New(message + "\n  " + withStudy(app, hint, dir))
}

// withStudy puts the study behind the names of the commands in a hint that take one
// and do not have it yet.
func withStudy(app *cli.App, hint, dir string) string {
	hint = strings.NewReplacer(" -s DIR", " -s "+argument(dir), " -s MAPP", " -s "+argument(dir)).Replace(hint)
	named := regexp.MustCompile(`\bmening ([a-z]+)(?: ([a-z]+))?`)
	var b strings.Builder
	at := 0
	for _, m := range named.FindAllStringSubmatchIndex(hint, -1) {
		command, end := app.Command(hint[m[2]:m[3]]), m[3]
		if command == nil {
			continue
		}
		if m[4] >= 0 {
			for _, sub := range command.Subcommands {
				if sub.Name == hint[m[4]:m[5]] {
					command, end = sub, m[5]
				}
			}
		}
		rest := hint[end:]
		takes := slices.ContainsFunc(command.Flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), "study") })
		line, _, _ := strings.Cut(rest, "mening ")
		if !takes || strings.HasPrefix(rest, " --help") || strings.Contains(line, " -s ") {
			continue
		}
		b.WriteString(hint[at:end] + " -s " + argument(dir))
		at = end
	}
	return b.String() + hint[at:]
}
