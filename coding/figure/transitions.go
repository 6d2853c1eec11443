package figure

import (
	"fmt"
	"image/color"
	"math"
	"strings"
)

// Transitions shows from what to what people or things went: a bar for each
// beginning on the left and each end on the right, and between them bands as
// thick as they are many (an alluvial diagram).
type Transitions struct {
	Title string
	// FromName and ToName head the two sides, such as before and after.
	FromName, ToName string
	From, To         []string
	// Counts are the numbers by From and To. Those that are hidden have no band.
	Counts [][]Count
	Notes  []string
}

// Draw draws the transitions.
func (v Transitions) Draw(s Style) (*Figure, error) {
	if err := checkRows("flow of transitions", v.From, len(v.To), v.Counts); err != nil {
		return nil, err
	}
	c, err := newCanvas(s, v.Title)
	if err != nil {
		return nil, err
	}
	kind := c.say("Transitions", "Övergångar")
	d := &transitionDrawing{canvas: c, Transitions: v}
	if d.measure(); d.total == 0 {
		return c.nothing(kind, v.Notes), nil
	}
	y := d.draw()
	return c.finish(c.notes(y, v.Notes)+margin, kind+c.of()+". "+d.alternative()), nil
}

// transitionDrawing is a flow of transitions while it is drawn.
type transitionDrawing struct {
	*canvas
	Transitions
	sums  [2][]float64
	total float64
	least float64 // of the bands
	some  bool    // something is hidden: sums are of what is shown
}

func (d *transitionDrawing) measure() {
	d.sums = [2][]float64{make([]float64, len(d.From)), make([]float64, len(d.To))}
	d.least = math.Inf(1)
	for i, row := range d.Counts {
		for j, n := range row {
			d.some = d.some || n.Hidden
			if size := n.size(); size > 0 {
				d.sums[0][i] += size
				d.sums[1][j] += size
				d.total += size
				d.least = min(d.least, size)
			}
		}
	}
}

// side is the bars on one side from above: where each begins, and how far it is
// filled.
type side struct{ top, filled []float64 }

// named returns the labels of both sides in lines, and how wide each side is.
func (d *transitionDrawing) named(names [2][]string) (labels [2][][]string, widths [2]float64) {
	limit := 0.3 * d.Width
	for s, all := range names {
		for i, name := range all {
			told := d.number(d.sums[s][i], 0)
			if !d.some {
				told += " (" + d.percent(d.sums[s][i], d.total) + ")"
			} else if d.sums[s][i] == 0 {
				told = "–"
			}
			lines := append(d.fonts.wrap(name, labelSize, false, limit), told)
			labels[s] = append(labels[s], lines)
			widths[s] = max(widths[s], d.widest(lines, labelSize, false))
		}
	}
	return labels, widths
}

func (d *transitionDrawing) draw() float64 {
	const bar, gap = 4.0, 2.5
	names := [2][]string{d.From, d.To}
	labels, widths := d.named(names)
	left, right := margin+widths[0]+1.5, d.Width-margin-widths[1]-1.5
	// The thinnest band has room for its number where the page allows it.
	scale := min(2.9/d.least, 150/d.total)
	scale = max(scale, 50/d.total)
	y := margin
	d.write(text{at: point{left + bar, y + capital(labelSize)}, s: d.FromName, bold: true, anchor: end})
	d.write(text{at: point{right - bar, y + capital(labelSize)}, s: d.ToName, bold: true})
	y += textHeight(1, labelSize) + 1.5
	var sides [2]side
	bottom := y
	for s := range names {
		at := y
		for i := range names[s] {
			h := d.sums[s][i] * scale
			need := max(h, textHeight(len(labels[s][i]), labelSize))
			sides[s].top = append(sides[s].top, at+(need-h)/2)
			at += need + gap
		}
		sides[s].filled = make([]float64, len(names[s]))
		bottom = max(bottom, at-gap)
	}
	for s := range sides { // the shorter side stands in the middle
		last := len(names[s]) - 1
		ends := sides[s].top[last] + d.sums[s][last]*scale
		for i := range sides[s].top {
			sides[s].top[i] += max(0, bottom-ends) / 2
		}
	}
	d.bands(sides, scale, left+bar, right-bar)
	for s := range names {
		for i := range names[s] {
			x, label, a := left, left-1.2, end
			if s == 1 {
				x, label, a = right-bar, right+1.2, start
			}
			h := d.sums[s][i] * scale
			fill := d.tint(i)
			if s == 1 {
				fill = faint()
			}
			d.rect(x, sides[s].top[i], bar, max(h, 0.2), fill, ink(), 0.15)
			d.lines(labels[s][i], label, sides[s].top[i]+h/2, text{anchor: a})
		}
	}
	return bottom + 2
}

// tint is the colour of a beginning, alternating in lightness.
func (d *transitionDrawing) tint(i int) color.Color {
	return []color.Color{hue(0), hue(4), hue(5), hue(1), hue(3), hue(2), hue(6)}[i%7]
}

// bands draws the bands, and their numbers at both ends where these fit.
func (d *transitionDrawing) bands(sides [2]side, scale, left, right float64) {
	type label struct {
		s string
		y [2]float64
	}
	var told []label
	for i, row := range d.Counts {
		for j, n := range row {
			h := n.size() * scale
			if h == 0 {
				continue
			}
			a, b := sides[0].top[i]+sides[0].filled[i], sides[1].top[j]+sides[1].filled[j]
			sides[0].filled[i] += h
			sides[1].filled[j] += h
			mid := (left + right) / 2
			d.path(path{closed: true, fill: mix(d.tint(i), white(), 0.6), stroke: ink(), width: 0.12, steps: []step{
				{to: point{left, a}},
				{true, point{mid, a}, point{mid, b}, point{right, b}},
				{to: point{right, b + h}},
				{true, point{mid, b + h}, point{mid, a + h}, point{left, a + h}},
			}})
			if h >= 2.2 {
				told = append(told, label{n.text(d.canvas, 0), [2]float64{a + h/2, b + h/2}})
			}
		}
	}
	for _, l := range told {
		d.write(text{at: point{left + 1.2, l.y[0] + capital(numberSize)/2}, s: l.s, size: numberSize, halo: true})
		d.write(text{at: point{right - 1.2, l.y[1] + capital(numberSize)/2}, s: l.s, size: numberSize, anchor: end, halo: true})
	}
}

func (d *transitionDrawing) alternative() string {
	var all []string
	more := 0
	for i, row := range d.Counts {
		for j, n := range row {
			if n.size() == 0 {
				continue
			}
			if len(all) == 20 {
				more++
				continue
			}
			all = append(all, fmt.Sprintf(d.say("from %s to %s: %s", "från %s till %s: %s"), d.From[i], d.To[j], n.text(d.canvas, 0)))
		}
	}
	out := strings.Join(all, "; ")
	if more > 0 {
		out += fmt.Sprintf(d.say("; and %d more", "; och %d till"), more)
	}
	return fmt.Sprintf(d.say("%s in all. ", "%s i allt. "), d.number(d.total, 0)) + out + "."
}
