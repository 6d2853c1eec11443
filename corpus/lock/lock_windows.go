package lock

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// farAway is the place of the byte that is locked: nobody else could read what
// is locked, so that it lies behind everything.
const farAway = 1 << 30

// try locks the file, unless another has it.
func try(file *os.File) (bool, error) {
	err := windows.LockFileEx(windows.Handle(file.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY,
		0, 1, 0, &windows.Overlapped{Offset: farAway})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}
