package index

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/sv"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"

	"mening/corpus"
)

// talk returns resolved transcripts of 200 turns each, and the bytes of their
// texts. They are as large as those of the design: 200,000 turns are 40 MB.
func talk(turns int) (*corpus.Corpus, int64) {
	s := newSynthetic(1, 60_000)
	c := &corpus.Corpus{}
	var size int64
	for n := 0; n < turns; n += 200 {
		t := &corpus.Transcript{Path: fmt.Sprintf("fg%d.txt", n/200), Language: "sv",
			Attributes: map[string]string{"site": fmt.Sprint("s", n/200%10), "wave": fmt.Sprint("w", n/200%2), "kind": "focus group"}}
		for i := range 6 {
			t.Speakers = append(t.Speakers, &corpus.Speaker{Label: fmt.Sprint("AME ", i), Role: corpus.Participant,
				Participant: fmt.Sprintf("fg%d#AME %d", n/200, i), Stakeholder: "AME"})
		}
		for i := range 200 {
			text := s.turn(1 + s.random.Intn(36))
			size += int64(len(text))
			t.Turns = append(t.Turns, corpus.Turn{Number: i + 1, Text: text, Speaker: t.Speakers[s.random.Intn(6)]})
		}
		c.Transcripts = append(c.Transcripts, t)
	}
	return c, size
}

// BenchmarkIndex writes the words of turns and what is known about their
// speakers to the disk, timed until bleve is closed, and beside it what bleve
// does with the same documents, a text field with its own Swedish analyzer and a
// keyword field: neither stores values or doc values, batches are of the same
// size from as many goroutines, each safe on the disk before the next.
func BenchmarkIndex(b *testing.B) {
	for _, turns := range []int{20_000, 200_000} {
		if turns > 20_000 && testing.Short() {
			continue
		}
		c, size := talk(turns)
		run := func(name string, write func(dir string) (documents uint64, err error)) {
			b.Run(fmt.Sprintf("turns=%d/%s", turns, name), func(b *testing.B) {
				b.SetBytes(size)
				var disk int64
				for b.Loop() {
					dir := b.TempDir()
					documents, err := write(dir)
					if err != nil {
						b.Fatal(err)
					}
					if documents != uint64(turns) {
						b.Fatalf("%d documents, want %d", documents, turns)
					}
					disk = sizeOf(b, dir)
				}
				b.ReportMetric(float64(turns)*float64(b.N)/b.Elapsed().Seconds(), "turns/s")
				b.ReportMetric(float64(disk), "disk-B")
			})
		}
		run("ours", func(dir string) (uint64, error) { return writeOurs(dir, c) })
		run("sv", func(dir string) (uint64, error) { return writeStock(dir, c) })
	}
}

func sizeOf(b *testing.B, dir string) (size int64) {
	filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			if info, err := d.Info(); err == nil {
				size += info.Size()
			}
		}
		return nil
	})
	return size
}

func writeOurs(dir string, c *corpus.Corpus) (documents uint64, err error) {
	x, err := folder(dir).newBleve(time.Second)
	if err != nil {
		return 0, err
	}
	w := &writer{bleve: x, about: newAbout(c), progress: &progress{}}
	size := 0
	for i, t := range c.Transcripts {
		w.jobs = append(w.jobs, job{t, uint32(i + 1)})
		size += len(t.Turns)
	}
	if err := w.run(size, "1"); err != nil {
		return 0, err
	}
	return closeCounted(x)
}

// closeCounted returns how many documents there were.
func closeCounted(x bleve.Index) (documents uint64, err error) {
	if documents, err = x.DocCount(); err != nil {
		return 0, err
	}
	return documents, x.Close()
}

func writeStock(dir string, c *corpus.Corpus) (documents uint64, err error) {
	text, about := bleve.NewTextFieldMapping(), bleve.NewKeywordFieldMapping()
	text.Analyzer = "sv"
	for _, field := range []*mapping.FieldMapping{text, about} {
		field.Store, field.DocValues, field.IncludeTermVectors, field.IncludeInAll = false, false, false, false
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentStaticMapping()
	m.DefaultMapping.AddFieldMappingsAt("text", text)
	m.DefaultMapping.AddFieldMappingsAt("about", about)
	x, err := bleve.NewUsing(filepath.Join(dir, "bleve"), m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return 0, err
	}
	known := newAbout(c)
	workers := runtime.GOMAXPROCS(0)
	failed := make([]error, workers)
	var wait sync.WaitGroup
	for n := range workers {
		wait.Go(func() { failed[n] = stockDocuments(x, c, known, n, workers) })
	}
	wait.Wait()
	if err := errors.Join(failed...); err != nil {
		return 0, err
	}
	return closeCounted(x)
}

// stockDocuments writes every nth transcript.
func stockDocuments(x bleve.Index, c *corpus.Corpus, known about, from, step int) error {
	batch := x.NewBatch()
	for n := from; n < len(c.Transcripts); n += step {
		t := c.Transcripts[n]
		terms := map[*corpus.Speaker][]string{}
		for _, s := range t.Speakers {
			terms[s] = known.terms(t, s)
		}
		for i := range t.Turns {
			turn := &t.Turns[i]
			document := map[string]any{"text": turn.Text, "about": terms[turn.Speaker]}
			if err := batch.Index(documentID(uint32(n+1), i+1), document); err != nil {
				return err
			}
			if batch.Size() == batchSize {
				if err := x.Batch(batch); err != nil {
					return err
				}
				batch = x.NewBatch()
			}
		}
	}
	return x.Batch(batch)
}

// BenchmarkOpen opens a study whose index is up to date.
func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	newSynthetic(1, 60_000).writeStudy(b, dir, 1000, 200, 18)
	past(b, dir)
	s := load(b, dir)
	if _, err := Open(s, Options{}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		o, err := Open(s, Options{})
		if err != nil || o.Index == nil || o.Stats.Read > 0 {
			b.Fatal(err, o.Notice, o.Stats)
		}
	}
}

// past gives all files times at which nothing was read.
func past(tb testing.TB, dir string) {
	tb.Helper()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		then := time.Now().Add(-time.Hour)
		return os.Chtimes(name, then, then)
	})
	if err != nil {
		tb.Fatal(err)
	}
}
