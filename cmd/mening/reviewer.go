package main

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"mening/coding"
	"mening/corpus/table"
)

// reviewer walks through units with a coder. What it shows of a unit is changed
// only when the decision is on the disk.
type reviewer struct {
	*decider
	term  *terminal
	blind bool
	items []*reviewItem
	at    int // len(items) behind the last one

	history []batch
	message string
	detail  bool // definitions in full
	help    bool
	scroll  int
	edit    *lineEdit
	written func(text string) // takes what was written
	pick    *codePick
	closed  bool // the terminal is gone
	ids     map[string]*coding.Identifier
}

// batch is what one key recorded, with the items as they were before.
type batch struct {
	decisions []string // their ids
	items     []*reviewItem
	before    []reviewItem
	at        int
}

func newReviewer(d *decider, t *terminal, items []*reviewItem, blind bool) *reviewer {
	r := &reviewer{decider: d, term: t, items: items, blind: blind, ids: map[string]*coding.Identifier{}}
	if blind {
		r.at = firstUnread(items)
	}
	return r
}

// run shows one unit after the other until the coder stops.
func (r *reviewer) run() error {
	for {
		width, height := r.term.size()
		lines, at := r.frame(width, height)
		if err := r.term.draw(lines, at); err != nil {
			r.closed = true
			return nil
		}
		if r.press(r.term.key()) {
			return nil
		}
	}
}

// count counts what was decided in this session.
func (r *reviewer) count() int {
	n := 0
	for _, it := range r.items {
		if it.decision != "" {
			n++
		}
	}
	return n
}

// press does what a key says; stop says that the coder wants to stop.
func (r *reviewer) press(k key) (stop bool) {
	switch {
	case k.kind == keyClosed:
		r.closed = true
		return true
	case k.kind == keyResized:
		return false
	case r.edit != nil:
		if done, kept := r.edit.press(k); done {
			text := r.edit.value()
			if r.edit = nil; kept {
				r.written(text)
			}
		}
		return false
	case r.pick != nil:
		if r.pick.press(k) {
			r.pick = nil
		}
		return false
	case k.kind == keyStop:
		return true
	case r.help:
		r.help = false
		return false
	}
	if k.kind != keyRune {
		r.move(k)
		return false
	}
	return r.command(k.r)
}

// move goes on or back.
func (r *reviewer) move(k key) {
	switch k.kind {
	case keyDown, keyRight:
		r.pass()
	case keyUp, keyLeft, keyBackspace:
		r.show(r.at - 1)
	case keyPageDown:
		r.scroll++
	case keyPageUp:
		r.scroll--
	case keyHome:
		r.show(0)
	case keyEnd:
		r.show(len(r.items) - 1)
	}
}

// show shows another unit.
func (r *reviewer) show(at int) {
	r.at, r.scroll, r.message = max(0, min(at, len(r.items))), 0, ""
}

// item returns the unit that is shown, nil behind the last.
func (r *reviewer) item() *reviewItem {
	if r.at >= len(r.items) {
		return nil
	}
	return r.items[r.at]
}

// command does what a letter says.
func (r *reviewer) command(letter rune) (stop bool) {
	switch letter {
	case 'q', 'Q':
		return true
	case 'b', 'B':
		r.show(r.at - 1)
		return false
	case ' ':
		r.pass()
		return false
	case 'u', 'U':
		if at, ok := r.undo(); ok {
			message := r.message
			r.show(at)
			r.message = message
		}
		return false
	case '?':
		r.help = true
		return false
	}
	it := r.item()
	if it == nil {
		return false
	}
	switch letter {
	case 'y', 'Y', 'j', 'J':
		r.confirm(it)
	case 'n', 'N':
		r.reject(it)
	case 'c', 'C':
		r.choose(it, r.voice.say("code instead"), r.replace)
	case 'a', 'A':
		r.choose(it, r.voice.say("code besides"), r.add)
	case 'k', 'K':
		r.write(it, coding.Condense, r.voice.say("condensed"), it.Condensed)
	case 'm', 'M':
		r.write(it, coding.Memo, r.voice.say("memo"), "")
	case 's', 'S':
		r.star(it)
	case 'd', 'D':
		r.detail = !r.detail
	default:
		r.value(it, letter)
	}
	return false
}

// act records decisions about units, and changes what is shown of them when
// they are on the disk.
func (r *reviewer) act(items []*reviewItem, change func(*reviewItem), decisions ...coding.Decision) bool {
	recorded, err := r.append(decisions...)
	var told []string
	for _, w := range recorded.Warnings {
		told = append(told, table.OneLine(cleanError(w)))
	}
	if err != nil {
		r.message = "! " + strings.Join(append(told, table.OneLine(cleanError(err))), " · ")
		return false
	}
	b := batch{items: items, at: r.at}
	for _, it := range items {
		b.before = append(b.before, *it)
		change(it)
	}
	for i := range recorded.Decisions {
		b.decisions = append(b.decisions, recorded.Decisions[i].ID)
	}
	r.history = append(r.history, b)
	r.message = strings.Join(append(told, r.done(recorded.Decisions)), " · ")
	return true
}

// done says what was recorded.
func (r *reviewer) done(decisions []coding.Decision) string {
	last := &decisions[len(decisions)-1]
	what := r.voice.say(string(last.Act))
	for _, s := range []string{last.Code, last.Value} {
		if s != "" {
			what += " " + s
		}
	}
	if len(decisions) > 1 && last.Act != coding.Assign {
		return r.voice.say("recorded: %d × %s", len(decisions), what)
	}
	return r.voice.say("recorded: %s", what)
}

// decision begins a decision about a unit.
func (r *reviewer) decision(it *reviewItem, act coding.Act, code *coding.Code) coding.Decision {
	id := r.ids[it.Transcript.Path]
	if id == nil {
		id = coding.NewIdentifier(it.Transcript)
		r.ids[it.Transcript.Path] = id
	}
	d := coding.Decision{Act: act, Unit: coding.NewAnchor(it.Transcript, id, it.parts)}
	if code != nil {
		d.Code = code.ID
	}
	return d
}

// next goes on after a decision and leaves its message standing.
func (r *reviewer) next() {
	message := r.message
	r.show(r.at + 1)
	r.message = message
}

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
	codes := append(slices.Clone(it.codes), it.given...)
	if !r.blind {
		codes = []*coding.Code{it.Code}
	}
	var decisions []coding.Decision
	for i, code := range codes {
		if !slices.Contains(codes[:i], code) {
			decisions = append(decisions, r.decision(it, coding.Reject, code))
		}
	}
	if r.act([]*reviewItem{it}, rejected, decisions...) {
		r.next()
	}
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
		r.message = "! " + table.OneLine(cleanError(err))
		return 0, false
	}
	for i, it := range last.items {
		*it = last.before[i]
	}
	r.history = r.history[:len(r.history)-1]
	r.message = r.voice.say("taken back")
	return last.at, true
}
