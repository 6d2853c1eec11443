package main

import (
	"fmt"
	"mening/corpus/source"
	"os"
	"os/signal"
	"strings"
	"time"

	"golang.org/x/term"
)

// terminal is a screen with a keyboard. Between open and close nothing else
// may write to it.
type terminal struct {
	in, out *os.File
	before  *term.State
	color   bool

	bytes   chan []byte // closed at the end of the input
	stop    chan os.Signal
	resized chan os.Signal
	decoder keyDecoder
	ready   []key
}

// openTerminal takes over the terminal that the program was started from.
func openTerminal(e *env) (*terminal, error) {
	t := &terminal{bytes: make(chan []byte), stop: make(chan os.Signal, 1), resized: make(chan os.Signal, 1)}
	var err error
	if t.in, t.out, err = terminalFiles(e); err != nil {
		return nil, err
	}
	t.color = e.getenv("NO_COLOR") == ""
	if t.before, err = term.MakeRaw(int(t.in.Fd())); err != nil {
		return nil, noTerminal(source.Say("the terminal gives no single keys: %s", err))
	}
	notifyEnd(t.stop)
	notifyResize(t.resized)
	// Another screen, no wrapping, and what is pasted told from what is typed.
	fmt.Fprint(t.out, "\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?25l")
	go t.read()
	return t, nil
}

// terminalFiles returns the terminal's input and output.
func terminalFiles(e *env) (in, out *os.File, err error) {
	in, ok := e.stdin.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return nil, nil, noTerminal(source.Say("the input comes from no terminal"))
	}
	out, ok = e.stdout.(*os.File)
	if !ok || !term.IsTerminal(int(out.Fd())) {
		return nil, nil, noTerminal(source.Say("the output goes to no terminal"))
	}
	if e.getenv("TERM") == "dumb" {
		return nil, nil, noTerminal(source.Say("this terminal (TERM=dumb) has no screen"))
	}
	return in, out, nil
}

func noTerminal(what source.Note) error {
	return usageError{source.Say("mening review needs a terminal: %s\n  decide in a sheet instead: mening review SHEET", what)}
}

// close gives the terminal back as it was.
func (t *terminal) close() {
	signal.Stop(t.stop)
	signal.Stop(t.resized)
	fmt.Fprint(t.out, "\x1b[?25h\x1b[?2004l\x1b[?7h\x1b[?1049l")
	_ = term.Restore(int(t.in.Fd()), t.before)
}

// read hands over what is typed until the terminal is gone. It ends with the
// process where nothing is typed any more.
func (t *terminal) read() {
	defer close(t.bytes)
	buffer := make([]byte, 4096)
	for {
		n, err := t.in.Read(buffer)
		if n > 0 {
			t.bytes <- append([]byte(nil), buffer[:n]...)
		}
		if err != nil {
			return
		}
	}
}

// escapeTime is how long the rest of a key may take.
const escapeTime = 50 * time.Millisecond

// key waits for the next key.
func (t *terminal) key() key {
	for len(t.ready) == 0 {
		var late <-chan time.Time
		if t.decoder.waiting() {
			late = time.After(escapeTime)
		}
		select {
		case b, ok := <-t.bytes:
			if !ok {
				return key{kind: keyClosed}
			}
			t.ready = append(t.ready, t.decoder.feed(b)...)
		case <-late:
			t.ready = append(t.ready, t.decoder.flush()...)
		case <-t.resized:
			return key{kind: keyResized}
		case <-t.stop:
			return key{kind: keyClosed}
		}
	}
	k := t.ready[0]
	t.ready = t.ready[1:]
	return k
}

// size returns columns and rows.
func (t *terminal) size() (columns, rows int) {
	columns, rows, err := term.GetSize(int(t.out.Fd()))
	if err != nil || columns <= 0 || rows <= 0 {
		return 80, 24
	}
	return columns, rows
}

// cursor is where the cursor stands, from 0; a negative row hides it.
type cursor struct{ row, column int }

// draw shows lines from the top of the screen on.
func (t *terminal) draw(lines []string, at cursor) error {
	var b strings.Builder
	b.WriteString("\x1b[?25l\x1b[H")
	for i, line := range lines {
		if i > 0 {
			b.WriteString("\r\n")
		}
		b.WriteString("\x1b[2K" + line) // first: at the edge it would take the last letter
	}
	b.WriteString("\x1b[J")
	if at.row >= 0 {
		fmt.Fprintf(&b, "\x1b[%d;%dH\x1b[?25h", at.row+1, at.column+1)
	}
	_, err := t.out.WriteString(b.String())
	return err
}
