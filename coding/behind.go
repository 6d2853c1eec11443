package coding

import (
	"slices"
	"strconv"

	"mening/corpus"
)

// The fields by which `--where` reaches the units behind the numbers of rules
// and of overlaps. They belong to codings.
const (
	ByRule      = "rule"         // one of the lines that made the unit, see [Codebook.RuleID]
	ByRuleAlone = "only-rule"    // the one line that made the unit
	ConfirmedBy = "confirmed-by" // who holds the code in the unit
	RejectedBy  = "rejected-by"  // who took the code from the unit
	Beside      = "beside"       // another code or category that some of the text has
)

func behindFields() []string {
	return []string{ByRule, ByRuleAlone, ConfirmedBy, RejectedBy, Beside, Redefined}
}

// RuleID names a line of a code's rules within the codebook: the number of the
// line in the file, with the column where several stand on it. Of many lines
// [Codebook.RuleIDs] names all at once.
func (b *Codebook) RuleID(r *Rule) string { return b.RuleIDs()[r] }

// RuleIDs names all lines of the rules, and of unless, see [Codebook.RuleID].
func (b *Codebook) RuleIDs() map[*Rule]string {
	on := map[int]int{} // how many stand on a line of the file
	var all []*Rule
	for _, c := range b.Codes {
		for _, rules := range [][]Rule{c.Rules, c.Unless} {
			for i := range rules {
				on[rules[i].Line]++
				all = append(all, &rules[i])
			}
		}
	}
	out := make(map[*Rule]string, len(all))
	for _, r := range all {
		if out[r] = strconv.Itoa(r.Line); on[r.Line] > 1 {
			out[r] += ":" + strconv.Itoa(r.Column)
		}
	}
	return out
}

// behindValues returns the values that a field may have.
func behindValues(b *Codebook, coders []string, field string) []corpus.Value {
	var out []corpus.Value
	switch field {
	case ByRule, ByRuleAlone:
		ids := b.RuleIDs()
		for _, c := range b.Codes {
			for i := range c.Rules {
				out = append(out, corpus.Value{ID: ids[&c.Rules[i]], Label: c.Rules[i].Expr.String()})
			}
		}
	case ConfirmedBy, RejectedBy:
		for _, name := range append([]string{ByConsensus, ByAny, ByAll}, coders...) {
			if !slices.ContainsFunc(out, func(v corpus.Value) bool { return corpus.Equal(v.ID, name) }) {
				out = append(out, corpus.Value{ID: name})
			}
		}
	case Redefined:
		out = []corpus.Value{{ID: "yes"}, {ID: "no"}}
	case Beside:
		for _, kind := range []string{"code", "category"} {
			out = append(out, CodingValues(b, coders, kind)...)
		}
	}
	return out
}

// behind reports whether an observation has a value in one of the fields.
func (o *Observation) behind(field, value string) bool {
	switch field {
	case ByRule:
		return slices.ContainsFunc(o.Rules, func(i int) bool { return o.Code.Rules[i].is(value) })
	case ByRuleAlone:
		return len(o.Rules) == 1 && o.Code.Rules[o.Rules[0]].is(value)
	case ConfirmedBy:
		return slices.Contains(o.Confirmed, value)
	case RejectedBy:
		return slices.Contains(o.Rejected, value)
	case Redefined:
		return o.Redefined == (value == "yes")
	}
	return slices.ContainsFunc(o.Beside, func(c *Code) bool { return c.In(value) })
}

// is reports whether an id is that of the line.
func (r *Rule) is(id string) bool {
	line := strconv.Itoa(r.Line)
	return id == line || id == line+":"+strconv.Itoa(r.Column)
}

// Mark marks what the conditions ask for of the observations: who judged them,
// and which other codes their text has.
func (s Selection) Mark(standing *Standing, observations []Observation) {
	var who []string
	for _, c := range s {
		if c.Field == ConfirmedBy || c.Field == RejectedBy {
			who = append(who, c.Values...)
		}
	}
	if len(who) > 0 {
		standing.MarkJudged(observations, who)
	}
	if s.Names(Beside) {
		MarkBeside(observations)
	}
}

