package main

import (
	"cmp"
	"encoding/csv"
	"math/rand"
	"path/filepath"
	"slices"
	"strings"
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

// TestConcordanceHasEveryWord holds the lines of concordances against the
// vocabulary: each time that a word is said has a line.
func TestConcordanceHasEveryWord(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "example")
	mening := func(args ...string) string { t.Helper(); return printed(t, args...) }
	mening("demo", dir)
	rows, err := csv.NewReader(strings.NewReader(mening("words", "-s", dir, "--limit", "12", "--where", "language=sv", "--format", "csv"))).ReadAll()
	if err != nil || len(rows) < 13 {
		t.Fatal(len(rows), err)
	}
	for _, row := range rows[1:] {
		n := strings.TrimSpace(mening("search", "-s", dir, row[len(row)-1], "--where", "language=sv", "--kwic", "--count"))
		if n != row[1] {
			t.Errorf("%s: %s lines, said %s times", row[0], n, row[1])
		}
	}
}
