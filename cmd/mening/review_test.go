//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"mening/coding/journal"
)

// seat is somebody who sits at a terminal on which mening review runs.
type seat struct {
	t      *testing.T
	dir    string
	pty    *os.File
	cmd    *exec.Cmd
	ended  chan error
	mu     sync.Mutex
	screen bytes.Buffer // all that was written
}

// sit starts a command in a pseudo-terminal, in English unless the environment
// says otherwise.
func sit(t *testing.T, dir string, rows, columns uint16, environment []string, args ...string) *seat {
	t.Helper()
	s := &seat{t: t, dir: dir, ended: make(chan error, 1)}
	s.cmd = exec.Command("mening", args...)
	s.cmd.Dir = dir
	s.cmd.Env = append(os.Environ(), append([]string{"TERM=xterm", "LC_ALL=C", "MENING_STUDY=.", "NO_COLOR=1"}, environment...)...)
	opened, err := pty.StartWithSize(s.cmd, &pty.Winsize{Rows: rows, Cols: columns})
	if err != nil {
		t.Fatal(err)
	}
	// Without blocking, so that closing it ends a read.
	fd, err := syscall.Dup(int(opened.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	opened.Close()
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	s.pty = os.NewFile(uintptr(fd), "terminal")
	go func() {
		buffer := make([]byte, 4096)
		for {
			n, err := s.pty.Read(buffer)
			s.mu.Lock()
			s.screen.Write(buffer[:n])
			s.mu.Unlock()
			if err != nil {
				break
			}
		}
		s.ended <- s.cmd.Wait()
	}()
	t.Cleanup(func() {
		s.pty.Close()
		_ = s.cmd.Process.Kill()
	})
	return s
}

// see waits for a text on the screen that was drawn last.
func (s *seat) see(text string) {
	s.t.Helper()
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if strings.Contains(s.shows(), text) {
			return
		}
	}
	s.t.Fatalf("%q does not come; the screen is\n%s", text, s.shows())
}

// escapes are the sequences that move the cursor or change how letters look.
var escapes = regexp.MustCompile(`\x1b\[[0-9;?]*[A-Za-z]`)

// shows returns the screen that was drawn last.
func (s *seat) shows() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	text := s.screen.String()
	if i := strings.LastIndex(text, "\x1b[H"); i >= 0 {
		text = text[i:]
	}
	return escapes.ReplaceAllString(text, "")
}

// press sends keys and waits for what comes of them.
func (s *seat) press(keys, see string) {
	s.t.Helper()
	if _, err := s.pty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
	if see != "" {
		s.see(see)
	}
}

// end waits for the end of the program.
func (s *seat) end() {
	s.t.Helper()
	select {
	case err := <-s.ended:
		if err != nil {
			s.t.Fatalf("%v\n%s", err, s.shows())
		}
	case <-time.After(20 * time.Second):
		s.t.Fatal("the program does not end")
	}
}

// recorded returns what stands in the journal, a line a decision.
func recorded(t *testing.T, dir string) []string {
	t.Helper()
	j, err := journal.Read(filepath.Join(dir, "coding"))
	if err != nil || len(j.Problems) > 0 {
		t.Fatal(err, j.Problems)
	}
	var out []string
	for _, d := range j.Standing() {
		line := strings.TrimSpace(fmt.Sprintf("%s %s %s", d.Coder, d.Act, d.Code))
		for _, s := range []string{d.Value, d.Text} {
			if s != "" {
				line += " " + s
			}
		}
		if d.Unit != nil {
			line += fmt.Sprintf(" %s:%d %s", d.Unit.Transcript, d.Unit.Turn, strings.Fields(d.Unit.Quote)[0])
		}
		out = append(out, line)
	}
	return out
}

