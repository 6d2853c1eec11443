package query

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// TestFormTable compares the table with looking every word up anew, for words
// of all lengths, at the end of a text and within.
func TestFormTable(t *testing.T) {
	ts := newTerms(analyzer(t, false))
	ts.add(&Term{Kind: Wildcard, Text: "a*"})
	ts.add(&Term{Kind: Wildcard, Text: "*bb*"})
	ts.add(&Term{Kind: Stem, Text: "möte"})
	table := newFormTable(ts)
	random := rand.New(rand.NewSource(3))
	for range 200_000 {
		var b strings.Builder
		for range 1 + random.Intn(20) {
			b.WriteString([]string{"a", "b", "c", "ö"}[random.Intn(4)])
		}
		word := b.String()
		before := strings.Repeat("x", random.Intn(3))
		text := before + word + strings.Repeat(" y", random.Intn(12))
		if got, want := table.lookup(text, len(before), len(before)+len(word)), ts.lookup(word); !slices.Equal(got, want) {
			t.Fatalf("%q: got %v, want %v", word, got, want)
		}
	}
	if table.count < 10_000 || len(table.long) < 10_000 {
		t.Errorf("%d short and %d long forms", table.count, len(table.long))
	}
}
