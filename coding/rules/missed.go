package rules

import (
	"cmp"
	"math"
	"slices"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/query"
)

// Missing is a unit that people gave a code and no rule of it finds. Its
// evidence, where it has none, is what the first of its words matches.
type Missing struct {
	coding.Observation
	// Words are the expressions, of those that are offered, that match in it.
	Words []string
	score float64
}

// Word is an expression that would catch units that rules miss.
type Word struct {
	Expression string
	// Missed are the missed units in which it matches, Other the sentences of
	// other talk.
	Missed, Other int
	// Together are the missed units in which it matches or one of those before
	// it.
	Together int
	// LogOdds is the log of the odds ratio of the expression in missed units and
	// in other talk, with half a unit added to each of the four counts, and Z is
	// this by its standard error: Haldane (1956) and Anscombe (1956), as in
	// Agresti, Categorical Data Analysis (3rd ed., 2013), section 3.1.1. Ranking
	// by Z, as do Monroe, Colaresi & Quinn (Fightin' Words, Political Analysis
	// 16(4), 2008), keeps words that occur once from the top.
	LogOdds, Z float64
}

// Missed is what the rules of a code miss.
type Missed struct {
	// HandMade are the units that people gave the code or confirmed.
	HandMade int
	// Units are those of them of which no rule finds any text: first those with
	// the words that tell most.
	Units []Missing
	// Words are the expressions that tell missed units from other talk best, of
	// those of which one in ten finds is a missed unit, and that match in two
	// missed units at least where there are two. Function words are none of them.
	Words []Word
	// Others is how many sentences of other talk there are: participants' talk
	// that neither people nor rules give the code; sentences that the rules find
	// and people rejected are among them.
	Others int
}

const (
	// mostWords is how many expressions are offered.
	mostWords = 20
	// mostTried is how many are counted exactly.
	mostTried = 80
	// worth is the least share of missed units among all that an expression
	// finds.
	worth = 0.1
	// telling is the Z from which on an expression tells something: the 97.5th
	// percentile of the normal distribution.
	telling = 1.96
)

// least returns in how many missed units an expression must match: what stands
// in one of several tells that unit from the others, not the code from other talk.
func least(missed int) int { return min(missed, 2) }

// MissedBy lists what the rules of a code miss of what people gave the code, and
// the words and phrases of two that would catch it. Expressions are counted as a
// rule of the code would match them.
func MissedBy(c *corpus.Corpus, b *coding.Codebook, code *coding.Code, o Options) Missed {
	var out Missed
	m := coding.CompileCode(b, code)
	texts := make([]talk, len(c.Transcripts))
	told := progress(2*len(texts), o.Progress)
	corpus.Each(len(texts), func(i int) {
		texts[i] = divide(c.Transcripts[i], b, code, m, &o)
		told()
	})
	seen := newSeen()
	for i := range texts {
		x := &texts[i]
		out.HandMade += x.handMade
		out.Others += len(x.others)
		for _, u := range x.missed {
			out.Units = append(out.Units, Missing{Observation: u})
		}
		seen.add(x)
	}
	if len(out.Units) == 0 {
		return out
	}
	for i := range texts {
		seen.addOthers(&texts[i])
	}
	tried := newTried(seen.best(len(out.Units), out.Others))
	hits := make([]hits, len(texts))
	corpus.Each(len(texts), func(i int) {
		hits[i] = tried.count(&texts[i])
		told()
	})
	out.weigh(tried.words, hits)
	return out
}

// talk is one transcript, divided into what is missed and what is other talk.
type talk struct {
	transcript *corpus.Transcript
	handMade   int
	missed     []coding.Observation
	others     []coding.Part // sentences
}

func divide(t *corpus.Transcript, b *coding.Codebook, code *coding.Code, m *coding.Matcher, o *Options) talk {
	x := talk{transcript: t}
	judge := o.Decided.Judge(t)
	proposed := slices.DeleteFunc(m.Apply(t), func(u coding.MeaningUnit) bool { return judge(&u) == coding.TakenAway })
	has := map[*corpus.Turn][]corpus.Span{}
	for i := range proposed {
		has[proposed[i].Turn] = append(has[proposed[i].Turn], proposed[i].Span)
	}
	for _, h := range o.Decided.HandMade(t) {
		if h.Code != code {
			continue
		}
		for _, p := range h.All() {
			has[p.Turn] = append(has[p.Turn], p.Span)
		}
		if !o.Where.Observation(b, &h) {
			continue
		}
		x.handMade++
		if !slices.ContainsFunc(proposed, func(u coding.MeaningUnit) bool { return u.Overlaps(&h.MeaningUnit) }) {
			x.missed = append(x.missed, h)
		}
	}
	n := newDenier(t)
	if n == nil {
		return x
	}
	for i := range t.Turns {
		turn := &t.Turns[i]
		if turn.Speaker.Role != corpus.Participant || turn.Speaker.Uncounted {
			continue
		}
		n.read(turn)
		for _, s := range n.sentences {
			span := corpus.Span{Start: int(s.Start), End: int(s.End)}
			if s.First < s.Last && !slices.ContainsFunc(has[turn], span.Overlaps) {
				x.others = append(x.others, coding.Part{Turn: turn, Span: span})
			}
		}
	}
	return x
}

