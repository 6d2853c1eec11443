package figure

// legend draws what areas stand for, in as many lines as they need, and returns
// where it ends.
func (c *canvas) legend(y float64, names []string, looks []surface) float64 {
	return c.keys(y, names, func(i int, x, y float64) { c.area(x, y-1.4, 5, 2.8, looks[i]) })
}

// keys draws a swatch of 5 mm and a name each.
func (c *canvas) keys(y float64, names []string, swatch func(i int, x, y float64)) float64 {
	const step, box, gap = 4.6, 6.5, 5.0
	x := margin
	y += step / 2
	for i, name := range names {
		lines := c.fonts.wrap(name, labelSize, false, c.Width-2*margin-box)
		w := box + c.widest(lines, labelSize, false)
		if x > margin && x+w > c.Width-margin {
			x, y = margin, y+step
		}
		swatch(i, x, y)
		for j, line := range lines {
			if j > 0 {
				y += textHeight(1, labelSize)
			}
			c.write(text{at: point{x + box, y + capital(labelSize)/2}, s: line})
		}
		x += w + gap
	}
	return y + step/2
}
