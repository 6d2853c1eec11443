package report

import (
	"cmp"
	"slices"
	"strings"

	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/table"
)

// participants is the table of who took part, by stakeholder, wave and kind.
func (b *builder) participants(x *survey) document.Block {
	places := b.places(x.rows)
	several := func(of func(place) string) bool {
		return slices.ContainsFunc(places, func(p place) bool { return of(p) != of(places[0]) })
	}
	t := &table.Table{Caption: b.say("Who took part"), Total: 1}
	t.Columns = []table.Column{{Key: "stakeholder", Title: b.Voice.Term("stakeholder")}}
	waves, kinds := several(func(p place) string { return p.wave }), several(func(p place) string { return p.kind })
	if waves {
		t.Columns = append(t.Columns, table.Column{Key: "wave", Title: b.Voice.Term("wave")})
	}
	if kinds {
		t.Columns = append(t.Columns, table.Column{Key: "kind", Title: b.Voice.Term("kind")})
	}
	names := len(t.Columns)
	for _, key := range []string{"interviews", "participants", "silent", "turns", "words"} {
		t.Columns = append(t.Columns, table.Column{Key: key, Title: b.say(key), Number: true})
	}
	for i, p := range places {
		name := ""
		if i == 0 || places[i-1].stakeholder != p.stakeholder {
			name = b.stakeholderName(p.stakeholder)
		}
		row := []any{name}
		if waves {
			row = append(row, b.Voice.Label("wave", p.wave))
		}
		if kinds {
			row = append(row, b.Voice.Label("kind", p.kind))
		}
		t.Rows = append(t.Rows, append(row, b.heardOf(p.stakeholder, x.rows[p])...))
	}
	row := []any{b.say("Total")}
	for len(row) < names {
		row = append(row, "")
	}
	t.Rows = append(t.Rows, append(row, b.heardOf(tally.All, x.all)...))
	t.Notes = b.participantNotes(x.all)
	return document.Table{Table: t, Upright: true}
}

// heardOf returns the numbers of a row. What a hidden group says is hidden with
// its size.
func (b *builder) heardOf(stakeholder string, h *heard) []any {
	if b.Suppress == 0 {
		return []any{len(h.interviews), len(h.participants), h.silence(), h.turns, h.words}
	}
	n := b.sizes[stakeholder]
	if !n.participants.Shown() {
		return []any{len(h.interviews), n.participants.cell(), Hidden.cell(), Hidden.cell(), Hidden.cell()}
	}
	return []any{len(h.interviews), n.participants.cell(), n.silent.cell(), h.turns, h.words}
}

// places returns the rows in the order of the study.
func (b *builder) places(rows map[place]*heard) []place {
	var out []place
	for p := range rows {
		out = append(out, p)
	}
	order := func(field string) func(string) int {
		values := b.Corpus.Values(field)
		return func(id string) int {
			if i := slices.IndexFunc(values, func(v corpus.Value) bool { return v.ID == id }); i >= 0 {
				return i
			}
			return len(values)
		}
	}
	stakeholder, wave, kind := order("stakeholder"), order("wave"), order("kind")
	slices.SortFunc(out, func(a, c place) int {
		return cmp.Or(stakeholder(a.stakeholder)-stakeholder(c.stakeholder), strings.Compare(a.stakeholder, c.stakeholder),
			wave(a.wave)-wave(c.wave), strings.Compare(a.wave, c.wave), kind(a.kind)-kind(c.kind), strings.Compare(a.kind, c.kind))
	})
	return out
}

func (b *builder) participantNotes(all *heard) []string {
	notes := []string{b.say("the total counts everybody and every interview once; one interview may stand in several rows")}
	if b.Suppress > 0 {
		notes = append(notes, b.hiddenNote(), b.say("waves and kinds of interview stand in no rows of their own, because such rows would be small"))
	}
	if len(all.silent) > 0 {
		notes = append(notes, b.say("silent: took part and said nothing in the recording"))
	}
	if n := b.Corpus.Excluded; n.Transcripts > 0 || n.Turns > 0 {
		notes = append(notes, b.say(tally.NoteExcluded, n.Transcripts, n.Turns))
	}
	if n := len(b.Corpus.Unreadable); n > 0 {
		notes = append(notes, b.say(tally.NoteUnreadable, n))
	}
	return notes
}

// hiddenNote says what <3 and – mean, as tally does.
func (b *builder) hiddenNote() string {
	return b.say("<%d and –: hidden, because fewer than %d participants stand behind it, or because it would tell such a number", b.Suppress, b.Suppress)
}
