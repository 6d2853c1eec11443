package study

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"golang.org/x/text/unicode/norm"

	"mening/corpus"
	"mening/corpus/format"
	"mening/corpus/source"
	"mening/corpus/words"
)

// Study is a study folder whose tables are read and whose transcripts are
// listed. It is not changed after Load and safe for many goroutines.
type Study struct {
	// Dir is the study folder as it was given.
	Dir string
	// Config is study.yaml with its defaults filled in.
	Config Config
	// Lexicons are the words of which the study's compounds are made.
	Lexicons *words.Folder
	// Files are the transcripts in corpus order: rows of interviews.csv, then
	// paths in natural order.
	Files []File

	base       string // the folder below which Files have their paths, absolute
	facts      []facts
	order      map[string]int // Path to its index in Files and facts
	columns    []string       // attributes in order: interviews.csv, participants.csv, path
	people     *people        // nil without participants.csv
	vocabulary vocabulary
	hints      format.Hints
	warnings   source.Problems
	missing    []Missing
	lookLines  []int             // of study.yaml, parallel to Config.Looks
	unreadable []*source.Problem // what has the name of a transcript or folder and cannot be read as one

	large sync.Mutex // held while a large file is read, so that memory holds one
}

// File is a transcript on disk.
type File struct {
	// Path is the place below the transcripts folder, with slashes and in NFC:
	// the name of the transcript in ids, tables and JSON.
	Path string
	// Name is the path by which the file is opened.
	Name string
	// Size is in bytes.
	Size    int64
	ModTime time.Time
}

// Reading is what came of reading one file.
type Reading struct {
	File   File
	Result *format.Result
	Err    error
}

// Load reads the tables of a study and lists its transcripts. All faults are
// told at once, as source.Problems. Rows of interviews.csv whose transcript is
// not there do not stop it: Missing tells them.
func Load(dir string) (*Study, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, source.Problems{source.Told(source.Error, dir, 0, source.Say("there is no such study folder"),
			"a study is a folder with transcripts, and a study.yaml where its defaults do not fit")}
	}
	if err := accessible(dir); err != nil {
		return nil, source.Problems{openProblem(dir, err)}
	}
	s := &Study{Dir: dir, Lexicons: words.NewFolder(dir)}
	l := &loader{Study: s}
	l.config()
	l.files()
	l.vocabulary = newVocabulary(&s.Config)
	interviews := l.interviews()
	l.sortFiles(interviews)
	l.path()
	for i := range s.facts {
		f := &s.facts[i]
		f.known = s.Config.settle(f.row, f.path)
	}
	l.participants()
	if l.pattern != nil {
		for _, name := range l.pattern.names {
			l.addColumn(name)
		}
	}
	l.hints = l.findHints()
	l.findMissing()
	if err := l.problems.Err(); err != nil {
		for _, m := range l.missing {
			l.problems = append(l.problems, s.Problem(m, "", ""))
		}
		l.problems.Sort()
		return nil, l.problems
	}
	s.warnings = l.problems
	return s, nil
}

// loader is a study while it is read, with the faults found so far.
type loader struct {
	*Study
	problems source.Problems
	pattern  *pattern
	entries  []entry
}

func (l *loader) fault(file string, line int, severity source.Severity, hint, message string, args ...any) {
	l.problems = append(l.problems, source.Told(severity, file, line, source.Say(message, args...), hint))
}

// Hints returns what the study knows of its speakers before a transcript is
// read.
func (s *Study) Hints() format.Hints { return s.hints }

func (l *loader) findHints() format.Hints {
	c := &l.Config
	var h format.Hints
	for _, labels := range [][]string{c.Interviewers, c.Others, c.Several.Labels, c.Unknown.Labels} {
		h.Speakers = append(h.Speakers, labels...)
	}
	h.Looks = c.Looks
	for _, look := range c.Looks {
		h.Speakers = append(h.Speakers, look.Label)
	}
	if l.people != nil {
		seen := map[string]bool{}
		for i := range l.people.rows {
			if row := &l.people.rows[i]; row.speaker != "" && !seen[row.speaker] {
				seen[row.speaker] = true
				h.Speakers = append(h.Speakers, row.label)
			}
		}
	}
	for _, q := range c.Guide {
		h.Titles = append(h.Titles, q.Name)
		if q.Text != "" {
			h.Titles = append(h.Titles, q.Text)
		}
	}
	for _, s := range c.Stakeholders {
		h.Stakeholders = append(h.Stakeholders, s.ID)
		if s.Name != s.ID {
			h.Stakeholders = append(h.Stakeholders, s.Name)
		}
		h.Stakeholders = append(h.Stakeholders, s.Aliases...)
	}
	return h
}

// Read reads one transcript. Its labels are not yet resolved.
func (s *Study) Read(f File) (*format.Result, error) {
	alone := f.Size > source.MaxLarge
	if alone {
		s.large.Lock()
		defer s.large.Unlock()
	}
	data, err := readFile(f.Name)
	if err != nil {
		return nil, err
	}
	if !alone && source.Unzipped(data) > source.MaxLarge {
		s.large.Lock()
		defer s.large.Unlock()
	}
	result, err := format.Read(f.Name, data, s.hints)
	if err != nil {
		return nil, err
	}
	result.Transcript.Path, result.Transcript.File = f.Path, f.Name
	return result, nil
}

// Open loads a study, reads all its transcripts and resolves them. Transcripts
// that cannot be read land in Corpus.Unreadable, the others are there. The
// progress function may be nil; it is never called by two goroutines at once.
func Open(dir string, progress func(done, total int)) (*Study, *corpus.Corpus, error) {
	s, err := Load(dir)
	if err != nil {
		return nil, nil, err
	}
	c, err := s.ReadAll(progress)
	if err != nil {
		return nil, nil, err
	}
	return s, c, nil
}

// ReadAll reads all transcripts of a study and resolves them, as Open does.
func (s *Study) ReadAll(progress func(done, total int)) (*corpus.Corpus, error) {
	return s.Resolve(s.readAll(progress))
}

// Size returns the size in bytes of all transcripts that are read, zipped ones
// as they are.
func (s *Study) Size() int64 {
	total := int64(0)
	for _, f := range s.Files {
		if f.Size <= source.MaxFile {
			total += f.Size
		}
	}
	return total
}

func (s *Study) readAll(progress func(done, total int)) []Reading {
	readings := make([]Reading, len(s.Files))
	var (
		wait       sync.WaitGroup
		mutex      sync.Mutex
		next, done int
	)
	take := func() int {
		mutex.Lock()
		defer mutex.Unlock()
		next++
		return next - 1
	}
	told := func() {
		mutex.Lock()
		defer mutex.Unlock()
		done++
		if progress != nil {
			progress(done, len(s.Files))
		}
	}
	for range min(runtime.GOMAXPROCS(0), len(s.Files)) {
		wait.Go(func() {
			for i := take(); i < len(s.Files); i = take() {
				result, err := s.Read(s.Files[i])
				readings[i] = Reading{File: s.Files[i], Result: result, Err: err}
				told()
			}
		})
	}
	wait.Wait()
	return readings
}

// nfc puts a name into the form in which names are compared: macOS writes å as
// two characters, Linux and Windows as one.
func nfc(s string) string { return norm.NFC.String(s) }

// in returns the place of a file named in study.yaml.
func (l *loader) in(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(l.Dir, filepath.FromSlash(name))
}
