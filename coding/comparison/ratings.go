package comparison

import (
	"cmp"
	"slices"
	"strings"

	"mening/coding"
	"mening/coding/reliability"
)

// Absent is the category of an item that does not have a code.
const Absent = "-"

// Counts tell how many items each coder gave a code for which a condition
// holds, and how many all of them did.
func (x *Comparison) Counts(in func(*coding.Code) bool) (each []int, all int) {
	each = make([]int, len(x.Coders))
	for i := range x.Items {
		n := 0
		for coder := range x.Coders {
			if slices.ContainsFunc(x.Items[i].codes[coder], in) {
				each[coder]++
				n++
			}
		}
		if n == len(x.Coders) {
			all++
		}
	}
	return each, all
}

// Ratings tell for each item whether each coder gave it a code for which a
// condition holds. The categories are name and [Absent].
func (x *Comparison) Ratings(name string, in func(*coding.Code) bool) *reliability.Ratings {
	r := &reliability.Ratings{Units: make([]string, len(x.Items)), Coders: x.Coders, Categories: []string{name, Absent},
		Values: make([][]int, len(x.Items))}
	cells := make([]int, len(x.Items)*len(x.Coders))
	for i := range x.Items {
		row := cells[i*len(x.Coders):][:len(x.Coders):len(x.Coders)]
		for coder := range row {
			if !slices.ContainsFunc(x.Items[i].codes[coder], in) {
				row[coder] = 1
			}
		}
		r.Values[i] = row
	}
	return r
}

// Sets tell for each item the set of codes that each coder gave it, which may
// be empty.
func (x *Comparison) Sets() *reliability.Ratings {
	sets := make([][][]string, len(x.Items))
	for i := range x.Items {
		for _, codes := range x.Items[i].codes {
			sets[i] = append(sets[i], ids(codes))
		}
	}
	return reliability.NewSets(make([]string, len(x.Items)), x.Coders, sets)
}

// ids returns the ids of codes; it is never nil.
func ids(codes []*coding.Code) []string {
	out := make([]string, 0, len(codes))
	for _, c := range codes {
		out = append(out, c.ID)
	}
	return out
}

// Continua are the compared talk, transcript by transcript, with the stretches
// to which each coder gave a code for which a condition holds. Their value is
// name; those that overlap are one. Positions are code points.
func (x *Comparison) Continua(name string, in func(*coding.Code) bool) []reliability.Continuum {
	return x.continua(in, func(marks []mark) []reliability.Stretch {
		var out []reliability.Stretch
		for _, m := range marks {
			if n := len(out); n > 0 && m.start < out[n-1].End {
				out[n-1].End = max(out[n-1].End, m.end)
			} else {
				out = append(out, reliability.Stretch{Start: m.start, End: m.end, Value: name})
			}
		}
		return out
	})
}

// SetContinua are the compared talk with what each coder marked, whatever the
// codes. Where stretches with several codes overlap they are cut at each begin
// and end, and the value is the set of codes there.
func (x *Comparison) SetContinua() []reliability.Continuum {
	all := func(*coding.Code) bool { return true }
	return x.continua(all, x.cut)
}

// mark is a stretch with a code.
type mark struct {
	stretch
	code *coding.Code
}

func (x *Comparison) continua(in func(*coding.Code) bool, stretches func([]mark) []reliability.Stretch) []reliability.Continuum {
	var out []reliability.Continuum
	for _, f := range x.fields {
		c := reliability.Continuum{Name: f.transcript.Path, Length: f.length}
		for coder, name := range x.Coders {
			var marks []mark
			for _, o := range x.codings[coder][f.transcript] {
				if in(o.Code) {
					for _, s := range f.compared(o.All()) {
						marks = append(marks, mark{s, o.Code})
					}
				}
			}
			slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
			c.Rows = append(c.Rows, reliability.Row{Coder: name, Stretches: stretches(marks)})
		}
		out = append(out, c)
	}
	return out
}

// cut makes stretches that do not overlap of marks.
func (x *Comparison) cut(marks []mark) []reliability.Stretch {
	var edges []int
	for _, m := range marks {
		edges = append(edges, m.start, m.end)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var out []reliability.Stretch
	from := 0 // marks before it have ended
	for i := 0; i+1 < len(edges); i++ {
		piece := stretch{edges[i], edges[i+1]}
		for from < len(marks) && marks[from].end <= piece.start {
			from++
		}
		var codes []*coding.Code
		for _, m := range marks[from:] {
			if m.start >= piece.end {
				break
			}
			if m.end > piece.start && !slices.Contains(codes, m.code) {
				codes = append(codes, m.code)
			}
		}
		if len(codes) > 0 {
			slices.SortFunc(codes, func(a, b *coding.Code) int { return x.order[a] - x.order[b] })
			out = append(out, reliability.Stretch{Start: piece.start, End: piece.end, Value: strings.Join(ids(codes), "+")})
		}
	}
	return out
}

// Confusion tells how often two coders, by their indexes, gave an item this and
// that code. A code that both gave an item stands with itself, of the others
// each with each; where one has none left, the other's stand with [Absent]. An
// item with several codes stands in several cells. Only codes that one of them
// gave are among the categories; Absent is the last.
func (x *Comparison) Confusion(first, second int) *reliability.Confusion {
	c := &reliability.Confusion{Reference: x.Coders[first], Other: x.Coders[second]}
	var used []*coding.Code
	for _, code := range x.book.Codes {
		if slices.ContainsFunc(x.Items, func(i Item) bool {
			return slices.Contains(i.codes[first], code) || slices.Contains(i.codes[second], code)
		}) {
			used = append(used, code)
		}
	}
	c.Categories = append(ids(used), Absent)
	for range c.Categories {
		c.Counts = append(c.Counts, make([]int, len(c.Categories)))
	}
	place := map[*coding.Code]int{nil: len(used)}
	for k, code := range used {
		place[code] = k
	}
	for i := range x.Items {
		a, b := x.Items[i].codes[first], x.Items[i].codes[second]
		var left, right []*coding.Code
		for _, code := range a {
			if slices.Contains(b, code) {
				c.Counts[place[code]][place[code]]++
			} else {
				left = append(left, code)
			}
		}
		for _, code := range b {
			if !slices.Contains(a, code) {
				right = append(right, code)
			}
		}
		if len(left)+len(right) == 0 && len(a) > 0 {
			continue
		}
		if len(left) == 0 {
			left = append(left, nil)
		}
		if len(right) == 0 {
			right = append(right, nil)
		}
		for _, p := range left {
			for _, q := range right {
				c.Counts[place[p]][place[q]]++
			}
		}
	}
	return c
}
