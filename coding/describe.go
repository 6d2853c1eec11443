package coding

import (
	"maps"
	"slices"
	"strings"
)

// describe tells the observations of one transcript what people have said about
// their units besides codes. What was said of a text belongs to the unit of
// just that text, else to the one that shares most with it. Consensus has the
// last word.
func (j *judged) describe(observations []Observation, w Whose) {
	about := slices.Clone(j.about)
	slices.SortStableFunc(about, func(a, b placed) int { return rank(a.Coder) - rank(b.Coder) })
	for i := range about {
		p := &about[i]
		if w.Rule == "" && p.Coder != w.Coder {
			continue
		}
		e := extentOf(p.place.Parts)
		for _, o := range closest(observations, e, p.code) {
			o.tell(p)
		}
	}
}

func rank(coder string) int {
	if coder == Consensus {
		return 1
	}
	return 0
}

// closest returns the observations of the text that is nearest to a stretch,
// with the code if one is given.
func closest(observations []Observation, e extent, code *Code) []*Observation {
	var out []*Observation
	var best extent
	shared := -1
	for i := range observations {
		o := &observations[i]
		x := o.extent()
		if code != nil && o.Code != code || !x.overlaps(e) {
			continue
		}
		n := o.shares(e)
		switch {
		case x == e && best != e, best != e && n > shared:
			out, best, shared = []*Observation{o}, x, n
		case x == best:
			out = append(out, o)
		}
	}
	return out
}

// shares counts the bytes that a unit and a stretch have in common.
func (u *MeaningUnit) shares(e extent) int {
	n := 0
	for _, p := range u.All() {
		if s, ok := e.within(p.Turn); ok {
			n += max(min(s.End, p.Span.End)-max(s.Start, p.Span.Start), 0)
		}
	}
	return n
}

// tell notes what a decision says about a unit.
func (o *Observation) tell(p *placed) {
	switch p.Act {
	case SetValue:
		name, value, _ := strings.Cut(p.Value, "=")
		values := maps.Clone(o.Values)
		if values == nil {
			values = map[string]string{}
		}
		if values[name] = value; value == "" {
			delete(values, name)
		}
		o.Values = values
	case Condense:
		o.Condensed = p.Text
	case Print:
		o.Printed, o.Translation = p.Text, p.Translation
	case Star:
		o.Starred = p.Value != "no"
	case Memo:
		o.Memos = append(o.Memos, p.Text)
	case Support:
		o.Supporters = append(o.Supporters, p.Value)
	case Oppose:
		o.Opponents = append(o.Opponents, p.Value)
	}
}
