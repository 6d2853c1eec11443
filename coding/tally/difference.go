package tally

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// Difference compares two values of a field, as two waves: everybody, and apart
// from these the participants who are in both.
type Difference struct {
	// Field is what differs, Values and Labels are its two values.
	Field          string
	Values, Labels [2]string
	// By is the field that makes groups, empty where there is none.
	By     string
	Nodes  []Node
	Groups []Compared
	// Cells are by node, then by group.
	Cells [][]Change
	// Both are the participants who are in both, in the order of the corpus.
	Both []string
	// Decided is that of the options.
	Decided bool
	// Moved is how many participants are in both, but in no group both times.
	Moved int
	Notes []source.Note
}

// Compared is a group at both values of the field; the last one is all of them.
type Compared struct {
	// Value is the group's value of By, [All] for all of them.
	Value, Label string
	// Sizes are the denominators of everybody, Same those of the participants who
	// are in both.
	Sizes, Same [2]Group
	// Both is how many participants are in both.
	Both int
}

// Change is what one node has in one group at both values of the field.
type Change struct {
	// Counts are of everybody, Same of those who are in both: of what people have
	// decided, and while nobody has decided anything of what the rules propose.
	Counts, Same [2]Counts
	// Proposed and SameProposed are what is only proposed beyond these.
	Proposed, SameProposed [2]Counts
	// Lost, Gained and Kept are how many of those who are in both have the node
	// at the first value only, at the second only, and both times.
	Lost, Gained, Kept int
	// Hidden says that nothing of it may be shown.
	Hidden bool
}

// Compare counts at two values of a field of people; o.By holds one further field
// or none. Observations must be in corpus order.
func Compare(c *corpus.Corpus, b *coding.Codebook, observations []coding.Observation, o Options, field string, values [2]string) (*Difference, error) {
	if len(o.By) > 1 {
		return nil, source.Say("differences are shown by one field, not by %d\n  give --by once", len(o.By))
	}
	d := &Difference{Decided: o.Decided}
	if err := d.between(c, field, values); err != nil {
		return nil, err
	}
	if len(o.By) == 1 && corpus.Equal(o.By[0], d.Field) {
		return nil, source.Say("the difference is in %q already\n  group by another field, or by none", d.Field)
	}
	o.By = append(slices.Clone(o.By), d.Field)
	all, err := count(c, b, observations, o)
	if err != nil {
		return nil, err
	}
	places := [2]int{all.axes[len(all.axes)-1].place(d.Values[0]), all.axes[len(all.axes)-1].place(d.Values[1])}
	if len(all.axes) == 2 {
		d.By = all.axes[0].field
	}
	total := all.pair(all.groupCount(), places)
	o.only, o.axes = all.inBoth(total), all.axes
	d.Both = inOrder(c, o.only)
	same, err := count(c, b, observations, o)
	if err != nil {
		return nil, err
	}
	d.Nodes = all.nodes.nodes
	d.Cells = make([][]Change, len(d.Nodes))
	d.fill(all, same, places)
	d.Notes = slices.DeleteFunc(all.notes(), func(n source.Note) bool { return n.Format == NoteInterviewers })
	return d, nil
}

// between finds the field and its two values.
func (d *Difference) between(c *corpus.Corpus, field string, values [2]string) error {
	i := slices.IndexFunc(c.Fields(), func(f string) bool { return corpus.Equal(f, field) })
	if i < 0 {
		return source.Say("no field %q can differ\n  %s", field, source.Meant(field, c.Fields()))
	}
	d.Field = c.Fields()[i]
	known := c.Values(d.Field)
	for k, value := range values {
		at := slices.IndexFunc(known, func(v corpus.Value) bool { return corpus.Equal(v.ID, value) || corpus.Equal(v.Label, value) })
		if at < 0 {
			all := source.Known{Listed: coding.Listing(d.Field)}
			for _, v := range known {
				all.Names, all.Labels = append(all.Names, v.ID), append(all.Labels, v.Label)
			}
			return source.Say("no %s is %q\n  %s", d.Field, value, all.Meant(value))
		}
		d.Values[k], d.Labels[k] = known[at].ID, known[at].Label
		if d.Labels[k] == "" {
			d.Labels[k] = d.Values[k]
		}
	}
	if d.Values[0] == d.Values[1] {
		return source.Say("%s is compared with itself\n  give two different values: %s=FROM,TO", d.Values[0], d.Field)
	}
	return nil
}

