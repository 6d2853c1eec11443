package tally

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// changing is a participant who is in a group at each of two times, in none where
// it is absent, and speaks of leaves of the tree.
type changing struct {
	groups [2][]int
	units  [2][4]int // by node: of the nodes below it, too
}

// changes makes a random difference; movers are in another group the second time
// now and then, and with overlap some are in two groups at once.
func changes(random *rand.Rand, movers, overlap bool) *Difference {
	return tallied(changers(random, movers, overlap))
}

// changers makes random participants in so many groups.
func changers(random *rand.Rand, movers, overlap bool) (all []changing, groups int) {
	groups = 1 + random.Intn(5)
	for range 4 + random.Intn(40)*(1+random.Intn(10)) {
		p := changing{}
		g := []int{random.Intn(groups)}
		if h := random.Intn(groups); overlap && h != g[0] && random.Intn(3) == 0 {
			g = append(g, h)
		}
		for k := range 2 {
			if random.Intn(4) > 0 {
				p.groups[k] = g
			}
			if movers && random.Intn(8) == 0 {
				g = []int{random.Intn(groups)}
			}
			for leaf := 1; leaf <= 3; leaf++ {
				if len(p.groups[k]) > 0 && random.Intn(3) == 0 {
					p.units[k][leaf] = 1 + random.Intn(3)
				}
			}
			p.units[k][0] = p.units[k][1] + p.units[k][2]
		}
		all = append(all, p)
	}
	return all, groups
}

// tallied counts participants.
func tallied(all []changing, groups int) *Difference {
	d := &Difference{By: "a", Nodes: []Node{{ID: "n", whole: true}, {ID: "n1", Depth: 1}, {ID: "n2", Depth: 1}, {ID: "m"}}}
	d.Cells = make([][]Change, len(d.Nodes))
	for g := range groups + 1 {
		d.count(all, g, g == groups)
	}
	for _, p := range all {
		if len(p.groups[0]) > 0 && len(p.groups[1]) > 0 && !slices.ContainsFunc(p.groups[0], func(g int) bool { return slices.Contains(p.groups[1], g) }) {
			d.Moved++
		}
	}
	return d
}

// count counts one group.
func (d *Difference) count(all []changing, group int, total bool) {
	g := Compared{Value: fmt.Sprint("a", group)}
	if total {
		g.Value = All
	}
	cells := make([]Change, len(d.Nodes))
	for _, p := range all {
		var in [2]bool
		both := len(p.groups[0]) > 0 && len(p.groups[1]) > 0
		for k := range 2 {
			in[k] = total && len(p.groups[k]) > 0 || slices.Contains(p.groups[k], group)
			if !in[k] {
				continue
			}
			g.Sizes[k].Participants++
			if both {
				g.Same[k].Participants++
			}
			for i, n := range p.units[k] {
				if n == 0 {
					continue
				}
				cells[i].Counts[k].Units, cells[i].Counts[k].Participants = cells[i].Counts[k].Units+n, cells[i].Counts[k].Participants+1
				if both {
					cells[i].Same[k].Units, cells[i].Same[k].Participants = cells[i].Same[k].Units+n, cells[i].Same[k].Participants+1
				}
			}
		}
		if !in[0] || !in[1] {
			continue
		}
		g.Both++
		for i := range d.Nodes {
			switch before, after := p.units[0][i] > 0, p.units[1][i] > 0; {
			case before && after:
				cells[i].Kept++
			case before:
				cells[i].Lost++
			case after:
				cells[i].Gained++
			}
		}
	}
	d.Groups = append(d.Groups, g)
	for i := range cells {
		d.Cells[i] = append(d.Cells[i], cells[i])
	}
}

// numbers are what a change shows, and what anybody can subtract: participants and
// units of everybody, of those in both and of the others, at each time, then those
// who changed.
func (c *Change) numbers() []int {
	var out []int
	for k := range 2 {
		all, same := c.Counts[k], c.Same[k]
		out = append(out, all.Participants, same.Participants, all.Participants-same.Participants, all.Units, same.Units, all.Units-same.Units)
	}
	return append(out, c.Lost, c.Gained, c.Kept, c.moved(0), c.moved(1))
}

