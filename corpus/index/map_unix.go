//go:build unix

package index

import (
	"os"
	"syscall"
)

// mapped returns the first n bytes of a file as they lie in the page cache.
// They stay mapped as long as the process lives: strings of them may be
// anywhere. A text file only ever grows, and a new one has a new name.
func mapped(file *os.File, n int) ([]byte, error) {
	return syscall.Mmap(int(file.Fd()), 0, n, syscall.PROT_READ, syscall.MAP_SHARED)
}
