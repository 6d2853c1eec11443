package figure

import (
	"cmp"
	"image/color"
	"math"
	"slices"
)

// mark is the shape of a point, by which it is known without its colour.
type mark int

const (
	disc mark = iota
	square
	triangle
	diamond
	ring
	hexagon
	wedge
	marks // how many there are
)

// mark draws a mark whose area is that of a circle.
func (c *canvas) mark(m mark, at point, r float64, fill color.Color) {
	p := path{closed: true, fill: fill, stroke: ink(), width: 0.2}
	polygon := func(n int, turn, r float64) {
		for i := range n {
			a := turn + 2*math.Pi*float64(i)/float64(n)
			p.steps = append(p.steps, step{to: point{at.x + r*math.Sin(a), at.y - r*math.Cos(a)}})
		}
	}
	switch m % marks {
	case square:
		polygon(4, math.Pi/4, r*1.253)
	case diamond:
		polygon(4, 0, r*1.253)
	case triangle:
		polygon(3, 0, r*1.555)
	case wedge:
		polygon(3, math.Pi, r*1.555)
	case hexagon:
		polygon(6, 0, r*1.1)
	default:
		p.steps = circle(at, r)
	}
	c.path(p)
	if m%marks == ring {
		c.path(path{steps: circle(at, r*0.5), closed: true, fill: white(), stroke: ink(), width: 0.2})
	}
}

// spread moves places along a line, as little as it can, so that each has room
// for its height between a low and a high end. It keeps their order.
func spread(at, heights []float64, low, high float64) []float64 {
	order := make([]int, len(at))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(at[a], at[b]) })
	out := slices.Clone(at)
	// Neighbours that would overlap form a block around the mean of where its
	// members want to be.
	type block struct {
		first, last  int
		want, height float64
	}
	var blocks []block
	place := func(b block) float64 { // where the block begins
		return math.Max(low, math.Min(b.want/float64(b.last-b.first+1)-b.height/2, high-b.height))
	}
	for k, i := range order {
		b := block{k, k, at[i], heights[i]}
		for len(blocks) > 0 {
			before := blocks[len(blocks)-1]
			if place(before)+before.height <= place(b)+1e-9 {
				break
			}
			b = block{before.first, b.last, before.want + b.want, before.height + b.height}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	for _, b := range blocks {
		y := place(b)
		for k := b.first; k <= b.last; k++ {
			h := heights[order[k]]
			out[order[k]] = y + h/2
			y += h
		}
	}
	return out
}
