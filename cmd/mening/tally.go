package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

func tallyCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "tally",
		Usage: "count how often each category occurs in each group",
		Description: `Prints the frequency table: for each category and group the number of distinct
meaning units, participants, interviews or parties. JSON holds a record for
every category, every code and every group.

EXAMPLES
   mening tally -s DIR --by stakeholder
   mening tally -s DIR --by stakeholder --rows code --where wave=follow-up
   mening tally -s DIR --by wave --count units,participants --percent participants
   mening tally -s DIR --by stakeholder --by wave -o table.csv --excel
   mening tally -s DIR --by stakeholder --figure tally.svg`,
		Flags: append(append(studyFlags(),
			&cli.StringSliceFlag{Name: "by", Usage: "group by `FIELD`; two, with a comma or given twice, are crossed (default: stakeholder)"},
			&cli.StringFlag{Name: "rows", Usage: "`ROWS` of the table: " + strings.Join(tally.RowKinds(), ", "), Value: "category"},
			&cli.StringFlag{Name: "count", Usage: "`WHAT` to count, several with commas: " + strings.Join(countNames(), ", "), Value: "units"},
			&cli.StringFlag{Name: "percent", Usage: "add per cent of the `WHOLE`: " + strings.Join(percentNames(), ", ")},
			whereFlag(), whoseFlag()), append(figureFlags(tallyFigures()...), outputFlags()...)...),
		Action: func(c *cli.Context) error {
			shown, err := shownCounts(c)
			if err != nil {
				return err
			}
			return e.coded(c, func(s *coded) error {
				rows := c.String("rows")
				if rows == "category" && s.out.format == "json" {
					rows = "code" // a program picks the level that it wants
				}
				t, err := tally.Count(s.corpus, s.book, s.observations, tally.Options{By: fields(c), Rows: rows, Where: s.where,
					Coders: s.decided.Coders, Decided: s.decided.Reviewed()})
				if err != nil {
					return usageError{err}
				}
				if s.out.draws() {
					people := shown
					people.people = true
					of := tallyTable(t, rows, people, s.voice)
					of.Notes = append(s.selectedNote(), of.Notes...)
					if err := s.drawTally(t, shown.counts, of); err != nil {
						return err
					}
				}
				if s.out.format == "json" {
					return s.out.json(tallyRecord{t, shown, s.conditions})
				}
				shown.people = s.out.forPeople()
				table := tallyTable(t, rows, shown, s.voice)
				table.Notes = append(s.selectedNote(), table.Notes...)
				return s.out.table(table, s.voice)
			})
		},
	}
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

func countNames() []string   { return []string{"units", "participants", "interviews", "parties"} }
func percentNames() []string { return []string{"column", "row", "participants"} }

// shown is what a tally's cells show.
type shown struct {
	counts  []string
	percent string
	// people says that the table is read by people, not by programs.
	people bool
}

func shownCounts(c *cli.Context) (shown, error) {
	var s shown
	for name := range strings.SplitSeq(c.String("count"), ",") {
		name = strings.TrimSpace(name)
		if !slices.Contains(countNames(), name) {
			return s, usageError{fmt.Errorf("cannot count %q\n  %s", name, source.DidYouMean(name, countNames()))}
		}
		s.counts = append(s.counts, name)
	}
	if s.percent = c.String("percent"); s.percent != "" && !slices.Contains(percentNames(), s.percent) {
		return s, usageError{fmt.Errorf("--percent cannot be %q\n  %s", s.percent, source.DidYouMean(s.percent, percentNames()))}
	}
	if s.percent == "participants" && !slices.Contains(s.counts, "participants") {
		s.counts = append(s.counts, "participants")
	}
	return s, nil
}

// of returns one of the counts of a cell.
func (s shown) of(counts tally.Counts, name string) int {
	switch name {
	case "participants":
		return counts.Participants
	case "interviews":
		return counts.Interviews
	case "parties":
		return counts.Parties
	}
	return counts.Units
}

