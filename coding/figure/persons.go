package figure

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"
	"time"

	"mening/coding/register"
)

// Persons shows when each person began and ended, a line a person, in groups
// such as who referred them.
type Persons struct {
	Title  string
	Groups []PersonGroup
	// Until is the day up to which those without an end are drawn; where it is
	// zero, the last day that any person has.
	Until time.Time
	// FromStart lets all lines begin at one place and counts in months, instead
	// of showing the calendar.
	FromStart bool
	// Marked names what is so of the persons that are marked, such as moved;
	// empty where nobody is.
	Marked string
	Notes  []string
}

// PersonGroup is a group of persons.
type PersonGroup struct {
	Name    string
	Persons []Person
}

// Person is a line of [Persons].
type Person struct {
	Name string
	// Start and End are days. End is zero of those who have not ended; those
	// without a start are not drawn but counted.
	Start, End time.Time
	Marked     bool
}

// Draw draws the lines.
func (v Persons) Draw(s Style) (*Figure, error) {
	c, err := newCanvas(s, v.Title)
	if err != nil {
		return nil, err
	}
	d := &personDrawing{canvas: c, Persons: v}
	d.measure()
	kind := c.say("Start and end per person", "Start och slut per person")
	if d.drawn == 0 {
		return c.nothing(kind, append(v.Notes, d.missing()...)), nil
	}
	y := d.draw()
	return c.finish(c.notes(y, append(slices.Clone(v.Notes), d.missing()...))+margin, kind+c.of()+". "+d.alternative()), nil
}

// personDrawing is the lines of persons while they are drawn.
type personDrawing struct {
	*canvas
	Persons
	first, last             time.Time
	longest                 float64 // in months
	drawn, ended, startless int
	marked                  int
	left, right             float64
}

func (d *personDrawing) measure() {
	for _, g := range d.Groups {
		for _, p := range g.Persons {
			if p.Start.IsZero() {
				d.startless++
				continue
			}
			d.drawn++
			if d.first.IsZero() || p.Start.Before(d.first) {
				d.first = p.Start
			}
			for _, t := range []time.Time{p.Start, p.End} {
				if t.After(d.last) {
					d.last = t
				}
			}
			if !p.End.IsZero() {
				d.ended++
			}
			if p.Marked {
				d.marked++
			}
		}
	}
	if d.Until.IsZero() {
		d.Until = d.last
	}
	if d.Until.After(d.last) {
		d.last = d.Until
	}
	for _, g := range d.Groups {
		for _, p := range g.Persons {
			if !p.Start.IsZero() {
				d.longest = max(d.longest, d.months(p))
			}
		}
	}
}

// until is where the line of a person ends.
func (d *personDrawing) until(p Person) time.Time {
	switch {
	case !p.End.IsZero():
		return p.End
	case d.Until.Before(p.Start):
		return p.Start
	}
	return d.Until
}

// months is how long a line is in months of the calendar.
func (d *personDrawing) months(p Person) float64 {
	return max(0, register.Months.Between(p.Start, d.until(p)))
}

func (d *personDrawing) missing() []string {
	if d.startless == 0 {
		return nil
	}
	return []string{fmt.Sprintf(d.say("without a start, not shown: %d", "utan startdatum, visas inte: %d"), d.startless)}
}

const personRow = 3.3

func (d *personDrawing) draw() float64 {
	widest := 0.0
	for _, g := range d.Groups {
		for _, p := range g.Persons {
			widest = max(widest, d.width(p.Name, smallSize, false))
		}
	}
	widest = min(widest, 0.25*d.Width)
	d.left, d.right = margin+widest+3, d.Width-margin-4
	y := d.key(margin) + 1
	top := y
	var rules []float64
	type row struct {
		person Person
		y      float64
	}
	var rows []row
	// Where rows stand is found first, as the lines of the axis lie below them.
	for _, g := range d.Groups {
		persons := slices.DeleteFunc(slices.Clone(g.Persons), func(p Person) bool { return p.Start.IsZero() })
		if d.FromStart {
			slices.SortStableFunc(persons, func(a, b Person) int { return -cmp.Compare(d.months(a), d.months(b)) })
		} else {
			slices.SortStableFunc(persons, func(a, b Person) int { return a.Start.Compare(b.Start) })
		}
		rules = append(rules, y)
		y += 5.2 + float64(len(persons))*personRow + 1
		at := y - 1 - float64(len(persons))*personRow
		for _, p := range persons {
			rows = append(rows, row{p, at + personRow/2})
			at += personRow
		}
	}
	bottom := y
	y = d.axis(top, bottom)
	for i, g := range d.Groups {
		d.line(point{margin, rules[i]}, point{d.right, rules[i]}, faint(), 0.2)
		d.write(text{at: point{margin, rules[i] + 2.6 + capital(labelSize)/2}, s: fmt.Sprintf("%s (n=%d)", g.Name, g.drawn()), bold: true, halo: true})
	}
	for _, r := range rows {
		d.person(r.person, r.y)
	}
	return y
}

