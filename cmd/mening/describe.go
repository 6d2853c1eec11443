package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding/register"
	"mening/corpus/source"
	"mening/corpus/table"
)

func describeCommand(e *env) *cli.Command {
	return &cli.Command{
		Name: "describe", Usage: "describe a register or questionnaire: frequencies, means, targets, transitions", ArgsUsage: "[FILE]",
		Description: `Describes the table FILE (csv, tsv or xlsx), or the register that study.yaml
names: what each column holds, n (%) of categories, mean and median of numbers,
answers with their top boxes. What each column holds is found, and can be said
with --type. Missing values are counted, and every share names its denominator.
Asked for --target, --target-share, --share, --duration or --from and --to, it
answers these alone, with --columns the columns too. Cells that cannot be what
their column holds are told with file and line and make the exit status 1.

EXAMPLES
   mening describe register.csv --by referrer
   mening describe register.csv --by sex,referrer --columns moved
   mening describe course.xlsx --columns useful,relevant --order 1,2,3,4,5 --top 2
   mening describe register.csv --target 45 --target-share moved=40
   mening describe register.csv --share moved=yes --share before=benefit --of sex=woman
   mening describe register.csv --duration started,finished --unit months --until 2021-03-31
   mening describe register.csv --duration started,finished --by referrer --figure persons.pdf --figure-kind months
   mening describe register.csv --from before --to after --where moved=yes --by sex
   mening describe register.csv --from before --to after --figure transitions.svg
   mening describe -s DIR --missing '9,not known' --format json`,
		Flags: append(append(studyFlags(), describeFlags()...), append(figureFlags(personFigures()...), outputFlags()...)...),
		Action: func(c *cli.Context) error {
			out, err := newOutput(e, c)
			if err != nil {
				return err
			}
			d, err := e.describing(c, out)
			if err != nil {
				return err
			}
			if err := d.answer(c); err != nil {
				return err
			}
			if err := d.draw(c); err != nil {
				return err
			}
			if err := d.print(); err != nil {
				return err
			}
			return d.finish()
		},
	}
}

func describeFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "columns", Usage: "describe these `COLUMNS`, with commas"},
		&cli.StringSliceFlag{Name: "by", Usage: "by the groups of a `COLUMN`; two, with a comma or given twice, are crossed"},
		&cli.StringSliceFlag{Name: "where", Usage: "only rows where `COLUMN=VALUE` holds; v1,v2 means or, != means not, unknown without a value; may be repeated"},
		&cli.StringSliceFlag{Name: "type", Usage: "`COLUMN=TYPE`: " + strings.Join(texts(register.Types()), ", ") + "; may be repeated"},
		&cli.StringSliceFlag{Name: "missing", Usage: "`VALUES` with commas that stand for no answer, in one column as COLUMN=VALUES"},
		&cli.StringSliceFlag{Name: "order", Usage: "`VALUES` with commas in their order, the lowest first: of one column as COLUMN=VALUES, else of the answers in all columns that hold them"},
		&cli.StringSliceFlag{Name: "range", Usage: "`COLUMN=LOW-HIGH`: other numbers are faults"},
		&cli.BoolFlag{Name: "join-case", DisableDefaultText: true, Usage: "count values that differ in case and blanks only as one"},
		&cli.StringFlag{Name: "date-order", Usage: "`ORDER` of dates such as 1/3/2024: dmy or mdy", Value: "dmy"},
		&cli.IntFlag{Name: "top", Usage: "sum up the `N` highest answers (default: 2, of fewer than five answers 1)"},
		&cli.IntFlag{Name: "target", Usage: "how many rows there are of the `N` that were the goal"},
		&cli.StringSliceFlag{Name: "share", Usage: "the share of rows where `COLUMN=VALUE` holds; all of several"},
		&cli.StringSliceFlag{Name: "of", Usage: "a further denominator of the share: the rows where `COLUMN=VALUE` holds"},
		&cli.StringFlag{Name: "target-share", Usage: "the goal of the share in per cent, `[COLUMN=]PERCENT`: of a column of yes and no alone, or of --share"},
		&cli.StringFlag{Name: "duration", Usage: "the time between two columns of dates, `FROM,TO`"},
		&cli.StringFlag{Name: "unit", Usage: "`UNIT` of the duration: " + strings.Join(texts(register.Units()), ", "), Value: string(register.Months)},
		&cli.StringFlag{Name: "until", Usage: "count those without an end up to the `DATE`"},
		&cli.StringFlag{Name: "from", Usage: "transitions from the values of a `COLUMN`"},
		&cli.StringFlag{Name: "to", Usage: "transitions to the values of a `COLUMN`"},
	}
}

