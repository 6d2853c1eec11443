package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"mening/corpus/source"
)

// private is what tells who somebody is, and has no place in a transcript.
type private string

const (
	address  private = "an email address"
	identity private = "a personal identity number"
	phone    private = "a phone number"
)

// leftIn warns of what was not made anonymous, by its lines. What was found is
// never printed.
func (r *Transcript) leftIn() source.Problems {
	lines := map[private][]int{}
	type place struct {
		kind private
		line int
	}
	noted := map[place]bool{}
	note := func(text string, line int) {
		for _, kind := range privateIn(text) {
			if at := (place{kind, line}); !noted[at] {
				noted[at] = true
				lines[kind] = append(lines[kind], line)
			}
		}
	}
	note(r.Heading, 1)
	for i := range r.Cast {
		note(r.Cast[i].Label, r.Cast[i].Line)
	}
	for i := range r.Turns {
		note(r.Turns[i].Text, r.Turns[i].Line)
	}
	var out source.Problems
	for _, kind := range []private{address, identity, phone} {
		if n := len(lines[kind]); n > 0 {
			message := source.Say("%s seems to be left in the text", source.Say(string(kind)))
			if n > 1 {
				message = source.Say("%s seems to be left in the text, also in line %s", source.Say(string(kind)), few(lines[kind][1:]))
			}
			out = append(out, source.Found(source.Warning, r.File, lines[kind][0], message,
				source.Say("take it out of the transcript: it tells who somebody is")))
		}
	}
	return out
}

// few lists the first of many lines.
func few(lines []int) any {
	const shown = 5
	var names []string
	for _, line := range lines[:min(shown, len(lines))] {
		names = append(names, fmt.Sprint(line))
	}
	if more := len(lines) - len(names); more > 0 {
		return source.Say("%s and %d more", strings.Join(names, ", "), more)
	}
	return strings.Join(names, ", ")
}

// privateIn returns what kinds of private facts a text holds.
func privateIn(text string) []private {
	var out []private
	if hasAddress(text) {
		out = append(out, address)
	}
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < '0' && c != '+' && c != '(' || c > '9' {
			continue
		}
		n, length := numberOf(text[i:])
		if kind := n.kind(); kind != "" && !continues(text[:i]) && !slices.Contains(out, kind) {
			out = append(out, kind)
		}
		i += length - 1
	}
	return out
}

// continues reports whether what follows a text belongs to a word or a number
// at its end.
func continues(before string) bool {
	c, size := utf8.DecodeLastRuneInString(before)
	if strings.ContainsRune(".,:", c) {
		before = before[:len(before)-size]
		c, _ = utf8.DecodeLastRuneInString(before)
		return unicode.IsDigit(c)
	}
	return isWord(c) || c == '_'
}

// hasAddress looks for a name, an @ and a domain.
func hasAddress(text string) bool {
	for from := 0; ; {
		at := strings.IndexByte(text[from:], '@')
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		domain := text[at+1:]
		if end := strings.IndexFunc(domain, func(c rune) bool { return !isWord(c) && c != '.' && c != '-' }); end >= 0 {
			domain = domain[:end]
		}
		domain = strings.Trim(domain, ".-")
		if dot := strings.LastIndexByte(domain, '.'); isWord(before) && dot > 0 && len(domain)-dot > 2 {
			return true
		}
		from = at + 1
	}
}

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// mostDigits is how many a number of a person or a phone may have.
const mostDigits = 15

// number is a run of digits in groups, with the signs that join them: a blank
// or a hyphen, or another of few.
type number struct {
	groups []string
	signs  []byte // the first behind each group but the last
	first  byte   // what stands before the digits: + or (
	inside bool   // of a word or a longer number
}

// numberOf reads the number at the beginning of a text and returns its length,
// at least 1.
func numberOf(text string) (n number, length int) {
	i := 0
	if text[0] == '+' || text[0] == '(' {
		n.first = text[0]
		i++
	}
	for i < len(text) {
		from := i
		for i < len(text) && text[i] >= '0' && text[i] <= '9' {
			i++
		}
		if i == from {
			break
		}
		if len(n.groups) <= mostDigits { // longer ones are nobody's number
			n.groups = append(n.groups, text[from:i])
		}
		length = i
		joint := 0
		for i+joint < len(text) && strings.IndexByte(" -/()+", text[i+joint]) >= 0 {
			joint++
		}
		if joint == 0 || joint > 3 || i+joint == len(text) || text[i+joint] < '0' || text[i+joint] > '9' {
			break
		}
		if len(n.signs) < mostDigits {
			n.signs = append(n.signs, text[i])
		}
		i += joint
	}
	next, _ := utf8.DecodeRuneInString(text[length:])
	n.inside = unicode.IsLetter(next) || strings.HasPrefix(text[length:], ":") && length+1 < len(text) && text[length+1] >= '0' && text[length+1] <= '9'
	return n, max(length, 1)
}

// kind tells what a number is.
func (n *number) kind() private {
	if len(n.groups) > mostDigits {
		return ""
	}
	digits := strings.Join(n.groups, "")
	if n.inside || len(digits) < 8 || len(digits) > mostDigits || strings.Trim(digits, digits[:1]) == "" {
		return ""
	}
	switch {
	case n.isIdentity(digits):
		return identity
	case n.isPhone(digits):
		return phone
	}
	return ""
}

// isIdentity recognises Swedish personal identity numbers, also those of
// coordination, whose day has 60 added: a date, three digits, and one that
// checks them.
func (n *number) isIdentity(digits string) bool {
	switch len(n.groups) {
	case 1:
	case 2:
		if len(n.groups[1]) != 4 {
			return false
		}
	default:
		return false
	}
	if len(digits) == 12 {
		if century := digits[:2]; century != "18" && century != "19" && century != "20" {
			return false
		}
		digits = digits[2:]
	}
	if len(digits) != 10 || n.first != 0 {
		return false
	}
	day := digits[4:6]
	if day[0] >= '6' {
		day = string(day[0]-6) + day[1:]
	}
	if _, err := time.Parse("20060102", "2000"+digits[2:4]+day); err != nil {
		return false
	}
	sum := 0
	for i, c := range []byte(digits) {
		d := int(c - '0')
		if i%2 == 0 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}

// isPhone recognises numbers with an area code, 070-123 45 67, or with that of
// a country, and those of ten digits in threes and four. Day, month and year
// are none.
func (n *number) isPhone(digits string) bool {
	first := n.groups[0]
	for _, g := range n.groups[1:] {
		if len(g) == 1 && (n.first != '+' || g != "0") { // +46 (0)70
			return false
		}
	}
	switch {
	case n.first == '+', strings.HasPrefix(first, "00") && len(first) > 2:
		return len(digits) >= 9
	case len(n.groups) == 3 && len(first) == 2 && len(n.groups[1]) == 2:
		return false
	case first[0] == '0' && first != "0" && first != "00":
		return len(digits) <= 12 && (len(digits) > 8 || len(first) <= 4 && len(n.signs) > 0 && n.signs[0] == '-')
	}
	shape := len(n.groups) == 3 && len(first) == 3 && len(n.groups[1]) == 3 && len(n.groups[2]) == 4
	return shape && bytes.Contains(n.signs, []byte("-"))
}
