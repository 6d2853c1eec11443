package main

import (
	"errors"
	"slices"
	"strings"

	"mening/coding"
	"mening/coding/codebook"
	"mening/coding/rules"
	"mening/coding/tally"
	"mening/corpus/query"
	"mening/corpus/table"
)

// trial is a rule that is tried.
type trial struct {
	*ruled
	code       *coding.Code
	expression string // as it is printed
	tried      []rules.Tried
	groups     []groupChange
	notes      []string // of examples that fail
}

// fates are the fates in the order in which they are told.
func fates() []rules.Fate {
	return []rules.Fate{rules.Added, rules.There, rules.ByHand, rules.TakenBack}
}

// printTried tries a rule and prints what it would do.
func (r *ruled) printTried() error {
	t, err := r.try()
	if err != nil {
		return err
	}
	switch {
	case r.out.format == "json":
		return r.out.json(t.record())
	case r.out.forPeople():
		return r.out.tables(r.voice, t.tables()...)
	}
	units := t.units("")
	return r.several(units, t.head(), units, t.groupTable())
}

// try adds the rule to a codebook that nobody else sees.
func (r *ruled) try() (*trial, error) {
	code, err := r.chosenCode(r.as)
	if err != nil {
		return nil, err
	}
	t := &trial{ruled: r, code: code}
	if t.expression, err = r.parsed(r.value); err != nil {
		return nil, ofKept(r.given, err)
	}
	with := func() (*coding.Codebook, error) {
		done, err := codebook.Try(r.codebookFile(""), func(b *codebook.Editor) error { return b.AddRule(code.ID, codebook.Rule{Expression: t.expression}) })
		if err != nil {
			return nil, err
		}
		t.notes = nil
		for _, n := range done.Notes() {
			t.notes = append(t.notes, r.voice.note(n))
		}
		done.Codebook().SetChanges(r.book.Changes())
		return done.Codebook(), nil
	}
	after, err := with()
	if err != nil {
		return nil, err
	}
	if t.groups, err = t.changes(after); err != nil {
		return nil, err
	}
	if after, err = with(); err != nil {
		return nil, err
	}
	t.tried = rules.Trial(r.corpus, r.book, after, code.ID, rules.Options{Decided: r.decided, Where: r.where})
	return t, nil
}

// parsed returns an expression as it is printed. A fault in it is told with its
// place, and so is a value that nobody has.
func (s *coded) parsed(expression string) (string, error) {
	e, err := query.Parse(expression, query.Vocabulary{Fields: s.corpus.Fields(), References: s.book.References()})
	if err != nil {
		return "", s.usage(expression, err)
	}
	in := &searching{opened: s.opened, book: s.book, decided: s.decided}
	if err := in.checkValues(expression, e); err != nil {
		return "", err
	}
	if err := s.checkCompounds(expression, e); err != nil {
		return "", err
	}
	return strings.TrimSpace(expression), nil
}

// changes counts the units of the code in each group before and after.
func (t *trial) changes(after *coding.Codebook) ([]groupChange, error) {
	t.observeAll(t.env)
	count := func(b *coding.Codebook, observations []coding.Observation) (*tally.Tally, int, error) {
		n, err := tally.Count(t.corpus, b, observations, tally.Options{Rows: "code", Where: t.where, Coders: t.decided.Coders})
		if err != nil {
			return nil, 0, usageError{err}
		}
		return n, slices.IndexFunc(n.Nodes, func(x tally.Node) bool { return x.ID == t.code.ID }), nil
	}
	old, row, err := count(t.book, t.observations)
	if err != nil {
		return nil, err
	}
	decided, err := t.opened.decided(after, t.decides)
	if err != nil {
		return nil, err
	}
	observations := t.observe(t.env, after, decided)
	t.where.Mark(decided.Standing, observations)
	now, nowRow, err := count(after, observations)
	if err != nil {
		return nil, err
	}
	var out []groupChange
	for i := range now.Groups {
		g := &now.Groups[i]
		x := groupChange{Group: groupKey(g), label: strings.ReplaceAll(groupColumn(now, g, "units", false, t.voice).Title, "\n", "  "),
			After: now.Cells[nowRow][i].Units, ParticipantsAfter: now.Cells[nowRow][i].Participants}
		if j := slices.IndexFunc(old.Groups, func(o tally.Group) bool { return groupKey(&o) == x.Group }); j >= 0 {
			x.Before, x.ParticipantsBefore = old.Cells[row][j].Units, old.Cells[row][j].Participants
		}
		out = append(out, x)
	}
	return out, nil
}

func (t *trial) of(fate rules.Fate) int {
	n := 0
	for i := range t.tried {
		if t.tried[i].Fate == fate {
			n++
		}
	}
	return n
}

