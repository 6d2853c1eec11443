package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/index"
	"mening/corpus/language"
	"mening/corpus/query"
	"mening/corpus/study"
)

// The benchmarks of docs/speed.md. They work on `demo --turns N`, N from
// MENING_TURNS, 200,000 by default.

func benchTurns(b *testing.B) int {
	b.Helper()
	if s := os.Getenv("MENING_TURNS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatalf("MENING_TURNS is %q", s)
		}
		return n
	}
	return 200_000
}

// synthetic writes the study for one benchmark.
func synthetic(b *testing.B) string {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "study")
	if err := writeSynthetic(dir, benchTurns(b), func(int, int) {}); err != nil {
		b.Fatal(err)
	}
	return dir
}

// bytesOf returns the size of all turns.
func bytesOf(c *corpus.Corpus) (n int64) {
	for _, t := range c.Transcripts {
		for i := range t.Turns {
			n += int64(len(t.Turns[i].Text))
		}
	}
	return n
}

// vocabularyOf returns the word forms of a corpus, lower-cased, by frequency,
// the most frequent first, and the number of all words.
func vocabularyOf(b *testing.B, c *corpus.Corpus) (words []string, counts map[string]int, all int) {
	b.Helper()
	a, err := language.New("sv", false)
	if err != nil {
		b.Fatal(err)
	}
	counts = map[string]int{}
	var buffer []language.Word
	for _, t := range c.Transcripts {
		for i := range t.Turns {
			text := t.Turns[i].Text
			buffer = a.Words(text, buffer[:0])
			all += len(buffer)
			for _, w := range buffer {
				counts[strings.ToLower(text[w.Start:w.End])]++
			}
		}
	}
	for w := range counts {
		words = append(words, w)
	}
	slices.SortFunc(words, func(x, y string) int { return cmp.Or(counts[y]-counts[x], strings.Compare(x, y)) })
	return words, counts, all
}

// termLists returns 300 terms that hit 3 to 15 % of the words, and 300 that
// hit less than 0.2 %.
func termLists(b *testing.B, c *corpus.Corpus) map[string][]string {
	b.Helper()
	words, counts, all := vocabularyOf(b, c)
	b.Logf("%d words, %d forms", all, len(words))
	pick := func(from int) (out []string, share float64) {
		hits := 0
		for _, w := range words[from:] {
			if len(w) >= 5 && len(out) < 300 {
				out = append(out, w)
				hits += counts[w]
			}
		}
		return out, float64(hits) / float64(all)
	}
	frequent, share := pick(250)
	if share < 0.03 || share > 0.15 {
		b.Fatalf("the frequent terms hit %.1f %% of the words", 100*share)
	}
	rare, rareShare := pick(len(words) / 3)
	if rareShare >= 0.002 {
		b.Fatalf("the rare terms hit %.2f %% of the words", 100*rareShare)
	}
	return map[string][]string{fmt.Sprintf("frequent-%.1f%%", 100*share): frequent, fmt.Sprintf("rare-%.2f%%", 100*rareShare): rare}
}

// bookOf makes a codebook of 30 codes with 10 terms each, as wildcards'
// literal words, so that both sides look for the same strings at word starts.
func bookOf(b *testing.B, terms []string) *coding.Codebook {
	b.Helper()
	var text strings.Builder
	text.WriteString("categories:\n  - category: all\n    codes:\n")
	for i := 0; i < len(terms); i += 10 {
		fmt.Fprintf(&text, "      - code: c%d\n        rules: |\n", i)
		for _, term := range terms[i:min(i+10, len(terms))] {
			fmt.Fprintf(&text, "          %s\n", term)
		}
	}
	book, problems := coding.ReadCodebook("bench.yaml", []byte(text.String()), nil)
	if book == nil {
		b.Fatal(problems)
	}
	return book
}

