package main

import "mening/coding"

// pass goes on without deciding. Where codes are hidden, the unit has then been
// read and left uncoded, which is recorded: else it could not be told from what
// nobody has seen.
func (r *reviewer) pass() {
	it := r.item()
	if !r.blind || it == nil || it.read || it.decision != "" {
		r.show(r.at + 1)
		return
	}
	if r.act([]*reviewItem{it}, func(it *reviewItem) { it.read = true }, r.decision(it, coding.Read, nil)) {
		r.next()
	}
}

// passed counts what was read in this session and left uncoded.
func (r *reviewer) passed() int {
	n := 0
	for _, b := range r.history {
		if it := b.items[0]; r.blind && it.read && !b.before[0].read && it.decision == "" {
			n++
		}
	}
	return n
}
