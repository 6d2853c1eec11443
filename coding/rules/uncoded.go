package rules

import (
	"cmp"
	"slices"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
)

// Reading is what people noted of talk that has no code.
type Reading string

// What they may have noted.
const (
	Unread     Reading = "unread"
	WasRead    Reading = "read"
	Irrelevant Reading = "irrelevant"
)

// Bare is a stretch of talk that no unit touches.
type Bare struct {
	Transcript *corpus.Transcript
	coding.Part
	Words   int
	Reading Reading
}

// Coverage is how much of what a stakeholder's participants said has a code, in
// words, notes left out. Words are Coded, Read, Irrelevant and Unread together.
type Coverage struct {
	Stakeholder                            string
	Words, Coded, Read, Irrelevant, Unread int
}

// Share is the share of the words that have a code.
func (c *Coverage) Share() (share float64, ok bool) {
	if c.Words == 0 {
		return 0, false
	}
	return float64(c.Coded) / float64(c.Words), true
}

// Talk is a stretch of participants' talk, a sentence or a turn.
type Talk struct {
	Transcript *corpus.Transcript
	coding.Part
}

// Uncoded lists the talk that no unit touches, the longest first, and how much of
// each stakeholder's talk has a code, in the order of the corpus. The talk is in
// the order of the corpus; read and irrelevant is what d says.
func Uncoded(c *corpus.Corpus, talk []Talk, observations []coding.Observation, d coding.Decided) ([]Bare, []Coverage) {
	coded := map[*corpus.Turn][]corpus.Span{}
	for i := range observations {
		for _, p := range observations[i].All() {
			coded[p.Turn] = append(coded[p.Turn], p.Span)
		}
	}
	var bare []Bare
	covered := map[string]*Coverage{}
	var r *readings
	for i := range talk {
		t := &talk[i]
		if r == nil || r.transcript != t.Transcript {
			if r = newReadings(t.Transcript, d); r == nil {
				continue
			}
		}
		who := t.Turn.Speaker.Stakeholder
		if covered[who] == nil {
			covered[who] = &Coverage{Stakeholder: who}
		}
		reading, spans := r.of(t.Part), coded[t.Turn]
		words := r.count(t.Part, spans, covered[who], reading)
		if !slices.ContainsFunc(spans, t.Span.Overlaps) {
			bare = append(bare, Bare{t.Transcript, t.Part, words, reading})
		}
	}
	slices.SortStableFunc(bare, func(a, b Bare) int { return b.Words - a.Words })
	return bare, inOrder(c, covered)
}

// inOrder returns the stakeholders in the order of the corpus, those that nobody
// declared last, by name.
func inOrder(c *corpus.Corpus, covered map[string]*Coverage) []Coverage {
	place := map[string]int{}
	for i, s := range c.Stakeholders {
		place[s.ID] = i + 1
	}
	rank := func(id string) int {
		if at := place[id]; at > 0 {
			return at
		}
		return len(c.Stakeholders) + 1
	}
	var out []Coverage
	for _, x := range covered {
		out = append(out, *x)
	}
	slices.SortFunc(out, func(a, b Coverage) int {
		return cmp.Or(rank(a.Stakeholder)-rank(b.Stakeholder), cmp.Compare(a.Stakeholder, b.Stakeholder))
	})
	return out
}

// readings knows what people noted of one transcript.
type readings struct {
	transcript       *corpus.Transcript
	analyzer         *language.Analyzer
	read, irrelevant map[*corpus.Turn][]corpus.Span
	buffer           []language.Word
}

func newReadings(t *corpus.Transcript, d coding.Decided) *readings {
	a, err := language.New(t.Language, t.Fold)
	if err != nil {
		return nil // the study has told it
	}
	r := &readings{transcript: t, analyzer: a, read: map[*corpus.Turn][]corpus.Span{}, irrelevant: map[*corpus.Turn][]corpus.Span{}}
	for act, into := range map[coding.Act]map[*corpus.Turn][]corpus.Span{coding.Read: r.read, coding.Irrelevant: r.irrelevant} {
		for _, parts := range d.Noted(t, act) {
			for _, p := range parts {
				into[p.Turn] = append(into[p.Turn], p.Span)
			}
		}
	}
	return r
}

// of returns what was noted of a stretch, or of some of it.
func (r *readings) of(p coding.Part) Reading {
	switch {
	case slices.ContainsFunc(r.irrelevant[p.Turn], p.Span.Overlaps):
		return Irrelevant
	case slices.ContainsFunc(r.read[p.Turn], p.Span.Overlaps):
		return WasRead
	}
	return Unread
}

// count counts the words of a stretch: those in units, and the others by what
// was noted.
func (r *readings) count(p coding.Part, coded []corpus.Span, c *Coverage, reading Reading) int {
	text := p.Turn.Text
	r.buffer = r.analyzer.Words(text[p.Span.Start:p.Span.End], r.buffer[:0])
	for _, w := range r.buffer {
		span := corpus.Span{Start: p.Span.Start + int(w.Start), End: p.Span.Start + int(w.End)}
		switch {
		case slices.ContainsFunc(coded, span.Overlaps):
			c.Coded++
		case reading == Irrelevant:
			c.Irrelevant++
		case reading == WasRead:
			c.Read++
		default:
			c.Unread++
		}
	}
	c.Words += len(r.buffer)
	return len(r.buffer)
}
