package register

import (
	"errors"
	"time"

	"mening/corpus/source"
	"mening/corpus/study"
)

// misdeclared returns an error as a fault of study.yaml: a declaration that
// cannot be followed. What options declare has no place.
func misdeclared(d *study.Register, line int, err error) error {
	if d.Declared == "" || line == 0 {
		return err
	}
	return source.AsProblem(d.Declared, line, err)
}

// allOf returns several errors as one, problems where all have a place.
func allOf(errs []error) error {
	var problems source.Problems
	for _, err := range errs {
		var p *source.Problem
		if !errors.As(err, &p) {
			return err
		}
		problems = append(problems, p)
	}
	return problems.Err()
}

// Measure is a measure of study.yaml with the columns and conditions that it
// names.
type Measure struct {
	What, Of []Condition
	// Columns are all columns of which the measure is made.
	Columns []*Column
}

// Measure finds what a measure names. The error is a fault of study.yaml with
// its line: a column or value that is not there, or a column that cannot be
// counted so.
func (r *Register) Measure(d *study.Register, m *study.RegisterMeasure) (*Measure, error) {
	out := &Measure{}
	for _, part := range []struct {
		key  string
		read func() error
	}{
		{"share", func() (err error) { out.What, err = r.Conditions(m.Share); return err }},
		{"of", func() (err error) { out.Of, err = r.Conditions(m.Of); return err }},
		{"column", func() error { return out.countable(r, m.Column) }},
		{"duration", func() error { return out.duration(r, m.From, m.To) }},
	} {
		if err := part.read(); err != nil {
			return nil, misdeclared(d, m.Line(part.key), err)
		}
	}
	for _, conditions := range [][]Condition{out.What, out.Of} {
		for _, c := range conditions {
			out.Columns = append(out.Columns, c.Column)
		}
	}
	return out, nil
}

func (m *Measure) countable(r *Register, name string) error {
	if name == "" {
		return nil
	}
	c, err := r.Column(name)
	if err != nil {
		return err
	}
	if c.Type != Number && !c.Type.counted() {
		return source.Say("the column %q holds %s and is not counted\n  name a column of categories, answers or numbers", name, c.Type.plural())
	}
	m.Columns = append(m.Columns, c)
	return nil
}

// duration reads two columns of dates, so that rows that end before they begin
// are told.
func (m *Measure) duration(r *Register, from, to string) error {
	if from == "" {
		return nil
	}
	begins, err := r.Column(from)
	if err != nil {
		return err
	}
	ends, err := r.Column(to)
	if err != nil {
		return err
	}
	groups, err := Groups(nil, r.Select(nil))
	if err != nil {
		return err
	}
	m.Columns = append(m.Columns, begins, ends)
	_, err = r.Durations(begins, ends, Months, time.Time{}, groups)
	return err
}
