package manuscript

import (
	"regexp"
	"slices"
	"strings"

	"mening/coding/register"
	"mening/corpus"
	"mening/corpus/format"
)

// registered looks for the figure of a register that a claim tells: the rows with
// one or two of the values that are mentioned, or all rows.
func (s *Study) registered(c *Claim, x *context) (Given, bool) {
	if c.Measure != Any && c.Measure != Participants {
		return Given{}, false
	}
	for i := range s.Registers {
		r := &s.Registers[i]
		for _, texts := range choices(x.registers, i+1) {
			where, err := r.Conditions(texts)
			if err != nil {
				continue
			}
			n := len(r.Select(where))
			for _, of := range r.wholes(where) {
				if of == n && len(texts) > 0 && c.Of < 0 && c.HasPercent {
					continue // all of them, which says nothing
				}
				o := option{Rows, n, of}
				if c.N >= 0 && c.N != o.n || c.Of >= 0 && c.Of != o.of || c.HasPercent && c.Of < 0 && !Right(o.n, o.of, c.Percent, c.Decimals) ||
					len(texts) == 0 && c.Of < 0 && c.Measure == Any {
					continue
				}
				return Given{Name: strings.Join(texts, ", "), Measure: Rows, N: n, Of: of}, true
			}
		}
	}
	return Given{}, false
}

// wholes returns what rows may be a share of: all rows, those with a value, those
// for which one of the conditions holds, and the goal.
func (r *Register) wholes(where []register.Condition) []int {
	out := []int{r.Rows()}
	for i := range where {
		n, _ := where[i].Column.Count(r.Select(nil))
		out = append(out, n)
		if len(where) > 1 {
			out = append(out, len(r.Select(where[i:i+1])))
		}
	}
	if r.Target > 0 {
		out = append(out, r.Target)
	}
	return out
}

// choices returns the values of one register that are mentioned, two together,
// one, and none.
func choices(mentions []mention, number int) [][]string {
	var one []string
	for _, m := range mentions {
		if m.register == number && !slices.Contains(one, m.condition) {
			one = append(one, m.condition)
		}
	}
	var out [][]string
	for i, a := range one {
		for _, b := range one[i+1:] {
			if column(a) != column(b) {
				out = append(out, []string{a, b})
			}
		}
	}
	for _, a := range one {
		out = append(out, []string{a})
	}
	return append(out, nil)
}

func column(condition string) string {
	name, _, _ := strings.Cut(condition, "=")
	return name
}

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
