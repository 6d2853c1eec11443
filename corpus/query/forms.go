package query

import (
	"math/bits"
	"strings"
)

// formTable remembers what the terms say of each written word. It is a hash
// table with open addressing, made for talk, where few forms make most of the
// words: a word of up to 16 bytes is its own key, compared in two machine
// words, and most lookups touch one line of the cache.
type formTable struct {
	terms *terms
	slots []slot
	count int
	hits  [][]hit  // of the forms that have any
	long  []string // words of more than 16 bytes, by the number in their slot
}

// slot is a word: its first and its last up to eight bytes, which overlap in a
// word of fewer than 16. A longer word is compared by its text.
type slot struct {
	head, tail uint64
	size       int32 // of the word in bytes; 0 where the slot is free
	hits       int32 // 1 + the place in formTable.hits; 0 where it has none
	long       int32 // the place in formTable.long
}

// maxKey is the longest word that is its own key.
const maxKey = 16

func newFormTable(ts *terms) formTable {
	return formTable{terms: ts, slots: make([]slot, 1<<12)}
}

// lookup returns the hits of the written word text[start:end].
func (t *formTable) lookup(text string, start, end int) []hit {
	size := end - start
	head, tail := key(text, start, end)
	mask := uint64(len(t.slots) - 1)
	for i := mix(head, tail, size) & mask; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.head == head && s.tail == tail && int(s.size) == size && (size <= maxKey || t.long[s.long] == text[start:end]) {
			if s.hits == 0 {
				return nil
			}
			return t.hits[s.hits-1]
		}
		if s.size == 0 {
			return t.insert(text[start:end], head, tail)
		}
	}
}

// key returns the first and the last eight bytes of a word, as far as it has
// them.
func key(text string, start, end int) (head, tail uint64) {
	size := end - start
	if size >= 8 {
		return load(text[start : start+8]), load(text[end-8 : end])
	}
	if start+8 <= len(text) {
		return load(text[start:start+8]) & (1<<(8*size) - 1), 0
	}
	for i := end - 1; i >= start; i-- {
		head = head<<8 | uint64(text[i])
	}
	return head, 0
}

// load reads eight bytes; the compiler makes one instruction of it.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// mix hashes a key by folded multiplication, as wyhash does.
func mix(head, tail uint64, size int) uint64 {
	high, low := bits.Mul64(head^0xa0761d6478bd642f, tail^0xe7037ed1a0b428db^uint64(size))
	return high ^ low ^ high>>29
}

// insert looks a new word up. A long word is copied, so that it does not hold
// its text in memory.
func (t *formTable) insert(word string, head, tail uint64) []hit {
	if (t.count+1)*2 > len(t.slots) {
		t.grow()
	}
	t.count++
	s := slot{head: head, tail: tail, size: int32(len(word))}
	word = strings.Clone(word)
	if len(word) > maxKey {
		s.long = int32(len(t.long))
		t.long = append(t.long, word)
	}
	hits := t.terms.lookup(word)
	if len(hits) > 0 {
		t.hits = append(t.hits, hits)
		s.hits = int32(len(t.hits))
	}
	t.place(s)
	return hits
}

func (t *formTable) place(s slot) {
	mask := uint64(len(t.slots) - 1)
	i := mix(s.head, s.tail, int(s.size)) & mask
	for t.slots[i].size != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = s
}

func (t *formTable) grow() {
	old := t.slots
	t.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.size != 0 {
			t.place(s)
		}
	}
}
