package tally

import (
	"slices"

	"mening/coding"
	"mening/corpus"
)

// observe counts the observations.
func (n *counter) observe(observations []coding.Observation) {
	any := len(n.nodes.nodes)
	n.cells = make([][]cellCount, len(n.groups))
	for g := range n.cells {
		n.cells[g] = make([]cellCount, any+1)
	}
	transcripts := map[*corpus.Transcript]int{}
	for i, t := range n.corpus.Transcripts {
		transcripts[t] = i
	}
	for i := range observations {
		o := &observations[i]
		s := o.Turn.Speaker
		if !o.Counts() && n.options.only == nil && !n.options.Where.Names("role") && n.options.Where.Turn(o.Transcript, o.Turn) && n.options.Where.Coding(n.book, o) {
			n.talk.uncounted++
		}
		groups, ok := n.speakers[s]
		if !ok || !n.options.Where.Observation(n.book, o) {
			continue
		}
		row := entry{observation: o, interview: transcripts[o.Transcript]}
		groups = n.codingGroups(groups, o)
		row.who(n, s, groups)
		if o.Parts != nil {
			groups = n.partGroups(groups, o, &row)
		}
		n.note(o)
		for _, g := range groups {
			n.cells[g][any].add(row, g)
			for _, node := range n.nodes.of[o.Code] {
				n.cells[g][node].add(row, g)
			}
		}
	}
}

// entry is an observation as it is counted.
type entry struct {
	observation *coding.Observation
	interview   int
	people      []person
}

// person is a participant who speaks in a unit, with the groups in which he or
// she counts; a number is -1 where there is none.
type person struct {
	participant, party int
	groups             []int
}

// who adds a speaker to those of the unit, where he or she is a participant.
func (e *entry) who(n *counter, s *corpus.Speaker, groups []int) {
	if s.Role != corpus.Participant {
		return
	}
	p := person{participant: -1, party: -1, groups: groups}
	if s.Participant != "" {
		p.participant = n.number("p" + s.Participant)
	}
	if s.Stakeholder != "" && s.Stakeholder != corpus.Unknown {
		p.party = n.number("s" + s.Stakeholder)
	}
	e.people = append(e.people, p)
}

// partGroups adds the groups and the people of the other turns of a unit that
// goes over several: it belongs to everybody who speaks in it, each in the groups
// of his or her own.
func (n *counter) partGroups(groups []int, o *coding.Observation, row *entry) []int {
	groups = slices.Clone(groups)
	for _, p := range o.Parts {
		s := p.Turn.Speaker
		of, ok := n.speakers[s]
		if !ok || s == o.Turn.Speaker || s.Role != corpus.Participant {
			continue
		}
		part := *o
		part.Turn = p.Turn
		own := n.codingGroups(of, &part)
		row.who(n, s, own)
		for _, g := range own {
			if !slices.Contains(groups, g) {
				groups = append(groups, g)
			}
		}
	}
	return groups
}

// add counts an observation; the same text counts once, whatever its codes. It
// is decided where any of its codes is.
func (c *cellCount) add(e entry, group int) {
	o := e.observation
	decided := o.Status != coding.Proposed
	if c.lastTurn != o.Turn {
		c.lastTurn, c.units = o.Turn, c.units[:0]
	}
	at := slices.IndexFunc(c.units, func(u unitCount) bool { return u.unit.Same(&o.MeaningUnit) })
	if at < 0 {
		at = len(c.units)
		c.units = append(c.units, unitCount{unit: &o.MeaningUnit})
		c.all.units++
	}
	c.all.add(e, group)
	if decided {
		if !c.units[at].decided {
			c.units[at].decided = true
			c.decided.units++
		}
		c.decided.add(e, group)
	}
}

// add counts an observation in a group: of those who speak in it, those who belong
// to the group.
func (c *counts) add(e entry, group int) {
	c.interviews.add(e.interview)
	for _, p := range e.people {
		if !slices.Contains(p.groups, group) {
			continue
		}
		if p.participant >= 0 {
			c.participants.add(p.participant)
		}
		if p.party >= 0 {
			c.parties.add(p.party)
		}
	}
}

func (c *cellCount) cell() Cell { return Cell{Counts: c.all.counts(), Decided: c.decided.counts()} }

func (c *counts) counts() Counts {
	return Counts{Units: c.units, Participants: c.participants.count(), Interviews: c.interviews.count(), Parties: c.parties.count()}
}
