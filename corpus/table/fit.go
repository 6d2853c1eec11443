package table

import (
	"slices"
	"strings"
)

const (
	// narrowest is the width below which a column of text is pressed only
	// where the terminal has no more.
	narrowest = 12
	// enough is how long the words may be for which a column is kept wide,
	// readable how long where the terminal has no more.
	enough, readable = 24, 16
)

// room is how wide a column has to be.
type room struct {
	all    int // for its cells as they are
	easy   int // so that running text is still well read, and for numbers
	words  int // for their longest word: lines break at blanks
	pieces int // for their longest piece: words break behind / - _ too
	least  int // for numbers; words are cut
}

// rooms measures the columns. Numbers are never broken.
func (l *layout) rooms() []room {
	out := make([]room, len(l.columns))
	for i, c := range l.columns {
		r := &out[i]
		title := l.head[i].lines
		for _, row := range l.rows {
			cell := row[i]
			r.all = max(r.all, cell.width())
			if !c.Number {
				r.words = max(r.words, cell.indent+longest(cell.lines, words))
				r.pieces = max(r.pieces, cell.indent+longest(cell.lines, pieces))
				r.least = max(r.least, cell.indent+min(linesWidth(cell.lines), narrowest))
			}
		}
		if c.Number {
			r.words, r.pieces, r.least = r.all, r.all, r.all
		}
		if c.Wrap {
			r.words, r.pieces = min(r.words, enough), min(r.pieces, readable)
		}
		r.easy = r.all
		if c.Wrap {
			r.easy = min(r.all, enough)
		}
		r.easy = max(r.easy, longest(title, words))
		r.all = max(r.all, linesWidth(title))
		r.words = max(r.words, longest(title, words))
		r.pieces = max(r.pieces, longest(title, pieces))
		r.least = min(max(r.least, longest(title, pieces)), r.pieces)
	}
	return out
}

// parts finds the widths of the columns and breaks what is wider. While the
// table is too wide, its widest column gives way: running text first, then any
// text down to its longest word, then down to the longest piece of one. Columns
// for which that is not enough go into further parts below the first, each with
// the first column.
func (l *layout) parts(limit int) []*layout {
	rooms := l.rooms()
	if limit <= 0 || len(rooms) < 3 || l.sum(rooms, func(r room) int { return r.pieces }) <= limit {
		l.fit(rooms, limit)
		return []*layout{l}
	}
	l.spare(rooms, limit)
	breaks := l.breaks(rooms, limit)
	for budget := 1; budget < limit; budget++ { // as even as can be
		if even := l.breaks(rooms, budget); len(even) == len(breaks) && l.widest(rooms, even) <= limit {
			breaks = even
			break
		}
	}
	var out []*layout
	for i, from := range breaks {
		to := len(l.columns)
		if i+1 < len(breaks) {
			to = breaks[i+1]
		}
		part, measured := l.part(from, to, rooms)
		part.fit(measured, limit)
		out = append(out, part)
	}
	return out
}

// spare lets the first column, which is in every part, take a third of the
// width at most.
func (l *layout) spare(rooms []room, limit int) {
	if first := &rooms[0]; first.all > limit/3 {
		first.all = max(limit/3, first.pieces)
		first.words = min(first.words, first.all)
	}
}

// breaks returns the columns with which parts begin that are no wider than
// limit, where a column allows it.
func (l *layout) breaks(rooms []room, limit int) []int {
	first := rooms[0].all
	out, used := []int{1}, first
	for i := 1; i < len(rooms); {
		next := i + 1
		for next < len(rooms) && l.columns[next].Beside {
			next++
		}
		n := 0
		for _, r := range rooms[i:next] {
			n += len(gap) + r.pieces
		}
		if used+n > limit && i > out[len(out)-1] {
			out, used = append(out, i), first
		}
		used += n
		i = next
	}
	return out
}

// widest returns the width of the widest part.
func (l *layout) widest(rooms []room, breaks []int) int {
	n := 0
	for i, from := range breaks {
		to := len(rooms)
		if i+1 < len(breaks) {
			to = breaks[i+1]
		}
		_, measured := l.part(from, to, rooms)
		measured[0].pieces = measured[0].all
		n = max(n, l.sum(measured, func(r room) int { return r.pieces }))
	}
	return n
}

// part returns a layout of the first column and those from one to another.
func (l *layout) part(from, to int, rooms []room) (*layout, []room) {
	out := &layout{columns: append([]Column{l.columns[0]}, l.columns[from:to]...), head: append([]textCell{l.head[0]}, l.head[from:to]...)}
	for _, row := range l.rows {
		out.rows = append(out.rows, append([]textCell{row[0]}, row[from:to]...))
	}
	return out, append([]room{rooms[0]}, rooms[from:to]...)
}

// fit finds the widths of the columns and breaks what is wider.
func (l *layout) fit(rooms []room, limit int) {
	l.widths = make([]int, len(rooms))
	for i, r := range rooms {
		l.widths[i] = r.all
	}
	if limit > 0 {
		l.press(rooms, limit, func(r room) int { return r.easy })
		l.press(rooms, limit, func(r room) int { return r.words })
		l.press(rooms, limit, func(r room) int { return r.pieces })
		l.press(rooms, limit, func(r room) int { return r.least })
	}
	for i := range l.columns {
		l.head[i].lines = wrap(l.head[i].lines, l.widths[i])
		for _, row := range l.rows {
			row[i].lines = wrap(row[i].lines, l.widths[i]-row[i].indent)
		}
	}
}

// press makes the widest columns narrower until the table fits, none below its
// least width.
func (l *layout) press(rooms []room, limit int, least func(room) int) {
	for over := l.width() - limit; over > 0; over-- {
		widest := -1
		for i, w := range l.widths {
			if w > least(rooms[i]) && (widest < 0 || w > l.widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		l.widths[widest]--
	}
}

// sum returns the width of a table whose columns have so much room.
func (l *layout) sum(rooms []room, of func(room) int) int {
	n := len(gap) * (len(rooms) - 1)
	for _, r := range rooms {
		n += of(r)
	}
	return n
}

// width returns the width of the whole table.
func (l *layout) width() int {
	n := len(gap) * (len(l.widths) - 1)
	for _, w := range l.widths {
		n += w
	}
	return n
}

func (l *layout) rule() string { return strings.Repeat("─", l.width()) }

// longest returns the width of the widest of what lines are cut into.
func longest(lines []string, into func(string) []string) int {
	n := 0
	for _, line := range lines {
		for _, part := range into(line) {
			n = max(n, textWidth(part))
		}
	}
	return n
}

// words cuts a line at blanks.
func words(line string) []string { return strings.Split(line, " ") }

// pieces cuts a line at blanks, and long words behind the signs / - _.
func pieces(line string) []string {
	var out []string
	for _, word := range words(line) {
		if textWidth(word) <= narrowest {
			out = append(out, word)
			continue
		}
		for i := 0; i < len(word); {
			n := pieceEnd(word[i:])
			out = append(out, word[i:i+n])
			i += n
		}
	}
	return out
}

// pieceEnd returns how many bytes of a word stand before the first place where
// it may be broken, or all. A sign at its begin or end is none, nor is one before
// another.
func pieceEnd(word string) int {
	for i := 1; i+1 < len(word); i++ {
		if isSign(word[i]) && !isSign(word[i+1]) && (i > 1 || !isSign(word[0])) {
			return i + 1
		}
	}
	return len(word)
}

func isSign(c byte) bool { return slices.Contains([]byte("/-_"), c) }
