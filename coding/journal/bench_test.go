package journal

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"mening/coding"
)

// hundredThousand writes a journal of 100,000 decisions of two coders.
func hundredThousand(b *testing.B) (dir string, bytes int64) {
	b.Helper()
	dir = b.TempDir()
	start := time.Date(2026, 1, 31, 10, 0, 0, 0, time.UTC)
	for _, coder := range []string{"eva", "lisbeth"} {
		file, err := os.Create(filepath.Join(dir, coder+ending))
		if err != nil {
			b.Fatal(err)
		}
		w := bufio.NewWriter(file)
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		for i := range 50000 {
			d := decision(i)
			d.ID, d.At, d.Coder = fmt.Sprintf("%s%07d", coder[:3], i), start.Add(time.Duration(i)*time.Second), coder
			if i%20 == 19 {
				d = coding.Decision{ID: d.ID, At: d.At, Coder: coder, Act: coding.Undo, Value: fmt.Sprintf("%s%07d", coder[:3], i-1)}
			}
			if err := encoder.Encode(d); err != nil {
				b.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			b.Fatal(err)
		}
		info, _ := file.Stat()
		bytes += info.Size()
		file.Close()
	}
	return dir, bytes
}

// decision returns an invented decision without id, time and coder.
func decision(n int) coding.Decision {
	return coding.Decision{Act: coding.Assign, Code: fmt.Sprintf("kod-%d", n%48), Codebook: "1.0 3f2a9c0d",
		Unit: &coding.Anchor{ID: fmt.Sprintf("u%09d", n), Transcript: fmt.Sprintf("fokusgrupp/fg%d.txt", n%20), Turn: n%300 + 1, Start: n % 7, End: n%7 + 75,
			Quote:  fmt.Sprintf("Detta är den påhittade meningen %d, som är så lång som många andra är.", n),
			Before: "och innan dess sade någon detta.", After: "Och sedan sade någon annan det h"}}
}

// BenchmarkRead reads 100,000 decisions to their standing state.
func BenchmarkRead(b *testing.B) {
	dir, size := hundredThousand(b)
	b.SetBytes(size)
	for b.Loop() {
		j, err := Read(dir)
		if err != nil || len(j.Standing()) != 90000 || len(j.Problems) > 0 {
			b.Fatal(err, j.Problems)
		}
	}
}

// BenchmarkLatest is what an append does before it writes.
func BenchmarkLatest(b *testing.B) {
	dir, size := hundredThousand(b)
	b.SetBytes(size)
	w := newWriter(dir, "eva")
	for b.Loop() {
		if latest, err := w.latest(); err != nil || latest.IsZero() {
			b.Fatal(latest, err)
		}
	}
}

// BenchmarkDrain has encoding/json read the same files one after another, for
// comparison.
func BenchmarkDrain(b *testing.B) {
	dir, size := hundredThousand(b)
	b.SetBytes(size)
	for b.Loop() {
		var all []coding.Decision
		for _, name := range []string{"eva", "lisbeth"} {
			text, err := os.ReadFile(filepath.Join(dir, name+ending))
			if err != nil {
				b.Fatal(err)
			}
			for d := json.NewDecoder(bytes.NewReader(text)); ; {
				var one coding.Decision
				if err := d.Decode(&one); err == io.EOF {
					break
				} else if err != nil {
					b.Fatal(err)
				}
				all = append(all, one)
			}
		}
		if len(all) != 100000 {
			b.Fatal(len(all))
		}
	}
}
