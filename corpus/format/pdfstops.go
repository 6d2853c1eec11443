package format

import (
	"math"
)

// pdfGap is a blank at a byte of a line's text, before what begins at x.
type pdfGap struct {
	at int
	x  float64
}

// fewStops is how many lines must begin at a place, or have a wide gap before
// it, for a gap that is not wide to be a tab or the edge of a cell.
const fewStops = 3

// alignStops makes tabs of the gaps that end where other lines begin, or have
// their wide gaps: a label that nearly fills its column.
func alignStops(lines []pdfLine) {
	count := map[int]int{}
	for i := range lines {
		count[int(math.Round(lines[i].x0))]++
		for _, x := range lines[i].stops {
			count[int(math.Round(x))]++
		}
	}
	for i := range lines {
		l := &lines[i]
		for _, g := range l.gaps {
			n := int(math.Round(g.x))
			if count[n-1]+count[n]+count[n+1] >= fewStops && g.x-l.x0 > 1.5*l.size && g.at < len(l.text) && l.text[g.at] == ' ' {
				l.text = l.text[:g.at] + "\t" + l.text[g.at+1:]
				l.stops = append(l.stops, g.x)
			}
		}
	}
}

// near reports whether two places of a line are the same for the eye.
func near(a, b, size float64) bool { return math.Abs(a-b) < 0.4*size }

// stopsAt reports whether text behind a wide gap of the line begins at x.
func (l *pdfLine) stopsAt(x float64) bool {
	for _, at := range l.stops {
		if near(at, x, l.size) {
			return true
		}
	}
	return false
}

// hangs reports whether line b begins a row of a table, or a paragraph whose
// label hangs before the text, after line a.
func hangs(a, b *pdfLine) bool {
	for _, at := range b.stops {
		if near(a.x0, at, b.size) || a.stopsAt(at) {
			return true
		}
	}
	return false
}
