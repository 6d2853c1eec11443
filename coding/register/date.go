package register

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"mening/corpus/source"
)

// dateStyle is a way to write a date.
type dateStyle string

const (
	isoDate     dateStyle = "2024-03-01"
	compactDate dateStyle = "20240301"
	monthDate   dateStyle = "2024-03"
	dottedDate  dateStyle = "01.03.2024"
	slashedDate dateStyle = "1/3 2024" // or 1/3/2024, 1-3-2024
	wordDate    dateStyle = "1 mars 2024"
)

var (
	isoLook     = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$`)
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

// written is a date as it is written: two numbers of which nothing may say
// which is the month.
type written struct {
	style        dateStyle
	year         int
	first, other int // day and month, or the other way round in slashedDate
}

// lookAt takes a date apart; it is false for what is no date. A date without a
// day has the day 0.
func lookAt(text string) (w written, ok bool) {
	number := func(s string) int { n, _ := strconv.Atoi(s); return n } // digits by the pattern
	if m := isoLook.FindStringSubmatch(text); m != nil {
		return written{isoDate, number(m[1]), number(m[3]), number(m[2])}, true
	}
	if m := compactLook.FindStringSubmatch(text); m != nil {
		return written{compactDate, number(m[1]), number(m[3]), number(m[2])}, true
	}
	if m := monthLook.FindStringSubmatch(text); m != nil {
		return written{monthDate, number(m[1]), 0, number(m[2])}, true
	}
	if m := dottedLook.FindStringSubmatch(text); m != nil {
		return written{dottedDate, number(m[3]), number(m[1]), number(m[2])}, true
	}
	if m := slashedLook.FindStringSubmatch(text); m != nil {
		return written{slashedDate, number(m[3]), number(m[1]), number(m[2])}, true
	}
	if m := wordLook.FindStringSubmatch(text); m != nil && monthNamed(m[2]) > 0 {
		return written{wordDate, number(m[3]), number(m[1]), monthNamed(m[2])}, true
	}
	return written{}, false
}

// date returns the day that is meant; ok is false where there is no such day.
func (w written) date(monthFirst bool) (t time.Time, ok bool) {
	day, month := w.first, w.other
	if w.style == slashedDate && monthFirst {
		day, month = month, day
	}
	if day == 0 && (w.style == monthDate || w.style == wordDate) {
		day = 1
	}
	t = time.Date(w.year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, t.Year() == w.year && int(t.Month()) == month && t.Day() == day && w.year >= 1000
}

// dates reads a column of dates.
func (c *columnReader) dates() {
	looks := make([]written, len(c.texts))
	var styles []string
	open, settled := -1, false // a row whose order nothing says, and whether another one says it
	for i, text := range c.texts {
		if c.cells[i].state != present {
			continue
		}
		w, ok := lookAt(text)
		if !ok {
			hint := "write it as 2024-03-01, or leave the cell empty"
			if shortYear.MatchString(text) {
				hint = "write the year with four digits: 2024-03-01"
			}
			c.fault(i, hint, "%s in the column %q is no date", source.Quote(text), c.Name)
			continue
		}
		looks[i] = w
		if !slices.Contains(styles, string(w.style)) {
			styles = append(styles, string(w.style))
		}
		if w.style == slashedDate {
			switch {
			case w.first > 12 || w.other > 12:
				settled = true
			case open < 0 && w.first != w.other:
				open = i
			}
		}
		c.date(i, w)
	}
	if open >= 0 && !settled && !c.options.MonthFirst {
		t, _ := looks[open].date(false)
		c.doubt(open, "write it as "+t.Format(time.DateOnly)+", or say --date-order mdy where the month comes first",
			"%s in the column %q is read as %s, day before month, and nothing in the column shows that it is so",
			source.Quote(c.texts[open]), c.Name, t.Format("2 January 2006"))
	}
	if len(styles) > 1 {
		c.doubt(c.firstPresent(), "all are read; write one of them throughout, best 2024-03-01",
			"dates in the column %q are written in %d ways: as %s", c.Name, len(styles), strings.Join(styles, ", "))
	}
}

// date keeps the date of a row, or tells that there is no such day.
func (c *columnReader) date(row int, w written) {
	t, ok := w.date(c.options.MonthFirst)
	if !ok {
		hint := "correct it, or leave the cell empty"
		if _, other := w.date(!c.options.MonthFirst); other && w.style == slashedDate {
			hint = "it has its month where the others have the day; write it as 2024-03-01"
		}
		c.fault(row, hint, "there is no day %s (column %q)", source.Quote(c.texts[row]), c.Name)
		return
	}
	if w.style == monthDate || w.style == wordDate && w.first == 0 {
		c.Months++
	}
	c.cells[row].date = t
}

func (c *Column) firstPresent() int {
	for i := range c.cells {
		if c.cells[i].state == present {
			return i
		}
	}
	return 0
}

// ParseDate reads one date as it may stand in a register, day before month. It
// is the first of the month where it has no day.
func ParseDate(text string) (time.Time, error) {
	if w, ok := lookAt(strings.TrimSpace(text)); ok {
		if t, ok := w.date(false); ok {
			return t, nil
		}
	}
	return time.Time{}, source.Say("%q is no date\n  write it as 2024-03-01", text)
}
