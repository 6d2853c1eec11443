// Package index keeps a study on disk in the form in which it is read fastest,
// so that a search neither reads nor scans all transcripts. It is the only
// package that knows of bleve.
//
// The folder .mening/index of a study holds
//
//   - catalogue: every transcript as it was read, without its texts
//     (catalogue.go), and what tells whether a file has changed since;
//   - texts-N: the texts of all turns, one after another (texts.go);
//   - bleve: the word forms of each turn and what is known about its speaker
//     (document.go);
//   - words: all word forms with their stems (words.go), by which stems and
//     patterns are looked up: together with bleve it tells for an expression
//     what turns may match it (candidates.go);
//   - lock: held by the one process that writes (lock.go).
//
// All of it is a cache: it may be deleted at any time, is never believed
// without its checksum, and where it cannot be used the transcripts are read
// as they are. [Open] reads what has changed, resolves the speakers anew, and
// brings bleve up to date (open.go, write.go).
//
// # What a crash leaves behind
//
// A writer appends the texts, marks bleve as being built, changes it, gives it
// a new generation, writes the words, and last puts the catalogue of that
// generation in its place. Until then the catalogue is of another generation
// than bleve: what bleve says is then not believed, and it is built anew.
package index
