package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// between returns what stands in the cleaned text between two words that stay.
func (t *talk) between(last, next int, c *Cleaner) string {
	if last+1 == next && last >= 0 && next < len(t.words) {
		return collapseBlanks(t.gap(next))
	}
	var gaps []string
	for i := last + 1; i <= next; i++ {
		gap := t.gap(i)
		if i > last+1 {
			switch t.words[i-1].drop {
			case copied:
				continue
			case broken:
				gap = strings.TrimLeft(gap, "-–—….")
			}
		}
		gaps = append(gaps, gap)
	}
	light := last >= 0 && c.light[t.words[last].lower]
	return joinGaps(gaps, last < 0, next == len(t.words), light)
}

// joinGaps makes one of the gaps between several words: the first mark that ends
// a sentence, else a comma, unless it belongs to what was taken out of a clause;
// quotes and brackets stay.
func joinGaps(gaps []string, first, last, light bool) string {
	var g marks
	if !first && strings.HasPrefix(gaps[0], "-") {
		g.hyphen, gaps[0] = "-", gaps[0][1:]
	}
	for i, gap := range gaps {
		g.read(gap, first && i == 0)
	}
	switch {
	case first:
		return g.opening
	case last:
		return g.hyphen + g.closing
	case g.newline:
		return g.hyphen + g.closing + "\n" + g.opening
	case g.stop:
		return g.hyphen + g.closing + " " + g.opening
	case g.comma && (!light || strings.Contains(gaps[0], ",") && !strings.Contains(strings.Join(gaps[1:], ""), ",")):
		return g.hyphen + g.closing + ", " + g.opening
	case g.dash:
		return g.hyphen + g.closing + " – " + g.opening
	}
	return g.hyphen + g.closing + " " + g.opening
}

// marks are what stands between words.
type marks struct {
	hyphen, closing, opening   string
	stop, comma, dash, newline bool
}

// read adds the marks of a gap. Quotes that are written alike on both sides open
// at the start of the text and behind a blank.
func (g *marks) read(gap string, blank bool) {
	for rest := gap; rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		switch r {
		case '.', '!', '?', '…':
			size = terminators(rest)
			if !g.stop {
				g.stop = true
				g.closing += rest[:size]
			}
		case ',', ';', ':':
			g.comma = true
		case '–', '—', '-':
			g.dash = true
		case '\n':
			g.newline = true
		case '“', '„', '«', '(', ')', '"', '”', '»':
			g.quote(r, blank)
		}
		blank = unicode.IsSpace(r)
		rest = rest[size:]
	}
}

func (g *marks) quote(r rune, blank bool) {
	switch {
	case r == '“' || r == '„' || r == '«' || r == '(' || r != ')' && blank:
		g.opening += string(r)
	case g.opening != "":
		g.opening = "" // what was quoted has gone
	default:
		g.closing += string(r)
	}
}

// collapseBlanks makes one blank of several, and of a note that was taken out.
func collapseBlanks(gap string) string {
	lines := strings.Split(gap, "\n")
	for i, line := range lines {
		joined := strings.Join(strings.Fields(line), " ")
		if i == 0 && startsBlank(line) && joined != "" {
			joined = " " + joined
		}
		if i == len(lines)-1 && endsBlank(line) && joined != "" {
			joined += " "
		}
		lines[i] = joined
	}
	if out := strings.Join(lines, "\n"); out != "" || gap == "" {
		return out
	}
	return " "
}

func startsBlank(s string) bool { return unicode.IsSpace(firstRune(s)) }

func endsBlank(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}
