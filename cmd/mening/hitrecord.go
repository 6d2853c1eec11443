package main

import (
	"strings"

	"mening/corpus"
	"mening/corpus/table"
)

// hitRecord is a hit in JSON. Spans are in code points of the turn's text,
// half-open.
type hitRecord struct {
	Group       *string        `json:"group,omitempty"`
	Transcript  string         `json:"transcript"`
	Turn        int            `json:"turn"`
	Line        int            `json:"line"`
	Speaker     string         `json:"speaker"`
	Participant *string        `json:"participant"`
	Stakeholder string         `json:"stakeholder"`
	Question    *string        `json:"question"`
	Score       float64        `json:"score"`
	Start       int            `json:"start"`
	End         int            `json:"end"`
	Quote       string         `json:"quote"`
	Evidence    [][2]int       `json:"evidence"`
	Shared      []string       `json:"shared,omitempty"`
	Codes       []string       `json:"codes,omitempty"`
	Before      []besideRecord `json:"before,omitempty"`
	After       []besideRecord `json:"after,omitempty"`
}

// besideRecord is a turn beside a hit.
type besideRecord struct {
	Turn    int         `json:"turn"`
	Speaker string      `json:"speaker"`
	Role    corpus.Role `json:"role"`
	Text    string      `json:"text"`
}

type groupRecord struct {
	Value        *string `json:"value"`
	Hits         int     `json:"hits"`
	Participants int     `json:"participants"`
}

type searchRecord struct {
	Total    int                               `json:"total"`
	Passages int                               `json:"passages,omitempty"`
	Sample   *sampleRecord                     `json:"sample,omitempty"`
	Like     *likeRecord                       `json:"like,omitempty"`
	Groups   []groupRecord                     `json:"groups,omitempty"`
	Hits     []hitRecord                       `json:"hits"`
	Facets   map[string]map[string]facetRecord `json:"facets"`
	Notes    []string                          `json:"notes"`
}

type sampleRecord struct {
	Size int    `json:"size"`
	Seed uint64 `json:"seed"`
}

func (r *searchResult) record() searchRecord {
	out := searchRecord{Total: r.total, Hits: []hitRecord{}, Facets: facetRecords(r.facets), Notes: []string{}}
	if r.lines != nil {
		out.Passages = len(r.lines.passages)
	}
	if r.drawn > 0 {
		out.Sample = &sampleRecord{r.drawn, r.options.seed}
	}
	if r.similar != nil {
		out.Like = r.similar.record()
	}
	out.Groups = r.groupRecords()
	for i := range r.hits {
		out.Hits = append(out.Hits, r.hitRecord(&r.hits[i]))
	}
	return out
}

func (r *searchResult) hitRecord(h *hit) hitRecord {
	points := counter{text: h.Turn.Text}
	record := hitRecord{Transcript: h.Transcript.Path, Turn: h.Turn.Number, Line: h.Turn.Line, Speaker: h.Turn.Label,
		Participant: orNull(h.Turn.Speaker.Participant), Stakeholder: h.Turn.Speaker.Stakeholder,
		Question: orNull(h.Turn.Question), Score: h.score,
		Start: points.at(h.Span.Start), Quote: h.Quote(), Evidence: [][2]int{}, Codes: codesOf(h.codings)}
	if r.groups != nil {
		record.Group = orNull(h.group)
	}
	if r.similar != nil {
		record.Shared = r.similar.shared(h.Observation)
	}
	for _, s := range h.Evidence {
		record.Evidence = append(record.Evidence, [2]int{points.at(s.Start), points.at(s.End)})
	}
	record.End = points.at(h.Span.End)
	before, after := r.around(h)
	record.Before, record.After = besideRecords(before), besideRecords(after)
	return record
}

func besideRecords(turns []*corpus.Turn) []besideRecord {
	var out []besideRecord
	for _, t := range turns {
		out = append(out, besideRecord{t.Number, t.Label, t.Speaker.Role, t.Text})
	}
	return out
}

