package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus/source"
)

// reviewFlags are the options of a review on the terminal.
func reviewFlags() []cli.Flag {
	return []cli.Flag{
		whereFlag(),
		&cli.StringFlag{Name: "category", Usage: "only units in this `CATEGORY` or below it"},
		&cli.StringFlag{Name: "code", Usage: "only units with this `CODE`"},
		&cli.StringFlag{Name: "status", Usage: "only units with this `STATUS`: " + strings.Join(reviewStatuses(), ", ") + " (default: proposed)"},
		&cli.StringFlag{Name: "group", Usage: "decide on all proposals of a `GROUP` at once: rule"},
		&cli.IntFlag{Name: "sample", Usage: "with --group: show `N` of the proposals", Value: 5},
		&cli.Uint64Flag{Name: "seed", Usage: "with --group: `N` by which the sample is drawn", Value: 1},
		&cli.BoolFlag{Name: "blind", DisableDefaultText: true, Usage: "hide codes, and ask for one"},
	}
}

func reviewStatuses() []string {
	var out []string
	for _, s := range coding.Statuses() {
		out = append(out, string(s))
	}
	return append(out, "all")
}

// reviewOnTerminal walks through units on the terminal.
func (e *env) reviewOnTerminal(c *cli.Context) error {
	if err := checkReview(c); err != nil {
		return err
	}
	if _, _, err := terminalFiles(e); err != nil {
		return err // before a large study is read
	}
	d, err := e.decider(c)
	if err != nil {
		return err
	}
	items, err := d.queue(c)
	if err != nil {
		return err
	}
	if len(items) == 0 {
		_, err := fmt.Fprintln(e.stdout, d.voice.say("nothing is left to decide; --status all shows what was decided"))
		return err
	}
	t, err := openTerminal(e)
	if err != nil {
		return err
	}
	r := newReviewer(d, t, items, c.Bool("blind"))
	if c.String("group") != "" {
		err = r.groups(newRuleGroups(d.book, items, c.Int("sample"), c.Uint64("seed")))
	} else {
		err = r.run()
	}
	t.close()
	if err == nil {
		told := d.voice.say("decided: %d of %d", r.count(), len(items))
		if n := r.passed(); n > 0 {
			told += "\n" + d.voice.say("read and left uncoded: %d", n)
		}
		_, err = fmt.Fprintln(e.stdout, told)
	}
	if r.closed {
		return nil // nobody is there to read
	}
	return err
}

// checkReview looks at the options that are words and numbers.
func checkReview(c *cli.Context) error {
	status, group := c.String("status"), c.String("group")
	switch {
	case status != "" && !strings.Contains(" "+strings.Join(reviewStatuses(), " ")+" ", " "+status+" "):
		return usageError{source.Say("%s cannot be %q\n  %s", "--status", status, source.Meant(status, reviewStatuses()))}
	case group != "" && group != "rule":
		return usageError{source.Say("%s cannot be %q\n  the only group is rule", "--group", group)}
	case c.Int("sample") < 1:
		return usageError{source.Say("%s cannot be %d\n  show at least one", "--sample", c.Int("sample"))}
	case c.Bool("blind") && group != "":
		return usageError{source.Say("--blind hides what --group shows\n  leave one of them out")}
	case c.Bool("blind") && status != "" && status != string(coding.Proposed):
		return usageError{source.Say("--blind asks for codes of what is proposed, and cannot show what is %s\n  leave one of them out", status)}
	}
	return nil
}
