package main

import (
	"math"

	"mening/corpus/words"
)

// rounded returns a number with so many decimals, for JSON.
func rounded(x float64, decimals int) float64 {
	shift := math.Pow10(decimals)
	return math.Round(x*shift) / shift
}

// countsRecord is counts in JSON, out of so many words.
func countsRecord(c words.Counts, all int) pairs {
	out := pairs{{"count", c.Count}}
	if all > 0 {
		out = append(out, pair{"per_1000", rounded(perThousand(c.Count, all).(float64), 4)})
	}
	return append(out, pair{"participants", c.Participants}, pair{"interviews", c.Interviews})
}

// formRecord is what names a form in JSON.
func (l *wordList) formRecord(f *words.Form) pairs {
	out := pairs{{"form", f.Text}, {"language", f.Language}, {"search", l.passages(f).String()}}
	list := func(key string, spellings []words.Spelling) {
		records := []pairs{}
		for _, s := range spellings {
			records = append(records, pairs{{"form", s.Text}, {"count", s.Count}})
		}
		out = append(out, pair{key, records})
	}
	if f.Members != nil {
		list("forms", f.Members)
	} else {
		list("written", f.Written)
	}
	return out
}

// asked is what was asked for, at the head of JSON: units are the meaning units
// whose words count.
func (l *wordList) asked() pairs {
	out := pairs{{"where", append([]string{}, l.conditions...)}, {"role", l.role}}
	if l.coder != "" {
		out = append(out, pair{"coder", l.coder})
	}
	return append(out, l.unitsRecord(&l.talk)...)
}

// unitsRecord tells of how many meaning units a talk is the words, where it is
// those of any.
func (l *wordList) unitsRecord(t *talk) pairs {
	if t == nil || t.units == nil || t.units.outside {
		return nil
	}
	_, units := l.units(t)
	return pairs{{"units", units}}
}

// record is the list in JSON.
func (t *wordTable) record() any {
	l := t.list
	groups, rows := []pairs{}, []pairs{}
	for _, g := range t.shown {
		group := t.groups.Groups[g]
		groups = append(groups, pairs{{l.by, group.ID}, {"words", group.Words}, {"participants", group.Participants}, {"interviews", group.Interviews}})
	}
	for i := range t.rows {
		r := &t.rows[i]
		row := append(l.formRecord(r.form), countsRecord(r.all, t.voc.Words)...)
		cells := []pairs{}
		for _, g := range t.shown {
			group := &t.groups.Groups[g]
			cells = append(cells, append(pairs{{l.by, group.ID}}, countsRecord(r.groups[g], group.Words)...))
		}
		if l.by != "" {
			row = append(row, pair{"groups", cells})
		}
		rows = append(rows, row)
	}
	out := l.asked()
	if l.expression != "" {
		out = append(out, pair{"expression", l.expression})
	}
	out = append(out, pair{"words", t.voc.Words}, pair{"participants", t.groups.All.Participants}, pair{"interviews", t.groups.All.Interviews})
	if l.by != "" {
		out = append(out, pair{"groups", groups})
	}
	if l.codings.columns != nil {
		out = append(out, pair{"in_no_group", l.uncoded(t.voc)})
	}
	return append(out, pair{"total", t.forms}, pair{"forms", rows})
}
