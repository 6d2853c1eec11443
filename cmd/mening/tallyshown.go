package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding/statistics"
	"mening/coding/tally"
	"mening/corpus/source"
	"mening/corpus/table"
)

func percentNames() []string { return []string{"column", "row", "participants"} }
func layoutNames() []string  { return []string{"columns", "brackets", "of"} }

// shown is what a tally's cells show.
type shown struct {
	counts  []string
	percent string
	as      string // one of layoutNames
	// people says that the table is read by people, not by programs.
	people         bool
	rate, interval bool
	test           bool
	seed           uint64
	suppress       int // the threshold, 0 where nothing is hidden
	level          int
	codes          bool       // --level codes
	diff           *twoValues // nil without
}

// twoValues is what --diff asks for.
type twoValues struct {
	field  string
	values [2]string
}

func shownCounts(c *cli.Context) (shown, error) {
	s := shown{percent: c.String("percent"), as: c.String("as"), rate: c.Bool("rate"), interval: c.Bool("interval"),
		test: c.Bool("test"), seed: c.Uint64("seed"), suppress: c.Int("suppress")}
	for name := range strings.SplitSeq(c.String("count"), ",") {
		name = strings.TrimSpace(name)
		if !slices.Contains(tally.Measures(), name) {
			return s, usageError{source.Say("cannot count %q\n  %s", name, source.Meant(name, tally.Measures()))}
		}
		if slices.Contains(s.counts, name) {
			return s, usageError{source.Say("%q stands twice in --count\n  name each count once", name)}
		}
		s.counts = append(s.counts, name)
	}
	if s.percent != "" && !slices.Contains(percentNames(), s.percent) {
		return s, usageError{source.Say("%s cannot be %q\n  %s", "--percent", s.percent, source.Meant(s.percent, percentNames()))}
	}
	if !slices.Contains(layoutNames(), s.as) {
		return s, usageError{source.Say("%s cannot be %q\n  %s", "--as", s.as, source.Meant(s.as, layoutNames()))}
	}
	if c.IsSet("suppress") && s.suppress < 3 {
		return s, usageError{source.Say("%s cannot be %d\n  say 3 or more: what is above 0 and under 2 can only be 1", "--suppress", s.suppress)}
	}
	if c.IsSet("seed") && !s.test {
		return s, usageError{source.Say("--seed is for the permutations of --test\n  add --test, or leave --seed out")}
	}
	if err := s.readLevel(c); err != nil {
		return s, err
	}
	if err := s.readDiff(c); err != nil {
		return s, err
	}
	return s, s.settle(c.IsSet("count"))
}

// readLevel reads --level.
func (s *shown) readLevel(c *cli.Context) error {
	level := c.String("level")
	if level == "" {
		return nil
	}
	if rows := c.String("rows"); rows != "category" && rows != "code" {
		return usageError{source.Say("rows of %ss have no levels\n  leave --level or --rows out", rows)}
	}
	if level == "codes" || level == "code" {
		s.codes = true
		return nil
	}
	n, err := strconv.Atoi(level)
	if err != nil || n < 1 {
		return usageError{source.Say("%s cannot be %q\n  say 1 for the categories, 2 for those below them and so on, or codes", "--level", level)}
	}
	s.level = n
	return nil
}

// readDiff reads --diff.
func (s *shown) readDiff(c *cli.Context) error {
	if !c.IsSet("diff") {
		return nil
	}
	field, values, _ := strings.Cut(c.String("diff"), "=")
	from, to, ok := strings.Cut(values, ",")
	field, from, to = strings.TrimSpace(field), strings.TrimSpace(from), strings.TrimSpace(to)
	if !ok || field == "" || from == "" || to == "" || strings.Contains(to, ",") {
		return usageError{source.Say("%q names no two values\n  write --diff FIELD=FROM,TO, as wave=before,follow-up", c.String("diff"))}
	}
	if s.percent != "" && s.percent != "participants" {
		return usageError{source.Say("--diff has no per cent of the %s\n  use --percent participants", s.percent)}
	}
	s.diff = &twoValues{field: field, values: [2]string{from, to}}
	return nil
}

