package manuscript

import (
	"slices"

	"mening/corpus"
	"mening/corpus/format"
)

// sums tells the totals that the numbers of a sentence do not come to: numbers
// each with a group or value of one kind, and one with a word such as totalt.
func (s *Study) sums(ps []format.Paragraph, verdicts []Verdict) {
	for i := 0; i < len(verdicts); {
		j := i + 1
		for j < len(verdicts) && verdicts[j].Paragraph == verdicts[i].Paragraph && verdicts[j].Sentence == verdicts[i].Sentence {
			j++
		}
		if !verdicts[i].Cell {
			s.sum(ps[verdicts[i].Paragraph].Text, verdicts[i:j])
		}
		i = j
	}
}

// sum looks at the claims of one sentence.
func (s *Study) sum(text string, claims []Verdict) {
	sentence := claims[0].Sentence
	within := text[sentence.Start:sentence.End]
	at := slices.IndexFunc(claims, func(v Verdict) bool { return v.Whole })
	if at < 0 {
		return
	}
	whole := &claims[at]
	mentions := s.names.in(within)
	if n, ok := listed(within, corpus.Span{Start: whole.Span.Start - sentence.Start, End: whole.Span.End - sentence.Start}); ok {
		if n != whole.N {
			whole.Sum = n
		}
		return
	}
	kind, sum, parts, unnamed, ofRegister := "", 0, 0, 0, false
	for _, m := range numbers().FindAllStringIndex(within, -1) {
		span := corpus.Span{Start: m[0], End: m[1]}
		if !free(within, m[0], m[1]) || span.Overlaps(corpus.Span{Start: whole.Span.Start - sentence.Start, End: whole.Span.End - sentence.Start}) {
			continue
		}
		n, _ := parseCount(within[m[0]:m[1]])
		name, register, ok := nearestTo(mentions, span)
		ofRegister = ofRegister || register
		if ok && kind != "" && name != kind {
			return // they are not told of one thing
		}
		if ok {
			kind = name
		} else {
			unnamed++
		}
		sum += n
		parts++
	}
	// Of a register one value may be called otherwise, as 20 men where it says man.
	if parts > 1 && kind != "" && (unnamed == 0 || unnamed == 1 && (ofRegister || !slices.Contains(s.Corpus.Fields(), kind))) && sum != whole.N {
		whole.Sum = sum
	}
}

// numbers are numbers in figures and in words.
var numbers = pattern(`(?i)` + counted)

var (
	// item is a part of a list, or its last: 2 kvinnor (40 %), och 3 män.
	item = `(` + counted + `)\s+\pL[\pL-]*(?:\s*\([^()]*\))?`
	list = `(?:` + item + `\s*,\s*)*` + item + `\s*,?\s+(?:och|samt|and|plus)\s+` + item
	// before and after are lists beside their total: …, totalt 6, and totalt 6: ….
	listBefore = pattern(`(?i)` + list + `\s*[,;:(–=]?\s*(?:(?:dvs\.?|alltså|det vill säga|tillsammans|vilket är|i\.e\.)\s+)?$`)
	listAfter  = pattern(`(?i)^(?:\s+\pL[\pL-]*){0,2}\s*[:,(–]\s*` + list + `\s*[).]?\s*$`)
	items      = pattern(`(?i)` + item)
)

// listed returns what the parts of a list come to that stands directly beside its
// total. Parts that count different things, as units and words, have none.
func listed(text string, whole corpus.Span) (int, bool) {
	m := listBefore().FindStringIndex(text[:whole.Start])
	part := text[:whole.Start]
	if m == nil {
		part = text[whole.End:]
		m = listAfter().FindStringIndex(part)
	}
	if m == nil {
		return 0, false
	}
	sum, first, measures := 0, -1, map[Measure]bool{}
	for _, i := range items().FindAllStringSubmatchIndex(part[m[0]:m[1]], -1) {
		one := part[m[0]:m[1]][i[0]:i[1]]
		n, ok := parseCount(part[m[0]:m[1]][i[2]:i[3]])
		if !ok || !free(part, m[0]+i[2], m[0]+i[3]) {
			return 0, false
		}
		measures[nounNear(one, corpus.Span{Start: 0, End: len(one)})] = true
		sum += n
		if first < 0 {
			first = n
		}
	}
	if 2*first == sum { // 36 enrolled, 16 women and 20 men
		sum = first
	}
	return sum, len(measures) == 1 && (measures[Any] || !measures[Codes] && !measures[Categories])
}

// nearestTo returns the kind of name that stands directly beside a number, and
// whether it is one of a register.
func nearestTo(mentions []mention, s corpus.Span) (kind string, ofRegister, ok bool) {
	const beside = 12 // bytes
	for _, m := range mentions {
		if m.span.Start >= s.End && m.span.Start-s.End <= beside || s.Start >= m.span.End && s.Start-m.span.End <= 4 || m.span.Overlaps(s) {
			if m.register > 0 {
				return column(m.condition), true, true
			}
			return m.field, false, m.field != "" && m.field != unlike
		}
	}
	return "", false, false
}
