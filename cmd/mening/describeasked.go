package main

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"mening/coding/register"
	"mening/corpus/source"
	"mening/corpus/table"
)

// answerTarget tells how many rows there are of those that were the goal.
func (d *description) answerTarget(c *cli.Context) error {
	target := c.Int("target")
	if target < 1 {
		return usageError{source.Say("%s cannot be %d\n  give the number of people that was the goal, from 1", "--target", target)}
	}
	d.targets(target)
	return nil
}

func (d *description) targets(target int) {
	v := d.voice
	t := &table.Table{Caption: d.caption(v.say("Goal and reached")), Columns: []table.Column{{Key: "group", Title: v.say("group")},
		{Key: "n", Title: v.say("reached"), Number: true}, {Key: "goal", Title: v.say("goal"), Number: true}, {Key: "%", Number: true, Decimals: -1}}}
	for i := range d.groups {
		g := &d.groups[i]
		t.Rows = append(t.Rows, []any{d.groupName(g), len(g.Rows), target, table.Percent(len(g.Rows), target)})
		d.add(describeRecord{Part: "target", Group: g.ID(), N: len(g.Rows), Of: &target})
	}
	t.Notes = append(d.selected(), v.say("per cent of the goal of %d", target))
	few := &fewNote{}
	few.add(v.say("goal"), target)
	t.Notes = append(t.Notes, few.notes(v)...)
	d.tables = append(d.tables, t)
}

// answerShare tells how many rows there are of something, of each denominator,
// and whether that is the goal.
func (d *description) answerShare(c *cli.Context) error {
	texts, goal, err := d.shareAsked(c)
	if err != nil {
		return usageError{err}
	}
	what, err := d.conditions(texts)
	if err != nil {
		return err
	}
	of, err := d.conditions(c.StringSlice("of"))
	if err != nil {
		return err
	}
	v := d.voice
	t := &table.Table{Caption: d.caption(v.say("Share of %s", conditionsText(what))), Columns: []table.Column{
		{Key: "of", Title: v.say("of"), Wrap: true}, {Key: "n", Number: true}, {Key: "whole", Title: v.say("denominator"), Number: true},
		{Key: "%", Number: true, Decimals: -1}}}
	if goal > 0 {
		t.Columns = append(t.Columns, table.Column{Key: "goal", Title: v.say("goal") + "\n%", Number: true, Decimals: goalDecimals(goal)}, table.Column{Key: "reached", Title: v.say("reached")})
	}
	few := &fewNote{}
	for _, s := range register.Shares(what, of, d.groups) {
		level := 0
		if len(d.by) > 0 {
			level = 1
			t.Rows = append(t.Rows, []any{d.groupName(&s.Group)})
		}
		for _, x := range s.Of {
			if x.Kind == register.WithValue && x.Of == len(s.Group.Rows) {
				continue // all have one
			}
			name := d.denominator(x, what)
			row := []any{table.Indented{Level: level, Text: name}, x.N, x.Of, table.Percent(x.N, x.Of)}
			record := describeRecord{Part: "share", Value: conditionsText(what), Group: s.Group.ID(), Denominator: string(x.Kind), N: x.N, Of: &x.Of}
			if x.Kind == register.Told {
				record.Denominator = conditionsText(x.Conditions)
			}
			if goal > 0 {
				record.Goal = &goal
				if row = append(row, goal); x.Of > 0 {
					row = append(row, v.say(map[bool]string{true: "yes", false: "no"}[100*float64(x.N) >= goal*float64(x.Of)]))
				}
			}
			if len(d.by) > 0 {
				name = d.groupName(&s.Group) + ", " + name
			}
			few.add(name, x.Of)
			t.Rows = append(t.Rows, row)
			d.add(record)
		}
	}
	t.Notes = append(append(d.selected(), d.emptyGroups()...), few.notes(v)...)
	d.tables = append(d.tables, t)
	return nil
}

// shareAsked returns the conditions of the share and its goal in per cent, 0
// for none.
func (d *description) shareAsked(c *cli.Context) (conditions []string, goal float64, err error) {
	conditions = c.StringSlice("share")
	if text := c.String("target-share"); text != "" {
		column, percent, named := strings.Cut(text, "=")
		if !named {
			percent = column
		}
		percent = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(percent), "%"))
		goal, err = strconv.ParseFloat(strings.Replace(percent, ",", ".", 1), 64)
		if err != nil || !(goal > 0 && goal <= 100) {
			return nil, 0, source.Say("%s cannot be %q\n  write COLUMN=40 of a column of yes and no, or 40 with --share", "--target-share", text)
		}
		if named {
			x, err := d.column(column)
			if err != nil {
				return nil, 0, err
			}
			if x.Type != register.YesNo {
				return nil, 0, source.Say("the column %q holds no yes and no\n  write --share '%s=VALUE' --target-share %s", x.Name, x.Name, percent)
			}
			conditions = append(slices.Clone(conditions), x.Name+"="+x.Levels[0].ID)
		}
	}
	if len(conditions) == 0 {
		return nil, 0, source.Say("nothing says of what the share is\n  write --share COLUMN=VALUE")
	}
	return conditions, goal, nil
}

