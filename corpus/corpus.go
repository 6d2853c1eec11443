package corpus

import (
	"slices"
	"strings"
)

// Corpus is all that was said in a study and all that is known about those who
// said it. It is immutable once study.Open has returned it.
type Corpus struct {
	// Name is the title of the study.
	Name string
	// Language is the study's language, an ISO 639-1 code; each transcript may
	// have another.
	Language string
	// Transcripts stand in corpus order: rows of interviews.csv first, then
	// paths in natural order.
	Transcripts []*Transcript
	// Stakeholders stand in the order of study.yaml, then in order of
	// appearance; Unknown comes last where it occurs.
	Stakeholders []Stakeholder
	// Groups are sets of stakeholders that may serve as a column or a filter,
	// in the order of study.yaml.
	Groups []Group
	// Attributes are all attributes of transcripts and participants, with
	// their values in order: declared ones first, then by appearance.
	Attributes []Attribute
	// Terms replaces words on screen (study.yaml, terms).
	Terms map[string]string
	// Warnings are faults that did not stop the reading.
	Warnings []error
	// Unreadable are transcripts that could not be read, one error each.
	Unreadable []error
	// Excluded counts what `include: no` took away.
	Excluded Excluded
}

// Excluded counts talk that was taken out because consent was withdrawn.
type Excluded struct {
	Transcripts int
	Turns       int
}

// Stakeholder is a group that participants speak for.
type Stakeholder struct {
	ID   string
	Name string
	// Aliases are other names of the stakeholder as they occur in labels.
	Aliases []string
}

// Unknown is the id of the stakeholder of those of whom none is known.
const Unknown = "unknown"

// Group is a named set of stakeholders.
type Group struct {
	ID           string
	Stakeholders []string
}

// Attribute is what may differ between transcripts or participants: wave,
// site, kind, or any other column.
type Attribute struct {
	Name   string
	Values []Value
}

// Value is one value of an attribute with its label on screen.
type Value struct {
	ID    string
	Label string
}

// Distinct returns each value once, with its first label, in the same order. A
// value without a label is labelled with itself.
func Distinct(values []Value) []Value {
	var out []Value
	for _, v := range values {
		if slices.ContainsFunc(out, func(o Value) bool { return o.ID == v.ID }) {
			continue
		}
		if v.Label == "" {
			v.Label = v.ID
		}
		out = append(out, v)
	}
	return out
}

// Transcript returns the transcript with this path, or nil.
func (c *Corpus) Transcript(path string) *Transcript {
	for _, t := range c.Transcripts {
		if t.Path == path {
			return t
		}
	}
	return nil
}

// Attribute returns the attribute with this name, or nil.
func (c *Corpus) Attribute(name string) *Attribute {
	for i := range c.Attributes {
		if c.Attributes[i].Name == name {
			return &c.Attributes[i]
		}
	}
	return nil
}

// GroupsOf returns the ids of the groups that a stakeholder belongs to.
func (c *Corpus) GroupsOf(stakeholder string) []string {
	var out []string
	for _, g := range c.Groups {
		if slices.Contains(g.Stakeholders, stakeholder) {
			out = append(out, g.ID)
		}
	}
	return out
}

// Equal reports whether two labels, ids or values are the same for a reader:
// case and surrounding blanks do not count.
func Equal(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// PlainTitle returns a heading in the form in which headings are compared: in
// lower case, without the number before it and the sign behind it, and with
// single blanks.
func PlainTitle(s string) string {
	s = strings.TrimRight(strings.TrimLeft(s, "0123456789.): \t"), ".:?! \t")
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// Stem returns a path without its ending. A name that is nothing but an ending
// stays.
func Stem(path string) string {
	if dot := strings.LastIndexByte(path, '.'); dot > strings.LastIndexByte(path, '/')+1 {
		return path[:dot]
	}
	return path
}
