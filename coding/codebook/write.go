package codebook

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"mening/coding"
	"mening/coding/journal"
	"mening/corpus/lock"
	"mening/corpus/source"
	"mening/corpus/words"
)

// LogName is the name of the log, which stands beside the decisions.
const LogName = "codebook.log"

// keptName is the name of the codebook as it was before the last change.
const keptName = "codebook.yaml~"

// File is a codebook on disk.
type File struct {
	// Name is the file. Where there is none, the first change makes it.
	Name string
	// Folder is where the study keeps its decisions and the log.
	Folder string
	// Fields are the attributes by which rules may filter.
	Fields []string
	// Lexicons are for the examples, as [coding.Codebook.Lexicons]; they may be
	// nil.
	Lexicons *words.Folder
	// Title and Language begin a codebook where there is none; both may be
	// empty.
	Title, Language string
	// Who changes the codebook.
	Who string
}

// Edited is what came of editing a file.
type Edited struct {
	*Editor
	Before []byte // the text before
}

// wait is how long Edit waits for another that is at work in the same folder.
const wait = 10 * time.Second

// Try lets edit change the text of a codebook and leaves the file as it is.
func Try(f File, edit func(*Editor) error) (*Edited, error) {
	text, err := f.read()
	if err != nil {
		return nil, err
	}
	begun := text
	if len(bytes.TrimSpace(text)) == 0 {
		begun = f.beginning()
	}
	e, err := Parse(f.Name, begun, f.Fields)
	if err != nil {
		return nil, err
	}
	e.lexicons, e.book.Lexicons = f.Lexicons, f.Lexicons
	if log, err := ReadLog(filepath.Join(f.Folder, LogName)); err == nil { // it only says what became of old ids
		e.history = log.Changes()
	}
	if err := edit(e); err != nil {
		return nil, err
	}
	return &Edited{e, text}, nil
}

// Edit lets edit change the text of a codebook, appends its changes to the log
// and writes the file. When it returns without an error all is on the disk; when
// it returns an error, nothing was changed. The file as it was before is kept
// as codebook.yaml~ in the folder of the decisions.
func Edit(f File, edit func(*Editor) error) (*Edited, error) {
	l, err := journal.Lock(f.Folder, f.Who, wait)
	var held *lock.InUse
	if errors.As(err, &held) {
		return nil, source.Say("%s is %s\n  nothing was changed; try again when that is done", f.Folder, err)
	} else if err != nil {
		return nil, f.nothing(f.Folder, err)
	}
	defer l.Release()
	done, err := Try(f, edit)
	if err != nil || len(done.changes) == 0 {
		return done, err
	}
	target, mode, err := f.target()
	if err != nil {
		return nil, err
	}
	lines, err := f.lines(done)
	if err != nil {
		return nil, f.nothing(filepath.Join(f.Folder, LogName), err)
	}
	if err := f.carryOut(target, mode, done, lines); err != nil {
		return nil, err
	}
	return done, nil
}

func (f *File) read() ([]byte, error) {
	text, err := os.ReadFile(f.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, source.Say("cannot read the codebook %s: %s", f.Name, source.Reason(err))
	}
	return text, nil
}

// beginning is the text of a new codebook.
func (f *File) beginning() []byte {
	var b strings.Builder
	if f.Title != "" {
		b.WriteString("codebook: " + source.Scalar(f.Title) + "\n")
	}
	if f.Language != "" {
		b.WriteString("language: " + source.Scalar(f.Language) + "\n")
	}
	return []byte(b.String())
}

// target returns the file that is written, where links lead, and its mode.
func (f *File) target() (string, fs.FileMode, error) {
	name := f.Name
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return name, 0o600, nil
	case err != nil:
		return "", 0, f.nothing(f.Name, err)
	case info.Mode().Perm()&0o200 == 0:
		return "", 0, source.Say("%s is read-only\n  nothing was changed; make it writable for yourself", f.Name)
	}
	return name, info.Mode().Perm(), nil
}

