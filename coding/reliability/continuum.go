package reliability

import (
	"cmp"
	"fmt"
	"slices"
)

// Continuum is a text in which coders marked stretches.
type Continuum struct {
	Name string
	// Length is the number of positions: code points, words, seconds.
	Length int
	// Rows hold one row for each coder who read the text. Who read it and
	// marked nothing has a row without stretches; who did not read it has none.
	Rows []Row
}

// Row is what one coder marked in a text.
type Row struct {
	Coder string
	// Stretches do not overlap. They may touch: two stretches that follow each
	// other are two, also with the same value.
	Stretches []Stretch
}

// Stretch is a run of positions with a value, half-open: End is the first
// position behind it.
type Stretch struct {
	Start, End int
	Value      string
}

// StretchError is a stretch that cannot be compared.
type StretchError struct {
	Text, Coder string
	Stretch     Stretch
	Message     string
}

// Error names text, coder and stretch.
func (e *StretchError) Error() string {
	return fmt.Sprintf("%s, coder %s: the stretch %d–%d %s", e.Text, e.Coder, e.Stretch.Start, e.Stretch.End, e.Message)
}

// section is a stretch, or the gap before, between or behind stretches, with
// the index of its value, or gap.
type section struct {
	start, end int
	value      int
}

const gap = -1

func (s section) length() float64 { return float64(s.end - s.start) }

// sections returns the whole text as one coder cut it up. Values get indexes in
// the order in which they come.
func (c *Continuum) sections(row Row, index map[string]int) ([]section, error) {
	stretches := slices.Clone(row.Stretches)
	slices.SortStableFunc(stretches, func(a, b Stretch) int { return cmp.Compare(a.Start, b.Start) })
	var out []section
	at := 0
	for _, s := range stretches {
		fault := ""
		switch {
		case s.Start >= s.End:
			fault = "is empty"
		case s.Start < 0 || s.End > c.Length:
			fault = fmt.Sprintf("lies outside of a text of the length %d", c.Length)
		case s.Start < at:
			fault = "overlaps another one of the same coder"
		}
		if fault != "" {
			return nil, &StretchError{Text: c.Name, Coder: row.Coder, Stretch: s, Message: fault}
		}
		if s.Start > at {
			out = append(out, section{at, s.Start, gap})
		}
		if _, ok := index[s.Value]; !ok {
			index[s.Value] = len(index)
		}
		out = append(out, section{s.Start, s.End, index[s.Value]})
		at = s.End
	}
	if at < c.Length {
		out = append(out, section{at, c.Length, gap})
	}
	return out, nil
}

// intersections calls f with every pair of sections of two coders that have
// positions in common, and how many these are.
func intersections(first, second []section, f func(i, j int, length float64)) {
	i, j := 0, 0
	for i < len(first) && j < len(second) {
		start, end := max(first[i].start, second[j].start), min(first[i].end, second[j].end)
		if start < end {
			f(i, j, float64(end-start))
		}
		if first[i].end <= second[j].end {
			i++
		} else {
			j++
		}
	}
}
