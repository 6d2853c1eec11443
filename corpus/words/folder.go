package words

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/source"
)

// Folder is a study folder with its lexicons. Each is read once, when it is
// first asked for. It is safe for many goroutines.
type Folder struct {
	dir      string
	readFile func(name string) ([]byte, error)

	mu        sync.Mutex
	known     map[string]reading
	splitters map[corpus.Spelling]*lazySplitter
}

type reading struct {
	lexicon *Lexicon
	err     error
}

// NewFolder returns the lexicons of a study folder.
func NewFolder(dir string) *Folder { return NewFolderRead(dir, os.ReadFile) }

// NewFolderRead returns the lexicons of a study folder whose files are read by
// read, as they were once, for example. It answers fs.ErrNotExist where there is
// none.
func NewFolderRead(dir string, read func(name string) ([]byte, error)) *Folder {
	return &Folder{dir: dir, readFile: read, known: map[string]reading{}, splitters: map[corpus.Spelling]*lazySplitter{}}
}

// FileName returns the name of the lexicon of a language within a study folder.
func FileName(lang string) string { return "lexicon." + lang + ".txt" }

// Name returns the name by which the lexicon of a language is opened.
func (f *Folder) Name(lang string) string { return filepath.Join(f.dir, FileName(lang)) }

// Splits reports whether compounds of a language, given by its ISO 639-1 code,
// can be split.
func Splits(lang string) bool { return slices.Contains(Languages(), lang) }

// Read reads all lexicons, so that nothing is read from the disk later.
func (f *Folder) Read() {
	for _, lang := range Languages() {
		_, _ = f.Lexicon(lang) // a fault is told to those who ask for this one
	}
}

// Lexicon returns the lexicon of a language. Without an error it is nil where
// there is none, as in a nil folder. Faults are source.Problems.
func (f *Folder) Lexicon(lang string) (*Lexicon, error) {
	if f == nil {
		return nil, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	known, ok := f.known[lang]
	if !ok {
		known = f.open(lang)
		f.known[lang] = known
	}
	return known.lexicon, known.err
}

func (f *Folder) open(lang string) reading {
	name := f.Name(lang)
	text, err := f.readFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return reading{}
	case err != nil:
		return reading{err: source.Problems{{File: name, Message: "the lexicon cannot be read", Hint: "make it a file that you may read"}}}
	}
	l, problems := ReadLexicon(name, lang, text)
	if problems != nil {
		return reading{err: problems}
	}
	return reading{lexicon: l}
}

// Teach returns the analyzer with the compounds of its language's lexicon. Where
// there is none, or it has faults, a word is its only part. The lexicon is not
// read before it is needed. A nil folder has no lexicons.
func (f *Folder) Teach(a *language.Analyzer) *language.Analyzer {
	if f == nil || !Splits(a.Language()) {
		return a
	}
	return a.WithCompounds(f.lazy(a))
}

// Knows reports whether a word that the analyzer has put into lower case is one
// of its language's lexicon, or may be an inflection of one, or part of a split
// that was set there by hand.
func (f *Folder) Knows(a *language.Analyzer, lower string) bool {
	return f.lazy(a).splitter().Knows(lower)
}

func (f *Folder) lazy(a *language.Analyzer) *lazySplitter {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := corpus.Spelling{Language: a.Language(), Fold: a.Folds()}
	if f.splitters[key] == nil {
		f.splitters[key] = &lazySplitter{folder: f, analyzer: a}
	}
	return f.splitters[key]
}

// lazySplitter is a Splitter that is made when it is first needed.
type lazySplitter struct {
	folder   *Folder
	analyzer *language.Analyzer
	once     sync.Once
	made     *Splitter
}

func (l *lazySplitter) splitter() *Splitter {
	l.once.Do(func() {
		lexicon, err := l.folder.Lexicon(l.analyzer.Language())
		if err != nil || lexicon == nil {
			lexicon = &Lexicon{Language: l.analyzer.Language()}
		}
		l.made = lexicon.Splitter(l.analyzer)
	})
	return l.made
}

// Word returns the stems under which a word is known.
func (l *lazySplitter) Word(lower string) []string { return l.splitter().Word(lower) }

// Parts returns the stems of a word and of its parts.
func (l *lazySplitter) Parts(lower string) []string { return l.splitter().Parts(lower) }
