package coding

import (
	"slices"

	"mening/corpus"
)

// verdict is what counts of the opinions on one transcript.
type verdict struct {
	held     map[*Code][]holding
	rejected []rejection
}

// verdict makes one of the opinions of several coders.
func (j *judged) verdict(w Whose) verdict {
	v := verdict{held: map[*Code][]holding{}}
	if w.Rule == "" {
		if o := j.coders[w.Coder]; o != nil {
			v.held, v.rejected = o.held, o.rejected
		}
		return v.joined()
	}
	names := make([]string, 0, len(j.coders))
	for name := range j.coders {
		if name != Consensus {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	agreed := j.coders[Consensus]
	if w.Rule != ByConsensus || agreed == nil {
		agreed = &opinion{}
	}
	for _, name := range names {
		o := j.coders[name]
		for code, held := range o.held {
			for _, h := range held {
				if agreed.settles(h.extent, code) || w.Rule == ByAll && !j.allHold(names, h.extent, code) {
					continue
				}
				if j.contradicted(names, name, h.extent, code) {
					h.status = Disputed
				}
				v.held[code] = append(v.held[code], h)
			}
		}
		for _, r := range o.rejected {
			if !agreed.settles(r.extent, r.code) {
				v.rejected = append(v.rejected, r)
			}
		}
	}
	for code, held := range agreed.held {
		v.held[code] = append(v.held[code], held...)
	}
	v.rejected = append(v.rejected, agreed.rejected...)
	return v.joined()
}

// settles reports whether the opinion says anything of a code in a stretch.
func (o *opinion) settles(e extent, code *Code) bool {
	if slices.ContainsFunc(o.held[code], func(h holding) bool { return h.overlaps(e) }) {
		return true
	}
	return slices.ContainsFunc(o.rejected, func(r rejection) bool { return (r.code == nil || r.code == code) && r.overlaps(e) })
}

// allHold reports whether all coders have the code in a stretch.
func (j *judged) allHold(names []string, e extent, code *Code) bool {
	for _, name := range names {
		if !slices.ContainsFunc(j.coders[name].held[code], func(h holding) bool { return h.overlaps(e) }) {
			return false
		}
	}
	return true
}

// contradicted reports whether another coder rejects the code in a stretch.
func (j *judged) contradicted(names []string, but string, e extent, code *Code) bool {
	for _, name := range names {
		o := j.coders[name]
		// Who rejected all codes and gave this one afterwards does not contradict it.
		holds := slices.ContainsFunc(o.held[code], func(h holding) bool { return h.overlaps(e) })
		if name != but && slices.ContainsFunc(o.rejected, func(r rejection) bool {
			return (r.code == nil && !holds || r.code == code) && r.overlaps(e)
		}) {
			return true
		}
	}
	return false
}

// joined makes one holding of those of one code that overlap: their union.
func (v verdict) joined() verdict {
	out := verdict{held: make(map[*Code][]holding, len(v.held)), rejected: v.rejected}
	for code, held := range v.held {
		held = slices.Clone(held)
		slices.SortStableFunc(held, func(a, b holding) int { return a.compare(b.extent) })
		var joined []holding
		for _, h := range held {
			if n := len(joined); n > 0 && joined[n-1].overlaps(h.extent) {
				joined[n-1] = joined[n-1].with(h)
			} else {
				h.coders = slices.Clone(h.coders)
				joined = append(joined, h)
			}
		}
		if len(joined) > 0 {
			out.held[code] = joined
		}
	}
	return out
}

// with returns the union of two holdings. A dispute stays one; what somebody
// decided by the definition that the code has now is decided by it.
func (h holding) with(o holding) holding {
	h.extent, h.redefined = h.union(o.extent), h.redefined && o.redefined
	for _, name := range o.coders {
		if !slices.Contains(h.coders, name) {
			h.coders = append(h.coders, name)
		}
	}
	slices.Sort(h.coders)
	switch {
	case h.status == Disputed || o.status == Disputed:
		h.status = Disputed
	case o.status == Confirmed:
		h.status = Confirmed
	}
	return h
}

// rejects returns what is rejected in a turn, by code; nil stands for all.
func (v verdict) rejects(turn *corpus.Turn) []taken {
	var out []taken
	for _, r := range v.rejected {
		if span, ok := r.within(turn); ok {
			out = append(out, taken{r.code, span})
		}
	}
	return out
}

// taken is a stretch of a turn that a code may not have; nil stands for all
// codes.
type taken struct {
	code *Code
	span corpus.Span
}
