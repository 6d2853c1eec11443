package codebook

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"mening/coding"
	"mening/corpus"
)

// isID reports whether a text may be the id of an entry.
func isID(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_'
	}) < 0
}

// longestID is how many letters of a name go into an id.
const longestID = 48

// idOf makes an id of a name: in lower case, with hyphens between words, letters
// without their marks. A number behind it keeps it apart from those that are
// taken.
func idOf(name string, taken func(id string) bool) string {
	var b strings.Builder
	gap := false
	plain := strings.NewReplacer("ø", "o", "æ", "ae", "ß", "ss", "đ", "d", "ł", "l").Replace(strings.ToLower(name))
	for _, r := range norm.NFD.String(plain) {
		switch {
		case unicode.Is(unicode.Mn, r) && r < 0x0370, r == '\'', r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && b.Len() > 0:
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	words := strings.Split(norm.NFC.String(b.String()), "-")
	id := words[0]
	for _, w := range words[1:] {
		if len([]rune(id+"-"+w)) > longestID {
			break
		}
		id += "-" + w
	}
	if runes := []rune(id); len(runes) > longestID {
		id = string(runes[:longestID])
	}
	id = strings.Map(func(r rune) rune { // marks without a letter of their own
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' {
			return r
		}
		return -1
	}, id)
	if id == "" {
		id = "kod"
	}
	first := id
	for n := 2; taken(id) || corpus.Equal(id, coding.Uncategorised); n++ {
		id = fmt.Sprintf("%s-%d", first, n)
	}
	return id
}
