package index

import (
	"os"
	"path/filepath"
	"sync"
	"time"

	"mening/corpus"
	"mening/corpus/source"
	"mening/corpus/study"

	"github.com/blevesearch/bleve/v2"
)

// Index tells for an expression which turns of a corpus may match it. It is
// safe for many goroutines.
type Index struct {
	folder     folder
	generation uint64
	timeout    time.Duration
	corpus     *corpus.Corpus
	documents  map[string]uint32 // by path of the transcript
	origin     origin
	written    int64 // Unix nanoseconds

	mu      sync.Mutex
	opened  bool
	bleve   bleve.Index // nil until the first question, and where it cannot be used
	finder  finder
	problem error // why it cannot be used
}

// Options are the ways in which an index may be opened. The zero value is
// useful.
type Options struct {
	// Progress is told how much of the reading and indexing is done. It is
	// never called by two goroutines at once, and may be nil.
	Progress func(done, total int)
	// BoltTimeout is how long to wait for another process; 500 ms where it is
	// zero.
	BoltTimeout time.Duration
	// Ahead is the index as far as it was read already, or nil.
	Ahead *Ahead
}

// Opened is a corpus with its index.
type Opened struct {
	Corpus *corpus.Corpus
	// Index is nil where the index cannot be used: then all turns have to be
	// looked at.
	Index *Index
	// Notice says in one line what the user should know about the index, if
	// anything.
	Notice source.Note
	Stats  Stats
}

// Stats tell what opening an index came to.
type Stats struct {
	// Transcripts and Turns are those of the corpus.
	Transcripts, Turns int
	// Read counts the files that were read because they are new or changed,
	// also those that turned out to be unreadable.
	Read int
	// Removed counts the transcripts whose files are gone or no longer
	// readable.
	Removed int
	// Reindexed counts the transcripts whose turns did not change, but of whose
	// speakers, language or folding something else is known now.
	Reindexed int
	// Rebuilt says that an earlier index could not be used.
	Rebuilt bool
	// Bytes is the size of the index on disk.
	Bytes int64
}

// folderOf returns the folder of a study's index.
func folderOf(s *study.Study) folder { return folderIn(s.Dir) }

func folderIn(dir string) folder { return folder(filepath.Join(dir, ".mening", "index")) }

// Prepare begins to open what answers questions, so that the first one need not
// wait for it.
func (x *Index) Prepare() {
	go func() { _, _ = x.open() }() // the first question is told what is wrong
}

// Close lets other processes write the index. The corpus may still be used.
func (x *Index) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	var err error
	if x.finder.reader != nil {
		err = x.finder.reader.Close()
	}
	if x.bleve != nil {
		if closeErr := x.bleve.Close(); err == nil {
			err = closeErr
		}
	}
	x.opened, x.bleve, x.finder, x.problem = true, nil, finder{}, os.ErrClosed
	return err
}

// Remove deletes the index of a study. It is an error while another process
// writes it.
func Remove(s *study.Study) error {
	f := folderOf(s)
	if _, err := os.Stat(string(f)); os.IsNotExist(err) {
		return nil
	}
	l, err := f.acquire(defaultTimeout)
	if err != nil {
		return err
	}
	if err := l.Release(); err != nil {
		return err
	}
	if err := os.RemoveAll(string(f)); err != nil {
		return err
	}
	// What else is in the folder is not ours, and keeps it.
	parent := filepath.Dir(string(f))
	if items, err := os.ReadDir(parent); err == nil && len(items) == 1 && items[0].Name() == ".gitignore" {
		return os.RemoveAll(parent)
	}
	return nil
}
