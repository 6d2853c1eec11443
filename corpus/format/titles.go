package format

import (
	"slices"
	"strings"
)

// titled is a transcript whose headings name the speakers.
type titled struct {
	marks []mark
	anf   bool // as in parliamentary minutes: `## Anf. 2 NAME (m)`
}

// titles returns the headings that name speakers, nil where none do.
func (k knowledge) titles(ps []paragraph) *titled {
	var anf, all []mark
	for i := range ps {
		if ps[i].heading == 0 {
			continue
		}
		m := mark{at: i, form: title, label: tidyLabel(ps[i].text)}
		if t, ok := parseTimed(&ps[i]); ok {
			m.label, m.begin, m.end = t.label, t.begin, t.end
		}
		if _, ok := cutAnf(ps[i].text); ok {
			anf = append(anf, m)
		} else if who := asker(ps[i].text); who != "" {
			m.label, m.heading = who, ps[i].text
			anf = append(anf, m)
		}
		if startsLabel(m.label) {
			all = append(all, m)
		}
	}
	if len(anf) > 0 {
		return &titled{marks: anf, anf: true}
	}
	f := k.survey(all)
	f.accept(0, false)
	levels := map[int]bool{}
	for i, s := range f.seen {
		if s.known || s.count > 1 {
			levels[ps[f.marks[i].at].heading] = true
		}
	}
	marks := slices.DeleteFunc(f.acceptedMarks(), func(m mark) bool { return !levels[ps[m.at].heading] })
	if len(marks) == 0 {
		return nil
	}
	return &titled{marks: marks}
}

func endsSentence(s string) bool {
	return strings.HasSuffix(s, "…") || len(s) > 1 && strings.IndexByte(".,;:!?", s[len(s)-1]) >= 0
}
