package main

import (
	"cmp"
	"slices"

	"mening/coding/rules"
)

// ruleOrders are the values of --sort.
func ruleOrders() []string {
	return []string{"units", "own", "participants", "confirmed", "rejected", "undecided", "precision"}
}

// ruleRow is a row of the list: a code, one of its rules, or a line of unless.
type ruleRow struct {
	kind string // code, rule or unless
	code *rules.Code
	line *rules.Line // nil for a code
	rules.Counts
}

// listed returns the codes that are listed, and of how many: as many codes as
// the limit says, or where rules are sorted those codes with as many rules.
func (r *ruled) listed(codes []rules.Code) (listed []rules.Code, all int) {
	if r.sort == "" {
		return codes[:r.shown(len(codes))], len(codes)
	}
	rows := r.ruleRows(codes)
	for _, c := range codes {
		c.Rules = slices.DeleteFunc(slices.Clone(c.Rules), func(l rules.Line) bool {
			return !slices.ContainsFunc(rows[:r.shown(len(rows))], func(x ruleRow) bool { return x.line.ID == l.ID })
		})
		if len(c.Rules) > 0 {
			listed = append(listed, c)
		}
	}
	return listed, len(rows)
}

// ruleRows lays the codes out, each with its rules below it; sorted, the rules
// of all codes in one list.
func (r *ruled) ruleRows(codes []rules.Code) []ruleRow {
	var out []ruleRow
	for i := range codes {
		c := &codes[i]
		if r.sort == "" {
			out = append(out, ruleRow{"code", c, nil, c.Total})
		}
		for j := range c.Rules {
			out = append(out, ruleRow{"rule", c, &c.Rules[j], c.Rules[j].Counts})
		}
		for j := range c.Unless {
			if r.sort == "" {
				out = append(out, ruleRow{"unless", c, &c.Unless[j], rules.Counts{}})
			}
		}
	}
	if r.sort != "" {
		slices.SortStableFunc(out, func(a, b ruleRow) int { return r.compare(&a, &b) })
	}
	return out
}

// compare puts the larger number first; of precision the smaller, as that is to
// be looked at, and what is undefined last.
func (r *ruled) compare(a, b *ruleRow) int {
	number := func(x *ruleRow) int {
		switch r.sort {
		case "own":
			return x.line.Own
		case "participants":
			return x.Participants
		case "confirmed":
			return x.Confirmed
		case "rejected":
			return x.Rejected
		case "undecided":
			return x.Undecided
		}
		return x.Units
	}
	if r.sort != "precision" {
		return number(b) - number(a)
	}
	x, ok := a.Precision()
	y, known := b.Precision()
	switch {
	case !ok && !known:
		return 0
	case !ok || !known:
		if ok {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(x, y), b.Confirmed+b.Rejected-a.Confirmed-a.Rejected)
}
