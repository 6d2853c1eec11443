package tally

import (
	"slices"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// note remembers what the notes under the table tell.
func (n *counter) note(o *coding.Observation) {
	switch o.Turn.Speaker.Kind {
	case corpus.Unlabelled:
		n.talk.unlabelled++
	case corpus.Several:
		n.talk.several++
	case corpus.Nobody:
		n.talk.nobody++
	}
	if o.Redefined {
		n.talk.redefined++
	}
	switch o.Status {
	case coding.Proposed:
		n.talk.unreviewed++
	case coding.Disputed:
		n.talk.disputed++
	}
	if o.Turn.Speaker.Role == corpus.Interviewer {
		n.talk.interviewers = true
	}
}

// tally puts the counts in order.
func (n *counter) tally() *Tally {
	t := &Tally{Nodes: n.nodes.nodes, Decided: n.options.Decided}
	for _, a := range n.axes {
		t.By = append(t.By, a.field)
	}
	var kept []int
	for g := range n.size() {
		group, keep := n.group(g)
		if keep {
			t.Groups = append(t.Groups, group)
			kept = append(kept, g)
		}
	}
	if n.talk.interviewers {
		g := n.interviewers()
		group := Group{}
		for range n.axes {
			group.Values, group.Labels = append(group.Values, Interviewers), append(group.Labels, Interviewers)
		}
		// Interviewers stand before the grand total, which is the last one.
		last := len(t.Groups) - 1
		t.Groups = append(t.Groups[:last:last], n.fill(group, g), t.Groups[last])
		kept = append(kept[:last:last], g, kept[last])
	}
	for node := range t.Nodes {
		row := make([]Cell, len(kept))
		for i, g := range kept {
			row[i] = n.cells[g][node].cell()
		}
		t.Cells = append(t.Cells, row)
	}
	t.Shared = n.shared(kept)
	t.Notes = n.notes()
	return t
}

// shared counts the participants who belong to more than one group of a single
// field.
func (n *counter) shared(groups []int) int {
	if len(n.axes) != 1 {
		return 0
	}
	times := map[int]int{}
	for _, g := range groups[:len(groups)-1] {
		for p := range n.groups[g].participants.members {
			times[p]++
		}
	}
	several := 0
	for _, k := range times {
		if k > 1 {
			several++
		}
	}
	return several
}

// group describes a group; keep is false where nobody belongs to it.
func (n *counter) group(g int) (group Group, keep bool) {
	group.Values = make([]string, len(n.axes))
	group.Labels = make([]string, len(n.axes))
	rest := g
	total := true
	for i := len(n.axes) - 1; i >= 0; i-- {
		a := &n.axes[i]
		place := rest % (len(a.values) + 1)
		rest /= len(a.values) + 1
		if place == len(a.values) {
			group.Values[i], group.Labels[i] = All, ""
			continue
		}
		total = false
		group.Values[i], group.Labels[i] = a.values[place].ID, a.values[place].Label
	}
	return n.fill(group, g), total || n.present[g]
}

func (n *counter) fill(group Group, g int) Group {
	c := &n.groups[g]
	group.Participants, group.Interviews, group.Parties = c.participants.count(), c.interviews.count(), c.parties.count()
	group.Words = c.words
	if any := len(n.nodes.nodes); n.cells != nil {
		group.Units, group.DecidedUnits = n.cells[g][any].all.units, n.cells[g][any].decided.units
	}
	return group
}

// Kinds of note under the table. Each has the form for one and the form for several.
const (
	NoteRuleBased    = "rule-based coding, not reviewed"
	NoteDecided      = "12 (+5): 12 decided by people, 5 more only proposed by rules"
	NoteDisputed     = "codings that one coder holds and another rejects, counted: %d"
	NoteRedefined    = "codings decided while their code was defined otherwise, counted: %d (mening units --where redefined=yes)"
	NoteAdjacent     = "units of one code that follow each other within a turn count as one"
	NoteWholeTurn    = "units of one code within a turn count as one"
	NoteUnlabelled   = "codings of talk without a speaker, counted in its group but not as a participant: %d"
	NoteSeveral      = "codings of several people at once, counted in their group but not as participants: %d"
	NoteNobody       = "codings of unknown speakers, counted in their group but not as participants: %d"
	NoteUnknown      = "participants of whom no stakeholder is known: %d"
	NoteWaves        = "numbers mix several waves; --by wave or --where wave=… keeps them apart"
	NoteUncounted    = "codings of what interviewers and others say, not counted as their codes do not ask for it: %d"
	NoteSettled      = "shares, rates, differences, intervals and tests are of what people have decided"
	NoteInterviewers = "some codes ask for interviewers' talk: it stands in the group (interviewer) and in the total"
	NoteExcluded     = "left out by include: no: %d transcripts and %d turns"
	NoteUnreadable   = "transcripts that could not be read and are not counted: %d"
)

// notes says what a number does not show.
func (n *counter) notes() []source.Note {
	var out []source.Note
	add := func(when bool, format string, args ...any) {
		if when {
			out = append(out, source.Note{Format: format, Args: args})
		}
	}
	add(n.talk.unreviewed > 0 && !n.options.Decided, NoteRuleBased)
	add(n.talk.unreviewed > 0 && n.options.Decided, NoteDecided)
	add(n.talk.disputed > 0, NoteDisputed, n.talk.disputed)
	add(n.talk.redefined > 0, NoteRedefined, n.talk.redefined)
	add(n.book.Join == coding.Adjacent, NoteAdjacent)
	add(n.book.Join == coding.WholeTurn, NoteWholeTurn)
	add(n.talk.unlabelled > 0, NoteUnlabelled, n.talk.unlabelled)
	add(n.talk.several > 0, NoteSeveral, n.talk.several)
	add(n.talk.nobody > 0, NoteNobody, n.talk.nobody)
	add(n.unknown > 0, NoteUnknown, n.unknown)
	add(len(n.waves) > 1 && !slices.ContainsFunc(n.axes, func(a axis) bool { return a.field == "wave" }), NoteWaves)
	add(n.talk.interviewers && !n.options.Where.Names("role"), NoteInterviewers)
	add(n.talk.uncounted > 0, NoteUncounted, n.talk.uncounted)
	e := n.corpus.Excluded
	add(e.Transcripts > 0 || e.Turns > 0, NoteExcluded, e.Transcripts, e.Turns)
	add(len(n.corpus.Unreadable) > 0, NoteUnreadable, len(n.corpus.Unreadable))
	return out
}
