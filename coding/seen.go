package coding

import (
	"slices"
	"strings"

	"mening/corpus"
)

// Seen tells which words of a transcript were noted as read through or as
// irrelevant.
type Seen struct {
	read, irrelevant map[*corpus.Turn][]corpus.Span
}

// Seen returns what those whose decisions count have noted as read through or
// as irrelevant in a transcript.
func (d Decided) Seen(t *corpus.Transcript) *Seen {
	out := &Seen{map[*corpus.Turn][]corpus.Span{}, map[*corpus.Turn][]corpus.Span{}}
	if !d.decided() || d.of[t] == nil || d.Whose.Coder == Auto {
		return out
	}
	for i := range d.of[t].about {
		p := &d.of[t].about[i]
		if d.Whose.Rule == "" && p.Coder != d.Whose.Coder {
			continue
		}
		for _, part := range p.place.Parts {
			switch p.Act {
			case Read:
				out.read[part.Turn] = append(out.read[part.Turn], part.Span)
			case Irrelevant:
				out.irrelevant[part.Turn] = append(out.irrelevant[part.Turn], part.Span)
			}
		}
	}
	return out
}

// Of returns what was noted of all of these words: [Irrelevant], [Read], or
// nothing.
func (s *Seen) Of(parts []Part) Act {
	irrelevant, read := true, true
	for _, p := range parts {
		irrelevant = irrelevant && covered(p, s.irrelevant[p.Turn])
		read = read && (irrelevant || covered(p, slices.Concat(s.read[p.Turn], s.irrelevant[p.Turn])))
	}
	switch {
	case irrelevant:
		return Irrelevant
	case read:
		return Read
	}
	return ""
}

// covered reports whether all words of a part lie in spans of its turn.
func covered(p Part, spans []corpus.Span) bool {
	if len(spans) == 0 {
		return false
	}
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b corpus.Span) int { return a.Start - b.Start })
	blank := func(start, end int) bool { return start >= end || strings.TrimSpace(p.Turn.Text[start:end]) == "" }
	at := p.Span.Start
	for _, span := range spans {
		if !blank(at, min(span.Start, p.Span.End)) {
			return false
		}
		at = max(at, span.End)
	}
	return blank(at, p.Span.End)
}
