package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/coding/sheet"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// isSheet reports whether a table of units is written as a sheet in which
// somebody may decide: what goes into a file that spreadsheets open.
func (o *output) isSheet() bool {
	return o.file != "" && slices.Contains([]table.Format{"xlsx", "csv", "tsv"}, o.format)
}

// written is what the program knows of a row of a sheet.
type written struct {
	codes     []*coding.Code
	condensed string
	starred   bool
	values    map[string]string
	memos     []string
	coder     string // who holds the code
	// decision is what the coder for whom the sheet is written has decided.
	decision coding.Act
	blind    bool // the codes that there are were left out
}

// writtenOf is what a row of one observation holds.
func (s *coded) writtenOf(o *coding.Observation) written {
	w := written{codes: []*coding.Code{o.Code}, condensed: o.Condensed, starred: o.Starred, values: o.Values, memos: o.Memos}
	if o.Coder != coding.Auto {
		w.coder = o.Coder
	}
	if s.forCoder() && o.Status == coding.Confirmed {
		w.decision = coding.Confirm
	}
	return w
}

// forCoder reports whether a sheet is written for one coder, who then sees his
// decisions in it. Else nobody's are written there: whoever reads the sheet
// might take them for his own.
func (s *coded) forCoder() bool {
	return s.decided.Whose.Rule == "" && s.decided.Whose.Coder != coding.Auto && s.decided.Whose.Coder != ""
}

// makeSheet adds the columns in which a person decides to a table of units,
// with what may be written there as lists to choose from.
func (s *coded) makeSheet(t *table.Table, rows []written) {
	b, v := s.book, s.voice
	codes := codeList(b)
	t.Form, t.More = true, append(t.More, codes)
	cells := func(cell func(w *written) any) []any {
		out := make([]any, len(rows))
		for i := range rows {
			out[i] = cell(&rows[i])
		}
		return out
	}
	memos := cells(func(w *written) any { return strings.Join(w.memos, "\n") })
	yes, no := v.say("yes"), v.say("no")
	replaceColumn(t, table.Column{Key: sheet.Code, Wrap: true, From: codes}, cells(func(w *written) any { return sheet.Labels(b, w.codes) }))
	before := sheet.Unit
	if columnOf(t, "after") >= 0 {
		before = "after"
	}
	insertColumn(t, before, table.Column{Key: sheet.Decision, Choices: []string{v.say("confirm"), v.say("reject"), v.say("irrelevant"), v.say("read")}},
		cells(func(w *written) any {
			if w.decision == "" {
				return ""
			}
			return v.say(string(w.decision))
		}))
	insertColumn(t, sheet.Code, table.Column{Key: sheet.Memo, Wrap: true}, memos)
	insertColumn(t, sheet.Memo, table.Column{Key: sheet.Star, Choices: []string{yes, no}}, cells(func(w *written) any {
		if w.starred {
			return yes
		}
		return ""
	}))
	for _, set := range b.Values {
		if i := columnOf(t, set.Name); i >= 0 && !strings.Contains(strings.Join(set.Values, ""), ",") {
			t.Columns[i].Choices = set.Values
		}
	}
	insertColumn(t, "", table.Column{Key: sheet.WasColumn, Hidden: true}, cells(func(w *written) any {
		was := sheet.Was{Shown: sheet.Labels(b, w.codes), Condensed: sheet.Hash(w.condensed), Star: w.starred, Values: w.values, Decision: w.decision, Coder: w.coder, Memo: sheet.Hash(strings.Join(w.memos, "\n"))}
		for _, memo := range w.memos {
			was.Memos = append(was.Memos, sheet.Hash(memo))
		}
		was.Blind = w.blind
		for _, c := range w.codes {
			was.Codes = append(was.Codes, c.ID)
		}
		return was.String()
	}))
}

// codeList is the sheet from which codes are chosen.
func codeList(b *coding.Codebook) *table.Table {
	t := &table.Table{Caption: "codes", Columns: []table.Column{
		{Key: "code"}, {Key: "id"}, {Key: "name"}, {Key: "category"}, {Key: "definition", Wrap: true}, {Key: "include", Wrap: true}, {Key: "exclude", Wrap: true},
	}}
	for _, c := range b.Codes {
		var path []string
		for _, category := range c.Path() {
			path = append(path, category.Name)
		}
		t.Rows = append(t.Rows, []any{sheet.Label(b, c), c.ID, c.Name, strings.Join(path, " / "), c.Definition, c.Include, c.Exclude})
	}
	return t
}

// columnOf returns the place of a column, -1 where there is none.
func columnOf(t *table.Table, key string) int {
	return slices.IndexFunc(t.Columns, func(c table.Column) bool { return c.Key == key })
}

// insertColumn puts a column behind another, or behind all.
func insertColumn(t *table.Table, behind string, c table.Column, cells []any) {
	at := len(t.Columns)
	if i := columnOf(t, behind); i >= 0 {
		at = i + 1
	}
	t.Columns = slices.Insert(t.Columns, at, c)
	for i := range t.Rows {
		t.Rows[i] = slices.Insert(t.Rows[i], at, cells[i])
	}
}

// replaceColumn puts a column into the place of one with the same key.
func replaceColumn(t *table.Table, c table.Column, cells []any) {
	at := columnOf(t, c.Key)
	c.Title = t.Columns[at].Title
	t.Columns[at] = c
	for i := range t.Rows {
		t.Rows[i][at] = cells[i]
	}
}