// around returns the turns before and after a hit that --context asks for. The
// interviewer's turn that came last before the hit is always among those
// before: it is what the hit answers.
func (r *searchResult) around(h *hit) (before, after []*corpus.Turn) {
	n := r.options.context
	if n == 0 {
		return nil, nil
	}
	turns := h.Transcript.Turns
	at := h.Transcript.Place(h.Turn)
	from := max(0, at-n)
	asked := at - 1
	for asked >= 0 && turns[asked].Speaker.Role != corpus.Interviewer {
		asked--
	}
	if asked >= 0 && asked < from && h.Turn.Speaker.Role != corpus.Interviewer {
		before = append(before, &turns[asked])
	}
	for i := from; i < at; i++ {
		before = append(before, &turns[i])
	}
	for i := at + 1; i < min(len(turns), at+1+n); i++ {
		after = append(after, &turns[i])
	}
	return before, after
}

// table has a row for each hit that is shown.
func (r *searchResult) table(o *output, v *voice) *table.Table {
	t := &table.Table{}
	column := func(key, title string, number, wrap bool) {
		t.Columns = append(t.Columns, table.Column{Key: key, Title: title, Number: number, Wrap: wrap})
	}
	if r.groups != nil {
		column("group", v.term(r.grouped), false, false)
	}
	column("transcript", v.term("transcript"), false, false)
	column("turn", v.term("turn"), true, false)
	column("line", v.say("line"), true, false)
	column("speaker", v.say("speaker"), false, false)
	column("stakeholder", v.term("stakeholder"), false, false)
	switch {
	case r.options.kwic:
		column("left", v.say("to the left"), false, true)
		column("hit", v.say("hit"), false, true)
		column("right", v.say("to the right"), false, true)
	case r.options.context > 0:
		column("before", v.say("before the hit"), false, true)
		column("quote", v.say("quotation"), false, true)
		column("after", v.say("after the hit"), false, true)
	default:
		column("quote", v.say("quotation"), false, true)
	}
	if r.similar != nil {
		column("shared", v.say("shared words"), false, true)
		column("codes", v.say("codes"), false, true)
	}
	for i := range r.hits {
		t.Rows = append(t.Rows, r.row(&r.hits[i], o, v))
	}
	if o.format == "md" || o.format == "xlsx" {
		t.Notes = append(t.Notes, r.notes(v)...)
	}
	return t
}

// notes say what was found, and how much of it is shown.
func (r *searchResult) notes(v *voice) []string {
	var out []string
	for i := range r.groups {
		out = append(out, r.heading(&r.groups[i], v))
	}
	out = append(out, r.summary(v))
	if r.similar != nil {
		out = append(out, r.similar.note(v))
	}
	return out
}

func (r *searchResult) row(h *hit, o *output, v *voice) []any {
	var row []any
	if r.groups != nil {
		row = append(row, h.group)
	}
	row = append(row, h.Transcript.Path, h.Turn.Number, h.Turn.Line, h.Turn.Label, o.stakeholder(v, h.Turn.Speaker.Stakeholder))
	switch before, after := r.around(h); {
	case r.options.kwic:
		s := keyword(h.Observation)
		text := h.Turn.Text
		row = append(row, flat(text[:s.Start]), markedWhole(flat(text[s.Start:s.End])), flat(text[s.End:]))
	case r.options.context > 0:
		row = append(row, spokenTurns(before), foundIn(h), spokenTurns(after))
	default:
		row = append(row, foundIn(h))
	}
	if r.similar != nil {
		row = append(row, strings.Join(r.similar.shared(h.Observation), ", "), strings.Join(codesOf(h.codings), ", "))
	}
	return row
}

// foundIn is the quotation of a hit as a cell: what was found is marked, in bold
// where the format of the output has letters of several kinds.
func foundIn(h *hit) any {
	m := table.Marked{Text: h.Quote()}
	for _, s := range together(h.Turn.Text, h.Evidence) {
		if s != h.Span && s.Start >= h.Span.Start && s.End <= h.Span.End {
			m.Marks = append(m.Marks, [2]int{s.Start - h.Span.Start, s.End - h.Span.Start})
		}
	}
	return m
}

// markedWhole is a cell of words that were found.
func markedWhole(text string) table.Marked {
	return table.Marked{Text: text, Marks: [][2]int{{0, len(text)}}}
}

// spokenTurns returns turns, each on a line of its own.
func spokenTurns(turns []*corpus.Turn) string {
	lines := make([]string, len(turns))
	for i, t := range turns {
		lines[i] = spoken(t)
	}
	return strings.Join(lines, "\n")
}
