package coding

import (
	"cmp"
	"slices"
	"strings"

	"mening/corpus"
)

// Judged is what people made of a unit that the rules propose.
type Judged int

// What people may make of it.
const (
	Undecided    Judged = iota
	Held                // some of its text was given the code, or it was confirmed
	HeldDisputed        // so, and somebody else rejects it
	TakenAway           // the code was taken from all of its evidence
)

// Judge returns what tells, of the units that the rules propose in a transcript,
// how those judged them whose decisions count.
func (d Decided) Judge(t *corpus.Transcript) func(*MeaningUnit) Judged {
	var j *judged
	if d.decided() && d.Whose.Coder != Auto {
		j = d.of[t]
	}
	if j == nil {
		return func(*MeaningUnit) Judged { return Undecided }
	}
	v := j.verdict(d.Whose)
	return func(u *MeaningUnit) Judged {
		e := u.extent()
		out := Undecided
		for _, h := range v.held[u.Code] {
			if !h.overlaps(e) {
				continue
			}
			if h.status == Disputed {
				return HeldDisputed
			}
			out = Held
		}
		if out == Undecided && len(u.Evidence) > 0 && v.rejectsAll(u) {
			return TakenAway
		}
		return out
	}
}

// rejectsAll reports whether the code was taken from all evidence of a unit.
func (v verdict) rejectsAll(u *MeaningUnit) bool {
	all := v.rejects(u.Turn)
	for _, e := range u.Evidence {
		if !slices.ContainsFunc(all, func(x taken) bool { return (x.code == nil || x.code == u.Code) && x.span.Overlaps(e) }) {
			return false
		}
	}
	return true
}

// HandMade returns the units to which those gave codes, or confirmed them, whose
// decisions count, by turn, then code, then span. Units of people who are not
// counted are left out.
func (d Decided) HandMade(t *corpus.Transcript) []Observation {
	if !d.decided() || d.Whose.Coder == Auto || d.of[t] == nil {
		return nil
	}
	var out []Observation
	for code, held := range d.of[t].verdict(d.Whose).held {
		for _, h := range held {
			o := Observation{MeaningUnit: h.unit(t, code), Transcript: t, Coder: strings.Join(h.coders, "+"), Status: h.status, Values: code.Values, Redefined: h.redefined}
			if !o.Turn.Speaker.Uncounted {
				out = append(out, o)
			}
		}
	}
	slices.SortFunc(out, func(a, b Observation) int {
		return cmp.Or(a.Turn.Number-b.Turn.Number, a.Code.index-b.Code.index, a.extent().compare(b.extent()))
	})
	return out
}

// Overlaps reports whether two units of one transcript have text in common.
func (u *MeaningUnit) Overlaps(o *MeaningUnit) bool { return u.extent().overlaps(o.extent()) }
