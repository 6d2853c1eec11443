package manuscript

import (
	"regexp"
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
	others    []string   // further conditions that may be meant
	registers []mention
	stated    bool // the registers are named in the same clause
	negated   bool // the clause says not
}

// border parts the clauses of a sentence.
var border = regexp.MustCompile(`[;,:]|\s(?:men|medan|och|samt|varav|and|while|but|whereas)\s`)

// negation turns what is counted round.
var negation = regexp.MustCompile(`(?i)(?:^|\P{L})(?:inte|ej|icke|aldrig|ingen|inga|utan|not|never|no|without)(?:\P{L}|$)`)

func (s *Study) context(c *Claim, text, heading string) context {
	if c.Cell {
		return s.contextOf(s.names.in(c.Row+" \t "+c.Column), nil, c)
	}
	sentence := text[c.Sentence.Start:c.Sentence.End]
	all := s.names.in(sentence)
	own := corpus.Span{Start: c.Span.Start - c.Sentence.Start, End: c.Span.End - c.Sentence.Start}
	from, to := 0, len(sentence)
	for _, m := range border.FindAllStringIndex(sentence, -1) {
		b := corpus.Span{Start: m[0], End: m[1]}
		if b.Overlaps(own) || slices.ContainsFunc(all, func(x mention) bool { return x.span.Overlaps(b) }) {
			continue
		}
		if m[1] <= own.Start {
			from = m[1]
		} else if m[0] >= own.End {
			to = min(to, m[0])
		}
	}
	var clause, rest []mention
	for _, m := range all {
		if m.span.Overlaps(own) && m.register > 0 && numbers.MatchString(sentence[m.span.Start:m.span.End]) {
			continue // a value of a register that is a number
		}
		if m.span.Start >= from && m.span.End <= to {
			clause = append(clause, m)
		} else {
			rest = append(rest, m)
		}
	}
	x := s.contextOf(clause, rest, c)
	x.negated = negation.MatchString(sentence[from:to])
	if len(x.nodes) == 0 {
		for _, m := range s.names.in(heading) {
			if m.node != "" {
				x.nodes, x.weak = append(x.nodes, m.node), true
			}
		}
	}
	return x
}

// contextOf gathers what is mentioned: what stands nearest of each kind.
func (s *Study) contextOf(clause, rest []mention, c *Claim) context {
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
	nodes, _ := pick(func(m mention) bool { return m.node != "" })
	for _, m := range nodes {
		x.nodes = append(x.nodes, m.node)
	}
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
	others, _ := pick(func(m mention) bool { return m.field == "wave" || m.field == "site" || m.field == "kind" })
	for _, m := range others {
		x.others = append(x.others, m.field+"="+m.value)
	}
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
	var out [][]string
	subsets := [][]string{nil}
	const most = 4 // conditions that are tried with each other
	for _, o := range x.others[:min(len(x.others), most)] {
		for _, set := range slices.Clone(subsets) {
			field, _, _ := strings.Cut(o, "=")
			if !slices.ContainsFunc(set, func(s string) bool { return strings.HasPrefix(s, field+"=") }) {
				subsets = append(subsets, append(slices.Clone(set), o))
			}
		}
	}
	slices.SortStableFunc(subsets, func(a, b []string) int { return len(b) - len(a) })
	for _, g := range who {
		for _, set := range subsets {
			out = append(out, slices.Concat(c.Conditions, g, set))
		}
	}
	return out
}
