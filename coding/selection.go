package coding

import (
	"cmp"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// Condition is one condition on observations, as `wave=follow-up`,
// `stakeholder=AME,SOC` or `site!=Ockelbo`.
type Condition struct {
	Field  string
	Values []string // any of them
	Not    bool
	// coding says that the field belongs to codings, not to people.
	coding bool
}

// Selection is a list of conditions all of which must hold. Those on who
// speaks and where select interviews and participants, and so the denominators
// of a tally; the others select units only.
type Selection []Condition

// ParseSelection reads conditions and checks their fields and values against
// what the corpus and the codebook hold. Labels such as Före are
// replaced by their ids.
func ParseSelection(texts []string, c *corpus.Corpus, b *Codebook, coders []string) (Selection, error) {
	var out Selection
	for _, text := range texts {
		field, values, ok := strings.Cut(text, "=")
		condition := Condition{Field: strings.TrimSpace(field)}
		if condition.Not = strings.HasSuffix(condition.Field, "!"); condition.Not {
			condition.Field = strings.TrimSpace(strings.TrimSuffix(condition.Field, "!"))
		}
		if !ok || condition.Field == "" {
			return nil, source.Say("%q is no condition\n  write field=value, field=value1,value2 or field!=value", text)
		}
		known, err := condition.known(c, b, coders)
		if err != nil {
			return nil, err
		}
		for _, v := range splitValues(values, known) {
			id, ok := match(v, known)
			if !ok && corpus.Equal(v, corpus.Unknown) && (!condition.coding || b.MayLack(condition.Field)) {
				id, ok = corpus.Unknown, true
			}
			if !ok && condition.Field == "interview" {
				switch called := c.Called(v); {
				case len(called) == 1:
					id, ok = called[0].Path, true
				case len(called) > 1:
					return nil, source.Say("several transcripts are called %q\n  write more of the path: %s", v, corpus.Paths(called))
				}
			}
			if !ok && slices.Contains([]string{"code", "category", "theme"}, condition.Field) {
				id, ok = match(b.Now(v), known)
			}
			if !ok {
				return nil, source.Say("no %s is %q\n  %s", condition.Field, v, condition.near(v, known))
			}
			condition.Values = append(condition.Values, id)
		}
		out = append(out, condition)
	}
	return out, nil
}

// Names reports whether a condition is on the field.
func (s Selection) Names(field string) bool {
	return slices.ContainsFunc(s, func(c Condition) bool { return c.Field == field })
}

// Speaker reports whether all conditions on who and where hold for a speaker
// in a transcript. One on the question holds where the interview has it.
func (s Selection) Speaker(t *corpus.Transcript, speaker *corpus.Speaker) bool {
	for _, c := range s {
		switch {
		case c.coding:
		case c.Field == corpus.Question && c.Not:
			if len(t.Questions) > 0 && !slices.ContainsFunc(t.Questions, func(q string) bool { return !slices.Contains(c.Values, q) }) ||
				len(t.Questions) == 0 && slices.Contains(c.Values, corpus.Unknown) {
				return false
			}
		case slices.ContainsFunc(c.Values, func(v string) bool { return corpus.HasField(t, speaker, c.Field, v) }) == c.Not:
			return false
		}
	}
	return true
}

// Turn reports whether all conditions on who, where and what was asked hold for
// a turn.
func (s Selection) Turn(t *corpus.Transcript, turn *corpus.Turn) bool {
	for _, c := range s {
		if !c.coding && slices.ContainsFunc(c.Values, func(v string) bool { return corpus.TurnHas(t, turn, c.Field, v) }) == c.Not {
			return false
		}
	}
	return true
}

// Observation reports whether all conditions hold for an observation. What
// interviewers and others say is selected where its code asks for it, or where a
// condition is on the role.
func (s Selection) Observation(b *Codebook, o *Observation) bool {
	if !o.Counts() && !s.Names("role") {
		return false
	}
	// A unit over several turns belongs to everybody who speaks in it.
	if !s.Turn(o.Transcript, o.Turn) && !slices.ContainsFunc(o.Parts, func(p Part) bool {
		return p.Turn.Speaker.Role == corpus.Participant && s.Turn(o.Transcript, p.Turn)
	}) {
		return false
	}
	return s.Coding(b, o)
}

// Coding reports whether all conditions on the coding hold for an observation,
// whoever says it where.
func (s Selection) Coding(b *Codebook, o *Observation) bool {
	for _, c := range s {
		if c.coding && slices.ContainsFunc(c.Values, func(v string) bool { return b.Has(o, c.Field, v) }) == c.Not {
			return false
		}
	}
	return true
}

// OnlyNot reports whether conditions on codings all say what a coding is not.
// Talk meets them where no coding stands that does not, and so where nothing is
// coded. It is false where there are none.
func (s Selection) OnlyNot() bool {
	codings := s.Codings()
	return len(codings) > 0 && !slices.ContainsFunc(codings, func(c Condition) bool { return !c.Not })
}

// Codings returns the conditions on codings.
func (s Selection) Codings() Selection {
	return slices.DeleteFunc(slices.Clone(s), func(c Condition) bool { return !c.coding })
}

// Has reports whether an observation has a value in a field of the coding.
func (b *Codebook) Has(o *Observation, field, value string) bool {
	switch field {
	case "code":
		return corpus.Equal(o.Code.ID, value)
	case "category":
		return !corpus.Equal(o.Code.ID, value) && o.Code.In(value)
	case "theme":
		t := b.Theme(value)
		if t == nil && value == corpus.Unknown {
			return !slices.ContainsFunc(b.Themes, func(t *Theme) bool { return slices.ContainsFunc(t.Through, o.Code.In) })
		}
		return t != nil && slices.ContainsFunc(t.Through, o.Code.In)
	case "status":
		return corpus.Equal(string(o.Status), value)
	case "coder":
		return slices.ContainsFunc(append(strings.Split(o.Coder, "+"), o.Holders...), func(c string) bool { return corpus.Equal(c, value) })
	case "origin":
		return cmp.Or(o.Code.Origin, corpus.Unknown) == value
	case Prompt:
		return o.Prompted == (value == "yes")
	case ByRule, ByRuleAlone, ConfirmedBy, RejectedBy, Beside, Redefined:
		return o.behind(field, value)
	case AnyDimension:
		for dimension, values := range o.Code.Dimensions {
			if len(values) > 0 && corpus.Equal(dimension, value) || slices.Contains(values, value) {
				return true
			}
		}
		return false
	}
	if value == corpus.Unknown && b.MayLack(field) {
		return !slices.ContainsFunc(CodingValues(b, nil, field), func(v corpus.Value) bool { return b.Has(o, field, v.ID) })
	}
	if set, ok := o.Values[field]; ok {
		return set == value
	}
	return slices.Contains(o.Code.Dimensions[field], value)
}

// MayLack reports whether a coding may be without any value of a field: a value
// set, a dimension, the themes, the origin. Its value is then [corpus.Unknown].
func (b *Codebook) MayLack(field string) bool {
	return field == "theme" || field == "origin" ||
		slices.ContainsFunc(b.Values, func(v ValueSet) bool { return v.Name == field }) ||
		slices.ContainsFunc(b.Dimensions, func(d Dimension) bool { return d.ID == field })
}
