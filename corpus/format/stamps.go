package format

import (
	"strings"

	"mening/corpus"
)

// hashTime reads a time as f4transkript writes it, with a tenth of a second
// behind a dash: `#00:01:02-1#`.
func hashTime(s string) (at corpus.Time, n int) {
	seconds, n := clock(s[1:])
	if n == 0 {
		return at, 0
	}
	n++
	if n+1 < len(s) && s[n] == '-' && s[n+1] >= '0' && s[n+1] <= '9' {
		seconds += float64(s[n+1]-'0') / 10
		n += 2
	}
	if n == len(s) || s[n] != '#' {
		return at, 0
	}
	return corpus.At(seconds), n + 1
}

// cutTimes takes the times in brackets and those of f4transkript from talk. It
// returns how many stood within it, and apart from them the one of
// f4transkript that ends it. Talk without any is returned as it is.
func cutTimes(text string) (talk string, cut int, end corpus.Time) {
	if strings.IndexByte(text, ':') < 0 || !strings.ContainsAny(text, "([#") {
		return text, 0, end
	}
	var b strings.Builder
	from := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c != '(' && c != '[' && c != '#' || i+1 == len(text) || text[i+1] < '0' || text[i+1] > '9' {
			continue
		}
		begin, _, n := times(text[i:])
		if n == 0 {
			continue
		}
		before := text[from:i]
		if from = i + n; from < len(text) && text[from] == ' ' || from == len(text) ||
			strings.IndexByte(".,;:!?\n", text[from]) >= 0 {
			before = strings.TrimRight(before, " ")
		}
		b.WriteString(before)
		if b.Len() == 0 {
			from += len(text[from:]) - len(strings.TrimLeft(text[from:], " "))
		}
		if c == '#' && strings.TrimSpace(text[from:]) == "" {
			end = begin
		} else {
			cut++
		}
		i = from - 1
	}
	if from == 0 {
		return text, 0, end
	}
	b.WriteString(text[from:])
	return strings.TrimSpace(b.String()), cut, end
}

// talk adds what was said to the open turn, without the times in it. A time of
// f4transkript tells when the turn has ended, if nothing more is said in it.
func (c *collector) talk(text string) {
	text, cut, end := cutTimes(text)
	if c.ended.Known {
		cut++
	}
	c.r.repaired("time", cut)
	c.ended = end
	if text == "" && len(c.parts) > 0 {
		return
	}
	c.parts = append(c.parts, text)
}
