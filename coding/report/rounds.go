package report

import (
	"slices"
	"time"

	"mening/coding"
)

// Round is a day on which somebody changed the codebook.
type Round struct {
	Date, Who string
	// Changes is how many, and how many of them merged, moved or split.
	Changes, Added, Merged, Moved, Split, Renamed, Retired, Ruled int
	// Codes and Categories are how many there were after it.
	Codes, Categories int
}

// rounds tells how the codes were sorted, back from what they are now.
func (b *builder) rounds() {
	m := &b.out.Method
	codes, categories := m.Codes, m.Categories+m.SubCategories
	for i := len(b.Changes) - 1; i >= 0; i-- {
		e := &b.Changes[i]
		date := e.At.UTC().Format(time.DateOnly)
		if n := len(m.Rounds); n == 0 || m.Rounds[n-1].Date != date || m.Rounds[n-1].Who != e.Who {
			m.Rounds = append(m.Rounds, Round{Date: date, Who: e.Who, Codes: codes, Categories: categories})
		}
		r := &m.Rounds[len(m.Rounds)-1]
		r.Changes++
		at := &codes
		if e.Kind == "category" {
			at = &categories
		}
		if e.Kind == "theme" {
			at = new(int)
		}
		switch e.Act {
		case coding.ChangeAdd:
			r.Added++
			*at -= len(e.To)
		case coding.ChangeMerge:
			r.Merged++
			for _, id := range e.From {
				if !slices.Contains(e.To, id) {
					*at++
				}
			}
		case coding.ChangeSplit:
			r.Split++
			*at -= len(e.To) - len(e.From)
		case coding.ChangeRetire:
			r.Retired++
			*at += len(e.From)
		case coding.ChangeMove:
			r.Moved++
		case coding.ChangeRename:
			r.Renamed++
		case coding.ChangeRule:
			r.Ruled++
		}
	}
	slices.Reverse(m.Rounds)
	m.FirstCodes, m.FirstCategories = codes, categories
}