// cell returns what a cell shows: what was decided, and for people in brackets
// what is only proposed beyond it.
func (s shown) cell(t *tally.Tally, node, group int, name string) any {
	c := &t.Cells[node][group]
	if !t.Decided {
		return s.of(c.Counts, name)
	}
	decided, proposed := s.of(c.Decided, name), s.proposed(t, node, group, name)
	if s.people && proposed > 0 {
		return fmt.Sprintf("%d (+%d)", decided, proposed)
	}
	return decided
}

func (s shown) proposed(t *tally.Tally, node, group int, name string) int {
	c := &t.Cells[node][group]
	return s.of(c.Counts, name) - s.of(c.Decided, name)
}

// share returns a count in per cent of its whole; ok is false where the count
// has no such share or the whole is nothing.
func (s shown) share(t *tally.Tally, node, group int, name string) (percent float64, ok bool) {
	whole := 0
	count := s.of(t.Cells[node][group].Counts, name)
	switch {
	case s.percent == "column" && name == "units":
		whole = t.Groups[group].Units
	case s.percent == "row":
		whole = s.of(t.Cells[node][len(t.Groups)-1].Counts, name)
	case s.percent == "participants" && name == "participants":
		whole = t.Groups[group].Participants
	}
	if whole == 0 {
		return 0, false
	}
	return 100 * float64(count) / float64(whole), true
}

