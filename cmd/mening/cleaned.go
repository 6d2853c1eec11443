package main

import (
	"fmt"
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/table"
)

// extras are what units shows beside the analysis table.
type extras struct {
	clean, prompted bool
	cleaners        map[corpus.Spelling]*language.Cleaner
}

// cleaned returns a unit without what belongs to speaking only.
func (x *extras) cleaned(o *coding.Observation) string {
	key := o.Transcript.Spelling()
	c, known := x.cleaners[key]
	if !known {
		a, err := language.New(key.Language, key.Fold)
		if err != nil {
			return o.Quote() // the study has told it
		}
		if c = language.NewCleaner(a); x.cleaners == nil {
			x.cleaners = map[corpus.Spelling]*language.Cleaner{}
		}
		x.cleaners[key] = c
	}
	var lines []string
	for _, p := range o.All() {
		if line := c.Clean(p.Text()); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// add adds the extras to a table with a row for each unit: as columns behind the
// unit and the status, or below the unit and the code where there is no column
// for the status.
func (x *extras) add(t *table.Table, observations []coding.Observation, s *coded) {
	column := func(key string) int {
		return slices.IndexFunc(t.Columns, func(c table.Column) bool { return c.Key == key })
	}
	insert := func(behind int, c table.Column, cell func(o *coding.Observation) string) {
		t.Columns = slices.Insert(t.Columns, behind+1, c)
		for i := range t.Rows {
			t.Rows[i] = slices.Insert(t.Rows[i], behind+1, any(cell(&observations[i])))
		}
	}
	below := func(at int, cell func(o *coding.Observation) string) {
		for i := range t.Rows {
			if more := cell(&observations[i]); more != "" {
				t.Rows[i][at] = fmt.Sprint(t.Rows[i][at], "\n", more)
			}
		}
	}
	wide := column("status") >= 0
	prompted := func(o *coding.Observation) string {
		if !o.Prompted {
			return ""
		}
		return s.out.value(s.voice, "prompted")
	}
	switch {
	case x.prompted && wide:
		insert(column("status"), table.Column{Key: "prompted", Title: s.voice.say("prompted")}, func(o *coding.Observation) string {
			if !o.Prompted {
				return ""
			}
			return s.out.value(s.voice, "yes")
		})
	case x.prompted:
		below(column("code"), prompted)
	}
	switch {
	case x.clean && wide:
		insert(column("unit"), table.Column{Key: "cleaned", Title: s.voice.say("cleaned"), Wrap: true}, x.cleaned)
	case x.clean:
		below(column("unit"), func(o *coding.Observation) string {
			if cleaned := x.cleaned(o); cleaned != o.Quote() {
				return "~ " + cleaned
			}
			return ""
		})
	}
}

// assentRecord is a question with its bare answer in JSON, with one code of
// which the question speaks.
type assentRecord struct {
	ID          string        `json:"id"`
	Place       string        `json:"place"`
	Transcript  string        `json:"transcript"`
	Turn        int           `json:"turn"`
	To          int           `json:"to"`
	Line        int           `json:"line"`
	Question    string        `json:"question"`
	Answer      string        `json:"answer"`
	Speaker     string        `json:"speaker"`
	Participant *string       `json:"participant"`
	Stakeholder string        `json:"stakeholder"`
	Code        string        `json:"code"`
	Path        []string      `json:"path"`
	Status      coding.Status `json:"status"`
}

// writeAssents lists bare answers to questions that speak of a category.
func (s *coded) writeAssents(most int) error {
	var chosen []coding.Observation
	for _, o := range coding.Assents(s.corpus, s.book, s.observations) {
		if s.where.Observation(s.book, &o) {
			chosen = append(chosen, o)
		}
	}
	chosen, note := limit(chosen, most, s.voice, s.out.forPeople())
	records := make([]assentRecord, len(chosen))
	ids := identifiers{}
	for i := range chosen {
		o := &chosen[i]
		question, answer := o.Parts[0], o.Parts[1]
		records[i] = assentRecord{
			ID: ids.id(o), Place: placeOf(o.Transcript, o.All()),
			Transcript: o.Transcript.Path, Turn: question.Turn.Number, To: answer.Turn.Number, Line: question.Turn.Line,
			Question: question.Text(), Answer: answer.Text(), Speaker: o.Turn.Label, Participant: orNull(o.Turn.Speaker.Participant),
			Stakeholder: o.Turn.Speaker.Stakeholder, Code: o.Code.ID, Path: codePath(o.Code), Status: o.Status,
		}
	}
	if s.out.format == "json" {
		return s.out.json(records)
	}
	t := s.assentTable(chosen, records)
	t.Notes = append(t.Notes, note...)
	return s.out.table(t, s.voice)
}

func (s *coded) assentTable(chosen []coding.Observation, records []assentRecord) *table.Table {
	v := s.voice
	t := &table.Table{Columns: []table.Column{
		{Key: "id", Title: "id"}, {Key: "place", Title: v.say("place"), Wrap: true}, {Key: "code", Title: v.term("code"), Wrap: true}, {Key: "category", Title: v.term("category"), Wrap: true},
		{Key: "asked", Title: v.say("question and answer"), Wrap: true}, {Key: "answer", Title: v.say("answer"), Wrap: true},
		{Key: "speaker", Title: v.say("speaker")}, {Key: "stakeholder", Title: v.term("stakeholder")}, {Key: "status", Title: v.say("status")},
	}}
	text := s.out.format == "text" || s.out.onPages()
	for i, r := range records {
		c := chosen[i].Code
		row := []any{r.ID, r.Place, r.Code, v.category(c.Category), r.Question, r.Answer, r.Speaker, s.out.stakeholder(v, r.Stakeholder), s.out.value(v, string(r.Status))}
		if text { // on a screen below each other
			row[2] = fmt.Sprint(r.Code, "\n", v.category(c.Category))
			row[4] = r.Question + "\n" + who(chosen[i].Turn) + ": " + r.Answer
		}
		t.Rows = append(t.Rows, row)
	}
	if text {
		t.Columns = keep(t, "id", "place", "code", "asked", "status")
		t.Notes = []string{v.say("bare answers: %d; code one as question and answer: mening code assign PLACE CODE --coder NAME", distinctPlaces(records))}
	} else {
		t.Columns[4].Title = v.say("question")
	}
	return t
}

// keep drops all columns but the named ones, and their cells.
func keep(t *table.Table, keys ...string) []table.Column {
	var columns []table.Column
	rows := make([][]any, len(t.Rows))
	for i, c := range t.Columns {
		if !slices.Contains(keys, c.Key) {
			continue
		}
		columns = append(columns, c)
		for k := range rows {
			rows[k] = append(rows[k], t.Rows[k][i])
		}
	}
	t.Rows = rows
	return columns
}

func distinctPlaces(records []assentRecord) int {
	seen := map[string]bool{}
	for _, r := range records {
		seen[r.Place] = true
	}
	return len(seen)
}
