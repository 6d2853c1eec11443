package index

import (
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2"

	"mening/corpus"
)

// write brings texts, words and catalogue up to date, in this order. The
// writer's lock is held.
func (o *opening) write() error {
	c := catalogue{}
	if o.catalogue != nil {
		c = *o.catalogue
	}
	if !o.needsWords() {
		return o.writeEntries(c)
	}
	c.generation = max(uint64(o.started.UnixNano()), c.generation+1)
	b, known, err := o.openWords()
	if err != nil {
		return err
	}
	if o.begun {
		c.nextDocument = 0
	}
	err = o.writeWords(b, &c, known)
	if err := errors.Join(err, closeBleve(b)); err != nil {
		return err
	}
	if err := o.folder.keepPrivate(); err != nil {
		return err
	}
	if c.store, err = o.folder.storeFiles(); err != nil {
		return err
	}
	return o.writeEntries(c)
}

// withdrawn reports whether talk was taken away since the last time: a transcript,
// or what include: no takes out. Somebody may have withdrawn consent, and no word
// of his is to stay on disk.
func (o *opening) withdrawn() bool {
	return len(o.removed) > 0 || o.corpus.Excluded != (corpus.Excluded{}) &&
		slices.ContainsFunc(o.items, func(it *item) bool { return it.old != nil && (it.dropped || it.transcript != nil) })
}

// openWords opens bleve and the words for writing. What does not belong to the
// catalogue is begun anew; so is everything when talk was taken away: of what is
// deleted there words would stay.
func (o *opening) openWords() (bleve.Index, words, error) {
	if o.catalogue != nil && !o.broken && !o.withdrawn() {
		b, err := o.folder.openBleve(o.catalogue.generation, true, o.options.BoltTimeout)
		if errors.Is(err, errInUse) {
			return nil, nil, err
		}
		if err == nil {
			known, err := o.folder.readWords(o.catalogue.generation)
			if err == nil {
				return b, known, nil
			}
			closeBleve(b) // it is deleted
		}
	}
	b, err := o.folder.newBleve(o.options.BoltTimeout)
	if err != nil {
		return nil, nil, err
	}
	if o.catalogue != nil && !o.withdrawn() {
		o.damaged, o.replaced = true, true
	}
	o.begin()
	return b, nil, nil
}

// begin makes the documents of all transcripts new. There are none to delete.
func (o *opening) begin() {
	byPath := map[string]*corpus.Transcript{}
	for _, t := range o.corpus.Transcripts {
		if len(t.Turns) > 0 {
			byPath[t.Path] = t
		}
	}
	for _, it := range o.items {
		if it.entry == nil {
			continue
		}
		e := *it.entry
		e.document = 0
		it.entry = &e
		if it.transcript = byPath[it.file.Path]; it.transcript != nil {
			it.meta = o.about.meta(it.transcript)
		}
	}
	o.begun = true
}

func closeBleve(b bleve.Index) (err error) {
	defer recovered(&err)
	return b.Close()
}

// writeWords writes the texts and documents of what is new and deletes the
// documents of what is gone.
func (o *opening) writeWords(b bleve.Index, c *catalogue, known words) error {
	var err error
	if c.texts, err = o.writeTexts(c); err != nil {
		return err
	}
	w := &writer{bleve: b, about: o.about, progress: &o.progress}
	o.reindexed = 0
	size := 0
	for _, it := range o.items {
		if !it.dropped && it.transcript == nil {
			continue
		}
		if !o.begun {
			w.delete(it.old)
		}
		e := *it.entry
		e.document, e.meta = 0, sum{}
		if it.transcript != nil {
			c.nextDocument++
			e.document, e.meta = c.nextDocument, it.meta
			w.jobs = append(w.jobs, job{it.transcript, c.nextDocument})
			size += len(it.transcript.Turns)
			if !it.fresh {
				o.reindexed++
			}
		}
		it.entry = &e
	}
	o.progress.left(len(w.jobs))
	if err := w.run(size, generationText(c.generation)); err != nil {
		return err
	}
	return o.folder.replace(wordsName, encodeWords(known.with(w.words), c.generation))
}

// writeTexts appends what is new. Where a transcript was taken away or changed,
// so that what it said before would stay, or a crash left something behind the
// valid part, it writes a new file of all.
func (o *opening) writeTexts(c *catalogue) (textFile, error) {
	var all, fresh []*entry
	changed := false
	for _, it := range o.items {
		changed = changed || it.old != nil && (it.fresh || it.entry == nil)
		if it.entry == nil {
			continue
		}
		all = append(all, it.entry)
		if it.fresh {
			fresh = append(fresh, it.entry)
		}
	}
	if o.catalogue == nil || changed || len(o.removed) > 0 || !o.folder.endsWith(c.texts) {
		return o.folder.appendTexts(textFile{number: c.generation}, all)
	}
	return o.folder.appendTexts(c.texts, fresh)
}

// writeEntries writes the catalogue with the entries as they are now.
func (o *opening) writeEntries(c catalogue) error {
	c.origin, c.written, c.entries = o.origin, o.started.UnixNano(), nil
	for _, it := range o.items {
		if it.entry != nil {
			c.entries = append(c.entries, it.entry)
		}
	}
	if err := o.folder.writeCatalogue(&c, o.names); err != nil {
		return err
	}
	o.folder.sweep(c.texts)
	o.catalogue = &c
	return nil
}
