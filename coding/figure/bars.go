package figure

import (
	"image/color"
	"slices"
)

// Arrangement is how the bars of several series stand.
type Arrangement int

const (
	// Fitting is side by side where there are few series, and panels where
	// there are many.
	Fitting Arrangement = iota
	// Panels gives each series a column of its own, on one scale.
	Panels
	// Grouped puts the bars of a row below each other.
	Grouped
	// Stacked puts them end to end: of parts that make a whole.
	Stacked
)

// Bars shows a number for each row and series as the length of a bar, such as
// categories by stakeholder. Every number is printed.
type Bars struct {
	Title string
	// Series are the names of what is compared, such as stakeholders; a
	// newline begins a second line, such as n=13.
	Series []string
	// Rows are the names of the rows, and Levels how far in each stands, nil
	// for none.
	Rows   []string
	Levels []int
	// Counts are the numbers by row and series.
	Counts [][]Count
	// Decimals is how many decimals are printed, Unit what stands behind each
	// number, such as %.
	Decimals int
	Unit     string
	// Whole is the length of a bar that is full, such as 100 of per cent; 0 for
	// the greatest number.
	Whole   float64
	Arrange Arrangement
	// Notes stand below.
	Notes []string
}

// tallest is how high a figure may be in millimetres to fit on a page of A4.
const tallest = 235.0

const (
	barHeight = 3.0
	rowGap    = 1.6
	minRow    = 4.8
)

// Draw draws the bars.
func (b Bars) Draw(s Style) (*Figure, error) {
	if err := checkRows("bar chart", b.Rows, len(b.Series), b.Counts); err != nil {
		return nil, err
	}
	c, err := newCanvas(s, b.Title)
	if err != nil {
		return nil, err
	}
	if len(b.Rows) == 0 || len(b.Series) == 0 {
		return c.nothing(c.say("Bar chart", "Stapeldiagram"), b.Notes), nil
	}
	d := &barDrawing{canvas: c, Bars: b}
	d.labels, d.labelWidth = c.labelColumn(b.Rows, b.Levels, 0.36*c.Width)
	d.measure()
	var y float64
	switch b.arrangement() {
	case Panels:
		y = d.panels()
	case Stacked:
		y = d.stacked()
	default:
		y = d.grouped()
	}
	notes := slices.Clone(b.Notes)
	if proposes(b.Counts) {
		notes = append(notes, c.say("filled: decided by people; open: only proposed", "fylld: beslutat av människor; öppen: bara föreslaget"))
	}
	return c.finish(c.notes(y, notes)+margin, d.alternative()), nil
}

// arrangement chooses what fits.
func (b Bars) arrangement() Arrangement {
	if b.Arrange != Fitting {
		return b.Arrange
	}
	n := len(b.Series)
	if n == 1 || n <= 3 && float64(len(b.Rows))*(float64(n)*(barHeight+0.3)+rowGap) < tallest*0.75 {
		return Grouped
	}
	return Panels
}

// barDrawing is a bar chart while it is drawn.
type barDrawing struct {
	*canvas
	Bars
	labels     [][]string
	labelWidth float64
	greatest   float64 // of the numbers
	digits     float64 // width of the widest number
	parts      bool    // rows with numbers have rows below them
}

func (d *barDrawing) measure() {
	for i, row := range d.Counts {
		for _, n := range row {
			d.parts = d.parts || bold(d.Levels, i) && n.reach() > 0
			d.greatest = max(d.greatest, n.reach())
			d.digits = max(d.digits, d.width(d.printed(n), numberSize, false))
		}
	}
	d.greatest = max(d.greatest, d.Whole)
}

// printed returns a number as it is printed.
func (d *barDrawing) printed(n Count) string {
	s := n.text(d.canvas, d.Decimals)
	if n.Text == "" && !n.Hidden && d.Unit != "" {
		s += d.unit()
	}
	return s
}

func (d *barDrawing) unit() string {
	if d.Unit == "%" && d.style.Language != "sv" {
		return d.Unit
	}
	return " " + d.Unit
}

// bar draws the bar of a count in a room, and behind it, open, what comes beyond.
// It returns how long both are.
func (d *barDrawing) bar(n Count, x, y, room float64, look surface) float64 {
	if d.greatest == 0 {
		return 0
	}
	w, all := n.size()/d.greatest*room, n.reach()/d.greatest*room
	if all > w {
		d.rect(x+w, y, all-w, barHeight, white(), faint(), 0.15)
	}
	d.area(x, y, w, barHeight, look)
	return all
}

