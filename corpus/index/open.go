package index

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"mening/corpus"
	"mening/corpus/lock"
	"mening/corpus/source"
	"mening/corpus/study"
)

const defaultTimeout = 500 * time.Millisecond

// Open brings the index of a study up to date and returns it with the corpus.
// Where the index cannot be used, the transcripts are read as they are: Index
// is nil, and Notice says why. An error is one that study.Open would give as
// well. While an Index is open nobody can write, this process neither: it is to
// be closed before the study is opened again.
func Open(s *study.Study, options Options) (*Opened, error) {
	if options.BoltTimeout <= 0 {
		options.BoltTimeout = defaultTimeout
	}
	o := &opening{study: s, options: options, folder: folderOf(s), started: time.Now(),
		origin: originOf(s), names: map[string]string{}, fetched: map[string]*item{}}
	for _, f := range s.Files {
		o.names[f.Path] = f.Name
	}
	if err := o.look(); err != nil {
		return nil, err
	}
	if !o.mustWrite() {
		err := o.folder.bleveIsFree(false, options.BoltTimeout)
		switch {
		case err == nil:
			o.touch()
			return o.done(nil), nil
		case errors.Is(err, errInUse):
			return o.done(err), nil
		}
		o.broken = true
	}
	l, err := o.lock()
	if err != nil {
		return o.done(err), nil
	}
	defer l.Release()
	if o.changedMeanwhile() {
		if err := o.look(); err != nil {
			return nil, err
		}
	}
	if o.mustWrite() {
		return o.done(o.write()), nil
	}
	return o.done(nil), nil
}

// opening is an index on its way to be up to date.
type opening struct {
	study   *study.Study
	options Options
	folder  folder
	started time.Time
	origin  origin
	names   map[string]string // of the files, by path
	fetched map[string]*item  // what was read in this run, by path

	raw       []byte     // the catalogue on disk
	catalogue *catalogue // nil where there is none that may be believed
	broken    bool       // bleve cannot be used, the catalogue may
	damaged   bool       // what was there is damaged
	replaced  bool       // what was there is not used
	outdated  bool       // what was there is of another version
	items     []*item
	removed   []*entry // entries whose files are gone
	corpus    *corpus.Corpus
	about     about
	begun     bool // all documents are made anew
	reindexed int  // transcripts whose documents were made anew, but not their turns

	progress progress
}

// look loads what is on disk, reads the files that have changed, and resolves
// the corpus.
func (o *opening) look() error {
	o.load()
	o.items = make([]*item, len(o.study.Files))
	old := map[string]*entry{}
	if o.catalogue != nil {
		for _, e := range o.catalogue.entries {
			old[e.path] = e
		}
	}
	o.expect(old)
	corpus.Each(len(o.items), func(i int) { o.items[i] = o.item(o.study.Files[i], old[o.study.Files[i].Path]) })
	readings := make([]study.Reading, len(o.items))
	o.removed = nil
	for i, it := range o.items {
		readings[i] = study.Reading{File: it.file, Err: it.err}
		if it.entry != nil {
			readings[i].Result = it.entry.result
			delete(old, it.file.Path)
		}
		if it.read {
			o.fetched[it.file.Path] = it
		}
	}
	if o.catalogue != nil {
		for _, e := range o.catalogue.entries {
			if old[e.path] != nil {
				o.removed = append(o.removed, e)
			}
		}
	}
	var err error
	if o.corpus, err = o.study.Resolve(readings); err != nil {
		return err
	}
	o.compare()
	return nil
}

// load reads catalogue and texts. Another process may replace them between
// the two: then it tries again.
func (o *opening) load() {
	for try := range 3 {
		o.catalogue, o.broken, o.damaged, o.replaced = nil, false, false, false
		read := o.options.Ahead.take(o.folder)
		if try > 0 || read == nil {
			read = o.folder.snapshot()
		}
		o.raw = read.raw
		if errors.Is(read.err, fs.ErrNotExist) && read.raw == nil {
			// Without a catalogue there is nothing but what a crash left.
			_, err := os.Stat(o.folder.in(bleveName))
			o.damaged, o.replaced = err == nil, err == nil
			return
		} else if read.raw == nil {
			return
		}
		err := o.parse(read)
		if err == nil {
			return
		}
		o.catalogue, o.replaced = nil, true
		o.damaged = !errors.Is(err, errVersion)
		o.outdated = !o.damaged
		if !o.changedMeanwhile() {
			return
		}
	}
}

func (o *opening) parse(read *snapshot) error {
	c := read.catalogue
	if c != nil && (c.program != o.origin.program || c.language != o.origin.language) {
		return errVersion
	}
	if read.err != nil {
		return read.err
	}
	var err error
	if c.entries, err = read.decoder.entries(read.texts, o.names); err != nil {
		return err
	}
	o.catalogue = c
	store, err := read.store()
	o.broken = err != nil || !slices.Equal(store, c.store)
	return nil
}

// changedMeanwhile reports whether the catalogue is no longer that which was
// loaded.
func (o *opening) changedMeanwhile() bool {
	raw, _ := os.ReadFile(o.folder.in(catalogueName))
	return !bytes.Equal(raw, o.raw)
}

// lock takes the writer's lock. The error says why nothing can be written.
func (o *opening) lock() (*lock.Lock, error) {
	if err := o.folder.make(); err != nil {
		return nil, err
	}
	return o.folder.acquire(o.options.BoltTimeout)
}

// touch notes new times of files that are otherwise the same, lest they be
// compared each time. Where that does not succeed nothing is lost.
func (o *opening) touch() {
	if !slices.ContainsFunc(o.items, func(it *item) bool { return it.touched }) {
		return
	}
	l, err := o.folder.acquire(time.Millisecond)
	if err != nil {
		return
	}
	defer l.Release()
	if o.changedMeanwhile() {
		return
	}
	o.writeEntries(*o.catalogue)
}

// done returns the corpus, with the index unless there is an error.
func (o *opening) done(err error) *Opened {
	out := &Opened{Corpus: o.corpus}
	s := &out.Stats
	s.Transcripts, s.Removed = len(o.corpus.Transcripts), len(o.removed)
	for _, t := range o.corpus.Transcripts {
		s.Turns += len(t.Turns)
	}
	for _, it := range o.items {
		if it.read {
			s.Read++
		}
	}
	s.Bytes = o.folder.bytes()
	switch {
	case errors.Is(err, errInUse):
		out.Notice = source.Say(errInUse.Error())
	case err != nil:
		reason := strings.Join(strings.Fields(err.Error()), " ")
		out.Notice = source.Say("the index cannot be written (%s)", reason)
	default:
		s.Rebuilt, s.Reindexed = o.replaced, o.reindexed
		switch {
		case o.damaged:
			out.Notice = source.Say("the index was damaged and has been rebuilt")
		case o.outdated:
			out.Notice = source.Say("the index was of another version and has been rebuilt")
		}
		out.Index = &Index{folder: o.folder, generation: o.catalogue.generation, timeout: o.options.BoltTimeout,
			corpus: o.corpus, documents: map[string]uint32{}, origin: o.catalogue.origin, written: o.catalogue.written}
		for _, e := range o.catalogue.entries {
			out.Index.documents[e.path] = e.document
		}
	}
	return out
}
