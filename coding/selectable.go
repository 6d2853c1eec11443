package coding

import (
	"path"
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// CodingFields returns the fields that belong to codings: those that every
// coding has, the names of dimensions, and those of value sets.
func CodingFields(b *Codebook) []string {
	fields := []string{"code", "category", "theme", "status", "coder", "origin", Prompt}
	for _, d := range b.Dimensions {
		fields = append(fields, d.ID)
	}
	for _, v := range b.Values {
		fields = append(fields, v.Name)
	}
	return fields
}

// near returns a hint for a value that is none of the known: one that is nearly
// so written, by its id or its label, or the ids.
func (condition *Condition) near(value string, known []corpus.Value) source.Note {
	if len(known) == 0 {
		return source.Say("the study says nothing of %s", condition.Field)
	}
	all := source.Known{Names: ids(known), Listed: Listing(condition.Field)}
	if condition.Field == "interview" { // each has two names, and a short one
		all.Names = slices.DeleteFunc(all.Names, func(name string) bool {
			return corpus.Stem(name) == name && slices.ContainsFunc(known, func(k corpus.Value) bool { return k.ID != name && corpus.Stem(k.ID) == name })
		})
		for _, name := range all.Names {
			all.Labels = append(all.Labels, path.Base(corpus.Stem(name)))
		}
	}
	for _, k := range known {
		all.Labels = append(all.Labels, k.Label)
	}
	return all.Meant(value)
}

// splitValues splits at commas, but leaves a value whole that holds one.
func splitValues(values string, known []corpus.Value) []string {
	if _, whole := match(values, known); whole {
		return []string{strings.TrimSpace(values)}
	}
	var out []string
	for v := range strings.SplitSeq(values, ",") {
		out = append(out, strings.TrimSpace(v))
	}
	return out
}

func match(value string, known []corpus.Value) (string, bool) {
	for _, k := range known {
		if corpus.Equal(k.ID, value) {
			return k.ID, true
		}
	}
	for _, k := range known {
		if corpus.Equal(k.Label, value) {
			return k.ID, true
		}
	}
	return "", false
}

func ids(values []corpus.Value) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v.ID
	}
	return slices.Compact(out)
}

// known returns the values that the field may have, and sets the field to its
// name as corpus or codebook writes it.
func (condition *Condition) known(c *corpus.Corpus, b *Codebook, coders []string) ([]corpus.Value, error) {
	people, codings := c.Fields(), append(CodingFields(b), behindFields()...)
	fields := append(slices.Clone(people), codings...)
	named := func(name string) int {
		return slices.IndexFunc(fields, func(f string) bool { return corpus.Equal(f, name) })
	}
	i := named(condition.Field)
	if i < 0 && corpus.Equal(condition.Field, "transcript") { // an interview is named by its transcript
		i = named("interview")
	}
	if i < 0 {
		return nil, source.Say("unknown field %q\n  %s", condition.Field, source.Meant(condition.Field, fields))
	}
	condition.Field, condition.coding = fields[i], i >= len(people)
	switch {
	case slices.Contains(behindFields(), condition.Field):
		return behindValues(b, coders, condition.Field), nil
	case condition.coding:
		return CodingValues(b, coders, condition.Field), nil
	}
	return c.Values(condition.Field), nil
}

// CodingValues returns the values that a field of codings may have, in the
// order of the codebook; coders are those who have decided something.
func CodingValues(b *Codebook, coders []string, field string) []corpus.Value {
	var out []corpus.Value
	add := func(id, label string) { out = append(out, corpus.Value{ID: id, Label: label}) }
	switch field {
	case "status":
		for _, status := range Statuses() {
			add(string(status), "")
		}
	case "coder":
		add(Auto, "")
		for _, coder := range coders {
			add(coder, "")
		}
	case "origin":
		add("deductive", "")
		add("inductive", "")
	case Prompt:
		add("yes", "")
		add("no", "")
	case AnyDimension:
		for _, d := range b.Dimensions {
			add(d.ID, "")
			for _, v := range d.Values {
				add(v.ID, v.Name)
			}
		}
	}
	switch field {
	case "code":
		for _, code := range b.Codes {
			add(code.ID, code.Name)
		}
	case "category":
		b.Walk(func(c *Category, _ int) { add(c.ID, c.Name) })
	case "theme":
		for _, t := range b.Themes {
			add(t.ID, t.Name)
		}
	}
	for _, d := range b.Dimensions {
		if d.ID == field {
			for _, v := range d.Values {
				add(v.ID, v.Name)
			}
		}
	}
	for _, v := range b.Values {
		if v.Name == field {
			for _, value := range v.Values {
				add(value, "")
			}
		}
	}
	return out
}