// fate says what becomes of units.
func (t *trial) fate(f rules.Fate) string {
	switch f {
	case rules.Added:
		return t.voice.say("new units")
	case rules.There:
		return t.voice.say("already there by other rules")
	case rules.ByHand:
		return t.voice.say("already coded by hand")
	}
	return t.voice.say("rejected by people, and stays so")
}

// tables are, for people, the units by what becomes of them, how counts change,
// and what to do.
func (t *trial) tables() []*table.Table {
	out := []*table.Table{t.head()}
	for _, f := range fates() {
		if t.of(f) > 0 {
			out = append(out, t.units(f))
		}
	}
	return append(out, t.groupTable())
}

// head says of how many units what becomes.
func (t *trial) head() *table.Table {
	v := t.voice
	out := &table.Table{Caption: v.say("%s as a rule of %s", shorten(t.expression, 2*shortRule), t.code.ID), Columns: []table.Column{
		{Key: "fate", Title: v.say("what it finds")}, {Key: "units", Title: v.say("units"), Number: true}}}
	for _, f := range fates() {
		out.Rows = append(out.Rows, []any{t.fate(f), t.of(f)})
	}
	out.Rows, out.Total = append(out.Rows, []any{v.say("Total"), len(t.tried)}), 1
	out.Notes = t.selected(nil)
	return out
}

// units lists the units of one fate, or all of them.
func (t *trial) units(f rules.Fate) *table.Table {
	v := t.voice
	out := &table.Table{Columns: []table.Column{{Key: "id", Title: "id"}, {Key: "unit", Title: v.term("meaning unit"), Wrap: true}}}
	if f != "" {
		out.Caption = v.say("%s: %d", t.fate(f), t.of(f))
	} else {
		out.Caption = v.say("What %s finds", shorten(t.expression, shortRule))
		out.Columns = append(out.Columns, table.Column{Key: "fate", Title: v.say("what it finds"), Wrap: true})
	}
	if f == rules.There || f == "" {
		out.Columns = append(out.Columns, table.Column{Key: "rules", Title: v.say("by line")})
	}
	out.Columns = append(out.Columns, table.Column{Key: "stakeholder", Title: v.term("stakeholder")},
		table.Column{Key: "transcript", Title: v.term("transcript")}, table.Column{Key: "turn", Title: v.term("turn"), Number: true})
	ids, all := identifiers{}, 0
	for i := range t.tried {
		x := &t.tried[i]
		if f != "" && x.Fate != f {
			continue
		}
		if all++; all > t.shown(all) {
			continue
		}
		row := []any{ids.id(&x.Observation), t.unitCell(&x.Observation, nil)}
		if f == "" {
			fate := string(x.Fate)
			if t.out.inNames() {
				fate = t.fate(x.Fate)
			}
			row = append(row, fate)
		}
		if f == rules.There || f == "" {
			row = append(row, strings.Join(t.lines(x), ", "))
		}
		out.Rows = append(out.Rows, append(row, t.out.stakeholder(v, x.Turn.Speaker.Stakeholder), x.Transcript.Path, x.Turn.Number))
	}
	if t.out.format == "text" && t.out.columns() < wideEnough {
		out = withPlace(out, v)
	}
	out.Notes = t.rest(nil, all)
	return out
}

// lines names the rules that find a unit already.
func (t *trial) lines(x *rules.Tried) []string {
	out, ids := []string{}, t.book.RuleIDs()
	for _, rule := range x.By {
		out = append(out, ids[&t.code.Rules[rule]])
	}
	return out
}

// groupTable tells how counts change.
func (t *trial) groupTable() *table.Table {
	v := t.voice
	out := &table.Table{Caption: v.say("%s: units and participants before and after", t.code.ID), Columns: []table.Column{
		{Key: "group", Title: v.term("stakeholder")}, {Key: "units before", Title: v.say("units"), Number: true}, {Key: "units after", Title: v.say("after"), Number: true},
		{Key: "participants before", Title: v.say("participants"), Number: true}, {Key: "participants after", Title: v.say("after"), Number: true}}}
	for _, g := range t.groups {
		out.Rows = append(out.Rows, []any{g.label, g.Before, g.After, g.ParticipantsBefore, g.ParticipantsAfter})
	}
	out.Total = 1
	for _, note := range t.notes {
		out.Notes = append(out.Notes, v.say("then %s", note))
	}
	if len(t.conditions) > 0 {
		out.Notes = append(out.Notes, v.say("the conditions select what is shown; the rule will find in all talk of its code's speakers"))
	}
	out.Notes = append(out.Notes, v.say("nothing was written; to add it: %s", t.command()))
	return out
}

// command adds the rule.
func (t *trial) command() string {
	return t.opened.command("codebook rule " + t.code.ID + " " + quoted(t.expression))
}

// usageOf shows the place of a fault in an expression that was to become a rule.
func (s *opened) usageOf(expression string, err error) error {
	var fault *query.Error
	if errors.As(err, &fault) {
		return s.usage(expression, err)
	}
	return err
}
