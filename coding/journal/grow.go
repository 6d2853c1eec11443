package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/lock"
	"mening/corpus/source"
)

// grow brings lines to the end of the coder's file and to the disk, all or
// none. The lock is held.
func (w *writer) grow(lines []byte) (warnings source.Problems, err error) {
	_, err = os.Stat(w.file())
	isNew := errors.Is(err, fs.ErrNotExist)
	file, err := os.OpenFile(w.file(), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	defer func() {
		if closing := file.Close(); err == nil {
			err = closing
		}
		if err != nil && isNew {
			os.Remove(w.file())
		}
	}()
	end, warnings, err := w.repair(file)
	if err != nil {
		return warnings, err
	}
	if end.open {
		lines = append([]byte("\n"), lines...)
	}
	if _, err = w.write(file, lines, end.size); err == nil {
		err = file.Sync()
	}
	if err == nil && isNew {
		err = lock.SyncFolder(w.dir)
	}
	if err != nil {
		// What was written in part would be a torn line; what was written but
		// not flushed would be decisions that nobody told.
		if back := errors.Join(file.Truncate(end.size), file.Sync()); back != nil && !isNew {
			err = source.Say("%s (nor can it be taken back: %v)", err, source.Reason(back))
		}
	}
	return warnings, err
}

// tail is the end of a file.
type tail struct {
	size int64
	open bool // the last line lacks its line feed
}

// repair cuts a torn last line off, having kept its bytes beside the file.
func (w *writer) repair(file *os.File) (tail, source.Problems, error) {
	info, err := file.Stat()
	if err != nil {
		return tail{}, nil, err
	}
	if !info.Mode().IsRegular() {
		return tail{}, nil, source.Say("it is no file")
	}
	last, err := lastLine(file, info.Size())
	end := tail{size: info.Size()}
	switch {
	case err != nil:
		return end, nil, err
	case len(trim(string(last))) == 0:
		return end, nil, nil
	case !isTorn(last):
		end.open = true
		return end, nil, nil
	}
	beside, err := w.keep(last)
	if err != nil {
		return end, nil, err
	}
	end.size -= int64(len(last))
	warning := source.Found(source.Warning, w.file(), 0, source.Say("the last line was torn and was cut off: %d bytes", len(last)),
		source.Say("they are kept in %s; their decision was never reported as done", beside))
	return end, source.Problems{warning}, errors.Join(file.Truncate(end.size), file.Sync())
}

// lastLine returns what stands behind the last line feed.
func lastLine(file *os.File, size int64) ([]byte, error) {
	head := make([]byte, 2)
	if n, _ := file.ReadAt(head, 0); isUTF16(string(head[:n])) {
		return nil, source.Say("it is UTF-16; save it as UTF-8")
	}
	var last []byte
	block := make([]byte, 64<<10)
	for size > 0 {
		n := min(size, int64(len(block)))
		if _, err := file.ReadAt(block[:n], size-n); err != nil && err != io.EOF {
			return nil, err
		}
		if i := bytes.LastIndexByte(block[:n], '\n'); i >= 0 {
			return slices.Concat(block[i+1:n], last), nil
		}
		last = slices.Concat(block[:n], last)
		size -= n
	}
	return last, nil
}

// isTorn reports whether a line without its line feed is no whole one.
func isTorn(line []byte) bool {
	c := chunk{last: true, acts: coding.Acts()}
	c.parse(string(line))
	return slices.ContainsFunc(c.findings, func(f finding) bool { return f.kind == torn })
}

// keep writes the bytes of a torn line into a file of their own, and returns
// its name.
func (w *writer) keep(line []byte) (string, error) {
	name := w.file() + ".torn-" + w.now().UTC().Format("20060102T150405.000000Z")
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	for n := 2; errors.Is(err, fs.ErrExist) && n < 1000; n++ {
		file, err = os.OpenFile(fmt.Sprintf("%s-%d", name, n), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	}
	if err != nil {
		return "", err
	}
	name = file.Name()
	_, err = file.Write(line)
	if err = errors.Join(err, file.Sync(), file.Close(), lock.SyncFolder(w.dir)); err != nil {
		os.Remove(name)
		return "", err
	}
	return filepath.Base(name), nil
}

// latestIn returns the last time in a file. What cannot be read has none. It
// looks at the times alone, since it is asked before every decision.
func latestIn(path string) time.Time {
	text, err := readText(path)
	if err != nil || isUTF16(text) {
		return time.Time{}
	}
	cut := cuts(text)
	times := make([]time.Time, len(cut))
	corpus.Each(len(cut), func(i int) { times[i] = latestOf(cut[i]) })
	return slices.MaxFunc(times, time.Time.Compare)
}

// latestOf returns the last time in a text. A quotation mark within a JSON
// string has a backslash before it, so that what is looked for is a key.
func latestOf(text string) time.Time {
	const key = `"at"`
	var last time.Time
	for {
		i := strings.Index(text, key)
		if i < 0 {
			return last
		}
		text = strings.TrimLeft(text[i+len(key):], " \t")
		value, ok := strings.CutPrefix(strings.TrimLeft(strings.TrimPrefix(text, ":"), " \t"), `"`)
		if !ok {
			continue
		}
		value, _, ok = strings.Cut(value, `"`)
		if t, err := time.Parse(time.RFC3339Nano, value); ok && err == nil && t.After(last) {
			last = t.UTC()
		}
	}
}
