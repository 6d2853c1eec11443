package report

import (
	"slices"

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
