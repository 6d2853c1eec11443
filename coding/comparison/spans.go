package comparison

import (
	"cmp"
	"slices"

	"mening/corpus"
)

// united returns spans in ascending order, those that overlap or touch as one.
func united(spans []corpus.Span) []corpus.Span {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b corpus.Span) int { return cmp.Compare(a.Start, b.Start) })
	var out []corpus.Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// common returns what a span has in common with others, which ascend.
func common(s corpus.Span, others []corpus.Span) []corpus.Span {
	var out []corpus.Span
	for _, o := range others {
		if both := (corpus.Span{Start: max(s.Start, o.Start), End: min(s.End, o.End)}); both.Start < both.End {
			out = append(out, both)
		}
	}
	return out
}
