package format

import (
	"math"
	"strconv"
	"strings"

	"mening/corpus"
)

// unit is what a number of a recording's times counts.
type unit float64

// The units, in numbers a second.
const (
	anyUnit      unit = 0
	seconds      unit = 1
	milliseconds unit = 1000
	samples      unit = 16000 // of sound, as Otter counts
)

// moment is a time as it was written: a number whose unit may have to be
// found over the whole transcript, or a clock time in seconds.
type moment struct {
	value float64
	known bool
	clock bool
	whole bool // a number without decimals
}

// parseMoment reads `62.5`, `62,5 s`, `62500 ms`, `00:01:02` or `[00:01:02]`.
func parseMoment(s string) (moment, bool) {
	s = strings.TrimSpace(s)
	if at, _, n := times(s); n > 0 && n == len(s) {
		return moment{value: at.Seconds, known: true, clock: true}, true
	}
	number, u := s, anyUnit
	for _, suffix := range []struct {
		text string
		unit unit
	}{{"ms", milliseconds}, {"sek", seconds}, {"sec", seconds}, {"s", seconds}} {
		if rest, ok := strings.CutSuffix(strings.ToLower(s), suffix.text); ok {
			number, u = strings.TrimSpace(rest), suffix.unit
			break
		}
	}
	if number == "" || strings.Trim(number, "0123456789.,-") != "" {
		return moment{}, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(number, ",", "."), 64)
	if err != nil || math.IsInf(v, 0) {
		return moment{}, false
	}
	if u != anyUnit {
		return moment{value: v / float64(u), known: true, clock: true}, true
	}
	return moment{value: v, known: true, whole: !strings.ContainsAny(number, ".,")}, true
}

// time returns the place in the recording, given the unit of numbers. A
// negative time is not known.
func (m moment) time(u unit) corpus.Time {
	switch {
	case !m.known || m.value < 0:
		return corpus.Time{}
	case m.clock:
		u = seconds
	}
	// In thousandths, as clock does.
	return corpus.At(math.Round(m.value/float64(u)*1000) / 1000)
}

// unitOf finds the unit of times that name none: people say two or three words
// a second, so that whole numbers of which more than thirty go to a word are no
// seconds.
func unitOf(moments []moment, words int) unit {
	least, most := math.Inf(1), math.Inf(-1)
	for _, m := range moments {
		switch {
		case !m.known || m.clock:
			continue
		case !m.whole:
			return seconds
		}
		least, most = min(least, m.value), max(most, m.value)
	}
	if long := most - least; math.IsInf(long, 0) || words == 0 || long <= 30*float64(words) {
		return seconds
	}
	return milliseconds
}
