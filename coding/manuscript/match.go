package manuscript

import (
	"mening/coding"
	"mening/corpus"
	"mening/corpus/language"
)

// Match is where a quotation stands in the talk, or the place that is most like
// it.
type Match struct {
	Transcript *corpus.Transcript
	// Parts are the words of the talk, from the first that is quoted to the last.
	Parts []coding.Part
	// Quoted are the turns of which words are quoted, but for hesitations: an mm of
	// the interviewer's in between is a part, but is not quoted.
	Quoted []*corpus.Turn
	// Differences are the words that differ; Cleaned says that only hesitations
	// and the like were left out besides.
	Differences []Difference
	Cleaned     bool
	// Declared says that the quotation shows omissions or insertions.
	Declared bool
	// Alike is the share of its words that stand there, from 0 to 1.
	Alike float64
}

// fits reports whether the quotation may be said to stand there, though with
// other words.
func (m *Match) fits(words int) bool {
	if len(m.Differences) == 0 {
		return true
	}
	const few = 6 // words, of which one may differ
	if words < few {
		return m.Alike >= 0.75
	}
	return m.Alike >= 0.6
}

// stream is a stretch of a transcript as a row of words.
type stream struct {
	t     *corpus.Transcript
	words []heard
}

// reader reads turns into words.
type reader struct {
	t       *corpus.Transcript
	a       *language.Analyzer
	cleaner *language.Cleaner
}

// turn returns the words of a turn. Those that cleaning leaves out are fillers.
func (r *reader) turn(i int) []heard {
	text := r.t.Turns[i].Text
	clean := r.cleaner.Clean(text)
	kept := r.a.Words(clean, nil)
	at := 0
	var out []heard
	for _, w := range r.a.Words(text, nil) {
		form := r.a.Form(text[w.Start:w.End])
		h := heard{turn: i, start: int(w.Start), end: int(w.End), lower: form.Lower, key: language.Fold(form.Lower), folds: r.t.Fold}
		if at < len(kept) && r.a.Form(clean[kept[at].Start:kept[at].End]).Lower == form.Lower {
			at++
		} else {
			h.filler = true
		}
		out = append(out, h)
	}
	return out
}

// newStream reads the turns around one until there are so many words before and
// behind a word of it.
func newStream(t *corpus.Transcript, turn, at, before, behind int) *stream {
	s := &stream{t: t}
	a, err := language.New(t.Language, false)
	if err != nil {
		return s
	}
	r := &reader{t: t, a: a, cleaner: language.NewCleaner(a)}
	s.words = r.turn(turn)
	for first := turn - 1; first >= 0 && at < before; first-- {
		words := r.turn(first)
		at += len(words)
		s.words = append(words, s.words...)
	}
	for last := turn + 1; last < len(t.Turns) && len(s.words)-at < behind; last++ {
		s.words = append(s.words, r.turn(last)...)
	}
	s.words = s.words[max(0, min(at-before, len(s.words))):min(len(s.words), max(0, at+behind))]
	return s
}

// match aligns a quotation around the place where it would begin.
func match(k *seeker, t *corpus.Transcript, place candidate) *Match {
	m := len(k.words)
	slack, omissions := m/2+8, 0
	for _, w := range k.words {
		if w.before == omitted {
			omissions++
		}
	}
	slack += omissions * reach
	s := newStream(t, place.turn, place.at, slack, m+slack)
	if len(s.words) == 0 {
		return nil
	}
	window := s.words
	a := align(k.words, window)
	first, last := -1, -1
	hits := 0
	var turns []int
	for _, p := range a.pairs {
		if p.heard >= 0 && p.quoted >= 0 {
			if first < 0 {
				first = p.heard
			}
			last = p.heard
			if k.words[p.quoted].key == window[p.heard].key {
				hits++
				if turn := window[p.heard].turn; !window[p.heard].filler && (len(turns) == 0 || turns[len(turns)-1] != turn) {
					turns = append(turns, turn)
				}
			}
		}
	}
	if first < 0 || 2*hits < m {
		return nil
	}
	found := &Match{Transcript: s.t, Alike: max(0, 1-float64(a.cost)/float64(costWord*m))}
	found.Differences, found.Cleaned = a.differences(k.words, window, s.text)
	for _, w := range k.words {
		found.Declared = found.Declared || w.before != noGap
	}
	for _, turn := range turns {
		found.Quoted = append(found.Quoted, &s.t.Turns[turn])
	}
	x, y := window[first], window[last]
	found.Parts = coding.Parts(s.t, &s.t.Turns[x.turn], x.start, &s.t.Turns[y.turn], y.end)
	return found
}

// text returns what was said from one word to another.
func (s *stream) text(first, last *heard) string {
	turn := &s.t.Turns[first.turn]
	if first.turn == last.turn {
		return turn.Text[first.start:last.end]
	}
	return coding.Quote(coding.Parts(s.t, turn, first.start, &s.t.Turns[last.turn], last.end))
}
