package index

import (
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

// BenchmarkIndex writes the words of turns to the disk, timed until bleve is
// closed, and beside it what bleve does with a text field and its own Swedish
// analyzer: batches of the same size from as many goroutines, each batch safe
// on the disk before the next.
func BenchmarkIndex(b *testing.B) {
	for _, turns := range []int{20_000, 200_000} {
		if turns > 20_000 && testing.Short() {
			continue
		}
		c, size := talk(turns)
		run := func(name string, write func(dir string) error) {
			b.Run(fmt.Sprintf("turns=%d/%s", turns, name), func(b *testing.B) {
				b.SetBytes(size)
				var disk int64
				for b.Loop() {
					dir := b.TempDir()
					if err := write(dir); err != nil {
						b.Fatal(err)
					}
					disk = sizeOf(b, dir)
				}
				b.ReportMetric(float64(disk)/float64(size), "disk-B/text-B")
			})
		}
		run("ours", func(dir string) error { return writeOurs(dir, c) })
		run("sv", func(dir string) error { return writeStock(dir, c) })
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

func writeOurs(dir string, c *corpus.Corpus) error {
	x, err := folder(dir).newBleve(time.Second)
	if err != nil {
		return err
	}
	w := &writer{bleve: x, about: newAbout(c), progress: &progress{}}
	size := 0
	for i, t := range c.Transcripts {
		w.jobs = append(w.jobs, job{t, uint32(i + 1)})
		size += len(t.Turns)
	}
	if err := w.run(size, "1"); err != nil {
		return err
	}
	return x.Close()
}

func writeStock(dir string, c *corpus.Corpus) error {
	text := bleve.NewTextFieldMapping()
	text.Analyzer, text.Store, text.DocValues, text.IncludeTermVectors, text.IncludeInAll = "sv", false, false, false, false
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentStaticMapping()
	m.DefaultMapping.AddFieldMappingsAt("text", text)
	x, err := bleve.NewUsing(filepath.Join(dir, "bleve"), m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return err
	}
	var wait sync.WaitGroup
	part := (len(c.Transcripts) + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0)
	for from := 0; from < len(c.Transcripts); from += part {
		wait.Go(func() {
			batch := x.NewBatch()
			for _, t := range c.Transcripts[from:min(from+part, len(c.Transcripts))] {
				for i := range t.Turns {
					batch.Index(fmt.Sprint(t.Path, i), map[string]any{"text": t.Turns[i].Text})
					if batch.Size() == batchSize {
						x.Batch(batch)
						batch = x.NewBatch()
					}
				}
			}
			x.Batch(batch)
		})
	}
	wait.Wait()
	return x.Close()
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
