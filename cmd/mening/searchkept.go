package main

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/corpus/source"
	"mening/corpus/study"
)

// keptSearch returns the search that study.yaml keeps under a name.
func keptSearch(c *cli.Context, name string) (*study.Search, error) {
	s, err := study.Load(c.String("study"))
	if err != nil {
		return nil, err
	}
	var names []string
	for i := range s.Config.Searches {
		if s.Config.Searches[i].Name == name {
			return &s.Config.Searches[i], nil
		}
		names = append(names, "@"+s.Config.Searches[i].Name)
	}
	if len(names) == 0 {
		return nil, usageError{source.Say("study.yaml keeps no search @%s\n  it keeps none; --save NAME keeps one", name)}
	}
	return nil, usageError{source.Say("study.yaml keeps no search @%s\n  %s", name, source.Meant("@"+name, names))}
}

// ofKept adds to a fault of a kept search where it stands.
func ofKept(argument string, err error) error {
	if !strings.HasPrefix(argument, "@") {
		return err
	}
	said, ok := noteOf(err)
	if !ok {
		return err
	}
	return usageError{source.Say("%s\n  so is %s kept in study.yaml: correct it there, or keep another in its place with --save %s --force", said, argument, argument[1:])}
}

// noteOf returns what an error of usage says, where it can be said in another
// language.
func noteOf(err error) (said source.Note, ok bool) {
	var usage usageError
	if errors.As(err, &usage) {
		err = usage.error
	}
	ok = errors.As(err, &said)
	return said, ok
}

// firstLine returns what an error says without its hints.
func firstLine(err error) source.Note {
	said, ok := noteOf(err)
	if !ok {
		message, _, _ := strings.Cut(err.Error(), "\n")
		return source.Say("%s", message)
	}
	format, _, _ := strings.Cut(said.Format, "\n")
	return source.Say(format, said.Args[:min(len(said.Args), strings.Count(format, "%"))]...)
}

// faultyKept warns of kept searches that cannot be run any more, such as those
// for a code that is gone.
func (s *opened) faultyKept() source.Problems {
	var out source.Problems
	for _, kept := range s.study.Config.Searches {
		in := &searching{opened: s, options: &searchOptions{expression: strings.Join(kept.Options["expression"], ""), where: kept.Options["where"],
			coder: strings.Join(kept.Options["coder"], "")}}
		if in.readBook() != nil {
			continue // the faults of the codebook are told
		}
		err := in.selection()
		if err == nil && in.options.expression != "" {
			_, err = in.compile()
		}
		if err != nil {
			out = append(out, source.Found(source.Warning, filepath.Join(s.study.Dir, "study.yaml"), 0, source.Say("the kept search @%s: %s", kept.Name, firstLine(err)),
				source.Say("mening search @%s shows where; correct it, or take it out", kept.Name)))
		}
	}
	return out
}

// mayKeep makes sure that --save takes the place of no other search, unless
// --force says so. The same search may be kept again.
func mayKeep(c *cli.Context, o *searchOptions) error {
	name := c.String("save")
	if name == "" || c.Bool("force") {
		return nil
	}
	s, err := study.Load(c.String("study"))
	if err != nil {
		return err
	}
	for i := range s.Config.Searches {
		if old := &s.Config.Searches[i]; old.Name == name && !sameSearch(old.Options, o.options()) {
			return usageError{source.Say("study.yaml keeps another search as @%s: %s\n  choose another name for --save, or add --force to put this one in its place", name, keptText(old))}
		}
	}
	return nil
}

// sameSearch reports whether two kept searches say the same.
func sameSearch(a, b map[string][]string) bool {
	return maps.EqualFunc(a, b, func(a, b []string) bool {
		return slices.EqualFunc(a, b, func(a, b string) bool {
			yes, isA := source.ParseBool(a)
			also, isB := source.ParseBool(b)
			return a == b || isA && isB && yes == also
		})
	})
}

// keptText is a kept search on one line.
func keptText(s *study.Search) string {
	return strings.TrimSpace(strings.Join(s.Options["expression"], "") + " " + s.Text())
}

// forgetSearch takes a kept search out of study.yaml, and tells what it was.
func (e *env) forgetSearch(c *cli.Context) error {
	if c.NArg() > 0 || c.IsSet("save") {
		return usageError{source.Say("--forget takes a kept search away\n  leave the expression and --save out")}
	}
	if err := checkLanguage(c); err != nil {
		return err
	}
	name := strings.TrimPrefix(c.String("forget"), "@")
	kept, err := keptSearch(c, name)
	if err != nil {
		return err
	}
	dir := c.String("study")
	if _, err := study.ForgetSearch(dir, name); err != nil {
		return err
	}
	fmt.Fprintln(e.stderr, e.voice(c, study.Language(dir)).say("@%s is kept no longer; it was: %s", name, keptText(kept)))
	return nil
}

// keep writes the search into study.yaml.
func (s *searching) keep(e *env, c *cli.Context, name string) error {
	replaced, err := study.KeepSearch(s.study.Dir, study.Search{Name: name, Options: s.options.options()})
	if err != nil {
		return err
	}
	text := s.voice.say("kept as @%s in study.yaml", name)
	if replaced && c.Bool("force") {
		text = s.voice.say("kept as @%s in study.yaml, in place of the one of that name", name)
	}
	fmt.Fprintln(e.stderr, text)
	return nil
}

// completeSearch completes the names of kept searches, and options.
func (e *env) completeSearch(c *cli.Context) {
	if s, err := study.Load(c.String("study")); err == nil {
		for _, kept := range s.Config.Searches {
			fmt.Fprintln(e.stdout, "@"+kept.Name)
		}
	}
	cli.DefaultCompleteWithFlags(c.Command)(c)
}