// across is where a day, or a month from the start, stands.
func (d *personDrawing) across(p Person, t time.Time) float64 {
	share := 0.0
	if d.FromStart {
		if d.longest > 0 {
			share = register.Months.Between(p.Start, t) / d.longest
		}
	} else if span := d.last.Sub(d.first); span > 0 {
		share = t.Sub(d.first).Seconds() / span.Seconds()
	}
	return d.left + min(max(share, 0), 1)*(d.right-d.left)
}

// person draws a line: solid to a black point for those who ended, pale to an
// arrow for the others.
func (d *personDrawing) person(p Person, y float64) {
	a, b := d.across(p, p.Start), d.across(p, d.until(p))
	name := d.fonts.wrap(p.Name, smallSize, false, 0.25*d.Width)[0]
	d.write(text{at: point{d.left - 2, y + capital(smallSize)/2}, s: name, size: smallSize, anchor: end})
	d.stretch(a, b, y, !p.End.IsZero(), p.Marked)
}

func (d *personDrawing) stretch(a, b, y float64, ended, marked bool) {
	if ended {
		d.rect(a, y-0.55, max(b-a, 0.2), 1.1, hue(0), ink(), 0.1)
		if marked {
			d.mark(diamond, point{b, y}, 1.2, hue(4))
		} else {
			d.mark(disc, point{b, y}, 1, ink())
		}
	} else {
		tip := min(1.6, max(b-a, 0.8))
		d.rect(a, y-0.55, max(b-a-tip, 0.1), 1.1, mix(hue(1), white(), 0.65), ink(), 0.1)
		d.path(path{steps: straight(point{b - tip, y - 1.1}, point{b, y}, point{b - tip, y + 1.1}), closed: true, fill: white(), stroke: ink(), width: 0.2})
		if marked {
			d.mark(diamond, point{b - tip - 1, y}, 1.2, hue(4))
		}
	}
	d.line(point{a, y - 1.1}, point{a, y + 1.1}, ink(), 0.3)
}

func (d *personDrawing) key(y float64) float64 {
	names := []string{d.say("ended", "avslutad"), d.say("ongoing", "pågående")}
	if d.Marked != "" {
		names = append(names, d.Marked)
	}
	return d.keys(y, names, func(i int, x, y float64) {
		if i == 2 {
			d.mark(diamond, point{x + 2.75, y}, 1.2, hue(4))
			return
		}
		d.stretch(x+0.3, x+4.3, y, i == 0, false)
	})
}

// axis draws the months or the calendar, and returns where it ends.
func (d *personDrawing) axis(top, bottom float64) float64 {
	at := func(x float64, s string, tint color.Color) {
		d.line(point{x, top}, point{x, bottom}, tint, 0.15)
		d.write(text{at: point{x, bottom + 1 + capital(smallSize)}, s: s, size: smallSize, anchor: middle})
	}
	y := bottom + 1 + textHeight(1, smallSize)
	if d.FromStart {
		step := nice(d.longest, 10)
		step = max(step, 1)
		for m := 0.0; m <= d.longest+0.01; m += step {
			x := d.left
			if d.longest > 0 {
				x += m / d.longest * (d.right - d.left)
			}
			at(x, d.number(m, 0), rule())
		}
		d.write(text{at: point{(d.left + d.right) / 2, y + 0.5 + capital(labelSize)}, s: d.say("months", "månader"), bold: true, anchor: middle})
		return y + 0.5 + textHeight(1, labelSize)
	}
	// As many months apart as leave room for a label such as 2021-03.
	span := register.Months.Between(d.first, d.last)
	room := (d.right - d.left) / (d.width("2021-03", smallSize, false) + 4)
	every := 1200
	for _, n := range []int{1, 2, 3, 6, 12, 24, 60, 120} {
		if span/float64(n) <= room {
			every = n
			break
		}
	}
	t := time.Date(d.first.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	for ; !t.After(d.last); t = t.AddDate(0, every, 0) {
		if t.Before(d.first) {
			continue
		}
		at(d.across(Person{}, t), t.Format("2006-01"), rule())
	}
	return y
}
