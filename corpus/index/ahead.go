package index

import "os"

// Ahead is an index that is read while its study is.
type Ahead struct {
	folder folder
	read   chan *snapshot
}

// ReadAhead begins to read the index of the study in a folder. Reading takes as
// long as listing the transcripts, and both can be done at once: give the result
// to [Open] among its options.
func ReadAhead(dir string) *Ahead {
	a := &Ahead{folder: folderIn(dir), read: make(chan *snapshot, 1)}
	go func() { a.read <- a.folder.snapshot() }()
	return a
}

// take returns what was read of a folder, nil where it was taken already or is
// another folder's.
func (a *Ahead) take(f folder) *snapshot {
	if a == nil || a.folder != f {
		return nil
	}
	read, ok := <-a.read
	if ok {
		close(a.read)
	}
	return read
}

// snapshot is what is read of an index before the study is known.
type snapshot struct {
	raw       []byte     // the catalogue on disk, nil where it cannot be read
	catalogue *catalogue // without entries, nil where it is damaged
	decoder   *decoder   // at the entries
	texts     string
	store     func() ([]storeFile, error) // waits until the files are read
	err       error                       // the first fault
}

func (f folder) snapshot() *snapshot {
	s := &snapshot{}
	if s.raw, s.err = os.ReadFile(f.in(catalogueName)); s.err != nil {
		s.raw = nil
		return s
	}
	if s.decoder, s.err = checkCatalogue(s.raw); s.err != nil {
		return s
	}
	if s.catalogue, s.err = s.decoder.head(); s.err != nil {
		s.catalogue = nil
		return s
	}
	var store []storeFile
	var fault error
	done := make(chan struct{})
	go func() {
		store, fault = f.storeFiles()
		close(done)
	}()
	s.store = func() ([]storeFile, error) {
		<-done
		return store, fault
	}
	s.texts, s.err = f.readTexts(s.catalogue.texts)
	return s
}
