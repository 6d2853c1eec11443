package main

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"

	"mening/coding/tally"
	"mening/corpus/source"
)

// tallyRecord is a tally in JSON: a record for every cell.
type tallyRecord struct {
	tally *tally.Tally
	shown shown
	where []string    // the conditions as they were given
	tests *tallyTests // nil where there are none
	// left are the notes on decisions that could not be counted.
	left []source.Note
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
	for i := range t.Groups {
		g := &t.Groups[i]
		group := append(r.values(g), pair{"participants", g.Participants}, pair{"interviews", g.Interviews},
			pair{"parties", g.Parties}, pair{"words", g.Words})
		if r.shown.suppress > 0 && g.Participants > 0 && g.Participants < r.shown.suppress {
			group = append(group, pair{"units", nil}, pair{"reviewed", nil})
		} else {
			group = append(group, pair{"units", g.Units}, pair{"reviewed", g.DecidedUnits})
		}
		groups = append(groups, group)
	}
	for i := range t.Nodes {
		for j := range t.Groups {
			cells = append(cells, r.cell(i, j))
		}
	}
	notes := []string{}
	for _, n := range slices.Concat(t.Notes, r.left) {
		notes = append(notes, n.String())
		if n.Format == tally.NoteDecided {
			notes = append(notes, tally.NoteSettled)
		}
	}
	where := append([]string{}, r.where...)
	out := pairs{{"by", t.By}, {"where", where}, {"groups", groups}, {"cells", cells}}
	if r.tests != nil {
		out = append(out, pair{"tests", r.testRecords()})
	}
	return json.Marshal(append(out, pair{"notes", notes}))
}

// values returns the values of a group by field.
func (r tallyRecord) values(g *tally.Group) pairs {
	var p pairs
	for i, by := range r.tally.By {
		p = append(p, pair{by, g.Values[i]})
	}
	return p
}

// cell returns the record of a node in a group. What is hidden is null.
func (r tallyRecord) cell(node, group int) pairs {
	t, n := r.tally, &r.tally.Nodes[node]
	c := &t.Cells[node][group]
	out := append(pairs{{"node", n.ID}, {"level", n.Level}, {"path", n.Path}}, r.values(&t.Groups[group])...)
	if c.Suppression != tally.Shown {
		return append(out, pair{"units", nil}, pair{"reviewed", nil}, pair{"participants", nil}, pair{"interviews", nil},
			pair{"parties", nil}, pair{"suppressed", r.shown.number(t, node, group, "participants")})
	}
	out = append(out, pair{"units", c.Units}, pair{"reviewed", c.Decided.Units}, pair{"participants", c.Participants},
		pair{"interviews", c.Interviews}, pair{"parties", c.Parties})
	if t.Decided {
		out = append(out, pair{"reviewed_participants", c.Decided.Participants}, pair{"reviewed_interviews", c.Decided.Interviews},
			pair{"reviewed_parties", c.Decided.Parties})
	}
	for _, name := range r.shown.counts {
		if share, ok := r.shown.share(t, node, group, name); ok && r.shown.shares(name) {
			out = append(out, pair{name + "_percent", hundredths(share)})
		}
	}
	if low, high, ok := r.shown.limits(t, node, group); ok && r.shown.interval {
		out = append(out, pair{"participants_low", hundredths(low)}, pair{"participants_high", hundredths(high)})
	}
	if rate, ok := r.shown.perThousand(t, node, group); ok && r.shown.rate {
		out = append(out, pair{"units_per_1000_words", rate})
	}
	return out
}

// hundredths rounds to two decimals.
func hundredths(v float64) float64 { return math.Round(v*100) / 100 }

// testRecords returns a record for each row that could be tested.
func (r tallyRecord) testRecords() []pairs {
	out := []pairs{}
	for i := range r.tests.rows {
		x := &r.tests.rows[i]
		if !x.defined {
			continue
		}
		n := &r.tally.Nodes[i]
		record := pairs{{"node", n.ID}, {"level", n.Level}, {"method", x.method}, {"chi_squared", x.chi.Statistic}, {"degrees", x.chi.Degrees},
			{"expected_under_5_percent", hundredths(100 * x.chi.Small)}, {"p", x.p}, {"p_holm", x.adjusted}}
		if x.hasV {
			record = append(record, pair{"v", x.v})
		}
		if x.method == "permutation" {
			record = append(record, pair{"permutations", permutations}, pair{"seed", r.tests.seed})
		}
		out = append(out, record)
	}
	return out
}
