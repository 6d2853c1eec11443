package figure

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strconv"
)

// Curve shows how numbers grow over an order, such as codes over interviews,
// each line with the band in which it would lie in other orders.
type Curve struct {
	Title string
	// Across and Up name the axes.
	Across, Up string
	// Points are the names of what stands on the axis across, such as
	// interviews in the order held.
	Points []string
	Lines  []Line
	Notes  []string
}

// Line is a line of a [Curve].
type Line struct {
	Name string
	// N is a number for each of the first points; a line may end before the
	// others do. What is no number is left out.
	N []float64
	// Low and High are the ends of the band, empty for none; Band names it.
	Low, High []float64
	Band      string
}

// Draw draws the curve.
func (v Curve) Draw(s Style) (*Figure, error) {
	c, err := newCanvas(s, v.Title)
	if err != nil {
		return nil, err
	}
	greatest, longest, whole := 0.0, 0, true
	for _, l := range v.Lines {
		if len(l.N) > len(v.Points) || len(l.Low) != len(l.High) || len(l.Low) > len(v.Points) {
			return nil, fmt.Errorf("the line %q of the curve has %d numbers (from %d to %d in its band) and the curve %d points", l.Name, len(l.N), len(l.Low), len(l.High), len(v.Points))
		}
		for _, all := range [][]float64{l.N, l.High} {
			for _, n := range all {
				if n > greatest && !math.IsInf(n, 0) {
					greatest = n
				}
			}
		}
		longest = max(longest, len(l.N), len(l.Low))
		whole = whole && !slices.ContainsFunc(l.N, func(n float64) bool { return n != math.Trunc(n) })
	}
	kind := c.say("Curve", "Kurva")
	if longest == 0 {
		return c.nothing(kind, v.Notes), nil
	}
	d := &curveDrawing{canvas: c, Curve: v, step: nice(greatest, 6)}
	if whole { // half a code is none
		d.step = max(d.step, 1)
	}
	d.top = max(d.step, math.Ceil(greatest/d.step-1e-9)*d.step)
	y := d.draw()
	return c.finish(c.notes(y, v.Notes)+margin, kind+c.of()+". "+d.alternative()), nil
}

// curveDrawing is a curve while it is drawn.
type curveDrawing struct {
	*canvas
	Curve
	step, top              float64 // of the axis up
	left, right, high, low float64 // the plane, in millimetres
}

// line looks: a colour, a dash and a mark.
func (d *curveDrawing) look(i int) (tint color.Color, dash []float64, m mark) {
	dashes := [][]float64{nil, {2.2, 1.1}, {0.5, 0.9}, {3.5, 0.9, 0.6, 0.9}, {5, 1.4}, {1.2, 0.6}}
	return []color.Color{hue(0), hue(3), hue(5), ink(), hue(6), hue(4), mix(ink(), white(), 0.4)}[i%7], dashes[i%len(dashes)], mark(i) % marks
}

// inner is what the marks of a line are filled with: where the shapes begin again,
// with nothing.
func (d *curveDrawing) inner(i int, tint color.Color) color.Color {
	if mark(i) >= marks {
		return white()
	}
	return tint
}

func (d *curveDrawing) draw() float64 {
	y := d.key(margin)
	y += 1
	d.write(text{at: point{margin, y + capital(labelSize)}, s: d.Up, bold: true})
	d.high = y + textHeight(1, labelSize) + 2.5
	d.low = d.high + 0.45*min(d.Width, 190)
	decimals := 0
	if d.step < 1 {
		decimals = int(math.Ceil(-math.Log10(d.step) - 1e-9))
	}
	d.left = margin + d.width(d.number(d.top, decimals), numberSize, false) + 2
	d.right = d.Width - margin - 10
	for n := 0.0; n <= d.top+d.step/2; n += d.step {
		y := d.up(n)
		d.line(point{d.left, y}, point{d.right, y}, rule(), 0.15)
		d.write(text{at: point{d.left - 1.2, y + capital(numberSize)/2}, s: d.number(n, decimals), size: numberSize, anchor: end})
	}
	d.line(point{d.left, d.low}, point{d.right, d.low}, ink(), 0.25)
	for i, l := range d.Lines {
		d.band(i, l)
	}
	last := make([]int, len(d.Lines))
	for i, l := range d.Lines {
		last[i] = d.curve(i, l)
	}
	d.ends(last)
	return d.across()
}

// ends prints the last number of each line beside its end, where several lines end
// at one point apart from each other.
func (d *curveDrawing) ends(last []int) {
	for at := range d.Points {
		var ends, heights []float64
		var told []string
		for i, l := range d.Lines {
			if last[i] == at && !slices.Contains(told, d.short(l.N[at])) {
				ends, heights = append(ends, d.up(l.N[at])), append(heights, textHeight(1, numberSize))
				told = append(told, d.short(l.N[at]))
			}
		}
		for i, y := range spread(ends, heights, d.high-3, d.low+2) {
			d.write(text{at: point{d.at(at) + 1.6, y + capital(numberSize)/2}, s: told[i], size: numberSize, bold: true, halo: true})
		}
	}
}

// short writes a number with a decimal where it has one.
func (c *canvas) short(n float64) string {
	if n == math.Trunc(n) {
		return c.number(n, 0)
	}
	return c.number(n, 1)
}

func (d *curveDrawing) up(n float64) float64 { return d.low - n/d.top*(d.low-d.high) }

