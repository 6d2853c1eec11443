package index

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"mening/corpus/lock"
)

// errInUse says that another process holds a lock.
var errInUse = errors.New("the index is in use by another process")

// acquire takes the lock of the one process that changes the index. It is a
// file of its own, since a rebuild deletes the folder in which bleve has its
// lock.
func (f folder) acquire(timeout time.Duration) (*lock.Lock, error) {
	l, err := lock.Acquire(f.in(lockName), "", timeout)
	var held *lock.InUse
	if errors.As(err, &held) {
		return nil, errInUse
	}
	return l, err
}

// bleveIsFree waits until nobody who would be in the way uses bleve's files:
// for reading no writer, for writing nobody at all. It returns errInUse where
// that takes too long, and another error where the files are damaged.
func (f folder) bleveIsFree(write bool, timeout time.Duration) error {
	name := f.in(bleveName, "store", "root.bolt")
	if _, err := os.Stat(name); err != nil {
		return err
	}
	db, err := openBolt(name, &bbolt.Options{ReadOnly: !write, Timeout: timeout})
	if err != nil {
		return err
	}
	return db.Close()
}

// openBolt opens a bolt file. Bolt panics on some damaged files, and reads beyond
// the end of others, which it has mapped.
func openBolt(name string, o *bbolt.Options) (db *bbolt.DB, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer recovered(&err)
	db, err = bbolt.Open(name, 0o600, o)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, errInUse
	}
	return db, err
}

// recovered turns a panic into an error: what reads a damaged file may panic,
// and a damaged cache must not stop anybody.
func recovered(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("damaged: %v", r)
	}
}

// folder is the folder of an index.
type folder string

// The names within the folder of an index.
const (
	bleveName     = "bleve"
	catalogueName = "catalogue"
	lockName      = "lock"
	textsPrefix   = "texts-"
	wordsName     = "words"
)

func (f folder) in(names ...string) string {
	return filepath.Join(append([]string{string(f)}, names...)...)
}

// bytes returns how much the index takes up on disk.
func (f folder) bytes() int64 {
	var sum int64
	filepath.WalkDir(string(f), func(_ string, item os.DirEntry, err error) error {
		if err == nil && item.Type().IsRegular() {
			if info, err := item.Info(); err == nil {
				sum += info.Size()
			}
		}
		return nil
	})
	return sum
}

// make makes the folder for its owner alone, and keeps the cache out of
// version control.
func (f folder) make() error {
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return err
	}
	ignore := filepath.Join(filepath.Dir(string(f)), ".gitignore")
	if _, err := os.Stat(ignore); err == nil {
		return nil
	}
	return os.WriteFile(ignore, []byte("*\n"), 0o600)
}

// keepPrivate takes the rights of others away from bleve's files, some of
// which bleve makes with those of the umask.
func (f folder) keepPrivate() error {
	return filepath.WalkDir(f.in(bleveName), func(name string, item os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case item.IsDir():
			return os.Chmod(name, 0o700)
		}
		return os.Chmod(name, 0o600)
	})
}
