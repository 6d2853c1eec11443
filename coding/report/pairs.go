package report

import (
	"slices"
	"strings"

	"mening/coding/comparison"
	"mening/corpus/document"
	"mening/corpus/table"
)

// compared compares all coders, and every two of them where there are more than
// two: what all share may be much less than what two do. It returns first the
// comparison of most talk, that of all where two have no more; then the pairs, the
// one with most talk first.
func compared(names []string, compare func(coders ...string) *comparison.Comparison) (first *comparison.Comparison, pairs []*comparison.Comparison) {
	first = compare(names...)
	if len(names) == 2 {
		return first, nil
	}
	for i, one := range names {
		for _, other := range names[i+1:] {
			x := compare(one, other)
			if len(x.Items) > len(first.Items) {
				first = x
			}
			pairs = append(pairs, x)
		}
	}
	slices.SortStableFunc(pairs, func(a, c *comparison.Comparison) int { return len(c.Items) - len(a.Items) })
	return first, pairs
}

// pairTable shows how far every two coders agree over all codes. Pairs that share
// no talk are named below it.
func (b *builder) pairTable(pairs []*comparison.Comparison) document.Block {
	t := &table.Table{Caption: b.say("How far every two coders agree, over all codes together"), Columns: append([]table.Column{
		{Key: "coders", Title: b.say("coders")}, {Key: "interviews", Title: b.say("interviews"), Number: true},
		{Key: "sentences", Title: b.say("sentences"), Number: true}}, b.shareColumns()...)}
	var apart []string
	for _, x := range pairs {
		name, _ := list(x.Coders, b.Voice.Language) // names can be listed
		if len(x.Items) == 0 {
			apart = append(apart, name)
			continue
		}
		t.Rows = append(t.Rows, append([]any{name, len(x.Transcripts), len(x.Items)}, shares(newAgreement(x).addSets(name))...))
	}
	t.Notes = []string{b.say("compared are the sentences that both of them have worked through"), b.kappaNote(2)}
	if len(apart) > 0 {
		t.Notes = append(t.Notes, b.say("have worked through nothing in common: %s", strings.Join(apart, "; ")))
	}
	return document.Table{Table: t, Upright: true}
}
