package main

import (
	"fmt"
	"slices"

	"mening/coding"
	"mening/coding/journal"
	"mening/corpus/source"
	"mening/corpus/study"
)

// missing tells the rows of interviews.csv whose transcript is not there, each
// with the transcript without a row that it probably means: the one in which
// the words of its decisions stand, else one of nearly that name.
func (s *opened) missing() source.Problems {
	rows := s.study.Missing()
	if len(rows) == 0 {
		return nil
	}
	var standing []coding.Decision
	if j, err := journal.Read(decisionsFolder(s.study)); err == nil { // else it is told elsewhere
		standing = j.Standing()
	}
	var out source.Problems
	for _, m := range rows {
		fits, why := "", ""
		if transcript, n := s.sameWords(m, standing); n > 0 {
			fits, why = transcript, fmt.Sprintf("the words of its decisions (%d) stand in %s, which has no row:", n, transcript)
		}
		out = append(out, s.study.Problem(m, fits, why))
	}
	return out
}

// sameWords returns the transcript without a row in which most of the words
// stand that were decided about in a missing one, and how many units do.
func (s *opened) sameWords(m study.Missing, decisions []coding.Decision) (transcript string, units int) {
	if s.corpus == nil {
		return "", 0
	}
	const most = 200 // units are enough to know a file by
	placer, rowless := coding.NewPlacer(s.corpus), s.study.Rowless()
	counts, seen := map[string]int{}, map[string]bool{}
	for i := range decisions {
		unit := decisions[i].Unit
		if unit == nil || seen[unit.ID] || len(seen) >= most || !m.Names(unit.Transcript) {
			continue
		}
		seen[unit.ID] = true
		if place, ok := placer.Place(unit); ok && slices.Contains(rowless, place.Transcript.Path) {
			counts[place.Transcript.Path]++
		}
	}
	for _, path := range rowless { // in order, so that equal ones do not differ from run to run
		if counts[path] > units {
			transcript, units = path, counts[path]
		}
	}
	return transcript, units
}

// tellMissing warns of these rows. They count no interview, and everything else
// goes on.
func (s *opened) tellMissing(e *env) {
	const most = 5
	rows := s.missing()
	for _, p := range rows[:min(most, len(rows))] {
		fmt.Fprintln(e.stderr, "mening:", cleanError(s.voice.problem(p)))
	}
	if more := len(rows) - most; more > 0 {
		fmt.Fprintln(e.stderr, "mening:", s.voice.say("rows of interviews.csv without a transcript: %d more (%s lists them)", more, s.command("check")))
	}
}
