package reliability

import (
	"slices"
	"strings"
)

// NewSets makes ratings in which a coder gives a unit a set of codes: a row for
// each unit with a set for each coder, nil where the coder did not rate the
// unit. An empty set that is not nil says that the coder found no code. Every
// set that occurs is a category; order and repetition within it do not count.
func NewSets(units, coders []string, sets [][][]string) *Ratings {
	r := &Ratings{Units: units, Coders: coders}
	name := func(set []string) string { return "{" + strings.Join(set, ", ") + "}" }
	members := map[string][]string{}
	normal := func(set []string) []string {
		set = slices.Clone(set)
		slices.Sort(set)
		return slices.Compact(set)
	}
	for _, row := range sets {
		for _, set := range row {
			if set != nil {
				n := normal(set)
				if _, ok := members[name(n)]; !ok {
					members[name(n)] = n
					r.Categories = append(r.Categories, name(n))
				}
			}
		}
	}
	slices.Sort(r.Categories)
	index := map[string]int{}
	for k, category := range r.Categories {
		index[category] = k
		r.sets = append(r.sets, members[category])
	}
	for _, row := range sets {
		values := make([]int, len(coders))
		for c := range values {
			values[c] = Missing
			if c < len(row) && row[c] != nil {
				values[c] = index[name(normal(row[c]))]
			}
		}
		r.Values = append(r.Values, values)
	}
	return r
}

// MASI is the distance of two sets of codes, given by their indexes among the
// categories of [NewSets], for Options.Distance.
//
//	1 - J·M
//
// where J is the share of the members of either set that both have (Jaccard),
// and M is 1 for equal sets, 2/3 where one holds the other, 1/3 where they
// overlap otherwise, and 0 where they have nothing in common. Two empty sets
// are equal. Source: Passonneau (2006). Of ratings that were not
// made by NewSets it is 0 for the same category and 1 for others.
func (r *Ratings) MASI(a, b int) float64 {
	if a == b {
		return 0
	}
	if r.sets == nil {
		return 1
	}
	common := 0
	for _, member := range r.sets[a] {
		if slices.Contains(r.sets[b], member) {
			common++
		}
	}
	monotonic := 1.0 / 3
	switch common {
	case 0:
		return 1
	case len(r.sets[a]), len(r.sets[b]):
		monotonic = 2.0 / 3
	}
	either := len(r.sets[a]) + len(r.sets[b]) - common
	return 1 - monotonic*float64(common)/float64(either)
}
