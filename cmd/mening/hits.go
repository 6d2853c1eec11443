package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/table"
)

// searchResult is what a search found, in the order in which it is shown.
type searchResult struct {
	corpus  *corpus.Corpus
	options searchOptions
	total   int
	hits    []coding.Observation // those that are shown
	scores  []float64
	facets  map[string]map[string]int
}

func newSearchResult(c *corpus.Corpus, hits []coding.Observation, o searchOptions, format table.Format) *searchResult {
	r := &searchResult{corpus: c, options: o, total: len(hits)}
	if o.facets || format == "json" {
		r.facets = facets(hits)
	}
	scores := coding.Relevance(hits)
	order := make([]int, len(hits))
	for i := range order {
		order[i] = i
	}
	limit := len(order)
	if o.limit > 0 {
		limit = min(limit, o.limit)
	}
	if o.sort == "relevance" {
		order = best(scores, order, limit)
	}
	for _, i := range order[:limit] {
		r.hits = append(r.hits, hits[i])
		r.scores = append(r.scores, scores[i])
	}
	return r
}

// manyHits is the number of hits from which all are sorted at once.
const manyHits = 1000

// best returns the places with the highest scores, the highest first, equal
// ones in order. A few of many hits are picked out without sorting all.
func best(scores []float64, order []int, limit int) []int {
	if limit > manyHits || limit == len(order) {
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
		return order
	}
	out := make([]int, 0, limit+1)
	for _, i := range order {
		if len(out) == limit && (limit == 0 || scores[i] <= scores[out[limit-1]]) {
			continue
		}
		at := sort.Search(len(out), func(j int) bool { return scores[out[j]] < scores[i] })
		out = slices.Insert(out, at, i)[:min(len(out)+1, limit)]
	}
	return out
}

// facetFields are what facets count hits by.
func facetFields() []string { return []string{"stakeholder", "wave", "site", "kind", "transcript"} }

// facets counts the hits by what is known about them; hits of which a field is
// not known are left out of it.
func facets(hits []coding.Observation) map[string]map[string]int {
	out := map[string]map[string]int{}
	for _, field := range facetFields() {
		out[field] = map[string]int{}
		for i := range hits {
			if value := facet(&hits[i], field); value != "" {
				out[field][value]++
			}
		}
	}
	return out
}

func facet(h *coding.Observation, field string) string {
	if field == "transcript" {
		return h.Transcript.Path
	}
	if values := corpus.TurnField(h.Transcript, h.Turn, field); len(values) > 0 {
		return values[0]
	}
	return ""
}

func (r *searchResult) print(o *output, v *voice) error {
	switch {
	case o.format == "json":
		return o.json(r.record())
	case o.isDocument():
		return o.document(v, r.options.expression, r.document(v))
	case o.format != "text":
		return o.table(r.table(o, v), v)
	}
	return o.write(func(w io.Writer) error {
		p := &hitPrinter{w: w, result: r, voice: v, width: o.columns(), color: o.color()}
		return p.print()
	})
}

// hitRecord is a hit in JSON. Spans are in code points of the turn's text,
// half-open.
type hitRecord struct {
	Transcript  string   `json:"transcript"`
	Turn        int      `json:"turn"`
	Line        int      `json:"line"`
	Speaker     string   `json:"speaker"`
	Participant *string  `json:"participant"`
	Stakeholder string   `json:"stakeholder"`
	Question    *string  `json:"question"`
	Score       float64  `json:"score"`
	Start       int      `json:"start"`
	End         int      `json:"end"`
	Quote       string   `json:"quote"`
	Evidence    [][2]int `json:"evidence"`
}

type searchRecord struct {
	Total  int                       `json:"total"`
	Hits   []hitRecord               `json:"hits"`
	Facets map[string]map[string]int `json:"facets"`
	Notes  []string                  `json:"notes"`
}

