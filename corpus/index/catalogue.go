package index

import (
	"errors"
	"os"
	"runtime/debug"
	"slices"
	"time"

	"mening/corpus/format"
	"mening/corpus/language"
	"mening/corpus/study"
)

// catalogueVersion names the layout of the index. It changes whenever an older
// program would misread a newer index or the other way round.
const catalogueVersion = 7

// magic begins every catalogue.
const magic = "mening catalogue\n"

// catalogue is all that the index knows besides texts and words.
type catalogue struct {
	origin
	// generation must equal the one that bleve keeps.
	generation uint64
	// written is when the writer began, in Unix nanoseconds: a file changed
	// later, or just before, may have changed without another time.
	written int64
	// nextDocument is the document key that the next transcript gets.
	nextDocument uint32
	texts        textFile
	// store are the files of bleve and of the words as the writer left them.
	store   []storeFile
	entries []*entry
}

// origin is what the content of the whole index depends on besides the files.
type origin struct {
	program  string // the version of the program, whose readers may differ
	language string // language.Version
	hints    sum    // of study.Hints: they decide what is a speaker's label
}

// textFile is the file texts-N as far as it is valid.
type textFile struct {
	number   uint64
	length   int64
	checksum uint32 // CRC-32C of the valid part
}

// entry is one transcript.
type entry struct {
	path    string
	size    int64
	modTime int64 // Unix nanoseconds
	content sum   // SHA-256 of the file
	// document is the key of the transcript's documents in bleve, 0 where it
	// has none there: it is excluded.
	document uint32
	// meta is a hash of what the documents hold besides words, and of how the
	// words were analysed.
	meta sum
	// texts is where its texts begin in the text file.
	texts  int64
	result *format.Result
}

type sum [32]byte

// originOf returns what an index of the study, made by this program, depends
// on.
func originOf(s *study.Study) origin {
	o := origin{language: language.Version}
	if info, ok := debug.ReadBuildInfo(); ok {
		o.program = info.Main.Version + " " + format.Version
	}
	hints := s.Hints()
	h := newHash()
	for _, list := range [][]string{hints.Speakers, hints.Stakeholders, hints.Titles} {
		h.number(uint64(len(list)))
		for _, text := range list {
			h.text(text)
		}
	}
	h.number(uint64(len(hints.Looks)))
	for _, look := range hints.Looks {
		h.text(look.Name)
		h.text(look.Label)
	}
	o.hints = h.sum()
	return o
}

// trusts reports whether the file is as it was when it was read, as far as
// size and time tell.
func (c *catalogue) trusts(e *entry, f study.File) bool {
	const slack = int64(2 * time.Second) // the coarsest clock of a file system
	modTime := f.ModTime.UnixNano()
	return e.size == f.Size && e.modTime == modTime && modTime <= c.written-slack
}

// writeCatalogue puts a catalogue in the place of the old one, all of it or
// nothing.
func (f folder) writeCatalogue(c *catalogue, names map[string]string) error {
	return f.replace(catalogueName, encodeCatalogue(c, names))
}

// replace writes a file and puts it in the place of the one with this name.
func (f folder) replace(name string, data []byte) error {
	file, err := os.CreateTemp(string(f), name+".*")
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), f.in(name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return f.sync()
}

// sync makes renamings and new files of the folder last. Not every system can.
func (f folder) sync() error {
	dir, err := os.Open(string(f))
	if err != nil {
		return err
	}
	dir.Sync()
	return dir.Close()
}

// sweep removes what a crash or an older catalogue left behind.
func (f folder) sweep(keep textFile) {
	items, err := os.ReadDir(string(f))
	if err != nil {
		return
	}
	known := []string{bleveName, catalogueName, lockName, wordsName, keep.name()}
	for _, item := range items {
		if !slices.Contains(known, item.Name()) {
			os.RemoveAll(f.in(item.Name()))
		}
	}
}
