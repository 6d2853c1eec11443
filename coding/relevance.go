package coding

import (
	"math"
	"strings"

	"mening/corpus"
)

// The constants of BM25, with their usual values.
const (
	saturation    = 1.2
	lengthPenalty = 0.75
)

// Relevance scores observations as answers to a search. It is Okapi BM25
// (Robertson & Zaragoza, The Probabilistic Relevance Framework: BM25 and
// Beyond, 2009, eq. 3.15) over the words of the evidence, with the passages
// found as the collection: a passage scores higher the more of the rarer words
// it has for its length. Scores do not depend on how the passages were found.
//
// Words that doubtful tells of, see [Search.Doubtful], weigh nothing, so that a
// passage with no other stands below all that have one; nil tells of none.
func Relevance(observations []Observation, doubtful func(t *corpus.Transcript, written string) bool) []float64 {
	c := newEvidenceCounts(observations, doubtful)
	n := float64(len(observations))
	weights := make([]float64, len(c.passages)) // by word: the rarer, the more
	for id, passages := range c.passages {
		df := float64(passages)
		if !c.doubtful[id] {
			weights[id] = math.Log(1 + (n-df+0.5)/(df+0.5))
		}
	}
	out := make([]float64, len(observations))
	for i := range observations {
		norm := saturation * (1 - lengthPenalty + lengthPenalty*float64(observations[i].Span.Len())/c.meanLength)
		sum := 0.0
		for _, w := range c.of(i) {
			tf := float64(w.count)
			sum += weights[w.id] * tf * (saturation + 1) / (tf + norm)
		}
		if out[i] = math.Round(sum*1e4) / 1e4; sum > 0 { // enough to tell passages apart
			out[i] = max(out[i], 1e-4)
		}
	}
	return out
}

// evidenceCounts holds how often each word is evidence in each passage.
type evidenceCounts struct {
	passages   []int  // by word
	doubtful   []bool // by word
	words      []wordCount
	first      []int // by passage: its first word in words
	meanLength float64
}

type wordCount struct{ id, count int }

func (c *evidenceCounts) of(passage int) []wordCount {
	return c.words[c.first[passage]:c.first[passage+1]]
}

func newEvidenceCounts(observations []Observation, doubtful func(*corpus.Transcript, string) bool) *evidenceCounts {
	c := &evidenceCounts{words: make([]wordCount, 0, len(observations)), first: make([]int, 1, len(observations)+1)}
	byLower, byWritten := map[string]int{}, map[string]int{}
	length := 0
	for i := range observations {
		o := &observations[i]
		length += o.Span.Len()
		for _, s := range o.Evidence {
			written := o.Turn.Text[s.Start:s.End]
			id, ok := byWritten[written]
			if !ok {
				lower := strings.ToLower(written)
				if id, ok = byLower[lower]; !ok {
					id = len(byLower)
					byLower[lower] = id
					c.passages = append(c.passages, 0)
					c.doubtful = append(c.doubtful, doubtful != nil && doubtful(o.Transcript, written))
				}
				byWritten[written] = id
			}
			c.count(c.first[i], id)
		}
		c.first = append(c.first, len(c.words))
	}
	c.meanLength = float64(length) / float64(max(len(observations), 1))
	return c
}

// count counts a word of the passage whose words begin at first.
func (c *evidenceCounts) count(first, id int) {
	for i := first; i < len(c.words); i++ {
		if c.words[i].id == id {
			c.words[i].count++
			return
		}
	}
	c.words = append(c.words, wordCount{id, 1})
	c.passages[id]++
}
