package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"mening/coding"
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

// The lengths, in characters, between which a quotation is worth printing.
const shortest, longest = 40, 400

// pick chooses quotations for each top category: starred first, then such as
// spread over participants and stakeholders, of a length that is worth printing,
// in the order of the talk where nothing else tells them apart. No unit is quoted
// twice.
func (b *builder) pick() map[*coding.Category][]Quotation {
	out := map[*coding.Category][]Quotation{}
	of := map[*coding.Category][]*coding.Observation{}
	for i := range b.Observations {
		o := &b.Observations[i]
		if path := o.Code.Path(); len(path) > 0 && o.Speaker().Participant != "" && b.Where.Observation(b.Book, o) {
			of[path[0]] = append(of[path[0]], o)
		}
	}
	quoted := map[string]bool{} // texts
	shown := map[string]bool{}  // sources
	for _, c := range b.Book.Categories {
		people, parties, codes := map[string]int{}, map[string]int{}, map[*coding.Code]int{}
		left := of[c]
		for len(out[c]) < b.Quotations {
			left = slices.DeleteFunc(left, func(o *coding.Observation) bool { return quoted[printed(o)] })
			if len(left) == 0 {
				break
			}
			best := slices.MinFunc(left, func(x, y *coding.Observation) int {
				return cmp.Or(people[x.Speaker().Participant]-people[y.Speaker().Participant],
					worse(x)-worse(y), parties[x.Speaker().Stakeholder]-parties[y.Speaker().Stakeholder], codes[x.Code]-codes[y.Code])
			})
			quoted[printed(best)] = true
			people[best.Speaker().Participant]++
			parties[best.Speaker().Stakeholder]++
			codes[best.Code]++
			q := b.quotation(best)
			shown[q.Source] = true
			out[c] = append(out[c], q)
		}
	}
	b.smallGroups(shown)
	return out
}

// worse ranks units by how well they are quoted: 0 those that a person chose.
func worse(o *coding.Observation) int {
	n := utf8.RuneCountInString(o.Quote())
	switch {
	case o.Starred || o.Printed != "":
		return 0
	case n >= shortest && n <= longest && o.Parts == nil:
		return 1
	case n <= longest:
		return 2
	}
	return 3
}

// printed is the text of a quotation.
func printed(o *coding.Observation) string { return cmp.Or(o.Printed, o.Quote()) }

// quotation returns a unit as it is quoted.
func (b *builder) quotation(o *coding.Observation) Quotation {
	q := Quotation{ID: coding.NewIdentifier(o.Transcript).ID(&o.MeaningUnit), Text: strings.TrimSpace(printed(o)), Code: o.Code.Name, Condensed: o.Condensed}
	q.Source = b.source(o.Transcript, o.Speaker())
	text := q.Text
	if o.Printed == "" && len(o.All()) > 1 {
		var lines []string
		for _, p := range o.All() {
			lines = append(lines, strings.TrimSpace(p.Turn.Label+": "+p.Text()))
		}
		text = strings.Join(lines, "\n")
	}
	q.Block = document.Quotation{Runs: document.Text(text), Source: q.Source}
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

// smallGroups finds the sources under which fewer than three people took part.
func (b *builder) smallGroups(shown map[string]bool) {
	people := map[string]map[string]bool{}
	var order []string
	for _, t := range b.Corpus.Transcripts {
		for _, s := range t.Speakers {
			if s.Participant == "" {
				continue
			}
			source := b.source(t, s)
			if !shown[source] {
				continue
			}
			if people[source] == nil {
				order = append(order, source)
			}
			set(people, source, s.Participant)
		}
	}
	for _, source := range order {
		if n := len(people[source]); n < smallest {
			b.out.SmallGroups = append(b.out.SmallGroups, SmallGroup{strings.Trim(source, "()"), n})
		}
	}
}