func (r *searchResult) record() searchRecord {
	out := searchRecord{Total: r.total, Hits: []hitRecord{}, Facets: r.facets, Notes: []string{}}
	for i := range r.hits {
		h := &r.hits[i]
		points := counter{text: h.Turn.Text}
		record := hitRecord{Transcript: h.Transcript.Path, Turn: h.Turn.Number, Line: h.Turn.Line, Speaker: h.Turn.Label,
			Participant: orNull(h.Turn.Speaker.Participant), Stakeholder: h.Turn.Speaker.Stakeholder,
			Question: orNull(h.Turn.Question), Score: r.scores[i],
			Start: points.at(h.Span.Start), Quote: h.Quote(), Evidence: [][2]int{}}
		for _, s := range h.Evidence {
			record.Evidence = append(record.Evidence, [2]int{points.at(s.Start), points.at(s.End)})
		}
		record.End = points.at(h.Span.End)
		out.Hits = append(out.Hits, record)
	}
	return out
}

func (r *searchResult) table(o *output, v *voice) *table.Table {
	t := &table.Table{Columns: []table.Column{
		{Key: "transcript", Title: v.term("transcript")}, {Key: "turn", Title: v.term("turn"), Number: true},
		{Key: "line", Title: v.say("line"), Number: true}, {Key: "speaker", Title: v.say("speaker")},
		{Key: "stakeholder", Title: v.term("stakeholder")}, {Key: "quote", Title: v.say("quotation"), Wrap: true}}}
	for i := range r.hits {
		h := &r.hits[i]
		t.Rows = append(t.Rows, []any{h.Transcript.Path, h.Turn.Number, h.Turn.Line, h.Turn.Label, o.stakeholder(v, h.Turn.Speaker.Stakeholder), h.Quote()})
	}
	return t
}

// hitPrinter prints hits for people.
type hitPrinter struct {
	w      io.Writer
	result *searchResult
	voice  *voice
	width  int
	color  bool
	err    error
}

func (p *hitPrinter) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *hitPrinter) print() error {
	r, place := p.result, p.kwicPlaces()
	for i := range r.hits {
		if r.options.kwic {
			p.kwic(&r.hits[i], place)
		} else {
			p.hit(&r.hits[i], i > 0)
		}
	}
	if len(r.hits) > 0 {
		p.printf("\n")
	}
	if r.options.facets {
		p.printFacets()
	}
	if shown := len(r.hits); shown < r.total {
		p.printf("%s\n", p.voice.say("passages: %d, shown: %d (--limit 0 shows all)", r.total, shown))
	} else {
		p.printf("%s\n", p.voice.say("passages: %d", r.total))
	}
	return p.err
}

// hit prints a passage below a line that says who said it where.
func (p *hitPrinter) hit(h *coding.Observation, separate bool) {
	if separate {
		p.printf("\n")
	}
	p.printf("%s\n", strings.TrimRight(placeOf(h.Transcript, h.All())+"  "+who(h.Turn), " "))
	t := p.result.corpus.Transcript(h.Transcript.Path)
	at := slices.IndexFunc(t.Turns, func(turn corpus.Turn) bool { return turn.Number == h.Turn.Number })
	n := p.result.options.context
	for _, turn := range t.Turns[max(0, at-n):at] {
		p.printf("    %s\n", spoken(&turn))
	}
	p.printf("  %s\n", p.marked(h, h.Span.Start, h.Span.End))
	for _, turn := range t.Turns[at+1 : min(len(t.Turns), at+1+n)] {
		p.printf("    %s\n", spoken(&turn))
	}
}

// spoken returns a turn on one line.
func spoken(turn *corpus.Turn) string {
	if turn.Label == "" {
		return oneLine(turn.Text)
	}
	return turn.Label + ": " + oneLine(turn.Text)
}

// who returns the label with the stakeholder, unless the label says it.
func who(turn *corpus.Turn) string {
	s := turn.Speaker.Stakeholder
	if s != "" && s != corpus.Unknown && !strings.HasPrefix(turn.Label, s) && !strings.HasSuffix(turn.Label, "("+s+")") {
		return turn.Label + " (" + s + ")"
	}
	return turn.Label
}

func oneLine(s string) string { return strings.Join(strings.Fields(table.Clean(s)), " ") }

