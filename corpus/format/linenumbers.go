package format

import (
	"slices"
	"strings"
)

// cutLineNumbers takes the numbers of lines or paragraphs away where nearly all
// have one (half of them, where they count from one without a fault), they
// count upwards, and labels come to light behind them: a numbered list of
// questions keeps its numbers.
func (r *reading) cutLineNumbers(ps []paragraph) []paragraph {
	numbered, steps, ones, last := 0, 0, 0, -1
	for i := range ps {
		n, _ := lineNumber(ps[i].text)
		if n < 0 {
			if i > 20 && numbered*2 < i {
				return ps
			}
			continue
		}
		numbered++
		if last >= 0 && n > last && n <= last+5 {
			steps++
		}
		if n == last+1 || last < 0 && n == 1 {
			ones++
		}
		last = n
	}
	most := 8
	if ones == numbered && numbered >= 5 {
		most = 5 // they count from one without a fault
	}
	if numbered < 3 || numbered*10 < len(ps)*most || steps*10 < (numbered-1)*9 {
		return ps
	}
	bare := slices.Clone(ps)
	for i := range bare {
		p := &bare[i]
		n, cut := lineNumber(p.text)
		if n >= 0 {
			p.text, p.bold = p.text[cut:], max(p.bold-cut, 0)
		}
	}
	bare = slices.DeleteFunc(bare, func(p paragraph) bool { return p.text == "" })
	if len(findSpeakers(bare, r.hints, false)) <= len(findSpeakers(ps, r.hints, false)) {
		return ps
	}
	r.repaired("line-number", numbered)
	return bare
}

// lineNumber reads `12 `, `12. `, `12) `, `[12] ` or a number and a tab at the
// beginning of a line and returns where the text begins; the number is -1
// where there is none.
func lineNumber(s string) (number, after int) {
	i := 0
	bracketed := strings.HasPrefix(s, "[")
	if bracketed {
		i++
	}
	start := i
	for i < len(s) && i-start < 6 && s[i] >= '0' && s[i] <= '9' {
		number = number*10 + int(s[i]-'0')
		i++
	}
	if i == start {
		return -1, 0
	}
	if bracketed {
		if i == len(s) || s[i] != ']' {
			return -1, 0
		}
		i++
	} else if i < len(s) && (s[i] == '.' || s[i] == ')') {
		i++
	}
	text := strings.TrimLeft(s[i:], " \t")
	if len(text) == len(s)-i && text != "" {
		return -1, 0
	}
	return number, len(s) - len(text)
}
