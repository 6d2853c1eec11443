package figure

import (
	"fmt"
	"slices"
	"strings"
)

// Slope shows how numbers changed from one time to another, a line each: solid
// where there is more, dashed where there is less, thin where nothing changed.
type Slope struct {
	Title         string
	Before, After string // the names of the two times
	Rows          []string
	Counts        [][2]Count // before and after, by row
	Decimals      int
	Unit          string // such as %
	Notes         []string
}

// Draw draws the slope chart.
func (v Slope) Draw(s Style) (*Figure, error) {
	if len(v.Rows) != len(v.Counts) {
		return nil, fmt.Errorf("the slope chart has %d rows of numbers and %d names of rows", len(v.Counts), len(v.Rows))
	}
	c, err := newCanvas(s, v.Title)
	if err != nil {
		return nil, err
	}
	kind := c.say("Change between two times", "Förändring mellan två tillfällen")
	if len(v.Rows) == 0 {
		return c.nothing(kind, v.Notes), nil
	}
	d := &slopeDrawing{canvas: c, Slope: v}
	y := d.draw()
	notes := slices.Clone(v.Notes)
	if slices.ContainsFunc(v.Counts, func(pair [2]Count) bool { return proposes([][]Count{pair[:]}) }) {
		notes = append(notes, c.say("lines: what is decided by people", "linjer: det som människor har beslutat"))
	}
	return c.finish(c.notes(y, notes)+margin, kind+c.of()+". "+d.alternative()), nil
}

// slopeDrawing is a slope chart while it is drawn.
type slopeDrawing struct {
	*canvas
	Slope
}

func (d *slopeDrawing) printed(n Count) string {
	s := n.text(d.canvas, d.Decimals)
	if n.Text == "" && !n.Hidden && d.Unit != "" {
		s += " " + d.Unit
	}
	return s
}

func (d *slopeDrawing) draw() float64 {
	greatest, digits := 0.0, 0.0
	for _, pair := range d.Counts {
		for _, n := range pair {
			greatest, digits = max(greatest, n.size()), max(digits, d.width(d.printed(n), labelSize, true))
		}
	}
	labels, labelWidth := d.labelColumn(d.Rows, nil, 0.31*d.Width)
	left := margin + labelWidth + digits + 5
	right := d.Width - left
	heights := make([]float64, len(d.Rows))
	total := 0.0
	for i := range heights {
		heights[i] = textHeight(len(labels[i]), labelSize) + 0.7
		total += heights[i]
	}
	y := d.key(margin) + 1
	y = d.times(y, left, right)
	high := y + 3.5
	low := high + max(60, total*1.15)
	up := func(n Count) float64 {
		if greatest == 0 {
			return low - 2
		}
		return low - 2 - n.size()/greatest*(low-high-4)
	}
	d.line(point{left, high}, point{left, low}, rule(), 0.25)
	d.line(point{right, high}, point{right, low}, rule(), 0.25)
	d.slopes(up, left, right)
	for side := range 2 {
		at := make([]float64, len(d.Rows))
		for i, pair := range d.Counts {
			at[i] = up(pair[side])
		}
		for i, y := range spread(at, heights, high-2, low+2) {
			x, a, away := left-1.2, end, -1.0
			if side == 1 {
				x, a, away = right+1.2, start, 1.0
			}
			if y-at[i] > 0.4 || at[i]-y > 0.4 {
				d.line(point{x, at[i]}, point{x + away*2, y}, faint(), 0.12)
			}
			x += away * 2.4
			d.write(text{at: point{x, y + capital(labelSize)/2}, s: d.printed(d.Counts[i][side]), anchor: a, bold: true})
			d.lines(labels[i], x+away*(digits+1.2), y, text{anchor: a})
		}
	}
	return low + 3
}

// times writes the names of the two times over their lines.
func (d *slopeDrawing) times(y, left, right float64) float64 {
	deepest := 0.0
	for side, s := range []string{d.Before, d.After} {
		x, a := left, end
		if side == 1 {
			x, a = right, start
		}
		lines := d.fonts.wrap(s, labelSize, true, left-margin)
		h := textHeight(len(lines), labelSize)
		d.lines(lines, x, y+h/2, text{bold: true, anchor: a})
		deepest = max(deepest, h)
	}
	return y + deepest
}

// slopes draws the lines, those that did not change first.
func (d *slopeDrawing) slopes(up func(Count) float64, left, right float64) {
	for pass := range 2 {
		for _, pair := range d.Counts {
			if pair[0].Hidden || pair[1].Hidden {
				continue
			}
			way := d.way(pair)
			if (way == 0) != (pass == 0) {
				continue
			}
			a, b := point{left, up(pair[0])}, point{right, up(pair[1])}
			switch way {
			case 1:
				d.line(a, b, hue(0), 0.6)
			case -1:
				d.line(a, b, hue(3), 0.6, 2, 1)
			default:
				d.line(a, b, faint(), 0.25)
			}
			d.mark(disc, a, 0.8, white())
			d.mark(disc, b, 0.8, ink())
		}
	}
}

// way is 1 where there is more after than before, -1 where there is less.
func (d *slopeDrawing) way(pair [2]Count) int {
	switch a, b := pair[0].size(), pair[1].size(); {
	case b > a:
		return 1
	case b < a:
		return -1
	}
	return 0
}

func (d *slopeDrawing) key(y float64) float64 {
	names := []string{d.say("more", "mer"), d.say("less", "mindre"), d.say("as before", "som förut")}
	return d.keys(y, names, func(i int, x, y float64) {
		switch i {
		case 0:
			d.line(point{x, y}, point{x + 5.5, y}, hue(0), 0.6)
		case 1:
			d.line(point{x, y}, point{x + 5.5, y}, hue(3), 0.6, 2, 1)
		case 2:
			d.line(point{x, y}, point{x + 5.5, y}, faint(), 0.25)
		}
	})
}

func (d *slopeDrawing) alternative() string {
	var all []string
	for i, pair := range d.Counts {
		all = append(all, fmt.Sprintf(d.say("%s: %s to %s", "%s: %s till %s"), d.Rows[i], d.printed(pair[0]), d.printed(pair[1])))
	}
	if len(all) > 20 {
		all = append(all[:20], fmt.Sprintf(d.say("and %d more", "och %d till"), len(all)-20))
	}
	return fmt.Sprintf(d.say("From %s to %s. ", "Från %s till %s. "), oneLine([]string{d.Before})[0], oneLine([]string{d.After})[0]) + strings.Join(all, "; ") + "."
}
