package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/journal"
	"mening/corpus"
	"mening/corpus/source"
)

func memoCommand(e *env) *cli.Command {
	kinds := []string{"analytic", "reflexive", "method", "member-check"}
	return &cli.Command{
		Name: "memo", Usage: "write a memo on the study, a transcript, a participant, a code or a unit", ArgsUsage: "WHAT TEXT",
		Description: `WHAT is study, transcript:PATH, participant:ID, code:ID, or a unit.

EXAMPLES
   mening code memo study 'LSS talar mest om individen.' --kind analytic --coder eva
   mening code memo code:trisam 'Bara de stående mötena.' --coder eva`,
		Flags: append(deciderFlags(), &cli.StringFlag{Name: "kind", Usage: "`KIND` of memo: " + strings.Join(kinds, ", "), Value: kinds[0]}),
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 {
				return usageError{source.Say("mening code memo WHAT TEXT\n  see mening code memo --help")}
			}
			if !slices.Contains(kinds, c.String("kind")) {
				return usageError{source.Say("%s cannot be %q\n  %s", "--kind", c.String("kind"), source.Meant(c.String("kind"), kinds))}
			}
			d, err := e.decider(c)
			if err != nil {
				return err
			}
			x := coding.Decision{Act: coding.Memo, Value: c.String("kind"), Text: strings.TrimSpace(c.Args().Get(1))}
			if x.Text == "" {
				return usageError{source.Say("the memo is empty\n  write it in quotes behind what it is about")}
			}
			what := c.Args().First()
			if on, ok, err := d.about(what); err != nil {
				return err
			} else if ok {
				x.On = on
				switch known, err := d.noted(&x); {
				case err != nil:
					return err
				case known:
					return d.tellAlready(&x)
				}
				return d.record(x)
			}
			n, err := d.find(what, "")
			if err != nil {
				return err
			}
			x.Unit = n.anchor()
			if d.already(n, &x) {
				return d.tellAlready(&x)
			}
			return d.record(x)
		},
	}
}

// noted reports whether the coder wrote the same memo on the same thing before.
func (d *decider) noted(x *coding.Decision) (bool, error) {
	own, err := d.standing()
	return slices.ContainsFunc(own, func(o coding.Decision) bool {
		return o.Act == coding.Memo && o.On == x.On && o.Value == x.Value && o.Text == x.Text
	}), err
}

// about returns what a memo is about where that is no unit.
func (d *decider) about(what string) (on string, ok bool, err error) {
	if what == "study" {
		return what, true, nil
	}
	kind, id, _ := strings.Cut(what, ":")
	switch kind {
	case "transcript":
		found, err := d.opened.named([]string{id})
		if err != nil {
			return "", false, err
		}
		return "transcript:" + found[0].Path, true, nil
	case "code":
		code, err := d.codeOf(&named{}, id)
		return "code:" + code, err == nil, err
	case "participant":
		var known []string
		for _, v := range d.corpus.Values("participant") {
			if corpus.Equal(v.ID, id) {
				return "participant:" + v.ID, true, nil
			}
			known = append(known, v.ID)
		}
		return "", false, usageError{source.Say("no participant is called %q\n  %s", id, source.Known{Names: known, Listed: coding.Listing("participant")}.Meant(id))}
	}
	return "", false, nil
}

func undoCommand(e *env) *cli.Command {
	return &cli.Command{
		Name: "undo", Usage: "take back a decision of one's own, the last one without ID", ArgsUsage: "[ID]",
		Description: `mening journal lists the decisions. An undo may itself be undone.

EXAMPLES
   mening code undo --coder eva`,
		Flags: deciderFlags(),
		Action: func(c *cli.Context) error {
			if c.NArg() > 1 {
				return usageError{source.Say("mening code undo [ID]\n  see mening code undo --help")}
			}
			d, err := e.decider(c)
			if err != nil {
				return err
			}
			j, err := d.opened.journal()
			if err != nil {
				return err
			}
			x, err := undone(j.Journal, d.coder, c.Args().First())
			if err != nil {
				return err
			}
			if _, err := fmt.Fprintln(e.stdout, d.voice.say("taken back: %s", d.told(&x))); err != nil {
				return err
			}
			return d.record(coding.Decision{Act: coding.Undo, Value: x.ID})
		},
	}
}

// undone returns the decision that an undo takes back.
func undone(j *journal.Journal, coder, id string) (coding.Decision, error) {
	if id == "" {
		if x, ok := j.Last(coder); ok {
			return x, nil
		}
		return coding.Decision{}, source.Say("%s has decided nothing that could be taken back", coder)
	}
	for i, x := range j.Decisions {
		switch {
		case x.ID != id:
		case x.Coder != coder:
			return x, usageError{source.Say("the decision %s is that of %s\n  everyone takes back his own", id, x.Coder)}
		case j.Undone(i):
			return x, source.Say("the decision %s is taken back already\n  undo the undo to bring it back", id)
		default:
			return x, nil
		}
	}
	return coding.Decision{}, usageError{source.Say("there is no decision %q\n  mening journal lists them", id)}
}
