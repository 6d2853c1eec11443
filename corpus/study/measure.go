package study

import (
	"slices"
	"strconv"
	"strings"

	"mening/corpus/source"
)

// RegisterMeasure is a figure of a register that a report sets beside what was
// said. It is the share of rows for which conditions hold, the distribution of a
// column, the time between two columns of dates, or, without any of these, the
// number of rows beside the target.
type RegisterMeasure struct {
	Name string
	// Dimension is the id of a dimension's value, such as reach, or of a
	// category; it is empty where nothing says it.
	Dimension string
	// Share are conditions as COLUMN=VALUE, all of which must hold, Of those
	// that make a further denominator.
	Share, Of []string
	// Column is counted, or its mean taken.
	Column string
	// From and To are columns of dates.
	From, To string
	// Target is the goal of the share in per cent; nil where there is none.
	Target *float64

	lines map[string]int // of study.yaml, by key; the measure's own without one
}

// Line returns the line of study.yaml on which a key of the measure stands, such
// as share; that of the measure where it has none.
func (m *RegisterMeasure) Line(key string) int {
	if line, ok := m.lines[key]; ok {
		return line
	}
	return m.lines[""]
}

// measures reads `measures:` of a register.
func (l *loader) measures(n *source.Node) []RegisterMeasure {
	var out []RegisterMeasure
	for _, item := range n.Items("measures") {
		fields := item.Fields("measure", "measure", "dimension", "share", "of", "target", "column", "duration")
		m := RegisterMeasure{Name: nfc(fields["measure"].Text("measure")), Dimension: fields["dimension"].Text("dimension"), Column: nfc(fields["column"].Text("column"))}
		line, _ := item.Place()
		m.lines = map[string]int{"": line}
		for key, field := range fields {
			if !field.IsNull() {
				m.lines[key], _ = field.Place()
			}
		}
		if m.Name == "" {
			item.Fault(source.Error, "write measure: and how it is called", "the measure has no name")
			continue
		}
		if slices.ContainsFunc(out, func(o RegisterMeasure) bool { return key(o.Name) == key(m.Name) }) {
			item.Fault(source.Error, "keep one of them", "the measure %q stands twice", m.Name)
			continue
		}
		for _, text := range fields["share"].Texts("share") {
			m.Share = append(m.Share, nfc(text))
		}
		for _, text := range fields["of"].Texts("of") {
			m.Of = append(m.Of, nfc(text))
		}
		if at := fields["duration"]; !at.IsNull() {
			var ok bool
			m.From, m.To, ok = strings.Cut(nfc(at.Text("duration")), ",")
			if m.From, m.To = strings.TrimSpace(m.From), strings.TrimSpace(m.To); !ok || m.From == "" || m.To == "" {
				at.Fault(source.Error, "write the column of beginnings, a comma and that of ends, as in start,slut", "duration cannot be %q", at.Text("duration"))
			}
		}
		if at := fields["target"]; !at.IsNull() {
			percent, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSuffix(strings.TrimSpace(at.Text("target")), "%"), ",", "."), 64)
			if err != nil || percent < 0 || percent > 100 {
				at.Fault(source.Error, "write the goal of the share in per cent, from 0 to 100", "target cannot be %q", at.Text("target"))
			}
			m.Target = &percent
		}
		switch kinds := howMany(m.Share != nil, m.Column != "", m.From != ""); {
		case kinds > 1:
			item.Fault(source.Error, "write a measure for each", "the measure %q has more than one of share, column and duration", m.Name)
		case m.Share == nil && (m.Of != nil || m.Target != nil):
			item.Fault(source.Error, "write share: COLUMN=VALUE beside it", "the measure %q has a denominator or a target, but no share", m.Name)
		}
		out = append(out, m)
	}
	return out
}

func howMany(is ...bool) int {
	n := 0
	for _, b := range is {
		if b {
			n++
		}
	}
	return n
}
