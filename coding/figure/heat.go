package figure

import (
	"image/color"
	"math"
	"slices"
)

// Heat shows a number for each row and column as a shade, darker for more, and
// prints it: categories by stakeholder at a glance.
type Heat struct {
	Title   string
	Rows    []string
	Levels  []int // how far in each row stands, nil for none
	Columns []string
	Counts  [][]Count // by row and column
	// Decimals is how many decimals are printed.
	Decimals int
	// Scale says what the shades mean, such as units; it stands beside the
	// greatest and the smallest shade.
	Scale string
	// ByColumn shades each column on its own, by its greatest number: groups of
	// very different size can then be compared.
	ByColumn bool
	Notes    []string
}

// Draw draws the heat map.
func (h Heat) Draw(s Style) (*Figure, error) {
	if err := checkRows("heat map", h.Rows, len(h.Columns), h.Counts); err != nil {
		return nil, err
	}
	c, err := newCanvas(s, h.Title)
	if err != nil {
		return nil, err
	}
	kind := c.say("Heat map", "Värmekarta")
	if len(h.Rows) == 0 || len(h.Columns) == 0 {
		return c.nothing(kind, h.Notes), nil
	}
	printed := func(n Count) string { return n.text(c, h.Decimals) }
	labels, labelWidth := c.labelColumn(h.Rows, h.Levels, 0.36*c.Width)
	left := margin + labelWidth + 2
	room := c.Width - margin - left
	least := 7.5
	for _, row := range h.Counts {
		for _, n := range row {
			least = max(least, c.width(printed(n), numberSize, false)+1.6)
		}
	}
	fit := max(1, int(room/least))
	bands := (len(h.Columns) + fit - 1) / fit
	each := (len(h.Columns) + bands - 1) / bands
	pitch := min(room/float64(each), 24)
	y := margin
	for from := 0; from < len(h.Columns); from += each {
		if from > 0 {
			y += 4
		}
		to := min(from+each, len(h.Columns))
		y = c.headings(y, h.Columns[from:to], left, pitch, 0, middle)
		for i, row := range h.Counts {
			high := max(5.2, textHeight(len(labels[i]), labelSize)+1)
			c.lines(labels[i], margin+indent(h.Levels, i), y+high/2, text{bold: bold(h.Levels, i)})
			for j := from; j < to; j++ {
				x, ground := left+pitch*float64(j-from), h.shade(i, j)
				c.rect(x, y, pitch, high, ground, white(), 0.4)
				c.write(text{at: point{x + pitch/2, y + high/2 + capital(numberSize)/2}, s: printed(row[j]), size: numberSize, anchor: middle, ink: onto(ground)})
			}
			y += high
		}
	}
	y = h.key(c, left, y+1.5)
	notes := slices.Clone(h.Notes)
	if proposes(h.Counts) {
		notes = append(notes, c.say("shades: what is decided and what is only proposed together", "skuggning: det beslutade och det som bara är föreslaget tillsammans"))
	}
	return c.finish(c.notes(y, notes)+margin, kind+c.of()+". "+c.told(h.Rows, oneLine(h.Columns), h.Counts, printed)), nil
}

// greatest is the number that is darkest, of a column where each has its own.
func (h Heat) greatest(column int) float64 {
	g := 0.0
	for _, row := range h.Counts {
		for j, n := range row {
			if j == column || !h.ByColumn {
				g = max(g, n.reach())
			}
		}
	}
	return g
}

// shade returns the ground of a cell.
func (h Heat) shade(row, column int) color.Color {
	n, g := h.Counts[row][column].reach(), h.greatest(column)
	if n == 0 || g == 0 {
		return ramp(0)
	}
	return ramp(n / g)
}

// ramp is white for nothing, then from pale to dark blue, evenly darker.
func ramp(share float64) color.Color {
	if share <= 0 {
		return color.RGBA{0xF6, 0xF6, 0xF6, 0xFF}
	}
	dark := color.RGBA{0x00, 0x2B, 0x55, 0xFF}
	if share < 0.6 {
		return mix(color.RGBA{0xE1, 0xEE, 0xF8, 0xFF}, hue(0), math.Max(0, share)/0.6*0.85)
	}
	return mix(mix(color.RGBA{0xE1, 0xEE, 0xF8, 0xFF}, hue(0), 0.85), dark, (share-0.6)/0.4)
}

// key draws the scale of shades.
func (h Heat) key(c *canvas, x, y float64) float64 {
	g := h.greatest(0)
	low, high := c.number(0, 0), c.number(g, h.Decimals)
	if h.ByColumn {
		high = c.say("the column's greatest", "kolumnens största")
	}
	if h.Scale != "" {
		high += " (" + h.Scale + ")"
	}
	const steps, w, tall = 6, 5.0, 2.6
	x = min(x, c.Width-margin-c.width(low, smallSize, false)-steps*w-2-c.width(high, smallSize, false))
	x = max(x, margin)
	c.write(text{at: point{x, y + tall/2 + capital(smallSize)/2}, s: low, size: smallSize, ink: faint()})
	x += c.width(low, smallSize, false) + 1
	for i := range steps {
		c.rect(x, y, w, tall, ramp(float64(i)/(steps-1)), rule(), 0.15)
		x += w
	}
	c.write(text{at: point{x + 1, y + tall/2 + capital(smallSize)/2}, s: high, size: smallSize, ink: faint()})
	return y + tall + 1
}
