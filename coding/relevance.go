package coding

import (
	"math"
	"strings"
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
func Relevance(observations []Observation) []float64 {
	frequencies := map[string]int{} // passages by word
	words := make([]map[string]int, len(observations))
	length := 0
	for i := range observations {
		o := &observations[i]
		words[i] = make(map[string]int, len(o.Evidence))
		for _, s := range o.Evidence {
			words[i][strings.ToLower(o.Turn.Text[s.Start:s.End])]++
		}
		for w := range words[i] {
			frequencies[w]++
		}
		length += o.Span.Len()
	}
	n := float64(len(observations))
	mean := float64(length) / max(n, 1)
	out := make([]float64, len(observations))
	for i := range observations {
		norm := saturation * (1 - lengthPenalty + lengthPenalty*float64(observations[i].Span.Len())/mean)
		sum := 0.0
		for w, count := range words[i] {
			df, tf := float64(frequencies[w]), float64(count)
			sum += math.Log(1+(n-df+0.5)/(df+0.5)) * tf * (saturation + 1) / (tf + norm)
		}
		// Rounded, so that the order of adding up does not show.
		out[i] = math.Round(sum*1e4) / 1e4
	}
	return out
}
