package lock

import (
	"errors"
	"os"
	"runtime"
)

// SyncFolder brings the names in a folder to the disk, so that a file that was
// made or renamed there outlives the machine. Windows does so itself.
func SyncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
