package sheet

import (
	"slices"
	"strings"

	"mening/coding"
	"mening/corpus"
	"mening/corpus/source"
)

// undo takes back all decisions of the coder about just the target's words for
// which a condition holds, each once in a sheet. It is false where there is
// none.
func (x *rowPlan) undo(holds func(d *coding.Decision) bool) bool {
	found := false
	for _, d := range slices.Backward(x.own[x.target.id]) {
		if !holds(d) {
			continue
		}
		found = true
		if x.out.Undone[d.ID] == nil {
			x.out.Undone[d.ID] = d
			x.decisions = append(x.decisions, coding.Decision{Act: coding.Undo, Value: d.ID})
		}
	}
	return found
}

// takeBack takes back what a cell held that was emptied. What the coder has not
// recorded he cannot take back; there tells whether it is still there, or was
// taken back before.
func (x *rowPlan) takeBack(what source.Note, holds func(d *coding.Decision) bool, there bool) *source.Problem {
	if x.undo(holds) || !there {
		return nil
	}
	return x.fault(source.Say("%s was taken out of the row, and is not what this coder recorded of just these words", what),
		source.Say("who recorded it may take it back (mening journal --unit %s); write it back to leave it", x.target.id))
}

// takeCodes takes back the codes of a row whose cell was emptied, as far as the
// coder gave or confirmed them.
func (x *rowPlan) takeCodes(codes []string) *source.Problem {
	for _, id := range codes {
		if !x.undo(func(d *coding.Decision) bool {
			return (d.Act == coding.Assign || d.Act == coding.Confirm) && x.same(d.Code, id)
		}) && !x.held() {
			return x.fault(source.Say("the code was taken out of the row, and is not what this coder gave just these words: %s", id),
				source.Say("write reject into decision to take it away from the unit, or write the code back"))
		}
	}
	return nil
}

// is reports whether a condition holds for a coding of just the target's words
// as the study is now.
func (x *rowPlan) is(holds func(o *coding.Observation) bool) bool {
	return slices.ContainsFunc(x.exactly(x.target), holds)
}

// held reports whether the coder held the codes as the sheet was written. What
// he does not hold now he has taken back before.
func (x *rowPlan) held() bool {
	return x.study.Coder != "" && slices.ContainsFunc(strings.Split(x.base.Coder, "+"), func(name string) bool { return corpus.Equal(name, x.study.Coder) })
}

// takeValue takes back what was said of a coding: what the coder said, else what
// its code says of all its codings or another coder said.
func (x *rowPlan) takeValue(name string) {
	if x.undo(func(d *coding.Decision) bool {
		said, value, _ := strings.Cut(d.Value, "=")
		return d.Act == coding.SetValue && said == name && value != "" && (d.Code == "" || len(x.codes) == 0 || x.among(x.codes, d.Code))
	}) || !x.is(func(o *coding.Observation) bool {
		return o.Values[name] != "" && (len(x.codes) == 0 || x.among(x.codes, o.Code.ID))
	}) {
		return
	}
	d := coding.Decision{Act: coding.SetValue, Value: name + "="}
	if len(x.codes) == 1 {
		d.Code = x.codes[0]
	}
	if len(x.codes) > 0 && x.last(x.target.id, func(o *coding.Decision) bool { return o.Act == d.Act && o.Value == d.Value }) == nil {
		x.add(d)
	}
}

// passed reads from the column decision what was read and what is irrelevant,
// and takes back what was said there before.
func (x *rowPlan) passed(a answer) *source.Problem {
	is := func(act coding.Act) func(d *coding.Decision) bool {
		return func(d *coding.Decision) bool { return d.Act == act }
	}
	was := x.base.Decision
	switch {
	case x.row.emptied[Decision] && was == coding.Confirm:
		if x.row.emptied[Code] || !slices.Equal(x.codes, x.base.Codes) {
			return nil // another code was written, or none
		}
		return x.takeBack(source.Say("the decision"), func(d *coding.Decision) bool { return d.Act == was && x.among(x.base.Codes, d.Code) }, !x.held())
	case x.row.emptied[Decision] && (was == coding.Read || was == coding.Irrelevant):
		if problem := x.takeBack(source.Say("the decision"), is(was), x.seen() == was); problem != nil && len(x.codes) == 0 {
			return problem
		}
		return nil
	case a != nothing && a != irrelevant && was == coding.Irrelevant:
		x.undo(is(was))
	}
	switch {
	case a == irrelevant:
		x.notRelevant()
	case a == read && (x.seen() == "" || was == coding.Irrelevant):
		x.add(coding.Decision{Act: coding.Read})
	}
	return nil
}

// notRelevant notes the words as irrelevant and takes away what codes the coder
// gave them.
func (x *rowPlan) notRelevant() {
	var given []string
	for _, d := range x.own[x.target.id] {
		if d.Code != "" && !x.among(given, d.Code) {
			if act := x.judged(x.target.id, d.Code); act == coding.Assign || act == coding.Confirm {
				given = append(given, d.Code)
			}
		}
	}
	x.reject(given)
	x.codes = nil
	if x.last(x.target.id, func(d *coding.Decision) bool { return d.Act == coding.Irrelevant }) == nil {
		x.add(coding.Decision{Act: coding.Irrelevant})
	}
}

// seen is what the coder noted of the words before.
func (x *rowPlan) seen() coding.Act {
	t := x.target.transcript
	if x.planner.seen[t] == nil {
		x.planner.seen[t] = x.study.Decided.Seen(t)
	}
	return x.planner.seen[t].Of(x.target.parts)
}

// passes reports whether the row itself notes the words as read or irrelevant.
func (x *rowPlan) passes() bool {
	return slices.ContainsFunc(x.decisions, func(d coding.Decision) bool { return d.Act == coding.Read || d.Act == coding.Irrelevant })
}

// memos reads the column memo: those that stood there and do no more are taken
// back, and what is left besides is a new one.
func (x *rowPlan) memos() *source.Problem {
	if !x.row.emptied[Memo] && !x.row.noted() {
		return nil
	}
	left := " " + strings.Join(strings.Fields(x.row.memo), " ") + " "
	shown := func(text string) bool { return slices.Contains(x.base.Memos, Hash(text)) }
	cut := func(text string) bool {
		before, after, found := strings.Cut(left, " "+strings.Join(strings.Fields(text), " ")+" ")
		if found {
			left = before + " " + after
		}
		return found
	}
	var own, others []string
	for _, d := range x.own[x.target.id] {
		if d.Act == coding.Memo && !slices.Contains(own, d.Text) {
			own = append(own, d.Text)
		}
	}
	for _, o := range x.exactly(x.target) {
		for _, text := range o.Memos {
			if !slices.Contains(own, text) && !slices.Contains(others, text) {
				others = append(others, text)
			}
		}
	}
	all := slices.Concat(own, others)
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) }) // one may hold another
	all = slices.DeleteFunc(all, func(text string) bool { return cut(text) || !shown(text) })
	for _, text := range all {
		if slices.Contains(others, text) && strings.TrimSpace(left) != "" {
			continue // who writes over another's memo adds one: nobody's is lost
		}
		if problem := x.takeBack(source.Say("a memo"), func(d *coding.Decision) bool { return d.Act == coding.Memo && d.Text == text }, true); problem != nil {
			return problem
		}
	}
	if text := strings.TrimSpace(left); text != "" {
		if Hash(text) == Hash(x.row.memo) {
			text = x.row.memo // with its line breaks
		}
		x.add(coding.Decision{Act: coding.Memo, Value: "analytic", Text: text})
	}
	return nil
}
