package manuscript

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// Found is a quotation with what the study says of it.
type Found struct {
	Quotation
	Outcome Outcome
	// Match is where it stands, or of one that is not found the place that is most
	// like it; nil where nothing is.
	Match *Match
	// Remarks are what is wrong with it besides.
	Remarks []source.Note
	// inCodebook says that it stands in the codebook, said or not, and is given as
	// nobody's words.
	inCodebook bool
}

// Outcome is how a quotation was found.
type Outcome string

// The outcomes.
const (
	Exact    Outcome = "exact"
	Declared Outcome = "abridged" // with omissions and insertions as it shows them
	Cleaned  Outcome = "cleaned"  // without hesitations and the like
	Differs  Outcome = "differs"
	NotFound Outcome = "not found"
	LeftOut  Outcome = "withdrawn" // it stands in talk that include: no takes out
	Codebook Outcome = "codebook"  // nobody said it: it is an example or a rule of the codebook
)

// Fault reports whether something is wrong with the quotation.
func (f *Found) Fault() bool {
	return f.Outcome == Differs || f.Outcome == NotFound || f.Outcome == LeftOut || len(f.Remarks) > 0
}

// isSaid reports whether the quotation was found in talk that counts, and is given
// as somebody's words.
func (f *Found) isSaid() bool {
	return f.Match != nil && f.Outcome != NotFound && f.Outcome != LeftOut && !f.inCodebook
}

// Quoted finds quotations in the talk. Those that only perhaps are some are left
// out where they are none. withdrawn is the talk that include: no took
// out; it may be nil. Rejected are the places of which people took codes.
func (s *Study) Quoted(quotations []Quotation, withdrawn *corpus.Corpus, rejected []Rejected) ([]Found, error) {
	if s.names == nil {
		var err error
		if s.names, err = newNames(s); err != nil {
			return nil, err
		}
	}
	prefer := func(q *Quotation, m *Match) bool { return q.Source != "" && len(s.source(q, m)) == 0 }
	matches, err := Locate(s.Corpus, quotations, prefer)
	if err != nil {
		return nil, err
	}
	out := make([]Found, len(quotations))
	var missing []int
	for i, q := range quotations {
		out[i] = Found{Quotation: q, Match: matches[i], Outcome: outcome(matches[i], Words(&q, s.names.a)), inCodebook: s.fromCodebook(&q)}
		if out[i].Outcome != Differs && out[i].Outcome != NotFound {
			continue
		}
		if out[i].inCodebook {
			out[i].Outcome, out[i].Match = Codebook, nil
			continue
		}
		missing = append(missing, i)
	}
	if err := leftOut(out, missing, withdrawn); err != nil {
		return nil, err
	}
	held := s.held()
	for i := range out {
		f := &out[i]
		if !f.isSaid() {
			continue
		}
		f.Remarks = append(s.speakers(f.Match), s.together(&f.Quotation, f.Match)...)
		f.Remarks = append(f.Remarks, s.source(&f.Quotation, f.Match)...)
		f.Remarks = append(f.Remarks, rejections(f.Match, rejected, held)...)
	}
	out = slices.DeleteFunc(out, func(f Found) bool { return f.Perhaps && f.Outcome == NotFound && !s.namesSomebody(f.Source) })
	twice(out)
	return out, nil
}

// namesSomebody reports whether a source names a group or an interview of the
// study, or says that it is one of somebody who was asked.
func (s *Study) namesSomebody(source string) bool {
	return slices.ContainsFunc(s.names.in(source), func(m mention) bool { return m.field != "" && !m.doubtful }) ||
		slices.ContainsFunc(strings.FieldsFunc(source, notLetter), func(w string) bool {
			m := measureOf(w)
			return m == Participants || m == Interviews
		})
}

func outcome(m *Match, words int) Outcome {
	switch {
	case m == nil || !m.fits(words):
		return NotFound
	case len(m.Differences) > 0:
		return Differs
	case m.Cleaned:
		return Cleaned
	case m.Declared:
		return Declared
	}
	return Exact
}

// leftOut looks for quotations that are not found in the talk that was taken out.
func leftOut(out []Found, missing []int, withdrawn *corpus.Corpus) error {
	if withdrawn == nil || len(missing) == 0 {
		return nil
	}
	var quotations []Quotation
	for _, i := range missing {
		quotations = append(quotations, out[i].Quotation)
	}
	matches, err := Locate(withdrawn, quotations, nil)
	if err != nil {
		return err
	}
	for k, i := range missing {
		m := matches[k]
		if m != nil && m.Alike >= 0.6 && (out[i].Match == nil || m.Alike > out[i].Match.Alike) {
			m.Differences = nil // its words are not shown
			out[i].Outcome, out[i].Match = LeftOut, m
		}
	}
	return nil
}