// tallyTable lays a tally out: a row a node, a column a group and count.
func tallyTable(t *tally.Tally, rows string, s shown, v *voice) *table.Table {
	by := make([]string, len(t.By))
	for i, f := range t.By {
		by[i] = v.term(f)
	}
	out := &table.Table{Caption: v.say("Meaning units per %s", strings.Join(by, " × "))}
	if len(s.counts) != 1 || s.counts[0] != "units" {
		var counts []string
		for _, name := range s.counts {
			counts = append(counts, v.say(name))
		}
		out.Caption = v.say("%s per %s", strings.Join(counts, ", "), strings.Join(by, " × "))
	}
	out.Columns = append(out.Columns, table.Column{Key: "node", Title: v.term(rows)})
	several := len(s.counts) > 1
	for _, g := range t.Groups {
		for _, name := range s.counts {
			column := groupColumn(t, &g, name, several, v)
			out.Columns = append(out.Columns, column)
			if t.Decided && !s.people {
				out.Columns = append(out.Columns, table.Column{Key: column.Key + " proposed", Title: v.say("only proposed"), Number: true, Beside: true})
			}
			if s.shares(name) {
				out.Columns = append(out.Columns, table.Column{Key: groupKey(&g) + " " + name + " %", Title: "%", Number: true, Decimals: -1, Beside: true})
			}
		}
	}
	for i, n := range t.Nodes {
		name := n.Name
		if n.ID == "uncategorised" {
			name = v.say("uncategorised")
		}
		row := []any{table.Indented{Level: n.Depth, Text: name}}
		for g := range t.Groups {
			for _, count := range s.counts {
				row = append(row, s.cell(t, i, g, count))
				if t.Decided && !s.people {
					row = append(row, s.proposed(t, i, g, count))
				}
				if s.shares(count) {
					if share, ok := s.share(t, i, g, count); ok {
						row = append(row, share)
					} else {
						row = append(row, nil)
					}
				}
			}
		}
		out.Rows = append(out.Rows, row)
	}
	out.Notes = tallyNotes(t, s, v)
	return out
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

func groupKey(g *tally.Group) string {
	if g.Total() {
		return "total"
	}
	return strings.Join(g.Values, " / ")
}

// groupLabel returns the value of a field that heads a column.
func (v *voice) groupLabel(field, value, label string) string {
	switch {
	case value == corpus.Unknown:
		return v.say(value)
	case field == "stakeholder" && len([]rune(label)) > 12:
		return value // stakeholders are known by their short names
	}
	return v.label(field, value, label)
}

// groupColumn heads a column with the group and its size: participants in
// interviews.
func groupColumn(t *tally.Tally, g *tally.Group, name string, several bool, v *voice) table.Column {
	key := groupKey(g)
	title := v.say("Total")
	if !g.Total() {
		var parts []string
		for i, value := range g.Values {
			switch value {
			case tally.All:
				parts = append(parts, v.say("all"))
			case tally.Interviewers:
				parts = append(parts, v.say(value))
			default:
				parts = append(parts, v.groupLabel(t.By[i], value, g.Labels[i]))
			}
		}
		title = strings.Join(parts, "\n")
	}
	if g.Values[0] != tally.Interviewers {
		title += "\n" + fmt.Sprintf("n=%d", g.Participants)
	}
	if several { // below n, which is the number of participants whatever is counted
		key += " " + name
		title += "\n" + v.say(name)
	}
	return table.Column{Key: key, Title: title, Number: true}
}

// tallyNotes says what the numbers mean.
func tallyNotes(t *tally.Tally, s shown, v *voice) []string {
	out := []string{v.say("n = participants who took part in the selected interviews")}
	switch s.percent {
	case "column":
		out = append(out, v.say("per cent of the group's distinct coded units; a unit may have several codes, so that a column may pass 100"))
	case "row":
		out = append(out, v.say("per cent of the row's total"))
	case "participants":
		out = append(out, v.say("per cent of the group's participants"))
	}
	total := t.Groups[len(t.Groups)-1]
	out = append(out, v.say("distinct coded units: %d, in interviews: %d", total.Units, total.Interviews))
	for _, n := range t.Notes {
		out = append(out, v.say(n.Format, n.Args...))
	}
	return out
}

// tallyRecord is a tally in JSON: a record for every cell.
type tallyRecord struct {
	tally *tally.Tally
	shown shown
	where []string // the conditions as they were given
}

// pairs is a JSON object whose keys keep their order.
type pairs []pair

type pair struct {
	key   string
	value any
}

// MarshalJSON writes the keys in order.
func (p pairs) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, kv := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(kv.key)
		if err != nil {
			return nil, err
		}
		var value bytes.Buffer
		encoder := json.NewEncoder(&value)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(kv.value); err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(bytes.TrimSpace(value.Bytes()))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// MarshalJSON writes groups with their sizes and a record for every cell.
func (r tallyRecord) MarshalJSON() ([]byte, error) {
	t := r.tally
	groups, cells := []pairs{}, []pairs{}
	values := func(g *tally.Group) pairs {
		var p pairs
		for i, by := range t.By {
			p = append(p, pair{by, g.Values[i]})
		}
		return p
	}
	for i := range t.Groups {
		g := &t.Groups[i]
		groups = append(groups, append(values(g), pair{"participants", g.Participants}, pair{"interviews", g.Interviews},
			pair{"parties", g.Parties}, pair{"words", g.Words}, pair{"units", g.Units}))
	}
	for i, n := range t.Nodes {
		for j := range t.Groups {
			c := t.Cells[i][j]
			cell := append(pairs{{"node", n.ID}, {"level", n.Level}, {"path", n.Path}}, values(&t.Groups[j])...)
			cell = append(cell, pair{"units", c.Units}, pair{"reviewed", c.Decided.Units}, pair{"participants", c.Participants},
				pair{"interviews", c.Interviews}, pair{"parties", c.Parties})
			for _, name := range r.shown.counts {
				if share, ok := r.shown.share(t, i, j, name); ok && r.shown.shares(name) {
					cell = append(cell, pair{name + "_percent", float64(int(share*100+0.5)) / 100})
				}
			}
			cells = append(cells, cell)
		}
	}
	notes := []string{}
	for _, n := range t.Notes {
		notes = append(notes, n.String())
	}
	where := append([]string{}, r.where...)
	return json.Marshal(pairs{{"by", t.By}, {"where", where}, {"groups", groups}, {"cells", cells}, {"notes", notes}})
}
