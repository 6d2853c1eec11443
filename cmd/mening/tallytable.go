package main

import (
	"fmt"
	"strings"

	"mening/coding/tally"
	"mening/corpus/source"
	"mening/corpus/table"
)

// tallyTable lays a tally out: a row a node, a column a group and count.
func tallyTable(t *tally.Tally, rows string, s shown, v *voice) *table.Table {
	by := make([]string, len(t.By))
	for i, f := range t.By {
		by[i] = v.term(f)
	}
	out := &table.Table{Caption: v.say("Meaning units per %s", strings.Join(by, " × "))}
	if len(s.counts) != 1 || s.counts[0] != "units" {
		out.Caption = v.say("%s per %s", countWords(s.counts, v), strings.Join(by, " × "))
	}
	out.Columns = append(out.Columns, table.Column{Key: "node", Title: v.term(rows)})
	for i := range t.Nodes {
		out.Rows = append(out.Rows, []any{nodeCell(&t.Nodes[i], v)})
	}
	few := &fewNote{}
	for g := range t.Groups {
		for _, name := range s.counts {
			column := groupColumn(t, &t.Groups[g], name, len(s.counts) > 1, v)
			for _, p := range s.parts(t, g, name, column, v) {
				out.Columns = append(out.Columns, p.column)
				for i := range t.Nodes {
					out.Rows[i] = append(out.Rows[i], p.cell(i))
				}
			}
			for i := range t.Nodes {
				if whole, ok := s.whole(t, i, g, name); ok && s.shares(name) {
					few.add(s.wholeName(t, g, v), whole)
				}
			}
		}
	}
	out.Notes = tallyNotes(t, s, few, v)
	var ids abbreviations
	for _, g := range t.Groups {
		for i, value := range g.Values {
			ids.add(v, t.By[i], value, g.Labels[i])
		}
	}
	out.Spelled = ids.note()
	return out
}

// countWords names several counts.
func countWords(counts []string, v *voice) string {
	var out []string
	for _, name := range counts {
		out = append(out, v.say(name))
	}
	return strings.Join(out, ", ")
}

func nodeCell(n *tally.Node, v *voice) any {
	name := n.Name
	if n.ID == "uncategorised" {
		name = v.say("uncategorised")
	}
	return table.Indented{Level: n.Depth, Text: name}
}

// tallyColumn is one column of a group's count.
type tallyColumn struct {
	column table.Column
	cell   func(node int) any
}

// parts returns the columns of a group's count: the count, what is only proposed,
// its share, the interval of the share, and the rate.
func (s shown) parts(t *tally.Tally, g int, name string, column table.Column, v *voice) []tallyColumn {
	maybe := func(value float64, ok bool) any {
		if !ok {
			return nil
		}
		return value
	}
	beside := func(key, title string, decimals int, cell func(int) any) tallyColumn {
		return tallyColumn{table.Column{Key: key, Title: title, Number: true, Decimals: decimals, Beside: true}, cell}
	}
	key := groupKey(&t.Groups[g])
	inCell := s.people && s.as != "columns" && s.shares(name)
	out := []tallyColumn{{column, func(i int) any {
		if inCell {
			return s.withWhole(t, i, g, name, v)
		}
		return s.number(t, i, g, name)
	}}}
	if t.Decided && !s.people {
		out = append(out, beside(column.Key+" proposed", v.say("only proposed"), 0, func(i int) any { return s.proposed(t, i, g, name) }))
	}
	if s.shares(name) && !inCell {
		out = append(out, beside(key+" "+name+" %", "%", -1, func(i int) any { return maybe(s.share(t, i, g, name)) }))
	}
	if s.interval && name == "participants" {
		low := func(i int) any { l, _, ok := s.limits(t, i, g); return maybe(l, ok) }
		high := func(i int) any { _, h, ok := s.limits(t, i, g); return maybe(h, ok) }
		if s.people {
			out = append(out, beside(key+" 95 %", "95 %", 0, func(i int) any {
				if l, h, ok := s.limits(t, i, g); ok {
					return table.Fixed(l, 0) + "–" + table.Fixed(h, 0)
				}
				return nil
			}))
		} else {
			out = append(out, beside(key+" 95 % low", "95 % low", -1, low), beside(key+" 95 % high", "95 % high", -1, high))
		}
	}
	if s.rate && name == "units" {
		out = append(out, beside(key+" units per 1000 words", v.say("per 1,000\nwords"), 2, func(i int) any { return maybe(s.perThousand(t, i, g)) }))
	}
	return out
}

