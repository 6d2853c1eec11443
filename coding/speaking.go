package coding

import (
	"slices"

	"mening/corpus"
)

// Counts reports whether an observation is counted: a participant speaks in it,
// or its code asks for the talk of somebody who does. What an interviewer says by
// himself is coded by hand now and then, and counts nowhere.
func (o *Observation) Counts() bool {
	return slices.ContainsFunc(o.All(), func(p Part) bool {
		s := p.Turn.Speaker
		return s == nil || s.Role == corpus.Participant || slices.Contains(o.Code.Roles, s.Role)
	})
}

// Speaking returns the parts of a unit in which a participant speaks for whom the
// conditions on who and where hold: the unit counts for each of them. There is
// none in the talk of interviewers.
func (s Selection) Speaking(o *Observation) []Part {
	return slices.DeleteFunc(slices.Clone(o.All()), func(p Part) bool {
		return p.Turn.Speaker.Role != corpus.Participant || !s.Turn(o.Transcript, p.Turn)
	})
}
