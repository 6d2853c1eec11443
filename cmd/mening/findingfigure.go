package main

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/coding/cooccurrence"
	"mening/coding/figure"
	"mening/coding/saturation"
	"mening/corpus"
)

// network draws the nodes that meet another one, each in the shape of its top
// category.
func (t *meetings) network() (figure.Network, error) {
	v := t.voice
	out := figure.Network{Title: t.caption()}
	tops, err := t.book.Headings("category")
	if err != nil {
		return out, err
	}
	of := coding.HeadingsOf(tops)
	places := make([]int, len(t.Nodes))
	for i := range t.Nodes {
		places[i] = -1
		n := &t.Nodes[i]
		if !slices.ContainsFunc(t.Pairs, func(p cooccurrence.Pair) bool { return p.A == i || p.B == i }) {
			continue
		}
		places[i] = len(out.Nodes)
		node := figure.Node{Name: v.headingName(&n.Heading), N: n.Count}
		if at := of[n.Codes[0]]; t.Rows != "category" && len(at) > 0 {
			node.Group = v.headingName(&tops[at[0]])
		}
		out.Nodes = append(out.Nodes, node)
	}
	for i := range t.Pairs {
		p := &t.Pairs[i]
		out.Links = append(out.Links, figure.Link{A: places[p.A], B: places[p.B], N: p.Count()})
	}
	if alone := len(t.Nodes) - len(out.Nodes); alone > 0 {
		out.Notes = append(out.Notes, v.say("not shown, as they stand alone: %d", alone))
	}
	out.Notes = append(out.Notes, t.basis(t.chosenOf(nil))...)
	return out, nil
}

// curve draws the codes so far: of all interviews with the band of random
// orders, and of each group beside it.
func (p *saturated) curve() figure.Curve {
	v := p.voice
	out := figure.Curve{Title: v.say("New codes per interview"), Across: v.say("interviews"), Up: v.say("codes so far")}
	for i := range p.Curves {
		c := &p.Curves[i]
		line := figure.Line{Name: v.say("all interviews")}
		if c.Value != "" {
			line.Name = v.groupLabel(p.By, c.Value, c.Label)
		}
		for j := range c.Steps {
			step := &c.Steps[j]
			line.N = append(line.N, float64(step.Cumulative))
			if i == 0 {
				out.Points = append(out.Points, corpus.Stem(step.Interview.Path))
			}
			if i == 0 && p.Orders > 0 {
				line.Low, line.High = append(line.Low, float64(step.Low)), append(line.High, float64(step.High))
				line.Band = v.say("95 %% of %d random orders", p.Orders)
			}
		}
		out.Lines = append(out.Lines, line)
	}
	out.Points = withoutFolders(out.Points)
	if len(p.Curves) > 1 { // the third interview of a group is another one than the third of all
		for i := range out.Points {
			out.Points[i] = v.printer.Sprint(i + 1)
		}
	}
	if p.Codes > 0 {
		out.Notes = append(out.Notes, v.say("codes that are followed: %d (origin: %s)", p.Codes, v.say(p.Origin)))
		if p.Origin != saturation.Inductive && p.Deductive > 0 {
			out.Notes = append(out.Notes, v.say("deductive codes tell how soon each was met, not that there is nothing more to find: %d", p.Deductive))
		}
	}
	out.Notes = append(out.Notes, p.basis(p.chosenOf(nil))...)
	return out
}

// withoutFolders leaves out the folders of paths as far as the ends still differ.
func withoutFolders(paths []string) []string {
	for n := 1; n < 10; n++ {
		short := make([]string, len(paths))
		seen := map[string]bool{}
		for i, p := range paths {
			parts := strings.Split(p, "/")
			short[i] = strings.Join(parts[max(0, len(parts)-n):], "/")
			seen[short[i]] = true
		}
		if len(seen) == len(paths) {
			return short
		}
	}
	return paths
}
