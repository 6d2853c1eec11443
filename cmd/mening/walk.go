package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"

	"mening/coding"
	"mening/coding/comparison"
	"mening/corpus/table"
)

// walk goes through what is open, one unit after another, and records each
// answer at once.
func (r *reconciliation) walk() error {
	keys, ok := r.env.stdin.(*os.File)
	if !ok {
		return fmt.Errorf("the input is no terminal\n  write a sheet with -o instead")
	}
	return r.ask(func() (rune, error) { return singleKey(keys) })
}

func isTerminal(r io.Reader) bool {
	f, ok := r.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// singleKey waits for one key. Control-C and the end of the input are q.
func singleKey(f *os.File) (rune, error) {
	before, err := term.MakeRaw(int(f.Fd()))
	if err != nil {
		return 0, err
	}
	defer term.Restore(int(f.Fd()), before)
	var b [16]byte
	n, err := f.Read(b[:])
	if err == io.EOF || n > 0 && (b[0] == 3 || b[0] == 4) {
		return 'q', nil
	}
	key, _ := utf8.DecodeRune(b[:n])
	return key, err
}

// ask shows each open unit, and asks until a key answers.
func (r *reconciliation) ask(key func() (rune, error)) error {
	w, v := r.env.stdout, r.voice
	for i, item := range r.open {
		if err := r.show(i, item); err != nil {
			return err
		}
		for answered := false; !answered; {
			pressed, err := key()
			if err != nil {
				return err
			}
			pressed = unicode.ToLower(pressed)
			choice, chosen, known := r.pressed(item, pressed)
			switch {
			case !known:
				continue
			case pressed == 'q':
				_, err := fmt.Fprintln(w, v.say("open: %d", len(r.open)-i))
				return err
			case chosen:
				// The standing state changes with each answer.
				if err := r.record([]comparison.Choice{choice}); err != nil {
					return err
				}
				if r.decided, err = r.opened.decided(r.book, ""); err != nil {
					return err
				}
			}
			answered = true
		}
	}
	_, err := fmt.Fprintln(w, v.say("open: %d", 0))
	return err
}

// pressed says what a key means; chosen is false where nothing is recorded.
func (r *reconciliation) pressed(item *comparison.Item, key rune) (choice comparison.Choice, chosen, known bool) {
	if n := int(key - '1'); n >= 0 && n < len(r.comparison.Coders) {
		return r.comparison.Keep(item, n), true, true
	}
	switch {
	case key == 'b' || r.voice.swedish && key == 'a' || key == 'a' && len(r.comparison.Coders) > 2:
		return r.everybody(item), true, true
	case key == 'n' || r.voice.swedish && key == 'i':
		return r.comparison.Give(item), true, true
	case key == 's' || key == 'q' || r.voice.swedish && key == 'h':
		return comparison.Choice{}, false, true
	}
	return comparison.Choice{}, false, false
}

// show prints a unit with what stands before it, what the coders made of it,
// and the keys.
func (r *reconciliation) show(i int, item *comparison.Item) error {
	w, v := r.env.stdout, r.voice
	turn, text := mainTurn(item)
	out := []string{"", fmt.Sprintf("%d/%d  %s:%d  %s", i+1, len(r.open), item.Transcript.Path, turn.Number, who(turn))}
	if before := strings.TrimSpace(coding.NewAnchor(item.Transcript, coding.NewIdentifier(item.Transcript), item.Parts).Before); before != "" {
		out = append(out, "  … "+strings.ReplaceAll(before, "\n", " / "))
	}
	out = append(out, "  “"+strings.ReplaceAll(text, "\n", " / ")+"”")
	keys := []string{}
	for n, coder := range r.comparison.Coders {
		out = append(out, fmt.Sprintf("  %s: %s", coder, r.given(item, n, ", ")))
		keys = append(keys, fmt.Sprintf("%d %s", n+1, coder))
	}
	out = append(out, strings.Join(append(keys, v.say("b both, n none, s skip, q stop")), ", "))
	_, err := fmt.Fprintln(w, table.Clean(strings.Join(out, "\n")))
	return err
}