// goalDecimals is how many decimals a goal needs.
func goalDecimals(goal float64) int {
	if goal == float64(int(goal)) {
		return -1
	}
	return 1
}

// conditionsText writes conditions as people read them.
func conditionsText(all []register.Condition) string {
	var out []string
	for i := range all {
		out = append(out, all[i].String())
	}
	return strings.Join(out, "; ")
}

// conditionName says a condition to people.
func (d *description) conditionName(x register.Condition) string {
	values := strings.Join(x.Values, ", ")
	if x.Not {
		values = d.voice.say("not %s", values)
	}
	return x.Column.Label + ": " + values
}

// denominator names a denominator.
func (d *description) denominator(x register.Denominator, what []register.Condition) string {
	switch x.Kind {
	case register.Told:
		return conditionsText(x.Conditions)
	case register.WithValue:
		var names []string
		for _, c := range what {
			if !slices.Contains(names, c.Column.Name) {
				names = append(names, c.Column.Name)
			}
		}
		return d.voice.say("those with a value in %s", strings.Join(names, ", "))
	}
	return d.voice.say("all rows")
}

// answerDuration describes the time between two dates.
func (d *description) answerDuration(c *cli.Context) error {
	names := commas(c.String("duration"))
	if len(names) != 2 {
		return usageError{source.Say("--duration names %d columns\n  write --duration STARTED,FINISHED", len(names))}
	}
	unit := register.Unit(c.String("unit"))
	if !slices.Contains(register.Units(), unit) {
		return usageError{source.Say("%s cannot be %q\n  %s", "--unit", unit, source.Meant(string(unit), texts(register.Units())))}
	}
	var until time.Time
	from, err := d.column(names[0])
	if err != nil {
		return err
	}
	to, err := d.column(names[1])
	if err != nil {
		return err
	}
	if text := c.String("until"); text != "" {
		if until, err = register.ParseDate(text); err != nil {
			return usageError{err}
		}
	}
	s, err := d.register.Durations(from, to, unit, until, d.groups)
	if err != nil {
		return usageError{err}
	}
	d.durations(s)
	return nil
}

func (d *description) durations(s register.Spells) {
	v := d.voice
	t := &table.Table{Caption: d.caption(v.say("Time from %s to %s, in "+string(s.Unit), s.From.Label, s.To.Label)), Columns: d.numberColumns(v.say("who"))}
	ongoing := v.say("ongoing")
	if !s.Until.IsZero() {
		ongoing = v.say("ongoing, up to %s", s.Until.Format(time.DateOnly))
	}
	columns := s.From.Name + " – " + s.To.Name
	for i := range s.Groups {
		x, level := &s.Groups[i], 0
		if len(d.by) > 0 {
			level = 1
			t.Rows = append(t.Rows, []any{d.groupName(&x.Group)})
		}
		t.Rows = append(t.Rows, append([]any{table.Indented{Level: level, Text: v.say("ended")}}, numberCells(&x.Ended)...))
		d.add(describeRecord{Part: "duration", Column: columns, Value: "ended", Group: x.Group.ID(), Unit: string(s.Unit), N: x.Ended.N, numbers: &x.Ended})
		record := describeRecord{Part: "duration", Column: columns, Value: "ongoing", Group: x.Group.ID(), Unit: string(s.Unit), N: x.Ongoing}
		row := []any{table.Indented{Level: level, Text: ongoing}, x.Ongoing}
		if !s.Until.IsZero() {
			row, record.numbers = append(row[:1], numberCells(&x.SoFar)...), &x.SoFar
		}
		t.Rows = append(t.Rows, row)
		d.add(record)
	}
	wholeColumns(t)
	all := &s.Groups[len(s.Groups)-1]
	t.Notes = append(d.selected(), v.say("SD = standard deviation of a sample; Q1 and Q3 = quartiles, as spreadsheets give them"))
	if s.Unit == register.Months {
		t.Notes = append(t.Notes, v.say("months of the calendar; what is left of one is a share of that month"))
	}
	for _, n := range []struct {
		n    int
		name string
		text string
	}{
		{all.NoStart, "no start", "without a value in %s, not counted: %d"},
		{all.Faulty, "faulty", "with an end that is no date or lies before the start, not counted: %d"},
		{all.NotBegun, "not begun", "begun after the last day, not counted: %d"},
	} {
		if n.n == 0 {
			continue
		}
		args := []any{n.n}
		if n.name == "no start" {
			args = []any{s.From.Label, n.n}
		}
		t.Notes = append(t.Notes, v.say(n.text, args...))
		d.add(describeRecord{Part: "missing", Column: columns, Value: n.name, N: n.n, Of: new(len(d.rows))})
	}
	t.Notes = append(t.Notes, d.emptyGroups()...)
	d.tables = append(d.tables, t)
}
