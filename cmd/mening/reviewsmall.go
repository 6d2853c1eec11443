package main

import (
	"strings"
	"unicode"

	"mening/corpus/table"
)

// The smallest screen on which a unit and its code can be seen, and on which a
// rule can with some of what it proposes.
const (
	leastColumns   = 30
	leastRows      = 10
	leastGroupRows = 15
)

// isSmall reports whether a screen is too small to decide on.
func isSmall(columns, rows, least int) bool { return columns < leastColumns || rows < least }

// smallFrame is what stands on a screen that is too small: nothing can be decided
// there, since nobody would see on what.
func (v *voice) smallFrame(columns, rows, least int) []string {
	text := v.say("the window is too small: make it %d columns and %d rows at least; q stops", leastColumns, least)
	lines := table.Wrap(text, max(columns, 10))
	out := make([]string, rows)
	for i := range out {
		if i < len(lines) {
			out[i] = table.Fit(lines[i], columns)
		}
	}
	return out
}

// passes reports whether a key does something on a screen that is too small.
func passes(k key) bool {
	switch k.kind {
	case keyClosed, keyStop, keyResized:
		return true
	case keyRune:
		return strings.ContainsRune("q", unicode.ToLower(k.r))
	}
	return false
}

// ignores reports whether a key does nothing, as the screen is too small to see on
// what.
func (r *reviewer) ignores(k key, columns, rows int) bool {
	writes := r.edit != nil || r.pick != nil
	return isSmall(columns, rows, leastRows) && (!passes(k) || k.kind == keyRune && writes)
}
