package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/table"
)

// target is the words that a row is about.
type target struct {
	id         string
	transcript *corpus.Transcript
	parts      []coding.Part
}

func (t *target) anchor(ids *identifiers) *coding.Anchor {
	return coding.NewAnchor(t.transcript, ids.of(t.transcript), t.parts)
}

// overlaps reports whether a unit shares words with the target.
func (t *target) overlaps(o *coding.Observation) bool {
	for _, p := range t.parts {
		for _, q := range o.All() {
			if p.Turn == q.Turn && p.Span.Overlaps(q.Span) {
				return true
			}
		}
	}
	return false
}

// identifiers holds the identifiers of transcripts.
type identifiers struct {
	known map[*corpus.Transcript]*coding.Identifier
}

func (ids *identifiers) of(t *corpus.Transcript) *coding.Identifier {
	id, ok := ids.known[t]
	if !ok {
		id = coding.NewIdentifier(t)
		ids.known[t] = id
	}
	return id
}

// place finds the words of a row: those of the unit with its id, or a stretch
// of them; else its words in their turn.
func (p *planner) place(r *row) (*target, *source.Problem) {
	if known, ok := p.byID[r.id]; ok && r.id != "" {
		if r.unit == "" || table.OneLine(coding.Quote(known.parts)) == table.OneLine(r.unit) {
			return known, nil
		}
		if narrow := coding.Quoted(known.parts, r.unit); narrow != nil {
			return p.target(known.transcript, narrow), nil
		}
	}
	if r.unit == "" || r.transcript == "" || r.turn == "" {
		if r.id != "" {
			return nil, p.fault(r, source.Say("there is no unit %q any more", r.id), source.Say(changedHint))
		}
		return nil, p.fault(r, source.Say("the row does not say which words it is about"), source.Say("fill in transcript, turn and unit; the unit holds the words as they stand there"))
	}
	t, problem := p.transcript(r)
	if problem != nil {
		return nil, problem
	}
	first, last, ok := turnsOf(r.turn)
	if !ok {
		return nil, p.fault(r, source.Say("the turn cannot be %q", r.turn), source.Say("write its number, as mening turns prints it, or 11-12 for a run of turns"))
	}
	if known := p.standing(t, first, last, r); known != nil {
		return known, nil
	}
	// A unit of several turns is named by one of them.
	around := 0
	if strings.Contains(strings.TrimSpace(r.unit), "\n") {
		around = strings.Count(strings.TrimSpace(r.unit), "\n")
	}
	found := p.occurrences(t, first, last, r.unit)
	if len(found) == 0 && around > 0 {
		found = p.occurrences(t, first-around, last+around, r.unit)
	}
	for _, f := range found {
		if f.id == r.id {
			return f, nil
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return nil, p.fault(r, source.Say("its words stand in the turn more than once"), source.Say("write more of the words around them, so that only one place is meant"))
	case r.id != "" && r.wrote:
		return nil, p.fault(r, source.Say("the unit has changed since the sheet was written: its words do not stand in %s:%s", t.Path, r.turn), source.Say(changedHint))
	}
	return nil, p.fault(r, source.Say("these words do not stand in %s:%s", t.Path, r.turn), source.Say("write them as they stand there; mening turns %s shows them", t.Path))
}

// standing finds the words of a row that nobody changed: they stand in one turn
// just as they are written, and have the id of the row. Most rows of a large
// sheet are such.
func (p *planner) standing(t *corpus.Transcript, first, last int, r *row) *target {
	turn := t.Turn(first)
	if first != last || turn == nil || r.id == "" {
		return nil
	}
	for from := 0; ; {
		i := strings.Index(turn.Text[from:], r.unit)
		if i < 0 {
			return nil
		}
		at := from + i
		found := p.target(t, []coding.Part{{Turn: turn, Span: corpus.Span{Start: at, End: at + len(r.unit)}}})
		if found.id == r.id {
			return found
		}
		from = at + len(r.unit)
	}
}

const changedHint = "look at it again in a new sheet (mening units -o FILE.xlsx); --partial records the other rows"

func (p *planner) target(t *corpus.Transcript, parts []coding.Part) *target {
	return &target{id: p.ids.of(t).OfParts(parts), transcript: t, parts: parts}
}

// transcript finds the transcript of a row by its path, with or without the
// ending.
func (p *planner) transcript(r *row) (*corpus.Transcript, *source.Problem) {
	if t := p.study.Corpus.Transcript(r.transcript); t != nil {
		return t, nil
	}
	var known []string
	for _, t := range p.study.Corpus.Transcripts {
		if corpus.Equal(t.Path, r.transcript) || corpus.Equal(corpus.Stem(t.Path), r.transcript) {
			return t, nil
		}
		known = append(known, t.Path)
	}
	return nil, p.fault(r, source.Say("there is no transcript %q", r.transcript), source.Known{Names: known, Listed: coding.Listing("transcript")}.Meant(r.transcript))
}

var runOfTurns = regexp.MustCompile(`^(\d+)(?:\s*[-–]\s*(\d+))?$`)

// turnsOf reads 12 or 11-12.
func turnsOf(text string) (first, last int, ok bool) {
	m := runOfTurns.FindStringSubmatch(strings.TrimSuffix(text, ".0"))
	if m == nil {
		return 0, 0, false
	}
	first, _ = strconv.Atoi(m[1])
	last = first
	if m[2] != "" {
		last, _ = strconv.Atoi(m[2])
	}
	return first, last, first > 0 && last >= first
}

// occurrences returns all places of a quote in a run of turns.
func (p *planner) occurrences(t *corpus.Transcript, first, last int, quote string) []*target {
	var in []*corpus.Turn
	for i := range t.Turns {
		if n := t.Turns[i].Number; n >= first && n <= last {
			in = append(in, &t.Turns[i])
		}
	}
	if len(in) == 0 {
		return nil
	}
	from, end := in[0], in[len(in)-1]
	var out []*target
	for start := 0; ; {
		parts := coding.Parts(t, from, start, end, len(end.Text))
		if len(parts) == 0 {
			return out
		}
		found := coding.Quoted(parts, quote)
		if found == nil {
			return out
		}
		out = append(out, p.target(t, found))
		stop := found[len(found)-1]
		from, start = stop.Turn, stop.Span.End
	}
}
