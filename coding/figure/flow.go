package figure

import (
	"fmt"
	"strings"
)

// Flow shows how many remain at each stage of a way, such as goal, enrolled,
// finished, moved: a bar a stage, with what it is a share of.
type Flow struct {
	Title  string
	Stages []Stage
	Notes  []string
}

// Stage is a stage of a [Flow].
type Stage struct {
	Name string
	N    int
	// Rest names those who do not go on to the next stage, such as ongoing;
	// their number is the difference. Empty where nothing is said of them.
	Rest string
	// Of are the stages (from 0) of which a share is printed; nil for the one
	// before, empty for none.
	Of []int
	// Hidden says that the number is suppressed.
	Hidden bool
}

// Draw draws the flow.
func (v Flow) Draw(s Style) (*Figure, error) {
	for i, stage := range v.Stages {
		for _, of := range stage.Of {
			if of < 0 || of >= len(v.Stages) || of == i {
				return nil, fmt.Errorf("the stage %q of the flow is a share of stage %d, which is none of the %d others", stage.Name, of, len(v.Stages)-1)
			}
		}
	}
	c, err := newCanvas(s, v.Title)
	if err != nil {
		return nil, err
	}
	kind := c.say("Flow", "Flöde")
	if len(v.Stages) == 0 {
		return c.nothing(kind, v.Notes), nil
	}
	d := &flowDrawing{canvas: c, Flow: v}
	y := d.draw()
	return c.finish(c.notes(y, v.Notes)+margin, kind+c.of()+". "+d.alternative()), nil
}

// flowDrawing is a flow while it is drawn.
type flowDrawing struct {
	*canvas
	Flow
}

// shares tells of what a stage is a share.
func (d *flowDrawing) shares(i int) []string {
	stage := d.Stages[i]
	of := stage.Of
	if of == nil && i > 0 {
		of = []int{i - 1}
	}
	var out []string
	for _, j := range of {
		whole := d.Stages[j]
		if stage.Hidden || whole.Hidden || whole.N <= 0 {
			continue
		}
		out = append(out, fmt.Sprintf(d.say("%d of %d (%s)", "%d av %d (%s)"), stage.N, whole.N, d.percent(float64(stage.N), float64(whole.N))))
	}
	return out
}

// totalSize is the size of the number of a stage.
const totalSize = 11.0

func (d *flowDrawing) draw() float64 {
	names := make([]string, len(d.Stages))
	shares := make([]string, len(d.Stages))
	greatest := 0
	for i, s := range d.Stages {
		names[i], shares[i] = s.Name, strings.Join(d.shares(i), ", ")
		if !s.Hidden {
			greatest = max(greatest, s.N)
		}
	}
	limit := 0.36 * d.Width
	labelWidth := min(limit, max(d.widest(names, labelSize, true), d.widest(shares, numberSize, false)))
	totals := 0.0
	for _, s := range d.Stages {
		totals = max(totals, d.width(d.number(float64(s.N), 0), totalSize, true))
	}
	left := margin + labelWidth + totals + 5
	room := d.Width - margin - left
	const bar, gap = 9.0, 7.0
	y := margin
	length := func(n int) float64 {
		if greatest == 0 || n < 0 {
			return 0
		}
		return float64(n) / float64(greatest) * room
	}
	var told []text // what lies on the bands
	for i, s := range d.Stages {
		heading := d.fonts.wrap(names[i], labelSize, true, labelWidth)
		below := d.fonts.wrap(shares[i], numberSize, false, labelWidth)
		if shares[i] == "" {
			below = nil
		}
		high := textHeight(len(heading), labelSize) + textHeight(len(below), numberSize)
		tall := max(bar, high)
		at := y + (tall-high)/2
		d.lines(heading, margin, at+textHeight(len(heading), labelSize)/2, text{bold: true})
		d.lines(below, margin, at+textHeight(len(heading), labelSize)+textHeight(len(below), numberSize)/2, text{size: numberSize})
		next := -1 // how many go on
		if i+1 < len(d.Stages) && !d.Stages[i+1].Hidden {
			next = d.Stages[i+1].N
		}
		told = append(told, d.bar(s, left, y+(tall-bar)/2, bar, length, next)...)
		bottom := y + (tall+bar)/2
		y += tall
		if i+1 < len(d.Stages) {
			if !s.Hidden && next >= 0 {
				going := min(s.N, next)
				d.path(path{steps: straight(point{left, bottom}, point{left + length(going), bottom}, point{left + length(next), y + gap}, point{left, y + gap}),
					closed: true, fill: mix(hue(0), white(), 0.85)})
			}
			y += gap
		}
	}
	for _, t := range told {
		d.write(t)
	}
	return y
}

// bar draws a stage: those who go on, and hatched those who do not. It returns
// what stands below the bar, to be drawn on top of the band.
func (d *flowDrawing) bar(s Stage, x, y, tall float64, length func(int) float64, next int) (below []text) {
	if s.Hidden {
		d.write(text{at: point{x - 1.5, y + tall/2 + capital(totalSize)/2}, s: "–", bold: true, size: totalSize, anchor: end})
		return nil
	}
	whole, going := length(s.N), length(s.N)
	rest := 0
	if s.Rest != "" && next >= 0 && next < s.N {
		rest, going = s.N-next, length(next)
	}
	d.area(x, y, whole, tall, surface{mix(hue(1), white(), 0.6), rising})
	d.area(x, y, going, tall, surface{fill: hue(0)})
	d.write(text{at: point{x - 1.5, y + tall/2 + capital(totalSize)/2}, s: d.number(float64(s.N), 0), bold: true, size: totalSize, anchor: end})
	if rest > 0 {
		told := fmt.Sprintf("%d %s", rest, s.Rest)
		w := d.width(told, labelSize, false)
		switch {
		case w+3 < whole-going:
			mid := x + (going+whole)/2
			d.rect(mid-w/2-0.7, y+tall/2-2, w+1.4, 4, white(), nil, 0)
			d.write(text{at: point{mid, y + tall/2 + capital(labelSize)/2}, s: told, anchor: middle})
		case x+whole+1+w < d.Width-margin:
			d.write(text{at: point{x + whole + 1, y + tall/2 + capital(labelSize)/2}, s: told})
		default: // below the end of the bar
			for i, line := range d.fonts.wrap(told, labelSize, false, d.Width-margin-x) {
				below = append(below, text{at: point{x + min(max(whole, w), d.Width-margin-x), y + tall + 0.8 + textHeight(i, labelSize) + capital(labelSize)}, s: line, anchor: end, halo: true})
			}
		}
	}
	return below
}

func (d *flowDrawing) alternative() string {
	var all []string
	for i, s := range d.Stages {
		told := fmt.Sprintf("%s: %d", s.Name, s.N)
		if s.Hidden {
			told = s.Name + ": –"
		}
		if shares := d.shares(i); len(shares) > 0 {
			told = s.Name + ": " + strings.Join(shares, ", ")
		}
		if i+1 < len(d.Stages) && s.Rest != "" && !s.Hidden && !d.Stages[i+1].Hidden && d.Stages[i+1].N < s.N {
			told += fmt.Sprintf(" (%d %s)", s.N-d.Stages[i+1].N, s.Rest)
		}
		all = append(all, told)
	}
	return strings.Join(all, "; ") + "."
}