// logOdds compares how often something occurs: in a of all of one kind, and in b
// of all of another.
func logOdds(a, allA, b, allB int) (value, z float64) {
	const half = 0.5
	in, out := float64(a)+half, float64(max(allA-a, 0))+half
	other, none := float64(b)+half, float64(max(allB-b, 0))+half
	value = math.Log(in/out) - math.Log(other/none)
	return value, value / math.Sqrt(1/in+1/out+1/other+1/none)
}

// hits are, by expression, the units and sentences of one transcript in which it
// matches.
type hits struct {
	size   int        // how many units are missed in the transcript
	missed [][]caught // by expression
	others []int      // numbers of sentences
}

// caught is a missed unit in which an expression matches.
type caught struct {
	unit     int // place in talk.missed, or in [Missed.Units]
	evidence []corpus.Span
}

// tried counts expressions exactly.
type tried struct {
	words   []string
	places  map[*coding.Code]int
	matcher *coding.Matcher
}

func newTried(words []query.Expr) *tried {
	x := &tried{places: map[*coding.Code]int{}}
	var codes []*coding.Code
	x.matcher, codes = coding.CompileExpressions(words)
	for i, c := range codes {
		x.places[c] = i
		x.words = append(x.words, c.ID)
	}
	return x
}

func (x *tried) count(t *talk) hits {
	h := hits{size: len(t.missed), missed: make([][]caught, len(x.words)), others: make([]int, len(x.words))}
	missed, others := map[*corpus.Turn][]int{}, map[*corpus.Turn][]corpus.Span{}
	for i := range t.missed {
		for _, p := range t.missed[i].All() {
			missed[p.Turn] = append(missed[p.Turn], i)
		}
	}
	for _, p := range t.others {
		others[p.Turn] = append(others[p.Turn], p.Span)
	}
	for _, u := range x.matcher.Apply(t.transcript) {
		word := x.places[u.Code]
		for _, i := range missed[u.Turn] {
			if matches(&t.missed[i], &u) && !slices.ContainsFunc(h.missed[word], func(c caught) bool { return c.unit == i }) {
				c := caught{unit: i}
				if u.Turn == t.missed[i].Turn {
					c.evidence = u.Evidence
				}
				h.missed[word] = append(h.missed[word], c)
			}
		}
		if slices.ContainsFunc(others[u.Turn], u.Span.Overlaps) {
			h.others[word]++
		}
	}
	return h
}

// matches reports whether evidence of a unit stands within another one.
func matches(within *coding.Observation, u *coding.MeaningUnit) bool {
	for _, p := range within.All() {
		if p.Turn == u.Turn && slices.ContainsFunc(u.Evidence, func(e corpus.Span) bool { return p.Span.Start <= e.Start && e.End <= p.Span.End }) {
			return true
		}
	}
	return false
}

// weigh ranks the expressions, and the missed units by those that match in them.
func (m *Missed) weigh(words []string, found []hits) {
	all := make([]Word, len(words))
	in := make([][]caught, len(words))
	for i, w := range words {
		all[i].Expression = w
		first := 0
		for j := range found {
			for _, at := range found[j].missed[i] {
				in[i] = append(in[i], caught{first + at.unit, at.evidence})
			}
			all[i].Other += found[j].others[i]
			first += found[j].size
		}
		all[i].Missed = len(in[i])
		all[i].LogOdds, all[i].Z = logOdds(all[i].Missed, len(m.Units), all[i].Other, m.Others)
	}
	order := make([]int, len(words))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(all[b].Z, all[a].Z), cmp.Compare(all[a].Expression, all[b].Expression))
	})
	together := map[int]bool{}
	for _, i := range order {
		if len(m.Words) == mostWords || all[i].Z < telling {
			break
		}
		if all[i].Missed < least(len(m.Units)) || float64(all[i].Missed) < worth*float64(all[i].Missed+all[i].Other) {
			continue
		}
		for _, c := range in[i] {
			together[c.unit] = true
			u := &m.Units[c.unit]
			u.Words = append(u.Words, all[i].Expression)
			u.score += all[i].Z
			if len(u.Evidence) == 0 {
				u.Evidence = c.evidence
			}
		}
		all[i].Together = len(together)
		m.Words = append(m.Words, all[i])
	}
	slices.SortStableFunc(m.Units, func(a, b Missing) int { return cmp.Compare(b.score, a.score) })
}
