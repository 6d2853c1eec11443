package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidate that a writer of word most probably meant, or
// an empty string: at most a third of the longer word's letters may differ
// (one in a short word), and case does not count.
func Nearest(word string, candidates []string) string {
	best, bestDistance := "", 1<<30
	for _, c := range candidates {
		d := Distance(strings.ToLower(word), strings.ToLower(c))
		longer := max(utf8.RuneCountInString(word), utf8.RuneCountInString(c))
		if d*3 <= max(longer, 3) && d < longer && d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// MostKnown is how many names a hint lists.
const MostKnown = 12

// Known is what may stand where somebody wrote something else.
type Known struct {
	// Names are listed where none is near. Any may stand twice.
	Names []string
	// Labels are what else stands for them: suggested, never listed.
	Labels []string
	// Listed is the command that lists all of them; it may be empty.
	Listed string
}

// Meant returns a hint that names the nearest of what is known, or lists it where
// none is near: as much of it as can be read, how much more there is, and what
// lists all. It is empty where nothing is known.
func (k Known) Meant(word string) Note {
	all := slices.Concat(k.Names, k.Labels)
	if near := cmp.Or(Nearest(word, all), begun(word, all)); near != "" {
		return Say("did you mean %q?", near)
	}
	var names []string
	for _, name := range k.Names {
		if name = listed(name); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	more := len(names) - MostKnown
	if more == 1 { // takes as much room as to say so
		more = 0
	}
	shown := strings.Join(names[:len(names)-max(more, 0)], ", ")
	switch {
	case len(names) == 0:
		return Note{}
	case more <= 0:
		return Say("known: %s", shown)
	case k.Listed == "":
		return Say("known: %s and %d more", shown, more)
	}
	return Say("known: %s and %d more; %s lists all", shown, more, k.Listed)
}

// begun returns the only candidate that begins with a word of some length, as
// Moderaterna begins with moderat.
func begun(word string, candidates []string) string {
	found := ""
	for _, c := range candidates {
		if utf8.RuneCountInString(word) < 4 || !strings.HasPrefix(strings.ToLower(c), strings.ToLower(word)) || c == found {
			continue
		}
		if found != "" {
			return ""
		}
		found = c
	}
	return found
}

// listed writes a name into a list: in quotes where a blank or a comma in it would
// hide where it ends.
func listed(name string) string {
	if strings.ContainsAny(name, " ,\t") {
		return Quote(name)
	}
	return name
}

// Meant returns the hint of Known for names that no command lists.
func Meant(word string, names []string) Note { return Known{Names: names}.Meant(word) }

// DidYouMean is Meant as text.
func DidYouMean(word string, names []string) string { return Meant(word, names).String() }

// Distance returns the Levenshtein distance of two words in code points.
func Distance(a, b string) int {
	ra, rb := []rune(a), []rune(b)
	row := make([]int, len(rb)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range ra {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range rb {
			change := diagonal
			if x != y {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(rb)]
}

// Quote puts a text from a file in quotes for a message. Of a long one it is the
// beginning: what is wrong with a file may be that it has no ends of lines.
func Quote(s string) string {
	const most = 60
	n := 0
	for i := range s {
		if n++; n > most {
			return fmt.Sprintf("%q…", s[:i])
		}
	}
	return fmt.Sprintf("%q", s)
}
