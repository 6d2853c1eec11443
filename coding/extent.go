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

// unit makes a meaning unit of the stretch.
func (e extent) unit(t *corpus.Transcript, c *Code) MeaningUnit {
	u := UnitOf(e.parts(t))
	u.Code = c
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

// UnitOf returns the unit that the parts are, without a code. The first part in
// which a participant speaks stands for it.
func UnitOf(parts []Part) MeaningUnit {
	main := slices.IndexFunc(parts, func(p Part) bool { return p.Turn.Speaker.Role == corpus.Participant })
	u := MeaningUnit{Turn: parts[max(main, 0)].Turn, Span: parts[max(main, 0)].Span}
	if len(parts) > 1 {
		u.Parts = parts
	}
	return u
}

// Trim takes blanks off the ends of parts, and parts that hold nothing else.
func Trim(parts []Part) []Part {
	var out []Part
	for _, p := range parts {
		text := p.Text()
		p.Span.Start += len(text) - len(strings.TrimLeft(text, " \t\n"))
		p.Span.End = p.Span.Start + len(strings.TrimSpace(text))
		if p.Span.Len() > 0 {
			out = append(out, p)
		}
	}
	return out
}

// Quoted narrows parts to the words of a quote; blanks may differ. It returns
// nil where the words do not stand there.
func Quoted(parts []Part, quote string) []Part {
	text := newPlainText(parts)
	words := collapse(quote)
	at := strings.Index(text.plain, words)
	if at < 0 || words == "" {
		return nil
	}
	return text.parts(at, at+len(words))
}

// Stretch is the text of a unit. It is comparable: units with the same stretch
// are the same text, whatever their codes.
type Stretch struct {
	turn *corpus.Turn
	extent
}

// Stretch returns the text of the unit.
func (u *MeaningUnit) Stretch() Stretch { return Stretch{u.All()[0].Turn, u.extent()} }

// EndsBefore reports whether the unit ends where another unit of the transcript
// begins, or before.
func (u *MeaningUnit) EndsBefore(o *MeaningUnit) bool { return u.extent().endsBefore(o.extent()) }

// Compare orders units of one transcript by where they begin, then by where they
// end.
func (u *MeaningUnit) Compare(o *MeaningUnit) int { return u.extent().compare(o.extent()) }

// Turns returns the numbers of the first and of the last turn of the unit.
func (u *MeaningUnit) Turns() (first, last int) {
	e := u.extent()
	return e.first, e.last
}
