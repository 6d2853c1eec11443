package main

import (
	"github.com/urfave/cli/v2"

	"mening/coding"
)

// coded is a study to which its codebook was applied, as the commands need it
// that print what was coded.
type coded struct {
	*opened
	out          *output
	book         *coding.Codebook
	where        coding.Selection
	observations []coding.Observation // all of them, where or not
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
	if s.where, err = s.selection(c, s.book); err != nil {
		return err
	}
	s.observations = s.observe(e, s.book)
	if err := print(s); err != nil {
		return err
	}
	return s.finish(e)
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

// selection reads --where, --category and --code.
func (s *opened) selection(c *cli.Context, b *coding.Codebook) (coding.Selection, error) {
	conditions := c.StringSlice("where")
	for _, name := range []string{"category", "code"} {
		if c.IsSet(name) {
			conditions = append(conditions, name+"="+c.String(name))
		}
	}
	where, err := coding.ParseSelection(conditions, s.corpus, b)
	if err != nil {
		return nil, usageError{err}
	}
	return where, nil
}
