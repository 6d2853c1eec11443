package report

import (
	"time"

	"mening/coding"
	"mening/coding/codebook"
	"mening/coding/register"
	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/source"
	"mening/corpus/study"
)

// Input is a study with everything that was decided about it.
type Input struct {
	Study        *study.Study
	Corpus       *corpus.Corpus
	Book         *coding.Codebook
	Matcher      *coding.Matcher
	Decided      coding.Decided
	Observations []coding.Observation // in corpus order
	// Decisions are those that stand, Changes what was done to the codebook.
	Decisions []coding.Decision
	Changes   []codebook.Entry
	// NotCounted say which decisions could not be read or belong nowhere.
	NotCounted []source.Note
	// Registers are read as the study declares them, one for each.
	Registers []*register.Register
	Sources   []Source
	// Where selects interviews, participants and units; Conditions are as they
	// were given.
	Where      coding.Selection
	Conditions []string
}

// Source is a file from which the report was made.
type Source struct{ Path, SHA256 string }

// Options say how to report.
type Options struct {
	// Dimension is the id of the dimension by whose values the findings are
	// ordered; empty for the categories as they stand in the codebook.
	Dimension string
	// Quotations is how many each top category is given.
	Quotations int
	// Suppress hides numbers behind which stand fewer participants, or people in
	// a register, than this, and what would tell them, as [tally.Tally.Suppress]
	// does; 0 hides nothing.
	Suppress int
	// Coders are those whose agreement is told; where there are none, of all who
	// decided about codings.
	Coders []string
	// Pictures is the format of figures.
	Pictures Pictures
	Voice    Voice
}

// Voice says what stands in tables in the reader's language.
type Voice struct {
	// Language is sv or en.
	Language string
	// Say formats a text that is given in English, Note says a note.
	Say  func(format string, args ...any) string
	Note func(source.Note) string
	// Term is a word of the field, Label how a value is shown.
	Term  func(word string) string
	Label func(field, id string) string
}

// Report is what a template shows. docs/report.md lists its fields.
type Report struct {
	Title, Language string
	// Date is that of the newest decision, change or interview, as 2026-01-31;
	// empty where none is known.
	Date string
	// Conditions are those that select what is reported.
	Conditions []string
	// Suppress is the threshold below which numbers are hidden, 0 where none is.
	Suppress int
	// Proposed is how many codings nobody has reviewed, Codings how many there
	// are.
	Proposed, Codings int
	Material          Material
	Method            Method
	// Dimension is the id of the dimension that orders the sections; empty where
	// none does.
	Dimension string
	// Overview is the table of all top categories, OverviewFigure shows it.
	Overview, OverviewFigure document.Block
	// Top are the top categories that most participants spoke of.
	Top      []Finding
	Sections []Section
	Themes   []Finding
	// Joint sets registers beside interviews; nil where no register has
	// measures.
	Joint document.Block
	// SmallGroups are the sources of quotations that fewer than three people
	// share.
	SmallGroups []SmallGroup
	Appendix    Appendix
}

// builder makes a report.
type builder struct {
	Input
	Options
	out    *Report
	counts *tally.Tally // codes and categories by stakeholder
	row    map[string]int
	sizes  map[string]size // by stakeholder, the total under tally.All
	marked []marked
	memos  map[string]int // by kind
	waves  int            // that are known
	// abbreviated says that ids head the columns of stakeholders.
	abbreviated bool
}

// New computes a report.
func New(in Input, o Options) (*Report, error) {
	b := &builder{Input: in, Options: o, row: map[string]int{}, memos: map[string]int{}}
	b.out = &Report{Title: in.Corpus.Name, Language: o.Voice.Language, Conditions: in.Conditions, Suppress: o.Suppress}
	b.out.Date = b.date()
	for _, step := range []func() error{b.count, b.material, b.countValues, b.method, b.findings, b.joint} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	b.appendix()
	return b.out, nil
}

// count counts categories and codes by stakeholder, and hides what may not be
// shown.
func (b *builder) count() (err error) {
	if b.counts, err = tally.Count(b.Corpus, b.Book, b.Observations, b.tallyOptions("code", "stakeholder")); err != nil {
		return err
	}
	b.hide(b.counts)
	b.abbreviate()
	for i, n := range b.counts.Nodes {
		b.row[n.ID] = i
	}
	for i := range b.Observations {
		if !b.Where.Observation(b.Book, &b.Observations[i]) {
			continue
		}
		b.out.Codings++
		if b.Observations[i].Status == coding.Proposed {
			b.out.Proposed++
		}
	}
	return nil
}

// tallyOptions says how the report counts.
func (b *builder) tallyOptions(rows, by string) tally.Options {
	return tally.Options{Rows: rows, By: []string{by}, Where: b.Where, Coders: b.Decided.Coders, Decided: b.Decided.Reviewed()}
}

// date returns the day of the newest decision, change of the codebook or
// interview.
func (b *builder) date() string {
	var newest time.Time
	take := func(t time.Time) {
		if t.After(newest) {
			newest = t
		}
	}
	for i := range b.Decisions {
		take(b.Decisions[i].At)
	}
	for i := range b.Changes {
		take(b.Changes[i].At)
	}
	for _, t := range b.Corpus.Transcripts {
		if day, err := register.ParseDate(t.Attribute("date")); err == nil {
			take(day)
		}
	}
	if newest.IsZero() {
		return ""
	}
	return newest.UTC().Format(time.DateOnly)
}

// total returns the group of all.
func (b *builder) total() *tally.Group { return &b.counts.Groups[len(b.counts.Groups)-1] }

// groups returns the groups of stakeholders with their places in the tally:
// neither the total nor interviewers.
func (b *builder) groups() []int {
	var out []int
	for i := range b.counts.Groups {
		if g := &b.counts.Groups[i]; !g.Total() && g.Values[0] != tally.Interviewers {
			out = append(out, i)
		}
	}
	return out
}

func (b *builder) say(format string, args ...any) string { return b.Voice.Say(format, args...) }
