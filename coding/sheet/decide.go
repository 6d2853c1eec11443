package sheet

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// rowPlan makes decisions of one row.
type rowPlan struct {
	*planner
	row       *row
	target    *target
	base      Was
	codes     []string // those that the unit has by this row
	decisions []coding.Decision
}

func (x *rowPlan) fault(message, hint source.Note) *source.Problem {
	return x.planner.fault(x.row, message, hint)
}

// add notes a decision about the target's words.
func (x *rowPlan) add(d coding.Decision) {
	d.Unit = x.target.anchor(x.ids)
	x.decisions = append(x.decisions, d)
}

func (x *rowPlan) read() *source.Problem {
	a, ok := parseAnswer(x.row.decision)
	if !ok {
		return x.fault(source.Say("the decision cannot be %q", x.row.decision), source.Say("write confirm, reject, irrelevant or read (bekräfta, avvisa, irrelevant, läst), or nothing"))
	}
	if !x.row.decided() {
		a = nothing // it stands there as the sheet was written
	}
	if problem := x.judge(a); problem != nil {
		return problem
	}
	if problem := x.passed(a); problem != nil {
		return problem
	}
	if problem := x.values(); problem != nil {
		return problem
	}
	return x.about()
}

// judge reads the columns decision and code.
func (x *rowPlan) judge(a answer) *source.Problem {
	base := x.base.Codes
	if a == read {
		a = nothing // it says nothing of codes
	}
	if x.base.Blind && strings.TrimSpace(x.row.code) == "" && (a == reject || a == confirm) {
		return x.blindly(a)
	} else if x.base.Blind && a == confirm {
		a = nothing // whether somebody proposed it is not told
	}
	if a == nothing && x.row.emptied[Code] {
		return x.takeCodes(base)
	}
	if corpus.Equal(x.row.code, x.base.Shown) && x.base.Shown != "" && a == nothing {
		x.codes = base // as it was, whatever the codes are called now
		return nil
	}
	codes, problem := x.codeIDs(x.row)
	if problem != nil {
		return problem
	}
	var added, removed []string
	for _, c := range codes {
		if !x.among(base, c) {
			added = append(added, c)
		}
	}
	for _, c := range base {
		if !x.among(codes, c) {
			removed = append(removed, c)
		}
	}
	x.codes = codes
	switch {
	case a == reject:
		if len(codes) == 0 || len(added) > 0 {
			codes = removed
		}
		if len(codes) == 0 && len(base) == 0 && len(added) == 0 {
			codes = x.only()
		}
		if len(codes) == 0 && len(added) == 0 {
			return x.fault(source.Say("rejects, and names no code"), source.Say("write the code that is to be taken away"))
		}
		x.codes = added
		x.reject(codes)
		if len(base) > 0 {
			x.assign(added)
		}
		return nil
	case a == confirm && len(removed) > 0 && len(codes) > 0:
		return x.fault(source.Say("confirms, and names another code"), source.Say("leave decision empty to give the unit another code instead, or add the code behind a semicolon"))
	case a == confirm:
		return x.confirm(codes, base, added)
	case a == nothing && len(codes) == 0 && len(removed) > 0: // the sheet has lost its column was
		return x.fault(source.Say("the code was taken out of the row"), source.Say("write reject into decision to take it away from the unit, or write the code back"))
	case a == irrelevant && len(codes) == 0:
		removed = nil
	}
	x.reject(removed)
	x.assign(added)
	return nil
}

// blindly reads a decision in a row whose codes were hidden and that names none: no
// code fits the words, whichever they have.
func (x *rowPlan) blindly(a answer) *source.Problem {
	if a == confirm {
		return x.fault(source.Say("confirms, and the codes are hidden in this sheet"), source.Say("write the code that you give the words"))
	}
	if x.last(x.target.id, func(d *coding.Decision) bool { return d.Act == coding.Reject && d.Code == "" }) == nil {
		x.add(coding.Decision{Act: coding.Reject})
	}
	return nil
}

func (x *rowPlan) among(ids []string, id string) bool {
	return slices.ContainsFunc(ids, func(other string) bool { return x.same(other, id) })
}

// confirm agrees with the codes of a row, the added ones of which are assigned.
func (x *rowPlan) confirm(codes, base, added []string) *source.Problem {
	if len(codes) == 0 {
		codes = base
	}
	if len(codes) == 0 {
		codes = x.only()
	}
	if len(codes) == 0 {
		return x.fault(source.Say("confirms, and names no code"), source.Say("write the code that is meant"))
	}
	x.codes = codes
	for _, id := range codes {
		if act := x.judged(x.target.id, id); act == coding.Assign || act == coding.Confirm {
			continue
		}
		code := x.study.Book.Code(id)
		o := x.coded(x.target, code)
		switch {
		case code != nil && o != nil:
			x.agree(o, id)
		case slices.Contains(added, id):
			x.add(coding.Decision{Act: coding.Assign, Code: id})
		default:
			return x.fault(source.Say("the unit does not have the code %q any more", id),
				source.Say("the rules or the decisions have changed since the sheet was written; leave decision and was empty to give it the code all the same"))
		}
	}
	return nil
}

