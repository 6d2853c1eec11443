package main

import (
	"slices"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/words"
)

// talk is the talk that counts.
type talk struct {
	where coding.Selection
	roles []corpus.Role
	// units are the meaning units whose words the talk is, nil where no condition
	// is on codings.
	units *unitMark
}

// Speaker reports whether a speaker takes part in the talk.
func (t talk) Speaker(in *corpus.Transcript, s *corpus.Speaker) bool {
	return slices.Contains(t.roles, s.Role) && !s.Uncounted && t.where.Speaker(in, s)
}

// Turn reports whether a turn belongs to the talk, as far as who speaks tells.
func (t talk) Turn(in *corpus.Transcript, turn *corpus.Turn) bool {
	return slices.Contains(t.roles, turn.Speaker.Role) && !turn.Speaker.Uncounted && t.where.Turn(in, turn)
}

// Voice reports whether the words of a voice belong to the talk.
func (t talk) Voice(v *words.Voice) bool {
	return t.Turn(v.Transcript, v.Turn()) && t.units.has(v.Marks)
}

// unitMark marks the words of meaning units for which conditions on codings hold.
// Where all conditions say what a coding is not, it marks the words of those for
// which they do not hold: the talk is then what stands outside of them, as in a
// search.
type unitMark struct {
	conditions coding.Selection
	number     int
	outside    bool
}

// The numbers of marks. Behind the last one come those of the columns of --by.
const (
	markWhere = iota
	markFocus
	markAgainst
	markColumns
)

// newUnitMark returns the mark of units for which all of these hold, nil where
// none of the last selection is on codings: one coding must meet them all, as
// where a search has all of them.
func newUnitMark(number int, selections ...coding.Selection) *unitMark {
	if len(selections[len(selections)-1].Codings()) == 0 {
		return nil
	}
	conditions := slices.Concat(selections...).Codings()
	return &unitMark{conditions: conditions, number: number, outside: conditions.OnlyNot()}
}

// marks reports whether the words of a coding get the mark.
func (m *unitMark) marks(b *coding.Codebook, o *coding.Observation) bool {
	return m != nil && m.conditions.Coding(b, o) != m.outside
}

// has reports whether words with these marks belong to the talk.
func (m *unitMark) has(marks []int) bool {
	return m == nil || slices.Contains(marks, m.number) != m.outside
}
