package reliability

import (
	"fmt"
	"slices"

	"mening/corpus/source"
)

// Missing is the value of a unit that a coder did not rate.
const Missing = -1

// Ratings are what coders said of units. [New] and [NewSets] make them; the
// functions of this package read them and never change them.
type Ratings struct {
	// Units and Coders are names; they may be empty texts and may be equal.
	Units, Coders []string
	// Categories are the names of all categories, in their order where they
	// have one. Some may be used by nobody.
	Categories []string
	// Numbers are the categories as numbers. They are nil where a category is
	// no number.
	Numbers []float64
	// Values hold a row for each unit with the index of a category, or
	// Missing, for each coder.
	Values [][]int

	sets [][]string // the members of each category, for sets of codes
}

// Rated returns the number of units that at least one coder rated, and the
// number of coders who rated at least one unit.
func (r *Ratings) Rated() (units, coders int) {
	for _, row := range r.Values {
		if slices.ContainsFunc(row, isRating) {
			units++
		}
	}
	return units, len(r.Active())
}

// Against returns the ratings of one category against all others taken
// together, for a coefficient of that category alone.
func (r *Ratings) Against(category int) *Ratings {
	out := &Ratings{Units: r.Units, Coders: r.Coders,
		Categories: []string{r.Categories[category], "not " + r.Categories[category]}}
	for _, row := range r.Values {
		values := make([]int, len(row))
		for i, v := range row {
			switch v {
			case Missing:
				values[i] = Missing
			case category:
				values[i] = 0
			default:
				values[i] = 1
			}
		}
		out.Values = append(out.Values, values)
	}
	return out
}

func isRating(value int) bool { return value != Missing }

// Active returns the indexes of the coders who rated something.
func (r *Ratings) Active() []int {
	var out []int
	for c := range r.Coders {
		if slices.ContainsFunc(r.Values, func(row []int) bool { return row[c] != Missing }) {
			out = append(out, c)
		}
	}
	return out
}

// columns returns the ratings of some coders only.
func (r *Ratings) columns(coders ...int) *Ratings {
	out := *r
	out.Coders, out.Values = make([]string, len(coders)), make([][]int, len(r.Values))
	for i, c := range coders {
		out.Coders[i] = r.Coders[c]
	}
	for u, row := range r.Values {
		values := make([]int, len(coders))
		for i, c := range coders {
			values[i] = row[c]
		}
		out.Values[u] = values
	}
	return &out
}

// rows returns the ratings of some units only; a unit may come several times.
// The units lose their names.
func (r *Ratings) rows(units []int) *Ratings {
	out := *r
	out.Units, out.Values = nil, make([][]int, len(units))
	for i, u := range units {
		out.Values[i] = r.Values[u]
	}
	return &out
}

// given returns the ratings of each unit without those that are missing.
// Units that nobody rated are left out.
func (r *Ratings) given() [][]int {
	out := make([][]int, 0, len(r.Values))
	all := make([]int, 0, len(r.Values)*len(r.Coders)) // one array for the ratings of all units
	for _, row := range r.Values {
		start := len(all)
		for _, v := range row {
			if v != Missing {
				all = append(all, v)
			}
		}
		if len(all) > start {
			out = append(out, all[start:len(all):len(all)])
		}
	}
	return out
}

// pairable returns the number of units with two ratings or more and the number
// of pairs of ratings of one unit.
func (r *Ratings) pairable() (units, pairs int) {
	for _, row := range r.Values {
		n := 0
		for _, v := range row {
			if v != Missing {
				n++
			}
		}
		if n > 1 {
			units++
			pairs += n * (n - 1) / 2
		}
	}
	return units, pairs
}

// used returns the categories that somebody used, of units with at least so
// many ratings.
func (r *Ratings) used(least int) []int {
	seen := make([]bool, len(r.Categories))
	for _, values := range r.given() {
		for _, v := range values {
			seen[v] = seen[v] || len(values) >= least
		}
	}
	var out []int
	for k, ok := range seen {
		if ok {
			out = append(out, k)
		}
	}
	return out
}

// incomplete returns why nothing can be compared, nil where something can.
func (r *Ratings) incomplete() *source.Note {
	if len(r.Active()) < 2 {
		return &source.Note{Format: FewCoders}
	}
	if units, _ := r.pairable(); units == 0 {
		return &source.Note{Format: NoOverlap}
	}
	return nil
}

// unvaried returns the reason for which a coefficient that corrects for chance
// is undefined where its expected disagreement is nothing.
func (r *Ratings) unvaried(least int) *source.Note {
	if used := r.used(least); len(used) == 1 {
		return &source.Note{Format: NoVariation, Args: []any{fmt.Sprintf("%q", r.Categories[used[0]])}}
	}
	return &source.Note{Format: NoExpected}
}