// groupCount returns the number of groups of the first axis where there are two,
// else 0; that number stands for all of them.
func (n *counter) groupCount() int {
	if len(n.axes) == 1 {
		return 0
	}
	return len(n.axes[0].values)
}

// pair returns the two groups that a group of the first axis has at two places of
// the last one.
func (n *counter) pair(group int, places [2]int) [2]int {
	size := len(n.axes[len(n.axes)-1].values) + 1
	return [2]int{group*size + places[0], group*size + places[1]}
}

// inBoth returns the participants of both groups.
func (n *counter) inBoth(pair [2]int) map[string]bool {
	out := map[string]bool{}
	for name, number := range n.numbers {
		if id, ok := strings.CutPrefix(name, "p"); ok && n.groups[pair[0]].participants.has(number) && n.groups[pair[1]].participants.has(number) {
			out[id] = true
		}
	}
	return out
}

// inOrder returns participants in the order of the corpus.
func inOrder(c *corpus.Corpus, of map[string]bool) []string {
	var out []string
	seen := map[string]bool{}
	for _, t := range c.Transcripts {
		for _, s := range t.Speakers {
			if of[s.Participant] && !seen[s.Participant] {
				seen[s.Participant] = true
				out = append(out, s.Participant)
			}
		}
	}
	return out
}

func (s *set) has(n int) bool {
	_, ok := s.members[n]
	return ok
}

// fill compares every group that has somebody.
func (d *Difference) fill(all, same *counter, places [2]int) {
	moved := all.inBoth(all.pair(all.groupCount(), places))
	for g := range all.groupCount() + 1 {
		pair := all.pair(g, places)
		if !all.present[pair[0]] && !all.present[pair[1]] && g < all.groupCount() {
			continue
		}
		both := all.inBoth(pair)
		group := Compared{Value: All, Both: len(both)}
		if g < all.groupCount() {
			v := all.axes[0].values[g]
			group.Value, group.Label = v.ID, v.Label
			for id := range both {
				delete(moved, id)
			}
		}
		for k := range 2 {
			group.Sizes[k], group.Same[k] = all.fill(Group{}, pair[k]), same.fill(Group{}, pair[k])
		}
		d.Groups = append(d.Groups, group)
		for node := range d.Nodes {
			d.Cells[node] = append(d.Cells[node], change(all, same, pair, node, d.Decided))
		}
	}
	if d.By != "" {
		d.Moved = len(moved)
	}
}

// change compares a node in two groups.
func change(all, same *counter, pair [2]int, node int, decided bool) Change {
	var out Change
	var had [2]*set
	for k := range 2 {
		everybody, both := all.cells[pair[k]][node].cell(), same.cells[pair[k]][node].cell()
		out.Counts[k], out.Same[k] = everybody.settled(decided), both.settled(decided)
		out.Proposed[k], out.SameProposed[k] = everybody.Counts.less(out.Counts[k]), both.Counts.less(out.Same[k])
		had[k] = &all.cells[pair[k]][node].all.participants
		if decided {
			had[k] = &all.cells[pair[k]][node].decided.participants
		}
	}
	for number := range all.groups[pair[0]].participants.members {
		if !all.groups[pair[1]].participants.has(number) {
			continue
		}
		switch before, after := had[0].has(number), had[1].has(number); {
		case before && after:
			out.Kept++
		case before:
			out.Lost++
		case after:
			out.Gained++
		}
	}
	return out
}

// Proposes reports whether anything is only proposed, beside what people have
// decided.
func (d *Difference) Proposes() bool {
	return slices.ContainsFunc(d.Cells, func(row []Change) bool {
		return slices.ContainsFunc(row, func(c Change) bool {
			return c.Proposed != [2]Counts{} || c.SameProposed != [2]Counts{}
		})
	})
}
