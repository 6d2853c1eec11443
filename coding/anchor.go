package coding

import (
	"strings"
	"unicode/utf8"

	"mening/corpus"
)

// around is how many code points of context an anchor keeps on either side.
const around = 32

// NewAnchor returns an anchor for the parts, which follow each other in the
// transcript of the identifier.
func NewAnchor(t *corpus.Transcript, id *Identifier, parts []Part) *Anchor {
	first, last := parts[0], parts[len(parts)-1]
	a := &Anchor{ID: id.OfParts(parts), Transcript: t.Path, Turn: first.Turn.Number,
		Start: utf8.RuneCountInString(first.Turn.Text[:first.Span.Start]), End: utf8.RuneCountInString(last.Turn.Text[:last.Span.End]),
		Quote: Quote(parts), Before: textBefore(t, first), After: textAfter(t, last)}
	if last.Turn.Number != first.Turn.Number {
		a.To = last.Turn.Number
	}
	return a
}

// textBefore returns what stands before a part, up to so many code points as an
// anchor keeps.
func textBefore(t *corpus.Transcript, p Part) string {
	text := p.Turn.Text[:p.Span.Start]
	for i := t.Place(p.Turn) - 1; i >= 0 && utf8.RuneCountInString(text) < around; i-- {
		text = t.Turns[i].Text + "\n" + text
	}
	return lastPoints(text, around)
}

// textAfter returns what stands behind a part.
func textAfter(t *corpus.Transcript, p Part) string {
	text := p.Turn.Text[p.Span.End:]
	for i := t.Place(p.Turn) + 1; i < len(t.Turns) && utf8.RuneCountInString(text) < around; i++ {
		text += "\n" + t.Turns[i].Text
	}
	return firstPoints(text, around)
}

// Parts returns the stretch from a byte of one turn to a byte of another, or of
// the same, as parts; nil where there is none.
func Parts(t *corpus.Transcript, from *corpus.Turn, start int, to *corpus.Turn, end int) []Part {
	var out []Part
	for i := t.Place(from); i <= t.Place(to); i++ {
		turn := &t.Turns[i]
		span := corpus.Span{Start: 0, End: len(turn.Text)}
		if turn == from {
			span.Start = start
		}
		if turn == to {
			span.End = end
		}
		if span.Start > span.End {
			return nil
		}
		if span.Start < span.End {
			out = append(out, Part{turn, span})
		}
	}
	return out
}

// Offset returns the byte at which a code point begins; false where the text is
// shorter.
func Offset(text string, point int) (int, bool) {
	at := 0
	for range point {
		if at >= len(text) {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at, point >= 0
}

// there returns the parts at the anchor's place if its words stand there.
func (a *Anchor) there(t *corpus.Transcript) []Part {
	last := a.To
	if last == 0 {
		last = a.Turn
	}
	from, to := t.Turn(a.Turn), t.Turn(last)
	if from == nil || to == nil {
		return nil
	}
	start, ok := Offset(from.Text, a.Start)
	end, fits := Offset(to.Text, a.End)
	if !ok || !fits {
		return nil
	}
	parts := Parts(t, from, start, to, end)
	if len(parts) == 0 || !sameWords(Quote(parts), a.Quote) {
		return nil
	}
	return parts
}

// sameWords compares texts whose blanks may differ.
func sameWords(a, b string) bool {
	if a == b {
		return true
	}
	return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}