func (d *curveDrawing) at(i int) float64 {
	return d.left + (float64(i)+0.5)*(d.right-d.left)/float64(len(d.Points))
}

// key draws what lines and bands stand for.
func (d *curveDrawing) key(y float64) float64 {
	var names []string
	var draw []func(x, y float64)
	for i, l := range d.Lines {
		tint, dash, m := d.look(i)
		if l.Name != "" {
			names = append(names, l.Name)
			draw = append(draw, func(x, y float64) {
				d.line(point{x, y}, point{x + 5.5, y}, tint, 0.5, dash...)
				d.mark(m, point{x + 2.75, y}, 0.8, d.inner(i, tint))
			})
		}
		if l.Band != "" && len(l.Low) > 0 {
			names = append(names, l.Band)
			draw = append(draw, func(x, y float64) {
				d.rect(x, y-1.4, 5.5, 2.8, mix(tint, white(), 0.8), tint, 0.12)
			})
		}
	}
	if len(names) == 0 {
		return y
	}
	return d.keys(y, names, func(i int, x, y float64) { draw[i](x, y) })
}

// band fills the band of a line.
func (d *curveDrawing) band(i int, l Line) {
	if len(l.Low) == 0 {
		return
	}
	tint, _, _ := d.look(i)
	var edge []point
	for j := range l.High {
		edge = append(edge, point{d.at(j), d.up(finite(l.High[j]))})
	}
	for j := len(l.Low) - 1; j >= 0; j-- {
		edge = append(edge, point{d.at(j), d.up(finite(l.Low[j]))})
	}
	d.path(path{steps: straight(edge...), closed: true, fill: mix(tint, white(), 0.8), stroke: tint, width: 0.12})
}

func finite(n float64) float64 {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return 0
	}
	return n
}

// curve draws a line with its marks and returns its last point, -1 where there
// is none.
func (d *curveDrawing) curve(i int, l Line) (last int) {
	tint, dash, m := d.look(i)
	var points []point
	last = -1
	for j, n := range l.N {
		if !math.IsNaN(n) && !math.IsInf(n, 0) {
			points, last = append(points, point{d.at(j), d.up(n)}), j
		}
	}
	if len(points) > 1 {
		d.path(path{steps: straight(points...), stroke: tint, width: 0.5, dash: dash})
	}
	if pitch := (d.right - d.left) / float64(len(d.Points)); pitch > 2 || len(points) == 1 {
		for _, p := range points {
			d.mark(m, p, 0.8, d.inner(i, tint))
		}
	} else if len(points) > 0 {
		for j := 0; j < len(points); j += int(math.Ceil(2 / pitch)) {
			d.mark(m, points[j], 0.8, d.inner(i, tint))
		}
	}
	return last
}

// across names the points: by their names where these have room, else by their
// numbers.
func (d *curveDrawing) across() float64 {
	pitch := (d.right - d.left) / float64(len(d.Points))
	names := d.Points
	upright := d.widest(names, smallSize, false) > pitch-1
	if upright && (pitch < 3 || d.widest(names, smallSize, false) > 45) {
		names = make([]string, len(d.Points))
		for i := range names {
			names[i] = strconv.Itoa(i + 1)
		}
		upright = false
	}
	every := 1
	for d.widest(names, smallSize, false)+1 > pitch*float64(every) && !upright {
		every++
	}
	y := d.low + 1
	deepest := 0.0
	for i, s := range names {
		d.line(point{d.at(i), d.low}, point{d.at(i), d.low + 0.8}, ink(), 0.15)
		if (i+1)%every != 0 && i != 0 {
			continue
		}
		if upright {
			d.write(text{at: point{d.at(i) + capital(smallSize)/2, y + 0.8}, s: s, size: smallSize, vertical: true, anchor: end})
			deepest = max(deepest, d.width(s, smallSize, false)+0.8)
			continue
		}
		d.write(text{at: point{d.at(i), y + 0.6 + capital(smallSize)}, s: s, size: smallSize, anchor: middle})
		deepest = max(deepest, textHeight(1, smallSize))
	}
	y += deepest + 1.5
	d.write(text{at: point{(d.left + d.right) / 2, y + capital(labelSize)}, s: d.Across, bold: true, anchor: middle})
	return y + textHeight(1, labelSize)
}

// alternative tells where each line begins and ends.
func (d *curveDrawing) alternative() string {
	out := fmt.Sprintf(d.say("%s over %d %s. ", "%s över %d %s. "), d.Up, len(d.Points), d.Across)
	for _, l := range d.Lines {
		if len(l.N) == 0 {
			continue
		}
		last := len(l.N) - 1
		name := l.Name
		if name == "" {
			name = d.Up
		}
		out += fmt.Sprintf(d.say("%s: from %s to %s", "%s: från %s till %s"), name, d.short(finite(l.N[0])), d.short(finite(l.N[last])))
		if at := last / 2; at > 0 {
			out += fmt.Sprintf(d.say(", %s halfway", ", %s halvvägs"), d.short(finite(l.N[at])))
		}
		if n := len(l.Low); n > 0 {
			out += fmt.Sprintf(d.say(" (%s: %s to %s halfway)", " (%s: %s till %s halvvägs)"), l.Band, d.short(finite(l.Low[n/2])), d.short(finite(l.High[n/2])))
		}
		out += ". "
	}
	return out
}
