package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding/tally"
)

func tallyCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "tally",
		Usage: "count how often each category occurs in each group",
		Description: `Prints the frequency table: for each category and group the number of distinct
meaning units, participants, interviews or parties. JSON holds a record for
every category, every code and every group. Tests and intervals are of
participants only, and only made where they are asked for.

EXAMPLES
   mening tally -s DIR --by stakeholder
   mening tally -s DIR --by stakeholder --rows code --where wave=follow-up
   mening tally -s DIR --by wave --count units,participants --percent participants
   mening tally -s DIR --by site --count participants --as brackets --interval
   mening tally -s DIR --by site --test --level 1
   mening tally -s DIR --diff wave=before,follow-up --test
   mening tally -s DIR --by stakeholder --count participants --suppress 3
   mening tally -s DIR --by stakeholder --by wave -o table.csv --excel
   mening tally -s DIR --by stakeholder --figure tally.svg
   mening tally -s DIR --diff wave=before,follow-up --figure change.pdf`,
		Flags: append(append(studyFlags(), append(tallyFlags(), whereFlag(), whoseFlag())...), append(figureFlags(tallyFigures()...), outputFlags()...)...),
		Action: func(c *cli.Context) error {
			shown, err := shownCounts(c)
			if err != nil {
				return err
			}
			return e.coded(c, func(s *coded) error {
				shown.people = s.out.forPeople()
				o := tally.Options{By: fields(c), Rows: c.String("rows"), Level: shown.level, Where: s.where,
					Coders: s.decided.Coders, Decided: s.decided.Reviewed()}
				if shown.codes || o.Rows == "category" && o.Level == 0 && s.out.format == "json" {
					o.Rows = "code" // a program picks the level that it wants
				}
				if shown.diff != nil {
					return s.difference(o, shown)
				}
				return s.tally(o, shown)
			})
		},
	}
}

// tallyFlags say what is counted and what stands in the cells.
func tallyFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "by", Usage: "group by `FIELD`; two, with a comma or given twice, are crossed (default: stakeholder)"},
		&cli.StringFlag{Name: "rows", Usage: "`ROWS` of the table: " + strings.Join(tally.RowKinds(), ", "), Value: "category"},
		&cli.StringFlag{Name: "level", Usage: "rows down to this `LEVEL` of the tree: 1, 2 and so on, or codes"},
		&cli.StringFlag{Name: "count", Usage: "`WHAT` to count, several with commas: " + strings.Join(tally.Measures(), ", "), Value: "units"},
		&cli.StringFlag{Name: "percent", Usage: "add per cent of the `WHOLE`: " + strings.Join(percentNames(), ", ")},
		&cli.StringFlag{Name: "as", Usage: "`HOW` numbers and their whole stand: columns, brackets (11 (85)) or of (11 of 13)", Value: "columns"},
		&cli.BoolFlag{Name: "rate", DisableDefaultText: true, Usage: "add units per 1,000 words of the group"},
		&cli.BoolFlag{Name: "interval", DisableDefaultText: true, Usage: "add the 95 % interval of the share of participants (Wilson)"},
		&cli.BoolFlag{Name: "test", DisableDefaultText: true, Usage: "test whether the shares of participants differ between groups, or with --diff between waves"},
		&cli.Uint64Flag{Name: "seed", Usage: "begin the random numbers of a permutation test with `N`", Value: 1},
		&cli.StringFlag{Name: "diff", Usage: "compare two values: `FIELD=FROM,TO`, as wave=before,follow-up"},
		&cli.IntFlag{Name: "suppress", DefaultText: "hide nothing", Usage: "hide cells of fewer than `N` participants (3 or more), and what would tell them"},
	}
}

// tally counts and prints.
func (s *coded) tally(o tally.Options, shown shown) error {
	t, err := tally.Count(s.corpus, s.book, s.observations, o)
	if err != nil {
		return usageError{err}
	}
	var tests *tallyTests
	if shown.suppress > 0 {
		measures := shown.counts
		if s.out.format == "json" {
			measures = tally.Measures()
		}
		t.Suppress(shown.suppress, measures)
	}
	if shown.test {
		if tests, err = testTally(t, shown.seed); err != nil {
			return usageError{err}
		}
	}
	if s.out.draws() {
		people := shown
		people.people, people.as = true, "columns"
		people.rate, people.interval, people.test = false, false, false // a figure has none
		of := tallyTable(t, o.Rows, people, s.voice)
		of.Notes = append(s.selectedNote(), of.Notes...)
		if err := s.drawTally(t, shown.counts, of); err != nil {
			return err
		}
	}
	if s.out.format == "json" {
		return s.out.json(tallyRecord{t, shown, s.conditions, tests, s.out.notes})
	}
	table := tallyTable(t, o.Rows, shown, s.voice)
	if tests != nil {
		tests.columns(table, shown, s.voice)
	}
	table.Notes = append(s.selectedNote(), table.Notes...)
	return s.out.table(table, s.voice)
}

// selectedNote says what was selected.
func (s *coded) selectedNote() []string {
	if len(s.conditions) == 0 {
		return nil
	}
	return []string{s.voice.say("selected: %s", strings.Join(s.conditions, "; "))}
}

// fields returns what to group by: --by given twice, or once with a comma.
func fields(c *cli.Context) []string {
	var out []string
	for _, by := range c.StringSlice("by") {
		for f := range strings.SplitSeq(by, ",") {
			out = append(out, strings.TrimSpace(f))
		}
	}
	return out
}
