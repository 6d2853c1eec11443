package quotation

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/coding/tally"
	"mening/corpus"
)

// Group is a heading of a list with what stands below it: further groups, or
// units at the last level.
type Group struct {
	// Field and Value are what the units have in common; Label is the value as
	// it is shown. Value is [corpus.Unknown] where the field has none, as a coding
	// without a valence, and [tally.Interviewers] for their talk by who speaks.
	Field, Value, Label string
	Groups              []Group
	// Units are in order: starred first, then that of the corpus. A unit with
	// several of the codes of the group stands once.
	Units []*coding.Observation
}

// Count returns the number of distinct units in the group and below.
func (g *Group) Count() int { return len(coding.Distinct(g.all(nil))) }

func (g *Group) all(out []*coding.Observation) []*coding.Observation {
	out = append(out, g.Units...)
	for i := range g.Groups {
		out = g.Groups[i].all(out)
	}
	return out
}

// Outline groups observations in the order of the corpus by fields: of codings,
// such as category, code, theme, a value set or a dimension, or of who speaks and
// where. Values without units are left out. The category of a coding is the one
// in which its code stands; a unit stands in every group that it belongs to, and so
// in that of each participant who speaks in it and whom the conditions select: the
// groups hold what a tally counts in them.
func Outline(c *corpus.Corpus, b *coding.Codebook, observations []*coding.Observation, by, coders []string, where coding.Selection) ([]Group, error) {
	levels := make([]level, len(by))
	for i, field := range by {
		var err error
		if levels[i], err = newLevel(c, b, field, coders); err != nil {
			return nil, err
		}
		levels[i].where = where
	}
	observations = merge(observations)
	if len(levels) == 0 {
		return []Group{{Units: ordered(observations)}}, nil
	}
	return outline(b, observations, levels), nil
}

// level is a field with its values.
type level struct {
	field  string
	coding bool
	values []corpus.Value
	ids    map[string]string // of values of people, by themselves in lower case
	where  coding.Selection
}

func newLevel(c *corpus.Corpus, b *coding.Codebook, name string, coders []string) (level, error) {
	g, err := coding.GroupBy(c, b, name, coders)
	l := level{field: g.Field, coding: g.Coding, values: g.Values, ids: map[string]string{}}
	for _, v := range l.values {
		l.ids[strings.ToLower(strings.TrimSpace(v.ID))] = v.ID
	}
	return l, err
}

// outline groups by the first level, and what it finds by the others.
func outline(b *coding.Codebook, observations []*coding.Observation, levels []level) []Group {
	l := levels[0]
	members := map[string][]*coding.Observation{}
	for _, o := range observations {
		for _, v := range l.of(b, o) {
			members[v] = append(members[v], o)
		}
	}
	var out []Group
	for _, v := range append(l.values[:len(l.values):len(l.values)], corpus.Value{ID: corpus.Unknown}, corpus.Value{ID: tally.Interviewers}) {
		if len(members[v.ID]) == 0 || slices.ContainsFunc(out, func(g Group) bool { return g.Value == v.ID }) {
			continue
		}
		g := Group{Field: l.field, Value: v.ID, Label: v.Label}
		if len(levels) > 1 {
			g.Groups = outline(b, members[v.ID], levels[1:])
		} else {
			g.Units = ordered(members[v.ID])
		}
		out = append(out, g)
	}
	return out
}

// of returns the values of an observation, [corpus.Unknown] where it has none.
func (l level) of(b *coding.Codebook, o *coding.Observation) []string {
	var out []string
	switch {
	case l.field == "code":
		return []string{o.Code.ID}
	case l.field == "category":
		return []string{o.Code.Category.ID}
	case l.coding:
		for _, v := range l.values {
			if b.Has(o, l.field, v.ID) {
				out = append(out, v.ID)
			}
		}
	default:
		out = l.people(o)
	}
	if len(out) == 0 {
		return []string{corpus.Unknown}
	}
	return out
}

// people returns the values of those who speak in a unit.
func (l level) people(o *coding.Observation) []string {
	speaking := l.where.Speaking(o)
	if len(speaking) == 0 {
		return []string{tally.Interviewers}
	}
	var out []string
	for _, p := range speaking {
		for _, v := range corpus.TurnField(o.Transcript, p.Turn, l.field) {
			if id, ok := l.ids[strings.ToLower(strings.TrimSpace(v))]; ok && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// ordered returns distinct units, starred ones first.
func ordered(observations []*coding.Observation) []*coding.Observation {
	out := coding.Distinct(observations)
	coding.StarredFirst(out)
	return out
}
