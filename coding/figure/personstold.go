package figure

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// drawn returns how many persons have a line.
func (g *PersonGroup) drawn() int {
	n := 0
	for _, p := range g.Persons {
		if !p.Start.IsZero() {
			n++
		}
	}
	return n
}

// alternative tells in words what the lines show.
func (d *personDrawing) alternative() string {
	var groups []string
	low, high, sum := math.Inf(1), 0.0, 0.0
	for _, g := range d.Groups {
		groups = append(groups, fmt.Sprintf("%s %d", g.Name, g.drawn()))
		for _, p := range g.Persons {
			if !p.Start.IsZero() && !p.End.IsZero() {
				m := d.months(p)
				low, high, sum = min(low, m), max(high, m), sum+m
			}
		}
	}
	out := fmt.Sprintf(d.say("%d persons (%s), from %s to %s: %d ended, %d ongoing.", "%d personer (%s), från %s till %s: %d avslutade, %d pågående."),
		d.drawn, strings.Join(groups, ", "), d.first.Format(time.DateOnly), d.last.Format(time.DateOnly), d.ended, d.drawn-d.ended)
	if d.ended > 0 {
		out += fmt.Sprintf(d.say(" Those who ended took %s to %s months, %s in the mean.", " De avslutade tog %s till %s månader, i medeltal %s."),
			d.number(low, 1), d.number(high, 1), d.number(sum/float64(d.ended), 1))
	}
	if d.Marked != "" {
		out += fmt.Sprintf(" %s: %d.", d.Marked, d.marked)
	}
	if d.startless > 0 {
		out += " " + d.missing()[0] + "."
	}
	return out
}