// MarkJudged marks who of these holds the code of each unit, and who took it
// away. They are coders, or [ByConsensus], [ByAny] or [ByAll].
func (s *Standing) MarkJudged(observations []Observation, who []string) {
	slices.Sort(who)
	for _, name := range slices.Compact(who) {
		w, err := ParseWhose(name, s.Coders)
		if err != nil {
			continue // nobody of that name has decided anything
		}
		Decided{Standing: s, Whose: w}.judgeAll(observations, func(o *Observation, verdict Judged) {
			switch verdict {
			case Held, HeldDisputed:
				o.Confirmed = append(o.Confirmed, name)
			case TakenAway:
				o.Rejected = append(o.Rejected, name)
			}
		})
	}
}

// judgeAll tells of each unit what becomes of its code.
func (d Decided) judgeAll(observations []Observation, tell func(*Observation, Judged)) {
	var judge func(*MeaningUnit) Judged
	var of *corpus.Transcript
	for i := range observations {
		o := &observations[i]
		if o.Transcript != of {
			of, judge = o.Transcript, d.Judge(o.Transcript)
		}
		tell(o, judge(&o.MeaningUnit))
	}
}

// MarkHolders marks which of those for whom the conditions on the coder ask hold
// the code of each unit: the rules, where some of them made it, and coders who
// gave the code to some of its text, though the decision of another one, such as
// the consensus, is what counts.
func (s Selection) MarkHolders(standing *Standing, observations []Observation) {
	for _, name := range s.coders() {
		whose, ok := standing.named(name)
		if !ok {
			continue // nobody of that name has decided anything
		}
		Decided{Standing: standing, Whose: whose}.judgeAll(observations, func(o *Observation, verdict Judged) {
			if whose.Coder == Auto && len(o.Rules) > 0 || whose.Coder != Auto && (verdict == Held || verdict == HeldDisputed) {
				o.Holders = append(o.Holders, name)
			}
		})
	}
}

// named returns the one coder called so; the case of letters may differ.
func (s *Standing) named(name string) (Whose, bool) {
	coders := []string{Auto}
	if s != nil {
		coders = append(coders, s.Coders...)
	}
	i := slices.IndexFunc(coders, func(coder string) bool { return corpus.Equal(coder, name) })
	if i < 0 {
		return Whose{}, false
	}
	return Whose{Coder: coders[i]}, true
}

// coders returns the names in conditions on the coder, each once.
func (s Selection) coders() []string {
	var out []string
	for _, c := range s {
		if c.Field == "coder" {
			out = append(out, c.Values...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// MarkBeside marks which other codes the text of each unit has, or some of it.
// The observations are in the order of the corpus.
func MarkBeside(observations []Observation) {
	EachOverlap(observations, func(a, b *Observation) {
		if a.Code != b.Code && !slices.Contains(a.Beside, b.Code) {
			a.Beside = append(a.Beside, b.Code)
		}
		if a.Code != b.Code && !slices.Contains(b.Beside, a.Code) {
			b.Beside = append(b.Beside, a.Code)
		}
	})
}

// EachOverlap calls f once for every two observations that have text in common.
func EachOverlap(observations []Observation, f func(a, b *Observation)) {
	order := make([]*Observation, len(observations))
	for i := range observations {
		order[i] = &observations[i]
	}
	for len(order) > 0 {
		n := 1
		for n < len(order) && order[n].Transcript == order[0].Transcript {
			n++
		}
		within := order[:n]
		order = order[n:]
		slices.SortStableFunc(within, func(a, b *Observation) int { return a.extent().compare(b.extent()) })
		var open []*Observation // those that may still overlap what follows
		for _, o := range within {
			e := o.extent()
			open = slices.DeleteFunc(open, func(x *Observation) bool { return x.extent().endsBefore(e) })
			for _, x := range open {
				f(x, o)
			}
			open = append(open, o)
		}
	}
}

// endsBefore reports whether a stretch ends where another begins, or before.
func (e extent) endsBefore(o extent) bool {
	return e.last < o.first || e.last == o.first && e.end <= o.start
}

// Code reports whether the conditions on codes, categories, themes and the like
// hold for every coding with a code.
func (s Selection) Code(b *Codebook, c *Code) bool {
	o := &Observation{MeaningUnit: MeaningUnit{Code: c}, Values: c.Values}
	for _, condition := range s {
		fixed := slices.Contains([]string{"code", "category", "theme", "origin"}, condition.Field) ||
			slices.ContainsFunc(b.Dimensions, func(d Dimension) bool { return d.ID == condition.Field })
		if condition.coding && fixed && slices.ContainsFunc(condition.Values, func(v string) bool { return b.Has(o, condition.Field, v) }) == condition.Not {
			return false
		}
	}
	return true
}
