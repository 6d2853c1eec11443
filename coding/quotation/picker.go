package quotation

import (
	"container/heap"
	"slices"

	"mening/coding"
	"mening/corpus"
)

// origin is what a quotation is taken from: an informant, a stakeholder or an
// interview.
type origin struct{ kind, name string }

// picker counts what was taken from each of them, and knows the words taken.
type picker struct {
	taken map[origin]int
	words map[*corpus.Transcript][]*coding.Observation
}

func (q *Quotation) sources() [3][]origin {
	out := [3][]origin{{}, {}, {{"interview", q.Transcript.Path}}}
	for _, name := range q.Informants {
		out[0] = append(out[0], origin{"informant", name})
	}
	for _, name := range Stakeholders(q.Observation) {
		out[1] = append(out[1], origin{"stakeholder", name})
	}
	return out
}

// most returns how many were taken from that of the origins from which most were.
func (p picker) most(from []origin) int {
	n := 0
	for _, o := range from {
		n = max(n, p.taken[o])
	}
	return n
}

// pick moves the best of the candidates to the end of out, one after another,
// until it is as long as the limit.
func (p picker) pick(candidates, out []Quotation, limit int) []Quotation {
	queue := make(queue, len(candidates))
	for i := range candidates {
		s := candidates[i].sources()
		queue[i] = waiting{&candidates[i], s, p.measures(&candidates[i], s, i)}
	}
	heap.Init(&queue)
	for len(queue) > 0 && len(out) < limit {
		// What was taken since only makes a candidate worse: the best of the queue
		// is the best if its measures still hold.
		best := &queue[0]
		if now := p.measures(best.Quotation, best.sources, best.measures[6]); now != best.measures {
			best.measures = now
			heap.Fix(&queue, 0)
			continue
		}
		for _, s := range slices.Concat(best.sources[:]...) {
			p.taken[s]++
		}
		p.words[best.Transcript] = append(p.words[best.Transcript], best.Observation)
		out = append(out, *best.Quotation)
		heap.Pop(&queue)
	}
	return out
}

// measures are those of [Pick]; less is better.
func (p picker) measures(q *Quotation, s [3][]origin, place int) [7]int {
	again := 0
	if slices.ContainsFunc(p.words[q.Transcript], func(o *coding.Observation) bool { return o.Overlaps(&q.MeaningUnit) }) {
		again = 1
	}
	off := max(Shortest-q.Words, q.Words-Longest, 0)
	return [7]int{again, p.most(s[0]), p.most(s[1]), min(off, 1), p.most(s[2]), off, place}
}

// queue is a heap of candidates, the best one on top.
type queue []waiting

type waiting struct {
	*Quotation
	sources  [3][]origin
	measures [7]int
}

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return slices.Compare(q[i].measures[:], q[j].measures[:]) < 0 }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(waiting)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
