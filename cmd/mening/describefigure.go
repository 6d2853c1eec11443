package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"mening/coding/figure"
	"mening/coding/register"
	"mening/corpus/source"
	"mening/corpus/table"
)

// personFigures are the ways to draw the times of persons: over the calendar, or in
// months since each began, the longest first.
func personFigures() []string { return []string{"calendar", "months"} }

// draw draws what was asked for: times as a line a person, transitions as
// bands, goals and shares as stages of a way, columns as bars. Where several were
// asked for, the first of these.
func (d *description) draw(c *cli.Context) error {
	if !d.out.draws() {
		return nil
	}
	kind, err := d.out.figure.kindOf(personFigures()...)
	if err != nil {
		return err
	}
	if c.IsSet("figure-kind") && !c.IsSet("duration") {
		return usageError{source.Say("--figure-kind %s is a way to draw the time that persons took\n  add --duration FROM,TO, or leave --figure-kind out", kind)}
	}
	var drawing figure.Drawing
	switch {
	case c.IsSet("duration"):
		drawing, err = d.personsFigure(c, kind == "months")
	case c.IsSet("from"):
		drawing, err = d.transitionsFigure(c)
	case c.IsSet("target") || c.IsSet("share") || c.IsSet("target-share"):
		drawing, err = d.flowFigure(c)
	default:
		drawing, err = d.columnsFigure(c)
	}
	if err != nil {
		return err
	}
	return d.out.draw(d.voice, drawing)
}

// transitionsFigure draws from what to what all rows went.
func (d *description) transitionsFigure(c *cli.Context) (figure.Drawing, error) {
	from, err := d.column(c.String("from"))
	if err != nil {
		return nil, err
	}
	to, err := d.column(c.String("to"))
	if err != nil {
		return nil, err
	}
	x, err := register.CountTransitions(from, to, d.groups[len(d.groups)-1:])
	if err != nil {
		return nil, usageError{err}
	}
	flow := x.Flows[0]
	out := figure.Transitions{Title: d.voice.say("From %s to %s", from.Label, to.Label), FromName: from.Label, ToName: to.Label,
		Notes: append(d.selected(), d.withoutBoth(&x, &flow)...)}
	used := func(totals []int) []int { // without those that nobody has
		var kept []int
		for i, n := range totals {
			if n > 0 {
				kept = append(kept, i)
			}
		}
		return kept
	}
	for _, i := range used(flow.FromTotals) {
		out.From = append(out.From, from.Levels[i].Label)
		var row []figure.Count
		for _, j := range used(flow.ToTotals) {
			row = append(row, figure.Count{N: float64(flow.N[i][j])})
		}
		out.Counts = append(out.Counts, row)
	}
	for _, j := range used(flow.ToTotals) {
		out.To = append(out.To, to.Levels[j].Label)
	}
	return out, nil
}

// flowFigure draws the goal, the rows, and those for whom one condition of the
// share after the other holds.
func (d *description) flowFigure(c *cli.Context) (figure.Drawing, error) {
	v := d.voice
	out := figure.Flow{Title: d.caption(v.say("Goal and reached")), Notes: d.selected()}
	target := d.target
	if c.IsSet("target") {
		target = c.Int("target")
	}
	if target > 0 && len(d.where) == 0 { // the goal is one of all rows
		out.Stages = append(out.Stages, figure.Stage{Name: capital(v.say("goal")), N: target})
	}
	all := len(out.Stages)
	out.Stages = append(out.Stages, figure.Stage{Name: capital(v.say("all rows")), N: len(d.rows)})
	texts := c.StringSlice("share")
	if c.IsSet("target-share") {
		var err error
		if texts, _, err = d.shareAsked(c); err != nil {
			return nil, usageError{err}
		}
	}
	conditions, err := d.conditions(texts)
	if err != nil {
		return nil, err
	}
	for i := range conditions {
		shares := register.Shares(conditions[:i+1], nil, d.groups[len(d.groups)-1:])
		x := conditions[i]
		stage := figure.Stage{Name: d.conditionName(x), N: shares[0].N, Of: []int{len(out.Stages) - 1}}
		if stage.Of[0] != all {
			stage.Of = append(stage.Of, all)
		}
		out.Stages[len(out.Stages)-1].Rest = v.say("others")
		out.Stages = append(out.Stages, stage)
	}
	if all > 0 {
		out.Stages[0].Rest = ""
	}
	return out, nil
}