// lines returns what the log has to tell, with times and versions.
func (f *File) lines(done *Edited) ([]byte, error) {
	log, err := ReadLog(filepath.Join(f.Folder, LogName))
	if err != nil {
		return nil, err
	}
	at := time.Now().UTC().Truncate(time.Microsecond)
	if n := len(log.Entries); n > 0 {
		if next := log.Entries[n-1].At.Add(time.Microsecond); next.After(at) {
			at = next
		}
	}
	file := f.Name
	if below, err := filepath.Rel(filepath.Dir(f.Folder), f.Name); err == nil {
		file = filepath.ToSlash(below)
	}
	before := coding.Stamp("", done.Before)
	if e, _ := Parse(f.Name, done.Before, f.Fields); e != nil {
		before = e.book.Stamp
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	for i := range done.changes {
		e := &done.changes[i]
		e.At, e.Who, e.File = at.Add(time.Duration(i)*time.Microsecond), f.Who, file
		e.Before, e.After = before, done.book.Stamp
		if err := encoder.Encode(e); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// carryOut writes the log and the codebook, both or none.
func (f *File) carryOut(target string, mode fs.FileMode, done *Edited, lines []byte) error {
	next, err := beside(target, mode, done.text)
	if err != nil {
		return f.nothing(f.Name, err)
	}
	defer os.Remove(next)
	if done.Before != nil {
		kept, err := beside(filepath.Join(f.Folder, keptName), 0o600, done.Before)
		if err == nil {
			err = os.Rename(kept, filepath.Join(f.Folder, keptName))
		}
		if err != nil {
			return f.nothing(filepath.Join(f.Folder, keptName), err)
		}
	}
	now, err := f.read()
	if err == nil && !bytes.Equal(now, done.Before) {
		return source.Say("%s was changed by another program meanwhile\n  nothing was changed; try again", f.Name)
	} else if err != nil {
		return err
	}
	takeBack, err := grow(filepath.Join(f.Folder, LogName), lines)
	if err != nil {
		return f.nothing(filepath.Join(f.Folder, LogName), err)
	}
	if err := os.Rename(next, target); err != nil {
		return f.nothing(f.Name, errors.Join(err, takeBack()))
	}
	return lock.SyncFolder(filepath.Dir(target))
}

// nothing says that nothing was changed.
func (f *File) nothing(name string, err error) error {
	hint := "nothing was changed; see that the folder can be written and that the disk is not full"
	if errors.Is(err, fs.ErrPermission) {
		hint = "nothing was changed; make folder and file writable for yourself"
	}
	return source.Say("cannot write %s: %s\n  %s", name, source.Reason(err), source.Say(hint))
}

// beside writes a text into a new file beside a name, and returns that of the
// new file.
func beside(name string, mode fs.FileMode, text []byte) (string, error) {
	tmp, err := os.CreateTemp(filepath.Dir(name), ".mening-*")
	if err != nil {
		return "", err
	}
	_, err = tmp.Write(text)
	if err = errors.Join(err, tmp.Chmod(mode), tmp.Sync(), tmp.Close()); err != nil {
		os.Remove(tmp.Name())
		return "", err
	}
	return tmp.Name(), nil
}

// grow brings lines to the end of a file and to the disk, all or none. takeBack
// takes them away again.
func grow(name string, lines []byte) (takeBack func() error, err error) {
	_, missing := os.Stat(name)
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	size := info.Size()
	last := []byte{'\n'}
	if size > 0 {
		if _, err := file.ReadAt(last, size-1); err != nil {
			return nil, err
		}
	}
	if last[0] != '\n' {
		lines = append([]byte("\n"), lines...)
	}
	if _, err = file.WriteAt(lines, size); err == nil {
		err = file.Sync()
	}
	if err == nil && missing != nil {
		err = lock.SyncFolder(filepath.Dir(name))
	}
	if err != nil {
		return nil, errors.Join(err, file.Truncate(size))
	}
	return func() error { return os.Truncate(name, size) }, nil
}