// speakers tells that words are not a participant's.
func (s *Study) speakers(m *Match) []source.Note {
	var out []source.Note
	first := m.Parts[0].Turn.Speaker
	if slices.ContainsFunc(m.Parts, func(p coding.Part) bool { return p.Turn.Speaker.Role == corpus.Participant }) {
		return nil
	}
	switch first.Role {
	case corpus.Interviewer:
		out = append(out, source.Say("the interviewer says it"))
	default:
		out = append(out, source.Say("%s says it, who is no participant", first.Label))
	}
	return out
}

// source compares what stands behind a quotation with who says it where.
func (s *Study) source(q *Quotation, m *Match) []source.Note {
	if q.Source == "" || m == nil {
		return nil
	}
	var out []source.Note
	named := map[string][]string{}
	var fields []string
	for _, x := range s.names.in(q.Source) {
		if x.field == "" || x.field == unlike || x.value == "" || x.doubtful {
			continue
		}
		if !slices.Contains(fields, x.field) {
			fields = append(fields, x.field)
		}
		named[x.field] = append(named[x.field], x.value)
	}
	for _, field := range fields {
		var has []string
		fits := false
		for _, p := range m.Parts {
			if p.Turn.Speaker.Role == corpus.Interviewer && len(m.Parts) > 1 {
				continue
			}
			values := corpus.TurnField(m.Transcript, p.Turn, field)
			fits = fits || slices.ContainsFunc(values, func(v string) bool { return slices.Contains(named[field], v) })
			for _, v := range values {
				if !slices.Contains(has, v) {
					has = append(has, v)
				}
			}
		}
		if !fits && (len(has) > 0 || field == "stakeholder") {
			out = append(out, source.Say("attributed to %s, but it is %s", s.labels(field, named[field]), orNobody(s.labels(field, has))))
		}
	}
	return out
}

func orNobody(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// labels returns values as they are shown: stakeholders by their ids.
func (s *Study) labels(field string, values []string) string {
	var out []string
	for _, v := range values {
		label := v
		if field != "stakeholder" {
			for _, known := range s.Corpus.Values(field) {
				if known.ID == v && known.Label != "" {
					label = known.Label
					break
				}
			}
		}
		if !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	return strings.Join(out, ", ")
}

// Rejected is a place from which somebody took codes.
type Rejected struct {
	Unit       coding.MeaningUnit
	Transcript *corpus.Transcript
	Coder      string
}

// held returns the codings that count, by transcript.
func (s *Study) held() map[*corpus.Transcript][]*coding.Observation {
	out := map[*corpus.Transcript][]*coding.Observation{}
	for i := range s.Observations {
		o := &s.Observations[i]
		out[o.Transcript] = append(out[o.Transcript], o)
	}
	return out
}

// rejections tells that people took what was coded in the words away, and that
// nobody holds any code there.
func rejections(m *Match, rejected []Rejected, held map[*corpus.Transcript][]*coding.Observation) []source.Note {
	unit := coding.UnitOf(m.Parts)
	var who []string
	for i := range rejected {
		r := &rejected[i]
		if r.Transcript == m.Transcript && r.Unit.Overlaps(&unit) && !slices.Contains(who, r.Coder) {
			who = append(who, r.Coder)
		}
	}
	if len(who) == 0 || slices.ContainsFunc(held[m.Transcript], func(o *coding.Observation) bool { return o.Overlaps(&unit) }) {
		return nil
	}
	slices.Sort(who)
	return []source.Note{source.Say("crossed out by %s, and no code holds it", strings.Join(who, ", "))}
}

// twice tells the quotations of which another stands before already.
func twice(out []Found) {
	type place struct {
		transcript  *corpus.Transcript
		turn, start int
	}
	seen := map[place]int{}
	for i := range out {
		f := &out[i]
		if !f.isSaid() {
			continue
		}
		p := place{f.Match.Transcript, f.Match.Parts[0].Turn.Number, f.Match.Parts[0].Span.Start}
		if at, ok := seen[p]; ok {
			f.Remarks = append(f.Remarks, source.Say("stands on line %d already", out[at].Line))
			continue
		}
		seen[p] = i
	}
}
