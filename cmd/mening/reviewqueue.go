package main

import (
	"math/rand/v2"
	"slices"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus"
)

// reviewItem is a unit to decide on.
type reviewItem struct {
	coding.Observation
	parts []coding.Part
	// codes are what the rules propose, where that is hidden; given what the
	// coder gave instead.
	codes, given []*coding.Code
	// decision is what was decided in this session, empty where nothing was.
	decision coding.Act
	// read says that the coder has read it and left it uncoded.
	read bool
}

// queue returns what a coder is to decide on, in the order of the corpus: the
// units as they stand for the coder, or for all where other coders are asked
// for.
func (d *decider) queue(c *cli.Context) ([]*reviewItem, error) {
	texts := conditions(c)
	where, err := coding.ParseSelection(texts, d.corpus, d.book, d.decided.Coders)
	if err != nil {
		return nil, usageError{err}
	}
	status := c.String("status")
	if status == "" && (!where.Names("status") || c.Bool("blind")) {
		status = string(coding.Proposed)
	}
	observations := d.observations
	if status != string(coding.Disputed) && !where.Names("coder") {
		own := d.decided
		own.Whose = coding.Whose{Coder: d.coder}
		observations = d.observe(d.env, d.book, own)
	}
	if where.Names(coding.Prompt) {
		coding.MarkPrompted(d.corpus, d.book, observations)
	}
	var out []*reviewItem
	for i := range observations {
		o := observations[i]
		if (status == "" || status == "all" || status == string(o.Status)) && where.Observation(d.book, &o) {
			out = append(out, &reviewItem{Observation: o, parts: o.All()})
		}
	}
	if c.Bool("blind") {
		out = withoutCodes(out)
		d.markRead(out)
	}
	return out, nil
}

// withoutCodes makes one item of all that overlap, so that text is shown once,
// whatever codes it was proposed for.
func withoutCodes(items []*reviewItem) []*reviewItem {
	slices.SortStableFunc(items, func(a, b *reviewItem) int {
		if a.Turn != b.Turn {
			return 0 // turns stand in order
		}
		return a.Span.Start - b.Span.Start
	})
	var out []*reviewItem
	for _, it := range items {
		if n := len(out); n > 0 && out[n-1].Turn == it.Turn && out[n-1].Span.Overlaps(it.Span) {
			last := out[n-1]
			last.Span.End = max(last.Span.End, it.Span.End)
			last.parts = []coding.Part{{Turn: last.Turn, Span: last.Span}}
			last.hide(it.Code)
			continue
		}
		hidden := &reviewItem{Observation: coding.Observation{MeaningUnit: coding.UnitOf(it.parts), Transcript: it.Transcript}, parts: it.parts}
		hidden.hide(it.Code)
		out = append(out, hidden)
	}
	return out
}

func (it *reviewItem) hide(c *coding.Code) {
	if !slices.Contains(it.codes, c) {
		it.codes = append(it.codes, c)
	}
}

// markRead marks what the coder has noted as read.
func (d *decider) markRead(items []*reviewItem) {
	own := d.decided
	own.Whose = coding.Whose{Coder: d.coder}
	seen := map[*corpus.Transcript]*coding.Seen{}
	for _, it := range items {
		if seen[it.Transcript] == nil {
			seen[it.Transcript] = own.Seen(it.Transcript)
		}
		it.read = seen[it.Transcript].Of(it.parts) != ""
	}
}

// firstUnread returns the place of the first item that was not read yet, 0 where
// all were.
func firstUnread(items []*reviewItem) int {
	return max(slices.IndexFunc(items, func(it *reviewItem) bool { return !it.read }), 0)
}

// ruleGroup is all that one rule proposes.
type ruleGroup struct {
	code  *coding.Code
	rule  int // in Rules of the code
	items []*reviewItem
	drawn []*reviewItem // the sample, in order
}

// ruleGroups are the groups of all rules that propose something.
type ruleGroups struct {
	list []*ruleGroup
	size int
	rand *rand.Rand
}

func newRuleGroups(b *coding.Codebook, items []*reviewItem, size int, seed uint64) *ruleGroups {
	g := &ruleGroups{size: size, rand: rand.New(rand.NewPCG(seed, 0))}
	for _, code := range b.Codes {
		for rule := range code.Rules {
			group := &ruleGroup{code: code, rule: rule}
			for _, it := range items {
				if it.Code == code && it.Status == coding.Proposed && slices.Contains(it.Rules, rule) {
					group.items = append(group.items, it)
				}
			}
			if len(group.items) > 0 {
				g.draw(group)
				g.list = append(g.list, group)
			}
		}
	}
	return g
}

// draw takes a sample of what is not decided.
func (g *ruleGroups) draw(group *ruleGroup) {
	open := group.open()
	chosen := g.rand.Perm(len(open))[:min(g.size, len(open))]
	slices.Sort(chosen)
	group.drawn = nil
	for _, i := range chosen {
		group.drawn = append(group.drawn, open[i])
	}
}

// open returns what is not decided.
func (g *ruleGroup) open() []*reviewItem {
	var out []*reviewItem
	for _, it := range g.items {
		if it.decision == "" {
			out = append(out, it)
		}
	}
	return out
}

// alone returns what no other rule of the code proposes.
func (g *ruleGroup) alone() []*reviewItem {
	return slices.DeleteFunc(g.open(), func(it *reviewItem) bool { return len(it.Rules) > 1 })
}

// asker returns the nearest turn of an interviewer before the unit, or nil.
func (it *reviewItem) asker() *corpus.Turn {
	turns := it.Transcript.Turns
	for i := it.Transcript.Place(it.parts[0].Turn) - 1; i >= 0; i-- {
		if turns[i].Speaker.Role == corpus.Interviewer {
			return &turns[i]
		}
	}
	return nil
}
