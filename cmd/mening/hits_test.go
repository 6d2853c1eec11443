package main

import (
	"cmp"
	"math/rand"
	"slices"
	"testing"
)

func TestBest(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 500 {
		scores := make([]float64, random.Intn(60))
		order := make([]int, len(scores))
		for i := range scores {
			scores[i], order[i] = float64(random.Intn(8)), i
		}
		limit := random.Intn(len(scores) + 1)
		want := slices.Clone(order)
		slices.SortStableFunc(want, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
		if got := best(scores, order, limit); !slices.Equal(got[:limit], want[:limit]) {
			t.Fatalf("%v, limit %d: got %v, want %v", scores, limit, got, want[:limit])
		}
	}
}