// The places of numbers; those of the second time are six further.
const (
	everybody, inBoth, others, everybodysUnits, inBothsUnits, othersUnits = 0, 1, 2, 3, 4, 5
	lost, gained, kept, firstMoved                                        = 12, 13, 14, 15
)

// most are the largest that the numbers can be in a group by its size.
func (g *Compared) most() []int {
	const any = 1 << 20
	var out []int
	for k := range 2 {
		n, same := g.Sizes[k].Participants, g.Same[k].Participants
		out = append(out, n, same, n-same, any, any, any)
	}
	return append(out, g.Both, g.Both, g.Both, g.Same[0].Participants-g.Both, g.Same[1].Participants-g.Both)
}

// equation says that a number is the sum of others, or at most that and at least
// each of them.
type equation struct {
	whole *interval
	parts []*interval
	exact bool
}

// attack returns what somebody knows of every number of a difference who reads all
// that is shown, by node, group and number; changes says that it is shown who
// changed.
func attack(d *Difference, overlap, changes bool) [][][]interval {
	known := make([][][]interval, len(d.Nodes))
	for i := range known {
		known[i] = make([][]interval, len(d.Groups))
		for g := range known[i] {
			for n, v := range d.Cells[i][g].numbers() {
				if d.Cells[i][g].Hidden || n >= lost && !changes {
					known[i][g] = append(known[i][g], interval{0, d.Groups[g].most()[n]})
				} else {
					known[i][g] = append(known[i][g], interval{v, v})
				}
			}
		}
	}
	var equations []equation
	last := len(d.Groups) - 1
	for i := range known {
		for n := range known[i][0] {
			e := equation{whole: &known[i][last][n], exact: !overlap}
			for g := range last {
				e.parts = append(e.parts, &known[i][g][n])
			}
			if n >= lost {
				e.parts = append(e.parts, &interval{0, d.Moved})
			}
			if len(e.parts) > 0 && n < firstMoved {
				equations = append(equations, e)
			}
		}
		for _, x := range known[i] {
			for k := range 2 {
				at := 6 * k
				equations = append(equations, equation{&x[at+everybody], []*interval{&x[at+inBoth], &x[at+others]}, true},
					equation{&x[at+everybodysUnits], []*interval{&x[at+inBothsUnits], &x[at+othersUnits]}, true},
					equation{&x[at+inBoth], []*interval{&x[lost+k], &x[kept], &x[firstMoved+k]}, true})
			}
		}
	}
	for g := range d.Groups {
		for n := range lost {
			equations = append(equations, equation{&known[0][g][n], []*interval{&known[1][g][n], &known[2][g][n]}, false})
		}
	}
	r := &reader{}
	for changed := true; changed; {
		changed = false
		for _, e := range equations {
			changed = r.sum(e.whole, e.parts, e.exact) || changed
		}
	}
	return known
}

// TestSuppressedChangeCannotBeFound reads random differences as somebody would who
// looks for hidden numbers: none of few people may be left with one possible value.
// What is hidden is less than by the rule that hides all totals and all rows above.
func TestSuppressedChangeCannotBeFound(t *testing.T) {
	random := rand.New(rand.NewSource(5))
	hidden, shown, few, coarse := 0, 0, 0, 0
	for round := range 1000 {
		movers, overlap := round%3 == 1, round%5 == 2
		d := changes(random, movers, overlap)
		threshold := 3 + random.Intn(3)
		isFew := func(n int) bool { return n > 0 && n < threshold }
		d.Suppress(threshold, []string{"units", "participants"})
		known := attack(d, overlap, true)
		for i := range d.Cells {
			for g := range d.Cells[i] {
				c := &d.Cells[i][g]
				switch hides := d.hides(i, g, isFew); {
				case hides && !c.Hidden:
					t.Fatalf("round %d: node %d of group %d is shown: %+v", round, i, g, *c)
				case hides:
					few++
				case !c.Hidden:
					shown++
					continue
				}
				hidden++
				numbers := c.numbers()
				for n, v := range numbers {
					people := v // those who are behind the number
					if p := n % 6; n < lost && p >= everybodysUnits {
						people = numbers[n-3]
					}
					if x := known[i][g][n]; isFew(people) && x.low >= x.high {
						t.Fatalf("round %d: number %d of node %d of group %d can only be %d\n%+v", round, n, i, g, x.low, d)
					}
				}
			}
		}
		coarse += d.coarse(isFew)
	}
	told := fmt.Sprintf("shown %d, hidden %d, of these as few %d; all totals and rows above would be %d", shown, hidden, few, coarse)
	if few < 3000 || shown < 1500 || 2*(hidden-few) > coarse-few {
		t.Error(told)
	}
	t.Log(told)
}

