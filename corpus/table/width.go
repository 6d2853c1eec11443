package table

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

const joiner = '\u200d' // joins the characters around it into one picture

// textWidth returns the number of columns that a line takes on a terminal. It
// does not ask the locale: characters of ambiguous width take one column.
func textWidth(s string) int {
	n, joined := 0, false
	for _, r := range s {
		if !joined {
			n += runeWidth(r)
		}
		joined = r == joiner
	}
	return n
}

func runeWidth(r rune) int {
	switch {
	case r < 0x300: // the soft hyphen too: terminals show it
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1160 && r <= 0x11ff: // vowels and finals of Hangul syllables
		return 0
	case r >= 0x1f3fb && r <= 0x1f3ff: // colours of skin
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// linesWidth returns the width of the widest line.
func linesWidth(lines []string) int {
	n := 0
	for _, line := range lines {
		n = max(n, textWidth(line))
	}
	return n
}

// wrap breaks lines at blanks so that none is wider than limit. Words that are
// wider are broken behind / - _, and cut where that is not enough. A line that
// fits stays as it is, blanks included.
func wrap(lines []string, limit int) []string {
	var out []string
	for _, line := range lines {
		if textWidth(line) <= limit {
			out = append(out, line)
			continue
		}
		out = append(out, wrapLine(line, limit)...)
	}
	return out
}

func wrapLine(line string, limit int) []string {
	var out []string
	var current strings.Builder
	used := 0
	flush := func() {
		if current.Len() > 0 {
			out = append(out, current.String())
			current.Reset()
			used = 0
		}
	}
	for word := range strings.SplitSeq(line, " ") {
		if word == "" {
			continue
		}
		n := textWidth(word)
		if current.Len() > 0 && used+1+n > limit {
			flush()
		}
		for n > limit {
			head, tail := split(word, limit)
			if tail == "" {
				break // one character that is wider than the limit
			}
			out = append(out, head)
			word, n = tail, textWidth(tail)
		}
		if current.Len() > 0 {
			current.WriteByte(' ')
			used++
		}
		current.WriteString(word)
		used += n
	}
	flush()
	return out
}

// split breaks a word behind the last slash that fits, or the last other sign,
// else cuts it.
func split(word string, limit int) (head, tail string) {
	end, slash := 0, 0
	for end < len(word) {
		next := end + pieceEnd(word[end:])
		if textWidth(word[:next]) > limit {
			break
		}
		if end = next; word[end-1] == '/' {
			slash = end
		}
	}
	switch {
	case slash > 0:
		end = slash
	case end == 0:
		return cut(word, limit)
	}
	return word[:end], word[end:]
}

// cut splits a word where limit is reached, never between a character and its
// combining marks. The head has at least one character.
func cut(word string, limit int) (head, tail string) {
	used, joined := 0, false
	for i, r := range word {
		n := runeWidth(r)
		if joined {
			n = 0
		}
		joined = r == joiner
		if i > 0 && n > 0 && used+n > limit {
			return word[:i], word[i:]
		}
		used += n
	}
	return word, ""
}
