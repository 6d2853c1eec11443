package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/comparison"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

func reconcileCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "reconcile",
		Usage:     "settle what coders coded otherwise, as the coder consensus",
		ArgsUsage: "[SHEET]",
		Description: `Lists the units on which coders differ; with -o as a sheet with an empty column
consensus, and on a terminal one by one, to be answered with single keys. Fill
in the name of the coder who is right, both (or all), codes of the codebook with
commas, or - for none; what is left empty stays open. mening reconcile SHEET
reads the sheet back and records the consensus. Nothing is recorded while a row
is wrong, unless --partial is given. Tables then count the consensus where there
is one.

Where units begin and end is no disagreement here.

EXAMPLES
   mening reconcile -s DIR --coders eva,lisbeth -o sheet.csv
   mening reconcile -s DIR --coders eva,lisbeth --where wave=before
   mening reconcile -s DIR sheet.csv --dry-run
   mening reconcile -s DIR sheet.csv
   mening reconcile -s DIR --coders eva,lisbeth --agreed    what they coded alike is consensus too`,
		Flags: append(append(studyFlags(),
			&cli.StringFlag{Name: "coders", Usage: "the `CODERS`, with commas; auto are the rules"},
			whereFlag(),
			forceFlag(),
			matchFlag("overlap=0.5", "units are the same by `MATCH`: exact (one span) or overlap=0.5 (they share half of the shorter one)"),
			&cli.BoolFlag{Name: "agreed", DisableDefaultText: true, Usage: "record as consensus what all of them coded alike"},
			&cli.BoolFlag{Name: "partial", DisableDefaultText: true, Usage: "record the good rows of a sheet although others are wrong"},
			&cli.BoolFlag{Name: "dry-run", DisableDefaultText: true, Usage: "show what would be recorded, and record nothing"}), outputFlags()...),
		Action: func(c *cli.Context) error {
			switch {
			case c.NArg() > 1:
				return usageError{source.Say("reconcile takes one sheet, but was given %d\n  see mening reconcile --help", c.NArg())}
			case c.NArg() == 1 && (c.IsSet("output") || c.IsSet("format") || c.Bool("excel")):
				return usageError{source.Say("reconcile reads %s and writes no table\n  leave the sheet or -o out", c.Args().First())}
			case c.NArg() == 1:
				return e.reconcileSheet(c, c.Args().First())
			}
			return e.reconcile(c)
		},
	}
}

// reconciliation is what coders have to settle.
type reconciliation struct {
	*several
	env    *env
	dryRun bool
	// open are the items on which the coders differ and the consensus says
	// nothing; settled is on how many it does.
	open    []*comparison.Item
	settled int
}

// reconciliation compares the coders.
func (e *env) reconciliation(c *cli.Context, out *output, names []string) (*reconciliation, error) {
	if slices.ContainsFunc(names, func(n string) bool { return corpus.Equal(n, coding.Consensus) }) {
		return nil, usageError{source.Say("%q is what the others agree on\n  name them in --coders", coding.Consensus)}
	}
	if m, err := comparison.ParseMatch(c.String("match")); err == nil && m.Kind == comparison.Sentence {
		return nil, usageError{source.Say("reconcile settles units, not sentences\n  write --match exact or --match overlap=0.5")}
	}
	r := &reconciliation{env: e, dryRun: c.Bool("dry-run")}
	var err error
	if r.several, err = e.several(c, out, names); err != nil {
		return nil, err
	}
	for i := range r.comparison.Items {
		switch item := &r.comparison.Items[i]; {
		case len(r.comparison.Disputed(item)) == 0:
		case r.comparison.Settled(item, r.decided.Standing):
			r.settled++
		default:
			r.open = append(r.open, item)
		}
	}
	return r, nil
}

