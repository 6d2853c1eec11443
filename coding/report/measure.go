package report

import (
	"fmt"
	"math"
	"strings"
	"time"

	"mening/coding/register"
	"mening/corpus/source"
	"mening/corpus/study"
	"mening/corpus/table"
)

// measurer puts the measures of a register into words.
type measurer struct {
	*builder
	register *register.Register
	declared *study.Register
	groups   []register.Group // all rows
	// hidden and shown are the rows behind numbers of this register, as far as
	// other measures could tell them.
	hidden, shown [][]int
}

// measure returns the measures of a register. Columns come first, as what is
// hidden of them must not be told by a share.
func (b *builder) measure(r *register.Register, declared *study.Register) ([]Measure, error) {
	groups, err := register.Groups(nil, r.Select(nil))
	if err != nil {
		return nil, err
	}
	x := &measurer{builder: b, register: r, declared: declared, groups: groups}
	out := make([]Measure, len(declared.Measures))
	for _, shares := range []bool{false, true} {
		for i := range declared.Measures {
			m := &declared.Measures[i]
			if shares != (m.Share != nil) {
				continue
			}
			text, err := x.text(m)
			if err != nil {
				return nil, source.Say("the measure %q of %s: %s", m.Name, r.File, err)
			}
			counted := m.Share == nil && m.Column == "" && m.From == ""
			out[i] = Measure{m.Name, text, m.Target != nil || counted && declared.Target > 0}
		}
	}
	return out, nil
}

// text returns a measure in words.
func (x *measurer) text(m *study.RegisterMeasure) (string, error) {
	switch {
	case m.Share != nil:
		return x.share(m)
	case m.From != "":
		return x.duration(m)
	case m.Column != "":
		return x.column(m.Column)
	}
	n := Number(len(x.groups[0].Rows))
	switch {
	case x.Suppress > int(n) && n > 0:
		return Number(-x.Suppress).String(), nil
	case x.declared.Target > 0:
		return x.say("%d of the goal of %d (%s%%)", int(n), x.declared.Target, x.decimal(100*float64(n)/float64(x.declared.Target), 0)), nil
	}
	return n.String(), nil
}

// nOf returns 17 of 24 (71 %); of fewer than ten, and of what is hidden, without
// per cent.
func (x *measurer) nOf(n Number, of int, what string) string {
	text := x.say("%v of %d", n.String(), of) + what
	if of >= 10 && n.Shown() {
		text += " (" + x.say("%s%%", x.decimal(100*float64(n)/float64(of), 0)) + ")"
	}
	return text
}

func (x *measurer) duration(m *study.RegisterMeasure) (string, error) {
	from, err := x.register.Column(m.From)
	if err != nil {
		return "", err
	}
	to, err := x.register.Column(m.To)
	if err != nil {
		return "", err
	}
	spells, err := x.register.Durations(from, to, register.Months, time.Time{}, x.groups)
	if err != nil {
		return "", err
	}
	s := spells.Groups[0]
	if s.Ended.N == 0 {
		return x.say("none has ended"), nil
	}
	whole := len(x.groups[0].Rows)
	n := x.parts(whole, s.Ended.N, s.Ongoing, whole-s.Ended.N-s.Ongoing)
	text := x.mean("mean %s months, %s to %s (n = %s)", "mean %s months (n = %s)", s.Ended, n[0])
	if s.Ongoing > 0 {
		text += "; " + x.say("ongoing: %s", n[1].String())
	}
	return text, nil
}

// mean returns the mean and the range of numbers. Where small numbers are hidden,
// so is the range: its ends are what single people have; and so is the mean of
// few.
func (x *measurer) mean(full, short string, of register.Numbers, n Number) string {
	switch {
	case x.Suppress == 0:
		return x.say(full, x.decimal(of.Mean, 1), x.decimal(of.Min, 0), x.decimal(of.Max, 0), n.String())
	case n.Shown():
		return x.say(short, x.decimal(of.Mean, 1), n.String())
	}
	return "n = " + n.String()
}

// column describes a column in a line.
func (x *measurer) column(name string) (string, error) {
	c, err := x.register.Column(name)
	if err != nil {
		return "", err
	}
	switch c.Type {
	case register.Number:
		of := register.Summaries(c, x.groups).Of[0]
		if of.N == 0 {
			return x.say("no answer"), nil
		}
		return x.mean("mean %s, %s to %s (n = %s)", "mean %s (n = %s)", of, x.part(of.N, len(x.groups[0].Rows))), nil
	case register.Category, register.YesNo, register.Likert:
	default:
		return "", source.Say("the column %q holds %s and is not counted\n  name a column of categories, answers or numbers", name, c.Type)
	}
	f := register.Frequencies(c, x.groups)
	if c.Type == register.Likert && len(c.Levels) > 2 {
		return x.answers(c, &f), nil
	}
	return x.levels(c, &f)
}

// answers sums up the highest answers of a scale.
func (x *measurer) answers(c *register.Column, f *register.Frequency) string {
	top := 2
	if len(c.Levels) < 5 {
		top = 1
	}
	answers := c.Levels[len(c.Levels)-top].Label
	if top > 1 {
		answers += "–" + c.Levels[len(c.Levels)-1].Label
	}
	return x.nOf(x.part(f.Top(top, 0), f.Of[0]), f.Of[0], " "+x.say("answered %s", answers))
}

// levels counts each value of a column.
func (x *measurer) levels(c *register.Column, f *register.Frequency) (string, error) {
	groups, err := register.Groups([]*register.Column{c}, x.groups[0].Rows)
	if err != nil {
		return "", err
	}
	var counts []int
	for i := range c.Levels {
		counts = append(counts, f.N[i][0])
	}
	var parts []string
	for i, n := range x.parts(f.Of[0], counts...) {
		parts = append(parts, c.Levels[i].Label+" "+n.String())
		x.remember(groups[i].Rows, n)
	}
	return strings.Join(parts, ", ") + fmt.Sprintf(" (n = %d)", f.Of[0]), nil
}

func (b *builder) decimal(v float64, digits int) string { return decimal(v, digits, b.Voice.Language) }

// decimal returns a number with so many digits and the decimal sign of the
// language; a round number has none.
func decimal(v float64, digits int, language string) string {
	if v == math.Trunc(v) {
		digits = 0
	}
	s := table.Fixed(v, digits)
	if language == "sv" {
		s = strings.ReplaceAll(s, ".", ",")
	}
	return s
}