// only returns the one code that the unit has, nil where it has none or several.
func (x *rowPlan) only() []string {
	var out []string
	for _, o := range x.exactly(x.target) {
		if !slices.Contains(out, o.Code.ID) {
			out = append(out, o.Code.ID)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// agree confirms a coding. Where the row is about other words than the unit,
// which may be longer than a sentence, it is the unit that is confirmed, unless
// a person narrowed the words down.
func (x *rowPlan) agree(o *coding.Observation, id string) {
	t := x.planner.target(o.Transcript, o.All())
	narrowed := x.row.id != "" && x.row.id != x.target.id && x.row.id == t.id
	if t.id == x.target.id || !narrowed {
		if act := x.judged(t.id, id); act == coding.Assign || act == coding.Confirm || x.confirmed(t.id, id) {
			return
		}
		x.decisions = append(x.decisions, coding.Decision{Act: coding.Confirm, Code: id, Unit: t.anchor(x.ids)})
		return
	}
	x.add(coding.Decision{Act: coding.Assign, Code: id})
}

// confirmed reports whether another row has confirmed the unit already.
func (x *rowPlan) confirmed(id, code string) bool {
	return slices.ContainsFunc(x.out.Changes, func(c Change) bool {
		return slices.ContainsFunc(c.Decisions, func(d coding.Decision) bool {
			return d.Act == coding.Confirm && d.Unit.ID == id && d.Code == code
		})
	})
}

// assign gives the words codes that the coder has not given them yet.
func (x *rowPlan) assign(codes []string) {
	for _, id := range codes {
		if act := x.judged(x.target.id, id); act != coding.Assign && act != coding.Confirm {
			x.add(coding.Decision{Act: coding.Assign, Code: id})
		}
	}
}

// reject takes codes from the words that they have.
func (x *rowPlan) reject(codes []string) {
	for _, id := range codes {
		act := x.judged(x.target.id, id)
		if act == coding.Reject {
			continue
		}
		if code := x.study.Book.Code(id); act != "" || code != nil && x.coded(x.target, code) != nil {
			x.add(coding.Decision{Act: coding.Reject, Code: id})
		}
	}
}

// values reads the columns of the codebook's values.
func (x *rowPlan) values() *source.Problem {
	for _, set := range x.study.Book.Values {
		value := x.row.values[set.Name]
		if x.row.emptied[set.Name] {
			x.takeValue(set.Name)
			continue
		}
		if value == "" || value == x.base.Values[set.Name] {
			continue
		}
		if !slices.Contains(set.Values, value) {
			return x.fault(source.Say("%s cannot be %q", set.Name, value), source.Meant(value, set.Values))
		}
		d := coding.Decision{Act: coding.SetValue, Value: set.Name + "=" + value}
		switch len(x.codes) {
		case 0:
			return x.fault(source.Say("says %s of a unit without a code", d.Value), source.Say("write the code as well"))
		case 1:
			d.Code = x.codes[0]
		}
		old := x.last(x.target.id, func(o *coding.Decision) bool {
			return o.Act == coding.SetValue && strings.HasPrefix(o.Value, set.Name+"=") && (o.Code == "" || d.Code == "" || x.same(o.Code, d.Code))
		})
		if old == nil || old.Value != d.Value {
			x.add(d)
		}
	}
	return nil
}

// about reads what is said of the unit besides codes.
func (x *rowPlan) about() *source.Problem {
	if x.row.emptied[Condensed] {
		if problem := x.takeBack(source.Say("the condensed unit"), func(d *coding.Decision) bool { return d.Act == coding.Condense },
			x.is(func(o *coding.Observation) bool { return o.Condensed != "" })); problem != nil {
			return problem
		}
	}
	if text := x.row.condensed; text != "" && Hash(text) != x.base.Condensed {
		old := x.last(x.target.id, func(d *coding.Decision) bool { return d.Act == coding.Condense })
		if old == nil || Hash(old.Text) != Hash(text) {
			x.add(coding.Decision{Act: coding.Condense, Text: text})
		}
	}
	if x.row.emptied[Star] && !x.undo(func(d *coding.Decision) bool { return d.Act == coding.Star }) &&
		x.is(func(o *coding.Observation) bool { return o.Starred }) {
		x.add(coding.Decision{Act: coding.Star, Value: "no"})
	}
	if x.row.star != "" {
		yes, ok := parseYes(x.row.star)
		if !ok {
			return x.fault(source.Say("star cannot be %q", x.row.star), source.Say("write yes or no (ja, nej)"))
		}
		old := x.last(x.target.id, func(d *coding.Decision) bool { return d.Act == coding.Star })
		switch {
		case yes == x.base.Star, old != nil && (old.Value != "no") == yes:
		case yes:
			x.add(coding.Decision{Act: coding.Star})
		default:
			x.add(coding.Decision{Act: coding.Star, Value: "no"})
		}
	}
	return x.memos()
}
