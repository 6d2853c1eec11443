package format

import (
	"strings"

	"mening/corpus"
)

// clock reads a time such as 1:02, 00:01:02 or 00:01:02.345 at the beginning
// of s and returns the number of bytes that it takes; 0 is none.
func clock(s string) (seconds float64, n int) {
	number := func(least, most int) (int, bool) {
		start, v := n, 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			if n-start >= most {
				return 0, false
			}
			v = v*10 + int(s[n]-'0')
			n++
		}
		return v, n-start >= least
	}
	first, ok := number(1, 4)
	if !ok || n >= len(s) || s[n] != ':' {
		return 0, 0
	}
	n++
	second, ok := number(2, 2)
	if !ok || second > 59 {
		return 0, 0
	}
	total := first*60 + second
	if n+1 < len(s) && s[n] == ':' && s[n+1] >= '0' && s[n+1] <= '9' {
		n++
		third, ok := number(2, 2)
		if !ok || third > 59 {
			return 0, 0
		}
		total = total*60 + third
	}
	seconds = float64(total)
	if n+1 < len(s) && (s[n] == '.' || s[n] == ',') && s[n+1] >= '0' && s[n+1] <= '9' {
		start, milli, scale := n, 0, 1000
		for n++; n < len(s) && s[n] >= '0' && s[n] <= '9'; n++ {
			if scale /= 10; scale > 0 {
				milli += int(s[n]-'0') * scale
			}
		}
		if n-start > 10 {
			return 0, 0
		}
		// In thousandths, so that 43,810 and 43.810 are the same number.
		seconds = float64(total*1000+milli) / 1000
	}
	return seconds, n
}

// times reads a time or a range of times at the beginning of s, with or
// without brackets around it: `0:22`, `[00:01:02]`, `[0:01 --> 0:05]`.
func times(s string) (begin, end corpus.Time, n int) {
	closing := byte(0)
	switch {
	case s == "":
		return begin, end, 0
	case s[0] == '#':
		begin, n = hashTime(s)
		return begin, end, n
	case s[0] == '[':
		closing = ']'
	case s[0] == '(':
		closing = ')'
	case s[0] == '<':
		closing = '>'
	case s[0] < '0' || s[0] > '9':
		return begin, end, 0
	}
	if closing != 0 {
		n = 1
	}
	seconds, used := clock(s[n:])
	if used == 0 {
		return begin, end, 0
	}
	n += used
	begin = corpus.At(seconds)
	if closing == 0 {
		return begin, end, n
	}
	rest := strings.TrimLeft(s[n:], " ")
	for _, dash := range []string{"-->", "->", "–", "-"} {
		if after, ok := strings.CutPrefix(rest, dash); ok {
			after = strings.TrimLeft(after, " ")
			if seconds, used := clock(after); used > 0 {
				end = corpus.At(seconds)
				rest = strings.TrimLeft(after[used:], " ")
			}
			break
		}
	}
	if rest == "" || rest[0] != closing {
		return corpus.Time{}, corpus.Time{}, 0
	}
	return begin, end, len(s) - len(rest) + 1
}

// isTimed reports whether text is a time alone.
func isTimed(text string) bool {
	if text == "" || len(text) > 40 {
		return false
	}
	_, _, n := times(text)
	return n == len(text)
}
