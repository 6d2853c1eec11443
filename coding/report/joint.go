package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"mening/coding/register"
	"mening/corpus/document"
	"mening/corpus/study"
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
	of := map[string][]Measure{}
	var elsewhere []Measure
	known := map[string]string{} // ids of sections by those of what stands in them
	for _, s := range b.out.Sections {
		known[s.ID] = s.ID
		for _, f := range s.Findings {
			known[f.ID] = s.ID
		}
	}
	some := false
	for i := range b.Study.Config.Registers {
		declared, r := &b.Study.Config.Registers[i], b.Registers[i]
		for j := range declared.Measures {
			m := &declared.Measures[j]
			text, err := b.measure(r, declared, m)
			if err != nil {
				return fmt.Errorf("the measure %q of %s: %w", m.Name, r.File, err)
			}
			some = true
			counted := m.Share == nil && m.Column == "" && m.From == ""
			measure := Measure{m.Name, text, m.Target != nil || counted && declared.Target > 0}
			if section, ok := known[m.Dimension]; ok && m.Dimension != "" {
				of[section] = append(of[section], measure)
			} else {
				elsewhere = append(elsewhere, measure)
			}
		}
	}
	if !some {
		return nil
	}
	head := b.say("category")
	if b.dimension() != nil {
		head = b.say("dimension")
	}
	t := &table.Table{Caption: b.say("Registers and interviews side by side"), Columns: []table.Column{{Key: "dimension", Title: upperFirst(head), Wrap: true},
		{Key: "registers", Title: b.say("Registers and questionnaires"), Wrap: true}, {Key: "interviews", Title: b.say("Interviews"), Wrap: true}}}
	for i := range b.out.Sections {
		s := &b.out.Sections[i]
		s.Measures = of[s.ID]
		if len(s.Measures) == 0 && s.Units == 0 {
			continue
		}
		name := s.Name
		if name == "" {
			name = b.say("Without a dimension")
		}
		t.Rows = append(t.Rows, []any{name, b.measureLines(s.Measures), b.saidLines(s)})
	}
	if len(elsewhere) > 0 {
		t.Rows = append(t.Rows, []any{b.say("Beside these"), b.measureLines(elsewhere), ""})
	}
	t.Notes = []string{b.say("participants of the interviews and people in registers are not the same; what agrees and what does not is for the researchers to judge")}
	b.out.Joint = document.Table{Table: t, Upright: true}
	return nil
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

