package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/sheet"
	"mening/corpus/source"
	"mening/corpus/table"
)

// sheetFlags are the options of reading a sheet.
func sheetFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "dry-run", DisableDefaultText: true, Usage: "show what would change, and record nothing"},
		&cli.BoolFlag{Name: "partial", DisableDefaultText: true, Usage: "record the other rows where some cannot be read"},
		&cli.BoolFlag{Name: "read", DisableDefaultText: true, Usage: "note the rows that are left without a code as read"},
		&cli.BoolFlag{Name: "new-codes", DisableDefaultText: true, Usage: "make loose codes of what the codebook does not have"},
	}
}

// reviewSheet reads a sheet of units and records what was decided in it.
func (e *env) reviewSheet(c *cli.Context, file string) error {
	out, err := newOutput(e, c)
	if err != nil {
		return err
	}
	filled, err := readFilled(file)
	if err != nil {
		return err
	}
	d, err := e.deciderOr(c, c.Bool("new-codes"))
	if errors.As(err, &noCodebook{}) {
		return usageError{source.Say("the study has no codebook yet\n  add --new-codes to make codes of what is written in the sheet")}
	}
	if err != nil {
		return err
	}
	if err := out.protect(file); err != nil {
		return err
	}
	if err := d.protect(out); err != nil {
		return err
	}
	own, err := d.standing()
	if err != nil {
		return err
	}
	study := sheet.Study{Corpus: d.corpus, Book: d.book, Views: d.views, Own: own, Coder: d.coder, Read: c.Bool("read")}
	study.Decided = d.decided
	study.Decided.Whose = coding.Whose{Coder: d.coder}
	var plan *sheet.Plan
	read := func(newCode func(string) (string, error)) error {
		study.NewCode = newCode
		plan, err = sheet.Read(filled, study)
		return err
	}
	if c.Bool("new-codes") {
		err = d.readWithNew(read)
	} else {
		err = read(nil)
	}
	if err != nil {
		return err
	}
	plan.Problems.Sort()
	for _, p := range plan.Problems {
		fmt.Fprintln(e.stderr, "mening:", cleanError(e.inStudy(d.voice.problem(p), d.study.Dir)))
	}
	stops := len(plan.Problems) > 0 && !c.Bool("partial")
	if !stops && !c.Bool("dry-run") {
		if err := d.makeCodes(plan.New); err != nil {
			return err
		}
		if err := d.keep(plan.Decisions()); err != nil {
			return err
		}
	}
	if err := out.table(d.planTable(plan, out, stops, c.Bool("dry-run")), d.voice); err != nil {
		return err
	}
	if len(plan.Problems) > 0 {
		return errFindings
	}
	return nil
}

// readFilled reads a table that a person has filled in.
func readFilled(file string) (*table.Sheet, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, source.Say("cannot read the sheet %s: %s\n  mening units -o FILE.xlsx writes one", file, source.Reason(err))
	}
	return table.ReadLarge(file, data)
}

// standing returns the coder's own decisions that stand.
func (d *decider) standing() ([]coding.Decision, error) {
	j, err := d.opened.journal()
	if err != nil {
		return nil, err
	}
	var out []coding.Decision
	for _, x := range j.Standing() {
		if strings.EqualFold(x.Coder, d.coder) {
			out = append(out, x)
		}
	}
	return out, nil
}

// keep records decisions without telling each.
func (d *decider) keep(decisions []coding.Decision) error {
	r, err := d.append(decisions...)
	for _, w := range r.Warnings {
		fmt.Fprintln(d.env.stderr, "mening:", cleanError(d.voice.problem(w)))
	}
	return err
}

// planTable shows what a sheet changes.
func (d *decider) planTable(p *sheet.Plan, out *output, stops, dry bool) *table.Table {
	v := d.voice
	t := &table.Table{Columns: []table.Column{
		{Key: "row", Title: v.say("row"), Number: true}, {Key: "act", Title: v.say("act")}, {Key: "code", Title: v.term("code"), Wrap: true},
		{Key: "value", Title: v.say("value"), Wrap: true}, {Key: "text", Title: v.say("text"), Wrap: true},
		{Key: "unit", Title: "id"}, {Key: "place", Title: v.placeTitle()}, {Key: "quote", Title: v.term("meaning unit"), Wrap: true},
	}}
	for _, c := range p.Changes {
		for _, x := range c.Decisions {
			act := out.value(v, string(x.Act))
			if undone := p.Undone[x.Value]; x.Act == coding.Undo && undone != nil {
				act += " " + out.value(v, string(undone.Act))
				x = *undone
			}
			t.Rows = append(t.Rows, []any{c.Line, act, x.Code, x.Value, shorten(x.Text, 60), x.Unit.ID,
				placeOfAnchor(x.Unit), shorten(strings.ReplaceAll(x.Unit.Quote, "\n", " / "), 60)})
		}
	}
	decisions := len(t.Rows)
	switch {
	case stops:
		t.Notes = append(t.Notes, v.say("nothing was recorded: rows that cannot be read: %d; correct them, or record the others with --partial", len(p.Problems)))
	case dry && decisions == 0:
		t.Notes = append(t.Notes, v.say("nothing would change"))
	case dry:
		t.Notes = append(t.Notes, v.say("nothing was recorded: this is what would change"))
	}
	if decisions == 0 && out.format == "text" {
		t.Columns = nil // a header above nothing
	}
	t.Notes = append(t.Notes, v.say("rows: %d; with decisions: %d, decided so before: %d, untouched: %d, faulty: %d", p.Rows, len(p.Changes), p.Known, p.Empty, p.Rows-len(p.Changes)-p.Known-p.Empty))
	verb := "decisions recorded: %d"
	if stops || dry {
		verb = "decisions that would be recorded: %d"
	}
	t.Notes = append(t.Notes, v.say(verb, decisions))
	for i, n := range p.New {
		if i == 0 {
			t.Notes = append(t.Notes, v.say("new codes: %d", len(p.New)))
		}
		t.Notes = append(t.Notes, "  "+n.ID+": "+n.Name)
	}
	return t
}
