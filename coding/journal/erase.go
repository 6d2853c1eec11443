package journal

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"mening/coding"
	"mening/corpus/lock"
	"mening/corpus/source"
)

// Erasure is what erasing does in one file of a journal.
type Erasure struct {
	File string // its path
	// Erased are lines that go, Narrowed those that are about the words of others
	// alone now, Around those that lose what stood around their words: so many
	// decisions each.
	Erased, Narrowed, Around int
	// Units are the ids of what is narrowed, as they are now.
	Units []string
	// Lost are the lines whose words are not found, and may be those that are to be
	// erased; Damaged those that cannot be read. All of them stay, byte for byte.
	Lost, Damaged []int
	// Problem says why the file cannot be read at all, nil where it can. It stays.
	Problem *source.Problem

	path string // without links
	mode fs.FileMode
	text string
	// lines are the pieces of each line.
	lines [][]piece
}

// Changes reports whether something of the file goes.
func (e *Erasure) Changes() bool { return e.Erased+e.Narrowed+e.Around > 0 }

// Plan tells what [Erase] would do. The fates are those of all decisions of all
// files, one for each, as [coding.Eraser.Fates] returns them. It writes nothing.
func Plan(dir string, fates func([]coding.Decision) []coding.Fated) ([]*Erasure, error) {
	files, err := erasures(dir)
	if err != nil {
		return nil, err
	}
	decide(files, fates)
	return files, nil
}

// Erase takes decisions out of the journal in a folder, and words out of others,
// and tells what it did. It is the only one that ever changes a line: all others
// stay as they are, byte for byte, with what cannot be read.
//
// It holds the lock of the folder, so that nothing is appended meanwhile. Each file
// is written beside the old one, brought to the disk and put in its place in one
// go: whoever reads sees either, and after an interruption some files are done and
// the others untouched. The next Erase goes on with them.
func Erase(dir string, fates func([]coding.Decision) []coding.Fated) ([]*Erasure, error) {
	e := eraser{replace: replace, wait: 10 * time.Second}
	return e.erase(dir, fates)
}

// eraser erases. Tests interrupt it.
type eraser struct {
	replace func(e *Erasure, text []byte) error
	wait    time.Duration
}

func (x eraser) erase(dir string, fates func([]coding.Decision) []coding.Fated) ([]*Erasure, error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	l, err := Lock(dir, "erasing", x.wait)
	var held *lock.InUse
	if errors.As(err, &held) {
		return nil, source.Say("%s is %s\n  nothing was erased; try again when that is done", dir, err)
	} else if err != nil {
		return nil, source.Say("cannot change the decisions in %s: %s\n  nothing was erased; see that the folder can be written", dir, source.Reason(err))
	}
	defer l.Release()
	left, err := filepath.Glob(filepath.Join(dir, besidePattern))
	for _, name := range left { // of one that was interrupted
		err = errors.Join(err, os.Remove(name))
	}
	if err != nil {
		return nil, source.Say("cannot remove what an interrupted erasing left in %s: %s\n  nothing was erased; delete it", dir, source.Reason(err))
	}
	files, err := Plan(dir, fates)
	if err != nil {
		return nil, err
	}
	for i, e := range files {
		if !e.Changes() {
			continue
		}
		if err := x.replace(e, e.after()); err != nil {
			return files[:i], source.Say("cannot write %s: %s\n  it is as it was; the files before it are done: see that the disk is not full and erase again", e.File, source.Reason(err))
		}
	}
	return files, nil
}

// besidePattern is how files are called while they are written.
const besidePattern = ".erase-*"

// replace puts a text in the place of a file.
func replace(e *Erasure, text []byte) error {
	file, err := os.CreateTemp(filepath.Dir(e.path), besidePattern) // for its owner alone
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(text)
	err = errors.Join(err, file.Chmod(e.mode), file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), e.path)
	}
	if err != nil {
		return err
	}
	return lock.SyncFolder(filepath.Dir(e.path))
}

// erasures reads all files of a journal.
func erasures(dir string) ([]*Erasure, error) {
	names, err := list(dir)
	if err != nil {
		return nil, err
	}
	var out []*Erasure
	for _, name := range names {
		e := &Erasure{File: filepath.Join(dir, name)}
		out = append(out, e)
		if f := readFile(dir, name); f.chunks == nil {
			e.Problem = f.problems[0]
			continue
		}
		if e.text, err = readText(e.File); err == nil {
			e.path, err = filepath.EvalSymlinks(e.File)
		}
		info, failed := os.Stat(e.File)
		if err = errors.Join(err, failed); err != nil {
			e.Problem = source.Told(source.Error, e.File, 0, source.Say("cannot be read: %s", source.Reason(err)), "its decisions do not count; make it readable")
			continue
		}
		e.mode = info.Mode().Perm()
		for line := range strings.Lines(e.text) {
			e.lines = append(e.lines, pieces(line))
		}
	}
	return out, nil
}

// decide sets what becomes of the decisions of all files.
func decide(files []*Erasure, fates func([]coding.Decision) []coding.Fated) {
	var all []coding.Decision
	var of []*piece
	for _, e := range files {
		for i := range e.lines {
			for k := range e.lines[i] {
				if p := &e.lines[i][k]; p.decision != nil {
					all, of = append(all, *p.decision), append(of, p)
				}
			}
		}
	}
	for i, fated := range fates(all) {
		of[i].fated = fated
	}
	for _, e := range files {
		e.count()
	}
}

// count counts what becomes of the decisions of a file.
func (e *Erasure) count() {
	for i, line := range e.lines {
		for _, p := range line {
			switch {
			case p.damaged && (len(e.Damaged) == 0 || e.Damaged[len(e.Damaged)-1] != i+1):
				e.Damaged = append(e.Damaged, i+1)
			case p.fated.Fate == coding.Lost:
				e.Lost = append(e.Lost, i+1)
			case p.fated.Fate == coding.Erased:
				e.Erased++
			case p.fated.Fate == coding.Around:
				e.Around++
			case p.fated.Fate == coding.Narrowed:
				e.Narrowed++
				if id := p.fated.Decision.Unit.ID; !slices.Contains(e.Units, id) {
					e.Units = append(e.Units, id)
				}
			}
		}
	}
}

// after returns the text of the file as it is afterwards.
func (e *Erasure) after() []byte {
	var out bytes.Buffer
	for _, line := range e.lines {
		kept := 0
		for _, p := range line {
			if p.fated.Fate != coding.Erased && p.decision != nil || p.damaged {
				kept++
			}
		}
		gone := slices.ContainsFunc(line, func(p piece) bool { return p.fated.Fate == coding.Erased })
		if gone && kept == 0 {
			continue
		}
		for _, p := range line {
			out.Write(p.after())
		}
	}
	return out.Bytes()
}