// BenchmarkMatcher runs the matcher, up to joined units, beside ripgrep with
// the same terms on the same text, each on one processor, and the matcher on
// all of them.
func BenchmarkMatcher(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent)) // as main does
	_, c, err := study.Open(synthetic(b), nil)
	if err != nil {
		b.Fatal(err)
	}
	lists := termLists(b, c)
	var names []string
	for name := range lists {
		names = append(names, name)
	}
	slices.Sort(names)
	size := bytesOf(c)
	text := filepath.Join(b.TempDir(), "text")
	if err := os.WriteFile(text, joined(c), 0o600); err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		m := coding.Compile(bookOf(b, lists[name]))
		b.Run(name+"/mening-1", func(b *testing.B) {
			b.SetBytes(size)
			units := 0
			before := cpuTime()
			for b.Loop() {
				units = 0
				for _, t := range c.Transcripts {
					units += len(m.Apply(t))
				}
			}
			reportCPU(b, size, cpuTime()-before)
			b.ReportMetric(float64(units), "units")
		})
		b.Run(name+"/ripgrep-1", func(b *testing.B) { ripgrep(b, text, lists[name], size) })
		b.Run(fmt.Sprintf("%s/mening-%d", name, runtime.GOMAXPROCS(0)), func(b *testing.B) {
			b.SetBytes(size)
			before := cpuTime()
			for b.Loop() {
				coding.Observe(c, m, coding.Decided{}, nil)
			}
			reportCPU(b, size, cpuTime()-before)
		})
	}
}

func joined(c *corpus.Corpus) []byte {
	var b bytes.Buffer
	for _, t := range c.Transcripts {
		for i := range t.Turns {
			b.WriteString(t.Turns[i].Text)
			b.WriteByte('\n')
		}
	}
	return b.Bytes()
}

func ripgrep(b *testing.B, text string, terms []string, size int64) {
	rg, err := exec.LookPath("rg")
	if err != nil {
		b.Skip("ripgrep is not installed")
	}
	list := filepath.Join(b.TempDir(), "terms")
	if err := os.WriteFile(list, []byte(strings.Join(terms, "\n")+"\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	var cpu time.Duration
	for b.Loop() {
		command := exec.Command(rg, "-i", "-o", "-F", "-j1", "-f", list, text)
		command.Stdout = nil // /dev/null
		if err := command.Run(); err != nil {
			b.Fatal(err)
		}
		cpu += command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	}
	reportCPU(b, size, cpu)
}

// reportCPU prints bytes per second of processor time, which does not depend
// on what else the machine does.
func reportCPU(b *testing.B, size int64, cpu time.Duration) {
	b.ReportMetric(float64(size)*float64(b.N)/1e6/cpu.Seconds(), "cpu-MB/s")
}

// BenchmarkCommands times whole commands in one process, as a user waits for
// them.
func BenchmarkCommands(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent)) // as main does
	dir := synthetic(b)
	run := func(args ...string) func(*testing.B) {
		return func(b *testing.B) {
			for b.Loop() {
				if err := run(args, strings.NewReader(""), io.Discard, io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	b.Run("tally", run("tally", "-s", dir))
	b.Run("index", run("index", "-s", dir, "--rebuild"))
	b.Run("search-rare", run("search", "-s", dir, "trisam*"))
	b.Run("search-frequent", run("search", "-s", dir, "samverkan OR möten OR handläggare"))
	b.Run("search-near", run("search", "-s", dir, "(samverkan OR samverkar) NEAR/5 (vården OR möten)"))
	b.Run("search-like", run("search", "-s", dir, "--like", "code:trisam"))
	b.Run("words", run("words", "-s", dir))
	b.Run("rules", run("rules", "-s", dir))
	b.Run("search-everything", run("search", "-s", dir, "det OR är OR och OR att"))
}

// TestCandidates tells .ci/bench-search how many turns of the study in
// MENING_DIR the index offers for MENING_EXPRESSION.
func TestCandidates(t *testing.T) {
	dir, expression := os.Getenv("MENING_DIR"), os.Getenv("MENING_EXPRESSION")
	if dir == "" || expression == "" {
		t.Skip("MENING_DIR and MENING_EXPRESSION are not set")
	}
	s, err := study.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Open(s, index.Options{})
	if err != nil || x.Index == nil {
		t.Fatal(err, x)
	}
	defer x.Index.Close()
	e, err := query.Parse(expression, query.Vocabulary{})
	if err != nil {
		t.Fatal(err)
	}
	o := &opened{study: s, corpus: x.Corpus}
	candidates, err := x.Index.Candidates(query.Candidates(e, o.analyzers(), nil))
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("candidates: %d\n", candidates.Count())
}
