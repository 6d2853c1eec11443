package table

import "strings"

// Wrap breaks a text into lines of at most so many columns of a terminal, at
// blanks where it can.
func Wrap(text string, columns int) []string {
	return wrap(strings.Split(text, "\n"), max(columns, 1))
}

// Width returns the number of columns that a line takes on a terminal.
func Width(line string) int { return textWidth(line) }

// Fit cuts a line to so many columns; an ellipsis shows that it goes on.
func Fit(line string, columns int) string {
	if textWidth(line) <= columns {
		return line
	}
	if columns < 2 {
		return strings.Repeat("…", max(columns, 0))
	}
	head, _ := cut(line, columns-1)
	if textWidth(head) > columns-1 {
		head = "" // one character that is wider than the room
	}
	return head + "…"
}
