package matrix

import (
	"cmp"
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// Options say what the cases and the columns are.
type Options struct {
	// Case is interview (the default), participant, stakeholder, or another
	// field of speakers and interviews.
	Case string
	// Level is category (the default), sub-category or code, see
	// [coding.HeadingKinds].
	Level string
	Where coding.Selection
}

// Matrix holds a cell for every case and column.
type Matrix struct {
	Field   string // of the cases
	Columns []coding.Heading
	Cases   []Case
	// Cells are by case, then by column.
	Cells [][]Cell
}

// Case is a row: an interview, a participant, or a group of people.
type Case struct {
	// Value is the value of the field, Label that by which it is shown.
	Value, Label string
	// Stakeholder is that of a participant or of all who take part in an
	// interview, empty where they have several.
	Stakeholder string
	// Participants are those who took part, Interviews where they did.
	Participants, Interviews int
	// Units is the number of distinct units in any column.
	Units int
}

// Cell holds what a case said of a category.
type Cell struct {
	// Units are distinct units in the order of the corpus.
	Units []*coding.Observation
	// Asked tells of an empty cell whether the case was asked.
	Asked Asked
}

// Asked says whether an interviewer's question spoke of a category: whether
// rules of its codes match in a question that a participant answered, or in a
// question of the guide that was put.
type Asked string

// What is known of a question.
const (
	WasAsked  Asked = "asked"     // in an interview of the case
	NotAsked  Asked = "not asked" // in none
	NotToTell Asked = "unknown"   // no interviewer's question is in the transcripts, or no rule can find one
)

// Question is a question of an interview guide, by the id that turns carry.
type Question struct{ ID, Text string }

// New lays observations in the order of the corpus out.
func New(c *corpus.Corpus, b *coding.Codebook, observations []coding.Observation, guide []Question, o Options) (*Matrix, error) {
	m := &Matrix{Field: cmp.Or(o.Case, "interview")}
	fields := c.Fields()
	at := slices.IndexFunc(fields, func(f string) bool { return corpus.Equal(f, m.Field) })
	if corpus.Equal(m.Field, "transcript") {
		at = slices.Index(fields, "interview")
	}
	if at < 0 {
		return nil, source.Say("a case cannot be a %q\n  %s", m.Field, source.Meant(m.Field, fields))
	}
	m.Field = fields[at]
	var err error
	if m.Columns, err = b.Headings(cmp.Or(o.Level, "category")); err != nil {
		return nil, err
	}
	l := &layout{Matrix: m, corpus: c, book: b, where: o.Where, rows: map[string]int{}, people: map[string]bool{}}
	l.cases()
	l.units(observations)
	l.asked(guide)
	return m, nil
}

// layout is a matrix in the making.
type layout struct {
	*Matrix
	corpus *corpus.Corpus
	book   *coding.Codebook
	where  coding.Selection
	rows   map[string]int // cases by their value in lower case
	people map[string]bool
	held   [][]*corpus.Transcript // by case: its interviews
}

// values returns the values of a field of the cases, at most one for interviews.
func (l *layout) values(values []string) []string {
	if l.Field == "interview" && len(values) > 1 {
		return values[:1] // the path with its ending
	}
	if len(values) == 0 && l.Field != "group" && l.Field != "participant" {
		return []string{corpus.Unknown}
	}
	return values
}

func key(value string) string { return strings.ToLower(strings.TrimSpace(value)) }

// cases finds the cases among those who took part in the selected interviews, in
// the order of the field's values.
func (l *layout) cases() {
	present := map[string]bool{}
	each := func(f func(t *corpus.Transcript, s *corpus.Speaker, value string)) {
		for _, t := range l.corpus.Transcripts {
			for _, s := range t.Speakers {
				if s.Role != corpus.Participant || s.Uncounted || !l.where.Speaker(t, s) {
					continue
				}
				for _, v := range l.values(corpus.Field(t, s, l.Field)) {
					f(t, s, v)
				}
			}
		}
	}
	each(func(_ *corpus.Transcript, _ *corpus.Speaker, value string) { present[key(value)] = true })
	add := func(value, label string) {
		if k := key(value); present[k] {
			if _, known := l.rows[k]; !known {
				l.rows[k] = len(l.Cases)
				l.Cases = append(l.Cases, Case{Value: value, Label: cmp.Or(label, value)})
			}
		}
	}
	for _, v := range l.corpus.Values(l.Field) {
		add(v.ID, v.Label)
	}
	each(func(_ *corpus.Transcript, _ *corpus.Speaker, value string) { add(value, "") })
	l.held = make([][]*corpus.Transcript, len(l.Cases))
	parties := make([]map[string]bool, len(l.Cases))
	each(func(t *corpus.Transcript, s *corpus.Speaker, value string) {
		i := l.rows[key(value)]
		c := &l.Cases[i]
		if n := len(l.held[i]); n == 0 || l.held[i][n-1] != t {
			l.held[i] = append(l.held[i], t)
		}
		if person := key(value) + "\x00" + s.Participant; s.Participant != "" && !l.people[person] {
			l.people[person] = true
			c.Participants++
		}
		if parties[i] == nil {
			parties[i] = map[string]bool{}
		}
		parties[i][s.Stakeholder] = true
		if c.Stakeholder = s.Stakeholder; len(parties[i]) > 1 {
			c.Stakeholder = ""
		}
	})
	for i := range l.Cases {
		l.Cases[i].Interviews = len(l.held[i])
	}
	l.Cells = make([][]Cell, len(l.Cases))
	for i := range l.Cells {
		l.Cells[i] = make([]Cell, len(l.Columns))
	}
}

// units puts the units into their cells.
func (l *layout) units(observations []coding.Observation) {
	of := coding.HeadingsOf(l.Columns)
	all := make([]map[coding.Stretch]bool, len(l.Cases))
	for i := range observations {
		o := &observations[i]
		if !l.where.Observation(l.book, o) {
			continue
		}
		for _, row := range l.rowsOf(o) {
			for _, column := range of[o.Code] {
				cell := &l.Cells[row][column]
				cell.Units = append(cell.Units, o)
			}
			if all[row] == nil {
				all[row] = map[coding.Stretch]bool{}
			}
			all[row][o.Stretch()] = true
		}
	}
	for i := range l.Cells {
		l.Cases[i].Units = len(all[i])
		for j := range l.Cells[i] {
			l.Cells[i][j].Units = coding.Distinct(l.Cells[i][j].Units)
		}
	}
}

// rowsOf returns the cases of a unit: those of the participants who speak in it.
func (l *layout) rowsOf(o *coding.Observation) []int {
	var out []int
	for _, p := range l.where.Speaking(o) {
		for _, v := range l.values(corpus.TurnField(o.Transcript, p.Turn, l.Field)) {
			if row, ok := l.rows[key(v)]; ok && !slices.Contains(out, row) {
				out = append(out, row)
			}
		}
	}
	return out
}
