package manuscript

import (
	"slices"
	"strings"

	"mening/corpus"
)

// restriction is what is said of the wave, site or kind of interview that a number
// tells of.
type restriction struct {
	field  string
	values []string
	// strict says that it is said of this number, so that no number of others is
	// its; unknown that no value of the study is meant; doubtful that the word may
	// be no name.
	strict, unknown, doubtful bool
}

// restrictions gathers what is said of waves, sites and kinds: in the clause, in
// one without a number before it, or else anywhere in the sentence, where it may
// be said of another number.
func restrictions(clause, lead, rest []mention, own, sentenceNumbers []corpus.Span) []restriction {
	var out []restriction
	of := func(list []mention, field string) (found []mention) {
		for _, m := range list {
			if m.field == field {
				found = append(found, m)
			}
		}
		return found
	}
	for _, field := range []string{"wave", "site", "kind"} {
		r := restriction{field: field, strict: true}
		found := of(clause, field)
		if len(own) > 0 {
			found = besides(found, own[0], sentenceNumbers)
		}
		if len(found) == 0 {
			found = of(lead, field)
		}
		if len(found) == 0 {
			found, r.strict = of(rest, field), false
		}
		for _, m := range found {
			r.unknown = r.unknown || m.value == ""
			r.doubtful = r.doubtful || m.doubtful
			if m.value != "" && !slices.Contains(r.values, m.value) {
				r.values = append(r.values, m.value)
			}
		}
		if len(found) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// besides returns, of several values that stand in one clause, those that belong to
// a number: which follow it before the next, or else stand between the last and it.
func besides(found []mention, own corpus.Span, others []corpus.Span) []mention {
	from, to := 0, 1<<30
	for _, n := range others {
		switch {
		case n.Overlaps(own):
		case n.End <= own.Start:
			from = max(from, n.End)
		default:
			to = min(to, n.Start)
		}
	}
	if from == 0 && to == 1<<30 {
		return found
	}
	var behind, before []mention
	for _, m := range found {
		switch {
		case m.span.Overlaps(own), m.span.Start >= own.End && m.span.End <= to:
			behind = append(behind, m)
		case m.span.Start >= from && m.span.End <= own.Start:
			before = append(before, m)
		}
	}
	if len(behind) > 0 && len(before) > 0 && from == 0 { // before 2 of 19, at follow-up 15 of 16
		return before
	}
	if len(behind) > 0 {
		return behind
	}
	if len(before) > 0 {
		return before
	}
	return found
}

// options returns the conditions that may be meant; an empty one stands for none.
func (r *restriction) options() []string {
	joined := r.field + "=" + strings.Join(r.values, ",")
	switch {
	case r.unknown && r.strict:
		return nil
	case len(r.values) == 0:
		return []string{""}
	case r.strict:
		return []string{joined}
	}
	out := []string{joined}
	if len(r.values) > 1 {
		out = nil
		for _, v := range r.values {
			out = append(out, r.field+"="+v)
		}
		out = append(out, joined)
	}
	return append(out, "")
}

// isStrict reports whether a wave, site or kind is said of this number.
func (x *context) isStrict() bool {
	return slices.ContainsFunc(x.asked, func(r restriction) bool { return r.strict })
}

// isClear reports whether each wave, site or kind that is said of this number is
// one, and no doubt about it.
func (x *context) isClear() bool {
	return !slices.ContainsFunc(x.asked, func(r restriction) bool {
		return r.unknown || r.doubtful || len(r.values) != 1
	})
}

// neutral are words that say nothing of what a cell counts.
var neutral = pattern(`(?i)^(?:n|antal|number|of|av|andel|share|och|and|procent|per|cent|de|alla|the|all|totalt|summa|samtliga|total|sum|\d+)$`)

// isUnderstood reports whether the head of a row or column holds nothing but names
// of the study, words for what is counted and for all.
func (n *names) isUnderstood(head string, mentions []mention) bool {
	return !slices.ContainsFunc(n.words(head), func(w token) bool {
		return !neutral().MatchString(w.text) && measureOf(w.text) == Any &&
			!slices.ContainsFunc(mentions, func(m mention) bool { return m.span.Overlaps(w.span) && m.field != unlike && m.register == 0 })
	})
}

// cell returns what a cell of a table tells of. Where one of its heads is not
// understood, or tells of the rows of a register, no figure of the study is its.
func (s *Study) cell(c *Claim) context {
	row, column := s.names.in(c.Row), s.names.in(c.Column)
	isNode := func(m mention) bool { return m.node != "" }
	inRow, inColumn := slices.ContainsFunc(row, isNode), slices.ContainsFunc(column, isNode)
	if c.Measure == Any && !inRow {
		c.Measure = measureIn(c.Row)
	}
	mentions := slices.Concat(row, column)
	x := s.contextOf(mentions, nil, nil, nil, nil, c)
	x.near = len(x.groups) > 0
	heads := measureIn(c.Row) != Any || measureIn(c.Column) != Any
	isTotal := total().MatchString(strings.TrimSpace(c.Row)) || strings.TrimSpace(c.Row) == ""
	x.unlike = x.unlike || !s.names.isUnderstood(c.Row, row) || !s.names.isUnderstood(c.Column, column) ||
		!c.Size && isTotal && !inColumn && !heads
	return x
}

func measureIn(head string) Measure { return nounNear(head, corpus.Span{Start: 0, End: len(head)}) }

// hedge says that a number is no count of all there is, or is compared with another.
var hedge = pattern(`(?i)(?:^|\P{L})(?:minst|högst|drygt|knappt|cirka|ca|omkring|nästan|över|under|mer|fler|färre|ytterligare|nya|per|varje|varav|genomsnitt\pL*|medel\pL*|median\pL*|` +
	`jämfört|än|mot|totalt|kodare\pL*|least|most|about|almost|over|more|fewer|less|further|each|mean|average|than|compared|coders?)(?:\P{L}|$)`)
