package manuscript

import (
	"slices"
	"strings"

	"mening/corpus"
)

// context is what is said around a claim.
type context struct {
	nodes     []string
	weak      bool       // the nodes stand in the heading only
	near      bool       // a group stands in the same clause
	groups    [][]string // alternatives of conditions on who
	asked     []restriction
	named     bool // one category or code stands in the same clause
	hedged    bool
	unlike    bool // what is told is no figure of the study
	registers []mention
	stated    bool // the registers are named in the same clause
	negated   bool // the clause says not
}

// border parts the clauses of a sentence.
var border = pattern(`[;,:]|\s(?:men|medan|och|samt|varav|and|while|but|whereas)\s`)

// negation turns what is counted round.
var negation = pattern(`(?i)(?:^|\P{L})(?:inte|ej|icke|aldrig|ingen|inga|utan|not|never|no|without)(?:\P{L}|$)`)

func (s *Study) context(c *Claim, text, heading string) context {
	if c.Cell {
		return s.cell(c)
	}
	sentence := text[c.Sentence.Start:c.Sentence.End]
	all := s.names.in(sentence)
	own := corpus.Span{Start: c.Span.Start - c.Sentence.Start, End: c.Span.End - c.Sentence.Start}
	from, to, lead := 0, len(sentence), 0
	others := numbersIn(sentence)
	for _, m := range border().FindAllStringIndex(sentence, -1) {
		b := corpus.Span{Start: m[0], End: m[1]}
		if b.Overlaps(own) || slices.ContainsFunc(all, func(x mention) bool { return x.span.Overlaps(b) }) || isBetween(all, b) {
			continue
		}
		if m[1] <= own.Start {
			if slices.ContainsFunc(others, func(n corpus.Span) bool { return n.Start >= from && n.End <= m[0] }) {
				lead = m[1] // what stands before belongs to that number
			}
			from = m[1]
		} else if m[0] >= own.End {
			to = min(to, m[0])
		}
	}
	var clause, before, rest []mention
	for _, m := range all {
		if m.span.Overlaps(own) && m.register > 0 && numbers().MatchString(sentence[m.span.Start:m.span.End]) {
			continue // a value of a register that is a number
		}
		if m.span.Start >= from && m.span.End <= to {
			clause = append(clause, m)
		} else {
			rest = append(rest, m)
			if m.span.Start >= lead && m.span.End <= from {
				before = append(before, m)
			}
		}
	}
	x := s.contextOf(clause, before, rest, []corpus.Span{own}, others, c)
	x.negated = negation().MatchString(sentence[from:to])
	x.hedged = hedge().MatchString(sentence[from:to])
	if len(x.nodes) == 0 {
		for _, m := range s.names.in(heading) {
			if m.node != "" {
				x.nodes, x.weak = append(x.nodes, m.node), true
			}
		}
	}
	return x
}

// isBetween reports whether a border stands between two groups that are named
// together: before and after.
func isBetween(all []mention, b corpus.Span) bool {
	return slices.ContainsFunc(all, func(x mention) bool {
		return x.field != "" && x.span.End == b.Start && slices.ContainsFunc(all, func(y mention) bool {
			return y.field == x.field && y.span.Start == b.End
		})
	})
}

// numbersIn returns where numbers stand in a text; years are none.
func numbersIn(text string) []corpus.Span {
	var out []corpus.Span
	for _, m := range numbers().FindAllStringIndex(text, -1) {
		if free(text, m[0], m[1]) && !year().MatchString(text[m[0]:m[1]]) && !strings.EqualFold(text[m[0]:m[1]], "en") && !strings.EqualFold(text[m[0]:m[1]], "ett") {
			out = append(out, corpus.Span{Start: m[0], End: m[1]})
		}
	}
	return out
}

var year = pattern(`^(?:19|20)\d\d$`)

// contextOf gathers what is mentioned: what stands nearest of each kind. before are
// those of the rest that stand in clauses without a number before the claim's own.
func (s *Study) contextOf(clause, before, rest []mention, own, numbers []corpus.Span, c *Claim) context {
	var x context
	pick := func(is func(mention) bool) (found []mention, near bool) {
		for _, list := range [][]mention{clause, rest} {
			for _, m := range list {
				if is(m) {
					found = append(found, m)
				}
			}
			if len(found) > 0 {
				return found, len(list) > 0 && &list[0] == first(clause)
			}
		}
		return nil, false
	}
	nodes, inClause := pick(func(m mention) bool { return m.node != "" })
	for _, m := range nodes {
		x.nodes = append(x.nodes, m.node)
	}
	x.named = inClause && len(slices.Compact(slices.Sorted(slices.Values(x.nodes)))) == 1
	who, near := pick(func(m mention) bool { return m.field == "stakeholder" || m.field == "group" })
	x.near = near || c.Cell && len(who) > 0
	var together []string
	for _, m := range who {
		x.groups = append(x.groups, []string{m.field + "=" + m.value})
		if m.field == "stakeholder" && !slices.Contains(together, m.value) {
			together = append(together, m.value)
		}
	}
	if len(together) > 1 {
		x.groups = append(x.groups, []string{"stakeholder=" + strings.Join(together, ",")})
	}
	x.asked = restrictions(clause, before, rest, own, numbers)
	x.unlike = slices.ContainsFunc(slices.Concat(clause, before), func(m mention) bool { return m.field == unlike })
	x.registers, _ = pick(func(m mention) bool { return m.register > 0 })
	x.stated = slices.ContainsFunc(clause, func(m mention) bool { return m.register > 0 })
	return x
}

func first(list []mention) *mention {
	if len(list) == 0 {
		return nil
	}
	return &list[0]
}

// sets returns the sets of conditions that may be meant, the likeliest first.
func (x *context) sets(c *Claim) [][]string {
	who := slices.Clone(x.groups)
	if !x.near {
		who = append(who, nil)
	}
	if x.unlike {
		return nil
	}
	var out [][]string
	subsets := [][]string{nil}
	for i := range x.asked {
		var next [][]string
		for _, set := range subsets {
			for _, o := range x.asked[i].options() {
				if o == "" {
					next = append(next, set)
				} else {
					next = append(next, append(slices.Clone(set), o))
				}
			}
		}
		subsets = next
	}
	slices.SortStableFunc(subsets, func(a, b []string) int { return len(b) - len(a) })
	for _, g := range who {
		for _, set := range subsets {
			out = append(out, slices.Concat(c.Conditions, g, set))
		}
	}
	return out
}
