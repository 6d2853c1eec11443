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
	s, err := e.openCoded(c, c.Bool("all"))
	if err != nil {
		return err
	}
	s.observeAll(e)
	if !s.promptedKnown && slices.ContainsFunc(fields(c), func(f string) bool { return corpus.Equal(f, coding.Prompt) }) {
		s.markPrompted()
	}
	if err := print(s); err != nil {
		return err
	}
	return s.finish(e)
}

// openCoded reads the options, the study and what was decided, and applies
// nothing yet. The codebook may be missing where none is needed.
func (e *env) openCoded(c *cli.Context, none bool) (*coded, error) {
	s := &coded{}
	var err error
	if s.out, err = newOutput(e, c); err != nil {
		return nil, err
	}
	if s.opened, err = e.open(c, s.out); err != nil {
		return nil, err
	}
	if s.book, err = s.codebookOr(none); err != nil {
		return nil, err
	}
	s.voice.lacks = s.book.MayLack
	if s.decided, err = s.opened.decided(s.book, c.String("coder")); err != nil {
		return nil, err
	}
	s.conditions = conditions(c)
	if s.where, err = coding.ParseSelection(s.conditions, s.corpus, s.book, s.decided.Coders); err != nil {
		return nil, usageError{err}
	}
	return s, nil
}

// observeAll applies the codebook and marks of the units what the conditions
// ask for.
func (s *coded) observeAll(e *env) {
	s.observations = s.observe(e, s.book, s.decided)
	if s.where.Names(coding.Prompt) {
		s.markPrompted()
	}
	s.where.Mark(s.decided.Standing, s.observations)
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
