package format

import (
	"strings"

	"mening/corpus"
)

// oddTimes reads a line of times that breaks the rules of captions: without an
// end, before zero, with one digit, with points for colons, `->` for `-->`.
// The whole line must be times, or be nothing but times before an arrow.
func oddTimes(s string) (begin, end corpus.Time, ok bool) {
	from, to, found := strings.Cut(s, "-->")
	if !found {
		if from, to, found = strings.Cut(s, "->"); !found {
			return begin, end, false
		}
	}
	to, _, _ = strings.Cut(strings.TrimSpace(to), " ")
	a, okA := oddClock(strings.TrimSpace(from))
	b, okB := oddClock(to)
	if !okA || !okB && to != "" {
		return begin, end, false
	}
	begin = corpus.At(a)
	if okB && b >= a {
		end = corpus.At(b)
	}
	return begin, end, true
}

// oddClock reads hours, minutes, seconds and a fraction with any of `:`, `.`
// and `,` between them. A time before zero is zero.
func oddClock(s string) (seconds float64, ok bool) {
	digits, negative := strings.CutPrefix(s, "-")
	fields := strings.FieldsFunc(digits, func(c rune) bool { return c == ':' || c == '.' || c == ',' })
	signs := len(digits) - len(strings.NewReplacer(":", "", ".", "", ",", "").Replace(digits))
	if len(fields) < 2 || len(fields) > 4 || signs != len(fields)-1 {
		return 0, false
	}
	fraction := ""
	last := fields[len(fields)-1]
	before := digits[len(digits)-len(last)-1]
	if len(fields) == 4 || before != ':' && (len(fields) == 3 && strings.Contains(digits, ":") || len(last) == 3) {
		fraction, fields = last, fields[:len(fields)-1]
	}
	total := 0
	for _, f := range fields {
		n, valid := digitsValue(f, 5)
		if !valid {
			return 0, false
		}
		total = total*60 + n
	}
	milli := 0
	if fraction != "" {
		valid := false
		if milli, valid = digitsValue((fraction + "00")[:3], 3); !valid || len(fraction) > 9 {
			return 0, false
		}
	}
	if negative {
		return 0, true
	}
	return float64(total*1000+milli) / 1000, true
}

func digitsValue(s string, most int) (n int, ok bool) {
	if s == "" || len(s) > most || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
