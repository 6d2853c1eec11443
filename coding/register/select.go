package register

import (
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// Condition is a condition on rows, as `sex=woman`, `site=a,b` or `sex!=man`.
type Condition struct {
	Column *Column
	// Values are those that the cell may have, as they are shown.
	Values []string
	Not    bool
	levels []int
}

// String returns the condition as it is written.
func (c *Condition) String() string {
	sign := "="
	if c.Not {
		sign = "!="
	}
	return c.Column.Name + sign + strings.Join(c.Values, ",")
}

// unknownLevel stands for rows without a value.
const unknownLevel = -1

// Conditions reads conditions all of which must hold. Case does not count in
// values; `unknown` means those without a value. A value that nobody has is an
// error that names a near one.
func (r *Register) Conditions(texts []string) ([]Condition, error) {
	var out []Condition
	for _, text := range texts {
		name, values, ok := strings.Cut(text, "=")
		not := strings.HasSuffix(name, "!")
		if name = strings.TrimSpace(strings.TrimSuffix(name, "!")); !ok || name == "" {
			return nil, source.Say("%q is no condition\n  write column=value, column=value1,value2 or column!=value", text)
		}
		column, err := r.Column(name)
		if err != nil {
			return nil, err
		}
		condition := Condition{Column: column, Not: not}
		parts := []string{values}
		if _, err := column.valueOf(values); err != nil {
			parts = strings.Split(values, ",")
		}
		for _, v := range parts {
			level, err := column.valueOf(v)
			if err != nil {
				return nil, err
			}
			condition.levels = append(condition.levels, level)
			condition.Values = append(condition.Values, column.shown(level, strings.TrimSpace(v)))
		}
		out = append(out, condition)
	}
	return out, nil
}

// valueOf returns the level that a value names, or, in a column that is not
// counted, the first row with that text.
func (c *Column) valueOf(value string) (int, error) {
	value = strings.TrimSpace(value)
	known := c.Levels
	if !c.Type.counted() {
		known = nil
		for i, text := range c.texts {
			if corpus.Equal(text, value) && c.cells[i].state == present {
				return i, nil
			}
		}
	}
	if c.Type == YesNo && yesOrNo(value) {
		if yesWord(value) {
			return 0, nil
		}
		return 1, nil
	}
	for _, same := range []func(v corpus.Value) bool{
		func(v corpus.Value) bool { return v.ID == value }, func(v corpus.Value) bool { return v.Label == value },
		func(v corpus.Value) bool { return corpus.Equal(v.ID, value) || corpus.Equal(v.Label, value) }} {
		if i := slices.IndexFunc(known, same); i >= 0 {
			return i, nil
		}
	}
	if corpus.Equal(value, corpus.Unknown) {
		return unknownLevel, nil
	}
	var names []string
	for _, v := range known {
		names = append(names, v.Label)
	}
	hint := source.Meant(value, names)
	if hint.Format == "" {
		hint = source.Say("no row has it")
	}
	return 0, source.Say("no %s is %q\n  %s", c.Name, value, hint)
}

// shown returns the label of a level.
func (c *Column) shown(level int, value string) string {
	switch {
	case level == unknownLevel:
		return corpus.Unknown
	case c.Type.counted():
		return c.Levels[level].Label
	}
	return value
}

// holds reports whether the condition holds for a row.
func (c *Condition) holds(row int) bool {
	x := c.Column.cells[row]
	any := slices.ContainsFunc(c.levels, func(level int) bool {
		switch {
		case x.state != present || level == unknownLevel:
			return (x.state != present) == (level == unknownLevel)
		case c.Column.Type.counted():
			return x.level == level
		}
		return corpus.Equal(c.Column.texts[row], c.Column.texts[level])
	})
	return any != c.Not
}

// hold reports whether all conditions hold for a row.
func hold(all []Condition, row int) bool {
	return !slices.ContainsFunc(all, func(c Condition) bool { return !c.holds(row) })
}

// Select returns the rows, counted from 0, for which all conditions hold.
func (r *Register) Select(where []Condition) []int {
	rows := []int{}
	for row := range r.lines {
		if hold(where, row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// plural names what a column holds.
func (t Type) plural() source.Note {
	switch t {
	case Number:
		return source.Say("numbers")
	case Date:
		return source.Say("dates")
	case ID:
		return source.Say("names of rows")
	case Text:
		return source.Say("free text")
	case Empty:
		return source.Say("nothing")
	}
	return source.Say("values")
}
