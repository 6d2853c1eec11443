package sheet

import (
	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
)

// Segment is a stretch of talk, coded or not.
type Segment struct {
	Transcript *corpus.Transcript
	coding.Part
	// Asked is what an interviewer said last before the turn, Before what stands
	// right before the segment, and After right behind it; both with the speaker
	// where that is another turn.
	Asked, Before, After string
}

// Segments divides the participants' talk of a transcript into sentences, or
// into turns. Only turns that are chosen are divided. Notes alone, such as
// [paus], are no talk.
func Segments(t *corpus.Transcript, by coding.Unit, chosen func(*corpus.Turn) bool) ([]Segment, error) {
	a, err := language.New(t.Language, t.Fold)
	if err != nil {
		return nil, err
	}
	var out []Segment
	var all []language.Word
	var sentences []language.Sentence
	asked := ""
	for i := range t.Turns {
		turn := &t.Turns[i]
		if turn.Speaker.Role == corpus.Interviewer {
			asked = turn.Text
		}
		if turn.Speaker.Role != corpus.Participant || turn.Speaker.Uncounted || !chosen(turn) {
			continue
		}
		all = a.Words(turn.Text, all[:0])
		sentences = a.Sentences(turn.Text, all, sentences[:0])
		spans := spansOf(sentences)
		if by == coding.Turns && len(spans) > 0 {
			spans = []corpus.Span{{Start: spans[0].Start, End: spans[len(spans)-1].End}}
		}
		for n, span := range spans {
			s := Segment{Transcript: t, Part: coding.Part{Turn: turn, Span: span}, Asked: asked}
			if n > 0 {
				s.Before = turn.Text[spans[n-1].Start:spans[n-1].End]
			} else if i > 0 {
				s.Before = spoken(&t.Turns[i-1])
			}
			if n+1 < len(spans) {
				s.After = turn.Text[spans[n+1].Start:spans[n+1].End]
			} else if i+1 < len(t.Turns) {
				s.After = spoken(&t.Turns[i+1])
			}
			out = append(out, s)
		}
	}
	return out, nil
}

// spansOf returns the sentences that hold a word.
func spansOf(sentences []language.Sentence) []corpus.Span {
	var out []corpus.Span
	for _, s := range sentences {
		if s.First < s.Last {
			out = append(out, corpus.Span{Start: int(s.Start), End: int(s.End)})
		}
	}
	return out
}

func spoken(t *corpus.Turn) string {
	if t.Label == "" {
		return t.Text
	}
	return t.Label + ": " + t.Text
}
