package report

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/study"
)

// Misplaced returns a fault of study.yaml for each measure that is to stand
// beside what the codebook does not have: neither a value of a dimension nor a
// category.
func Misplaced(registers []study.Register, book *coding.Codebook) source.Problems {
	known := places(book)
	var out source.Problems
	for i := range registers {
		for j := range registers[i].Measures {
			m := &registers[i].Measures[j]
			if m.Dimension == "" || slices.ContainsFunc(known, func(id string) bool { return corpus.Equal(id, m.Dimension) }) {
				continue
			}
			out = append(out, source.Found(source.Error, registers[i].Declared, m.Line("dimension"),
				source.Say("the measure %q stands beside %q, which is neither a value of a dimension nor a category", m.Name, m.Dimension), source.Meant(m.Dimension, known)))
		}
	}
	return out
}

// places returns the ids beside which a measure may stand.
func places(book *coding.Codebook) []string {
	var out []string
	for _, d := range book.Dimensions {
		for _, v := range d.Values {
			out = append(out, v.ID)
		}
	}
	book.Walk(func(c *coding.Category, _ int) { out = append(out, c.ID) })
	return out
}

// parts are what measures stand beside: the section, or each category of one that
// is no value of a dimension.
func (s *Section) parts() []Section {
	if s.ID != "" {
		return []Section{*s}
	}
	var out []Section
	for _, f := range s.Findings {
		out = append(out, Section{ID: f.ID, Name: f.Name, Findings: []Finding{f}, Units: f.Units})
	}
	return out
}

// partOf returns the ids of the parts of all sections, by those of dimensions'
// values and of categories at any depth, in lower case.
func (b *builder) partOf() map[string]string {
	out := map[string]string{}
	for i := range b.out.Sections {
		for _, part := range b.out.Sections[i].parts() {
			out[strings.ToLower(part.ID)] = part.ID
			for _, f := range part.Findings {
				out[strings.ToLower(f.ID)] = part.ID
			}
		}
	}
	for _, top := range b.Book.Categories {
		part, ok := out[strings.ToLower(top.ID)]
		var below func(categories []*coding.Category)
		below = func(categories []*coding.Category) {
			for _, c := range categories {
				if ok {
					out[strings.ToLower(c.ID)] = part
				}
				below(c.Categories)
			}
		}
		below(top.Categories)
	}
	return out
}
