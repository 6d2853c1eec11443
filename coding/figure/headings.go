package figure

import (
	"strings"
)

// headings writes the names of columns, upright where one would take more than
// three lines, and returns where they end.
func (c *canvas) headings(y float64, names []string, left, pitch, gap float64, a anchor) float64 {
	room := pitch - 0.6
	turned := false
	for _, s := range names {
		turned = turned || len(c.fonts.wrap(s, labelSize, true, room)) > 3
	}
	height := 0.0
	var all [][]string
	for _, s := range names {
		lines := c.fonts.wrap(s, labelSize, true, room)
		h := textHeight(len(lines), labelSize)
		if turned {
			lines = c.fonts.wrap(s, labelSize, true, 38)
			h = c.widest(lines, labelSize, true)
		}
		all, height = append(all, lines), max(height, h)
	}
	for i, lines := range all {
		x := left + pitch*float64(i)
		if a == middle {
			x += (pitch - gap) / 2
		}
		for j, line := range lines {
			up := textHeight(len(lines)-1-j, labelSize)
			t := text{s: line, bold: j == 0 || !strings.Contains(line, "="), anchor: a, at: point{x, y + height - up - 0.6}}
			if turned {
				t.vertical, t.anchor = true, start
				t.at = point{x + textHeight(j, labelSize) + capital(labelSize), y + height}
				if a == middle {
					t.at.x -= (textHeight(len(lines)-1, labelSize) + capital(labelSize)) / 2
				}
			}
			c.write(t)
		}
	}
	return y + height + 1.2
}
