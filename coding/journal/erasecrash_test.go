//go:build unix

package journal

import (
	"math/rand/v2"
	"mening/coding"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

// TestEraseBeside erases again and again while coders append: nothing that is to
// stay is lost, and what was erased does not come back.
func TestEraseBeside(t *testing.T) {
	dir := fastFolder(t)
	var reported [2][]string
	var all sync.WaitGroup
	for k, coder := range []string{"eva", "lisbeth"} {
		all.Go(func() {
			w := newWriter(dir, coder)
			w.wait = time.Minute
			for i := range 120 {
				r, err := w.append([]coding.Decision{decision(i)})
				if err != nil {
					t.Error(err)
					return
				}
				if r.Decisions[0].Unit.Turn%2 == 1 {
					reported[k] = append(reported[k], r.Decisions[0].ID)
				}
			}
		})
	}
	stop := make(chan bool)
	var eraser sync.WaitGroup
	eraser.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := Erase(dir, evenTurns); err != nil {
				t.Error(err)
				return
			}
		}
	})
	all.Wait()
	close(stop)
	eraser.Wait()
	if _, err := Erase(dir, evenTurns); err != nil {
		t.Fatal(err)
	}
	j := read(t, dir)
	done := slices.Concat(reported[0], reported[1])
	if n := lacks(j, done); n > 0 || len(j.Decisions) != len(done) || len(j.Problems) > 0 {
		t.Errorf("%d of %d are not there, there are %d: %v", n, len(done), len(j.Decisions), j.Problems)
	}
}

// TestEraseKilled kills a process that erases at a random moment, many times over:
// each file is whole, and nothing that is to stay is lost.
func TestEraseKilled(t *testing.T) {
	rounds := 40
	if testing.Short() {
		rounds = 5
	}
	dir := fastFolder(t)
	random := rand.New(rand.NewPCG(5, 6))
	var stay []string
	for round := range rounds {
		for _, coder := range []string{"eva", "lisbeth", "bo"} {
			for _, d := range appendTo(t, newWriter(dir, coder), 20).Decisions {
				if d.Unit.Turn%2 == 1 {
					stay = append(stay, d.ID)
				}
			}
		}
		c := process(dir, "", 1, "erase")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.IntN(15000)) * time.Microsecond)
		c.Process.Kill()
		c.Wait()
		if j := read(t, dir); lacks(j, stay) > 0 || len(j.Problems) > 0 {
			t.Fatalf("round %d: %d of %d are not there: %v", round, lacks(j, stay), len(stay), j.Problems)
		}
	}
	if _, err := Erase(dir, evenTurns); err != nil {
		t.Fatal(err)
	}
	if j := read(t, dir); len(j.Decisions) != len(stay) {
		t.Errorf("%d decisions are there, %d are to stay", len(j.Decisions), len(stay))
	}
	if left, _ := filepath.Glob(filepath.Join(dir, besidePattern)); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
