// Package lock lets one process at a time change what lies in a folder.
//
// A lock is a file that the system locks for the process that has it open, so
// that it is free again however that process ends. The file stays when the lock
// is given back: were it deleted, two processes could each hold a file of that
// name.
package lock

import (
	"fmt"
	"mening/corpus/source"
	"os"
	"strings"
	"time"
)

// Lock is a lock that is held.
type Lock struct{ file *os.File }

// InUse says that another process, or another part of this one, holds a lock.
type InUse struct {
	// Name is the lock's file.
	Name string
	// Holder says who holds it, as in `eva, process 4711 on HOST since
	// 2026-01-31T10:15:02Z`. It is empty where that cannot be told.
	Holder string
}

// Error says who holds the lock.
func (e *InUse) Error() string { return e.Note().String() }

// Note says who holds the lock, so that it can be said in another language.
func (e *InUse) Note() source.Note {
	if e.Holder == "" {
		return source.Say("in use by another process")
	}
	return source.Say("in use by %s", e.Holder)
}

// The times between two attempts.
const (
	firstPause = time.Millisecond
	lastPause  = 20 * time.Millisecond
)

// Acquire takes a lock, waiting for as long as wait where another holds it: it
// then returns an *[InUse]. The file is made where there is none, for its owner
// alone. Who is told to those that wait.
func Acquire(name, who string, wait time.Duration) (*Lock, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	until := time.Now().Add(wait)
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		free, err := try(file)
		if err != nil {
			file.Close()
			return nil, &os.PathError{Op: "lock", Path: name, Err: err}
		}
		if free {
			break
		}
		if left := time.Until(until); left <= 0 {
			holder := holder(file)
			file.Close()
			return nil, &InUse{Name: name, Holder: holder}
		} else if left < pause {
			pause = left
		}
		time.Sleep(pause)
	}
	l := &Lock{file}
	l.sign(who)
	return l, nil
}

// sign writes who holds the lock. It serves people only: where the disk is
// full, the lock is held all the same.
func (l *Lock) sign(who string) {
	if who != "" {
		who += ", "
	}
	host, err := os.Hostname()
	if err == nil {
		host = " on " + host
	}
	l.file.Truncate(0)
	l.file.WriteAt(fmt.Appendf(nil, "%sprocess %d%s since %s\n", who, os.Getpid(), host, time.Now().UTC().Format(time.RFC3339)), 0)
}

// holder reads who holds the lock.
func holder(file *os.File) string {
	text := make([]byte, 300)
	n, _ := file.ReadAt(text, 0)
	line, _, whole := strings.Cut(string(text[:n]), "\n")
	if !whole || strings.ContainsRune(line, 0) {
		return ""
	}
	return line
}

// Release gives the lock back.
func (l *Lock) Release() error {
	l.file.Truncate(0)
	return l.file.Close()
}