// allTalk prints all talk of participants, coded or not.
func (s *coded) allTalk(c *cli.Context) error {
	by := coding.Unit(c.String("by"))
	if by != coding.Sentences && by != coding.Turns {
		return usageError{source.Say("%s cannot be %q\n  write sentence or turn", "--by", by)}
	}
	var segments []sheet.Segment
	for _, t := range s.corpus.Transcripts {
		found, err := sheet.Segments(t, by, func(turn *corpus.Turn) bool { return s.where.Turn(t, turn) })
		if err != nil {
			return err
		}
		segments = append(segments, found...)
	}
	segments, note := limit(segments, c.Int("limit"), s.voice, s.out.forPeople())
	if c.Bool("blind") {
		s.observations = nil
		if !s.forCoder() {
			s.decided = coding.Decided{} // what others have read is theirs
		}
	}
	t, rows := s.segmentTable(segments)
	for i := range rows {
		rows[i].blind = c.Bool("blind")
	}
	switch {
	case s.out.isSheet():
		s.makeSheet(t, rows)
	case s.out.isNarrow():
		narrow(t, "id", "unit", "code", "status", "transcript", "turn", "speaker")
		s.joinPlaces(t)
	}
	t.Notes = append(t.Notes, note...)
	return s.out.table(t, s.voice)
}

// narrow keeps these columns of a table.
func narrow(t *table.Table, keys ...string) {
	for i := len(t.Columns) - 1; i >= 0; i-- {
		if slices.Contains(keys, t.Columns[i].Key) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, i, i+1)
		for j := range t.Rows {
			t.Rows[j] = slices.Delete(t.Rows[j], i, i+1)
		}
	}
}

// segmentTable is a table of talk, with the codes that it has.
func (s *coded) segmentTable(segments []sheet.Segment) (*table.Table, []written) {
	b, v := s.book, s.voice
	t := &table.Table{Columns: []table.Column{
		{Key: "id", Title: "id"}, {Key: "asked", Title: v.say("asked"), Wrap: true}, {Key: "before", Title: v.say("before"), Wrap: true},
		{Key: sheet.Unit, Title: v.term("meaning unit"), Wrap: true}, {Key: "after", Title: v.say("after"), Wrap: true},
		{Key: sheet.Condensed, Title: v.term("condensed meaning unit"), Wrap: true}, {Key: sheet.Code, Title: v.term("code"), Wrap: true},
		{Key: "status", Title: v.say("status")}, {Key: "transcript", Title: v.term("transcript")}, {Key: "turn", Title: v.term("turn"), Number: true}, {Key: "line", Title: v.say("line"), Number: true},
		{Key: "speaker", Title: v.say("speaker")}, {Key: "stakeholder", Title: v.term("stakeholder")}, {Key: "participant", Title: v.term("participant")},
		{Key: "kind", Title: v.term("kind")}, {Key: "wave", Title: v.term("wave")}, {Key: "site", Title: v.term("site")},
		{Key: corpus.Question, Title: v.term(corpus.Question)},
	}}
	for _, set := range b.Values {
		t.Columns = append(t.Columns, table.Column{Key: set.Name, Title: v.term(set.Name)})
	}
	codings := map[*corpus.Turn][]*coding.Observation{}
	for i := range s.observations {
		for _, p := range s.observations[i].All() {
			codings[p.Turn] = append(codings[p.Turn], &s.observations[i])
		}
	}
	kind, wave, site := s.out.labels(s.opened, "kind"), s.out.labels(s.opened, "wave"), s.out.labels(s.opened, "site")
	rows := make([]written, len(segments))
	ids, seen := map[*corpus.Transcript]*coding.Identifier{}, map[*corpus.Transcript]*coding.Seen{}
	for i := range segments {
		x, w := &segments[i], &rows[i]
		if ids[x.Transcript] == nil {
			ids[x.Transcript], seen[x.Transcript] = coding.NewIdentifier(x.Transcript), s.decided.Seen(x.Transcript)
		}
		unit := coding.UnitOf([]coding.Part{x.Part})
		w.of(&unit, codings[x.Turn])
		status := "coded"
		if len(w.codes) == 0 {
			status = string(seen[x.Transcript].Of([]coding.Part{x.Part}))
			if s.forCoder() {
				w.decision = coding.Act(status)
			}
		}
		row := []any{ids[x.Transcript].ID(&unit), x.Asked, x.Before, unit.Quote(), x.After, w.condensed, sheet.Labels(b, w.codes), s.out.value(v, status),
			x.Transcript.Path, x.Turn.Number, x.Turn.Line, x.Turn.Label, s.out.stakeholder(v, x.Turn.Speaker.Stakeholder), fromNull(orNull(x.Turn.Speaker.Participant)),
			kind(x.Transcript.Attribute("kind")), wave(x.Transcript.Attribute("wave")), site(x.Transcript.Attribute("site")), x.Turn.Question}
		for _, set := range b.Values {
			row = append(row, w.values[set.Name])
		}
		t.Rows = append(t.Rows, row)
	}
	return t, rows
}

// of gathers the codes of units that share words with a stretch, and what is
// said of just these words.
func (w *written) of(unit *coding.MeaningUnit, codings []*coding.Observation) {
	for _, o := range codings {
		shares := slices.ContainsFunc(o.All(), func(p coding.Part) bool { return p.Turn == unit.Turn && p.Span.Overlaps(unit.Span) })
		if !shares {
			continue
		}
		if !slices.Contains(w.codes, o.Code) {
			w.codes = append(w.codes, o.Code)
		}
		if o.Same(unit) {
			if o.Condensed != "" {
				w.condensed = o.Condensed
			}
			w.starred = w.starred || o.Starred
			for _, memo := range o.Memos {
				if !slices.Contains(w.memos, memo) {
					w.memos = append(w.memos, memo)
				}
			}
			w.values = o.Values
		}
	}
	if len(w.codes) > 1 {
		w.values = nil // of which of them?
	}
}
