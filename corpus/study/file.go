package study

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"mening/corpus/source"
)

// readFile reads a file that a person put into the study. What is too large
// is refused before it fills the memory, and what is no file, such as a pipe,
// before it is waited for.
func readFile(name string) ([]byte, error) {
	return readStable(name, func() (fs.File, error) {
		info, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		if p := notRegular(name, info.Mode()); p != nil {
			return nil, p
		}
		return os.Open(name)
	})
}

// accessible returns the error where a folder, or what lies in it, may not be
// looked at.
func accessible(dir string) error {
	folder, err := os.Open(dir + string(filepath.Separator) + ".")
	if err != nil {
		return err
	}
	return folder.Close()
}

// notRegular returns the problem of what has the name of a file and is none.
func notRegular(name string, mode fs.FileMode) *source.Problem {
	switch {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		return source.Told(source.Error, name, 0, source.Say("is a folder, and no file %s", filepath.Ext(name)),
			"if transcripts lie in it, take the ending from its name; if it is a document that was unpacked, save the document anew")
	case mode&fs.ModeNamedPipe != 0:
		return source.Told(source.Error, name, 0, source.Say("is a pipe between programs, and no file"), "take it out of the transcripts folder")
	}
	return source.Told(source.Error, name, 0, source.Say("is a device or the like, and no file"), "take it out of the transcripts folder")
}

// readStable reads a file. One that changes meanwhile, so that its parts may
// not belong together, is read once more.
func readStable(name string, open func() (fs.File, error)) ([]byte, error) {
	for range 2 {
		data, stable, err := readOnce(name, open)
		if err != nil || stable {
			return data, err
		}
	}
	return nil, source.Told(source.Error, name, 0, source.Say("the file changes while it is read"),
		"wait until the program that writes it is done, and try again")
}

func readOnce(name string, open func() (fs.File, error)) (data []byte, stable bool, err error) {
	file, err := open()
	if err != nil {
		return nil, false, openProblem(name, err)
	}
	defer file.Close()
	before, err := file.Stat()
	if err != nil {
		return nil, false, openProblem(name, err)
	}
	if before.Size() > source.MaxFile {
		return nil, false, tooLarge(name)
	}
	var b bytes.Buffer
	b.Grow(int(before.Size()) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(file, source.MaxFile+1)); err != nil {
		return nil, false, openProblem(name, err)
	}
	if b.Len() > source.MaxFile {
		return nil, false, tooLarge(name)
	}
	after, err := file.Stat()
	if err != nil {
		return nil, false, openProblem(name, err)
	}
	stable = int64(b.Len()) == before.Size() && after.Size() == before.Size() && after.ModTime().Equal(before.ModTime())
	return b.Bytes(), stable, nil
}

func tooLarge(name string) *source.Problem {
	return source.Told(source.Error, name, 0, source.Say("the file is larger than %d MiB", source.MaxFile>>20),
		"split it, or take it out of the transcripts folder if it is no transcript")
}

// openProblem says why a file or folder cannot be read, without the path that
// the system repeats.
func openProblem(name string, err error) *source.Problem {
	var known *source.Problem
	if errors.As(err, &known) {
		return known
	}
	var perr *fs.PathError
	reason := err
	if errors.As(err, &perr) {
		reason = perr.Err
	}
	message, hint := source.Say("cannot be read: %s", reason), ""
	switch info, lerr := os.Lstat(name); {
	case errors.Is(err, fs.ErrPermission):
		hint = "check who may read it"
	case lerr == nil && info.Mode()&fs.ModeSymlink != 0:
		message = source.Say("is a link that leads nowhere")
		if !errors.Is(err, fs.ErrNotExist) {
			message = source.Say("is a link that cannot be followed: %s", reason)
		}
		hint = "take the link out, or put the file there"
	}
	return source.Told(source.Error, name, 0, message, hint)
}

// asProblem returns the problem in an error, or makes one for the file.
func asProblem(file string, err error) *source.Problem {
	var p *source.Problem
	if errors.As(err, &p) {
		return p
	}
	return &source.Problem{File: file, Message: err.Error()}
}
