package cooccurrence

import "mening/coding"

// count returns how often one node stands in a transcript: its units, or the
// turns that have it. The units are in order.
func count(units []*coding.Observation, turns int) int {
	if turns == 0 {
		return len(units)
	}
	n, last := 0, 0
	for _, t := range turnsOf(units) {
		if t != last {
			n, last = n+1, t
		}
	}
	return n
}

// turnsOf returns the turns that the units reach, ascending; one may stand there
// several times.
func turnsOf(units []*coding.Observation) []int {
	var out []int
	reached := 0
	for _, u := range units {
		first, last := u.Turns()
		for t := max(first, reached); t <= last; t++ {
			out = append(out, t)
			reached = t
		}
	}
	return out
}

// passages returns where two nodes meet in one transcript. Their units are in
// order.
func passages(a, b []*coding.Observation, turns int) []Passage {
	if turns == 0 {
		return ofUnits(a, b)
	}
	return ofTurns(a, b, turns)
}

// ofUnits returns the units of both that have text in common; each enters one
// passage. Units of one node that overlap each other are rare, which is why the
// first that fits is taken.
func ofUnits(a, b []*coding.Observation) []Passage {
	var out []Passage
	taken := make([]bool, len(b))
	first := 0 // those of b before it end before the rest of a
	for _, u := range a {
		for first < len(b) && b[first].EndsBefore(&u.MeaningUnit) {
			first++
		}
		for j := first; j < len(b) && !u.EndsBefore(&b[j].MeaningUnit); j++ {
			if !taken[j] && u.Overlaps(&b[j].MeaningUnit) {
				taken[j] = true
				out = append(out, Passage{u.Transcript, []*coding.Observation{u}, []*coding.Observation{b[j]}})
				break
			}
		}
	}
	return out
}

// ofTurns returns the runs of at most so many turns that have both.
func ofTurns(a, b []*coding.Observation, turns int) []Passage {
	var out []Passage
	x, y := turnsOf(a), turnsOf(b)
	for len(x) > 0 && len(y) > 0 {
		from, to := min(x[0], y[0]), max(x[0], y[0])
		if to-from < turns {
			out = append(out, Passage{a[0].Transcript, reaching(&a, from, to), reaching(&b, from, to)})
			x, y = after(x, to), after(y, to)
			continue
		}
		x, y = after(x, to-turns), after(y, to-turns)
	}
	return out
}

// after drops the turns up to a number.
func after(turns []int, number int) []int {
	for len(turns) > 0 && turns[0] <= number {
		turns = turns[1:]
	}
	return turns
}

// reaching returns the units that reach into a run of turns, and drops those that
// end before it: the runs ascend.
func reaching(units *[]*coding.Observation, from, to int) []*coding.Observation {
	var out []*coding.Observation
	for front := true; len(*units) > 0 && front; {
		if _, last := (*units)[0].Turns(); last < from {
			*units = (*units)[1:]
		} else {
			front = false
		}
	}
	for _, u := range *units {
		first, last := u.Turns()
		if first > to {
			break
		}
		if last >= from {
			out = append(out, u)
		}
	}
	return out
}
