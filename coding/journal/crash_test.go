//go:build unix

package journal

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"mening/coding"
)

// TestMain lets the test binary be a process that appends, and that is killed
// or hindered: MENING_TEST_JOURNAL is the folder, the coder, how many decisions
// and what is the matter.
func TestMain(m *testing.M) {
	if job := os.Getenv("MENING_TEST_JOURNAL"); job != "" {
		os.Exit(child(strings.Split(job, "|")))
	}
	os.Exit(m.Run())
}

// child appends decisions and prints the ids of each call once it is done. Every
// tenth call has many decisions.
func child(job []string) int {
	dir, coder, matter := job[0], job[1], job[3]
	n, _ := strconv.Atoi(job[2])
	w := newWriter(dir, coder)
	switch matter {
	case "erase":
		for range n {
			if _, err := Erase(dir, evenTurns); err != nil {
				fmt.Println("error:", err)
				return 1
			}
			fmt.Println("erased")
		}
		return 0
	case "pieces":
		w.write = inPieces
	case "small":
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 30000, Max: 30000}); err != nil {
			fmt.Println("cannot:", err)
			return 2
		}
	case "nobody":
		if os.Geteuid() == 0 {
			if err := syscall.Setuid(65534); err != nil {
				fmt.Println("cannot:", err)
				return 2
			}
		}
	}
	for done, call := 0, 0; done < n; call++ {
		size := 1
		if call%10 == 9 {
			size = min(40, n-done)
		}
		var decisions []coding.Decision
		for i := range size {
			decisions = append(decisions, decision(done+i))
		}
		r, err := w.append(decisions)
		if err != nil {
			fmt.Println("error:", strings.ReplaceAll(err.Error(), "\n  ", " / "))
			return 1
		}
		fmt.Println(ids(r.Decisions))
		done += size
	}
	return 0
}

// inPieces writes as a system does that is interrupted: it takes so long that a
// line is torn now and then.
func inPieces(file *os.File, b []byte, at int64) (int, error) {
	half := len(b)/2 + 1
	n, err := file.WriteAt(b[:half], at)
	if err != nil {
		return n, err
	}
	time.Sleep(50 * time.Microsecond)
	m, err := file.WriteAt(b[half:], at+int64(half))
	return n + m, err
}

func process(dir, coder string, n int, matter string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), fmt.Sprintf("MENING_TEST_JOURNAL=%s|%s|%d|%s", dir, coder, n, matter))
	return c
}

// fastFolder returns a folder in memory where there is one: what is flushed
// there is safe from the end of a process, which is what is tested, though not
// from that of the machine.
func fastFolder(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "mening-journal-*")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// reported splits what a child printed into the ids that it reported; a line
// without its end is not reported.
func reported(out []byte) (done []string, err string) {
	for line := range strings.Lines(string(out)) {
		if text, ok := strings.CutPrefix(line, "error: "); ok {
			return done, strings.TrimSpace(text)
		}
		if strings.HasSuffix(line, "\n") {
			done = append(done, strings.Fields(line)...)
		}
	}
	return done, ""
}

// lacks returns how many decisions that were reported are not there.
func lacks(j *Journal, done []string) int {
	there := map[string]bool{}
	for i := range j.Decisions {
		there[j.Decisions[i].ID] = true
	}
	n := 0
	for _, id := range done {
		if !there[id] {
			n++
		}
	}
	return n
}

// TestKilled kills a process at a random moment while it appends a thousand
// decisions, many times over; every other one writes in two pieces. All that it reported is there, at most the last
// line is torn, and the next append repairs it and says so.
func TestKilled(t *testing.T) {
	rounds := 200
	if testing.Short() {
		rounds = 10
	}
	top := fastFolder(t)
	random := rand.New(rand.NewPCG(3, 4))
	torn, killed := 0, 0
	for round := range rounds {
		dir := filepath.Join(top, fmt.Sprint(round))
		c := process(dir, "eva", 1000, []string{"", "pieces"}[round%2])
		pipe, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		target := random.IntN(200) // calls; there are 204
		reader := bufio.NewReader(pipe)
		for range target {
			line, err := reader.ReadBytes('\n')
			out.Write(line)
			if err != nil {
				break
			}
		}
		time.Sleep(time.Duration(random.IntN(1500)) * time.Microsecond)
		c.Process.Kill()
		out.ReadFrom(reader)
		if c.Wait() != nil {
			killed++
		}
		done, _ := reported(out.Bytes())
		j := read(t, dir)
		if n := lacks(j, done); n > 0 {
			t.Fatalf("round %d: %d of %d reported decisions are not there", round, n, len(done))
		}
		isTorn := len(j.Problems) == 1 && strings.Contains(j.Problems[0].Message, "the last line is torn")
		if len(j.Problems) > 0 && !isTorn {
			t.Fatalf("round %d: %v", round, j.Problems)
		}
		r := appendTo(t, newWriter(dir, "eva"), 1)
		if len(r.Warnings) > 0 != isTorn {
			t.Fatalf("round %d: %v, then %v", round, j.Problems, r.Warnings)
		}
		after := read(t, dir)
		if len(after.Problems) > 0 || len(after.Decisions) != len(j.Decisions)+1 {
			t.Fatalf("round %d: %d decisions, then %d, %v", round, len(j.Decisions), len(after.Decisions), after.Problems)
		}
		if isTorn {
			torn++
		}
		os.RemoveAll(dir)
	}
	t.Logf("%d rounds, %d killed before the end, %d torn lines", rounds, killed, torn)
	if torn == 0 && !testing.Short() {
		t.Error("no line was torn")
	}
	if killed < rounds/2 {
		t.Errorf("only %d of %d were killed", killed, rounds)
	}
}

