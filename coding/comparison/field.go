package comparison

import (
	"unicode/utf8"

	"mening/coding"
	"mening/corpus"
)

// field is what is compared of one transcript: the participants' talk that all
// coders have worked through.
type field struct {
	transcript *corpus.Transcript
	// points are, by turn, the code points of all turns before it; the last is
	// that of the whole transcript.
	points []int
	// spans are, by turn, what is compared of it, ascending; positions is where
	// each of them begins among all that is compared, in code points.
	spans     [][]corpus.Span
	positions [][]int
	length    int // of all that is compared
}

// newField returns what is compared of a transcript; it is empty, with length
// 0, where one of the coders has not worked there.
func newField(t *corpus.Transcript, s *coding.Standing, coders []string, where coding.Selection) *field {
	f := &field{transcript: t, points: make([]int, len(t.Turns)+1), spans: make([][]corpus.Span, len(t.Turns)), positions: make([][]int, len(t.Turns))}
	for i := range t.Turns {
		turn := &t.Turns[i]
		f.points[i+1] = f.points[i] + utf8.RuneCountInString(turn.Text)
		if turn.Speaker.Role == corpus.Participant && !turn.Speaker.Uncounted && turn.Text != "" && where.Turn(t, turn) {
			f.spans[i] = []corpus.Span{{Start: 0, End: len(turn.Text)}}
		}
	}
	for _, coder := range coders {
		if coder == coding.Auto {
			continue // it is everywhere
		}
		read, worked := s.Worked(t, coder)
		if !worked {
			f.spans = make([][]corpus.Span, len(t.Turns))
			return f
		}
		if read != nil {
			f.keep(read)
		}
	}
	for i, spans := range f.spans {
		for _, span := range spans {
			f.positions[i] = append(f.positions[i], f.length)
			f.length += f.count(i, span.Start, span.End)
		}
	}
	return f
}

// keep leaves only what lies in one of the stretches.
func (f *field) keep(stretches [][]coding.Part) {
	read := make([][]corpus.Span, len(f.spans))
	for _, parts := range stretches {
		for _, p := range parts {
			i := f.transcript.Place(p.Turn)
			read[i] = append(read[i], p.Span)
		}
	}
	for i, spans := range f.spans {
		f.spans[i] = nil
		for _, span := range spans {
			f.spans[i] = append(f.spans[i], common(span, united(read[i]))...)
		}
	}
}

// count counts code points of a turn.
func (f *field) count(turn, start, end int) int {
	return utf8.RuneCountInString(f.transcript.Turns[turn].Text[start:end])
}

// at returns the place of a byte of a turn in the transcript, in code points.
func (f *field) at(turn, offset int) int { return f.points[turn] + f.count(turn, 0, offset) }

// holds reports whether all of a span of a turn is compared.
func (f *field) holds(turn int, span corpus.Span) bool {
	for _, s := range f.spans[turn] {
		if s.Start <= span.Start && span.End <= s.End {
			return true
		}
	}
	return false
}

// stretch is a run of positions, half-open.
type stretch struct{ start, end int }

func (s stretch) common(o stretch) int { return max(min(s.end, o.end)-max(s.start, o.start), 0) }

// extent returns where parts begin and end in the transcript, in code points.
func (f *field) extent(parts []coding.Part) stretch {
	first, last := parts[0], parts[len(parts)-1]
	return stretch{f.at(f.transcript.Place(first.Turn), first.Span.Start), f.at(f.transcript.Place(last.Turn), last.Span.End)}
}

// compared returns the positions of parts among all that is compared. What
// follows each other is one stretch.
func (f *field) compared(parts []coding.Part) []stretch {
	var out []stretch
	for _, p := range parts {
		i := f.transcript.Place(p.Turn)
		for k, span := range f.spans[i] {
			start, end := max(span.Start, p.Span.Start), min(span.End, p.Span.End)
			if start >= end {
				continue
			}
			from := f.positions[i][k] + f.count(i, span.Start, start)
			to := from + f.count(i, start, end)
			if n := len(out); n > 0 && out[n-1].end == from {
				out[n-1].end = to
			} else {
				out = append(out, stretch{from, to})
			}
		}
	}
	return out
}