// saidLines tells the findings of a section, each with the words of a quotation
// that somebody shortened.
func (b *builder) saidLines(s *Section) string {
	var lines []string
	for _, f := range s.Findings {
		line := f.Name + ": " + b.say("%d of %d participants, %d units", f.Participants, f.Of, f.Units)
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

// measure returns a measure in words.
func (b *builder) measure(r *register.Register, declared *study.Register, m *study.RegisterMeasure) (string, error) {
	rows := r.Select(nil)
	groups, err := register.Groups(nil, rows)
	if err != nil {
		return "", err
	}
	switch {
	case m.Share != nil:
		return b.share(r, m, groups)
	case m.From != "":
		return b.duration(r, m, groups)
	case m.Column != "":
		return b.columnText(r, m.Column, groups)
	}
	if declared.Target > 0 {
		return b.say("%d of the goal of %d (%s %%)", len(rows), declared.Target, b.decimal(100*float64(len(rows))/float64(declared.Target), 0)), nil
	}
	return strconv.Itoa(len(rows)), nil
}

// share names every denominator.
func (b *builder) share(r *register.Register, m *study.RegisterMeasure, groups []register.Group) (string, error) {
	what, err := r.Conditions(m.Share)
	if err != nil {
		return "", err
	}
	of, err := r.Conditions(m.Of)
	if err != nil {
		return "", err
	}
	share := register.Shares(what, of, groups)[0]
	var parts []string
	for i, d := range share.Of {
		same := func(o register.Denominator) bool { return o.Of == d.Of && o.Kind != register.WithValue }
		if d.Kind == register.WithValue && slices.ContainsFunc(slices.Delete(slices.Clone(share.Of), i, i+1), same) {
			continue // says nothing new
		}
		name := ""
		switch d.Kind {
		case register.WithValue:
			name = " " + b.say("with an answer")
		case register.Told:
			var conditions []string
			for _, c := range d.Conditions {
				conditions = append(conditions, strings.Join(c.Values, "/"))
			}
			name = " " + strings.Join(conditions, ", ")
		}
		parts = append(parts, b.nOf(d.N, d.Of, name))
	}
	if m.Target != nil {
		parts = append(parts, b.say("goal %s %%", b.decimal(*m.Target, 0)))
	}
	return strings.Join(parts, "; "), nil
}

// nOf returns 17 of 24 (71 %); of fewer than ten without per cent.
func (b *builder) nOf(n, of int, what string) string {
	text := b.say("%d of %d", n, of) + what
	if of >= 10 {
		text += fmt.Sprintf(" (%s\u00a0%%)", b.decimal(100*float64(n)/float64(of), 0))
	}
	return text
}

func (b *builder) duration(r *register.Register, m *study.RegisterMeasure, groups []register.Group) (string, error) {
	from, err := r.Column(m.From)
	if err != nil {
		return "", err
	}
	to, err := r.Column(m.To)
	if err != nil {
		return "", err
	}
	spells, err := r.Durations(from, to, register.Months, time.Time{}, groups)
	if err != nil {
		return "", err
	}
	s := spells.Groups[0]
	if s.Ended.N == 0 {
		return b.say("none has ended"), nil
	}
	text := b.say("mean %s months, %s to %s (n = %d)", b.decimal(s.Ended.Mean, 1), b.decimal(s.Ended.Min, 0), b.decimal(s.Ended.Max, 0), s.Ended.N)
	if s.Ongoing > 0 {
		text += "; " + b.say("ongoing: %d", s.Ongoing)
	}
	return text, nil
}

// columnText describes a column in a line.
func (b *builder) columnText(r *register.Register, name string, groups []register.Group) (string, error) {
	c, err := r.Column(name)
	if err != nil {
		return "", err
	}
	switch c.Type {
	case register.Number:
		n := register.Summaries(c, groups).Of[0]
		if n.N == 0 {
			return b.say("no answer"), nil
		}
		return b.say("mean %s, %s to %s (n = %d)", b.decimal(n.Mean, 1), b.decimal(n.Min, 0), b.decimal(n.Max, 0), n.N), nil
	case register.Category, register.YesNo, register.Likert:
	default:
		return "", fmt.Errorf("the column %q holds %s and is not counted\n  name a column of categories, answers or numbers", name, c.Type)
	}
	f := register.Frequencies(c, groups)
	if c.Type == register.Likert && len(c.Levels) > 2 {
		top := 2
		if len(c.Levels) < 5 {
			top = 1
		}
		lowest := c.Levels[len(c.Levels)-top]
		answers := lowest.Label
		if top > 1 {
			answers += "–" + c.Levels[len(c.Levels)-1].Label
		}
		return b.nOf(f.Top(top, 0), f.Of[0], " "+b.say("answered %s", answers)), nil
	}
	var parts []string
	for i, level := range c.Levels {
		parts = append(parts, fmt.Sprintf("%s %d", level.Label, f.N[i][0]))
	}
	return strings.Join(parts, ", ") + fmt.Sprintf(" (n = %d)", f.Of[0]), nil
}

// decimal returns a number with so many digits and the decimal sign of the
// language; a round number has none.
func (b *builder) decimal(x float64, digits int) string {
	if x == math.Trunc(x) {
		digits = 0
	}
	s := table.Fixed(x, digits)
	if b.Voice.Language == "sv" {
		s = strings.ReplaceAll(s, ".", ",")
	}
	return s
}

func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[0])) + string(r[1:])
}
