package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/lock"
	"mening/corpus/source"
)

// Recorded is what came of appending.
type Recorded struct {
	// Decisions are those that were recorded, with ids and times.
	Decisions []coding.Decision
	// Warnings tell what was repaired before.
	Warnings source.Problems
}

// Append records decisions of a coder and returns them with their ids and
// times. When it returns without an error, they are on the disk; when it
// returns an error, none of them is told to be, and the error says so. Ids,
// times and coders that the decisions already have are replaced. The folder is
// made where there is none.
//
// Append waits some seconds for another that is at work in the same folder.
// There may be warnings beside an error.
func Append(dir, coder string, decisions ...coding.Decision) (Recorded, error) {
	return newWriter(dir, coder).append(decisions)
}

const lockName = ".lock"

// writer appends to one coder's file.
type writer struct {
	dir, coder string
	name       string // of the file in dir
	now        func() time.Time
	wait       time.Duration
	write      func(file *os.File, b []byte, at int64) (int, error)
}

func newWriter(dir, coder string) *writer {
	coder = norm.NFC.String(coder)
	return &writer{dir: dir, coder: coder, name: coder + ending, now: time.Now, wait: 10 * time.Second, write: (*os.File).WriteAt}
}

func (w *writer) append(decisions []coding.Decision) (Recorded, error) {
	if err := w.check(decisions); err != nil || len(decisions) == 0 {
		return Recorded{}, err
	}
	l, err := w.lock()
	if err != nil {
		return Recorded{}, err
	}
	defer l.Release()
	latest, err := w.latest()
	if err != nil {
		return Recorded{}, err
	}
	lines, recorded, err := w.lines(decisions, latest)
	if err != nil {
		return Recorded{}, err
	}
	warnings, err := w.grow(lines)
	if err != nil {
		return Recorded{Warnings: warnings}, w.nothing(err)
	}
	return Recorded{recorded, warnings}, nil
}

// check makes sure that what is written can be read again.
func (w *writer) check(decisions []coding.Decision) error {
	if err := CheckCoder(w.coder); err != nil {
		return err
	}
	known := coding.Acts()
	for i := range decisions {
		d := &decisions[i]
		lack := lacking(d)
		if d.Act != "" && !slices.Contains(known, d.Act) {
			lack = source.Say("unknown act %q", d.Act)
		}
		if lack.Format != "" {
			return source.Say("decision %d of %d cannot be recorded: %s\n  nothing was recorded", i+1, len(decisions), lack)
		}
	}
	return nil
}

// nothing says that nothing was recorded.
func (w *writer) nothing(err error) error {
	hint := "nothing was recorded; see that the folder can be written and that the disk is not full"
	if errors.Is(err, fs.ErrPermission) {
		hint = "nothing was recorded; make folder and file writable for yourself"
	}
	return source.Say("cannot record decisions in %s: %s\n  %s", w.file(), source.Reason(err), source.Say(hint))
}

func (w *writer) file() string { return filepath.Join(w.dir, w.name) }

// lock makes the folder and takes its lock.
func (w *writer) lock() (*lock.Lock, error) {
	l, err := Lock(w.dir, w.coder, w.wait)
	var held *lock.InUse
	if errors.As(err, &held) {
		return nil, source.Say("%s is %s\n  nothing was recorded; try again when that is done", w.dir, err)
	} else if err != nil {
		return nil, w.nothing(err)
	}
	return l, nil
}

// Lock takes the lock of the folder in which a journal lies, for others that
// write there. It makes the folder where there is none, and waits where another
// holds the lock: the error is then a *[lock.InUse].
func Lock(dir, who string, wait time.Duration) (*lock.Lock, error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
		if err := lock.SyncFolder(filepath.Dir(dir)); err != nil {
			return nil, err
		}
	}
	name := filepath.Join(dir, lockName)
	_, missing := os.Stat(name)
	l, err := lock.Acquire(name, who, wait)
	if err == nil && missing != nil {
		ignore(dir)
	}
	return l, err
}

// ignore keeps the lock out of version control. Where that does not succeed
// nothing is lost.
func ignore(dir string) {
	file, err := os.OpenFile(filepath.Join(dir, ".gitignore"), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		file.WriteString(lockName + "\n")
		file.Close()
	}
}

// latest returns the last time in all files. A file that cannot be read has
// none.
func (w *writer) latest() (time.Time, error) {
	names, err := list(w.dir)
	if err != nil {
		return time.Time{}, err
	}
	if err := w.choose(names); err != nil {
		return time.Time{}, err
	}
	times := make([]time.Time, len(names))
	corpus.Each(len(names), func(i int) { times[i] = latestIn(filepath.Join(w.dir, names[i])) })
	var last time.Time
	for _, t := range times {
		if t.After(last) {
			last = t
		}
	}
	return last, nil
}

// choose finds the coder's file. One whose name has its accents apart, as some
// computers write them, is the same.
func (w *writer) choose(names []string) error {
	var same, alike []string
	for _, name := range names {
		switch {
		case norm.NFC.String(name) == w.coder+ending:
			same = append(same, name)
		case folded(name) == folded(w.coder+ending):
			alike = append(alike, name)
		}
	}
	switch {
	case len(same)+len(alike) > 1:
		return source.Say("the files %s are one coder's\n  nothing was recorded; add the lines of one to the other, and delete it",
			strings.Join(append(same, alike...), ", "))
	case len(alike) == 1:
		return source.Say("the coder %q is %q in %s\n  nothing was recorded; write the name as it stands there", w.coder, strings.TrimSuffix(alike[0], ending), w.dir)
	case len(same) == 1:
		w.name = same[0]
	}
	return nil
}

// lines gives ids and times, and returns the lines with the decisions.
func (w *writer) lines(decisions []coding.Decision, latest time.Time) ([]byte, []coding.Decision, error) {
	at := w.now().UTC().Truncate(time.Microsecond)
	if next := latest.Add(time.Microsecond).Truncate(time.Microsecond); next.After(at) && next.Year() <= 9990 {
		at = next
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	out := make([]coding.Decision, len(decisions))
	for i, d := range decisions {
		d.ID, d.At, d.Coder = coding.NewID(), at, w.coder
		at = at.Add(time.Microsecond)
		if err := encoder.Encode(record{Decision: d}); err != nil {
			return nil, nil, w.nothing(err)
		}
		out[i] = d
	}
	return b.Bytes(), out, nil
}
