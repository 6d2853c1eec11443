package corpus

import (
	"slices"
)

// Question is the field of what was asked: a question of the interview guide,
// or of a form with open answers. It belongs to turns; all others belong to
// speakers and interviews.
const Question = "question"

// Fields returns the names under which [Field] and [TurnField] know something:
// those that every study has, then the attributes, [Question] among them where
// the study knows of any.
func (c *Corpus) Fields() []string {
	fields := []string{"stakeholder", "speaker", "participant", "role", "interview", "language", "group", "kind", "wave", "site"}
	for _, a := range c.Attributes {
		if !slices.Contains(fields, a.Name) {
			fields = append(fields, a.Name)
		}
	}
	return fields
}

// Values returns the values that a field has in the corpus, in order: declared
// ones first, then by appearance, [Unknown] last.
func (c *Corpus) Values(field string) []Value {
	switch field {
	case "stakeholder":
		var out []Value
		for _, s := range c.Stakeholders {
			out = append(out, Value{ID: s.ID, Label: s.Name})
			for _, alias := range s.Aliases {
				out = append(out, Value{ID: s.ID, Label: alias})
			}
		}
		return out
	case "role":
		return []Value{{ID: string(Participant)}, {ID: string(Interviewer)}, {ID: string(Other)}}
	case "group":
		var out []Value
		for _, g := range c.Groups {
			out = append(out, Value{ID: g.ID})
		}
		return out
	}
	if a := c.Attribute(field); a != nil {
		return a.Values
	}
	seen := map[string]bool{}
	var out []Value
	for _, t := range c.Transcripts {
		for _, s := range t.Speakers {
			for _, v := range Field(t, s, field) {
				if !seen[v] {
					seen[v] = true
					out = append(out, Value{ID: v})
				}
			}
		}
	}
	return out
}

// Field returns what is known about a speaker in a transcript under a name: a
// column of participants.csv wins over one of interviews.csv. A field may have
// several values: group, and [Question], for a speaker takes part in all
// questions of the interview. The result is empty where nothing is known.
func Field(t *Transcript, s *Speaker, name string) []string {
	one := func(v string) []string {
		if v == "" {
			return nil
		}
		return []string{v}
	}
	switch name {
	case "stakeholder":
		return one(s.Stakeholder)
	case "speaker":
		return one(s.Label)
	case "participant":
		return one(s.Participant)
	case "role":
		return one(string(s.Role))
	case "interview":
		return []string{t.Path, Stem(t.Path)}
	case "language":
		return one(t.Language)
	case "group":
		return s.Groups
	case Question:
		return t.Questions
	}
	if v, ok := s.Attributes[name]; ok && v != "" {
		return one(v)
	}
	return one(t.Attributes[name])
}

// TurnField returns what is known about a turn under a name: its question, or
// else what [Field] knows about its speaker.
func TurnField(t *Transcript, turn *Turn, name string) []string {
	if name != Question {
		return Field(t, turn.Speaker, name)
	}
	if turn.Question == "" {
		return nil
	}
	return []string{turn.Question}
}

// HasField reports whether a field of a speaker in a transcript has a value;
// case does not count. [Unknown] is the value of participants' talk of which
// nothing is known in that field.
func HasField(t *Transcript, s *Speaker, name, value string) bool {
	return has(Field(t, s, name), s, name, value)
}

// TurnHas reports whether a field of a turn has a value, as [HasField] does.
func TurnHas(t *Transcript, turn *Turn, name, value string) bool {
	return has(TurnField(t, turn, name), turn.Speaker, name, value)
}

func has(values []string, s *Speaker, name, value string) bool {
	if len(values) == 0 {
		return s.Role == Participant && name != "group" && Equal(value, Unknown)
	}
	return slices.ContainsFunc(values, func(v string) bool { return Equal(v, value) })
}
