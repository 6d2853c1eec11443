package coding

import (
	"slices"
	"strings"

	"mening/corpus"
)

// Already reports whether a decision of a coder about words of a transcript
// would change nothing in what stands of that coder, since the same was decided
// before and nothing else since. The code is that of the decision, nil where it
// names none.
func (s *Standing) Already(t *corpus.Transcript, parts []Part, d *Decision, code *Code) bool {
	if !s.decided() || s.of[t] == nil {
		return false
	}
	j, e := s.of[t], extentOf(parts)
	switch d.Act {
	case Assign, Confirm, Reject, Irrelevant:
		o := j.coders[d.Coder]
		return o != nil && o.already(e, d, code)
	case SetValue:
		name, _, _ := strings.Cut(d.Value, "=")
		last := j.last(e, d, func(p *placed) bool {
			return strings.HasPrefix(p.Value, name+"=") && (p.code == nil || code == nil || p.code == code)
		})
		return last != nil && last.Value == d.Value && last.code == code
	case Memo:
		return j.last(e, d, func(p *placed) bool { return p.Text == d.Text && p.Value == d.Value }) != nil
	case Support, Oppose:
		last := j.lastOf(e, d.Coder, func(p *placed) bool {
			return (p.Act == Support || p.Act == Oppose) && corpus.Equal(p.Value, d.Value)
		})
		return last != nil && last.Act == d.Act
	}
	last := j.last(e, d, func(*placed) bool { return true })
	return last != nil && last.Value == d.Value && last.Text == d.Text && last.Translation == d.Translation
}

// already reports whether the coder thinks so already. What was decided while the
// code was defined otherwise may be decided anew.
func (o *opinion) already(e extent, d *Decision, code *Code) bool {
	said := slices.ContainsFunc(o.rejected, func(r rejection) bool {
		return r.extent == e && r.code == code && r.irrelevant == (d.Act == Irrelevant)
	})
	switch d.Act {
	case Irrelevant:
		return said
	case Reject:
		return said && !slices.ContainsFunc(o.held[code], func(h holding) bool { return h.overlaps(e) })
	}
	status := Assigned
	if d.Act == Confirm {
		status = Confirmed
	}
	return !said && slices.ContainsFunc(o.held[code], func(h holding) bool {
		return h.extent == e && h.status == status && corpus.Equal(h.written, d.Code) && !h.redefined
	})
}

// last returns the last decision of the same coder and act about a stretch for
// which a condition holds, or nil.
func (j *judged) last(e extent, d *Decision, holds func(*placed) bool) *placed {
	return j.lastOf(e, d.Coder, func(p *placed) bool { return p.Act == d.Act && holds(p) })
}

func (j *judged) lastOf(e extent, coder string, holds func(*placed) bool) *placed {
	for i := len(j.about) - 1; i >= 0; i-- {
		if p := &j.about[i]; p.Coder == coder && extentOf(p.place.Parts) == e && holds(p) {
			return p
		}
	}
	return nil
}