// marked returns part of a turn on one line, the evidence set off: in colour,
// or between asterisks.
func (p *hitPrinter) marked(h *coding.Observation, start, end int) string {
	left, right := "*", "*"
	if p.color {
		left, right = "\x1b[1;32m", "\x1b[0m"
	}
	var b strings.Builder
	for _, run := range markedRuns(h.Turn.Text, h.Evidence, corpus.Span{Start: start, End: end}) {
		if run.Bold {
			b.WriteString(left + flat(run.Text) + right)
		} else {
			b.WriteString(flat(run.Text))
		}
	}
	return b.String()
}

// together joins spans between which there are only blanks.
func together(text string, spans []corpus.Span) []corpus.Span {
	var out []corpus.Span
	for _, s := range spans {
		if n := len(out); n > 0 && strings.TrimSpace(text[out[n-1].End:s.Start]) == "" {
			out[n-1].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// flat makes line ends blanks and takes control characters out.
func flat(s string) string { return strings.ReplaceAll(table.Clean(s), "\n", " ") }

// kwic prints the first words found with what stands around them, so that the
// words of all hits stand below each other.
func (p *hitPrinter) kwic(h *coding.Observation, place int) {
	side := max(15, (p.width-place-16)/2)
	left, key, right := around(h)
	left = lastRunes(left, side)
	right = firstRunes(right, max(0, p.width-place-side-utf8.RuneCountInString(key)-1))
	if p.color {
		key = "\x1b[1;32m" + key + "\x1b[0m"
	}
	where := firstRunes(kwicPlace(h, place-1)+" "+flat(h.Turn.Label), place-1)
	p.printf("%s%s %*s%s%s\n", where, strings.Repeat(" ", max(place-1-table.Width(where), 0)), side, left, key, strings.TrimRight(right, " "))
}

// kwicPlace returns the place of a hit with as much of its folders as there is
// room for beside the speaker.
func kwicPlace(h *coding.Observation, columns int) string {
	return shortPlace(placeOf(h.Transcript, h.All()), columns-1-table.Width(flat(h.Turn.Label)))
}

// kwicPlaces returns how many columns the places take before lines of a kwic:
// as many as usual, and more where a file has a long name.
func (p *hitPrinter) kwicPlaces() int {
	const usual = 34
	place := usual
	for i := range p.result.hits {
		place = max(place, table.Width(kwicPlace(&p.result.hits[i], usual-1))+1)
	}
	return min(place, max(p.width/2, usual))
}

// around returns the first words found, and the turn before and after them.
func around(h *coding.Observation) (left, key, right string) {
	s := h.Evidence[0]
	if s == h.Span {
		s.End = s.Start // filters alone: the passage begins in the middle
	}
	return flat(h.Turn.Text[:s.Start]), flat(h.Turn.Text[s.Start:s.End]), flat(h.Turn.Text[s.End:])
}

func lastRunes(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

func firstRunes(s string, n int) string {
	r := []rune(s)
	return string(r[:min(len(r), n)])
}

// label returns a value of an attribute as it is shown; stakeholders are known
// by their short names.
func (p *hitPrinter) label(field, value string) string {
	if a := p.result.corpus.Attribute(field); a != nil {
		if i := slices.IndexFunc(a.Values, func(v corpus.Value) bool { return v.ID == value }); i >= 0 {
			return a.Values[i].Label
		}
	}
	if value == corpus.Unknown {
		return p.voice.say(value)
	}
	return value
}

// printFacets prints how many hits each value has, most first.
func (p *hitPrinter) printFacets() {
	for _, line := range p.facetLines() {
		p.printf("%s\n", line)
	}
	p.printf("\n")
}

// facetLines returns a line for each field that is known of some hit.
func (p *hitPrinter) facetLines() []string {
	var lines []string
	for _, field := range facetFields() {
		counts := p.result.facets[field]
		values := make([]string, 0, len(counts))
		for v := range counts {
			values = append(values, v)
		}
		slices.SortFunc(values, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
		for i, v := range values {
			values[i] = fmt.Sprintf("%s %d", p.label(field, v), counts[v])
		}
		if len(values) > 0 {
			lines = append(lines, fmt.Sprintf("%s: %s", p.voice.term(field), strings.Join(values, ", ")))
		}
	}
	return lines
}
