package coding

import (
	"cmp"
	"slices"

	"mening/corpus"
)

// Judgement is what a coder thinks of a code in a stretch of a transcript.
type Judgement struct {
	Parts []Part
	// Code is nil where all codes of the stretch are rejected.
	Code *Code
	// Rejected says that the stretch does not have the code; else it has.
	Rejected bool
}

// Judgements returns what stands of what a coder has said of codes in a
// transcript: the units that have a code, code by code, then what was rejected,
// in the order in which it was.
func (s *Standing) Judgements(t *corpus.Transcript, coder string) []Judgement {
	if s == nil || s.of[t] == nil || s.of[t].coders[coder] == nil {
		return nil
	}
	o := s.of[t].coders[coder]
	codes := make([]*Code, 0, len(o.held))
	for code := range o.held {
		codes = append(codes, code)
	}
	slices.SortFunc(codes, func(a, b *Code) int { return cmp.Compare(a.index, b.index) })
	var out []Judgement
	for _, code := range codes {
		for _, h := range o.held[code] {
			out = append(out, Judgement{Parts: h.parts(t), Code: code})
		}
	}
	for _, r := range o.rejected {
		out = append(out, Judgement{Parts: r.parts(t), Code: r.code, Rejected: true})
	}
	return out
}

// Worked tells what of a transcript a coder has worked through: the stretches
// that he noted as read or irrelevant, with those of which he has judged codes;
// and where he noted none as read but has judged codes or noted something as
// irrelevant, all of it; read is then nil. worked is false where he has done
// nothing of this.
func (s *Standing) Worked(t *corpus.Transcript, coder string) (read [][]Part, worked bool) {
	if s == nil || s.of[t] == nil {
		return nil, false
	}
	j := s.of[t]
	some := false
	for i := range j.about {
		if p := &j.about[i]; p.Coder == coder && (p.Act == Read || p.Act == Irrelevant) {
			read, some = append(read, p.place.Parts), some || p.Act == Read
			worked = true
		}
	}
	if !some {
		return nil, worked || j.coders[coder] != nil
	}
	for _, judgement := range s.Judgements(t, coder) {
		read = append(read, judgement.Parts)
	}
	return read, true
}

// Noted returns the stretches of a transcript of which those whose decisions
// count noted something: that they were read, or are irrelevant. Where several
// count, it is what any of them noted.
func (d Decided) Noted(t *corpus.Transcript, act Act) [][]Part {
	if !d.decided() || d.of[t] == nil {
		return nil
	}
	var out [][]Part
	for i := range d.of[t].about {
		if p := &d.of[t].about[i]; p.Act == act && (d.Whose.Rule != "" || p.Coder == d.Whose.Coder) {
			out = append(out, p.place.Parts)
		}
	}
	return out
}
