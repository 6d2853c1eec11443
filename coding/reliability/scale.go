package reliability

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Level is a level of measurement: what may be said of two categories.
type Level string

// The levels, each of which can all that those before it can.
const (
	Nominal  Level = "nominal"  // equal or not
	Ordinal  Level = "ordinal"  // more or less
	Interval Level = "interval" // how much more
	Ratio    Level = "ratio"    // how many times as much; no number is negative
)

// Levels returns all levels, the lowest first.
func Levels() []Level { return []Level{Nominal, Ordinal, Interval, Ratio} }

// numeric reports whether categories must be numbers.
func (l Level) numeric() bool { return l == Interval || l == Ratio }

// Scale says how texts become categories.
type Scale struct {
	// Level is nominal where it is empty.
	Level Level
	// Order names all categories from the lowest to the highest, used or not.
	// It is ignored at interval and ratio level, where numbers order
	// themselves. Without it the categories are those that occur: numbers in
	// their order, texts (at nominal level only) by the alphabet.
	Order []string
}

// Fault is what may be wrong with a cell.
type Fault string

// The faults.
const (
	NotANumber Fault = "not a number" // at interval or ratio level
	Negative   Fault = "negative"     // at ratio level
	NoOrder    Fault = "no order"     // a text at ordinal level without Scale.Order
	NotInOrder Fault = "not in order" // not one of Scale.Order
)

// CellError is a cell that is no category of its scale.
type CellError struct {
	Unit, Coder int // indexes
	Text        string
	Fault       Fault
}

// Error names the cell by its unit and coder, from 1.
func (e *CellError) Error() string {
	return fmt.Sprintf("unit %d, coder %d: %q is %s", e.Unit+1, e.Coder+1, e.Text, e.Fault)
}

// CellErrors are all cells of a table that are no categories of its scale, in
// the order of units.
type CellErrors []*CellError

// Error tells all cells, each on a line of its own.
func (es CellErrors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// New makes ratings of texts: a row for each unit with a cell for each coder,
// an empty one where the coder did not rate the unit. The error is
// [CellErrors].
//
// At nominal level categories are texts, and equal if they are written alike.
// At interval and ratio level they are numbers, with a decimal point or comma;
// 1 and 1.0 are one category.
func New(units, coders []string, cells [][]string, s Scale) (*Ratings, error) {
	r := &Ratings{Units: units, Coders: coders}
	if s.Level.numeric() {
		s.Order = nil
	}
	name := func(text string) string { return text }
	if s.Level.numeric() || s.Level == Ordinal && s.Order == nil {
		name = canonical
	}
	if faults := checkCells(cells, s); faults != nil {
		return nil, faults
	}
	r.Categories, r.Numbers = categories(cells, s.Order, name)
	index := map[string]int{}
	for k, c := range r.Categories {
		index[c] = k
	}
	for _, row := range cells {
		values := make([]int, len(coders))
		for c := range values {
			values[c] = Missing
			if c < len(row) && row[c] != "" {
				values[c] = index[name(row[c])]
			}
		}
		r.Values = append(r.Values, values)
	}
	return r, nil
}

func checkCells(cells [][]string, s Scale) (faults CellErrors) {
	for u, row := range cells {
		for c, text := range row {
			if text == "" {
				continue
			}
			value, isNumber := number(text)
			fault := Fault("")
			switch {
			case s.Level.numeric() && !isNumber:
				fault = NotANumber
			case s.Level == Ratio && value < 0:
				fault = Negative
			case s.Order != nil && !slices.Contains(s.Order, text):
				fault = NotInOrder
			case s.Level == Ordinal && s.Order == nil && !isNumber:
				fault = NoOrder
			}
			if fault != "" {
				faults = append(faults, &CellError{Unit: u, Coder: c, Text: text, Fault: fault})
			}
		}
	}
	return faults
}

// categories returns all categories in their order, and as numbers where all
// are numbers.
func categories(cells [][]string, order []string, name func(string) string) ([]string, []float64) {
	names := slices.Clone(order)
	if order == nil {
		seen := map[string]bool{}
		for _, row := range cells {
			for _, text := range row {
				if n := name(text); text != "" && !seen[n] {
					seen[n] = true
					names = append(names, n)
				}
			}
		}
	}
	numbers := make([]float64, len(names))
	value := make(map[string]float64, len(names))
	for _, n := range names {
		v, ok := number(n)
		if !ok {
			numbers = nil
			break
		}
		value[n] = v
	}
	if order == nil {
		slices.SortFunc(names, func(a, b string) int {
			if numbers != nil {
				return cmp.Or(cmp.Compare(value[a], value[b]), cmp.Compare(a, b))
			}
			return cmp.Compare(a, b)
		})
	}
	for k := range numbers {
		numbers[k] = value[names[k]]
	}
	return names, numbers
}

// numberForm is a number as people write it.
var numberForm = regexp.MustCompile(`^[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?$`)

// number reads a number with a decimal point or comma, and a hyphen or a minus
// sign.
func number(text string) (float64, bool) {
	text = strings.Replace(text, "\u2212", "-", 1)
	if !numberForm.MatchString(text) {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	return v + 0, err == nil // -0 is 0
}

// canonical returns a number as it is always written.
func canonical(text string) string {
	v, ok := number(text)
	if !ok {
		return text
	}
	if v == 0 {
		v = 0 // without a sign
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
