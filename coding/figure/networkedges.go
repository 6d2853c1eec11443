package figure

import (
	"cmp"
	"fmt"
	"slices"
)

// label returns two corners of the label of a node.
func (d *networkDrawing) label(i int) (low, high point) {
	half, height := d.widest(d.labels[i], smallSize, false)/2, textHeight(len(d.labels[i]), smallSize)
	top := d.node(i).y + d.radius[i]*1.25 + 0.6
	if d.above[i] {
		top = d.node(i).y - d.radius[i]*1.25 - 0.6 - height
	}
	return point{d.at[i].x - half, top}, point{d.at[i].x + half, top + height}
}

// chooseSides sets the label of a node above it where less of the lines lies
// behind it there than below.
func (d *networkDrawing) chooseSides() {
	for i := range d.Nodes {
		below := d.behind(i)
		d.above[i] = true
		d.above[i] = d.behind(i) < below-0.01
	}
}

// behind is how much of the lines lies behind the label of a node, in square
// millimetres.
func (d *networkDrawing) behind(i int) float64 {
	low, high := d.label(i)
	greatest, sum := d.greatest(), 0.0
	for _, l := range d.Links {
		sum += within(d.node(l.A), d.node(l.B), low, high) * thickness(l.weight()/greatest)
	}
	return sum
}

// greatest returns the weight of the strongest link.
func (d *networkDrawing) greatest() float64 {
	greatest := 0.0
	for _, l := range d.Links {
		greatest = max(greatest, l.weight())
	}
	return greatest
}

// thickness is how thick a line is that has a share of the strongest link.
func thickness(share float64) float64 { return 0.15 + 1.6*share }

// edges draws the lines, the weakest first, with their numbers where these have
// room.
func (d *networkDrawing) edges() {
	links := slices.Clone(d.Links)
	slices.SortStableFunc(links, func(a, b Link) int { return cmp.Compare(a.weight(), b.weight()) })
	greatest := d.greatest()
	for _, l := range links {
		share := l.weight() / greatest
		d.line(d.node(l.A), d.node(l.B), mix(rule(), faint(), share), thickness(share))
	}
	if len(links) > 60 {
		return
	}
	var taken [][4]float64
	for i := range d.Nodes {
		taken = append(taken, [4]float64{d.at[i].x - d.boxes[i].x, d.at[i].y - d.boxes[i].y, d.at[i].x + d.boxes[i].x, d.at[i].y + d.boxes[i].y})
	}
	slices.Reverse(links) // the strongest first
	for _, l := range links {
		s := fmt.Sprint(l.N)
		w, h := d.width(s, smallSize, false)/2+0.3, capital(smallSize)/2+0.4
		for _, share := range []float64{0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7} {
			p := between(d.node(l.A), d.node(l.B), share)
			box := [4]float64{p.x - w, p.y - h, p.x + w, p.y + h}
			if slices.ContainsFunc(taken, func(t [4]float64) bool {
				return box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1]
			}) {
				continue
			}
			taken = append(taken, box)
			d.write(text{at: point{p.x, p.y + capital(smallSize)/2}, s: s, size: smallSize, anchor: middle, halo: true})
			break
		}
	}
}
