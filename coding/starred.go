package coding

import "slices"

// StarredFirst puts the starred of some observations before the others, each in
// the order in which they were.
func StarredFirst(observations []*Observation) {
	slices.SortStableFunc(observations, func(a, b *Observation) int {
		switch {
		case a.Starred == b.Starred:
			return 0
		case a.Starred:
			return -1
		}
		return 1
	})
}
