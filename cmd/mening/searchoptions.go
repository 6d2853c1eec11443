package main

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/study"
)

// The orders of hits.
const (
	byRelevance  = "relevance"
	byTranscript = "transcript"
	byLeft       = "left"
	byRight      = "right"
)

// searchOptions is what is searched for and how it is shown.
type searchOptions struct {
	expression, like       string
	where                  []string
	coder                  string
	role                   string
	roles                  []corpus.Role
	context, limit, sample int
	limited                bool // the limit was said
	seed                   uint64
	sort, groupBy          string
	kwic, facets, count    bool
}

// settings are the options of the command line over those of a kept search.
type settings struct {
	c    *cli.Context
	kept map[string][]string
}

// said reports whether an option was said, here or in the kept search.
func (s settings) said(name string) bool { return s.c.IsSet(name) || s.kept[name] != nil }

func (s settings) text(name string) string {
	if !s.c.IsSet(name) && len(s.kept[name]) > 0 {
		return s.kept[name][0]
	}
	return s.c.String(name)
}

func (s settings) yes(name string) bool {
	if !s.c.IsSet(name) && len(s.kept[name]) > 0 {
		yes, _ := source.ParseBool(s.kept[name][0])
		return yes
	}
	return s.c.Bool(name)
}

// number reads an option that counts something.
func (s settings) number(name string) (int, error) {
	n := s.c.Int(name)
	if !s.c.IsSet(name) && len(s.kept[name]) > 0 {
		var err error
		if n, err = strconv.Atoi(s.kept[name][0]); err != nil {
			return 0, usageError{source.Say("the kept search has %q for %s\n  write a number in study.yaml", s.kept[name][0], name)}
		}
	}
	if n < 0 {
		hint := map[string]string{"context": "--context 0 shows no turns around a hit", "sample": "write --sample 10"}[name]
		return 0, usageError{source.Say("%s cannot be negative\n  %s", dashes(name), source.Say(cmp.Or(hint, "--limit 0 shows all hits")))}
	}
	return n, nil
}

func newSearchOptions(c *cli.Context) (*searchOptions, error) {
	s := settings{c: c}
	o := &searchOptions{}
	switch n := c.NArg(); {
	case n == 1:
		o.expression = strings.TrimSpace(c.Args().First())
	case n > 1:
		return nil, usageError{source.Say("search takes one expression, but was given %d\n  put it in single quotes: '%s'", n, strings.Join(c.Args().Slice(), " "))}
	}
	if name, ok := strings.CutPrefix(o.expression, "@"); ok {
		kept, err := keptSearch(c, name)
		if err != nil {
			return nil, err
		}
		s.kept, o.expression = kept.Options, ""
		if texts := kept.Options["expression"]; len(texts) > 0 {
			o.expression = texts[0]
		}
	}
	o.like = s.text("like")
	switch {
	case o.expression == "" && o.like == "":
		return nil, usageError{source.Say("nothing to search for\n  write an expression: mening search 'samverk*'")}
	case o.expression != "" && o.like != "":
		return nil, usageError{source.Say("--like takes no expression\n  narrow it with --where, or leave --like out")}
	}
	return o, o.read(s)
}

// read reads the options and checks them, as far as no study is needed.
func (o *searchOptions) read(s settings) error {
	o.where = append(slices.Clone(s.kept["where"]), s.c.StringSlice("where")...)
	o.coder, o.role, o.sort, o.groupBy = s.text("coder"), s.text("role"), s.text("sort"), s.text("group-by")
	o.kwic, o.facets, o.count = s.yes("kwic"), s.yes("facets"), s.c.Bool("count")
	o.limited = s.said("limit")
	var errs [3]error
	o.context, errs[0] = s.number("context")
	o.limit, errs[1] = s.number("limit")
	o.sample, errs[2] = s.number("sample")
	if err := errors.Join(errs[:]...); err != nil {
		return err
	}
	if err := checkCount(s.c); err != nil {
		return err
	}
	o.seed = s.c.Uint64("seed")
	if texts := s.kept["seed"]; len(texts) > 0 && !s.c.IsSet("seed") {
		o.seed, _ = strconv.ParseUint(texts[0], 10, 64)
	}
	var err error
	if o.roles, err = rolesOf(o.role); err != nil {
		return err
	}
	if orders := []string{byRelevance, byTranscript, byLeft, byRight}; !slices.Contains(orders, o.sort) {
		return usageError{source.Say("%s cannot be %q\n  %s", "--sort", o.sort, source.Meant(o.sort, orders))}
	}
	switch {
	case s.said("sample") && o.sample == 0:
		return usageError{source.Say("--sample draws at least one hit\n  write --sample 10")}
	case s.c.IsSet("seed") && o.sample == 0:
		return usageError{source.Say("--seed begins the random numbers of --sample\n  add --sample N")}
	case o.kwic && o.context > 0:
		return usageError{source.Say("--kwic shows one line a hit and no turns around it\n  leave --kwic or --context out")}
	case s.c.Bool("force") && !s.c.IsSet("save"):
		return usageError{source.Say("--force puts a search in place of another that is kept\n  add --save NAME")}
	case s.c.IsSet("save") && !study.IsSearchName(s.c.String("save")):
		return usageError{source.Say("%q cannot be the name of a search\n  use letters, digits, - and _", s.c.String("save"))}
	}
	return nil
}

// options returns what is to be kept of the search.
func (o *searchOptions) options() map[string][]string {
	out := map[string][]string{}
	keep := func(key, value, standard string) {
		if value != standard {
			out[key] = []string{value}
		}
	}
	keep("expression", o.expression, "")
	keep("like", o.like, "")
	if len(o.where) > 0 {
		out["where"] = o.where
	}
	keep("role", o.role, "participant")
	keep("coder", o.coder, "")
	keep("sort", o.sort, byRelevance)
	keep("group-by", o.groupBy, "")
	keep("context", strconv.Itoa(o.context), "0")
	if o.limited {
		out["limit"] = []string{strconv.Itoa(o.limit)}
	}
	if o.sample > 0 {
		out["sample"], out["seed"] = []string{strconv.Itoa(o.sample)}, []string{strconv.FormatUint(o.seed, 10)}
	}
	keep("kwic", strconv.FormatBool(o.kwic), "false")
	keep("facets", strconv.FormatBool(o.facets), "false")
	return out
}
