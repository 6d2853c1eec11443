package coding

import (
	"mening/corpus"
	"mening/corpus/source"
	"slices"
	"strings"
)

// Grouping is a field by which codings are grouped.
type Grouping struct {
	Field string
	// Coding says that the field belongs to codings, as code or valence do, and
	// not to people and interviews.
	Coding bool
	// Values are those that are known, each once, whatever its case, with a label.
	Values []corpus.Value
}

// GroupBy finds a field by its name, case ignored: of people and interviews, or
// of codings where they have none of that name.
func GroupBy(c *corpus.Corpus, b *Codebook, name string, coders []string) (Grouping, error) {
	people, codings := c.Fields(), CodingFields(b)
	is := func(f string) bool { return corpus.Equal(f, name) }
	var g Grouping
	var values []corpus.Value
	if i := slices.IndexFunc(people, is); i >= 0 {
		g.Field, values = people[i], c.Values(people[i])
	} else if i := slices.IndexFunc(codings, is); i >= 0 {
		g.Field, g.Coding, values = codings[i], true, CodingValues(b, coders, codings[i])
	} else {
		return g, source.Say("cannot group by %q\n  %s", name, source.Meant(name, append(people, codings...)))
	}
	known := map[string]bool{}
	for _, v := range corpus.Distinct(values) {
		if key := strings.ToLower(strings.TrimSpace(v.ID)); !known[key] {
			known[key] = true
			g.Values = append(g.Values, v)
		}
	}
	return g, nil
}
