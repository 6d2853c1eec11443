package figure

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// canvas is a sheet while it is drawn.
type canvas struct {
	*Figure
	style Style
}

// Sizes of letters in points.
const (
	labelSize  = 8.0
	numberSize = 7.5
	smallSize  = 7.0
)

// leading is the height of a line of text as a share of its size.
const leading = 1.18

func newCanvas(s Style, title string) (*canvas, error) {
	f, err := newFonts()
	if err != nil {
		return nil, err
	}
	width := min(max(cmp.Or(s.Width, defaultWidth), MinWidth), MaxWidth)
	return &canvas{&Figure{Title: title, Width: width, fonts: f}, s}, nil
}

// say returns the words in the language of the figure.
func (c *canvas) say(english, swedish string) string {
	if c.style.Language == "sv" {
		return swedish
	}
	return english
}

// number writes a number with so many decimals.
func (c *canvas) number(n float64, decimals int) string {
	s := strconv.FormatFloat(n, 'f', max(decimals, 0), 64)
	if c.style.Language == "sv" {
		s = strings.Replace(s, ".", ",", 1)
	}
	if strings.HasPrefix(s, "-") {
		s = "−" + s[1:]
	}
	return s
}

// percent writes a share of a whole in whole per cent, nothing of nothing.
func (c *canvas) percent(n, whole float64) string {
	if !(whole > 0) {
		return ""
	}
	sign := "%"
	if c.style.Language == "sv" {
		sign = " %"
	}
	return c.number(math.Floor(100*n/whole+0.5), 0) + sign
}

// finish sets the height and what the figure says in words.
func (c *canvas) finish(height float64, alternative string) *Figure {
	c.Height = min(height, maxHeight)
	for _, n := range c.style.Notes {
		first, size := utf8.DecodeRuneInString(n)
		alternative += " " + string(unicode.ToUpper(first)) + strings.TrimRight(n[size:], ".") + "."
	}
	c.Alternative = strings.Join(strings.Fields(alternative), " ")
	if c.style.Gray {
		for i := range c.shapes {
			c.shapes[i].gray()
		}
	}
	return c.Figure
}

// gray takes the colours away.
func (s *shape) gray() {
	for _, ink := range s.inks() {
		if *ink != nil {
			*ink = gray(*ink)
		}
	}
}

func (s *shape) inks() []*color.Color {
	if s.text != nil {
		return []*color.Color{&s.text.ink}
	}
	return []*color.Color{&s.path.fill, &s.path.stroke}
}

func (c *canvas) path(p path) { c.shapes = append(c.shapes, shape{path: &p}) }

func (c *canvas) line(a, b point, ink color.Color, width float64, dash ...float64) {
	c.path(path{steps: straight(a, b), stroke: ink, width: width, dash: dash})
}

func (c *canvas) rect(x, y, w, h float64, fill, stroke color.Color, width float64) {
	c.path(path{steps: straight(point{x, y}, point{x + w, y}, point{x + w, y + h}, point{x, y + h}), closed: true,
		fill: fill, stroke: stroke, width: width})
}

// area draws a rectangle with its pattern and a thin edge.
func (c *canvas) area(x, y, w, h float64, s surface) {
	if w <= 0 || h <= 0 {
		return
	}
	c.rect(x, y, w, h, s.fill, nil, 0)
	c.hatch(x, y, w, h, s)
	c.rect(x, y, w, h, nil, ink(), 0.15)
}

// hatch draws a pattern into a rectangle.
func (c *canvas) hatch(x, y, w, h float64, s surface) {
	const gap, width = 1.3, 0.18
	on := mix(onto(s.fill), s.fill, 0.15)
	slanted := func(up bool) {
		for d := gap; d < w+h; d += gap {
			a, b := point{x + max(0, d-h), y + min(d, h)}, point{x + min(d, w), y + max(0, d-w)}
			if !up {
				a.y, b.y = 2*y+h-a.y, 2*y+h-b.y
			}
			c.line(a, b, on, width)
		}
	}
	switch s.pattern {
	case rising, falling:
		slanted(s.pattern == rising)
	case crossed:
		slanted(true)
		slanted(false)
	case level:
		for d := gap / 2; d < h; d += gap / 1.5 {
			c.line(point{x, y + d}, point{x + w, y + d}, on, width)
		}
	case upright:
		for d := gap / 2; d < w; d += gap / 1.5 {
			c.line(point{x + d, y}, point{x + d, y + h}, on, width)
		}
	case dotted:
		for i, dx := 0, gap/2; dx < w-0.2; i, dx = i+1, dx+gap/1.4 {
			for dy := gap/2 + float64(i%2)*gap/2; dy < h-0.2; dy += gap {
				c.path(path{steps: circle(point{x + dx, y + dy}, 0.2), closed: true, fill: on})
			}
		}
	}
}

