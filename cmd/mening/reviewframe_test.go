package main

import (
	"bytes"
	"flag"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"mening/coding"
	"mening/corpus/study"
	"mening/corpus/table"
)

// exampleReviewer returns a reviewer of the example study without a terminal.
func exampleReviewer(t *testing.T, blind bool) *reviewer {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "example")
	if err := run([]string{"demo", dir}, strings.NewReader(""), &bytes.Buffer{}, &bytes.Buffer{}); err != nil {
		t.Fatal(err)
	}
	s, c, err := study.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	e := &env{stdin: strings.NewReader(""), stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}, getenv: func(string) string { return "" }}
	context := cli.NewContext(newApp(e), flag.NewFlagSet("review", flag.ContinueOnError), nil)
	o := &opened{study: s, corpus: c, voice: e.voice(context, c.Language)}
	b, err := o.codebook()
	if err != nil {
		t.Fatal(err)
	}
	d := &decider{finder: &finder{coded: &coded{opened: o, book: b, decided: coding.Decided{Standing: &coding.Standing{}}}}, env: e, coder: "eva"}
	d.observations = o.observe(e, b, d.decided)
	items, err := d.queue(context)
	if err != nil {
		t.Fatal(err)
	}
	if blind {
		items = withoutCodes(items)
	}
	return newReviewer(d, &terminal{}, items, blind)
}

var styles = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// TestReviewFrames lays every unit of the example study out in several sizes: no
// screen is larger than the terminal, none lets marks of its own through, and
// each shows the beginning of its unit.
func TestReviewFrames(t *testing.T) {
	t.Parallel()
	for _, blind := range []bool{false, true} {
		r := exampleReviewer(t, blind)
		for i := range r.items {
			for k, size := range [][2]int{{80, 24}, {120, 50}, {40, 12}, {7, 3}} {
				r.term.color, r.detail = (i+k)%2 == 0, i%3 == 0
				r.show(i)
				lines, _ := r.frame(size[0], size[1])
				text := styles.ReplaceAllString(strings.Join(lines, "\n"), "")
				if len(lines) != size[1] {
					t.Fatalf("%v: %d lines", size, len(lines))
				}
				for _, line := range strings.Split(text, "\n") {
					if n := table.Width(line); n > size[0] && size[0] >= 40 {
						t.Fatalf("%v: a line of %d columns: %q", size, n, line)
					}
				}
				if strings.ContainsAny(text, "\x1b"+markBegins+markEnds) {
					t.Fatalf("%v: marks are left: %q", size, text)
				}
				if size[1] >= 24 && !strings.Contains(text, "┃ "+strings.Split(strings.Fields(plainLine(r.items[i].Quote()))[0], "-")[0]) && r.term.color {
					t.Fatalf("%v: the unit does not stand there:\n%s", size, text)
				}
			}
		}
	}
}

// TestReviewSmall decides nothing on a screen on which nothing can be seen.
func TestReviewSmall(t *testing.T) {
	r := exampleReviewer(t, false)
	check := func(columns, rows int, keys string, want bool) {
		t.Helper()
		for _, letter := range keys {
			if got := r.ignores(key{r: letter}, columns, rows); got != want {
				t.Errorf("%d×%d: %q is ignored: %v", columns, rows, letter, got)
			}
		}
		lines, _ := r.frame(columns, rows)
		if got := strings.Contains(strings.Join(lines, " "), "fönstret är"); got != (columns < leastColumns || rows < leastRows) {
			t.Errorf("%d×%d: %q", columns, rows, lines)
		}
	}
	check(20, 5, "jnckms+ ", true)
	check(80, 5, "jn", true)
	check(20, 40, "jn", true)
	check(20, 5, "qQ", false)
	check(80, 24, "jnckms+ q", false)
}

// TestReviewLongUnit moves in a unit that is longer than the screen.
func TestReviewLongUnit(t *testing.T) {
	r := &reviewer{term: &terminal{}}
	var unit []string
	for i := range 25 {
		unit = append(unit, string(rune('a'+i)))
	}
	check := func(scroll int, want string) {
		t.Helper()
		r.scroll = scroll
		if got := strings.Join(r.window([]string{"?"}, []string{"<"}, unit, []string{">"}, 10), ""); got != want {
			t.Errorf("%d: %s, want %s", scroll, got, want)
		}
	}
	check(0, "abcdefghij")
	check(1, "ijklmnopqr")
	check(2, "pqrstuvwxy")
	check(9, "pqrstuvwxy")
	check(-1, "abcdefghij")
	unit = unit[:3]
	check(4, "?<abc>")
}

func TestLineEdit(t *testing.T) {
	check := func(keys string, want string) {
		t.Helper()
		e := newLineEdit("label", "ett två")
		var d keyDecoder
		for _, k := range d.feed([]byte(keys)) {
			e.press(k)
			if line, at := e.view(20); table.Width(line) > 20 || at > 20 {
				t.Errorf("%q: %q, %d", keys, line, at)
			}
		}
		if got := e.value(); got != want {
			t.Errorf("%q: %q, want %q", keys, got, want)
		}
	}
	check("", "ett två")
	check(" tre", "ett två tre")
	check("\x7f\x7f\x7fåå", "ett åå")
	check("\x1b[Hnoll \x1b[F!", "noll ett två!")
	check("\x1b[D\x1b[D\x1b[3~u", "ett tuå")
	check("\x1b[200~a\x1b[31mb\nc\x1b[201~", "ett tvåa[31mb c")
	check(" en lång rad som inte får plats på skärmen alls", "ett två en lång rad som inte får plats på skärmen alls")
}