func wantRecorded(t *testing.T, dir string, want ...string) {
	t.Helper()
	if got := recorded(t, dir); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the journal holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// reviewStudy writes a small study.
func reviewStudy(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("study.yaml", "study: Small\nlanguage: en\nstakeholders: {AME: Labour market, SOC: Social services}\n")
	write("codebook.yaml", `codebook: Small
values:
  valence: ['+', '-', '!', mixed]
categories:
  - category: together
    name: Working together
    codes:
      - code: meet
        name: Regular meetings
        definition: Meetings that come back.
        include: Standing meetings only.
        rules: |
          meeting
          together
      - code: trust
        name: Trusting each other
        rules: |
          trust
codes:
  - code: humour
    name: Joking
`)
	write("transcripts/fg1.txt", `I: How do you work together?
AME 1: We have meetings every month. One `+"\x1b[31m"+`learns a lot. Then we trust each other.
SOC 1: Together we laugh. We have no meeting now.
I: And now?
AME 1: Meetings together, always.
`)
	return dir
}

func TestReview(t *testing.T) {
	dir := reviewStudy(t)
	s := sit(t, dir, 24, 80, nil, "review", "--coder", "eva")
	s.see("1 of 4 · fg1.txt:2 · AME 1 · proposed")
	s.see("┃ We have *meetings* every month.")
	s.see("I: How do you work together?")
	s.see("meet  Regular meetings")
	s.see("Meetings that come back.")
	s.press("d", "include: Standing meetings only.")
	s.press("d", "1 of 4")
	s.press("?", "write the condensed unit")
	s.press(" ", "1 of 4")
	s.press("-", "valence: -")
	s.press("s", "★")
	s.press("kWe meett\x7f monthly\r", "→ We meet monthly")
	s.press("mlook again\r", "memo: look again")
	s.press("y", "2 of 4")
	s.see("trust  Trusting each other")
	s.press("n", "3 of 4")
	s.press("cjok", "> ")
	s.see("humour  Joking")
	s.press("\r", "4 of 4")
	s.press("u", "3 of 4")
	s.see("taken back")
	s.press("c\x1b", "y yes")
	s.press("4", "valence: mixed")
	s.press("0", "recorded: value meet valence=")
	s.press("aju\x7f\x7fhum\r", "recorded: assign humour")
	s.press("\x1b[C", "4 of 4")
	s.press(" ", "that was the last one")
	s.press("b", "4 of 4")
	s.press("x", `no key "x"`)
	s.press("\x1b[200~yyy\x1b[201~", "4 of 4") // what is pasted decides nothing
	s.press("y", "that was the last one")
	s.press("q", "decided: 3 of 4")
	s.end()
	wantRecorded(t, dir,
		"eva value meet valence=- fg1.txt:2 We", "eva star fg1.txt:2 We", "eva condense We meet monthly fg1.txt:2 We", "eva memo analytic look again fg1.txt:2 We",
		"eva confirm meet fg1.txt:2 We", "eva reject trust fg1.txt:2 Then",
		"eva value meet valence=mixed fg1.txt:3 Together", "eva value meet valence= fg1.txt:3 Together", "eva assign humour fg1.txt:3 Together",
		"eva confirm meet fg1.txt:5 Meetings")
	if strings.Contains(s.screen.String(), "\x1b[31m") {
		t.Error("a control character of a transcript reached the terminal")
	}
	// What is decided does not come again; what was not, does.
	s = sit(t, dir, 24, 80, nil, "review", "--coder", "eva")
	s.see("1 of")
	s.press("q", "decided: 0 of")
	s.end()
	s = sit(t, dir, 24, 80, nil, "review", "--coder", "bo", "--status", "all", "--code", "meet")
	s.see("others say: eva meet (confirmed)")
	s.press("\x03", "decided: 0 of")
	s.end()
}

// TestReviewGone closes the terminal in the middle: what was decided is there.
func TestReviewGone(t *testing.T) {
	dir := reviewStudy(t)
	s := sit(t, dir, 24, 80, nil, "review", "--coder", "eva")
	s.see("1 of 4")
	s.press("y", "2 of 4")
	s.press("kunfinished", "unfinished")
	s.pty.Close()
	s.end()
	wantRecorded(t, dir, "eva confirm meet fg1.txt:2 We")
}

func TestReviewSwedish(t *testing.T) {
	dir := reviewStudy(t)
	s := sit(t, dir, 24, 80, []string{"LC_ALL=sv_SE.UTF-8"}, "review", "--coder", "eva")
	s.see("1 av 4 · fg1.txt:2 · AME 1 · föreslagen")
	s.see("j ja · n nej")
	s.press("j", "2 av 4")
	s.press("n", "3 av 4")
	s.press("q", "avgjorda: 2 av 4")
	s.end()
	wantRecorded(t, dir, "eva confirm meet fg1.txt:2 We", "eva reject trust fg1.txt:2 Then")
}

func TestReviewBlind(t *testing.T) {
	dir := reviewStudy(t)
	s := sit(t, dir, 24, 80, nil, "review", "--coder", "bo", "--blind")
	s.see("1 of 4 · fg1.txt:2 · AME 1")
	if screen := s.shows(); strings.Contains(screen, "Regular") || strings.Contains(screen, "*") || strings.Contains(screen, "proposed") {
		t.Errorf("the code is not hidden:\n%s", screen)
	}
	s.press("y", "codes are hidden")
	s.press("chum\r", "your codes: humour Joking")
	s.press("atru\r", "your codes: humour Joking; trust")
	s.press("+", "valence: +")
	s.press(" ", "2 of 4")
	s.press("n", "3 of 4")
	s.see("recorded: no code fits")
	if screen := s.shows(); strings.Contains(screen, "reject") {
		t.Errorf("the code that was hidden is told:\n%s", screen)
	}
	s.press("d", "codes are hidden")
	s.press("q", "decided: 2 of 4")
	s.end()
	wantRecorded(t, dir,
		"bo reject meet fg1.txt:2 We", "bo assign humour fg1.txt:2 We", "bo assign trust fg1.txt:2 We",
		"bo value humour valence=+ fg1.txt:2 We", "bo value trust valence=+ fg1.txt:2 We", "bo reject fg1.txt:2 Then")
}

// TestReviewBlindRead passes units without a code: they are recorded as read, an
// undo takes that back, and the next session begins behind them.
func TestReviewBlindRead(t *testing.T) {
	dir := reviewStudy(t)
	s := sit(t, dir, 24, 80, nil, "review", "--coder", "bo", "--blind")
	s.see("1 of 4 · fg1.txt:2")
	s.press(" ", "2 of 4")
	s.see("recorded: read")
	s.press("\x1b[B", "3 of 4")
	s.press("b", "2 of 4 · fg1.txt:2 · AME 1 · ✓ read")
	s.press(" ", "3 of 4") // read already
	s.press("u", "2 of 4")
	s.press("chum\r", "your codes: humour Joking")
	s.press(" ", "3 of 4")
	s.press("\x1b[F", "4 of 4") // a jump passes nothing
	s.press("q", "read and left uncoded: 1")
	s.end()
	wantRecorded(t, dir, "bo read fg1.txt:2 We", "bo reject trust fg1.txt:2 Then", "bo assign humour fg1.txt:2 Then")
	s = sit(t, dir, 24, 80, nil, "review", "--coder", "bo", "--blind")
	s.see("2 of 3 · fg1.txt:3 · SOC 1")
	s.press("b", "1 of 3 · fg1.txt:2 · AME 1 · ✓ read")
	s.press("q", "decided: 0 of 3")
	s.end()
	// Where codes are shown, passing says nothing.
	s = sit(t, dir, 24, 80, nil, "review", "--coder", "eva")
	s.see("1 of 4")
	s.press(" ", "2 of 4")
	s.press("q", "decided: 0 of 4")
	s.end()
	wantRecorded(t, dir, "bo read fg1.txt:2 We", "bo reject trust fg1.txt:2 Then", "bo assign humour fg1.txt:2 Then")
}

func TestReviewGroups(t *testing.T) {
	dir := reviewStudy(t)
	s := sit(t, dir, 24, 80, nil, "review", "--coder", "eva", "--group", "rule", "--sample", "2")
	s.see("rule 1 of 3 · proposals: 3, open: 3")
	s.see("rule: meeting")
	s.see("*")
	s.press(" ", "rule 2 of 3")
	s.see("proposed by other rules, too")
	s.press("b", "rule 1 of 3")
	s.press("y", "rule 2 of 3")
	s.see("recorded: 3 × confirm meet")
	s.press("u", "rule 1 of 3 · proposals: 3, open: 3")
	s.press("v", "1 of 3 · fg1.txt:2")
	s.press("n", "2 of 3")
	s.press("q", "rule 1 of 3 · proposals: 3, open: 2")
	s.press("y", "rule 2 of 3")
	s.press("q", "decided: 3 of")
	s.end()
	got := strings.Join(recorded(t, dir), "\n")
	if want := "eva reject meet fg1.txt:2 We\neva confirm meet fg1.txt:3 Together\neva confirm meet fg1.txt:5 Meetings"; got != want {
		t.Errorf("the journal holds\n%s\nwant\n%s", got, want)
	}
}

// TestReviewSizes draws every screen in many sizes: none is larger than the
// terminal.
func TestReviewSizes(t *testing.T) {
	dir := reviewStudy(t)
	s := sit(t, dir, 24, 80, nil, "review", "--coder", "eva")
	s.see("1 of 4")
	for _, size := range [][2]uint16{{24, 80}, {5, 20}, {1, 10}, {60, 200}, {10, 3}, {24, 80}} {
		if err := pty.Setsize(s.pty, &pty.Winsize{Rows: size[0], Cols: size[1]}); err != nil {
			t.Fatal(err)
		}
		s.press("b", "")
		// The screen of this size comes when the program has heard of it.
		lines := 0
		for range 100 {
			time.Sleep(50 * time.Millisecond)
			if lines = strings.Count(s.shows(), "\r\n") + 1; lines <= int(size[0]) {
				break
			}
		}
		if lines > int(size[0]) {
			t.Errorf("%v: %d lines", size, lines)
		}
	}
	s.see("1 of 4")
	s.press("q", "decided")
	s.end()
}

// TestReviewFailure shows what is wrong, and decides nothing, where the journal
// cannot be written.
func TestReviewFailure(t *testing.T) {
	dir := reviewStudy(t)
	s := sit(t, dir, 24, 80, nil, "review", "--coder", "eva")
	s.see("1 of 4")
	if err := os.WriteFile(filepath.Join(dir, "coding"), nil, 0o600); err != nil { // where the folder would be made
		t.Fatal(err)
	}
	s.press("y", "cannot record")
	s.see("1 of 4")
	s.press("q", "decided: 0 of 4")
	s.end()
}

func TestKeys(t *testing.T) {
	check := func(pieces []string, want ...key) {
		t.Helper()
		var d keyDecoder
		var got []key
		for _, p := range pieces {
			got = append(got, d.feed([]byte(p))...)
		}
		got = append(got, d.flush()...)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q: %v, want %v", pieces, got, want)
		}
	}
	check([]string{"yå"}, key{r: 'y'}, key{r: 'å'})
	check([]string{"\xc3", "\xa5"}, key{r: 'å'})
	check([]string{"\x1b"}, key{kind: keyEscape})
	check([]string{"\x1b", "[A"}, key{kind: keyUp})
	check([]string{"\x1b[5~\x1bOB"}, key{kind: keyPageUp}, key{kind: keyDown})
	check([]string{"\x1by"}, key{kind: keyEscape}, key{r: 'y'})
	check([]string{"\x1b[200~a\r", "b\x1b[201~q"}, key{kind: keyPaste, text: "a\rb"}, key{r: 'q'})
	check([]string{"\r\x7f\x03\x00"}, key{kind: keyEnter}, key{kind: keyBackspace}, key{kind: keyStop}, key{kind: keyUnknown})
	check([]string{"\xff"}, key{kind: keyUnknown})
	check(nil)
}

// FuzzKeys decodes anything, in pieces, to an end.
func FuzzKeys(f *testing.F) {
	for _, s := range []string{"y", "\x1b[A", "\x1b[200~x\x1b[201~", "\xc3\xa5", "\x1b\x1b[", "\x1b[999999999999999999999999999999999999999999"} {
		f.Add([]byte(s), 1)
	}
	f.Fuzz(func(t *testing.T, b []byte, at int) {
		at = max(0, min(at, len(b)))
		var whole, pieces keyDecoder
		one := whole.feed(bytes.Clone(b))
		two := append(pieces.feed(bytes.Clone(b[:at])), pieces.feed(bytes.Clone(b[at:]))...)
		if len(b) <= longestSequence && fmt.Sprint(one) != fmt.Sprint(two) {
			t.Errorf("%q at %d: %v and %v", b, at, one, two)
		}
	})
}
