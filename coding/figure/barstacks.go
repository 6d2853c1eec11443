package figure

import (
	"strings"
)

// stacked draws the bars of a row end to end.
func (d *barDrawing) stacked() float64 {
	looks := steps(len(d.Series))
	sums := make([]float64, len(d.Counts))
	greatest, beside := d.Whole, 0.0
	for i, row := range d.Counts {
		var all []string
		for _, n := range row {
			sums[i] += n.size()
			all = append(all, d.printed(n))
		}
		greatest = max(greatest, sums[i])
		beside = max(beside, d.width(strings.Join(all, " | "), numberSize, false))
	}
	left := margin + d.labelWidth + 2.5
	room := d.Width - margin - left
	bar := barHeight + 1.6
	if beside > room/2 {
		beside = room / 2
	}
	y := d.legend(margin, oneLine(d.Series), looks) + 1
	// Numbers that do not fit into a bar are printed beside it.
	fits := func(room float64) bool {
		for _, row := range d.Counts {
			for _, n := range row {
				if w := n.size() / max(greatest, 1e-9) * room; n.Hidden || n.size() > 0 && w < d.width(d.printed(n), numberSize, false)+1.6 {
					return false
				}
			}
		}
		return true
	}
	outside := !fits(room)
	if outside {
		room -= beside + 1.5
	}
	for i, row := range d.Counts {
		h := max(d.rowHeight(i, 1), bar+rowGap)
		d.line(point{margin, y}, point{d.Width - margin, y}, rule(), 0.15)
		d.label(i, y+h/2)
		x := left
		var all []string
		for j, n := range row {
			w := n.size() / max(greatest, 1e-9) * room
			d.area(x, y+h/2-bar/2, w, bar, looks[j])
			all = append(all, d.printed(n))
			if !outside && w > 0 {
				d.inside(d.printed(n), x+w/2, y+h/2, looks[j])
			}
			x += w
		}
		if outside {
			d.write(text{at: point{x + 1, y + h/2 + capital(numberSize)/2}, s: strings.Join(all, " | "), size: numberSize})
		}
		y += h
	}
	return y
}

// inside prints a number on an area, on a plain ground where it has a pattern.
func (c *canvas) inside(s string, x, y float64, look surface) {
	w := c.width(s, numberSize, false)
	if look.pattern != plain {
		c.rect(x-w/2-0.5, y-capital(numberSize)/2-0.5, w+1, capital(numberSize)+1, look.fill, nil, 0)
	}
	c.write(text{at: point{x, y + capital(numberSize)/2}, s: s, size: numberSize, anchor: middle, ink: onto(look.fill)})
}
