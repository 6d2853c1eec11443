package language

import (
	"strings"
)

// maxNote is the longest note in bytes: a longer text in brackets is talk.
const maxNote = 120

// note returns the end of the note that opens at i, 0 where none does. Square
// brackets always hold a note, round ones when all words are in the list.
func (a *Analyzer) note(text string, i int) int {
	opens, closes := text[i], byte(']')
	if opens == '(' {
		closes = ')'
	}
	limit := min(len(text), i+maxNote)
	for j := i + 1; j < limit; j++ {
		switch text[j] {
		case closes:
			if opens == '[' || a.allNotes(text[i+1:j]) {
				return j + 1
			}
			return 0
		case opens, '\n':
			return 0
		}
	}
	return 0
}

// WithoutNotes returns the text with blanks in the place of every byte of a
// note, so that places in it are those of the text.
func (a *Analyzer) WithoutNotes(text string) string {
	if !strings.ContainsAny(text, "[(") {
		return text
	}
	var out []byte
	for i := 0; i < len(text); i++ {
		if classes[text[i]] != classBracket {
			continue
		}
		end := a.note(text, i)
		if end == 0 {
			continue
		}
		if out == nil {
			out = []byte(text)
		}
		for j := i; j < end; j++ {
			out[j] = ' '
		}
		i = end - 1
	}
	if out == nil {
		return text
	}
	return string(out)
}

func (a *Analyzer) allNotes(inside string) bool {
	words := strings.FieldsFunc(strings.ToLower(inside), func(r rune) bool { return !isWordRune(r) })
	noted := false
	for _, w := range words {
		if a.notes[w] {
			noted = true
		} else if !a.within[w] && strings.TrimFunc(w, isDigit) != "" {
			return false
		}
	}
	return noted
}
