package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/journal"
	"mening/corpus/source"
)

// deciderFlags are the options of every command that records decisions.
func deciderFlags() []cli.Flag {
	return append(studyFlags(), &cli.StringFlag{Name: "coder", Usage: "decide as `CODER`", EnvVars: []string{"MENING_CODER"}})
}

// decider records the decisions of one coder.
type decider struct {
	*finder
	env   *env
	coder string
}

// decider opens the study for a coder.
func (e *env) decider(c *cli.Context) (*decider, error) { return e.deciderOr(c, false) }

// deciderOr opens the study for a coder, who may do without a codebook.
func (e *env) deciderOr(c *cli.Context, none bool) (*decider, error) {
	coder := c.String("coder")
	if coder == "" {
		return nil, usageError{source.Say("who decides is not said\n  add --coder NAME, or set MENING_CODER")}
	}
	if err := journal.CheckCoder(coder); err != nil {
		return nil, usageError{err}
	}
	s := &coded{}
	var err error
	if s.opened, err = e.open(c, nil); err != nil {
		return nil, err
	}
	if s.book, err = s.codebookOr(none || c.String("new") != ""); err != nil {
		return nil, err
	}
	if s.decided, err = s.opened.decided(s.book, ""); err != nil {
		return nil, err
	}
	for _, known := range s.decided.Coders {
		if strings.EqualFold(known, coder) {
			coder = known // upper and lower case make no difference
		}
	}
	s.observations = s.observe(e, s.book, s.decided)
	return &decider{finder: s.finder(e, coder), env: e, coder: coder}, nil
}

// append writes decisions into the journal.
func (d *decider) append(decisions ...coding.Decision) (journal.Recorded, error) {
	for i := range decisions {
		decisions[i].Codebook = d.book.BasisOf(d.book.Code(decisions[i].Code))
	}
	return journal.Append(decisionsFolder(d.study), d.coder, decisions...)
}

// already reports whether a decision about words changes nothing in what the
// coder has decided.
func (d *decider) already(n *named, x *coding.Decision) bool {
	x.Coder = d.coder
	return d.decided.Already(n.transcript, n.parts, x, d.book.Code(x.Code))
}

// tellAlready says that nothing was recorded since it is so already.
func (d *decider) tellAlready(x *coding.Decision) error {
	_, err := fmt.Fprintln(d.env.stdout, d.voice.say("already so, nothing was recorded: %s", strings.TrimSpace(d.told(x))))
	return err
}

// record writes decisions into the journal and tells them.
func (d *decider) record(decisions ...coding.Decision) error {
	r, err := d.append(decisions...)
	for _, w := range r.Warnings {
		fmt.Fprintln(d.env.stderr, "mening:", cleanError(d.voice.problem(w)))
	}
	if err != nil {
		return err
	}
	for i := range r.Decisions {
		if _, err := fmt.Fprintln(d.env.stdout, d.told(&r.Decisions[i])); err != nil {
			return err
		}
	}
	return nil
}

// told says a decision on one line.
func (d *decider) told(x *coding.Decision) string {
	out := []string{x.ID, d.voice.say(string(x.Act))}
	for _, s := range []string{x.Code, d.voice.given(x)} {
		if s != "" {
			out = append(out, s)
		}
	}
	if x.Unit != nil {
		out = append(out, x.Unit.ID, placeOfAnchor(x.Unit))
		if words := shorten(strings.ReplaceAll(x.Unit.Quote, "\n", " / "), 60); words != "" {
			out = append(out, "“"+words+"”")
		}
	} else if x.On != "" {
		out = append(out, x.On)
	}
	return strings.Join(out, " ")
}
