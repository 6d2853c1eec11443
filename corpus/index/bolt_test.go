package index

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// TestTruncatedBolt opens root.bolt cut off at many places: bolt maps more than
// the file has and reads it, which must not end the process.
func TestTruncatedBolt(t *testing.T) {
	dir := small(t)
	first(t, dir)
	data, err := os.ReadFile(filepath.Join(dir, ".mening", "index", "bleve", "store", "root.bolt"))
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	faults := 0
	for size := 0; size < len(data); size += 501 {
		for _, readOnly := range []bool{true, false} {
			// A name of its own: bolt keeps the lock of a file on which it panicked.
			name := filepath.Join(temp, fmt.Sprint(size, readOnly))
			if err := os.WriteFile(name, data[:size], 0o600); err != nil {
				t.Fatal(err)
			}
			db, err := openBolt(name, &bbolt.Options{ReadOnly: readOnly})
			if err != nil {
				faults++
				continue
			}
			db.Close()
		}
	}
	if faults == 0 {
		t.Error("bolt found nothing wrong with any of them")
	}
}
