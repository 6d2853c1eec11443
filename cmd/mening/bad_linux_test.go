package main

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// badPlaces puts what is no file into a folder, and returns the names of what
// cannot be read; links that lead in circles are told as warnings.
func badPlaces(t *testing.T, dir string) []string {
	t.Helper()
	in := func(name string) string { return filepath.Join(dir, name) }
	err := errors.Join(
		syscall.Mkfifo(in("pipe.txt"), 0o600),
		os.Symlink("/dev/zero", in("zero.txt")),
		os.Symlink("nowhere.txt", in("dangling.txt")),
		os.Symlink("circle.txt", in("circle.txt")),
		os.Symlink("..", in("loop")),
		os.WriteFile(in("huge.txt"), nil, 0o600),
		os.Truncate(in("huge.txt"), 1<<40),
	)
	if err != nil {
		t.Fatal(err)
	}
	bad := []string{"pipe.txt", "zero.txt", "dangling.txt", "circle.txt", "huge.txt"}
	if os.Getuid() != 0 { // who may read everything
		if err := errors.Join(os.WriteFile(in("secret.txt"), []byte("I: x\nP: y\n"), 0), os.Mkdir(in("closed"), 0)); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(in("closed"), 0o700) })
		bad = append(bad, "secret.txt", "closed")
	}
	return bad
}

// maxMemory returns the most memory that a process had, in bytes.
func maxMemory(p *os.ProcessState) int64 { return p.SysUsage().(*syscall.Rusage).Maxrss << 10 }
