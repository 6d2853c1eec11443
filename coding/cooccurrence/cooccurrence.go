package cooccurrence

import (
	"cmp"
	"slices"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// Options say what stands together.
type Options struct {
	// Rows are category, sub-category or code, see [coding.HeadingKinds]; the
	// default is code.
	Rows string
	// Turns is within how many turns: 0 is within one unit, 1 within one turn.
	Turns int
}

// Result is a network of codes: nodes, and pairs that meet.
type Result struct {
	Options
	// Nodes are those that have a unit, in the order of the codebook.
	Nodes []Node
	// Pairs are those that meet, ranked: the most passages first, then the
	// higher coefficient, then the order of the codebook.
	Pairs []Pair
}

// Node is a code or a category.
type Node struct {
	coding.Heading
	// Count is the number of its distinct units, or of the turns that have it
	// where passages are made of turns.
	Count int
	// Units is the number of its distinct units.
	Units int
}

// Pair is two nodes that meet.
type Pair struct {
	// A and B are places in Nodes; A is the smaller one.
	A, B     int
	Passages []Passage
}

// Passage is where two nodes meet: the units of each.
type Passage struct {
	Transcript *corpus.Transcript
	A, B       []*coding.Observation
}

// Count returns the number of passages.
func (p *Pair) Count() int { return len(p.Passages) }

// Jaccard returns the coefficient of a pair, between 0 and 1.
func (r *Result) Jaccard(p *Pair) float64 {
	return float64(p.Count()) / float64(r.Nodes[p.A].Count+r.Nodes[p.B].Count-p.Count())
}

// Matrix returns the passages of each node (first index) with each other one;
// on the diagonal stands the node's own count.
func (r *Result) Matrix() [][]int {
	out := make([][]int, len(r.Nodes))
	for i := range out {
		out[i] = make([]int, len(r.Nodes))
		out[i][i] = r.Nodes[i].Count
	}
	for _, p := range r.Pairs {
		out[p.A][p.B], out[p.B][p.A] = p.Count(), p.Count()
	}
	return out
}

// Pair returns the pair of two nodes by their ids in any order, or nil where they
// do not meet.
func (r *Result) Pair(a, b string) *Pair {
	for i := range r.Pairs {
		p := &r.Pairs[i]
		x, y := r.Nodes[p.A].ID, r.Nodes[p.B].ID
		if corpus.Equal(x, a) && corpus.Equal(y, b) || corpus.Equal(x, b) && corpus.Equal(y, a) {
			return p
		}
	}
	return nil
}

// Find counts what stands together among observations in the order of the corpus.
func Find(b *coding.Codebook, observations []coding.Observation, o Options) (*Result, error) {
	o.Rows = cmp.Or(o.Rows, "code")
	if o.Turns < 0 {
		return nil, source.Say("codes cannot meet within %d turns\n  write unit, turn or a number of turns from 1", o.Turns)
	}
	headings, err := b.Headings(o.Rows)
	if err != nil {
		return nil, err
	}
	of := coding.HeadingsOf(headings)
	nodes := make([]Node, len(headings))
	for i, h := range headings {
		nodes[i].Heading = h
	}
	pairs := map[[2]int]*Pair{}
	for len(observations) > 0 {
		n := 1
		for n < len(observations) && observations[n].Transcript == observations[0].Transcript {
			n++
		}
		meet(observations[:n], of, nodes, pairs, o.Turns)
		observations = observations[n:]
	}
	return ranked(o, nodes, pairs), nil
}

// meet finds the passages of one transcript.
func meet(observations []coding.Observation, of map[*coding.Code][]int, nodes []Node, pairs map[[2]int]*Pair, turns int) {
	units := make([][]*coding.Observation, len(nodes))
	for i := range observations {
		for _, n := range of[observations[i].Code] {
			units[n] = append(units[n], &observations[i])
		}
	}
	var present []int
	for n := range units {
		if len(units[n]) == 0 {
			continue
		}
		units[n] = coding.Distinct(units[n])
		slices.SortStableFunc(units[n], func(a, b *coding.Observation) int { return a.Compare(&b.MeaningUnit) })
		nodes[n].Units += len(units[n])
		nodes[n].Count += count(units[n], turns)
		present = append(present, n)
	}
	for i, a := range present {
		for _, b := range present[i+1:] {
			found := passages(units[a], units[b], turns)
			if len(found) == 0 {
				continue
			}
			key := [2]int{a, b}
			if pairs[key] == nil {
				pairs[key] = &Pair{A: a, B: b}
			}
			pairs[key].Passages = append(pairs[key].Passages, found...)
		}
	}
}

// ranked puts the result in order and leaves out nodes without units.
func ranked(o Options, nodes []Node, pairs map[[2]int]*Pair) *Result {
	r := &Result{Options: o}
	place := make([]int, len(nodes))
	for i, n := range nodes {
		if place[i] = len(r.Nodes); n.Units > 0 {
			r.Nodes = append(r.Nodes, n)
		}
	}
	for _, p := range pairs {
		r.Pairs = append(r.Pairs, Pair{A: place[p.A], B: place[p.B], Passages: p.Passages})
	}
	slices.SortFunc(r.Pairs, func(p, q Pair) int {
		return cmp.Or(q.Count()-p.Count(), cmp.Compare(r.Jaccard(&q), r.Jaccard(&p)), p.A-q.A, p.B-q.B)
	})
	return r
}