// withWhole returns a count with its share in brackets, or with its whole, and
// behind it what is only proposed: 11 (85) (+2), 11 of 13 (+2).
func (s shown) withWhole(t *tally.Tally, node, group int, name string, v *voice) any {
	whole, ok := s.whole(t, node, group, name)
	if !ok {
		return s.number(t, node, group, name)
	}
	n, more := t.Settled(node, group).Of(name), s.beyond(t, node, group, name)
	if s.as == "of" {
		return v.say("%v of %d", n, whole) + more
	}
	share, _ := s.share(t, node, group, name)
	return fmt.Sprintf("%d (%s)%s", n, table.Fixed(share, 0), more)
}

// wholeName names the whole of a share, for a note.
func (s shown) wholeName(t *tally.Tally, g int, v *voice) string {
	if s.percent == "row" {
		return v.say("rows")
	}
	return strings.ReplaceAll(groupTitle(t, &t.Groups[g], v), "\n", " × ")
}

func groupKey(g *tally.Group) string {
	if g.Total() {
		return "total"
	}
	return strings.Join(g.Values, " / ")
}

// groupTitle names a group, a line for each of its values.
func groupTitle(t *tally.Tally, g *tally.Group, v *voice) string {
	return groupNamed(t, g, v, v.groupLabel)
}

// groupNamed names a group; label names a value.
func groupNamed(t *tally.Tally, g *tally.Group, v *voice, label func(field, value, label string) string) string {
	if g.Total() {
		return v.say("Total")
	}
	var parts []string
	for i, value := range g.Values {
		switch value {
		case tally.All:
			parts = append(parts, v.say("all"))
		case tally.Interviewers:
			parts = append(parts, v.say(value))
		default:
			parts = append(parts, label(t.By[i], value, g.Labels[i]))
		}
	}
	return strings.Join(parts, "\n")
}

// groupColumn heads a column with the group and its size: participants in
// interviews.
func groupColumn(t *tally.Tally, g *tally.Group, name string, several bool, v *voice) table.Column {
	key, below := groupKey(g), ""
	if g.Values[0] != tally.Interviewers {
		below += "\n" + fmt.Sprintf("n=%d", g.Participants)
	}
	if several { // below n, which is the number of participants whatever is counted
		key += " " + name
		below += "\n" + v.say(name)
	}
	return table.Column{Key: key, Title: groupTitle(t, g, v) + below, Short: groupNamed(t, g, v, v.groupID) + below, Number: true}
}

// tallyNotes says what the numbers mean.
func tallyNotes(t *tally.Tally, s shown, few *fewNote, v *voice) []string {
	out := []string{v.say("n = participants who took part in the selected interviews")}
	out = append(out, s.percentNotes(few, v)...)
	if s.rate {
		out = append(out, v.say("per 1,000 words: units by the words that the group said"))
	}
	total := t.Groups[len(t.Groups)-1]
	if t.Proposes() {
		out = append(out, v.say("distinct coded units: %s, in interviews: %d", fmt.Sprintf("%d (+%d)", total.DecidedUnits, total.Units-total.DecidedUnits), total.Interviews))
	} else {
		out = append(out, v.say("distinct coded units: %d, in interviews: %d", total.Units, total.Interviews))
	}
	out = append(out, s.suppressNotes(v)...)
	return append(out, s.tallyNotes(t.Notes, s.percent != "" || s.rate || s.interval || s.test, v)...)
}

// tallyNotes says the notes of a count; derived says that there are shares, rates
// and the like, of which it is told what they are of.
func (s shown) tallyNotes(notes []source.Note, derived bool, v *voice) []string {
	var out []string
	for _, n := range notes {
		out = append(out, v.say(n.Format, n.Args...))
		if n.Format == tally.NoteDecided && derived {
			out = append(out, v.say(tally.NoteSettled))
		}
	}
	return out
}

// percentNotes says what per cent and intervals are of.
func (s shown) percentNotes(few *fewNote, v *voice) []string {
	var out []string
	switch s.percent {
	case "column":
		out = append(out, v.say("per cent of the group's distinct coded units; a unit may have several codes, so that a column may pass 100"))
	case "row":
		out = append(out, v.say("per cent of the row's total"))
	case "participants":
		if s.as != "of" || !s.people {
			out = append(out, v.say("per cent of the group's participants"))
		}
	}
	if s.as != "of" || !s.people {
		out = append(out, few.notes(v)...)
	}
	if s.interval {
		out = append(out, v.say("95 %%: score interval of the share (Wilson 1927)"), v.say(notePurposive))
	}
	return out
}

// suppressNotes says what is hidden.
func (s shown) suppressNotes(v *voice) []string {
	if s.suppress == 0 {
		return nil
	}
	return []string{v.say("<%d and –: hidden, because fewer than %d participants stand behind it, or because it would tell such a number", s.suppress, s.suppress)}
}

// notePurposive says what intervals and tests of such samples suppose.
const notePurposive = "intervals and tests suppose a random sample; participants who were chosen for what they know are none"
