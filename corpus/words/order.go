package words

import (
	"bytes"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Alphabet returns the place of each text in the alphabetical order of a
// language, an ISO 639-1 code: in Swedish å, ä and ö stand last. Texts that are
// equal in that order stand in the order of their bytes.
func Alphabet(lang string, texts []string) []int {
	tag, err := language.Parse(lang)
	if err != nil {
		tag = language.Und
	}
	c := collate.New(tag)
	var buffer collate.Buffer
	keys := make([][]byte, len(texts))
	order := make([]int, len(texts))
	for i, text := range texts {
		keys[i] = bytes.Clone(c.KeyFromString(&buffer, text))
		order[i] = i
		buffer.Reset()
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if n := bytes.Compare(keys[a], keys[b]); n != 0 {
			return n
		}
		return bytes.Compare([]byte(texts[a]), []byte(texts[b]))
	})
	places := make([]int, len(texts))
	for place, i := range order {
		places[i] = place
	}
	return places
}
