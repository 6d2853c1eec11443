package coding

import (
	"cmp"
	"mening/corpus"
	"mening/corpus/query"
	"slices"
)

// join makes units of the stubs of one code, joining those that the codebook
// wants joined.
func (w *worker) join(c *Code) {
	if len(w.stubs) > 1 {
		slices.SortStableFunc(w.stubs, func(a, b stub) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	}
	sentences := w.reader.Sentences()
	for i := 0; i < len(w.stubs); {
		from, to := w.stubs[i].from, w.stubs[i].to
		j := i + 1
		for j < len(w.stubs) && w.joins(to, w.stubs[j].from) {
			to = max(to, w.stubs[j].to)
			j++
		}
		span := corpus.Span{Start: int(sentences[from].Start), End: int(sentences[to-1].End)}
		evidence, rules := w.merge(w.stubs[i:j])
		w.units = append(w.units, MeaningUnit{Turn: w.current, Span: span, Evidence: evidence, Code: c, Rules: rules})
		i = j
	}
}

// joins reports whether a unit that ends before sentence end and one that
// begins with sentence from become one.
func (w *worker) joins(end, from int) bool {
	switch w.matcher.book.Join {
	case WholeTurn:
		return true
	case Never:
		return from < end
	}
	return from <= end
}

// merge returns the evidence of several stubs, ascending and without overlaps,
// and their rules.
func (w *worker) merge(stubs []stub) ([]corpus.Span, []int) {
	firstSpan, firstLine := len(w.spans), len(w.lines)
	for _, s := range stubs {
		w.spans = append(w.spans, s.evidence...)
		w.lines = append(w.lines, s.rule)
	}
	spans, lines := w.spans[firstSpan:], w.lines[firstLine:]
	if len(stubs) > 1 {
		slices.Sort(lines)
		lines = slices.Compact(lines)
	}
	if len(spans) > 1 {
		slices.SortFunc(spans, query.CompareSpans)
		spans = union(spans)
	}
	w.spans, w.lines = w.spans[:firstSpan+len(spans)], w.lines[:firstLine+len(lines)]
	return slices.Clip(spans), slices.Clip(lines)
}

// union joins sorted spans that overlap. It works in place.
func union(spans []corpus.Span) []corpus.Span {
	out := spans[:1]
	for _, s := range spans[1:] {
		if last := &out[len(out)-1]; s.Start < last.End {
			last.End = max(last.End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}
