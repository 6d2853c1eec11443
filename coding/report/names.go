package report

import (
	"slices"
	"unicode"

	"mening/coding"
	"mening/coding/tally"
)

// category is the name of a category.
func (b *builder) category(c *coding.Category) string {
	if c.ID == coding.Uncategorised {
		return b.say("uncategorised")
	}
	return c.Name
}

func (b *builder) groupName(g int) string {
	return b.Voice.Label("stakeholder", b.counts.Groups[g].Values[0])
}

// nodeName is the name of a row.
func (b *builder) nodeName(n *tally.Node) string {
	if n.ID == coding.Uncategorised {
		return b.say("uncategorised")
	}
	return n.Name
}

// named returns counts of the values of a field, in their order, and last of what
// is without a value where something has one.
func (b *builder) named(field string, counts map[string]int) []Count {
	rest := 0
	for _, n := range counts {
		rest += n
	}
	var out []Count
	for _, v := range b.Corpus.Values(field) {
		if n := counts[v.ID]; n > 0 && !slices.ContainsFunc(out, func(c Count) bool { return c.Name == b.Voice.Label(field, v.ID) }) {
			out = append(out, Count{b.Voice.Label(field, v.ID), Number(n)})
			rest -= n
		}
	}
	if len(out) > 0 && rest > 0 {
		out = append(out, Count{b.say("without %s", b.Voice.Term(field)), Number(rest)})
	}
	return out
}

// lowerFirst returns a name as it stands within a sentence: Samverkan as
// samverkan, but TRISAM as it is.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 || len(r) > 1 && !unicode.IsLower(r[1]) && r[1] != ' ' {
		return s
	}
	return string(unicode.ToLower(r[0])) + string(r[1:])
}

// upperFirst returns a name as it begins a sentence.
func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return string(unicode.ToUpper(r[0])) + string(r[1:])
}
