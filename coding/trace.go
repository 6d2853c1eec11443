package coding

import (
	"slices"

	"mening/corpus"
	"mening/corpus/query"
)

// Match is what one line of a code's rules matches in a turn.
type Match struct {
	Turn *corpus.Turn
	Code *Code
	// Rule is the place of the line in Code.Rules.
	Rule int
	// Evidence are the words that matched, ascending. It is nil where filters
	// alone made the match.
	Evidence []corpus.Span
	// Unit is what the match alone would make a unit of: the sentences, the
	// paragraph or the turn around it.
	Unit corpus.Span
	// Unless are the places, in Code.Unless, of the lines that took the match
	// away, nil where it stands.
	Unless []int
}

// Trace is [Matcher.Apply] that also gives what each line of the rules matches,
// the matches that `unless` takes away among them. A match that stands lies in a
// unit of its code.
func (m *Matcher) Trace(t *corpus.Transcript) (units []MeaningUnit, matches []Match) {
	turns := make([]*corpus.Turn, len(t.Turns))
	for i := range t.Turns {
		turns[i] = &t.Turns[i]
	}
	return m.trace(t, turns)
}

// trace is Trace of some turns.
func (m *Matcher) trace(t *corpus.Transcript, turns []*corpus.Turn) (units []MeaningUnit, matches []Match) {
	p := m.program(t)
	w := p.take(m)
	defer p.give(w)
	w.begin(t)
	w.answer, w.taken = nil, nil
	w.traced = func(x Match) { matches = append(matches, x) }
	defer func() { w.traced = nil }()
	for _, turn := range turns {
		w.turn(turn)
	}
	return w.finish(), matches
}

// tell tells the matches of one line, with the lines of unless that take each
// of them away.
func (w *worker) tell(c *Code, line int, matches []query.Interval, rules []int32) {
	if w.matcher.only != nil && w.matcher.only != c {
		return
	}
	for i := range matches {
		iv := matches[i : i+1]
		stub, sentences := w.stub(&iv[0], line), w.reader.Sentences()
		x := Match{Turn: w.current, Code: c, Rule: line,
			Unit: corpus.Span{Start: int(sentences[stub.from].Start), End: int(sentences[stub.to-1].End)}}
		if !iv[0].Whole() {
			x.Evidence = slices.Clone(iv[0].Evidence)
		}
		for _, rule := range rules {
			if o := w.program.owners[rule]; o.unless && len(w.reader.Without(iv, w.reader.Match(int(rule), w), c.Scope)) == 0 {
				x.Unless = append(x.Unless, int(o.line))
			}
		}
		w.traced(x)
	}
}

// Explained says why the rules of a code match a turn, or why they do not.
type Explained struct {
	Code *Code
	Turn *corpus.Turn
	// Heard says that the code is looked for in the talk of such a speaker.
	Heard bool
	// Rules and Unless are the lines for the language of the transcript.
	Rules, Unless []ExplainedRule
	// Units are those of the code that the rules find in the turn.
	Units []MeaningUnit
}

// ExplainedRule is one line of a code's rules.
type ExplainedRule struct {
	*Rule
	// Index is its place in Code.Rules or Code.Unless.
	Index int
	query.Explanation
	// Stands are the matches that `unless` does not take away.
	Stands []query.Interval
}

// Explain says why the rules of a code match a turn of a transcript, or why they
// do not. What of it is read must be read before use is called off: it is valid
// within use alone.
func (m *Matcher) Explain(t *corpus.Transcript, turn *corpus.Turn, c *Code, use func(Explained, *query.Reader)) {
	p := m.program(t)
	w := p.take(m)
	defer p.give(w)
	w.begin(t)
	w.answer, w.taken, w.current = nil, nil, turn
	touched := w.reader.Read(turn.Text)
	w.rules(touched)
	x := Explained{Code: c, Turn: turn, Heard: w.codes(c)}
	if x.Heard {
		x.Units = slices.DeleteFunc(slices.Clone(w.units), func(u MeaningUnit) bool { return u.Code != c })
	}
	taken := []query.Interval{}
	for rule, o := range p.owners {
		if !o.unless || int(o.code) != c.index {
			continue
		}
		r := ExplainedRule{Rule: &c.Unless[o.line], Index: int(o.line), Explanation: w.reader.Explain(rule, w)}
		taken = append(taken, r.Matches...)
		x.Unless = append(x.Unless, r)
	}
	for rule, o := range p.owners {
		if o.unless || int(o.code) != c.index {
			continue
		}
		r := ExplainedRule{Rule: &c.Rules[o.line], Index: int(o.line), Explanation: w.reader.Explain(rule, w)}
		r.Stands = w.reader.Without(r.Matches, taken, c.Scope)
		x.Rules = append(x.Rules, r)
	}
	use(x, w.reader)
	w.forget()
	w.finish()
}
