package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/corpus/source"
	"mening/corpus/study"
	"mening/corpus/table"
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

// keep writes the search into study.yaml.
func (s *searching) keep(e *env, c *cli.Context, name string) error {
	replaced, err := study.KeepSearch(s.study.Dir, study.Search{Name: name, Options: s.options.options()})
	if err != nil {
		return err
	}
	text := s.voice.say("kept as @%s in study.yaml", name)
	if replaced {
		text = s.voice.say("kept as @%s in study.yaml, in place of the one of that name", name)
	}
	fmt.Fprintln(e.stderr, text)
	return nil
}

// listSearches prints the searches that study.yaml keeps.
func (e *env) listSearches(c *cli.Context, o *output) error {
	if c.NArg() > 0 || c.IsSet("save") {
		return usageError{source.Say("--saved lists all searches\n  leave the expression and --save out")}
	}
	if err := checkLanguage(c); err != nil {
		return err
	}
	s, err := study.Load(c.String("study"))
	if err != nil {
		return err
	}
	v := e.voice(c, s.Config.Language)
	t := &table.Table{Columns: []table.Column{{Key: "name", Title: v.say("name")}, {Key: "search", Title: v.say("search"), Wrap: true}, {Key: "options", Title: v.say("options"), Wrap: true}}}
	for i := range s.Config.Searches {
		kept := &s.Config.Searches[i]
		t.Rows = append(t.Rows, []any{"@" + kept.Name, strings.Join(kept.Options["expression"], ""), kept.Text()})
	}
	if len(t.Rows) == 0 {
		t.Notes = []string{v.say("no searches are kept; --save NAME keeps one")}
	}
	return o.table(t, v)
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