// capital returns a text that begins with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// personsFigure draws a line a row from one date to the other, or from one place.
// Rows for which the conditions of --share hold are marked.
func (d *description) personsFigure(c *cli.Context, fromStart bool) (figure.Drawing, error) {
	names := commas(c.String("duration"))
	from, err := d.column(names[0])
	if err != nil {
		return nil, err
	}
	to, err := d.column(names[1])
	if err != nil {
		return nil, err
	}
	out := figure.Persons{Title: d.caption(d.voice.say("From %s to %s", from.Label, to.Label)), FromStart: fromStart, Notes: d.selected()}
	if text := c.String("until"); text != "" {
		if out.Until, err = register.ParseDate(text); err != nil {
			return nil, usageError{err}
		}
	}
	marked, err := d.conditions(c.StringSlice("share"))
	if err != nil {
		return nil, err
	}
	var rows []int
	if len(marked) > 0 {
		var names []string
		for _, x := range marked {
			names = append(names, d.conditionName(x))
		}
		rows, out.Marked = d.register.Select(marked), strings.Join(names, "; ")
	}
	groups := d.smallest()
	unfit := 0
	for i := range groups {
		g := figure.PersonGroup{Name: d.groupName(&groups[i])}
		for _, row := range groups[i].Rows {
			p := figure.Person{Name: d.register.RowName(row), Marked: slices.Contains(rows, row)}
			p.Start, _ = from.Date(row)
			end, ok := to.Date(row)
			switch {
			case ok && end.Before(p.Start) || to.Invalid(row):
				unfit++
				continue
			case !out.Until.IsZero() && p.Start.After(out.Until):
				continue // told below the table
			case ok && (out.Until.IsZero() || !end.After(out.Until)):
				p.End = end
			}
			g.Persons = append(g.Persons, p)
		}
		if len(g.Persons) > 0 {
			out.Groups = append(out.Groups, g)
		}
	}
	if unfit > 0 {
		out.Notes = append(out.Notes, d.voice.say("with an end that is no date or lies before the start, not counted: %d", unfit))
	}
	return out, nil
}

// smallest returns the groups that are no sums of others.
func (d *description) smallest() []register.Group {
	if len(d.by) == 0 {
		return d.groups
	}
	return slices.DeleteFunc(slices.Clone(d.groups), func(g register.Group) bool { return g.Margin() })
}

// columnsFigure draws the values of the columns that are counted as bars:
// answers as parts of a whole where all columns have the same.
func (d *description) columnsFigure(c *cli.Context) (figure.Drawing, error) {
	columns, err := d.columns(c.String("columns"))
	if err != nil {
		return nil, usageError{err}
	}
	var counted, answers []*register.Column
	for _, x := range columns {
		switch {
		case slices.Contains(d.by, x):
		case x.Type == register.Likert:
			counted, answers = append(counted, x), append(answers, x)
		case x.Type == register.Category || x.Type == register.YesNo:
			counted = append(counted, x)
		}
	}
	if len(counted) == 0 {
		return nil, usageError{source.Say("none of these columns is counted, and only what is counted is drawn as bars\n  name columns of categories or answers with --columns, or draw --duration, --from and --to, or --share")}
	}
	if len(answers) == len(counted) && len(d.by) == 0 && sameLevels(answers) {
		return d.answersFigure(answers), nil
	}
	return d.frequencyFigure(counted), nil
}

func sameLevels(all []*register.Column) bool {
	return !slices.ContainsFunc(all, func(x *register.Column) bool { return !slices.Equal(x.Levels, all[0].Levels) })
}

// answersFigure stacks the shares of answers to 100 per cent.
func (d *description) answersFigure(columns []*register.Column) figure.Drawing {
	out := figure.Bars{Title: d.voice.say("Answers in %s", baseName(d.register.File)), Arrange: figure.Stacked, Unit: "%", Whole: 100, Notes: d.selected()}
	for _, level := range columns[0].Levels {
		out.Series = append(out.Series, level.Label)
	}
	for _, x := range columns {
		f := register.Frequencies(x, d.groups)
		out.Rows = append(out.Rows, fmt.Sprintf("%s (n=%d)", x.Label, f.Of[0]))
		var row []figure.Count
		for level := range x.Levels {
			share := table.Percent(f.N[level][0], f.Of[0])
			row = append(row, figure.Count{N: share, Hidden: math.IsNaN(share)})
		}
		out.Counts = append(out.Counts, row)
	}
	return out
}

// withShare writes a number with its share in whole per cent.
func (d *description) withShare(n, of int) string {
	blank := ""
	if d.voice.swedish {
		blank = " "
	}
	return fmt.Sprintf("%d (%s%s%%)", n, table.Fixed(table.Percent(n, of), 0), blank)
}

// frequencyFigure draws the number of each value, below the name of its column.
func (d *description) frequencyFigure(columns []*register.Column) figure.Drawing {
	out := figure.Bars{Title: d.caption(d.voice.say("Frequencies in %s", baseName(d.register.File))), Notes: d.selected()}
	groups := d.smallest()
	for i := range groups {
		out.Series = append(out.Series, fmt.Sprintf("%s\nn=%d", strings.Join(d.groupNames(&groups[i]), "\n"), len(groups[i].Rows)))
	}
	for _, x := range columns {
		f := register.Frequencies(x, groups)
		heading := make([]figure.Count, len(groups))
		// Who has no value has no bar: then the column has a size of its own.
		missing := slices.ContainsFunc(groups, func(g register.Group) bool { n, _ := x.Count(g.Rows); return n < len(g.Rows) })
		for g := range heading {
			heading[g] = figure.Count{Text: " ", Hidden: true}
			if missing {
				heading[g].Text = fmt.Sprintf("n=%d", f.Of[g])
			}
		}
		out.Rows, out.Levels, out.Counts = append(out.Rows, x.Label), append(out.Levels, 0), append(out.Counts, heading)
		for level, value := range x.Levels {
			row := make([]figure.Count, len(groups))
			for g := range groups {
				n := f.N[level][g]
				row[g].N = float64(n)
				if len(d.by) == 0 && f.Of[g] > 0 {
					row[g].Text = d.withShare(n, f.Of[g])
				}
			}
			out.Rows, out.Levels, out.Counts = append(out.Rows, value.Label), append(out.Levels, 1), append(out.Counts, row)
		}
	}
	return out
}
