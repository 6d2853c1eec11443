package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mening/corpus"
	"mening/corpus/language"
	"mening/corpus/source"
)

// A label is rare beside another one when it has at most so many turns, and
// the other at least so many times as many.
const (
	rareTurns = 2
	oftener   = 3
)

// findSlips finds the labels that are probably slips of the pen: rare ones
// that differ little from a frequent one of the same transcript.
func (r *Transcript) findSlips() {
	const many = 500 // who would all be compared
	var frequent []int
	names := make([]name, len(r.Cast))
	for i := range r.Cast {
		names[i] = newName(r.Cast[i].Label)
		if r.Cast[i].Turns >= oftener {
			frequent = append(frequent, i)
		}
	}
	if len(frequent) > many {
		return
	}
	for i := range r.Cast {
		s := &r.Cast[i]
		if s.Turns == 0 || s.Turns > rareTurns || s.Label == "" || !doubtful(s.Speaker) {
			continue
		}
		most := oftener*s.Turns - 1
		for _, j := range frequent {
			other := &r.Cast[j]
			if other.Turns > most && other.Label != "" && other.Participant != s.Participant && names[i].nearly(names[j]) {
				s.Likely, most = other.Speaker, other.Turns
			}
		}
	}
}

// doubtful reports whether nobody said who the speaker is.
func doubtful(s *corpus.Speaker) bool {
	return !s.Declared && s.Kind == corpus.Person && s.Role == corpus.Participant
}

// name is a label as far as two labels are compared: its words of letters, and
// its digits, which must agree; without case and diacritics.
type name struct {
	words  [][]rune
	digits string
	group  string // in brackets behind the name
	joined string
}

func newName(label string) name {
	label = language.Fold(strings.ToLower(label))
	var n name
	if open := strings.LastIndexByte(label, '('); open > 0 && strings.HasSuffix(label, ")") {
		label, n.group = label[:open], label[open:]
	}
	for _, word := range strings.FieldsFunc(label, func(c rune) bool { return !unicode.IsLetter(c) }) {
		n.words = append(n.words, []rune(word))
		n.joined += word
	}
	n.digits = strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return c
		}
		return -1
	}, label)
	return n
}

// nearly reports whether two names may be one: the same but for blanks,
// points, diacritics or a missing group, or but for a letter or two.
func (n name) nearly(o name) bool {
	if n.joined == "" || n.digits != o.digits || n.group != o.group && n.group != "" && o.group != "" {
		return false
	}
	if n.joined == o.joined {
		return true
	}
	if len(n.words) != len(o.words) || n.group != o.group {
		return false
	}
	edits, allowed := 0, 1
	if min(utf8.RuneCountInString(n.joined), utf8.RuneCountInString(o.joined)) >= 8 {
		allowed = 2
	}
	for i, word := range n.words {
		if other := o.words[i]; !slices.Equal(word, other) {
			d, ok := slip(word, other)
			if !ok {
				return false
			}
			edits += d
		}
	}
	return edits <= allowed
}

// slip counts the letters in which two words differ. It is false for words so
// short that another letter makes another word: AME and AFE, Anna and Anne; and
// for another first letter, where slips are rare and names are not: Anna and
// Hanna. Two neighbours that changed places are one slip, also in a short word.
func slip(a, b []rune) (edits int, ok bool) {
	if len(a) >= 3 && swapped(a, b) {
		return 1, true
	}
	if min(len(a), len(b)) < 4 || max(len(a), len(b)) < 5 || a[0] != b[0] {
		return 0, false
	}
	return source.Distance(string(a), string(b)), true
}

// swapped reports whether two neighbouring letters changed places.
func swapped(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}
