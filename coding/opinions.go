package coding

import (
	"maps"
	"slices"

	"mening/corpus"
)

// Opinion is what one coder thinks of words: that they have a code, or that they
// do not.
type Opinion struct {
	Coder string
	// Code is nil where a coder took all codes from the words.
	Code     *Code
	Status   Status // where the coder has the code
	Rejected bool
	// Irrelevant says that the coder noted the words as irrelevant; they are
	// Rejected with all codes.
	Irrelevant bool
}

// Opinions returns what coders have decided of words that overlap the parts, by
// coder, then in the order of the codebook, what was rejected last.
func (s *Standing) Opinions(t *corpus.Transcript, parts []Part) []Opinion {
	if !s.decided() || s.of[t] == nil {
		return nil
	}
	e := extentOf(parts)
	var out []Opinion
	for _, name := range slices.Sorted(maps.Keys(s.of[t].coders)) {
		o := s.of[t].coders[name]
		var held, rejected []Opinion
		for code, list := range o.held {
			for _, h := range list {
				if h.overlaps(e) {
					held = append(held, Opinion{Coder: name, Code: code, Status: h.status})
				}
			}
		}
		for _, r := range o.rejected {
			if r.overlaps(e) {
				rejected = append(rejected, Opinion{Coder: name, Code: r.code, Rejected: true, Irrelevant: r.irrelevant})
			}
		}
		slices.SortStableFunc(held, func(a, b Opinion) int { return a.Code.index - b.Code.index })
		out = append(append(out, held...), rejected...)
	}
	return slices.Compact(out)
}
