package main

import (
	"fmt"
	"slices"
	"strings"

	"mening/coding"
	"mening/coding/rules"
	"mening/coding/sheet"
	"mening/corpus"
	"mening/corpus/table"
)

// printOverlaps prints which codes or categories have text in common.
func (r *ruled) printOverlaps() error {
	r.observeAll(r.env)
	v := r.voice
	pairs := rules.Overlaps(r.book, r.observations, r.rows == "category", func(o *coding.Observation) bool { return r.where.Observation(r.book, o) })
	share := func(key, title string) table.Column {
		return table.Column{Key: key, Title: title, Number: true, Decimals: 2}
	}
	t := &table.Table{Caption: v.say("Codes that have text in common"), Columns: []table.Column{
		{Key: "a", Title: v.term(r.rows), Wrap: true}, {Key: "b", Title: v.say("and"), Wrap: true},
		{Key: "a units", Title: v.say("units"), Number: true}, {Key: "a shared", Title: v.say("shared"), Number: true}, share("a share", v.say("share")),
		{Key: "b units", Title: v.say("units"), Number: true}, {Key: "b shared", Title: v.say("shared"), Number: true}, share("b share", v.say("share")),
		{Key: "same", Title: v.say("same\nunit"), Number: true}}}
	if r.rows == "category" {
		t.Caption = v.say("Categories that have text in common")
	}
	for _, p := range pairs[:r.shown(len(pairs))] {
		t.Rows = append(t.Rows, []any{p.A.ID, p.B.ID, p.A.Units, p.A.Shared, number(p.A.Share()), p.B.Units, p.B.Shared, number(p.B.Share()), p.Same})
	}
	t.Notes = r.rest(nil, len(pairs))
	if len(pairs) == 0 {
		t.Notes = append(t.Notes, v.say("no two of them have text in common"))
	} else {
		p := &pairs[0]
		t.Notes = append(t.Notes, v.say("shared: units of the one of which some text has the other, too; same unit: both from the first to the last character"),
			v.say("behind a number: mening units --%s %s --where beside=%s", r.rows, p.A.ID, p.B.ID))
	}
	if r.book.Exclusive && r.rows == "category" && len(pairs) > 0 {
		t.Notes = append(t.Notes, v.say("the codebook says that categories exclude each other: each of these units lies in two"))
	}
	t.Notes = r.selected(t.Notes)
	return r.out.table(r.out.headless(t), v)
}

// printUncoded prints talk that no code touches.
func (r *ruled) printUncoded() error {
	r.observeAll(r.env)
	v := r.voice
	var talk []rules.Talk
	for _, t := range r.corpus.Transcripts {
		segments, err := sheet.Segments(t, r.by, func(turn *corpus.Turn) bool { return r.where.Turn(t, turn) })
		if err != nil {
			return err
		}
		for _, s := range segments {
			talk = append(talk, rules.Talk{Transcript: t, Part: s.Part})
		}
	}
	bare, covered := rules.Uncoded(r.corpus, talk, r.observations, r.decided)
	list := &table.Table{Caption: v.say("Talk that has no code"), Columns: []table.Column{
		{Key: "id", Title: "id"}, {Key: "text", Title: v.say("text"), Wrap: true}, {Key: "words", Title: v.say("words"), Number: true},
		{Key: "reading", Title: v.say("read?")}, {Key: "stakeholder", Title: v.term("stakeholder")},
		{Key: "transcript", Title: v.term("transcript")}, {Key: "turn", Title: v.term("turn"), Number: true}}}
	ids := identifiers{}
	for i := range bare[:r.shown(len(bare))] {
		b := &bare[i]
		u := coding.Observation{MeaningUnit: coding.UnitOf([]coding.Part{b.Part}), Transcript: b.Transcript}
		row := []any{ids.id(&u), flat(b.Text()), b.Words, r.named(string(b.Reading)), r.out.stakeholder(v, b.Turn.Speaker.Stakeholder), b.Transcript.Path, b.Turn.Number}
		list.Rows = append(list.Rows, row)
	}
	if r.out.format == "text" && r.out.columns() < wideEnough {
		list = withPlace(list, v)
	}
	list.Notes = r.rest(nil, len(bare))
	if len(bare) == 0 {
		list.Notes = append(list.Notes, v.say("every stretch has a code"))
	}
	return r.several(list, r.coverageTable(covered), list)
}

// several writes several tables of which one is the list that was asked for:
// people read them in their order, a workbook has the list on its first sheet, and
// what holds one table holds the list, and it is told what is left out.
func (r *ruled) several(list *table.Table, all ...*table.Table) error {
	if r.out.forPeople() {
		for i, t := range all {
			all[i] = r.out.headless(t)
		}
		return r.out.tables(r.voice, all...)
	}
	others := slices.DeleteFunc(all, func(t *table.Table) bool { return t == list || len(t.Rows) == 0 })
	if r.out.format == "xlsx" {
		list.More = others
	} else if len(others) > 0 {
		var names []string
		for _, t := range others {
			names = append(names, t.Caption)
		}
		fmt.Fprintln(r.env.stderr, "mening:", r.voice.say("left out of %s, which holds one table: %s (md, html, docx and xlsx have all)", string(r.out.format), strings.Join(names, "; ")))
	}
	return r.out.table(list, r.voice)
}

