package query

import (
	"cmp"
	"slices"

	"mening/corpus"
)

// Interval is one match: a stretch of a turn's text.
type Interval struct {
	// Start and End are bytes of the text, half-open.
	Start, End int32
	// Evidence are the spans of the words that made the match, ascending. It
	// is valid until the reader reads the next text.
	Evidence []corpus.Span
	// first and last are its words, last included. A match of a regular
	// expression that lies between words has last = first-1.
	first, last int32
	// whole says that only filters made the match: it covers a scope.
	whole bool
}

func (iv *Interval) contains(o *Interval) bool { return iv.Start <= o.Start && o.End <= iv.End }

// minimal sorts intervals and drops those that contain another one. Of equal
// ones the evidence is joined. It works in place.
func minimal(ivs []Interval) []Interval {
	if len(ivs) < 2 {
		return ivs
	}
	if !slices.IsSortedFunc(ivs, compareIntervals) {
		slices.SortStableFunc(ivs, compareIntervals)
	}
	out := ivs[:0]
	for _, iv := range ivs {
		if n := len(out); n > 0 && out[n-1].Start == iv.Start && out[n-1].End == iv.End {
			out[n-1] = joinEqual(out[n-1], iv)
			continue
		}
		// Those before begin earlier or end earlier: what contains the new
		// one stands at the end.
		for len(out) > 0 && out[len(out)-1].contains(&iv) {
			out = out[:len(out)-1]
		}
		if len(out) > 0 && iv.contains(&out[len(out)-1]) {
			continue
		}
		out = append(out, iv)
	}
	return out
}

func compareIntervals(a, b Interval) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// joinEqual joins two matches of the same stretch. Words are better evidence
// than a filter's.
func joinEqual(a, b Interval) Interval {
	switch {
	case a.whole && !b.whole:
		return b
	case b.whole && !a.whole:
		return a
	}
	a.Evidence = joinSpans(a.Evidence, b.Evidence)
	return a
}

// joinSpans returns the spans of both lists, ascending, each once.
func joinSpans(a, b []corpus.Span) []corpus.Span {
	if slices.Equal(a, b) {
		return a
	}
	out := slices.Concat(a, b)
	slices.SortFunc(out, CompareSpans)
	return slices.Compact(out)
}

// CompareSpans orders spans by their start, then their end.
func CompareSpans(a, b corpus.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// combine returns the smallest intervals that hold one interval of each list.
// Every list is minimal and sorted, so both its starts and its ends ascend.
func combine(lists [][]Interval, dst []Interval) []Interval {
	if len(lists) == 1 {
		return append(dst, lists[0]...)
	}
	from := make([]int, len(lists))
	for {
		// The nearest end that all lists reach from here …
		var end int32 = -1
		for i, list := range lists {
			if from[i] == len(list) {
				return dst
			}
			end = max(end, list[from[i]].End)
		}
		// … and the latest start with which all reach it.
		chosen := Interval{End: -1}
		start := int32(1<<31 - 1)
		for i, list := range lists {
			at := from[i]
			for at+1 < len(list) && list[at+1].End <= end {
				at++
			}
			start = min(start, list[at].Start)
			chosen = cover(chosen, list[at])
		}
		dst = append(dst, chosen)
		for i, list := range lists {
			for from[i] < len(list) && list[from[i]].Start <= start {
				from[i]++
			}
		}
	}
}

// cover returns the smallest interval that holds both, with the evidence of
// both. An End of -1 stands for no interval.
func cover(a, b Interval) Interval {
	if a.End < 0 {
		return b
	}
	return Interval{
		Start: min(a.Start, b.Start), End: max(a.End, b.End),
		first: min(a.first, b.first), last: max(a.last, b.last),
		Evidence: joinSpans(a.Evidence, b.Evidence),
		whole:    a.whole && b.whole,
	}
}
