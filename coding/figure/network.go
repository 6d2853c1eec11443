package figure

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"
)

// Network shows codes as points and what they have in common as lines between
// them: points as large as the codes are frequent, lines as thick as two codes
// occur together.
type Network struct {
	Title string
	Nodes []Node
	Links []Link
	// Most is how many nodes are drawn at most, those with the most units: 40
	// where it is 0, as nobody reads a larger network.
	Most  int
	Notes []string
}

// Node is a point of a [Network].
type Node struct {
	Name string
	N    int
	// Group is what the node belongs to, such as a category: its shape and
	// shade.
	Group string
}

// Link is a line between two nodes, which are named by their places.
type Link struct {
	A, B, N int
	// Weight is how close they are, such as Jaccard's index; N where it is 0.
	Weight float64
}

func (l Link) weight() float64 {
	if l.Weight > 0 {
		return l.Weight
	}
	return float64(l.N)
}

// most returns how many nodes are drawn.
func (v Network) most() int { return min(cmp.Or(v.Most, 40), 100) }

// Draw draws the network.
func (v Network) Draw(s Style) (*Figure, error) {
	for _, l := range v.Links {
		if l.A < 0 || l.B < 0 || l.A >= len(v.Nodes) || l.B >= len(v.Nodes) || l.A == l.B {
			return nil, fmt.Errorf("a line of the network joins the nodes %d and %d, and there are %d", l.A, l.B, len(v.Nodes))
		}
	}
	c, err := newCanvas(s, v.Title)
	if err != nil {
		return nil, err
	}
	kind := c.say("Network", "Nätverk")
	if len(v.Nodes) == 0 {
		return c.nothing(kind, v.Notes), nil
	}
	d := &networkDrawing{canvas: c, Network: v.largest()}
	notes := slices.Clone(v.Notes)
	if left := len(v.Nodes) - len(d.Nodes); left > 0 {
		notes = append(notes, fmt.Sprintf(c.say("shown: the %d most frequent of %d", "visas: de %d vanligaste av %d"), len(d.Nodes), len(v.Nodes)))
	}
	y := d.draw()
	return c.finish(c.notes(y, notes)+margin, kind+c.of()+". "+d.alternative(len(v.Nodes))), nil
}

// largest keeps the most frequent nodes and what lies between them.
func (v Network) largest() Network {
	order := make([]int, len(v.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return -cmp.Compare(v.Nodes[a].N, v.Nodes[b].N) })
	order = order[:min(len(order), v.most())]
	slices.Sort(order)
	out := v
	out.Nodes, out.Links = nil, nil
	at := map[int]int{}
	for _, i := range order {
		at[i] = len(out.Nodes)
		out.Nodes = append(out.Nodes, v.Nodes[i])
	}
	for _, l := range v.Links {
		a, ok := at[l.A]
		b, both := at[l.B]
		if ok && both && l.N > 0 {
			l.A, l.B = a, b
			out.Links = append(out.Links, l)
		}
	}
	return out
}

// networkDrawing is a network while it is drawn.
type networkDrawing struct {
	*canvas
	Network
	radius []float64
	labels [][]string
	at     []point // the middle of each node's box
	boxes  []point // half the width and height of each node with its label
	above  []bool  // the label stands above the node
	groups []string
}

func (d *networkDrawing) draw() float64 {
	d.measure()
	y := margin
	if len(d.groups) > 1 {
		y = d.keys(y, d.groups, func(i int, x, y float64) {
			d.mark(d.shape(i), point{x + 2.5, y}, 1.4, d.tint(i))
		}) + 1
	}
	d.at = layout(len(d.Nodes), d.Links)
	low, high := d.arrange()
	for i := range d.at {
		d.at[i].y += y - low
	}
	d.chooseSides()
	d.edges()
	for i, n := range d.Nodes {
		p := d.node(i)
		group := slices.Index(d.groups, n.Group)
		d.mark(d.shape(group), p, d.radius[i], d.tint(group))
	}
	for i := range d.Nodes {
		low, high := d.label(i)
		d.lines(d.labels[i], d.at[i].x, (low.y+high.y)/2, text{size: smallSize, anchor: middle, halo: true})
	}
	return y + high - low + 1
}

// node is the middle of a node; below it, or above, stands its label.
func (d *networkDrawing) node(i int) point {
	off := d.boxes[i].y - d.radius[i]*1.25
	if d.above[i] {
		off = -off
	}
	return point{d.at[i].x, d.at[i].y - off}
}

