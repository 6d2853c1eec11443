package manuscript

import (
	"regexp"
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
	kind, sum, parts, unnamed := "", 0, 0, 0
	for _, m := range numbers.FindAllStringIndex(within, -1) {
		span := corpus.Span{Start: m[0], End: m[1]}
		if !free(within, m[0], m[1]) || span.Overlaps(corpus.Span{Start: whole.Span.Start - sentence.Start, End: whole.Span.End - sentence.Start}) {
			continue
		}
		n, _ := parseCount(within[m[0]:m[1]])
		name, ok := nearestTo(mentions, span)
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
	if parts > 1 && kind != "" && (unnamed == 0 || unnamed == 1 && !slices.Contains(s.Corpus.Fields(), kind)) && sum != whole.N {
		whole.Sum = sum
	}
}

// numbers are numbers in figures and in words.
var numbers = regexp.MustCompile(`(?i)` + counted)

// nearestTo returns the kind of name that stands directly beside a number.
func nearestTo(mentions []mention, s corpus.Span) (string, bool) {
	const beside = 12 // bytes
	for _, m := range mentions {
		if m.span.Start >= s.End && m.span.Start-s.End <= beside || s.Start >= m.span.End && s.Start-m.span.End <= 4 || m.span.Overlaps(s) {
			if m.register > 0 {
				return column(m.condition), true
			}
			return m.field, m.field != ""
		}
	}
	return "", false
}
