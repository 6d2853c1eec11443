package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/term"

	"mening/coding"
	"mening/coding/comparison"
	"mening/corpus/table"
)

// isTerminal reports whether somebody may answer there.
func isTerminal(r io.Reader) bool {
	f, ok := r.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// settler settles what is open, one unit after another.
type settler struct {
	*reconciliation
	decider *decider
	at      int // in open
	settled int
	message string // what came of the last key
}

// walk goes through what is open on the terminal. Each answer is recorded at
// once.
func (r *reconciliation) walk() error {
	s := r.settler()
	t, err := openTerminal(r.env)
	if err != nil {
		return err
	}
	for stop := false; err == nil && !stop && s.at < len(r.open); {
		columns, rows := t.size()
		if err = t.draw(s.frame(columns, rows), cursor{row: -1}); err != nil {
			break
		}
		k := t.key()
		if isSmall(columns, rows, s.leastRows()) && !passes(k) {
			continue
		}
		switch k.kind {
		case keyClosed:
			t.close()
			return nil // nobody is there to read
		case keyStop:
			stop = true
		case keyRune:
			stop, err = s.press(unicode.ToLower(k.r))
		}
	}
	t.close()
	if err == nil {
		_, err = fmt.Fprintln(r.env.stdout, r.voice.say("settled: %d, open: %d", s.settled, len(r.open)-s.settled))
	}
	return err
}

func (r *reconciliation) settler() *settler {
	return &settler{reconciliation: r, decider: r.recorder()}
}

// press carries out a key, and goes on to the next unit where it answers.
func (s *settler) press(key rune) (stop bool, err error) {
	item := s.open[s.at]
	x, swedish := s.comparison, s.voice.swedish
	var choice comparison.Choice
	switch n := int(key - '1'); {
	case n >= 0 && n < len(x.Coders):
		choice = x.Keep(item, n)
	case key == 'b' || key == 'a' && (swedish || len(x.Coders) > 2):
		choice = s.everybody(item)
	case key == 'n' || key == 'i' && swedish:
		choice = x.Give(item)
	case key == 's' || key == 'h' && swedish:
		s.message = ""
		s.at++
		return false, nil
	case key == 'q':
		return true, nil
	default:
		return false, nil
	}
	decisions := x.Consensus(s.decided.Standing, []comparison.Choice{choice})
	if len(decisions) > 0 {
		if _, err := s.decider.append(decisions...); err != nil {
			s.message = "! " + plainLine(cleanError(s.voice.fault(err)))
			return false, nil
		}
		// What stands has changed, and the next answer depends on it.
		if s.decided, err = s.opened.decided(s.book, ""); err != nil {
			return true, err
		}
	}
	var said []string
	for i := range decisions {
		said = append(said, s.voice.say(string(decisions[i].Act))+" "+decisions[i].Code)
	}
	s.message = s.voice.say("recorded: %s", strings.Join(said, ", "))
	s.settled++
	s.at++
	return false, nil
}

// leastRows is how many rows a screen has at least on which all of it can be seen.
func (s *settler) leastRows() int { return leastRows + len(s.comparison.Coders) - 2 }

// frame returns the screen: where the unit stands, the unit with what stands
// around it, what the coders made of it, and the keys.
func (s *settler) frame(columns, rows int) []string {
	if isSmall(columns, rows, s.leastRows()) {
		return s.voice.smallFrame(columns, rows, s.leastRows())
	}
	item, v, x := s.open[s.at], s.voice, s.comparison
	turn, text := mainTurn(item)
	head := []string{table.Fit(fmt.Sprintf("%s  %s  %s", v.say("%d of %d", s.at+1, len(s.open)), placeOf(item.Transcript, item.Parts), plainLine(who(turn))), columns), ""}
	var body []string
	around := coding.NewAnchor(item.Transcript, coding.NewIdentifier(item.Transcript), item.Parts)
	if strings.TrimSpace(around.Before) != "" {
		body = append(body, indented("… "+around.Before, "    ", columns)...)
	}
	for line := range strings.Lines(text) {
		body = append(body, indented(line, "  ", columns)...)
	}
	if strings.TrimSpace(around.After) != "" {
		body = append(body, indented(around.After+" …", "    ", columns)...)
	}
	foot := []string{strings.Repeat("─", columns)}
	var keys []string
	for n, coder := range x.Coders {
		foot = append(foot, table.Fit(fmt.Sprintf("%s: %s", coder, s.given(item, n, ", ")), columns))
		keys = append(keys, fmt.Sprintf("%d %s", n+1, coder))
	}
	foot = append(foot, table.Fit(s.message, columns), table.Fit(strings.Join(append(keys, v.say("b both, n none, s skip, q stop")), ", "), columns))
	out, _ := screenful(head, body, foot, max(rows-len(head)-len(foot), 1), rows)
	return out
}

// indented breaks talk into lines behind a margin.
func indented(text, margin string, columns int) []string {
	lines := slices.Clone(table.Wrap(strings.TrimSpace(plainLine(text)), max(columns-len(margin), 10)))
	for i := range lines {
		lines[i] = margin + lines[i]
	}
	return lines
}
