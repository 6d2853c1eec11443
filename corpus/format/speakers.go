package format

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// family is a set of forms that a transcript may use side by side.
type family struct {
	marks []mark
	seen  []*sighting // parallel to marks
}

// sighting is all that is known about one label in one family.
type sighting struct {
	label    string
	lower    string
	count    int
	tight    int
	known    bool // declared, a stakeholder, or usual
	declared bool
	sound    bool // not too long, no sentence opener
	names    bool // every word begins as a name does
	words    int
	accepted bool
	// slip is the label that this one misspells.
	slip string
}

// findSpeakers decides by which convention the speakers of a transcript are
// marked and returns the marks that are labels, in the order of the text.
// Captions have no head in which facts are listed.
func findSpeakers(ps []paragraph, hints Hints, captions bool) []mark {
	know := newKnowledge(hints)
	top := 0
	if !captions {
		top = know.legend(ps)
	}
	lines := know.survey(lineMarks(ps, top))
	if !captions {
		lines.dropHead(ps)
	}
	lines.accept(len(ps), captions)
	spoken := lines.acceptedMarks()
	if captions {
		return spoken
	}
	if titles := know.titles(ps); titles != nil && (titles.anf || len(titles.marks) >= max(2, len(spoken))) {
		return titles.marks
	}
	if other := know.otherMarks(ps, top); len(other) > 2*len(spoken) {
		spoken = other
	}
	if alone := know.aloneMarks(ps, top); len(alone) > 2*len(spoken) {
		spoken = alone
	}
	if !know.isConversation(ps, spoken) {
		return nil
	}
	return spoken
}

func lineMarks(ps []paragraph, top int) []mark {
	out := make([]mark, 0, len(ps)-top)
	for i := top; i < len(ps); i++ {
		if ps[i].heading > 0 {
			continue
		}
		if m, ok := parseMark(&ps[i]); ok {
			m.at = i
			out = append(out, m)
		}
	}
	return out
}

// knowledge is what is known about labels before the transcript is read.
type knowledge struct {
	declared     map[string]bool
	stakeholders map[string]bool
}

func newKnowledge(h Hints) knowledge {
	k := knowledge{map[string]bool{}, map[string]bool{}}
	for _, s := range h.Speakers {
		k.declared[strings.ToLower(strings.TrimSpace(s))] = true
	}
	for _, s := range h.Stakeholders {
		k.stakeholders[strings.ToLower(strings.TrimSpace(s))] = true
	}
	return k
}

// survey gathers what is known about each label; labels compare without case.
func (k knowledge) survey(marks []mark) family {
	f := family{marks: marks, seen: make([]*sighting, len(marks))}
	byLabel, byLower := map[string]*sighting{}, map[string]*sighting{}
	for i := range marks {
		label := marks[i].label
		s := byLabel[label]
		if s == nil {
			lower := strings.ToLower(label)
			if s = byLower[lower]; s == nil {
				s = k.meet(label, lower)
				byLower[lower] = s
			}
			byLabel[label] = s
		}
		s.count++
		if marks[i].tight {
			s.tight++
		}
		if marks[i].form == voice {
			s.accepted = true
		}
		f.seen[i] = s
	}
	return f
}

func (k knowledge) meet(label, lower string) *sighting {
	s := &sighting{label: label, lower: lower}
	name := label // `Anna (på telefon)` is known as well as Anna
	if open := strings.LastIndex(label, " ("); open > 0 && strings.HasSuffix(label, ")") {
		name = label[:open]
	}
	s.words = len(strings.Fields(name))
	s.declared = k.declared[lower] || name != label && k.declared[strings.ToLower(name)]
	s.known = s.declared || isUsual(name) || k.stakeholders[lower] || k.stakeholders[trimNumber(strings.ToLower(name))]
	s.sound = !isBreak(lower) && s.words <= labelWords && utf8.RuneCountInString(label) <= labelRunes && (s.known || isInitials(label) && !headsRemark(lower) || !isOpener(lower))
	s.names = nameLike(name)
	return s
}

