package index

import (
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"os"
	"slices"
	"sort"
	"strings"
)

// words are all word forms that bleve has, sorted, each with its stem; a form
// that has several stems, in several languages, stands there several times.
// There may be forms that no turn has any more.
//
// A stem is so looked up as the few forms that have it. This makes for an index
// without stems, which is smaller and faster to write, and patterns are
// compared with a sorted list in memory instead of the dictionaries of all of
// bleve's segments.
type words []word

type word struct{ form, stem string }

func compareWords(a, b word) int {
	return cmp.Or(cmp.Compare(a.form, b.form), cmp.Compare(a.stem, b.stem))
}

// withStem returns the forms that have a stem.
func (w words) withStem(stem string) []string {
	var out []string
	for i := range w {
		if w[i].stem == stem {
			out = append(out, w[i].form)
		}
	}
	return out
}

// byStem returns the forms of every stem.
func (w words) byStem() map[string][]string {
	out := make(map[string][]string, len(w))
	for i := range w {
		out[w[i].stem] = append(out[w[i].stem], w[i].form)
	}
	return out
}

// matching returns the forms that begin with the prefix and for which match
// answers true, at most so many.
func (w words) matching(prefix string, match func(string) bool, most int) []string {
	var out []string
	from := sort.Search(len(w), func(i int) bool { return w[i].form >= prefix })
	for i := from; i < len(w) && len(out) < most && strings.HasPrefix(w[i].form, prefix); i++ {
		if (i == from || w[i].form != w[i-1].form) && match(w[i].form) {
			out = append(out, w[i].form)
		}
	}
	return out
}

// with returns the words together with those of a set.
func (w words) with(more map[word]struct{}) words {
	out := slices.Clip(w)
	for one := range more {
		if _, ok := slices.BinarySearchFunc(w, one, compareWords); !ok {
			out = append(out, one)
		}
	}
	slices.SortFunc(out, compareWords)
	return out
}

// wordsMagic begins the file of the words.
const wordsMagic = "mening words\n"

// encodeWords returns the bytes of the file: magic, generation, words, CRC-32C
// of all before. Of a form stands what differs from the form before, of a stem
// what differs from the form.
func encodeWords(w words, generation uint64) []byte {
	e := &encoder{data: []byte(wordsMagic)}
	e.fixed(generation)
	e.number(uint64(len(w)))
	before := ""
	for _, one := range w {
		e.after(before, one.form)
		e.after(one.form, one.stem)
		before = one.form
	}
	return e.checked()
}

// after writes how many bytes a text has in common with another, and the rest.
func (e *encoder) after(other, text string) {
	n := 0
	for n < min(len(other), len(text)) && other[n] == text[n] {
		n++
	}
	e.number(uint64(n))
	e.text(text[n:])
}

func (d *decoder) after(other string) string {
	n := d.number()
	rest := d.text()
	if n > uint64(len(other)) {
		d.fail()
		return ""
	}
	switch {
	case n == 0:
		return rest
	case rest == "":
		return other[:n]
	}
	return other[:n] + rest
}

// decodeWords reads the file of a generation.
func decodeWords(data []byte, generation uint64) (words, error) {
	n := len(data) - 4
	if n < len(wordsMagic) || string(data[:len(wordsMagic)]) != wordsMagic ||
		crc32.Checksum(data[:n], castagnoli()) != binary.LittleEndian.Uint32(data[n:]) {
		return nil, errDamaged
	}
	d := &decoder{data: string(data[:n]), at: len(wordsMagic)}
	if d.fixed() != generation {
		return nil, errGeneration
	}
	return d.words()
}

func (d *decoder) words() (words, error) {
	w := make(words, d.count(4))
	before := ""
	for i := range w {
		w[i].form = d.after(before)
		w[i].stem = d.after(w[i].form)
		before = w[i].form
	}
	if d.at != len(d.data) {
		d.fail()
	}
	if d.err != nil {
		return nil, d.err
	}
	return w, nil
}

func (f folder) readWords(generation uint64) (words, error) {
	data, err := os.ReadFile(f.in(wordsName))
	if err != nil {
		return nil, err
	}
	return decodeWords(data, generation)
}
