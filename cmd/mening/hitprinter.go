package main

import (
	"fmt"
	"io"
	"strings"

	"mening/coding"
	"mening/coding/quotation"
	"mening/corpus"
	"mening/corpus/table"
)

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
	r := p.result
	side := p.side()
	next := 0
	for i := range r.groups {
		if i > 0 {
			p.printf("\n")
		}
		p.printf("%s\n\n", p.bold(r.heading(&r.groups[i], p.voice)))
		p.hits(r.hits[next:next+r.groups[i].shown], side)
		next += r.groups[i].shown
	}
	if r.groups == nil {
		p.hits(r.hits, side)
	}
	if len(r.hits) > 0 {
		p.printf("\n")
	}
	if r.options.facets {
		p.printFacets()
	}
	p.printf("%s\n", r.summary(p.voice))
	if r.similar != nil {
		p.printf("%s\n", r.similar.note(p.voice))
	}
	return p.err
}

func (p *hitPrinter) bold(text string) string {
	if p.color {
		return "\x1b[1m" + text + "\x1b[0m"
	}
	return text
}

func (p *hitPrinter) hits(hits []hit, side kwicSide) {
	for i := range hits {
		if p.result.options.kwic {
			p.kwic(&hits[i], side)
			continue
		}
		if i > 0 {
			p.printf("\n")
		}
		p.hit(&hits[i])
	}
}

// hit prints a passage below a line that says who said it where.
func (p *hitPrinter) hit(h *hit) {
	head := h.place() + "  " + who(h.Turn)
	if p.result.similar != nil {
		head = fmt.Sprintf("%s  %s", head, p.result.similar.explain(h, p.voice))
	}
	p.printf("%s\n", strings.TrimRight(head, " "))
	before, after := p.result.around(h)
	for i, turn := range before {
		p.printf("    %s\n", spoken(turn))
		if i == 0 && len(before) > 1 && before[1].Number > turn.Number+1 {
			p.printf("    …\n") // the question stands further above
		}
	}
	p.printf("  %s\n", p.marked(h.Observation, h.Span.Start, h.Span.End))
	for _, turn := range after {
		p.printf("    %s\n", spoken(turn))
	}
}

// spoken returns a turn on one line.
func spoken(turn *corpus.Turn) string {
	if turn.Label == "" {
		return table.OneLine(turn.Text)
	}
	return turn.Label + ": " + table.OneLine(turn.Text)
}

// who returns the label with the stakeholder, unless the label says it.
func who(turn *corpus.Turn) string {
	s := turn.Speaker.Stakeholder
	if s != "" && s != corpus.Unknown && !strings.HasPrefix(turn.Label, s) && !strings.HasSuffix(turn.Label, "("+s+")") {
		return turn.Label + " (" + s + ")"
	}
	return turn.Label
}

// whoSpeak names all participants who speak in a unit, who speaks where none does.
func whoSpeak(o *coding.Observation) string {
	by := map[*corpus.Speaker]*corpus.Turn{}
	for _, p := range o.All() {
		by[p.Turn.Speaker] = p.Turn
	}
	return strings.Join(quotation.Sources(o, func(_ *corpus.Transcript, s *corpus.Speaker) string { return who(by[s]) }), ", ")
}

// marked returns part of a turn on one line, the evidence set off: in colour,
// or between asterisks.
func (p *hitPrinter) marked(o *coding.Observation, start, end int) string {
	var b strings.Builder
	for _, run := range markedRuns(o.Turn.Text, o.Evidence, corpus.Span{Start: start, End: end}) {
		text := flat(run.Text)
		if run.Bold {
			text = p.found(text)
		}
		b.WriteString(text)
	}
	return b.String()
}

// found sets words off that were found.
func (p *hitPrinter) found(text string) string {
	if p.color {
		return "\x1b[1;32m" + text + "\x1b[0m"
	}
	return "*" + text + "*"
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

// kwicSide is how many columns the place takes at the side of a concordance,
// and what stands before and after the words found.
type kwicSide struct{ place, left, right int }

// side divides the width: the place as wide as the widest, but at most a third;
// of the rest, the same before and after the words found.
func (p *hitPrinter) side() kwicSide {
	widest, key := 0, 0
	for i := range p.result.hits {
		h := &p.result.hits[i]
		widest = max(widest, table.Width(h.place()+"  "+flat(who(h.Turn))))
		s := keyword(h.Observation)
		key = max(key, min(table.Width(flat(h.Turn.Text[s.Start:s.End])), p.width/4))
	}
	place := min(widest, max(p.width/3, 20))
	left := max(10, (p.width-place-2-key)/2)
	return kwicSide{place: place, left: left, right: max(10, p.width-place-2-left)}
}

// kwic prints the first words found with what stands around them, so that the
// words of all hits stand below each other.
func (p *hitPrinter) kwic(h *hit, side kwicSide) {
	s := keyword(h.Observation)
	left := fitLeft(strings.TrimLeft(flat(h.Turn.Text[:s.Start]), " "), side.left)
	key := table.Fit(flat(h.Turn.Text[s.Start:s.End]), side.right)
	right := table.Fit(strings.TrimRight(flat(h.Turn.Text[s.End:]), " "), max(0, side.right-table.Width(key)))
	if p.color {
		key = p.found(key)
	}
	place := p.placeOf(h, side.place)
	p.printf("%s  %s%s%s%s%s\n", place, strings.Repeat(" ", side.place-table.Width(place)),
		strings.Repeat(" ", max(0, side.left-table.Width(left))), left, key, right)
}

// placeOf names place and speaker within some columns: where they are few, the
// folders of the transcript give way as long as no other is called so, then the
// beginning of its name.
func (p *hitPrinter) placeOf(h *hit, columns int) string {
	name, rest := h.Transcript.Path, fmt.Sprintf(":%d  %s", h.Turn.Number, flat(who(h.Turn)))
	for table.Width(name+rest) > columns {
		_, below, ok := strings.Cut(name, "/")
		if !ok || len(p.result.corpus.Called(below)) != 1 {
			break // what is left would name several transcripts
		}
		name = below
	}
	if table.Width(name+rest) > columns {
		rest = fmt.Sprintf(":%d  %s", h.Turn.Number, flat(h.Turn.Label))
	}
	if room := columns - table.Width(rest); table.Width(name) > room {
		name = fitLeft(name, max(room, 4))
	}
	return table.Fit(name+rest, columns)
}

// fitLeft cuts the beginning of a line; an ellipsis shows that it began before.
func fitLeft(line string, columns int) string {
	if table.Width(line) <= columns {
		return line
	}
	runes := []rune(line)
	width, at := 1, len(runes)
	for at > 0 {
		w := table.Width(string(runes[at-1]))
		if width+w > columns {
			break
		}
		width += w
		at--
	}
	return "…" + string(runes[at:])
}
