package rules

import (
	"slices"

	"mening/coding"
	"mening/corpus"
)

// Fate is what becomes of a unit that a new line finds.
type Fate string

// The fates.
const (
	Added     Fate = "added"      // no other line of the code finds any of it
	There     Fate = "there"      // other lines find some of it
	ByHand    Fate = "by hand"    // only people gave it the code
	TakenBack Fate = "taken back" // people took the code from it, and it stays so
)

// Tried is a unit that a new line finds, taken alone.
type Tried struct {
	coding.Observation
	Fate Fate
	// By are the lines, in Code.Rules, that find it already.
	By []int
}

// Trial tries a line of a code that no other study has seen yet. after is the
// codebook with the line, the last of the code's rules; it must be the caller's
// own, as all other lines are taken out of the code. before is the codebook
// without it, and what was decided is placed in that.
func Trial(c *corpus.Corpus, before, after *coding.Codebook, id string, o Options) []Tried {
	code, was := after.Code(id), before.Code(id)
	code.Rules = code.Rules[len(code.Rules)-1:]
	with, without := coding.CompileCode(after, code), coding.CompileCode(before, was)
	found := make([][]Tried, len(c.Transcripts))
	told := progress(len(found), o.Progress)
	corpus.Each(len(found), func(i int) {
		t := c.Transcripts[i]
		there := without.Apply(t)
		judge, handMade := o.Decided.Judge(t), o.Decided.HandMade(t)
		for _, u := range with.Apply(t) {
			x := Tried{Observation: coding.Proposal(t, u), Fate: Added}
			if u.Turn.Speaker.Uncounted || !o.Where.Observation(after, &x.Observation) {
				continue
			}
			u.Code = was // as people judged it
			for _, other := range there {
				if other.Overlaps(&u) {
					x.Fate, x.By = There, append(x.By, other.Rules...)
				}
			}
			slices.Sort(x.By)
			x.By = slices.Compact(x.By)
			switch {
			case judge(&u) == coding.TakenAway:
				x.Fate = TakenBack
			case x.Fate == Added && slices.ContainsFunc(handMade, func(h coding.Observation) bool { return h.Code == was && h.Overlaps(&u) }):
				x.Fate = ByHand
			}
			found[i] = append(found[i], x)
		}
		told()
	})
	return slices.Concat(found...)
}
