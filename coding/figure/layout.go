package figure

import "math"

// layout places the nodes of a network so that those which are close in it are
// close on paper: stress majorization (Gansner, Koren & North 2004, Graph
// drawing by stress majorization) from a circle, which needs no random start.
func layout(n int, links []Link) []point {
	far := distances(n, links)
	at := make([]point, n)
	for i := range at {
		a := 2 * math.Pi * float64(i) / float64(n)
		at[i] = point{math.Sin(a) * float64(n) / 4, -math.Cos(a) * float64(n) / 4}
	}
	for range 300 {
		for i := range at {
			sum, x, y := 0.0, 0.0, 0.0
			for j := range at {
				if i == j {
					continue
				}
				d := far[i*n+j]
				w := 1 / (d * d)
				apart := math.Hypot(at[i].x-at[j].x, at[i].y-at[j].y)
				if apart < 1e-9 {
					apart = 1e-9
				}
				x += w * (at[j].x + d*(at[i].x-at[j].x)/apart)
				y += w * (at[j].y + d*(at[i].y-at[j].y)/apart)
				sum += w
			}
			if sum > 0 {
				at[i] = point{x / sum, y / sum}
			}
		}
	}
	return at
}

// distances are the shortest ways between all nodes, where a strong link is a
// short one. What is not linked at all is far, though not so far that the page
// is empty between.
func distances(n int, links []Link) []float64 {
	far := make([]float64, n*n)
	for i := range far {
		far[i] = math.Inf(1)
	}
	greatest := 0.0
	for _, l := range links {
		greatest = max(greatest, l.weight())
	}
	for _, l := range links {
		d := min(2-math.Sqrt(l.weight()/greatest), far[l.A*n+l.B])
		far[l.A*n+l.B], far[l.B*n+l.A] = d, d
	}
	for k := range n {
		for i := range n {
			for j := range n {
				far[i*n+j] = min(far[i*n+j], far[i*n+k]+far[k*n+j])
			}
		}
	}
	furthest := 1.0
	for i := range n {
		for j := range n {
			if d := far[i*n+j]; i != j && !math.IsInf(d, 1) {
				furthest = max(furthest, d)
			}
		}
	}
	for i, d := range far {
		if math.IsInf(d, 1) {
			far[i] = max(1.5, furthest*0.75)
		}
	}
	return far
}

// fit scales a layout to a plane of a width and height, each node with room for
// its box.
func fit(at, boxes []point, left, width, height float64) {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	widest, tallest := 0.0, 0.0
	for i, p := range at {
		low, high = point{min(low.x, p.x), min(low.y, p.y)}, point{max(high.x, p.x), max(high.y, p.y)}
		widest, tallest = max(widest, boxes[i].x), max(tallest, boxes[i].y)
	}
	share := func(v, low, high float64) float64 {
		if high-low < 1e-9 {
			return 0.5
		}
		return (v - low) / (high - low)
	}
	for i := range at {
		at[i].x = left + widest + share(at[i].x, low.x, high.x)*max(0, width-2*widest)
		at[i].y = tallest + share(at[i].y, low.y, high.y)*max(0, height-2*tallest)
	}
}

// nice returns a round step for an axis of so many steps at most.
func nice(greatest float64, steps int) float64 {
	if !(greatest > 0) {
		return 1
	}
	raw := greatest / float64(steps)
	unit := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, f := range []float64{1, 2, 5, 10} {
		if f*unit >= raw*0.999 {
			return f * unit
		}
	}
	return 10 * unit
}
