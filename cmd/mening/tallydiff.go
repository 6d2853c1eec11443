package main

import (
	"mening/coding/statistics"
	"mening/coding/tally"
)

// difference compares two values of a field and prints.
func (s *coded) difference(o tally.Options, shown shown) error {
	d, err := tally.Compare(s.corpus, s.book, s.observations, o, shown.diff.field, shown.diff.values)
	if err != nil {
		return usageError{err}
	}
	if shown.suppress > 0 {
		measures := shown.counts
		if s.out.format == "json" {
			measures = []string{"units", "participants"} // what it holds
		}
		d.Suppress(shown.suppress, measures)
	}
	l := &diffLayout{Difference: d, shown: shown, v: s.voice}
	if shown.test {
		l.test()
	}
	everybody := l.table(s.voice.say("From %s to %s: everybody", l.label(0), l.label(1)), o.Rows, l.everybody)
	same := l.table(s.voice.say("From %s to %s: participants who are in both", l.label(0), l.label(1)), o.Rows, l.inBoth)
	everybody.Notes = append(s.selectedNote(), l.notes(true)...)
	same.Notes = l.sameNotes()
	if s.out.format == "text" && shown.suppress == 0 && len(d.Nodes) > 0 {
		everybody.Notes = append(everybody.Notes, s.voice.say("behind a number: %s", l.command(nil)))
		if n := len(d.Both); n > 0 && n <= mostNamed {
			same.Notes = append(same.Notes, s.voice.say("behind a number: %s", l.command(d.Both)))
		}
	}
	if s.out.draws() {
		if err := s.drawDifference(l, everybody); err != nil {
			return err
		}
	}
	if s.out.format == "json" {
		return s.out.json(diffRecord{l, s.conditions})
	}
	if !shown.people && s.out.format != "xlsx" { // one header, a row a node
		for i := range everybody.Rows {
			everybody.Rows[i] = append(everybody.Rows[i], same.Rows[i][1:]...)
		}
		everybody.Columns = append(everybody.Columns, same.Columns[1:]...)
		return s.out.table(everybody, s.voice)
	}
	return s.out.tables(s.voice, everybody, same)
}

// diffLayout lays a difference out.
type diffLayout struct {
	*tally.Difference
	shown shown
	v     *voice
	tests [][]changeTest // by node, then by group
	count int            // of tests
}

// changeTest is McNemar's test of one row in one group.
type changeTest struct {
	defined     bool
	p, adjusted float64
}

// test tests every row in every group; Holm's adjustment is over all of them.
func (l *diffLayout) test() {
	var ps []float64
	l.tests = make([][]changeTest, len(l.Nodes))
	for i := range l.Nodes {
		l.tests[i] = make([]changeTest, len(l.Groups))
		for g := range l.Groups {
			c, x := &l.Cells[i][g], &l.tests[i][g]
			if x.p, x.defined = statistics.McNemar(c.Lost, c.Gained); x.defined && c.Hidden {
				x.defined = false
			}
			if x.defined {
				ps = append(ps, x.p)
			}
		}
	}
	l.count = len(ps)
	adjusted := statistics.Holm(ps)
	for i := range l.tests {
		for g := range l.tests[i] {
			if l.tests[i][g].defined {
				l.tests[i][g].adjusted, adjusted = adjusted[0], adjusted[1:]
			}
		}
	}
}

// label returns one of the two values as it is shown.
func (l *diffLayout) label(k int) string {
	return l.v.groupLabel(l.Field, l.Values[k], l.Labels[k])
}

// group returns how a group is shown, and what stands before its keys; both are
// empty where there are no groups.
func (l *diffLayout) group(g int) (title, key string) {
	x := &l.Groups[g]
	switch {
	case l.By == "":
		return "", ""
	case x.Value == tally.All:
		return l.v.say("Total"), "total "
	}
	return l.v.groupLabel(l.By, x.Value, x.Label), x.Value + " "
}
