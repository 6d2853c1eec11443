package main

import (
	"encoding/json"
	"slices"
	"strings"

	"mening/coding/tally"
)

// notes says what the numbers of everybody mean; a figure has no rates.
func (l *diffLayout) notes(rates bool) []string {
	v := l.v
	out := []string{v.say("n = participants who took part in the selected interviews")}
	if rates {
		out = append(out, l.words(func(x *tally.Compared) [2]tally.Group { return x.Sizes }))
	}
	if l.shown.percent != "" {
		few := &fewNote{}
		for g := range l.Groups {
			title, _ := l.group(g)
			for k := range 2 {
				name := l.label(k)
				if title != "" {
					name = title + " × " + name
				}
				few.add(name, l.Groups[g].Sizes[k].Participants)
				few.add(name, l.Groups[g].Same[k].Participants)
			}
		}
		out = append(out, l.shown.percentNotes(few, v)...)
	}
	if rates && slices.Contains(l.shown.counts, "units") {
		out = append(out, v.say("per 1,000 words: units by the words that the group said"))
	}
	if l.Moved > 0 {
		out = append(out, v.say("participants who are in both, but in another group each time, counted with the total only: %d", l.Moved))
	}
	if l.shown.suppress > 0 {
		out = append(out, v.say("–: hidden, because fewer than %d participants stand behind a number of the row, or because it would tell such a number", l.shown.suppress))
	}
	return append(out, l.shown.tallyNotes(l.Notes, true, v)...)
}

// words says how much was said at both values.
func (l *diffLayout) words(sizes func(*tally.Compared) [2]tally.Group) string {
	var groups []string
	for g := range l.Groups {
		title, _ := l.group(g)
		x := sizes(&l.Groups[g])
		groups = append(groups, strings.TrimSpace(title+" "+
			l.v.say("%s %d, %s %d", l.label(0), x[0].Words, l.label(1), x[1].Words)))
	}
	return l.v.say("words: %s", strings.Join(groups, "; "))
}

// sameNotes says what the numbers of those in both mean.
func (l *diffLayout) sameNotes() []string {
	v := l.v
	out := []string{v.say("only those who took part both times; the others are not compared with themselves"),
		l.words(func(x *tally.Compared) [2]tally.Group { return x.Same })}
	if l.shown.test {
		out = append(out, v.say("p: McNemar's exact test of those who changed, two-sided; tests: %d; p (Holm) is adjusted for all of them (Holm 1979); empty: nobody changed, or it is hidden", l.count))
		if !l.shown.interval {
			out = append(out, v.say(notePurposive))
		}
	}
	return out
}

// mostNamed is how many participants a command below a table names; JSON names all.
const mostNamed = 30

// command prints the units behind the first number of a table, of these
// participants only where there are any.
func (l *diffLayout) command(participants []string) string {
	node, group := &l.Nodes[0], &l.Groups[0]
	out := "mening units --" + node.Level + " " + argument(node.ID)
	if node.Level != "category" && node.Level != "code" {
		field := node.Level
		if field == "dimension" {
			field = node.Path[0]
		}
		out = "mening units --where " + argument(field+"="+node.ID)
	}
	out += " --where " + argument(l.Field+"="+l.Values[0])
	if l.By != "" && group.Value != tally.All {
		out += " --where " + argument(l.By+"="+group.Value)
	}
	if len(participants) > 0 {
		out += " --where " + argument("participant="+strings.Join(participants, ","))
	}
	return out
}

// diffRecord is a difference in JSON.
type diffRecord struct {
	*diffLayout
	where []string
}

// MarshalJSON writes groups with their sizes at both values and a record for every
// node and group. What is hidden is null.
func (r diffRecord) MarshalJSON() ([]byte, error) {
	groups, cells := []pairs{}, []pairs{}
	value := func(g int) pairs {
		if r.By == "" {
			return nil
		}
		return pairs{{r.By, r.Groups[g].Value}}
	}
	for g := range r.Groups {
		x := &r.Groups[g]
		out := append(value(g), pair{"both", x.Both})
		for k := range 2 {
			s := x.Sizes[k]
			out = append(out, pair{r.Values[k], pairs{{"participants", s.Participants}, {"interviews", s.Interviews}, {"parties", s.Parties},
				{"words", s.Words}, {"words_of_both", x.Same[k].Words}}})
		}
		groups = append(groups, out)
	}
	for i := range r.Nodes {
		for g := range r.Groups {
			cells = append(cells, append(append(pairs{{"node", r.Nodes[i].ID}, {"level", r.Nodes[i].Level}, {"path", r.Nodes[i].Path}}, value(g)...), r.change(i, g)...))
		}
	}
	notes := []string{}
	for _, n := range r.Notes {
		notes = append(notes, n.String())
		if n.Format == tally.NoteDecided {
			notes = append(notes, tally.NoteSettled)
		}
	}
	by := []string{}
	if r.By != "" {
		by = append(by, r.By)
	}
	both := append([]string{}, r.Both...)
	if r.shown.suppress > 0 {
		both = nil
	}
	return json.Marshal(pairs{{"by", by}, {"diff", pairs{{"field", r.Field}, {"from", r.Values[0]}, {"to", r.Values[1]}}},
		{"where", append([]string{}, r.where...)}, {"participants_of_both", both}, {"groups", groups}, {"cells", cells}, {"notes", notes}})
}

// change returns the numbers of a node in a group.
func (r diffRecord) change(node, group int) pairs {
	c := &r.Cells[node][group]
	if c.Hidden {
		return pairs{{r.Values[0], nil}, {r.Values[1], nil}, {"both", nil}, {"suppressed", "–"}}
	}
	at := func(counts, proposed [2]tally.Counts, sizes [2]tally.Group, k int) pairs {
		out := pairs{{"units", counts[k].Units}, {"participants", counts[k].Participants}}
		if r.Decided {
			out = append(out, pair{"proposed_units", proposed[k].Units}, pair{"proposed_participants", proposed[k].Participants})
		}
		if words := sizes[k].Words; words > 0 {
			out = append(out, pair{"units_per_1000_words", rate(counts[k].Units, words)})
		}
		return out
	}
	x := &r.Groups[group]
	both := pairs{{r.Values[0], at(c.Same, c.SameProposed, x.Same, 0)}, {r.Values[1], at(c.Same, c.SameProposed, x.Same, 1)},
		{"only_" + r.Values[0], c.Lost}, {"only_" + r.Values[1], c.Gained}, {"each_time", c.Kept}}
	if r.tests != nil && r.tests[node][group].defined {
		both = append(both, pair{"p", r.tests[node][group].p}, pair{"p_holm", r.tests[node][group].adjusted})
	}
	return pairs{{r.Values[0], at(c.Counts, c.Proposed, x.Sizes, 0)}, {r.Values[1], at(c.Counts, c.Proposed, x.Sizes, 1)}, {"both", both}}
}
