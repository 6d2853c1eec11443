package study

import (
	"cmp"
	"fmt"
	"slices"

	"mening/corpus"
	"mening/corpus/table"
)

// Draft is a participants.csv to fill in.
type Draft struct {
	// Table has a row for each speaker of each transcript, filled as it is
	// resolved now: in the place of participants.csv it changes nothing but the
	// ids of those who had no row. Its labels count as declared then, so that
	// a reader may find them in further places.
	Table *table.Table
	// Proposed are the ids that stand in several rows, because their label
	// returns in another wave: a person decides whether it is one person.
	Proposed []Proposal
}

// Proposal is an id given to a label in several interviews.
type Proposal struct {
	Participant string
	Label       string
	Interviews  []string
}

// Draft drafts a participants.csv from how the speakers of a corpus are
// resolved. People without a row get ids, P01 and so on, one id where a label
// returns with the same stakeholder and site in another wave, as long as it
// stands in one interview of each wave. Rows that leave somebody out are kept.
// Labels of several and of unknown people, and talk without a speaker, need no
// row. c is a corpus that the study resolved.
func (s *Study) Draft(c *corpus.Corpus) Draft {
	d := drafter{Study: s, ids: map[*corpus.Speaker]string{}}
	d.identify(c)
	for _, t := range c.Transcripts {
		for _, sp := range t.Speakers {
			if sp.Kind == corpus.Person {
				d.speaker(t, sp)
			}
		}
	}
	if s.people != nil {
		for i := range s.people.rows {
			if row := &s.people.rows[i]; !row.include {
				d.leftOut(row)
			}
		}
	}
	return Draft{Table: d.table(), Proposed: d.proposed}
}

// drafter is a draft in the making.
type drafter struct {
	*Study
	ids      map[*corpus.Speaker]string // of those who have no row
	proposed []Proposal
	rows     []map[string]string
}

// identity is what makes one think that a label that returns is one person.
type identity struct{ label, stakeholder, site string }

// returning reports whether a speaker is one whose return is worth a question:
// a person of whom no table knows.
func returning(sp *corpus.Speaker) bool {
	return sp.Role == corpus.Participant && sp.Kind == corpus.Person && !sp.Declared
}

func identityOf(t *corpus.Transcript, sp *corpus.Speaker) identity {
	return identity{key(sp.Label), sp.Stakeholder, t.Attributes["site"]}
}

// identify gives ids to all participants without a row.
func (d *drafter) identify(c *corpus.Corpus) {
	type returns struct {
		interviews, waves []string
		id                string // proposed for all
	}
	by := map[identity]*returns{}
	people, taken := 0, map[string]bool{}
	for _, t := range c.Transcripts {
		for _, sp := range t.Speakers {
			if !returning(sp) {
				taken[sp.Participant] = true
				continue
			}
			people++
			k := identityOf(t, sp)
			if by[k] == nil {
				by[k] = &returns{}
			}
			r := by[k]
			r.interviews, r.waves = append(r.interviews, d.short(t)), append(r.waves, t.Attributes["wave"])
		}
	}
	if d.people != nil {
		for i := range d.people.rows {
			taken[d.people.rows[i].participant] = true
		}
	}
	digits := max(2, len(fmt.Sprint(people+len(taken))))
	n := 0
	next := func() string {
		for n++; ; n++ {
			if id := fmt.Sprintf("P%0*d", digits, n); !taken[id] {
				return id
			}
		}
	}
	for _, t := range c.Transcripts {
		for _, sp := range t.Speakers {
			if !returning(sp) {
				continue
			}
			r := by[identityOf(t, sp)]
			if r.id != "" {
				d.ids[sp] = r.id
				continue
			}
			d.ids[sp] = next()
			if len(r.waves) > 1 && distinct(r.waves) {
				r.id = d.ids[sp]
				d.proposed = append(d.proposed, Proposal{r.id, sp.Label, r.interviews})
			}
		}
	}
}

// distinct reports whether all values are filled and none stands twice.
func distinct(values []string) bool {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[0] != "" && len(slices.Compact(sorted)) == len(values)
}

// short returns the name by which tables call a transcript: its path without
// the ending, where that is enough.
func (d *drafter) short(t *corpus.Transcript) string {
	if i, ok := d.order[t.Path]; ok && d.facts[i].clash {
		return t.Path
	}
	return corpus.Stem(t.Path)
}

func (d *drafter) speaker(t *corpus.Transcript, sp *corpus.Speaker) {
	row := map[string]string{
		"participant": cmp.Or(d.ids[sp], sp.Participant), "speaker": sp.Label, "interview": d.short(t),
		"site": t.Attributes["site"], "wave": t.Attributes["wave"], "role": string(sp.Role),
	}
	if sp.Stakeholder != corpus.Unknown {
		row[stakeholderName] = sp.Stakeholder
	}
	for name, value := range sp.Attributes {
		row[name] = value
	}
	d.rows = append(d.rows, row)
}

// leftOut keeps a row that takes talk out of the study.
func (d *drafter) leftOut(p *person) {
	row := map[string]string{
		"participant": p.participant, "speaker": p.label, "interview": p.interviewText, "role": string(p.role),
		"site": d.written("site", p.site), "wave": d.written("wave", p.wave), "kind": d.written("kind", p.kind), "include": "no",
	}
	if p.stakeholder != corpus.Unknown {
		row[stakeholderName] = p.stakeholder
	}
	for name, value := range p.attributes {
		row[name] = value
	}
	d.rows = append(d.rows, row)
}

// written returns the id of an attribute's value by its key.
func (d *drafter) written(name, k string) string { return cmp.Or(d.vocabulary.values[name][k], k) }

// table makes a table of the rows. Columns that are not asked for stand only
// where something stands in them.
func (d *drafter) table() *table.Table {
	names := []string{"participant", "speaker", "interview", "site", "wave", stakeholderName, "role"}
	fixed := len(names)
	for _, name := range append([]string{"kind", "include"}, d.columns...) {
		filled := func(row map[string]string) bool { return row[name] != "" }
		if !slices.Contains(names, name) && slices.ContainsFunc(d.rows, filled) {
			names = append(names, name)
		}
	}
	t := &table.Table{}
	for _, name := range names {
		t.Columns = append(t.Columns, table.Column{Key: name})
	}
	for _, row := range d.rows {
		cells := make([]any, len(names))
		for i, name := range names {
			if i < fixed || row[name] != "" {
				cells[i] = row[name]
			}
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}
