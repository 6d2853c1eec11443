package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus"
)

// coded is a study to which its codebook was applied, as the commands need it
// that print what was coded.
type coded struct {
	*opened
	out          *output
	book         *coding.Codebook
	where        coding.Selection
	conditions   []string // what where was read from
	decided      coding.Decided
	observations []coding.Observation // all of them, where or not
	// promptedKnown says that it is marked of which units the question spoke.
	promptedKnown bool
}

// coded reads the options and the study, applies the codebook and lets a
// command print. Transcripts that cannot be read are told at the end.
func (e *env) coded(c *cli.Context, print func(*coded) error) error {
	if err := noArguments(c); err != nil {
		return err
	}
	s := &coded{}
	var err error
	if s.out, err = newOutput(e, c); err != nil {
		return err
	}
	if s.opened, err = e.open(c, s.out); err != nil {
		return err
	}
	if s.book, err = s.codebook(); err != nil {
		return err
	}
	if s.decided, err = s.opened.decided(s.book, c.String("coder")); err != nil {
		return err
	}
	s.conditions = conditions(c)
	if s.where, err = coding.ParseSelection(s.conditions, s.corpus, s.book, s.decided.Coders); err != nil {
		return usageError{err}
	}
	s.observations = s.observe(e, s.book, s.decided)
	if s.where.Names(coding.Prompt) || slices.ContainsFunc(fields(c), func(f string) bool { return corpus.Equal(f, coding.Prompt) }) {
		s.markPrompted()
	}
	if err := print(s); err != nil {
		return err
	}
	return s.finish(e)
}

// markPrompted marks the units of whose category a question spoke.
func (s *coded) markPrompted() {
	coding.MarkPrompted(s.corpus, s.book, s.observations)
	s.promptedKnown = true
}

// chosen returns the observations for which the conditions hold.
func (s *coded) chosen() []coding.Observation {
	var out []coding.Observation
	for i := range s.observations {
		if s.where.Observation(s.book, &s.observations[i]) {
			out = append(out, s.observations[i])
		}
	}
	return out
}

// conditions returns --where, --category and --code as conditions.
func conditions(c *cli.Context) []string {
	out := c.StringSlice("where")
	for _, name := range []string{"category", "code"} {
		if c.IsSet(name) {
			out = append(out, name+"="+c.String(name))
		}
	}
	return out
}
