package index

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"mening/corpus"
)

// about tells what is known about the speakers of a corpus.
type about struct {
	// names are the fields that some speaker or transcript has. They are
	// gathered here and not taken from Corpus.Fields, which leaves out what
	// only interviewers have.
	names []string
}

func newAbout(c *corpus.Corpus) about {
	seen := map[string]bool{}
	for _, t := range c.Transcripts {
		for name := range t.Attributes {
			seen[name] = true
		}
		for _, s := range t.Speakers {
			for name := range s.Attributes {
				seen[name] = true
			}
		}
	}
	names := []string{"stakeholder", "speaker", "participant", "role", "interview", "language", "group"}
	for _, name := range slices.Sorted(maps.Keys(seen)) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return about{names}
}

// terms returns what is known about a speaker in a transcript as terms of
// bleve.
func (a about) terms(t *corpus.Transcript, s *corpus.Speaker) []string {
	var out []string
	for _, name := range a.names {
		for _, value := range corpus.Field(t, s, name) {
			out = append(out, aboutTerm(name, value))
		}
	}
	return out
}

// aboutTerm returns the term that says that a field has a value.
func aboutTerm(name, value string) string { return name + "=" + foldCase(strings.TrimSpace(value)) }

// foldCase returns the same text for all texts that strings.EqualFold, and so
// corpus.Equal, takes as equal. Lower case would not do: ſ is no s.
func foldCase(s string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
			least = min(least, next)
		}
		return least
	}, s)
}

// meta hashes what the documents of a transcript hold besides words, and what
// the analysis of its words depends on besides them. Where it is the same and
// the turns are, the documents are.
func (a about) meta(t *corpus.Transcript) sum {
	h := newHash()
	h.text(t.Path)
	h.text(t.Language)
	if t.Fold {
		h.text("fold")
	}
	a.hash(h, t.Attributes)
	type spoken struct {
		speaker *corpus.Speaker
		label   string
	}
	var seen []spoken
	for i := range t.Turns {
		one := spoken{t.Turns[i].Speaker, t.Turns[i].Label}
		if i > 1 && t.Turns[i-2].Speaker == one.speaker && t.Turns[i-2].Label == one.label {
			continue // two who talk in turn
		}
		if slices.Contains(seen, one) {
			continue
		}
		seen = append(seen, one)
		s := one.speaker
		for _, text := range []string{one.label, s.Label, s.Stakeholder, s.Participant, string(s.Role)} {
			h.text(text)
		}
		h.number(uint64(len(s.Groups)))
		for _, group := range s.Groups {
			h.text(group)
		}
		a.hash(h, s.Attributes)
	}
	return h.sum()
}

// hash adds attributes, in a fixed order.
func (a about) hash(h *hasher, attributes map[string]string) {
	for _, name := range a.names {
		if value := attributes[name]; value != "" {
			h.text(name)
			h.text(value)
		}
	}
	h.text("")
}
