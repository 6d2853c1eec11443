package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus/source"
)

// Where so many pairs of labels would be compared, they are no slips of a pen.
const mendReach = 100_000

// mend takes labels that are seldom and nearly spelt as a usual or declared one
// for that one. The marks keep what was written, to tell it.
func (f *family) mend() {
	var rare, sure []*sighting
	met := map[*sighting]bool{}
	for _, s := range f.seen {
		if met[s] {
			continue
		}
		met[s] = true
		switch {
		case s.accepted:
			sure = append(sure, s)
		case !s.known && s.count <= 2 && s.words <= labelWords:
			rare = append(rare, s)
		}
	}
	if len(rare)*len(sure) > mendReach {
		return
	}
	for _, s := range rare {
		var targets []*sighting
		for _, other := range sure {
			if other.isFrequent(s.count) && misspells(s.lower, other.lower, other.known) {
				targets = append(targets, other)
			}
		}
		if len(targets) == 1 { // else it may be either
			s.slip, s.accepted = targets[0].label, true
		}
	}
}

// isFrequent reports whether a label stands often enough beside one that
// stands so many times. A personal name that nobody declared may be another
// person's: it is pointed out by corpus/report, not mended.
func (s *sighting) isFrequent(beside int) bool {
	switch {
	case s.declared:
		return true
	case s.known:
		return s.count >= 2*beside
	}
	return false
}

// misspells reports whether a label differs from another one in a letter or
// two of one long word. Digits must agree and the first letter stays. An
// exchanged letter often makes another name (Maria and Marie), so that it
// counts only where the other is known to be no such name.
func misspells(lower, other string, known bool) bool {
	a, b := strings.Fields(lower), strings.Fields(other)
	if len(a) != len(b) {
		return false
	}
	differ := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		differ++
		n, m := utf8.RuneCountInString(a[i]), utf8.RuneCountInString(b[i])
		if differ > 1 || n < 5 || m < 5 || n == m && !known || a[i][0] != b[i][0] ||
			strings.IndexFunc(a[i]+b[i], func(c rune) bool { return !unicode.IsLetter(c) }) >= 0 {
			return false
		}
		allowed := 1
		if known && min(n, m) >= 8 {
			allowed = 2
		}
		if source.Distance(a[i], b[i]) > allowed {
			return false
		}
	}
	return differ == 1
}

// warnMisspelt tells that a label was taken for another.
func (r *reading) warnMisspelt(line int, m mark) {
	r.warn(line, source.Say("%q is taken for %q", m.misspelt, m.label),
		"correct it in the transcript, or declare it in participants.csv if it is somebody else")
}
