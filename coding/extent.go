package coding

import (
	"cmp"
	"slices"
	"strings"

	"mening/corpus"
)

// extent is a stretch of a transcript, half-open: from a byte of one turn to a
// byte of the same or a later one. It is comparable.
type extent struct {
	first, start int // number of the turn, byte
	last, end    int
}

func extentOf(parts []Part) extent {
	a, b := parts[0], parts[len(parts)-1]
	return extent{a.Turn.Number, a.Span.Start, b.Turn.Number, b.Span.End}
}

func (e extent) overlaps(o extent) bool {
	before := func(turn, at, otherTurn, other int) bool { return turn < otherTurn || turn == otherTurn && at < other }
	return before(e.first, e.start, o.last, o.end) && before(o.first, o.start, e.last, e.end)
}

// union returns the stretch from where the first begins to where the last ends.
func (e extent) union(o extent) extent {
	if o.first < e.first || o.first == e.first && o.start < e.start {
		e.first, e.start = o.first, o.start
	}
	if o.last > e.last || o.last == e.last && o.end > e.end {
		e.last, e.end = o.last, o.end
	}
	return e
}

func (e extent) compare(o extent) int {
	return cmp.Or(e.first-o.first, e.start-o.start, e.last-o.last, e.end-o.end)
}

// parts returns the stretch as parts of the transcript.
func (e extent) parts(t *corpus.Transcript) []Part {
	return Parts(t, t.Turn(e.first), e.start, t.Turn(e.last), e.end)
}

// unit makes a meaning unit of the stretch. The first part in which a
// participant speaks stands for it.
func (e extent) unit(t *corpus.Transcript, c *Code) MeaningUnit {
	parts := e.parts(t)
	main := slices.IndexFunc(parts, func(p Part) bool { return p.Turn.Speaker.Role == corpus.Participant })
	u := MeaningUnit{Turn: parts[max(main, 0)].Turn, Span: parts[max(main, 0)].Span, Code: c}
	if len(parts) > 1 {
		u.Parts = parts
	}
	return u
}

// extent returns the stretch that the unit takes.
func (u *MeaningUnit) extent() extent {
	if u.Parts != nil {
		return extentOf(u.Parts)
	}
	return extent{u.Turn.Number, u.Span.Start, u.Turn.Number, u.Span.End}
}

// Same reports whether two units of one transcript are the same text.
func (u *MeaningUnit) Same(o *MeaningUnit) bool { return u.extent() == o.extent() }

// within returns the bytes of a turn that the stretch takes.
func (e extent) within(turn *corpus.Turn) (corpus.Span, bool) {
	if turn.Number < e.first || turn.Number > e.last {
		return corpus.Span{}, false
	}
	s := corpus.Span{Start: 0, End: len(turn.Text)}
	if turn.Number == e.first {
		s.Start = e.start
	}
	if turn.Number == e.last {
		s.End = e.end
	}
	return s, s.Start < s.End
}

// trim takes blanks off the ends of a stretch; ok is false where nothing is
// left.
func trimmed(parts []Part) ([]Part, bool) {
	var out []Part
	for _, p := range parts {
		text := p.Text()
		p.Span.Start += len(text) - len(strings.TrimLeft(text, " \t\n"))
		p.Span.End = p.Span.Start + len(strings.TrimSpace(text))
		if p.Span.Len() > 0 {
			out = append(out, p)
		}
	}
	return out, len(out) > 0
}
