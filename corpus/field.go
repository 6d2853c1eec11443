package corpus

import "slices"

// Fields returns the names under which [Field] knows something about speakers
// and interviews: those that every study has, then the attributes.
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