// withPlace puts the last three columns of a list into one, for a screen.
func withPlace(t *table.Table, v *voice) *table.Table {
	n := len(t.Columns) - 3
	out := &table.Table{Caption: t.Caption, Columns: append(slices.Clone(t.Columns[:n]),
		table.Column{Key: "place", Title: v.placeTitle() + "\n" + v.term("stakeholder")})}
	for _, row := range t.Rows {
		out.Rows = append(out.Rows, append(slices.Clone(row[:n]), fmt.Sprintf("%s\n%s", brokenPlace(placeIn(row[n+1].(string), row[n+2].(int), 0)), row[n])))
	}
	return out
}

// coverageTable tells how much of each stakeholder's talk has a code.
func (r *ruled) coverageTable(covered []rules.Coverage) *table.Table {
	v := r.voice
	count := func(key string) table.Column { return table.Column{Key: key, Title: v.say(key), Number: true} }
	t := &table.Table{Caption: v.say("How much of the talk has a code, in words"), Columns: []table.Column{
		{Key: "stakeholder", Title: v.term("stakeholder")}, count("words"), {Key: "coded", Title: v.say("words coded"), Number: true},
		{Key: "share", Title: v.say("share"), Number: true, Decimals: 2}, count("read"), count("irrelevant"), count("unread")}}
	total := rules.Coverage{Stakeholder: v.say("Total")}
	row := func(c *rules.Coverage, name string) []any {
		return []any{name, c.Words, c.Coded, number(c.Share()), c.Read, c.Irrelevant, c.Unread}
	}
	for i := range covered {
		c := &covered[i]
		t.Rows = append(t.Rows, row(c, r.out.stakeholder(v, c.Stakeholder)))
		total.Words, total.Coded = total.Words+c.Words, total.Coded+c.Coded
		total.Read, total.Irrelevant, total.Unread = total.Read+c.Read, total.Irrelevant+c.Irrelevant, total.Unread+c.Unread
	}
	t.Rows, t.Total = append(t.Rows, row(&total, total.Stakeholder)), 1
	t.Notes = r.selected([]string{v.say("read, irrelevant, unread: words that have no code, as noted with mening code read and irrelevant")})
	return t
}

// printNegated prints units beside whose evidence a negation stands.
func (r *ruled) printNegated() error {
	r.observeAll(r.env)
	v := r.voice
	denied := rules.Negated(r.chosen(), r.within)
	t := &table.Table{Caption: v.say("Units beside whose evidence a negation stands"), Columns: []table.Column{
		{Key: "id", Title: "id"}, {Key: "code", Title: v.term("code")}, {Key: "unit", Title: v.term("meaning unit"), Wrap: true},
		{Key: "negation", Title: v.say("negation")}, {Key: "status", Title: v.say("status")}, {Key: "stakeholder", Title: v.term("stakeholder")},
		{Key: "transcript", Title: v.term("transcript")}, {Key: "turn", Title: v.term("turn"), Number: true}}}
	slices.SortStableFunc(denied, func(a, b rules.Denied) int { return r.book.Place(a.Code) - r.book.Place(b.Code) })
	ids := identifiers{}
	for i := range denied[:r.shown(len(denied))] {
		d := &denied[i]
		var words []string
		for _, s := range d.Negations {
			words = append(words, strings.ToLower(d.Turn.Text[s.Start:s.End]))
		}
		t.Rows = append(t.Rows, []any{ids.id(&d.Observation), d.Code.ID, r.unitCell(&d.Observation, d.Negations), strings.Join(words, ", "), r.named(string(d.Status)),
			r.out.stakeholder(v, d.Turn.Speaker.Stakeholder), d.Transcript.Path, d.Turn.Number})
	}
	if r.out.format == "text" && r.out.columns() < wideEnough {
		t = withPlace(t, v)
		t.Columns = append(t.Columns[:3:3], t.Columns[5:]...) // the negation is marked
		for i, row := range t.Rows {
			t.Rows[i] = append(row[:3:3], row[5:]...)
		}
	}
	t.Notes = r.negatedNotes(denied)
	return r.out.table(r.out.headless(t), v)
}

func (r *ruled) negatedNotes(denied []rules.Denied) []string {
	v := r.voice
	notes := r.rest(nil, len(denied))
	if len(denied) == 0 {
		return r.selected(append(notes, v.say("no negation stands beside any evidence (words between: at most %d)", r.within)))
	}
	switch {
	case r.out.format == "text":
		notes = append(notes, v.say("a negation [marked so] stands in the same sentence as *evidence*, with at most %d words between; one that the rule asks for does not count", r.within))
	case r.out.forPeople():
		notes = append(notes, v.say("a negation [marked so] stands in the same sentence as evidence, which is bold, with at most %d words between; one that the rule asks for does not count", r.within))
	default:
		notes = append(notes, v.say("a negation stands in the same sentence as evidence, with at most %d words between; one that the rule asks for does not count", r.within))
	}
	value := "NAME=VALUE"
	for _, set := range r.book.Values {
		if slices.Contains(set.Values, "-") {
			value = set.Name + "=-"
		}
	}
	return r.selected(append(notes, v.say("decide: mening code value UNIT %s CODE --coder NAME, or mening code reject UNIT CODE --coder NAME", value)))
}
