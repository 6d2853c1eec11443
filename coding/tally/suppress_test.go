package tally

import (
	"fmt"
	"math/rand"
	"testing"
)

// people makes a random tally in which everybody is in one group of each field, or
// with overlap in several of the second one, and talks of random nodes of a tree.
func people(random *rand.Rand, crossed, overlap, units bool) *Tally {
	rows, columns := 2+random.Intn(4), 1
	if crossed {
		columns = 2 + random.Intn(2)
	}
	t := &Tally{By: []string{"a"}, Nodes: []Node{{ID: "n", whole: true}, {ID: "n1", Depth: 1}, {ID: "n2", Depth: 1}, {ID: "m"}}}
	if crossed {
		t.By = append(t.By, "b")
	}
	for a := range rows + 1 {
		for b := range columns + 1 {
			values := []string{All, All}
			if a < rows {
				values[0] = fmt.Sprint("a", a)
			}
			if b < columns {
				values[1] = fmt.Sprint("b", b)
			}
			if !crossed && b < columns {
				continue
			}
			t.Groups = append(t.Groups, Group{Values: values[:len(t.By)]})
		}
	}
	t.Cells = make([][]Cell, len(t.Nodes))
	for i := range t.Cells {
		t.Cells[i] = make([]Cell, len(t.Groups))
	}
	for range 3 + random.Intn(40) {
		takePart(random, t, rows, columns, overlap, units)
	}
	return t
}

// takePart puts one more participant into the groups and cells.
func takePart(random *rand.Rand, t *Tally, rows, columns int, overlap, units bool) {
	a := fmt.Sprint("a", random.Intn(rows))
	in := map[string]bool{fmt.Sprint("b", random.Intn(columns)): true}
	if overlap && random.Intn(2) == 0 {
		in[fmt.Sprint("b", random.Intn(columns))] = true
	}
	said := map[[2]int]int{} // units by node and by part
	b := 0
	for range in {
		for _, leaf := range []int{1, 2, 3} {
			if random.Intn(3) == 0 {
				said[[2]int{leaf, b}] = 1 + random.Intn(3)
			}
		}
		b++
	}
	for g := range t.Groups {
		values := t.Groups[g].Values
		if values[0] != All && values[0] != a {
			continue
		}
		counts := map[int]int{}
		part, belongs := 0, false
		for k := range columns {
			name := fmt.Sprint("b", k)
			if !in[name] {
				continue
			}
			if len(values) == 1 || values[1] == All || values[1] == name {
				belongs = true
				for leaf := 1; leaf <= 3; leaf++ {
					counts[leaf] += said[[2]int{leaf, part}]
				}
			}
			part++
		}
		if !belongs {
			continue
		}
		t.Groups[g].Participants++
		counts[0] = counts[1] + counts[2]
		for node, n := range counts {
			if n > 0 {
				t.Cells[node][g].Participants++
				if units {
					t.Cells[node][g].Units += n
				}
			}
		}
	}
}

// reader knows what is printed and narrows down what each number may be.
type reader struct {
	t     *Tally
	known [][]interval // by node, then by group
}

func newReader(t *Tally, threshold int, measure string) *reader {
	r := &reader{t: t}
	for i := range t.Cells {
		r.known = append(r.known, make([]interval, len(t.Groups)))
		for g, c := range t.Cells[i] {
			switch v := c.Counts.Of(measure); {
			case c.Suppression == Shown:
				r.known[i][g] = interval{v, v}
			case measure != "participants":
				r.known[i][g] = interval{0, 1 << 20}
			case c.Suppression == Few:
				r.known[i][g] = interval{1, threshold - 1}
			default:
				r.known[i][g] = interval{0, t.Groups[g].Participants}
			}
		}
	}
	return r
}

// sum narrows a total and its parts; exact says that the total is their sum, not
// only at most that.
func (r *reader) sum(total *interval, parts []*interval, exact bool) bool {
	low, high, largest := 0, 0, 0
	for _, p := range parts {
		low, high, largest = low+p.low, high+p.high, max(largest, p.low)
	}
	if !exact {
		low = largest
	}
	before := []interval{*total}
	total.low, total.high = max(total.low, low), min(total.high, high)
	changed := *total != before[0]
	for _, p := range parts {
		was := *p
		p.low = max(p.low, total.low-(high-was.high))
		if exact {
			p.high = min(p.high, total.high-(low-was.low))
		} else {
			p.high = min(p.high, total.high)
		}
		low, high = low+p.low-was.low, high+p.high-was.high
		if !exact {
			low = 0
		}
		changed = changed || *p != was
	}
	return changed
}

// read narrows until nothing changes.
func (r *reader) read(additive bool) {
	for changed := true; changed; {
		changed = false
		for i := range r.known {
			for g, whole := range r.t.Groups {
				for axis := range r.t.By {
					if whole.Values[axis] != All {
						continue
					}
					var parts []*interval
					for h, p := range r.t.Groups {
						if p.Values[axis] != All && (len(r.t.By) == 1 || p.Values[1-axis] == whole.Values[1-axis]) {
							parts = append(parts, &r.known[i][h])
						}
					}
					changed = r.sum(&r.known[i][g], parts, additive || axis == 0) || changed
				}
			}
		}
		for g := range r.t.Groups {
			changed = r.sum(&r.known[0][g], []*interval{&r.known[1][g], &r.known[2][g]}, false) || changed
		}
	}
}

// TestSuppressedCannotBeFound reads random tables as somebody would who looks for
// hidden numbers: no hidden cell may be left with one possible value.
func TestSuppressedCannotBeFound(t *testing.T) {
	random := rand.New(rand.NewSource(3))
	hidden, shown, few := 0, 0, 0
	for round := range 3000 {
		crossed, overlap, units := round%2 == 1, round%4 == 3, round%3 == 0
		table := people(random, crossed, overlap, units)
		measures := []string{"participants"}
		if units {
			measures = append(measures, "units")
		}
		threshold := 3 + random.Intn(3)
		table.Suppress(threshold, measures)
		for _, m := range measures {
			r := newReader(table, threshold, m)
			r.read(!overlap || m == "units")
			for i := range table.Cells {
				for g, c := range table.Cells[i] {
					switch p := c.Participants; {
					case c.Suppression == Shown:
						shown++
						if p > 0 && p < threshold {
							t.Fatalf("round %d: a cell of %d is shown", round, p)
						}
						continue
					case c.Suppression == Few:
						few++
					}
					hidden++
					known := r.known[i][g]
					if known.low >= known.high && table.Groups[g].Participants > 0 {
						t.Fatalf("round %d (%s): node %d in %v can only be %d; %v", round, m, i, table.Groups[g].Values, known.low, dump(table))
					}
				}
			}
		}
	}
	if hidden < 1000 || shown < 1000 || few < 100 {
		t.Errorf("hidden %d, shown %d, few %d: the tables are not worth the test", hidden, shown, few)
	}
	t.Logf("hidden %d, shown %d, few %d", hidden, shown, few)
}

func dump(t *Tally) string {
	out := ""
	for g := range t.Groups {
		out += fmt.Sprintf("\n%v n=%d:", t.Groups[g].Values, t.Groups[g].Participants)
		for i := range t.Cells {
			out += fmt.Sprintf(" %d/%d/%d", t.Cells[i][g].Participants, t.Cells[i][g].Units, t.Cells[i][g].Suppression)
		}
	}
	return out
}
