package manuscript

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// InWords returns a number from 1 to 12 as prose writes it, in Swedish or
// English, others in figures.
func InWords(n int, swedish bool) string {
	words := strings.Fields("one two three four five six seven eight nine ten eleven twelve")
	if swedish {
		words = strings.Fields("en två tre fyra fem sex sju åtta nio tio elva tolv")
	}
	if n < 1 || n > len(words) {
		return strconv.Itoa(n)
	}
	return words[n-1]
}

// parseCount reads a whole number, in figures with blanks or commas between
// thousands, or in words.
func parseCount(text string) (int, bool) {
	if n, ok := numberWord(text); ok {
		return n, true
	}
	digits := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == ',' {
			return -1
		}
		return r
	}, text)
	const most = 12 // digits
	n, err := strconv.Atoi(digits)
	return n, err == nil && len(digits) <= most
}

// parsePercent reads a number with a decimal comma or point, and how many digits
// follow it.
func parsePercent(text string) (percent float64, decimals int, ok bool) {
	text = strings.ReplaceAll(text, ",", ".")
	if at := strings.IndexByte(text, '.'); at >= 0 {
		decimals = len(text) - at - 1
	}
	percent, err := strconv.ParseFloat(text, 64)
	return percent, decimals, err == nil
}

// Right reports whether n of a number is so many per cent, as far as the digits
// tell: half a step of the last digit either way.
func Right(n, of int, percent float64, decimals int) bool {
	if of <= 0 {
		return false
	}
	step := math.Pow10(-decimals)
	return math.Abs(100*float64(n)/float64(of)-percent) <= step/2+1e-9
}

// free reports whether what is found stands alone, and is no part of a word, a
// date, a decimal number, a time or a range.
func free(text string, from, to int) bool {
	before, n := utf8.DecodeLastRuneInString(text[:from])
	beyond, _ := utf8.DecodeLastRuneInString(text[:from-n])
	after, size := utf8.DecodeRuneInString(text[to:])
	further, _ := utf8.DecodeRuneInString(text[to+min(size, len(text)-to):])
	last, _ := utf8.DecodeLastRuneInString(text[from:to])
	switch {
	case from > 0 && (letterOrDigit(before) || before == '_' || before == '#' || before == '§' || before == '-' || before == '+'),
		from > 0 && strings.ContainsRune(".,:/–", before) && unicode.IsDigit(beyond),
		to < len(text) && letterOrDigit(last) && (letterOrDigit(after) || after == '_'),
		to < len(text) && unicode.IsDigit(last) && strings.ContainsRune(".,:/–-", after) && unicode.IsDigit(further):
		return false
	}
	return true
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}
