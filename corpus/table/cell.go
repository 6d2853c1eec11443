package table

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// storedDecimals is the number of decimals that csv, tsv and json keep.
const storedDecimals = 4

// shown returns a cell as people see it, and how deep it is indented.
func shown(v any, c Column, s Style) (text string, level int) {
	switch v := v.(type) {
	case string:
		return v, 0
	case Indented:
		return v.Text, max(v.Level, 0)
	case Marked:
		return v.Text, 0
	case int:
		return withMinus(strconv.Itoa(v)), 0
	case float64:
		if !isFinite(v) {
			return "", 0
		}
		digits := c.Decimals
		if digits == 0 {
			digits = 1
		}
		return withMinus(strings.Replace(Fixed(v, max(digits, 0)), ".", s.Decimal, 1)), 0
	}
	return "", 0
}

// Minus is the sign that people see before a negative number; programs have a
// hyphen.
const Minus = "−"

func withMinus(number string) string {
	if bare, negative := strings.CutPrefix(number, "-"); negative {
		return Minus + bare
	}
	return number
}

// stored returns a cell as programs read it, and whether it is a number. An
// absent value is an empty text.
func stored(v any) (text string, number bool) {
	switch v := v.(type) {
	case string:
		return v, false
	case Indented:
		return v.Text, false
	case Marked:
		return v.Text, false
	case int:
		return strconv.Itoa(v), true
	case float64:
		if isFinite(v) {
			return shortest(v), true
		}
	}
	return "", false
}

// Pieces calls f for the text of the cell piece by piece, from left to right,
// and tells which are marked. Spans that do not lie in the text are left out.
func (m Marked) Pieces(f func(text string, marked bool)) {
	at := 0
	for _, s := range m.Marks {
		if s[0] < at || s[1] > len(m.Text) || s[0] >= s[1] {
			continue
		}
		if s[0] > at {
			f(m.Text[at:s[0]], false)
		}
		f(m.Text[s[0]:s[1]], true)
		at = s[1]
	}
	if at < len(m.Text) {
		f(m.Text[at:], false)
	}
}

// isAbsent reports whether a cell has no value, which json tells from an empty
// text.
func isAbsent(v any) bool {
	f, ok := v.(float64)
	return v == nil || ok && !isFinite(f)
}

func isFinite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// Fixed returns a number with so many decimals and a decimal point. Half is
// rounded up, away from zero, as people do by hand: 62.5 without decimals is 63.
// What is rounded to zero has no sign. Whatever prints a number beside a table
// rounds with it, so that the two are the same.
func Fixed(v float64, decimals int) string {
	scale := math.Pow10(decimals)
	if rounded := math.Round(v*scale) / scale; isFinite(rounded) {
		v = rounded
	}
	text := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Trim(text, "-0.") == "" {
		return strings.TrimPrefix(text, "-")
	}
	return text
}

// Percent returns a share in per cent; of nothing it is no number, which is an
// absent cell.
func Percent(n, of int) float64 {
	if of == 0 {
		return math.NaN()
	}
	return 100 * float64(n) / float64(of)
}

// shortest returns a number with as many decimals as it needs, at most
// storedDecimals.
func shortest(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(Fixed(v, storedDecimals), "0"), ".")
}

var number = regexp.MustCompile(`^[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?$`)

// formulaSigns begin a formula; the wide ones do in Chinese and Japanese
// spreadsheets.
const formulaSigns = "=+-@\t＝＋－＠"

// guarded returns a text with an apostrophe in front where a spreadsheet could
// run it as a formula. Blanks before the sign do not make it harmless: some
// programs skip them. A single + or - is a value and stays.
func guarded(s string) string {
	start := strings.TrimLeft(s, " \u00a0\n")
	sign, _ := utf8.DecodeRuneInString(start)
	if start == "" || !strings.ContainsRune(formulaSigns, sign) {
		return s
	}
	whole := strings.TrimSpace(s)
	if whole == "+" || whole == "-" || number.MatchString(whole) {
		return s
	}
	return "'" + s
}

// Unguarded takes the apostrophe away that csv and tsv put before a text which
// a spreadsheet could run as a formula.
func Unguarded(s string) string {
	if bare, ok := strings.CutPrefix(s, "'"); ok && guarded(bare) == s {
		return bare
	}
	return s
}