// description is a register with what is asked of it and the answers.
type description struct {
	out      *output
	voice    *voice
	register *register.Register
	target   int // what study.yaml says
	rows     []int
	by       []*register.Column
	groups   []register.Group
	where    []string
	used     []*register.Column // whose problems are told
	tables   []*table.Table
	records  []describeRecord
}

// answer computes what is asked for, in the order in which it is printed.
func (d *description) answer(c *cli.Context) error {
	if err := d.choose(c); err != nil {
		return err
	}
	questions := []struct {
		flags  []string
		answer func(*cli.Context) error
	}{
		{[]string{"target"}, d.answerTarget},
		{[]string{"share", "of", "target-share"}, d.answerShare},
		{[]string{"duration", "unit", "until"}, d.answerDuration},
		{[]string{"from", "to"}, d.answerTransitions},
	}
	asked := false
	for _, q := range questions {
		asked = asked || slices.ContainsFunc(q.flags, c.IsSet)
	}
	if !asked || c.IsSet("columns") {
		if err := d.answerColumns(c, !asked && !c.IsSet("columns")); err != nil {
			return err
		}
	}
	for _, q := range questions {
		if slices.ContainsFunc(q.flags, c.IsSet) {
			if err := q.answer(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// choose selects rows and groups.
func (d *description) choose(c *cli.Context) (err error) {
	d.where = c.StringSlice("where")
	where, err := d.conditions(d.where)
	if err != nil {
		return err
	}
	if d.rows = d.register.Select(where); len(d.rows) == 0 {
		if d.register.Rows() == 0 {
			return source.Say("%s has no rows below its header\n  a register has a row for each person", d.register.File)
		}
		return usageError{source.Say("no row of %s is where %s\n  leave a condition out; each of them holds for somebody", d.register.File, strings.Join(d.where, " and "))}
	}
	for _, names := range c.StringSlice("by") {
		parts := []string{names} // a comma may be in the name
		if _, err := d.register.Column(names); err != nil {
			parts = commas(names)
		}
		for _, name := range parts {
			x, err := d.column(name)
			if err != nil {
				return err
			}
			d.by = append(d.by, x)
		}
	}
	if d.groups, err = register.Groups(d.by, d.rows); err != nil {
		return usageError{err}
	}
	return nil
}

// column returns a column that an option names.
func (d *description) column(name string) (*register.Column, error) {
	x, err := d.register.Column(name)
	if err != nil {
		return nil, usageError{err}
	}
	d.used = append(d.used, x)
	return x, nil
}

// conditions reads conditions on columns.
func (d *description) conditions(texts []string) ([]register.Condition, error) {
	all, err := d.register.Conditions(texts)
	if err != nil {
		return nil, usageError{err}
	}
	for _, c := range all {
		d.used = append(d.used, c.Column)
	}
	return all, nil
}

// print writes the tables for people, a record a number for programs.
func (d *description) print() error {
	switch d.out.format {
	case "json":
		return d.out.json(d.record())
	case "csv", "tsv":
		return d.out.table(d.long(), d.voice)
	}
	return d.out.tables(d.voice, d.tables...)
}

// finish tells what is wrong with the columns that were used. Cells that do not count make
// the exit status.
func (d *description) finish() error {
	var all source.Problems
	for _, x := range d.register.Columns {
		if slices.Contains(d.used, x) {
			all = append(all, x.Problems...)
		}
	}
	for _, p := range all {
		told := *d.voice.problem(p)
		if !p.Stops() {
			told.Message = d.voice.say(string(p.Severity)) + ": " + told.Message
		}
		fmt.Fprintln(d.out.env.stderr, "mening:", cleanError(&told))
	}
	if all.Err() != nil {
		return errFindings
	}
	return nil
}