// dropHead takes away marks in the head of a transcript, where facts are
// listed as `Datum: …`: all up to the last such line that short lines alone
// lead to.
func (f *family) dropHead(ps []paragraph) {
	last, next := -1, 0
	for i := 0; i < min(len(ps), 20); i++ {
		rest := ps[i].text
		if next < len(f.marks) && f.marks[next].at == i {
			if s := f.seen[next]; isHeadWord(s.lower) && s.count == 1 {
				last = i
				next++
				continue
			}
			rest = f.marks[next].rest
			next++
		}
		if len(rest) > 100 || strings.HasSuffix(rest, ".") || strings.HasSuffix(rest, "?") || strings.HasSuffix(rest, "!") {
			break
		}
	}
	n := 0
	for n < len(f.marks) && f.marks[n].at <= last {
		f.seen[n].count--
		n++
	}
	f.marks, f.seen = f.marks[n:], f.seen[n:]
}

// accept decides for each label whether it is one: those that are known or
// recur, then those that alternate with them. Only in captions may one stand
// before all others: elsewhere that is the place of the heading.
func (f *family) accept(paragraphs int, captions bool) {
	for _, s := range f.seen {
		s.accepted = s.accepted || s.declared || s.known && s.sound || s.recurs(paragraphs)
	}
	first, accepted, bold := -1, 0, 0
	for i, s := range f.seen {
		if !s.accepted {
			continue
		}
		if first < 0 {
			first = i
		}
		accepted++
		if f.marks[i].bold {
			bold++
		}
	}
	// Where most paragraphs have no label, a single colon is more likely to
	// stand in a sentence.
	if first < 0 || accepted*4 < paragraphs {
		return
	}
	f.mend()
	if captions {
		first = -1
	}
	for i := first + 1; i < len(f.seen); i++ {
		s, m := f.seen[i], &f.marks[i]
		if !s.accepted && s.sound && s.names && s.words <= 3 && !m.tight && m.form != cell &&
			m.bold == (bold*2 > accepted) && !strings.Contains(s.label, ",") {
			s.accepted = true
		}
	}
}

// recurs reports whether a label stands often enough for the kind of words
// that it is made of.
func (s *sighting) recurs(paragraphs int) bool {
	switch {
	case isQuestionOrAnswer(s.lower):
		return s.count >= 3 && s.count*5 >= paragraphs
	case !s.sound:
		return false
	case s.tight == s.count, strings.Contains(s.label, ","):
		return s.count >= 3 && s.names
	case s.names:
		return s.count >= 2
	}
	return s.count >= 3 && s.count*50 >= paragraphs && s.words <= 3
}

func (f *family) acceptedMarks() []mark {
	out := f.marks[:0]
	for i, s := range f.seen {
		if s.accepted {
			m := f.marks[i]
			if s.slip != "" {
				m.label, m.misspelt = s.slip, m.label
			}
			out = append(out, m)
		}
	}
	return out
}

// aloneMarks returns names that stand alone on a line above the text: set bold,
// in capitals, or after a blank line and directly above text. They must recur, as nothing
// but that tells them from talk.
func (k knowledge) aloneMarks(ps []paragraph, top int) []mark {
	var all []mark
	for i := top; i < len(ps); i++ {
		p := &ps[i]
		if p.heading > 0 || p.speaker != "" || len(p.text) > 2*labelRunes || !startsLabel(p.text) ||
			endsSentence(p.text) {
			continue
		}
		bold := p.bold >= len(p.text)
		above := (p.gap || i == 0) && i+1 < len(ps) && !ps[i+1].gap
		if label := tidyLabel(p.text); bold || above || isCapital(label) {
			all = append(all, mark{at: i, form: bare, bold: bold, label: label})
		}
	}
	f := k.survey(all)
	distinct := map[*sighting]bool{}
	for _, s := range f.seen {
		s.accepted = s.sound && (s.known || s.names && s.count >= 2)
		if s.accepted {
			distinct[s] = true
		}
	}
	marks := f.acceptedMarks()
	if len(marks) < 3 || len(distinct) < 2 {
		return nil
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.at, b.at) })
	return marks
}
