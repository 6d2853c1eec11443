package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// comparative reports words such as bättre, mer and fler, and those of the
// languages near by.
func comparative(word string) bool {
	switch word {
	case "mer", "mera", "fler", "flera", "mindre", "færre", "flere", "mere", "mest":
		return true
	}
	return strings.HasSuffix(word, "re") && utf8.RuneCountInString(word) > 4
}

// repetitions takes out words that are said again at once, and keeps those said
// last. It reports whether there were any.
func (t *talk) repetitions(c *Cleaner) bool {
	var kept []int
	for i := range t.words {
		if t.words[i].drop == stay {
			kept = append(kept, i)
		}
	}
	for n := longestRepetition; n > 0; n-- {
		for i := 0; i+2*n <= len(kept); i++ {
			if !t.repeated(kept[i:i+2*n], c) {
				continue
			}
			for _, k := range kept[i : i+n] {
				t.words[k].drop = copied
			}
			return true
		}
	}
	return false
}

// repeated reports whether the second half of the words says the first again.
func (t *talk) repeated(words []int, c *Cleaner) bool {
	n := len(words) / 2
	for k := range n {
		w := &t.words[words[k]]
		if w.lower != t.words[words[n+k]].lower || hasDigit(w.lower) {
			return false
		}
	}
	for k := range len(words) - 1 {
		for at := words[k]; at < words[k+1]; at++ {
			if t.ends(at) || k != n-1 && hasMark(t.gap(at+1)) && words[k]+1 == words[k+1] {
				return false
			}
		}
	}
	if w := t.words[words[0]].lower; n == 1 && (c.negations[w] || c.doubles[w]) {
		return false
	}
	return true
}

// ends reports whether a sentence ends behind a word; an ellipsis is a pause.
func (t *talk) ends(k int) bool {
	gap := strings.NewReplacer("...", "", "…", "", "..", "").Replace(t.gap(k + 1))
	return strings.ContainsAny(gap, ".!?\n\"”»“")
}

func capital(text string, w spokenWord) bool { return unicode.IsUpper(firstRune(text[w.start:w.end])) }

func upperFirst(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[size:]
}
