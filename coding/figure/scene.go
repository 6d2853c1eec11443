package figure

import (
	"image/color"
	"math"
)

// point is a place on the sheet in millimetres from its upper left corner.
type point struct{ x, y float64 }

// shape is an outline or a text.
type shape struct {
	path *path
	text *text
}

// path is an outline of straight lines and cubic curves.
type path struct {
	steps  []step
	closed bool
	fill   color.Color // nil: not filled
	stroke color.Color // nil: no line
	width  float64     // of the line, in millimetres
	dash   []float64   // lengths drawn and left out, nil for a whole line
}

// step goes on from the last point to a point: straight, or in a cubic curve by
// two control points. The first step of a path moves there.
type step struct {
	curve  bool
	c1, c2 point
	to     point
}

// text is one line of letters.
type text struct {
	at       point // on the base line, at the anchor
	s        string
	size     float64 // in points
	bold     bool
	anchor   anchor
	ink      color.Color
	halo     bool // a white edge that parts it from what it lies on
	vertical bool // turned to be read from below
}

// anchor is which end of a text stands at its place.
type anchor int

const (
	start anchor = iota
	middle
	end
)

// mm is a point of type in millimetres.
const mm = 25.4 / 72

func straight(points ...point) []step {
	out := make([]step, len(points))
	for i, p := range points {
		out[i].to = p
	}
	return out
}

// kappa makes a quarter of a circle of a cubic curve.
const kappa = 0.5522847498

func circle(at point, r float64) []step {
	p := func(x, y float64) point { return point{at.x + x*r, at.y + y*r} }
	return []step{
		{to: p(1, 0)},
		{true, p(1, kappa), p(kappa, 1), p(0, 1)},
		{true, p(-kappa, 1), p(-1, kappa), p(-1, 0)},
		{true, p(-1, -kappa), p(-kappa, -1), p(0, -1)},
		{true, p(kappa, -1), p(1, -kappa), p(1, 0)},
	}
}

// flat returns the path as points, curves as many short lines.
func (p *path) flat() []point {
	var out []point
	for _, s := range p.steps {
		if !s.curve {
			out = append(out, s.to)
			continue
		}
		from := out[len(out)-1]
		// Half a millimetre is too short for an edge to be seen.
		n := min(max(8, int(2*math.Hypot(s.to.x-from.x, s.to.y-from.y))), 200)
		for i := 1; i <= n; i++ {
			t := float64(i) / float64(n)
			u := 1 - t
			at := func(a, b, c, d float64) float64 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
			out = append(out, point{at(from.x, s.c1.x, s.c2.x, s.to.x), at(from.y, s.c1.y, s.c2.y, s.to.y)})
		}
	}
	if p.closed && len(out) > 0 {
		out = append(out, out[0])
	}
	return out
}

// strokes returns the lines of a path that are drawn, those between dashes left
// out.
func (p *path) strokes() [][2]point {
	var out [][2]point
	points := p.flat()
	i, left, on := 0, math.Inf(1), true
	if len(p.dash) > 0 {
		left = p.dash[0]
	}
	for j := 1; j < len(points); j++ {
		a, b := points[j-1], points[j]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		for at := 0.0; at < length; {
			next := math.Min(at+left, length)
			if on {
				out = append(out, [2]point{between(a, b, at/length), between(a, b, next/length)})
			}
			if left -= next - at; left <= 1e-9 {
				i = (i + 1) % len(p.dash)
				left, on = p.dash[i], !on
			}
			at = next
		}
	}
	return out
}

// between returns the point a share of the way from a to b.
func between(a, b point, share float64) point {
	return point{a.x + (b.x-a.x)*share, a.y + (b.y-a.y)*share}
}

// within is how much of the way from a to b lies in a rectangle.
func within(a, b, low, high point) float64 {
	from, to := 0.0, 1.0
	for _, axis := range [][4]float64{{a.x, b.x, low.x, high.x}, {a.y, b.y, low.y, high.y}} {
		start, length := axis[0], axis[1]-axis[0]
		if length == 0 {
			if start < axis[2] || start > axis[3] {
				return 0
			}
			continue
		}
		first, second := (axis[2]-start)/length, (axis[3]-start)/length
		from, to = max(from, min(first, second)), min(to, max(first, second))
	}
	return max(0, to-from) * math.Hypot(b.x-a.x, b.y-a.y)
}
