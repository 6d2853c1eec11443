package main

import (
	"math"
	"slices"
	"strings"

	"mening/coding"
)

// scores compares passages with the units by Okapi BM25 (Robertson & Zaragoza
// 2009, eq. 3.15): the words of the units ask, each weighted by its share of the
// units; a turn is a document where words are counted, a passage where it is
// scored.
func (l *likeness) scores(hits []coding.Observation) []float64 {
	const saturation, penalty = 1.2, 0.75
	mean := 0.0
	for i := range hits {
		mean += float64(hits[i].Span.Len())
	}
	mean /= float64(max(len(hits), 1))
	out := make([]float64, len(hits))
	counts := make([]float64, len(l.words))
	for i := range hits {
		clear(counts)
		for _, at := range l.found(&hits[i]) {
			counts[at]++
		}
		norm := saturation * (1 - penalty + penalty*float64(hits[i].Span.Len())/mean)
		sum := 0.0
		for at, tf := range counts {
			sum += l.words[at].weight * tf * (saturation + 1) / (tf + norm)
		}
		out[i] = math.Round(sum*1e4) / 1e4
	}
	return out
}

// found returns the places in words of what a hit shares with the units.
func (l *likeness) found(h *coding.Observation) []int {
	var out []int
	for _, e := range h.Evidence {
		key := stemOf{h.Transcript.Language, h.Turn.Text[e.Start:e.End]}
		at, known := l.forms[key]
		if !known {
			at = -1
			if a := l.language[key.language]; a != nil {
				if place, ok := l.stems[stemOf{key.language, a.Stem(a.Form(key.text).Lower)}]; ok {
					at = place
				}
			}
			l.forms[key] = at
		}
		if at >= 0 {
			out = append(out, at)
		}
	}
	return out
}

// shared returns the words that a hit shares with the units, as the units have
// them, the most telling first.
func (l *likeness) shared(h *coding.Observation) []string {
	found := l.found(h)
	slices.Sort(found)
	var out []string
	for _, at := range slices.Compact(found) {
		out = append(out, l.words[at].term.Text)
	}
	return out
}

// explain says how near a hit is, and which codes it has.
func (l *likeness) explain(h *hit, v *voice) string {
	text := v.printer.Sprintf("%.1f", h.score)
	if codes := codesOf(h.codings); len(codes) > 0 {
		text += "  [" + strings.Join(codes, ", ") + "]"
	}
	return text
}

// note says what the hits are like, and by which words.
func (l *likeness) note(v *voice) string {
	var words []string
	for _, w := range l.words {
		words = append(words, w.term.Text)
	}
	list := strings.Join(words, ", ")
	switch {
	case l.proposed:
		return v.say("like %s (units that only rules have found: %d) by the words: %s", l.name, l.units, list)
	case l.units > 1:
		return v.say("like %s (units: %d) by the words: %s", l.name, l.units, list)
	}
	return v.say("like %s by the words: %s", l.name, list)
}

// likeRecord tells in JSON what hits were compared with.
type likeRecord struct {
	Name     string           `json:"name"`
	Units    int              `json:"units"`
	Proposed bool             `json:"proposed"`
	Turns    int              `json:"turns"`
	Words    []likeWordRecord `json:"words"`
}

type likeWordRecord struct {
	Word   string  `json:"word"`
	Units  int     `json:"units"`
	Turns  int     `json:"turns"`
	Weight float64 `json:"weight"`
}

func (l *likeness) record() *likeRecord {
	out := &likeRecord{Name: l.name, Units: l.units, Proposed: l.proposed, Turns: l.turns}
	for _, w := range l.words {
		out.Words = append(out.Words, likeWordRecord{w.term.Text, w.units, w.turns, math.Round(w.weight*1e4) / 1e4})
	}
	return out
}