func (d *networkDrawing) measure() {
	greatest := 1
	for _, n := range d.Nodes {
		greatest = max(greatest, n.N)
	}
	d.above = make([]bool, len(d.Nodes))
	for _, n := range d.Nodes {
		r := max(1, 5.2*math.Sqrt(float64(max(n.N, 0))/float64(greatest)))
		lines := d.fonts.wrap(fmt.Sprintf("%s (%d)", n.Name, n.N), smallSize, false, 26)
		d.radius, d.labels = append(d.radius, r), append(d.labels, lines)
		d.boxes = append(d.boxes, point{
			max(r*1.25, d.widest(lines, smallSize, false)/2) + 1,
			(2*r*1.25+0.6+textHeight(len(lines), smallSize))/2 + 0.4})
		if !slices.Contains(d.groups, n.Group) {
			d.groups = append(d.groups, n.Group)
		}
	}
}

func (d *networkDrawing) shape(group int) mark { return mark(group) % marks }

// tint is the colour of a group, paler where the shapes begin again.
func (d *networkDrawing) tint(group int) color.Color {
	own := []color.Color{hue(0), hue(1), hue(2), hue(3), mix(ink(), white(), 0.45), hue(5), hue(6)}[group%7]
	return mix(own, white(), min(0.7*float64(group/int(marks)), 1))
}

// arrange fits the layout to the sheet and moves nodes apart until no label lies
// on another. It returns where the nodes begin and end.
func (d *networkDrawing) arrange() (low, high float64) {
	n := len(d.at)
	area := 0.0
	for _, b := range d.boxes {
		area += 4 * b.x * b.y
	}
	width := d.Width - 2*margin
	tall := max(45, min(area*3.2/width, tallest-30))
	fit(d.at, d.boxes, margin, width, tall)
	for range 400 {
		moved := false
		for i := range n {
			for j := range i {
				moved = d.part(i, j) || moved
			}
			d.at[i].x = min(max(d.at[i].x, margin+d.boxes[i].x), d.Width-margin-d.boxes[i].x)
		}
		if !moved {
			break
		}
	}
	for i := range d.at {
		d.at[i].x = min(max(d.at[i].x, margin+d.boxes[i].x), d.Width-margin-d.boxes[i].x)
	}
	// What still overlaps moves down: from above, each below those in its way.
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(d.at[a].y, d.at[b].y) })
	for k, i := range order {
		for again := true; again; {
			again = false
			for _, j := range order[:k] {
				if dx, dy := d.overlap(i, j); dx > 0.01 && dy > 0.01 {
					d.at[i].y = d.at[j].y + d.boxes[j].y + d.boxes[i].y
					again = true
				}
			}
		}
	}
	low, high = math.Inf(1), math.Inf(-1)
	for i, p := range d.at {
		low, high = min(low, p.y-d.boxes[i].y), max(high, p.y+d.boxes[i].y)
	}
	return low, high
}

// overlap is how far the boxes of two nodes overlap.
func (d *networkDrawing) overlap(i, j int) (dx, dy float64) {
	return d.boxes[i].x + d.boxes[j].x - math.Abs(d.at[i].x-d.at[j].x), d.boxes[i].y + d.boxes[j].y - math.Abs(d.at[i].y-d.at[j].y)
}

// part moves two nodes apart that overlap, the shorter way.
func (d *networkDrawing) part(i, j int) bool {
	dx, dy := d.overlap(i, j)
	if dx <= 0.01 || dy <= 0.01 {
		return false
	}
	a, b := &d.at[i], &d.at[j]
	if dx < dy {
		move := math.Copysign(dx/2+0.01, a.x-b.x)
		a.x, b.x = a.x+move, b.x-move
	} else {
		move := math.Copysign(dy/2+0.01, a.y-b.y)
		a.y, b.y = a.y+move, b.y-move
	}
	return true
}

func (d *networkDrawing) alternative(all int) string {
	links := slices.Clone(d.Links)
	slices.SortStableFunc(links, func(a, b Link) int { return -cmp.Compare(a.N, b.N) })
	var told []string
	for _, l := range links[:min(5, len(links))] {
		told = append(told, fmt.Sprintf(d.say("%s and %s %d", "%s och %s %d"), d.Nodes[l.A].Name, d.Nodes[l.B].Name, l.N))
	}
	out := fmt.Sprintf(d.say("%d of %d nodes, %d lines.", "%d av %d noder, %d linjer."), len(d.Nodes), all, len(links))
	if len(told) > 0 {
		out += d.say(" Most often together: ", " Oftast tillsammans: ") + strings.Join(told, "; ") + "."
	}
	var alone []string
	for i, n := range d.Nodes {
		if !slices.ContainsFunc(d.Links, func(l Link) bool { return l.A == i || l.B == i }) {
			alone = append(alone, n.Name)
		}
	}
	if len(alone) > 0 {
		out += d.say(" With nothing: ", " Med inget annat: ") + d.joined(alone[:min(10, len(alone))]) + "."
	}
	return out
}
