package comparison

import (
	"slices"

	"mening/coding"
	"mening/corpus"
)

// Disputed returns the codes of an item on which the coders differ: that one of
// them gave, and another gave no text that overlaps. Where units begin and end
// is no dispute. The order is that of the codebook.
func (x *Comparison) Disputed(i *Item) []*coding.Code {
	f := x.of[i.Transcript]
	var out []*coding.Code
	for coder := range x.Coders {
		for _, o := range i.Codings[coder] {
			e := f.extent(o.All())
			for other := range x.Coders {
				if !slices.Contains(out, o.Code) && !slices.ContainsFunc(x.codings[other][i.Transcript], func(p *coding.Observation) bool {
					return p.Code == o.Code && f.extent(p.All()).common(e) > 0
				}) {
					out = append(out, o.Code)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b *coding.Code) int { return x.order[a] - x.order[b] })
	return out
}

// Around returns the codes that a coder, by his index, gave text that overlaps
// an item without being matched with it.
func (x *Comparison) Around(i *Item, coder int) []*coding.Code {
	f := x.of[i.Transcript]
	e := f.extent(i.Parts)
	var out []*coding.Code
	for _, o := range x.codings[coder][i.Transcript] {
		if f.extent(o.All()).common(e) > 0 && !slices.Contains(i.codes[coder], o.Code) && !slices.Contains(out, o.Code) {
			out = append(out, o.Code)
		}
	}
	return out
}

// Settled reports whether the coder [coding.Consensus] has said something of
// all codes on which the coders differ in an item.
func (x *Comparison) Settled(i *Item, s *coding.Standing) bool {
	for _, code := range x.Disputed(i) {
		if !x.said(s, i.Transcript, code, i.Parts) {
			return false
		}
	}
	return true
}

// Choice is what coders agree on for an item.
type Choice struct {
	Item *Item
	// Holds are the codes that it has, Rejects those of the coders that it has
	// not.
	Holds   []Hold
	Rejects []*coding.Code
}

// Hold is a stretch that has a code.
type Hold struct {
	Code  *coding.Code
	Parts []coding.Part
	// New says that none of the coders gave the code.
	New bool
}

// Keep chooses the codes of some of the coders, by their indexes, each with the
// text that its coder gave it; of several the text from where the first begins
// to where the last ends. Of the others' codes those are rejected that are in
// dispute.
func (x *Comparison) Keep(i *Item, coders ...int) Choice {
	c := Choice{Item: i}
	for _, coder := range coders {
		for _, code := range i.codes[coder] {
			if !c.holds(code) {
				c.Holds = append(c.Holds, x.hold(i, code, coders))
			}
		}
	}
	for _, code := range x.Disputed(i) {
		if !c.holds(code) {
			c.Rejects = append(c.Rejects, code)
		}
	}
	return c
}

// Give chooses codes, each with the text that it has by those who gave it, or
// the whole item. All others are rejected.
func (x *Comparison) Give(i *Item, codes ...*coding.Code) Choice {
	c := Choice{Item: i}
	for _, code := range codes {
		if !c.holds(code) {
			c.Holds = append(c.Holds, x.hold(i, code, x.everybody()))
		}
	}
	for _, given := range i.codes {
		for _, code := range given {
			if !c.holds(code) && !slices.Contains(c.Rejects, code) {
				c.Rejects = append(c.Rejects, code)
			}
		}
	}
	return c
}

// Agreed chooses the codes that all coders gave an item, unless the coder
// [coding.Consensus] has said something of them already.
func (x *Comparison) Agreed(i *Item, s *coding.Standing) Choice {
	c := Choice{Item: i}
	for _, code := range i.codes[0] {
		h := x.hold(i, code, x.everybody())
		if !slices.ContainsFunc(i.codes, func(codes []*coding.Code) bool { return !slices.Contains(codes, code) }) &&
			!x.said(s, i.Transcript, code, h.Parts) {
			c.Holds = append(c.Holds, h)
		}
	}
	return c
}

func (x *Comparison) everybody() []int {
	all := make([]int, len(x.Coders))
	for coder := range all {
		all[coder] = coder
	}
	return all
}

// said reports whether the consensus says anything of a code in a stretch.
func (x *Comparison) said(s *coding.Standing, t *corpus.Transcript, code *coding.Code, parts []coding.Part) bool {
	f := x.of[t]
	e := f.extent(parts)
	return slices.ContainsFunc(s.Judgements(t, coding.Consensus), func(j coding.Judgement) bool {
		return (j.Code == code || j.Code == nil) && f.extent(j.Parts).common(e) > 0
	})
}

func (x *Comparison) hold(i *Item, code *coding.Code, coders []int) Hold {
	var parts [][]coding.Part
	for _, coder := range coders {
		for _, o := range i.Codings[coder] {
			if o.Code == code {
				parts = append(parts, o.All())
			}
		}
	}
	if len(parts) == 0 {
		return Hold{code, i.Parts, true}
	}
	return Hold{Code: code, Parts: x.of[i.Transcript].union(parts)}
}

func (c *Choice) holds(code *coding.Code) bool {
	return slices.ContainsFunc(c.Holds, func(h Hold) bool { return h.Code == code })
}

// Consensus returns the decisions by which the coder [coding.Consensus] says
// what was chosen: the chosen codes are confirmed, or assigned where they are
// new, and the coders' others rejected. What stands already is not said again.
func (x *Comparison) Consensus(s *coding.Standing, choices []Choice) []coding.Decision {
	p := &plan{x: x, standing: s, identifiers: map[*corpus.Transcript]*coding.Identifier{}}
	// A rejection takes what was held before it, so all of them go first.
	for i := range choices {
		p.reject(&choices[i])
	}
	p.again(choices)
	for i := range choices {
		for _, h := range choices[i].Holds {
			p.hold(choices[i].Item.Transcript, h)
		}
	}
	return p.decisions
}

// plan is decisions in the making.
type plan struct {
	x           *Comparison
	standing    *coding.Standing
	identifiers map[*corpus.Transcript]*coding.Identifier
	rejected    []rejected
	decisions   []coding.Decision
}

type rejected struct {
	t *corpus.Transcript
	stretch
	code *coding.Code
}

// reject rejects the codes of an item that were not chosen: those of the
// coders, and what an earlier consensus held there.
func (p *plan) reject(c *Choice) {
	t := c.Item.Transcript
	f := p.x.of[t]
	spans := []stretch{f.extent(c.Item.Parts)}
	for _, observations := range c.Item.Codings {
		for _, o := range observations {
			spans = append(spans, f.extent(o.All()))
			if slices.Contains(c.Rejects, o.Code) {
				p.take(f, o.Code, o.All())
			}
		}
	}
	for _, j := range p.standing.Judgements(t, coding.Consensus) {
		if !j.Rejected && !c.holds(j.Code) && slices.Contains(spans, f.extent(j.Parts)) {
			p.take(f, j.Code, j.Parts)
		}
	}
}

// take rejects a code in a stretch, unless that is said already.
func (p *plan) take(f *field, code *coding.Code, parts []coding.Part) {
	r := rejected{f.transcript, f.extent(parts), code}
	if slices.Contains(p.rejected, r) {
		return
	}
	said, held := false, false
	for _, j := range p.standing.Judgements(f.transcript, coding.Consensus) {
		e := f.extent(j.Parts)
		said = said || j.Rejected && j.Code == code && e == r.stretch
		held = held || !j.Rejected && j.Code == code && e == r.stretch
	}
	if !said || held {
		p.rejected = append(p.rejected, r)
		p.add(coding.Reject, f.transcript, code, parts)
	}
}

// again holds what an earlier consensus held of other items and a rejection
// would take away because it overlaps.
func (p *plan) again(choices []Choice) {
	seen := map[*corpus.Transcript]bool{}
	for i := range choices {
		t := choices[i].Item.Transcript
		if seen[t] {
			continue
		}
		seen[t] = true
		f := p.x.of[t]
		for _, j := range p.standing.Judgements(t, coding.Consensus) {
			e := f.extent(j.Parts)
			if !j.Rejected && p.takes(t, j.Code, e) && !slices.Contains(p.rejected, rejected{t, e, j.Code}) {
				p.add(coding.Confirm, t, j.Code, j.Parts)
			}
		}
	}
}

func (p *plan) takes(t *corpus.Transcript, code *coding.Code, e stretch) bool {
	return slices.ContainsFunc(p.rejected, func(r rejected) bool { return r.t == t && r.code == code && r.common(e) > 0 })
}

// hold confirms or assigns a code, unless that stands.
func (p *plan) hold(t *corpus.Transcript, h Hold) {
	f := p.x.of[t]
	e := f.extent(h.Parts)
	stands := slices.ContainsFunc(p.standing.Judgements(t, coding.Consensus), func(j coding.Judgement) bool {
		return !j.Rejected && j.Code == h.Code && f.extent(j.Parts) == e
	})
	if stands && !p.takes(t, h.Code, e) {
		return
	}
	act := coding.Confirm
	if h.New {
		act = coding.Assign
	}
	if !stands || slices.Contains(p.rejected, rejected{t, e, h.Code}) { // else it was said again
		p.add(act, t, h.Code, h.Parts)
	}
}

func (p *plan) add(act coding.Act, t *corpus.Transcript, code *coding.Code, parts []coding.Part) {
	if p.identifiers[t] == nil {
		p.identifiers[t] = coding.NewIdentifier(t)
	}
	p.decisions = append(p.decisions, coding.Decision{Act: act, Code: code.ID, Unit: coding.NewAnchor(t, p.identifiers[t], parts)})
}
