package tally

import (
	"slices"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// axis is one field that makes groups.
type axis struct {
	field  string
	coding bool // belongs to codings, not to people
	values []corpus.Value
}

// maxAxes is how many fields may be crossed.
const maxAxes = 2

func newAxes(c *corpus.Corpus, b *coding.Codebook, by, coders []string) ([]axis, error) {
	if len(by) > maxAxes {
		return nil, source.Say("at most two fields can be crossed, not %d\n  give --by once or twice", len(by))
	}
	var out []axis
	for _, field := range by {
		g, err := coding.GroupBy(c, b, field, coders)
		if err != nil {
			return nil, err
		}
		a := axis{field: g.Field, coding: g.Coding, values: g.Values}
		if slices.ContainsFunc(out, func(o axis) bool { return o.field == a.field }) {
			return nil, source.Say("%q cannot be crossed with itself\n  give two different fields", a.field)
		}
		out = append(out, a)
	}
	return out, nil
}

// unset is the value of those of whom a field is not known.
const unset = corpus.Unknown

// of returns the places of a speaker's values on the axis of people; where a
// value is not among those of the axis, it is added.
func (a *axis) of(t *corpus.Transcript, s *corpus.Speaker) []int {
	return a.places(corpus.Field(t, s, a.field))
}

// ofTurn returns the places of a turn's values, as of does.
func (a *axis) ofTurn(t *corpus.Transcript, turn *corpus.Turn) []int {
	return a.places(corpus.TurnField(t, turn, a.field))
}

func (a *axis) places(values []string) []int {
	if a.field == "interview" && len(values) > 1 {
		values = values[:1] // the path with its ending
	}
	if len(values) == 0 && a.field != "group" {
		values = []string{unset}
	}
	out := make([]int, len(values))
	for i, v := range values {
		out[i] = a.place(v)
	}
	return out
}

func (a *axis) place(value string) int {
	i := slices.IndexFunc(a.values, func(v corpus.Value) bool { return corpus.Equal(v.ID, value) })
	if i < 0 {
		i = len(a.values)
		a.values = append(a.values, corpus.Value{ID: value, Label: value})
	}
	return i
}

// lack adds the group of those without a value to an axis of codings, where there
// is one among the observations that are counted.
func (a *axis) lack(b *coding.Codebook, observations []coding.Observation, where coding.Selection) {
	if !a.coding || !b.MayLack(a.field) || slices.ContainsFunc(a.values, func(v corpus.Value) bool { return v.ID == unset }) {
		return
	}
	if slices.ContainsFunc(observations, func(o coding.Observation) bool {
		return b.Has(&o, a.field, unset) && where.Observation(b, &o)
	}) {
		a.values = append(a.values, corpus.Value{ID: unset, Label: unset})
	}
}

// ofObservation returns the places of an observation's values on an axis of
// codings.
func (a *axis) ofObservation(b *coding.Codebook, o *coding.Observation) []int {
	var out []int
	for i, v := range a.values {
		if b.Has(o, a.field, v.ID) {
			out = append(out, i)
		}
	}
	return out
}
