package main

import (
	"maps"
	"mening/coding"
	"mening/corpus/table"
	"slices"
	"strings"
	"unicode/utf8"
)

func (r *reviewer) confirm(it *reviewItem) {
	if r.blind {
		r.message = r.voice.say("codes are hidden: c gives one, n says that none fits")
		return
	}
	if it.Status == coding.Confirmed && it.Coder == r.coder {
		r.message = r.voice.say("already so")
		r.next()
		return
	}
	if r.act([]*reviewItem{it}, confirmed, r.decision(it, coding.Confirm, it.Code)) {
		r.next()
	}
}

func confirmed(it *reviewItem) { it.Status, it.decision = coding.Confirmed, coding.Confirm }

func rejected(it *reviewItem) { it.decision, it.given = coding.Reject, nil }

func (r *reviewer) reject(it *reviewItem) {
	decisions := []coding.Decision{r.decision(it, coding.Reject, it.Code)}
	if r.blind {
		decisions = r.noneFits(it)
	}
	if r.act([]*reviewItem{it}, rejected, decisions...) {
		r.next()
	}
}

// noneFits says that no code fits words whose codes are hidden: one rejection
// without a code, so that neither the journal nor an undo tells which were. Where
// the coder holds a code in the words from before, that is left to him, and only
// what is proposed is rejected.
func (r *reviewer) noneFits(it *reviewItem) []coding.Decision {
	holds := slices.ContainsFunc(r.decider.decided.Opinions(it.Transcript, it.parts), func(o coding.Opinion) bool { return o.Coder == r.coder && !o.Rejected })
	if !holds {
		return []coding.Decision{r.decision(it, coding.Reject, nil)}
	}
	var out []coding.Decision
	codes := append(slices.Clone(it.codes), it.given...)
	for i, code := range codes {
		if !slices.Contains(codes[:i], code) {
			out = append(out, r.decision(it, coding.Reject, code))
		}
	}
	return out
}

// choose lets the coder choose a code.
func (r *reviewer) choose(it *reviewItem, label string, then func(*reviewItem, *coding.Code)) {
	r.pick = newCodePick(label, r.book.Codes, func(c *coding.Code) { then(it, c) })
}

// replace gives a unit another code in the place of the one it has, or of those
// that are hidden.
func (r *reviewer) replace(it *reviewItem, code *coding.Code) {
	if !r.blind && code == it.Code {
		r.confirm(it)
		return
	}
	var decisions []coding.Decision
	codes := append(slices.Clone(it.codes), it.given...)
	if !r.blind {
		codes = []*coding.Code{it.Code}
	}
	for i, old := range codes {
		if old != code && !slices.Contains(codes[:i], old) {
			decisions = append(decisions, r.decision(it, coding.Reject, old))
		}
	}
	decisions = append(decisions, r.decision(it, coding.Assign, code))
	change := func(it *reviewItem) {
		it.decision, it.given = coding.Assign, []*coding.Code{code}
		if !r.blind {
			it.Code, it.Status, it.Coder, it.Values = code, coding.Assigned, r.coder, code.Values
			it.Rules, it.Evidence, it.given = nil, nil, nil
		}
	}
	if r.act([]*reviewItem{it}, change, decisions...) && !r.blind {
		r.next()
	}
}

// add gives a unit a further code, and leaves the one that it has.
func (r *reviewer) add(it *reviewItem, code *coding.Code) {
	if r.blind && len(it.given) == 0 {
		r.replace(it, code)
		return
	}
	change := func(it *reviewItem) {
		if r.blind && !slices.Contains(it.given, code) {
			it.given = append(slices.Clip(it.given), code)
		}
	}
	r.act([]*reviewItem{it}, change, r.decision(it, coding.Assign, code))
}

// write lets the coder write a condensed unit or a memo.
func (r *reviewer) write(it *reviewItem, what coding.Act, label, text string) {
	r.edit = newLineEdit(label, text)
	r.written = func(text string) {
		if text == "" || text == table.OneLine(it.Condensed) && what == coding.Condense {
			return
		}
		d := r.decision(it, what, nil)
		d.Text = text
		if what == coding.Memo {
			d.Value = "analytic"
		}
		r.act([]*reviewItem{it}, func(it *reviewItem) {
			if what == coding.Condense {
				it.Condensed = text
			} else {
				it.Memos = append(slices.Clip(it.Memos), text)
			}
		}, d)
	}
}

func (r *reviewer) star(it *reviewItem) {
	d := r.decision(it, coding.Star, nil)
	if it.Starred {
		d.Value = "no"
	}
	r.act([]*reviewItem{it}, func(it *reviewItem) { it.Starred = !it.Starred }, d)
}

// valueKey is a key that says something about a coding.
type valueKey struct {
	letter rune
	value  string
}

// valueKeys are the keys of the codebook's first set of values: the value itself
// where it is a sign, else a digit.
func (r *reviewer) valueKeys() (name string, keys []valueKey) {
	if len(r.book.Values) == 0 {
		return "", nil
	}
	set := r.book.Values[0]
	for i, value := range set.Values {
		letter, size := utf8.DecodeRuneInString(value)
		if size < len(value) || strings.ContainsRune("yYjJnNcCaAkKmMsSuUbBdDqQ? 0", letter) || table.Width(value) != 1 {
			letter = rune('1' + i)
			if i > 8 {
				continue
			}
		}
		keys = append(keys, valueKey{letter, value})
	}
	return set.Name, append(keys, valueKey{'0', ""})
}

// value says something about a coding; 0 takes it away.
func (r *reviewer) value(it *reviewItem, letter rune) {
	name, keys := r.valueKeys()
	i := slices.IndexFunc(keys, func(k valueKey) bool { return k.letter == letter })
	if i < 0 {
		r.message = r.voice.say("no key %q; ? shows all", string(letter))
		return
	}
	codes := []*coding.Code{it.Code}
	if r.blind {
		if codes = it.given; len(codes) == 0 {
			r.message = r.voice.say("codes are hidden: c gives one, n says that none fits")
			return
		}
	}
	var decisions []coding.Decision
	for _, code := range codes {
		d := r.decision(it, coding.SetValue, code)
		d.Value = name + "=" + keys[i].value
		decisions = append(decisions, d)
	}
	r.act([]*reviewItem{it}, func(it *reviewItem) {
		if it.Values = maps.Clone(it.Values); it.Values == nil {
			it.Values = map[string]string{}
		}
		if it.Values[name] = keys[i].value; keys[i].value == "" {
			delete(it.Values, name)
		}
	}, decisions...)
}

// undo takes back what the last key of this session recorded, and returns where
// that was.
func (r *reviewer) undo() (at int, ok bool) {
	if len(r.history) == 0 {
		r.message = r.voice.say("nothing was decided in this session; mening code undo takes back what was before")
		return 0, false
	}
	last := r.history[len(r.history)-1]
	var decisions []coding.Decision
	for _, id := range slices.Backward(last.decisions) {
		decisions = append(decisions, coding.Decision{Act: coding.Undo, Value: id})
	}
	if _, err := r.append(decisions...); err != nil {
		r.message = "! " + table.OneLine(cleanError(r.voice.fault(err)))
		return 0, false
	}
	for i, it := range last.items {
		*it = last.before[i]
	}
	r.history = r.history[:len(r.history)-1]
	r.message = r.voice.say("taken back")
	return last.at, true
}