// reconcile lists what is open, or walks through it.
func (e *env) reconcile(c *cli.Context) error {
	names, err := coderNames(c)
	if err != nil {
		return err
	}
	if c.Bool("partial") {
		return usageError{source.Say("--partial is about the rows of a sheet, and none is named\n  write mening reconcile SHEET --partial")}
	}
	out, err := newOutput(e, c)
	if err != nil {
		return err
	}
	r, err := e.reconciliation(c, out, names)
	if err != nil {
		return err
	}
	plain := out.file == "" && !c.IsSet("format") && !out.excel
	switch {
	case c.Bool("agreed"):
		err = r.record(r.agreed())
	case plain && !r.dryRun && width(e.stdout) > 0 && isTerminal(e.stdin) && len(r.open) > 0:
		err = r.walk()
	case out.format == "json":
		err = out.json(r.records())
	default:
		if err = r.keepConsensus(); err == nil {
			err = out.table(r.table(), r.voice)
		}
	}
	return errors.Join(err, r.finish(e))
}

// table lists what is open; for programs with a column to be filled in.
func (r *reconciliation) table() *table.Table {
	t := r.itemTable(r.open)
	if !r.out.forPeople() {
		choices := r.choices()
		t.Form, t.More = true, append(t.More, choices)
		t.Columns[slices.Index(itemColumns(), "unit")].Wrap = true
		t.Columns = append(t.Columns, table.Column{Key: consensusColumn, From: choices})
		return t
	}
	t.Caption = r.voice.say("Open between %s: %d", strings.Join(r.comparison.Coders, ", "), len(r.open))
	if len(r.conditions) > 0 {
		t.Notes = append(t.Notes, r.voice.say("selected: %s", strings.Join(r.conditions, "; ")))
	}
	t.Notes = append(t.Notes, r.voice.say("units compared (%s): %d, settled before: %d", r.comparison.Match.String(), len(r.comparison.Items), r.settled))
	return t
}

// choices is the sheet of a workbook from which people choose.
func (r *reconciliation) choices() *table.Table {
	t := &table.Table{Caption: "choices", Columns: []table.Column{{Key: consensusColumn}, {Key: "name"}, {Key: "definition", Wrap: true}}}
	for _, word := range append(slices.Clone(r.comparison.Coders), r.voice.say("both"), comparison.Absent) {
		t.Rows = append(t.Rows, []any{word})
	}
	for _, c := range r.book.Codes {
		t.Rows = append(t.Rows, []any{c.ID, c.Name, c.Definition})
	}
	return t
}

// records are the open items in JSON.
func (r *reconciliation) records() []disagreementRecord {
	out := []disagreementRecord{}
	ids := itemIdentifiers{}
	for _, item := range r.open {
		out = append(out, ids.record(item, r.comparison.Coders))
	}
	return out
}

// agreed chooses what all coders coded alike and nobody has settled yet.
func (r *reconciliation) agreed() []comparison.Choice {
	var out []comparison.Choice
	for i := range r.comparison.Items {
		if c := r.comparison.Agreed(&r.comparison.Items[i], r.decided.Standing); len(c.Holds) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// recorder records for the consensus.
func (r *reconciliation) recorder() *decider {
	return &decider{finder: &finder{coded: r.coded}, env: r.env, coder: coding.Consensus}
}

// record records what was chosen, as the coder consensus, and tells it.
func (r *reconciliation) record(choices []comparison.Choice) error {
	decisions := r.comparison.Consensus(r.decided.Standing, choices)
	d := r.recorder()
	if !r.dryRun {
		if len(decisions) > 0 {
			if err := d.record(decisions...); err != nil {
				return err
			}
		}
		_, err := fmt.Fprintln(r.env.stdout, r.voice.say("recorded as consensus: units %d, decisions %d", len(choices), len(decisions)))
		return err
	}
	for i := range decisions {
		if _, err := fmt.Fprintln(r.env.stdout, strings.TrimSpace(d.told(&decisions[i]))); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(r.env.stdout, r.voice.say("would be recorded as consensus: units %d, decisions %d", len(choices), len(decisions)))
	return err
}

// readSheet reads a table that a person filled in.
func readSheet(file string) (*table.Sheet, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		hint := "name a file that can be read"
		if errors.Is(err, fs.ErrNotExist) {
			hint = "correct its name, or write a sheet with -o"
		}
		return nil, source.Say("cannot read the sheet %s: %s\n  %s", file, source.Reason(err), source.Say(hint))
	}
	return table.Read(file, data)
}
