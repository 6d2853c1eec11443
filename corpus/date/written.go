package date

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Style is a way to write a date.
type Style string

// The ways to write a date.
const (
	ISO        Style = "2024-03-01"
	Compact    Style = "20240301"
	MonthAlone Style = "2024-03"
	Dotted     Style = "01.03.2024"
	Slashed    Style = "1/3 2024" // or 1/3/2024, 1-3-2024
	Words      Style = "1 mars 2024"
)

var (
	isoLook     = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$`)
	compactLook = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	monthLook   = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})$`)
	dottedLook  = regexp.MustCompile(`^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$`)
	slashedLook = regexp.MustCompile(`^(\d{1,2}) ?[/-] ?(\d{1,2})(?: ?[/-] ?| )(\d{4})$`)
	wordLook    = regexp.MustCompile(`^(?:(\d{1,2})\.? )?(\pL{3,9})\.? (\d{4})$`)
	shortYear   = regexp.MustCompile(`^\d{1,2}[-/.]\d{1,2}[-/. ]\d{2}$|^\d{6}$`)
)

// monthNames are the months in Swedish and English.
func monthNames() [][]string {
	return [][]string{{"januari", "january"}, {"februari", "february"}, {"mars", "march"}, {"april"}, {"maj", "may"}, {"juni", "june"},
		{"juli", "july"}, {"augusti", "august"}, {"september"}, {"oktober", "october"}, {"november"}, {"december"}}
}

// monthNamed returns the month that a word, or the beginning of one, names.
func monthNamed(word string) int {
	for i, names := range monthNames() {
		for _, name := range names {
			if strings.HasPrefix(name, strings.ToLower(word)) {
				return i + 1
			}
		}
	}
	return 0
}

// firstYear is the first year that is read as one.
const firstYear = 1000

// Written is a date as it is written: two numbers of which nothing may say
// which is the month.
type Written struct {
	Style Style
	Year  int
	// First and Other are day and month, or the other way round where Style is
	// Slashed. First is 0 in a date without a day.
	First, Other int
	// Clock is the time of day in minutes, 0 where none is written.
	Clock int
}

// Look takes a date with its month apart; it is false for what is none. Whether
// there is such a day is for [Written.Day] to say.
func Look(text string) (w Written, ok bool) {
	number := func(s string) int { n, _ := strconv.Atoi(s); return n } // digits by the pattern
	if m := isoLook.FindStringSubmatch(text); m != nil {
		return Written{ISO, number(m[1]), number(m[3]), number(m[2]), 60*number(m[4]) + number(m[5])}, true
	}
	if m := compactLook.FindStringSubmatch(text); m != nil {
		return Written{Compact, number(m[1]), number(m[3]), number(m[2]), 0}, true
	}
	if m := monthLook.FindStringSubmatch(text); m != nil {
		return Written{MonthAlone, number(m[1]), 0, number(m[2]), 0}, true
	}
	if m := dottedLook.FindStringSubmatch(text); m != nil {
		return Written{Dotted, number(m[3]), number(m[1]), number(m[2]), 0}, true
	}
	if m := slashedLook.FindStringSubmatch(text); m != nil {
		return Written{Slashed, number(m[3]), number(m[1]), number(m[2]), 0}, true
	}
	if m := wordLook.FindStringSubmatch(text); m != nil && monthNamed(m[2]) > 0 {
		return Written{Words, number(m[3]), number(m[1]), monthNamed(m[2]), 0}, true
	}
	return Written{}, false
}

// Day returns the day that is meant, the first of the month where none is
// written; ok is false where there is no such day.
func (w Written) Day(monthFirst bool) (t time.Time, ok bool) {
	day, month := w.First, w.Other
	if w.Style == Slashed && monthFirst {
		day, month = month, day
	}
	if day == 0 && (w.Style == MonthAlone || w.Style == Words) {
		day = 1
	}
	t = time.Date(w.Year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, t.Year() == w.Year && int(t.Month()) == month && t.Day() == day && w.Year >= firstYear
}

// Open reports whether nothing in the date says which number is the month.
func (w Written) Open() bool { return w.Style == Slashed && !w.Settles() && w.First != w.Other }

// Settles reports whether the date shows which number is the month, for itself
// and for those beside it that are written likewise.
func (w Written) Settles() bool { return w.Style == Slashed && (w.First > 12 || w.Other > 12) }