// settle adds the counts that other options are of; counts that somebody asked
// for are not replaced.
func (s *shown) settle(asked bool) error {
	ofPeople := ""
	switch {
	case s.test:
		ofPeople = "--test"
	case s.interval:
		ofPeople = "--interval"
	}
	if ofPeople != "" && asked && !slices.Contains(s.counts, "participants") {
		return usageError{source.Say("%s is of participants, not of %s: those of one person are not independent of each other\n  add participants to --count",
			ofPeople, strings.Join(s.counts, ", "))}
	}
	if s.interval || s.as != "columns" && s.percent == "" {
		if s.percent != "" && s.percent != "participants" {
			return usageError{source.Say("--interval is of the share of participants, not of the %s\n  use --percent participants, or leave --percent out", s.percent)}
		}
		s.percent = "participants"
		ofPeople = "participants"
	}
	if s.rate && asked && !slices.Contains(s.counts, "units") {
		return usageError{source.Say("--rate is of units\n  add units to --count")}
	}
	switch {
	case asked:
	case s.diff != nil:
		s.counts = []string{"units", "participants"}
	case ofPeople != "" && !s.rate:
		s.counts = []string{"participants"}
	}
	if (s.percent == "participants" || ofPeople != "") && !slices.Contains(s.counts, "participants") {
		s.counts = append(s.counts, "participants")
	}
	return nil
}

// number returns what a cell shows of one of its counts: what was decided, and for
// people in brackets what is only proposed beyond it.
func (s shown) number(t *tally.Tally, node, group int, name string) any {
	c := &t.Cells[node][group]
	switch {
	case c.Suppression == tally.Few && name == "participants":
		return fmt.Sprintf("<%d", s.suppress)
	case c.Suppression != tally.Shown:
		return "–"
	case !t.Decided:
		return c.Counts.Of(name)
	}
	if s.people {
		return fmt.Sprint(c.Decided.Of(name)) + s.beyond(t, node, group, name)
	}
	return c.Decided.Of(name)
}

// beyond returns what is only proposed beyond a number as it stands behind it for
// people, empty where there is nothing.
func (s shown) beyond(t *tally.Tally, node, group int, name string) string {
	if count, ok := s.proposed(t, node, group, name).(int); ok && t.Decided && count > 0 {
		return fmt.Sprintf(" (+%d)", count)
	}
	return ""
}

// proposed returns what is only proposed.
func (s shown) proposed(t *tally.Tally, node, group int, name string) any {
	c := &t.Cells[node][group]
	if c.Suppression != tally.Shown {
		return "–"
	}
	return c.Counts.Of(name) - c.Decided.Of(name)
}

// whole returns what a count is a share of; ok is false where there is nothing
// that it is a share of, or the cell or its whole is hidden.
func (s shown) whole(t *tally.Tally, node, group int, name string) (whole int, ok bool) {
	last := len(t.Groups) - 1
	if t.Cells[node][group].Suppression != tally.Shown {
		return 0, false
	}
	switch {
	case s.percent == "column" && name == "units":
		whole = t.SettledUnits(group)
	case s.percent == "row" && t.Cells[node][last].Suppression == tally.Shown:
		whole = t.Settled(node, last).Of(name)
	case s.percent == "participants" && name == "participants":
		whole = t.Groups[group].Participants
	}
	return whole, whole > 0
}

// share returns what people have decided of a count, or all of it while they have
// decided nothing, in per cent of its whole.
func (s shown) share(t *tally.Tally, node, group int, name string) (percent float64, ok bool) {
	whole, ok := s.whole(t, node, group, name)
	if !ok {
		return 0, false
	}
	return table.Percent(t.Settled(node, group).Of(name), whole), true
}

// limits returns the interval of a share of participants, in per cent.
func (s shown) limits(t *tally.Tally, node, group int) (low, high float64, ok bool) {
	if t.Cells[node][group].Suppression != tally.Shown {
		return 0, 0, false
	}
	low, high, ok = statistics.Wilson(t.Settled(node, group).Participants, t.Groups[group].Participants, 0.95)
	return 100 * low, 100 * high, ok
}

// perThousand returns units per 1,000 words of the group.
func (s shown) perThousand(t *tally.Tally, node, group int) (rate float64, ok bool) {
	if words := t.Groups[group].Words; t.Cells[node][group].Suppression == tally.Shown && words > 0 {
		return 1000 * float64(t.Settled(node, group).Units) / float64(words), true
	}
	return 0, false
}

// shares reports whether a count is followed by its share.
func (s shown) shares(name string) bool {
	switch s.percent {
	case "column":
		return name == "units"
	case "row":
		return true
	case "participants":
		return name == "participants"
	}
	return false
}
