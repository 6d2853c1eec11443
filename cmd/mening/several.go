package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/comparison"
	"mening/corpus"
	"mening/corpus/source"
)

// several is a study with what several coders made of it.
type several struct {
	*coded
	comparison *comparison.Comparison
}

// coderNames reads `eva,lisbeth`.
func coderNames(c *cli.Context) ([]string, error) {
	var out []string
	for name := range strings.SplitSeq(c.String("coders"), ",") {
		name = strings.TrimSpace(name)
		switch {
		case name == "":
		case slices.ContainsFunc(out, func(other string) bool { return corpus.Equal(other, name) }):
			return nil, usageError{source.Say("%q stands twice in --coders\n  name each coder once", name)}
		default:
			out = append(out, name)
		}
	}
	if len(out) < 2 {
		return nil, usageError{source.Say("--coders needs two coders\n  write them with a comma: --coders eva,lisbeth; auto are the rules")}
	}
	return out, nil
}

// matchFlag says what is compared.
func matchFlag(value, usage string) cli.Flag {
	return &cli.StringFlag{Name: "match", Value: value, Usage: usage}
}

// several opens the study and compares coders in it.
func (e *env) several(c *cli.Context, out *output, names []string) (*several, error) {
	match, err := comparison.ParseMatch(c.String("match"))
	if err != nil {
		return nil, usageError{source.Say("--match: %s", err)}
	}
	s := &several{coded: &coded{out: out, conditions: conditions(c)}}
	if s.opened, err = e.open(c, out); err != nil {
		return nil, err
	}
	if s.book, err = s.codebook(); err != nil {
		return nil, err
	}
	if s.decided, err = s.opened.decided(s.book, ""); err != nil {
		return nil, err
	}
	if s.where, err = coding.ParseSelection(s.conditions, s.corpus, s.book, s.decided.Coders); err != nil {
		return nil, usageError{err}
	}
	if err := s.name(names); err != nil {
		return nil, err
	}
	s.comparison = comparison.New(s.corpus, coding.Compile(s.book), s.decided.Standing, names, s.where, match)
	return s, nil
}

// name writes coders as they write themselves.
func (s *several) name(coders []string) (err error) {
	for i, name := range coders {
		if coders[i], err = s.known(name); err != nil {
			return err
		}
	}
	return nil
}

// known returns a coder as he writes himself.
func (s *several) known(name string) (string, error) {
	known := append([]string{coding.Auto}, s.decided.Coders...)
	if i := slices.IndexFunc(known, func(k string) bool { return corpus.Equal(k, name) }); i >= 0 {
		return known[i], nil
	}
	if err := s.unread(name); err != nil {
		return "", err
	}
	if len(s.decided.Coders) == 0 {
		return "", usageError{source.Say("no coder is called %q: nobody has decided anything yet\n  coders decide with mening code assign, confirm and reject", name)}
	}
	return "", usageError{source.Say("no coder is called %q\n  %s", name, source.Meant(name, known))}
}

// codeIDs returns the ids of codes.
func codeIDs(codes []*coding.Code) []string {
	out := []string{}
	for _, c := range codes {
		out = append(out, c.ID)
	}
	return out
}
