package main

import (
	"strings"

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
		k := r.term.key()
		if r.ignores(k, width, height) {
			continue
		}
		if r.press(k) {
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
		r.define(it)
	default:
		r.value(it, letter)
	}
	return false
}

// define shows the definition in full, or as short as before.
func (r *reviewer) define(it *reviewItem) {
	r.message = ""
	switch {
	case r.blind:
		r.message = r.voice.say("codes are hidden: c gives one, n says that none fits")
	case it.Code.Definition == "" && it.Code.Include == "" && it.Code.Exclude == "" && len(it.Code.Examples) == 0:
		r.message = r.voice.say("the codebook does not define %s", it.Code.ID)
	default:
		r.detail = !r.detail
	}
}

// act records decisions about units, and changes what is shown of them when
// they are on the disk.
func (r *reviewer) act(items []*reviewItem, change func(*reviewItem), decisions ...coding.Decision) bool {
	recorded, err := r.append(decisions...)
	var told []string
	for _, w := range recorded.Warnings {
		told = append(told, table.OneLine(cleanError(r.voice.problem(w))))
	}
	if err != nil {
		r.message = "! " + strings.Join(append(told, table.OneLine(cleanError(r.voice.fault(err)))), " · ")
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
	if r.blind && last.Act == coding.Reject {
		return r.voice.say("recorded: %s", r.voice.say("no code fits")) // which ones were hidden is not told
	}
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
