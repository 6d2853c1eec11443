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
func (m *Matcher) Apply(t *corpus.Transcript) []MeaningUnit {
	p := m.program(t)
	w := p.take(m)
	defer p.give(w)
	w.begin(t)
	for i := range t.Turns {
		w.turn(&t.Turns[i])
	}
	units := w.units
	w.units = nil
	return units
}

// worker applies a program to one transcript after another.
type worker struct {
	matcher    *Matcher
	program    *program
	reader     *query.Reader
	transcript *corpus.Transcript
	current    *corpus.Turn

	touched  []bool             // by code
	queue    []int              // codes worth a look
	evidence [][]query.Interval // by code: what its rules give in this turn
	done     []int              // codes that have evidence in this turn
	stubs    []stub
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
	return &worker{matcher: m, program: p, reader: p.NewReader(),
		touched: make([]bool, len(m.book.Codes)), evidence: make([][]query.Interval, len(m.book.Codes))}
}

func (w *worker) begin(t *corpus.Transcript) {
	w.transcript = t
	w.units, w.spans, w.lines = nil, nil, nil
}

// Field reports whether the speaker of the current turn has a value.
func (w *worker) Field(name, value string) bool {
	return w.matcher.everywhere || corpus.HasField(w.transcript, w.current.Speaker, name, value)
}

// Evidence returns what the rules of the referred codes give in this turn.
func (w *worker) Evidence(reference, id string) []query.Interval {
	codes, _ := w.matcher.book.Refer(reference, id)
	var out []query.Interval
	for _, c := range codes {
		out = append(out, w.evidence[c.index]...)
	}
	return out
}

// turn finds the units of one turn.
func (w *worker) turn(turn *corpus.Turn) {
	if turn.Text == "" || !w.anyCounts(turn.Speaker.Role) {
		return
	}
	w.current = turn
	for _, rule := range w.reader.Read(turn.Text) {
		if o := w.program.owners[rule]; !o.unless {
			w.touch(o.code)
		}
	}
	first := len(w.units)
	w.codes()
	for _, code := range w.done {
		w.evidence[code] = nil
	}
	w.done = w.done[:0]
	slices.SortStableFunc(w.units[first:], func(a, b MeaningUnit) int { return a.Code.index - b.Code.index })
}

func (w *worker) anyCounts(role corpus.Role) bool {
	return slices.ContainsFunc(w.matcher.ordered, func(c *Code) bool { return c.counts(role) })
}

func (w *worker) touch(code int) {
	if !w.touched[code] {
		w.touched[code] = true
		w.queue = append(w.queue, code)
	}
}

// codes looks at all touched codes, those to which others refer before these.
func (w *worker) codes() {
	if slices.Contains(w.program.referred, true) {
		for _, c := range w.matcher.ordered {
			if w.touched[c.index] {
				w.code(c)
			}
		}
	} else {
		for _, code := range w.queue {
			w.code(w.matcher.book.Codes[code])
		}
	}
	for _, code := range w.queue {
		w.touched[code] = false
	}
	w.queue = w.queue[:0]
}

// code matches the rules of one code and makes units of the matches.
func (w *worker) code(c *Code) {
	if !c.counts(w.current.Speaker.Role) {
		return
	}
	w.stubs = w.stubs[:0]
	var evidence []query.Interval
	referred := w.program.referred[c.index]
	var taken []query.Interval
	takenKnown := false
	for line, rule := range w.program.rules[c.index] {
		if rule < 0 || !w.reader.May(rule) {
			continue
		}
		matches := w.reader.Match(rule, w)
		if len(matches) > 0 && !takenKnown {
			taken, takenKnown = w.unless(c), true
		}
		matches = w.reader.Without(matches, taken, c.Scope)
		for _, match := range matches {
			w.stubs = append(w.stubs, w.stub(match, line))
		}
		if referred {
			evidence = append(evidence, matches...)
		}
	}
	if len(w.stubs) == 0 {
		return
	}
	if referred {
		w.evidence[c.index] = evidence
		w.done = append(w.done, c.index)
	}
	if only := w.matcher.only; only == nil || only == c {
		w.join(c)
	}
}

func (w *worker) unless(c *Code) []query.Interval {
	var out []query.Interval
	for _, rule := range w.program.unless[c.index] {
		if rule >= 0 && w.reader.May(rule) {
			out = append(out, w.reader.Match(rule, w)...)
		}
	}
	return out
}

// stub returns the smallest run of sentences, paragraphs, or the turn, that
// covers a match.
func (w *worker) stub(match query.Interval, line int) stub {
	start, end := match.Evidence[0].Start, 0
	for _, s := range match.Evidence {
		end = max(end, s.End)
	}
	s := stub{rule: line, evidence: match.Evidence}
	s.from, s.to = w.reader.SentencesOf(int32(start), int32(end))
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

// join makes units of the stubs of one code, joining those that the codebook
// wants joined.
func (w *worker) join(c *Code) {
	slices.SortStableFunc(w.stubs, func(a, b stub) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return a.to - b.to
	})
	sentences := w.reader.Sentences()
	for i := 0; i < len(w.stubs); {
		from, to := w.stubs[i].from, w.stubs[i].to
		j := i + 1
		for j < len(w.stubs) && w.joins(to, w.stubs[j].from) {
			to = max(to, w.stubs[j].to)
			j++
		}
		span := corpus.Span{Start: int(sentences[from].Start), End: int(sentences[to-1].End)}
		evidence, rules := w.merge(w.stubs[i:j])
		w.units = append(w.units, MeaningUnit{Turn: w.current, Span: span, Evidence: evidence, Code: c, Rules: rules})
		i = j
	}
}

// joins reports whether a unit that ends before sentence end and one that
// begins with sentence from become one.
func (w *worker) joins(end, from int) bool {
	switch w.matcher.book.Join {
	case WholeTurn:
		return true
	case Never:
		return from < end
	}
	return from <= end
}

// merge returns the evidence of several stubs, ascending and without overlaps,
// and their rules.
func (w *worker) merge(stubs []stub) ([]corpus.Span, []int) {
	firstSpan, firstLine := len(w.spans), len(w.lines)
	for _, s := range stubs {
		w.spans = append(w.spans, s.evidence...)
		w.lines = append(w.lines, s.rule)
	}
	spans, lines := w.spans[firstSpan:], w.lines[firstLine:]
	if len(stubs) > 1 {
		slices.Sort(lines)
		lines = slices.Compact(lines)
	}
	if len(spans) > 1 {
		slices.SortFunc(spans, query.CompareSpans)
		spans = union(spans)
	}
	w.spans, w.lines = w.spans[:firstSpan+len(spans)], w.lines[:firstLine+len(lines)]
	return slices.Clip(spans), slices.Clip(lines)
}

// union joins sorted spans that overlap. It works in place.
func union(spans []corpus.Span) []corpus.Span {
	out := spans[:1]
	for _, s := range spans[1:] {
		if last := &out[len(out)-1]; s.Start < last.End {
			last.End = max(last.End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}
