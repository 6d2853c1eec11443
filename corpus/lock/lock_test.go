package lock_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"mening/corpus/lock"
)

func TestOneAtATime(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	first, err := lock.Acquire(name, "eva", 0)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	_, err = lock.Acquire(name, "lisbeth", 50*time.Millisecond)
	var inUse *lock.InUse
	if !errors.As(err, &inUse) || inUse.Name != name ||
		!strings.HasPrefix(inUse.Error(), fmt.Sprintf("in use by eva, process %d on ", os.Getpid())) {
		t.Errorf("held: %v", err)
	}
	if waited := time.Since(start); waited < 50*time.Millisecond {
		t.Errorf("waited %v only", waited)
	}
	go func() {
		time.Sleep(30 * time.Millisecond)
		first.Release()
	}()
	second, err := lock.Acquire(name, "", 10*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Release(); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 || info.Size() != 0 {
		t.Errorf("left behind: %v %v", info, err)
	}
}

func TestMany(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	var count atomic.Int64 // read and written apart: only the lock keeps the sum
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 25 {
				l, err := lock.Acquire(name, "", time.Minute)
				if err != nil {
					t.Error(err)
					return
				}
				before := count.Load()
				time.Sleep(10 * time.Microsecond)
				count.Store(before + 1)
				l.Release()
			}
		})
	}
	wait.Wait()
	if count.Load() != 200 {
		t.Errorf("counted %d", count.Load())
	}
}

func TestImpossible(t *testing.T) {
	if _, err := lock.Acquire(filepath.Join(t.TempDir(), "none", "lock"), "", 0); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

func TestDamaged(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	if err := os.WriteFile(name, make([]byte, 32<<10), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := lock.Acquire(name, "eva", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Release()
	var inUse *lock.InUse
	if _, err := lock.Acquire(name, "", 0); !errors.As(err, &inUse) || !strings.HasPrefix(inUse.Holder, "eva") {
		t.Errorf("%v", err)
	}
}
