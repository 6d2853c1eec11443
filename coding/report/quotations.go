package report

import (
	"cmp"
	"slices"
	"strings"

	"mening/coding"
	"mening/coding/quotation"
	"mening/coding/tally"
	"mening/corpus"
	"mening/corpus/document"
	"mening/corpus/study"
)

// Quotation is a unit that is quoted.
type Quotation struct {
	ID, Text, Source string
	// Code is the name of its code, Condensed the unit as a person shortened it.
	Code, Condensed string
	Block           document.Block
}

// SmallGroup is what stands behind quotations of few people.
type SmallGroup struct {
	Source string
	People int
}

// smallest is how many people must share what stands behind a quotation so that
// it tells nobody apart.
const smallest = 3

// pick chooses quotations for each top category as [quotation.Pick] does. No text
// is quoted twice.
func (b *builder) pick() map[*coding.Category][]Quotation {
	of := map[*coding.Category][]*coding.Observation{}
	out := map[*coding.Category][]Quotation{}
	if b.Quotations == 0 {
		return out
	}
	tells := b.telling()
	for i := range b.Observations {
		o := &b.Observations[i]
		if path := o.Code.Path(); len(path) > 0 && o.Speaker().Participant != "" && b.Where.Observation(b.Book, o) && !tells(o, path[0]) {
			of[path[0]] = append(of[path[0]], o)
		}
	}
	quoted, shown := map[string]bool{}, map[string]bool{} // texts, sources
	for _, c := range b.Book.Categories {
		left := slices.DeleteFunc(of[c], func(o *coding.Observation) bool { return quoted[printed(o)] })
		for _, p := range quotation.Pick(left, b.Quotations) {
			q := b.quotation(p.Observation)
			quoted[printed(p.Observation)] = true
			for _, source := range quotation.Sources(p.Observation, b.source) {
				shown[source] = true
			}
			out[c] = append(out[c], q)
		}
	}
	b.out.SmallGroups = SmallGroups(b.Corpus, shown, b.source)
	return out
}

// telling reports for units whether to quote them would tell what is hidden: that
// somebody of a group spoke of a category where the group's number is hidden, or
// what one of fewer people than the threshold said.
func (b *builder) telling() func(*coding.Observation, *coding.Category) bool {
	if b.Suppress == 0 {
		return func(*coding.Observation, *coding.Category) bool { return false }
	}
	people := peopleBehind(b.Corpus, b.source)
	group := map[string]int{}
	for _, g := range b.groups() {
		group[b.counts.Groups[g].Values[0]] = g
	}
	return func(o *coding.Observation, c *coding.Category) bool {
		g, ok := group[o.Speaker().Stakeholder]
		return !ok || b.counts.Cells[b.row[c.ID]][g].Suppression == tally.Hidden || len(people[b.source(o.Transcript, o.Speaker())]) < b.Suppress
	}
}

// printed is the text of a quotation.
func printed(o *coding.Observation) string { return cmp.Or(o.Printed, o.Quote()) }

// quotation returns a unit as it is quoted.
func (b *builder) quotation(o *coding.Observation) Quotation {
	q := Quotation{ID: coding.NewIdentifier(o.Transcript).ID(&o.MeaningUnit), Text: strings.TrimSpace(printed(o)), Code: o.Code.Name, Condensed: o.Condensed}
	q.Source = strings.Join(quotation.Sources(o, b.source), " ")
	text, behind := quotation.Attributed(o, b.source)
	q.Block = document.Quotation{Runs: document.Text(text), Source: behind}
	return q
}

// source says who said something where, as study.yaml wants it.
func (b *builder) source(t *corpus.Transcript, s *corpus.Speaker) string {
	return study.Attribution(b.Study.Config.Quotation, t, s, func(field, id string) string {
		label := b.Voice.Label(field, id)
		if field == "wave" || field == "kind" {
			label = strings.ToLower(label)
		}
		return label
	})
}

// SmallGroups finds among the sources shown behind quotations those under which
// fewer than three people took part, in the order of the corpus. from says what is
// shown behind what a speaker says.
func SmallGroups(c *corpus.Corpus, shown map[string]bool, from func(*corpus.Transcript, *corpus.Speaker) string) (out []SmallGroup) {
	people := peopleBehind(c, from)
	told := map[string]bool{}
	for _, t := range c.Transcripts {
		for _, s := range t.Speakers {
			source := from(t, s)
			if n := len(people[source]); s.Participant != "" && shown[source] && !told[source] && n < smallest {
				out = append(out, SmallGroup{strings.Trim(source, "()"), n})
				told[source] = true
			}
		}
	}
	return out
}

// peopleBehind returns the participants who share what is shown behind quotations.
func peopleBehind(c *corpus.Corpus, from func(*corpus.Transcript, *corpus.Speaker) string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, t := range c.Transcripts {
		for _, s := range t.Speakers {
			if s.Participant != "" {
				set(out, from(t, s), s.Participant)
			}
		}
	}
	return out
}
