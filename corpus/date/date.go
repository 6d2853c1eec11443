// Package date reads dates as people write them into tables: 2024-03-01,
// 1/3 2024, 1 mars 2024, and with less precision 2024-03, mars 2024 and 2024.
// Registers and the dates of interviews are read by it.
package date

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"mening/corpus/source"
)

// Precision is how exactly a date is known.
type Precision uint8

// The precisions of dates, the finest first.
const (
	Day Precision = iota
	Month
	Year
)

// Date is a day, or the month or year in which it lies.
type Date struct {
	// First is the day, or the first one of the month or year.
	First     time.Time
	Precision Precision
	// Clock is the time of day in minutes, 0 where none is written.
	Clock int
}

// Parse reads a date, day before month. The error says in its second line how
// it is to be written.
func Parse(text string) (Date, error) {
	text = strings.TrimSpace(text)
	if year, err := strconv.Atoi(text); err == nil && len(text) == 4 && year >= firstYear {
		return Date{time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC), Year, 0}, nil
	}
	if w, ok := Look(text); ok {
		if day, ok := w.Day(false); ok {
			if w.First == 0 {
				return Date{day, Month, 0}, nil
			}
			return Date{day, Day, w.Clock}, nil
		}
	}
	return Date{}, source.Say("%q is no date\n  %s", text, Advice(text))
}

// Advice says how a text that is no date is to be written.
func Advice(text string) source.Note {
	if shortYear.MatchString(text) {
		return source.Say("write the year with four digits: 2024-03-01")
	}
	return source.Say("write it as 2024-03-01, or leave the cell empty")
}

// End returns the first day behind the date.
func (d Date) End() time.Time {
	switch d.Precision {
	case Year:
		return d.First.AddDate(1, 0, 0)
	case Month:
		return d.First.AddDate(0, 1, 0)
	}
	return d.First.AddDate(0, 0, 1)
}

// Compare orders dates by their beginning.
func (d Date) Compare(other Date) int {
	return cmp.Or(d.First.Compare(other.First), cmp.Compare(d.Clock, other.Clock))
}

// Vague reports whether nothing says which of two dates is the first: one of
// them is a month or a year in which the other lies.
func (d Date) Vague(other Date) bool {
	return (d.Precision != Day || other.Precision != Day) && d.First.Before(other.End()) && other.First.Before(d.End())
}
