package main

import (
	"github.com/urfave/cli/v2"

	"mening/coding/register"
	"mening/corpus/source"
	"mening/corpus/table"
)

// answerTransitions counts from what to what rows went.
func (d *description) answerTransitions(c *cli.Context) error {
	if c.String("from") == "" || c.String("to") == "" {
		return usageError{source.Say("--from and --to belong together\n  write --from BEFORE --to AFTER")}
	}
	from, err := d.column(c.String("from"))
	if err != nil {
		return err
	}
	to, err := d.column(c.String("to"))
	if err != nil {
		return err
	}
	x, err := register.CountTransitions(from, to, d.groups)
	if err != nil {
		return usageError{err}
	}
	d.transitions(x)
	return nil
}

// transitions lays transitions out: from below each other, to beside each
// other.
func (d *description) transitions(x register.Transitions) {
	v := d.voice
	t := &table.Table{Caption: d.caption(v.say("From %s to %s", x.From.Label, x.To.Label)),
		Columns: []table.Column{{Key: "from", Title: x.From.Label}}}
	for _, level := range x.To.Levels {
		t.Columns = append(t.Columns, table.Column{Key: level.ID + " n", Title: level.Label + "\nn", Number: true},
			table.Column{Key: level.ID + " %", Title: "%", Number: true, Decimals: -1})
	}
	t.Columns = append(t.Columns, table.Column{Key: "total n", Title: v.say("Total") + "\nn", Number: true})
	few := &fewNote{}
	for i := range x.Flows {
		d.flow(t, &x, &x.Flows[i], few)
	}
	if len(d.by) == 0 {
		t.Total = 1
	}
	t.Notes = append(d.selected(), v.say("per cent of the row, whose number is its total"))
	for i := range x.Flows {
		t.Notes = append(t.Notes, d.withoutBoth(&x, &x.Flows[i])...)
	}
	t.Notes = append(t.Notes, d.emptyGroups()...)
	t.Notes = append(t.Notes, few.notes(v)...)
	d.tables = append(d.tables, t)
}

// flow adds the rows of one group.
func (d *description) flow(t *table.Table, x *register.Transitions, f *register.Flow, few *fewNote) {
	level := 0
	if len(d.by) > 0 {
		level = 1
		t.Rows = append(t.Rows, []any{d.groupName(&f.Group)})
	}
	add := func(id, label string, counts []int, total int) {
		row := []any{table.Indented{Level: level, Text: label}}
		for to, n := range counts {
			row = append(row, n, table.Percent(n, total))
			d.add(describeRecord{Part: "transition", Column: x.From.Name, Value: id, ToColumn: x.To.Name, To: x.To.Levels[to].ID, Group: f.Group.ID(), N: n, Of: &total})
		}
		t.Rows = append(t.Rows, append(row, total))
		if len(d.by) > 0 {
			label = d.groupName(&f.Group) + ", " + label
		}
		few.add(label, total)
	}
	for from, value := range x.From.Levels {
		add(value.ID, value.Label, f.N[from], f.FromTotals[from])
	}
	add("", d.voice.say("Total"), f.ToTotals, f.Total)
}

// withoutBoth tells the rows of a group that went nowhere that is known.
func (d *description) withoutBoth(x *register.Transitions, f *register.Flow) []string {
	v := d.voice
	if f.NoFrom+f.NoTo+f.Neither == 0 {
		return nil
	}
	for _, n := range []struct {
		name string
		n    int
	}{{"from", f.NoFrom}, {"to", f.NoTo}, {"both", f.Neither}} {
		d.add(describeRecord{Part: "missing", Column: x.From.Name, ToColumn: x.To.Name, Value: n.name, Group: f.Group.ID(), N: n.n, Of: new(len(f.Group.Rows))})
	}
	text := v.say("not in the table: without a value in %s %d, in %s %d, in both %d; of %d rows", x.From.Label, f.NoFrom, x.To.Label, f.NoTo, f.Neither, len(f.Group.Rows))
	if len(d.by) > 0 {
		text = d.groupName(&f.Group) + ": " + text
	}
	return []string{text}
}
