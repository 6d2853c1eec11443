package coding

import (
	"slices"

	"mening/corpus"
	"mening/corpus/query"
)

// Apply returns the meaning units that the rules find in a transcript, by turn,
// then code in the order of the codebook, then span. Units of one code ascend
// and do not overlap. The speakers must be resolved; the transcript's language
// must be one of language.Languages, as a study makes sure of.
func (m *Matcher) Apply(t *corpus.Transcript) []MeaningUnit { return m.apply(t, verdict{}) }

// apply is Apply without what was rejected: matches with evidence in rejected
// text make no unit of that code.
func (m *Matcher) apply(t *corpus.Transcript, v verdict) []MeaningUnit {
	p := m.program(t)
	w := p.take(m)
	defer p.give(w)
	w.begin(t)
	if m.search != nil {
		w.codings = m.search.codings(t)
	}
	for i := range t.Turns {
		if w.answer = nil; m.asked {
			if w.answer = answered(t, i); w.answer == nil {
				continue
			}
		}
		w.taken = nil
		if len(v.rejected) > 0 {
			w.taken = v.rejects(&t.Turns[i])
		}
		w.turn(&t.Turns[i])
	}
	return w.finish()
}

// worker applies a program to one transcript after another.
type worker struct {
	matcher    *Matcher
	program    *program
	reader     *query.Reader
	roles      []corpus.Role // whose talk any code asks for
	transcript *corpus.Transcript
	current    *corpus.Turn
	answer     *corpus.Turn          // what answers the current turn, where questions are matched
	taken      []taken               // rejected in the current turn
	codings    map[int][]Observation // that a search asks for, by turn

	evidence [][]query.Interval // by code: what its rules give in this turn
	done     []int              // codes that have evidence in this turn
	stubs    []stub
	traced   func(Match) // told every match, nil where nobody asks
	units    []MeaningUnit
	spans    []corpus.Span // backing of the units' evidence
	lines    []int         // backing of the units' rules
}

// stub is a unit in the making: a range of sentences, with one rule's
// evidence.
type stub struct {
	from, to int // sentences, half-open
	rule     int
	evidence []corpus.Span
}

func newWorker(m *Matcher, p *program) *worker {
	w := &worker{matcher: m, program: p, reader: p.NewReader(), evidence: make([][]query.Interval, len(m.book.Codes))}
	if m.asked {
		w.roles = []corpus.Role{corpus.Interviewer}
		return w
	}
	for _, c := range m.ordered {
		for _, role := range c.Roles {
			if !slices.Contains(w.roles, role) {
				w.roles = append(w.roles, role)
			}
		}
	}
	return w
}

// begin makes room for about as many units as the transcript before had.
func (w *worker) begin(t *corpus.Transcript) {
	w.transcript = t
	w.units = make([]MeaningUnit, 0, cap(w.units))
	w.spans = make([]corpus.Span, 0, cap(w.spans))
	w.lines = make([]int, 0, cap(w.lines))
}

// finish returns the units, without room for more.
func (w *worker) finish() []MeaningUnit {
	units := w.units
	w.units = w.units[:0:min(cap(units), len(units)+len(units)/4)]
	return units
}

// Field reports whether the current turn or its speaker has a value; where
// questions are matched, what answers it.
func (w *worker) Field(name, value string) bool {
	turn := w.current
	if w.answer != nil {
		turn = w.answer
	}
	return w.matcher.everywhere || corpus.TurnHas(w.transcript, turn, name, value)
}

// codes reports whether the code is looked for in the current turn.
func (w *worker) codes(c *Code) bool {
	if w.answer != nil {
		return c.counts(w.answer.Speaker.Role)
	}
	return c.counts(w.current.Speaker.Role)
}

// Evidence returns what the rules of the referred codes give in this turn.
func (w *worker) Evidence(reference, id string) []query.Interval {
	if s := w.matcher.search; s != nil {
		return s.evidence(w.codings[w.current.Number], w.current, id)
	}
	codes, _ := w.matcher.book.Refer(reference, id)
	var out []query.Interval
	for _, c := range codes {
		out = append(out, w.evidence[c.index]...)
	}
	return out
}