// rowHeight is what a row needs for its label and so many bars.
func (d *barDrawing) rowHeight(i, bars int) float64 {
	return max(minRow, textHeight(len(d.labels[i]), labelSize)+1, float64(bars)*(barHeight+0.3)+rowGap)
}

// label writes the name of a row around the middle of the row.
func (d *barDrawing) label(i int, y float64) {
	d.lines(d.labels[i], margin+indent(d.Levels, i), y, text{bold: bold(d.Levels, i)})
}

// panels draws a column a series, in several bands where one is too narrow.
func (d *barDrawing) panels() float64 {
	const gap = 2.2
	left := margin + d.labelWidth + 2.5
	room := d.Width - margin - left
	least := max(9.5, d.digits+5) + gap
	fit := max(1, int(room/least))
	bands := (len(d.Series) + fit - 1) / fit
	each := (len(d.Series) + bands - 1) / bands
	pitch := room / float64(each)
	if each == 1 {
		pitch = min(pitch, 90)
	}
	y := margin
	for from := 0; from < len(d.Series); from += each {
		if from > 0 {
			y += 4
		}
		y = d.band(y, from, min(from+each, len(d.Series)), left, pitch, gap)
	}
	return y
}

// band draws the panels of some of the series below their names.
func (d *barDrawing) band(y float64, from, to int, left, pitch, gap float64) float64 {
	y = d.headings(y, d.Series[from:to], left, pitch, gap, start)
	top := y
	for i, row := range d.Counts {
		h := d.rowHeight(i, 1)
		d.line(point{margin, y}, point{left + pitch*float64(to-from) - gap, y}, rule(), 0.15)
		d.label(i, y+h/2)
		for j := from; j < to; j++ {
			x := left + pitch*float64(j-from)
			w := d.bar(row[j], x, y+h/2-barHeight/2, pitch-gap-d.digits-1, surface{fill: d.fill(i)})
			d.number(row[j], x+w+0.8, y+h/2)
		}
		y += h
	}
	for j := range to - from {
		x := left + pitch*float64(j)
		d.line(point{x, top}, point{x, y}, ink(), 0.25)
	}
	return y
}

// fill is paler where a row is a part of another one.
func (d *barDrawing) fill(i int) color.Color {
	if d.parts && len(d.Levels) > i && d.Levels[i] > 0 {
		return mix(hue(1), white(), 0.2)
	}
	return hue(0)
}

// number prints a number; nothing is paler than something.
func (d *barDrawing) number(n Count, x, y float64) {
	t := text{at: point{x, y + capital(numberSize)/2}, s: d.printed(n), size: numberSize}
	if n.reach() == 0 {
		t.ink = faint()
	}
	d.write(t)
}

// grouped draws the bars of a row below each other.
func (d *barDrawing) grouped() float64 {
	looks := surfaces(len(d.Series))
	y := margin
	if len(d.Series) > 1 {
		y = d.legend(y, oneLine(d.Series), looks) + 1
	} else if d.Series[0] != "" {
		d.write(text{at: point{margin + d.labelWidth + 2.5, y + capital(labelSize)}, s: oneLine(d.Series)[0], bold: true})
		y += textHeight(1, labelSize) + 1
	}
	left := margin + d.labelWidth + 2.5
	room := d.Width - margin - left - d.digits - 1
	top := y
	for i, row := range d.Counts {
		h := d.rowHeight(i, len(row))
		d.line(point{margin, y}, point{d.Width - margin, y}, rule(), 0.15)
		d.label(i, y+h/2)
		at := y + h/2 - float64(len(row))*(barHeight+0.3)/2
		for j, n := range row {
			w := d.bar(n, left, at, room, looks[j])
			d.number(n, left+w+0.8, at+barHeight/2)
			at += barHeight + 0.3
		}
		y += h
	}
	d.line(point{left, top}, point{left, y}, ink(), 0.25)
	return y
}

// alternative tells all numbers of a small figure, and the greatest ones of a
// large one.
func (d *barDrawing) alternative() string {
	head := d.say("Bar chart", "Stapeldiagram") + d.of()
	return head + ". " + d.told(d.Rows, oneLine(d.Series), d.Counts, d.printed)
}
