package main

import (
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"strings"
	"testing"

	"mening/coding/manuscript"
	"mening/corpus"
	"mening/corpus/study"
)

// quotationsFrom returns quotations of 8 to 30 words out of the talk: as they were
// said, with words that differ, and such as nobody said, in turn.
func quotationsFrom(c *corpus.Corpus, n int) []manuscript.Quotation {
	random := rand.New(rand.NewPCG(7, 7))
	words := func() []string {
		t := c.Transcripts[random.IntN(len(c.Transcripts))]
		return strings.Fields(t.Turns[random.IntN(len(t.Turns))].Text)
	}
	var out []manuscript.Quotation
	for len(out) < n {
		said := words()
		if len(said) < 8 {
			continue
		}
		said = said[:min(len(said), 8+random.IntN(23))]
		switch len(out) % 3 {
		case 1:
			for i := random.IntN(8); i < len(said); i += 10 {
				said[i] = "blåbärspaj"
			}
		case 2:
			for i := range said {
				if other := words(); len(other) > 0 {
					said[i] = other[random.IntN(len(other))]
				}
			}
		}
		out = append(out, manuscript.Quotation{Text: strings.Join(said, " ")})
	}
	return out
}

// BenchmarkVerify finds 250 quotations in the talk, beside a search of all talk for
// each as it is written, which finds a third of them: those that are exact.
func BenchmarkVerify(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent)) // as main does
	_, c, err := study.Open(synthetic(b), nil)
	if err != nil {
		b.Fatal(err)
	}
	quotations := quotationsFrom(c, 250)
	turns := 0
	for _, t := range c.Transcripts {
		turns += len(t.Turns)
	}
	measure := func(name string, find func() (found int)) {
		b.Run(name, func(b *testing.B) {
			found := 0
			before := cpuTime()
			for b.Loop() {
				found = find()
			}
			seconds := (cpuTime() - before).Seconds() / float64(b.N)
			b.ReportMetric(float64(len(quotations))/seconds, "quotations/cpu-s")
			b.ReportMetric(float64(turns)/seconds, "turns/cpu-s")
			b.ReportMetric(float64(found), "found")
		})
	}
	measure(fmt.Sprintf("mening-%d", len(quotations)), func() (found int) {
		matches, err := manuscript.Locate(c, quotations, nil)
		if err != nil {
			b.Fatal(err)
		}
		for _, m := range matches {
			if m != nil {
				found++
			}
		}
		return found
	})
	measure(fmt.Sprintf("as-written-%d", len(quotations)), func() (found int) {
		for i := range quotations {
			if isSaid(c, quotations[i].Text) {
				found++
			}
		}
		return found
	})
}

// isSaid reports whether a text stands in a turn as it is written.
func isSaid(c *corpus.Corpus, text string) bool {
	for _, t := range c.Transcripts {
		for i := range t.Turns {
			if strings.Contains(t.Turns[i].Text, text) {
				return true
			}
		}
	}
	return false
}