// turn finds the units of one turn.
func (w *worker) turn(turn *corpus.Turn) {
	if turn.Text == "" || !slices.Contains(w.roles, turn.Speaker.Role) {
		return
	}
	w.current = turn
	touched := w.reader.Read(turn.Text)
	if len(touched) == 0 {
		return
	}
	first := len(w.units)
	w.rules(touched)
	if w.program.references {
		w.forget()
		slices.SortStableFunc(w.units[first:], func(a, b MeaningUnit) int { return a.Code.index - b.Code.index })
	}
}

// rules matches the rules that may match in the current turn. Those of a code
// stand together, and codes to which others refer before these.
func (w *worker) rules(touched []int32) {
	for len(touched) > 0 {
		code := w.program.owners[touched[0]].code
		n := 1
		for n < len(touched) && w.program.owners[touched[n]].code == code {
			n++
		}
		w.code(w.matcher.book.Codes[code], touched[:n])
		touched = touched[n:]
	}
}

// forget lets go of the evidence of the current turn.
func (w *worker) forget() {
	for _, code := range w.done {
		w.evidence[code] = nil
	}
	w.done = w.done[:0]
}

// code matches the rules of one code that may match, and makes units of the
// matches.
func (w *worker) code(c *Code, rules []int32) {
	if !w.codes(c) {
		return
	}
	w.stubs = w.stubs[:0]
	var evidence, taken []query.Interval
	referred := w.program.referred[c.index]
	takenKnown := false
	for _, rule := range rules {
		o := w.program.owners[rule]
		if o.unless {
			break // they stand last
		}
		matches := w.reader.Match(int(rule), w)
		if len(matches) == 0 {
			continue
		}
		if !takenKnown {
			taken, takenKnown = w.unless(rules), true
		}
		if w.traced != nil {
			w.tell(c, int(o.line), matches, rules)
		}
		matches = w.reader.Without(matches, taken, c.Scope)
		for i := range matches {
			if !w.rejected(c, &matches[i]) {
				w.stubs = append(w.stubs, w.stub(&matches[i], int(o.line)))
			}
		}
		if referred {
			evidence = append(evidence, matches...)
		}
	}
	if len(evidence) > 0 {
		w.evidence[c.index] = evidence
		w.done = append(w.done, c.index)
	}
	if len(w.stubs) == 0 {
		return
	}
	if only := w.matcher.only; only == nil || only == c {
		w.join(c)
	}
}

// rejected reports whether evidence of a match stands in text from which its
// code was taken.
func (w *worker) rejected(c *Code, match *query.Interval) bool {
	return slices.ContainsFunc(w.taken, func(t taken) bool {
		return (t.code == nil || t.code == c) && slices.ContainsFunc(match.Evidence, t.span.Overlaps)
	})
}

// unless returns what takes matches away, of the rules of one code that may
// match.
func (w *worker) unless(rules []int32) []query.Interval {
	var out []query.Interval
	for _, rule := range rules {
		if w.program.owners[rule].unless {
			out = append(out, w.reader.Match(int(rule), w)...)
		}
	}
	return out
}

// stub returns the smallest run of sentences, paragraphs, or the turn, that
// covers a match.
func (w *worker) stub(match *query.Interval, line int) stub {
	start, end := match.Evidence[0].Start, 0
	for _, s := range match.Evidence {
		end = max(end, s.End)
	}
	s := stub{rule: line, evidence: match.Evidence}
	s.from, s.to = w.reader.SentencesOf(int32(start), int32(end))
	if w.matcher.book.Unit == Sentences {
		return s
	}
	sentences := w.reader.Sentences()
	switch w.matcher.book.Unit {
	case Turns:
		s.from, s.to = 0, len(sentences)
	case Paragraphs:
		for s.from > 0 && sentences[s.from-1].Paragraph == sentences[s.from].Paragraph {
			s.from--
		}
		for s.to < len(sentences) && sentences[s.to].Paragraph == sentences[s.to-1].Paragraph {
			s.to++
		}
	}
	return s
}
