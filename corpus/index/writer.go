package index

import (
	"maps"
	"runtime"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"

	"mening/corpus"
)

// batchSize is how many documents bleve gets at once.
const batchSize = 5000

// writer changes documents of bleve.
type writer struct {
	bleve    bleve.Index
	about    about
	progress *progress
	jobs     []job
	deleted  []string

	mu    sync.Mutex
	words map[word]struct{} // that were written
}

// job is a transcript to be indexed under a document key.
type job struct {
	transcript *corpus.Transcript
	document   uint32
}

// delete notes that the documents of an entry must go.
func (w *writer) delete(e *entry) {
	if e == nil || e.document == 0 {
		return
	}
	for i := range e.result.Transcript.Turns {
		w.deleted = append(w.deleted, documentID(e.document, i+1))
	}
}

// run writes so many documents and then the generation. A small change is one
// batch, which is written as a whole or not at all.
func (w *writer) run(size int, generation string) error {
	if size+len(w.deleted) <= batchSize {
		batch := w.bleve.NewBatch()
		for _, id := range w.deleted {
			batch.Delete(id)
		}
		documents := newDocuments()
		for _, j := range w.jobs {
			if err := documents.add(j.transcript, j.document, w.about, batch.IndexAdvanced); err != nil {
				return err
			}
			w.progress.done()
		}
		w.note(documents.all())
		batch.SetInternal([]byte(generationKey), []byte(generation))
		return w.execute(batch)
	}
	if err := w.setGeneration(building); err != nil {
		return err
	}
	for start := 0; start < len(w.deleted); start += batchSize {
		batch := w.bleve.NewBatch()
		for _, id := range w.deleted[start:min(start+batchSize, len(w.deleted))] {
			batch.Delete(id)
		}
		if err := w.execute(batch); err != nil {
			return err
		}
	}
	if err := w.index(); err != nil {
		return err
	}
	return w.setGeneration(generation)
}

func (w *writer) setGeneration(text string) error {
	batch := w.bleve.NewBatch()
	batch.SetInternal([]byte(generationKey), []byte(text))
	return w.execute(batch)
}

func (w *writer) execute(batch *bleve.Batch) (err error) {
	defer recovered(&err)
	return w.bleve.Batch(batch)
}

// index writes the documents of all jobs from several goroutines: while one
// waits for the disk, another analyses.
func (w *writer) index() error {
	var (
		wait  sync.WaitGroup
		mu    sync.Mutex
		next  int
		first error
	)
	take := func() *job {
		mu.Lock()
		defer mu.Unlock()
		if next == len(w.jobs) || first != nil {
			return nil
		}
		next++
		return &w.jobs[next-1]
	}
	failed := func(err error) {
		mu.Lock()
		defer mu.Unlock()
		if first == nil {
			first = err
		}
	}
	for range min(runtime.GOMAXPROCS(0), len(w.jobs)) {
		wait.Go(func() {
			if err := w.work(take); err != nil {
				failed(err)
			}
		})
	}
	wait.Wait()
	return first
}

// work indexes the jobs that it takes.
func (w *writer) work(take func() *job) error {
	documents := newDocuments()
	batch := w.bleve.NewBatch()
	flush := func(least int) error {
		if batch.Size() < least {
			return nil
		}
		err := w.execute(batch)
		batch = w.bleve.NewBatch()
		return err
	}
	yield := func(d *document.Document) error {
		if err := batch.IndexAdvanced(d); err != nil {
			return err
		}
		return flush(batchSize)
	}
	for j := take(); j != nil; j = take() {
		if err := documents.add(j.transcript, j.document, w.about, yield); err != nil {
			return err
		}
		w.progress.done()
	}
	w.note(documents.all())
	return flush(1)
}

// note gathers the words that one goroutine has seen.
func (w *writer) note(seen map[word]struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.words == nil {
		w.words = seen
		return
	}
	maps.Copy(w.words, seen)
}
