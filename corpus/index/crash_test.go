package index

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"mening/corpus/query"
	"mening/corpus/study"
)

// TestMain lets the test binary be the process that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("MENING_TEST_INDEX"); dir != "" {
		s, err := study.Load(dir)
		if err == nil {
			_, err = Open(s, Options{})
		}
		if err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestKilled kills a process again and again while it brings the index up to
// date. Whatever it leaves behind, the next one offers the right turns.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts processes and kills them")
	}
	dir := t.TempDir()
	s := newSynthetic(3, 3000)
	s.writeStudy(t, dir, 40, 150, 12)
	past(t, dir)
	start := time.Now()
	process := func() *exec.Cmd {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), "MENING_TEST_INDEX="+dir)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		return c
	}
	if err := process().Wait(); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(start)
	const rounds = 12
	for round := range rounds {
		if round%3 == 0 {
			os.RemoveAll(filepath.Join(dir, ".mening"))
		} else {
			s.writeStudy(t, dir, 1+round*2, 150, 12) // the first ones change
		}
		c := process()
		time.Sleep(whole * time.Duration(round+1) / (rounds + 2))
		c.Process.Kill()
		c.Wait()
		o := open(t, dir)
		if o.Index == nil {
			t.Fatalf("round %d: %s", round, o.Notice)
		}
		wanted := 0
		for _, word := range []int{2, 40, 700} {
			form := s.words[word]
			got, err := o.Index.Candidates(query.NeedMatch{Prefix: form[:1], Match: func(f string) bool { return f == form }})
			if err != nil {
				t.Fatal(err)
			}
			d := newDocuments()
			for _, transcript := range o.Corpus.Transcripts {
				a, err := d.analysis(transcript)
				if err != nil {
					t.Fatal(err)
				}
				var want []int
				for i := range transcript.Turns {
					if d.forms(a, transcript.Turns[i].Text).terms[form] != nil {
						want = append(want, i)
					}
				}
				wanted += len(want)
				if offered := got.Turns(transcript); !slices.Equal(offered, want) {
					t.Errorf("round %d: %s in %s: offered %v, want %v (%s)", round, form, transcript.Path, offered, want, o.Notice)
				}
			}
			if got.All {
				t.Errorf("round %d: all are offered", round)
			}
		}
		if wanted == 0 {
			t.Error("the words occur nowhere")
		}
		o.Index.Close()
	}
}

// TestSearchWhileAnotherRefreshes searches again and again while another
// process brings the index up to date. Each search finds what is in the files:
// by way of the index, or without it while that is being written.
func TestSearchWhileAnotherRefreshes(t *testing.T) {
	dir := t.TempDir()
	s := newSynthetic(5, 3000)
	s.writeStudy(t, dir, 30, 100, 12)
	write(t, dir, "transcripts/zz.txt", "I: Va?\nAME 1: Enhörningen.\n")
	past(t, dir)
	first(t, dir)
	for round := range 3 {
		s.writeStudy(t, dir, 20, 100, 12)
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), "MENING_TEST_INDEX="+dir)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		for searches := 0; ; searches++ {
			loaded, err := study.Load(dir)
			if err != nil {
				t.Fatal(err)
			}
			o, err := Open(loaded, Options{BoltTimeout: time.Millisecond, Ahead: ReadAhead(dir)})
			if err != nil {
				t.Fatal(err)
			}
			if n := len(o.Corpus.Transcripts); n != 31 {
				t.Errorf("round %d: %d transcripts", round, n)
			}
			if o.Index != nil {
				found, err := o.Index.Candidates(query.NeedStem("enhörning"))
				if err != nil {
					t.Fatal(err)
				}
				zz := o.Corpus.Transcript("zz.txt")
				if got := found.Turns(zz); !found.All && !slices.Equal(got, []int{1}) {
					t.Errorf("round %d: found %v", round, got)
				}
				o.Index.Close()
			}
			select {
			case err := <-ended:
				if err != nil {
					t.Errorf("the other process: %v", err)
				}
			default:
				continue
			}
			break
		}
	}
}
