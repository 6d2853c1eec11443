package sheet

import (
	"encoding/json"
	"maps"
	"slices"

	"mening/coding"
	"mening/corpus/table"
)

// Entries returns in how many rows of a sheet people have written: a sheet of
// units, of codes to be sorted, or of disagreements with its column consensus. It
// is 0 for any other table. sets are the codebook's; nil where it is not known.
// Whether what they wrote is recorded it does not say.
func Entries(s *table.Sheet, sets []coding.ValueSet) int {
	n := 0
	if s.Column(coding.Consensus) >= 0 && s.Column(ID) >= 0 {
		for _, row := range s.Rows {
			if s.Field(row, coding.Consensus) != "" {
				n++
			}
		}
		return n
	}
	if s.Column(WasColumn) < 0 {
		return 0
	}
	if s.Column(Unit) < 0 {
		for _, row := range s.Rows {
			field := func(name string) string { return table.Unguarded(s.Field(row, name)) }
			if was := field(WasColumn); was != "" && was != where(field(Category), field(SubCategory)) {
				n++
			}
		}
		return n
	}
	all, err := rows(s, append(slices.Clone(sets), setsIn(s)...))
	if err != nil {
		return 0
	}
	for i := range all {
		if all[i].touched() {
			n++
		}
	}
	return n
}

// setsIn returns the sets of values that the program wrote into a sheet.
func setsIn(s *table.Sheet) []coding.ValueSet {
	var out []coding.ValueSet
	for _, row := range s.Rows {
		var was Was
		if json.Unmarshal([]byte(table.Unguarded(s.Field(row, WasColumn))), &was) != nil {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(was.Values)) {
			if !slices.ContainsFunc(out, func(set coding.ValueSet) bool { return set.Name == name }) {
				out = append(out, coding.ValueSet{Name: name})
			}
		}
	}
	return out
}
