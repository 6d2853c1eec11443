package register

import (
	"slices"
	"time"

	"mening/corpus/source"
)

// Unit is a unit of time.
type Unit string

// The units of durations.
const (
	Days   Unit = "days"
	Weeks  Unit = "weeks"
	Months Unit = "months"
)

// Units returns the units of durations.
func Units() []Unit { return []Unit{Months, Weeks, Days} }

// Between returns the time from one day to another. A month is one of the
// calendar: from 15 January to 15 April are 3, and what is left of a month is a
// share of that month. A day that a month does not have is its last one.
func (u Unit) Between(from, to time.Time) float64 {
	if to.Before(from) {
		return -u.Between(to, from)
	}
	days := to.Sub(from).Hours() / 24
	switch u {
	case Weeks:
		return days / 7
	case Days:
		return days
	}
	n := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
	if monthsAfter(from, n).After(to) {
		n--
	}
	low, high := monthsAfter(from, n), monthsAfter(from, n+1)
	return float64(n) + to.Sub(low).Hours()/high.Sub(low).Hours()
}

// monthsAfter returns the day so many months later.
func monthsAfter(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// Spells are the times from one date to another, in each group.
type Spells struct {
	From, To *Column
	Unit     Unit
	Until    time.Time // zero where nothing says until when
	Groups   []Spell
}

// Spell is the time that the rows of a group took.
type Spell struct {
	Group Group
	// Ended are those with both dates. With a last day, those that ended after
	// it are ongoing.
	Ended Numbers
	// Ongoing is the number of those without an end; SoFar is their time up to
	// the last day, where there is one.
	Ongoing int
	SoFar   Numbers
	// NotBegun is the number of those that began after the last day, NoStart
	// of those without a beginning, and Faulty of those that ended before they
	// began or whose end is no date. With Ended.N and Ongoing they are all rows
	// of the group.
	NotBegun, NoStart, Faulty int
}

// Durations returns the times between two columns of dates. A row that ends
// before it begins is told as a problem.
func (r *Register) Durations(from, to *Column, unit Unit, until time.Time, groups []Group) (Spells, error) {
	s := Spells{From: from, To: to, Unit: unit, Until: until}
	for _, c := range []*Column{from, to} {
		if c.Type != Date {
			return s, source.Say("the column %q holds %s, and a duration needs dates\n  name a column of dates, or say --type '%s=date' to see what is wrong with them", c.Name, c.Type.plural(), c.Name)
		}
	}
	for i, g := range groups {
		x := Spell{Group: g}
		var ended, sofar []float64
		for _, row := range g.Rows {
			a, b := from.cells[row], to.cells[row]
			switch {
			case a.state != present:
				x.NoStart++
			case b.state == invalid:
				x.Faulty++
			case b.state == present && b.date.Before(a.date):
				x.Faulty++
				if i == len(groups)-1 { // the group of all
					r.reversed(row, from, to)
				}
			case !until.IsZero() && a.date.After(until):
				x.NotBegun++
			case b.state == present && (until.IsZero() || !b.date.After(until)):
				ended = append(ended, unit.Between(a.date, b.date))
			default:
				x.Ongoing++
				if !until.IsZero() {
					sofar = append(sofar, unit.Between(a.date, until))
				}
			}
		}
		x.Ended, x.SoFar = describe(ended), describe(sofar)
		s.Groups = append(s.Groups, x)
	}
	return s, nil
}

func (r *Register) reversed(row int, from, to *Column) {
	message := source.Say("%s in the column %q lies before %s in the column %q", source.Quote(to.texts[row]), to.Name, source.Quote(from.texts[row]), from.Name)
	if slices.ContainsFunc(to.Problems, func(p *source.Problem) bool { return p.Line == r.lines[row] && p.Message == message.String() }) {
		return // two durations of the same columns
	}
	to.Problems = append(to.Problems, source.Told(source.Error, r.File, r.lines[row], message, "correct one of them; the row is counted apart"))
}