// write draws one line of text; the point is on its base line.
func (c *canvas) write(t text) {
	if t.s == "" {
		return
	}
	t.s = printable(t.s)
	t.size = cmp.Or(t.size, labelSize)
	if t.ink == nil {
		t.ink = ink()
	}
	c.shapes = append(c.shapes, shape{text: &t})
}

// printable leaves out what is no letter on paper, and what would turn the order
// of letters.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, s)
}

// lines draws lines of text below each other; y is the middle of them all.
func (c *canvas) lines(lines []string, x, y float64, t text) {
	t.size = cmp.Or(t.size, labelSize)
	step := t.size * mm * leading
	y -= step * float64(len(lines)-1) / 2
	for i, s := range lines {
		t.s, t.at = s, point{x, y + float64(i)*step + capital(t.size)/2}
		c.write(t)
	}
}

// capital is the height of a capital letter.
func capital(size float64) float64 { return 0.7 * size * mm }

// textHeight is the height of so many lines of text.
func textHeight(lines int, size float64) float64 { return float64(lines) * size * mm * leading }

func (c *canvas) width(s string, size float64, bold bool) float64 {
	return c.fonts.width(s, size, bold)
}

// widest returns the width of the widest of some texts.
func (c *canvas) widest(all []string, size float64, bold bool) float64 {
	w := 0.0
	for _, s := range all {
		w = max(w, c.width(s, size, bold))
	}
	return w
}

// notes writes what stands below a figure, and returns where it ends.
func (c *canvas) notes(y float64, notes []string) float64 {
	for i, n := range slices.Concat(notes, c.style.Notes) {
		if i == 0 {
			y += 1.5
		}
		lines := c.fonts.wrap(n, smallSize, false, c.Width-2*margin)
		h := textHeight(len(lines), smallSize)
		c.lines(lines, margin, y+h/2, text{size: smallSize, ink: faint()})
		y += h
	}
	return y
}

// margin is left free around a figure.
const margin = 1.5

// labelColumn breaks the labels of rows into lines and returns the width of
// their column: what they need on one line, and no more than a limit.
func (c *canvas) labelColumn(labels []string, indents []int, limit float64) (lines [][]string, width float64) {
	for i, s := range labels {
		width = max(width, c.width(s, labelSize, bold(indents, i))+indent(indents, i))
	}
	width = min(width, limit)
	for i, s := range labels {
		lines = append(lines, c.fonts.wrap(s, labelSize, bold(indents, i), max(width-indent(indents, i), 12)))
	}
	return lines, width
}

// indent is how far in a label stands; labels on top of others are bold.
func indent(levels []int, i int) float64 {
	if i >= len(levels) {
		return 0
	}
	return 2.5 * float64(min(levels[i], 4))
}

// bold reports whether a row has rows below it.
func bold(levels []int, i int) bool {
	return i+1 < len(levels) && levels[i+1] > levels[i]
}

// nothing draws a figure of no data.
func (c *canvas) nothing(kind string, notes []string) *Figure {
	s := c.say("No data", "Inga uppgifter")
	c.write(text{at: point{c.Width / 2, 8}, s: s, anchor: middle, ink: faint()})
	return c.finish(c.notes(12, notes)+margin, kind+c.of()+". "+s+".")
}

// of names what a figure is of.
func (c *canvas) of() string {
	if c.Title == "" {
		return ""
	}
	return ": " + strings.TrimRight(c.Title, ".")
}
