package index

import (
	"slices"

	"mening/corpus"
	"mening/corpus/format"
	"mening/corpus/study"
)

// item is one file of the study.
type item struct {
	file  study.File
	old   *entry // what the catalogue has of it, nil where it has nothing
	entry *entry // what it shall have, nil where the file cannot be read
	err   error
	// read says that the file was read, fresh that its turns are not those of
	// the old entry, touched that nothing but its time or size in the
	// catalogue is to be changed.
	read, fresh, touched bool
	// transcript is the resolved one where its documents must be made anew.
	transcript *corpus.Transcript
	meta       sum
	// dropped says that its documents must go: it is excluded now.
	dropped bool
}

// item finds out whether a file has changed, and reads it if so.
func (o *opening) item(f study.File, old *entry) *item {
	it := &item{file: f, old: old}
	if o.trusts(old, f) {
		it.entry = old
		return it
	}
	defer o.progress.done()
	comparable := old != nil && o.catalogue.hints == o.origin.hints
	content, err := hashFile(f.Name) // before it is read: what is read is then at least as new
	if err == nil && comparable && content == old.content {
		e := *old
		e.size, e.modTime = f.Size, f.ModTime.UnixNano()
		it.entry, it.touched = &e, e.size != old.size || e.modTime != old.modTime || o.settled(f)
		return it
	}
	it.read = true
	var result *format.Result
	if got := o.fetched[f.Path]; got != nil && got.entry != nil && err == nil && got.entry.content == content {
		result = got.entry.result
	} else if result, it.err = o.study.Read(f); it.err != nil {
		return it
	}
	it.entry = &entry{path: f.Path, size: f.Size, modTime: f.ModTime.UnixNano(), content: content, result: result}
	if it.fresh = old == nil || !sameTurns(old.result.Transcript, result.Transcript); !it.fresh {
		it.entry.document, it.entry.meta, it.entry.texts = old.document, old.meta, old.texts
	}
	return it
}

// settled reports whether a catalogue written now will trust the file's time.
func (o *opening) settled(f study.File) bool {
	return (&catalogue{written: o.started.UnixNano()}).trusts(&entry{size: f.Size, modTime: f.ModTime.UnixNano()}, f)
}

// trusts reports whether a file need not be looked at.
func (o *opening) trusts(old *entry, f study.File) bool {
	return old != nil && o.catalogue.hints == o.origin.hints && o.catalogue.trusts(old, f)
}

// expect foresees the work: each file that is read will have to be indexed.
func (o *opening) expect(old map[string]*entry) {
	n := 0
	for _, f := range o.study.Files {
		if !o.trusts(old[f.Path], f) {
			n++
		}
	}
	o.progress.begin(o.options.Progress, 2*n)
}

// sameTurns reports whether two readings hold the same talk.
func sameTurns(a, b *corpus.Transcript) bool {
	return slices.EqualFunc(a.Turns, b.Turns, func(x, y corpus.Turn) bool { return x.Label == y.Label && x.Text == y.Text })
}

// compare finds the transcripts whose documents must be made anew, or go.
func (o *opening) compare() {
	o.about = newAbout(o.corpus)
	byPath := make(map[string]*item, len(o.items))
	for _, it := range o.items {
		it.transcript, it.dropped = nil, it.entry != nil && it.old != nil && it.old.document != 0
		byPath[it.file.Path] = it
	}
	corpus.Each(len(o.corpus.Transcripts), func(i int) {
		t := o.corpus.Transcripts[i]
		it := byPath[t.Path]
		if len(t.Turns) == 0 {
			return
		}
		it.meta, it.dropped = o.about.meta(t), false
		if it.fresh || it.entry.document == 0 || it.entry.meta != it.meta {
			it.transcript = t
		}
	})
}

// mustWrite reports whether the index does not say what is.
func (o *opening) mustWrite() bool {
	return o.catalogue == nil || o.broken || len(o.removed) > 0 || o.catalogue.hints != o.origin.hints ||
		slices.ContainsFunc(o.items, func(it *item) bool {
			return it.read && it.entry != nil || it.transcript != nil || it.dropped
		})
}

// needsWords reports whether documents or texts change, not the catalogue
// alone.
func (o *opening) needsWords() bool {
	if o.catalogue == nil || o.broken || len(o.removed) > 0 {
		return true
	}
	for _, it := range o.items {
		if it.fresh && it.entry != nil || it.transcript != nil || it.dropped {
			return true
		}
	}
	return false
}