// TestSuppressedProposalsCannotBeFound reads what people have decided in a
// difference, and that together with what is only proposed, likewise.
func TestSuppressedProposalsCannotBeFound(t *testing.T) {
	random := rand.New(rand.NewSource(6))
	hidden, shown := 0, 0
	for round := range 300 {
		overlap := round%5 == 2
		all, groups := changers(random, round%3 == 1, overlap)
		whole := tallied(all, groups)
		for i := range all { // some units are only proposed
			for k := range all[i].units {
				u := &all[i].units[k]
				for leaf := 1; leaf <= 3; leaf++ {
					u[leaf] = random.Intn(u[leaf] + 1)
				}
				u[0] = u[1] + u[2]
			}
		}
		d := tallied(all, groups)
		for i := range d.Cells {
			for g := range d.Cells[i] {
				c, w := &d.Cells[i][g], &whole.Cells[i][g]
				for k := range 2 {
					c.Proposed[k], c.SameProposed[k] = w.Counts[k].less(c.Counts[k]), w.Same[k].less(c.Same[k])
				}
			}
		}
		threshold := 3 + random.Intn(3)
		isFew := func(n int) bool { return n > 0 && n < threshold }
		d.Suppress(threshold, []string{"units", "participants"})
		for i := range d.Cells {
			for g := range d.Cells[i] {
				whole.Cells[i][g].Hidden = d.Cells[i][g].Hidden
			}
		}
		for _, x := range []*Difference{d, whole} {
			known := attack(x, overlap, x == d)
			for i := range x.Cells {
				for g := range x.Cells[i] {
					c := &x.Cells[i][g]
					if !c.Hidden {
						shown++
						if d.hides(i, g, isFew) {
							t.Fatalf("round %d: node %d of group %d is shown: %+v", round, i, g, d.Cells[i][g])
						}
						continue
					}
					hidden++
					for n, v := range c.numbers()[:everybodysUnits] {
						if y := known[i][g][n]; isFew(v) && y.low >= y.high {
							t.Fatalf("round %d: number %d of node %d of group %d can only be %d\n%+v", round, n, i, g, y.low, d)
						}
					}
				}
			}
		}
	}
	if hidden < 500 || shown < 500 {
		t.Errorf("hidden %d, shown %d", hidden, shown)
	}
}

// hides reports whether a change is hidden for itself.
func (d *Difference) hides(node, group int, few func(int) bool) bool {
	g := &d.Groups[group]
	return few(g.Sizes[0].Participants) || few(g.Sizes[1].Participants) || slices.ContainsFunc(d.Cells[node][group].people(), few)
}

// coarse counts what is hidden where every total and every row above is.
func (d *Difference) coarse(few func(int) bool) int {
	n, last := 0, len(d.Groups)-1
	below := func(i, g int) bool { return d.hides(i, g, few) || i == 0 && (d.hides(1, g, few) || d.hides(2, g, few)) }
	for i := range d.Cells {
		any := below(i, last)
		for g := range last {
			if below(i, g) {
				n, any = n+1, true
			}
		}
		if any {
			n++
		}
	}
	return n
}