// TestTwoAtOnce has processes append to one file, and to another beside it.
func TestTwoAtOnce(t *testing.T) {
	dir := fastFolder(t)
	coders := []string{"eva", "eva", "lisbeth"}
	outs := make([]bytes.Buffer, len(coders))
	var all []*exec.Cmd
	for i, coder := range coders {
		c := process(dir, coder, 500, "")
		c.Stdout = &outs[i]
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	var done []string
	for i, c := range all {
		if err := c.Wait(); err != nil {
			t.Fatal(err, outs[i].String())
		}
		ids, _ := reported(outs[i].Bytes())
		done = append(done, ids...)
	}
	j := read(t, dir)
	if n := lacks(j, done); n > 0 || len(done) != 1500 || len(j.Decisions) != 1500 || len(j.Problems) > 0 {
		t.Errorf("%d reported, %d not there, %d there, %v", len(done), n, len(j.Decisions), j.Problems)
	}
	for i := 1; i < len(j.Decisions); i++ {
		if !j.Decisions[i].At.After(j.Decisions[i-1].At) {
			t.Fatalf("%+v is not later than %+v", j.Decisions[i], j.Decisions[i-1])
		}
	}
}

// full checks what is left when a process could not write any more.
func full(t *testing.T, dir string, out []byte) {
	t.Helper()
	done, failed := reported(out)
	if !strings.Contains(failed, "cannot record decisions in "+filepath.Join(dir, "eva.jsonl")) || !strings.Contains(failed, " / nothing was recorded; ") {
		t.Fatalf("told %q", failed)
	}
	j := read(t, dir)
	if len(done) == 0 || ids(j.Decisions) != strings.Join(done, " ") || len(j.Problems) > 0 {
		t.Errorf("%d reported, %d there, %v", len(done), len(j.Decisions), j.Problems)
	}
	if kept, _ := filepath.Glob(filepath.Join(dir, "*.torn-*")); len(kept) > 0 {
		t.Errorf("kept %q", kept)
	}
}

func TestFileLimit(t *testing.T) {
	dir := filepath.Join(fastFolder(t), "coding")
	out, _ := process(dir, "eva", 1000, "small").Output()
	full(t, dir, out)
	if r := appendTo(t, newWriter(dir, "eva"), 1); len(r.Warnings) > 0 {
		t.Errorf("%v", r.Warnings)
	}
}

func TestDiskFull(t *testing.T) {
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "none", disk).CombinedOutput(); err != nil {
		t.Skipf("a small disk cannot be mounted here: %v %s", err, out)
	}
	defer exec.Command("umount", disk).Run()
	dir := filepath.Join(disk, "coding")
	out, _ := process(dir, "eva", 1000, "").Output()
	full(t, dir, out)
	// A coder who has no file yet gets none.
	fill, err := os.Create(filepath.Join(disk, "fill"))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = fill.Write(make([]byte, 512))
	}
	fill.Close()
	if _, err := Append(dir, "lisbeth", decision(1)); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "lisbeth.jsonl")); err == nil {
		t.Error("an empty file is left")
	}
	// A torn line stays where it is while its bytes cannot be kept.
	file, err := os.OpenFile(filepath.Join(dir, "eva.jsonl"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, _ := file.Stat()
	before := ids(read(t, dir).Decisions)
	if err := file.Truncate(info.Size() - 5); err != nil {
		t.Fatal(err)
	}
	file.Close()
	if _, err := Append(dir, "eva", decision(1)); err == nil {
		t.Error("there is no room")
	}
	if info2, _ := os.Stat(filepath.Join(dir, "eva.jsonl")); info2.Size() != info.Size()-5 {
		t.Errorf("%d bytes, then %d", info.Size()-5, info2.Size())
	}
	os.Remove(filepath.Join(disk, "fill"))
	r := appendTo(t, newWriter(dir, "eva"), 1)
	if len(r.Warnings) != 1 {
		t.Errorf("%v", r.Warnings)
	}
	before = before[:strings.LastIndex(before, " ")]
	if got := ids(read(t, dir).Decisions); got != before+" "+r.Decisions[0].ID {
		t.Errorf("got %s, want %s and one", got, before)
	}
}

// TestReadOnly appends as somebody who may read only.
func TestReadOnly(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "coding")
	appendTo(t, newWriter(dir, "eva"), 1)
	for _, name := range []string{filepath.Dir(top), top} {
		if err := os.Chmod(name, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	restrict := func(folder, file fs.FileMode) {
		t.Helper()
		items, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range items {
			if err := os.Chmod(filepath.Join(dir, item.Name()), file); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Chmod(dir, folder); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { restrict(0o700, 0o600) })
	for _, mode := range []fs.FileMode{0o444, 0o555} {
		restrict(0o555, mode&0o444)
		out, _ := process(dir, "eva", 1, "nobody").Output()
		if _, failed := reported(out); !strings.HasSuffix(failed, "permission denied / nothing was recorded; make folder and file writable for yourself") {
			t.Errorf("%o: told %q", mode, out)
		}
	}
	if j := read(t, dir); len(j.Decisions) != 1 || len(j.Problems) > 0 {
		t.Errorf("%v", j)
	}
}
