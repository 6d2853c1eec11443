package report

import (
	"slices"
	"strings"

	"mening/coding/register"
	"mening/corpus/study"
)

// share names every denominator.
func (x *measurer) share(m *study.RegisterMeasure) (string, error) {
	what, err := x.register.Conditions(m.Share)
	if err != nil {
		return "", err
	}
	of, err := x.register.Conditions(m.Of)
	if err != nil {
		return "", err
	}
	share := register.Shares(what, of, x.groups)[0]
	rows := x.register.Select(what)
	hidden := x.hides(share, rows)
	var parts []string
	for i, d := range share.Of {
		same := func(o register.Denominator) bool { return o.Of == d.Of && o.Kind != register.WithValue }
		if d.Kind == register.WithValue && slices.ContainsFunc(slices.Delete(slices.Clone(share.Of), i, i+1), same) {
			continue // says nothing new
		}
		if x.leftOut(d, share) {
			continue
		}
		n := Number(d.N)
		switch {
		case hidden && x.few(d.N):
			n = Number(-x.Suppress)
		case hidden:
			n = Hidden
		}
		parts = append(parts, x.nOf(n, d.Of, x.denominator(d)))
	}
	x.remember(rows, map[bool]Number{true: Hidden, false: Number(share.N)}[hidden])
	if len(parts) == 0 {
		parts = []string{Hidden.String()}
	}
	if m.Target != nil {
		parts = append(parts, x.say("goal %s%%", x.decimal(*m.Target, 0)))
	}
	return strings.Join(parts, "; "), nil
}

// denominator names what a share is of; all rows need no name.
func (x *measurer) denominator(d register.Denominator) string {
	switch d.Kind {
	case register.WithValue:
		return " " + x.say("with an answer")
	case register.Told:
		var conditions []string
		for _, c := range d.Conditions {
			conditions = append(conditions, strings.Join(c.Values, "/"))
		}
		return " " + strings.Join(conditions, ", ")
	}
	return ""
}

// leftOut reports whether a denominator may not be told: it is small itself, or the
// number of those whom it leaves out.
func (x *measurer) leftOut(d register.Denominator, share register.Share) bool {
	return x.few(d.Of) || x.few(share.Of[0].Of-d.Of)
}

// few reports whether a number of people may not be told.
func (x *measurer) few(n int) bool { return n > 0 && n < x.Suppress }

// hides reports whether a share may not be told: because it or what is left of a
// denominator is small, because another measure hides the same people, or because
// taking one from the other would leave few.
func (x *measurer) hides(share register.Share, rows []int) bool {
	if x.Suppress == 0 {
		return false
	}
	for _, d := range share.Of {
		if !x.leftOut(d, share) && !x.part(d.N, d.Of).Shown() {
			return true
		}
	}
	return slices.ContainsFunc(x.hidden, func(of []int) bool { return slices.Equal(of, rows) }) ||
		slices.ContainsFunc(x.shown, func(of []int) bool { return x.few(beyond(of, rows)) || x.few(beyond(rows, of)) })
}

// beyond returns how many of some rows, which ascend, are beyond others that are all among them;
// 0 where they are not.
func beyond(rows, part []int) int {
	for _, row := range part {
		if _, found := slices.BinarySearch(rows, row); !found {
			return 0
		}
	}
	return len(rows) - len(part)
}

// remember keeps the rows behind a number for the measures that follow.
func (x *measurer) remember(rows []int, n Number) {
	if n.Shown() {
		x.shown = append(x.shown, rows)
	} else {
		x.hidden = append(x.hidden, rows)
	}
}
