package report

import (
	"strings"

	"mening/corpus/document"
	"mening/corpus/table"
)

// Measure is a figure of a register.
type Measure struct {
	Name, Text string
	// Goal says that it stands beside a goal.
	Goal bool
}

// joint computes the measures of the registers and sets them beside what was
// said, section by section.
func (b *builder) joint() error {
	of, elsewhere, err := b.measures()
	if err != nil || len(of)+len(elsewhere) == 0 {
		return err
	}
	head := b.say("category")
	if b.dimension() != nil {
		head = b.say("dimension")
	}
	t := &table.Table{Caption: b.say("Registers and interviews side by side"), Columns: []table.Column{{Key: "dimension", Title: upperFirst(head), Wrap: true},
		{Key: "registers", Title: b.say("Registers and questionnaires"), Wrap: true}, {Key: "interviews", Title: b.say("Interviews"), Wrap: true}}}
	for i := range b.out.Sections {
		s := &b.out.Sections[i]
		for _, part := range s.parts() {
			measures := of[part.ID]
			if s.Measures = append(s.Measures, measures...); len(measures) > 0 || part.Units != 0 {
				t.Rows = append(t.Rows, []any{part.Name, b.measureLines(measures), b.saidLines(&part)})
			}
		}
	}
	if len(elsewhere) > 0 {
		t.Rows = append(t.Rows, []any{b.say("Beside these"), b.measureLines(elsewhere), ""})
	}
	t.Notes = []string{b.say("participants of the interviews and people in registers are not the same; what agrees and what does not is for the researchers to judge")}
	if len(b.Conditions) > 0 {
		t.Notes = append(t.Notes, b.say("the registers are of everybody in them: what is selected here (%s) selects interviews, not rows of registers", strings.Join(b.Conditions, "; ")))
	}
	if b.Suppress > 0 {
		t.Notes = append(t.Notes, b.say("<%d and –: hidden, because fewer than %d people stand behind it, or because it would tell such a number", b.Suppress, b.Suppress))
	}
	b.out.Joint = document.Table{Table: t, Upright: true}
	return nil
}

// measures returns the measures of all registers, by the section in which they
// stand, and those that stand in none.
func (b *builder) measures() (of map[string][]Measure, elsewhere []Measure, err error) {
	known := b.partOf()
	of = map[string][]Measure{}
	for i := range b.Study.Config.Registers {
		declared := &b.Study.Config.Registers[i]
		measures, err := b.measure(b.Registers[i], declared)
		if err != nil {
			return nil, nil, err
		}
		for j, m := range measures {
			if section, ok := known[strings.ToLower(declared.Measures[j].Dimension)]; ok {
				of[section] = append(of[section], m)
			} else {
				elsewhere = append(elsewhere, m)
			}
		}
	}
	return of, elsewhere, nil
}

func (b *builder) measureLines(measures []Measure) string {
	var lines []string
	for _, m := range measures {
		lines = append(lines, m.Name+": "+m.Text)
	}
	if len(lines) == 0 {
		return b.say("no measure")
	}
	return strings.Join(lines, "\n")
}

// said tells how many raised a category, as far as it may be told.
func (b *builder) said(f *Finding) string {
	people, units := "%s of %s participants", "%s units"
	if f.Of == 1 {
		people = "%s of %s participant"
	}
	if f.Units == 1 {
		units = "%s unit"
	}
	told := b.say(people, f.Participants.String(), f.Of.String())
	switch {
	case f.Participants.Below() > 0:
		return told
	case f.Hidden():
		return b.say("number not shown")
	}
	return told + ", " + b.say(units, f.Units.String())
}

// saidLines tells the findings of a section, each with the words of a quotation
// that somebody shortened.
func (b *builder) saidLines(s *Section) string {
	var lines []string
	for _, f := range s.Findings {
		line := f.Name + ": " + b.said(&f)
		for _, q := range f.Quotations {
			if q.Condensed != "" {
				line += ". " + q.Condensed
				break
			}
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return b.say("no category")
	}
	return strings.Join(lines, "\n")
}
