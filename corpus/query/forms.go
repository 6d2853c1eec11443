package query

import (
	"math/bits"
	"strings"
)

// formTable remembers what the terms say of each written word. It is a hash
// table with open addressing, made for talk, where few forms make most of the
// words and most forms are no hit: a word of up to 15 bytes is its own key of
// 16 bytes, so that most lookups touch one line of the cache.
type formTable struct {
	terms *terms
	slots []slot
	hits  []int32 // by slot: the place in lists, for slots that are marked
	count int
	lists [][]hit
	long  map[string][]hit // words that are no key
}

// slot is a word: its bytes, filled up with zeros, and in the highest byte its
// size, together with the mark of a hit. A free slot is zero.
type slot struct{ head, tail uint64 }

const (
	maxKey  = 15      // the longest word that is a key, in bytes
	hitMark = 1 << 63 // of slot.tail: some term matches the word
)

func newFormTable(ts *terms) formTable {
	const size = 1 << 12
	return formTable{terms: ts, slots: make([]slot, size), hits: make([]int32, size), long: map[string][]hit{}}
}

// lookup returns the hits of the written word text[start:end].
func (t *formTable) lookup(text string, start, end int) []hit {
	if end-start > maxKey {
		return t.lookupLong(text[start:end])
	}
	key := keyOf(text, start, end)
	mask := uint64(len(t.slots) - 1)
	for i := key.mix() & mask; ; i = (i + 1) & mask {
		s := t.slots[i]
		if s == key {
			return nil
		}
		if s.head == key.head && s.tail == key.tail|hitMark {
			return t.lists[t.hits[i]]
		}
		if s.tail == 0 {
			return t.insert(text[start:end], key)
		}
	}
}

func (t *formTable) lookupLong(word string) []hit {
	hits, ok := t.long[word]
	if !ok {
		word = strings.Clone(word) // so that it does not hold its text in memory
		hits = t.terms.lookup(word)
		t.long[word] = hits
	}
	return hits
}

// keyOf returns the key of a word of up to maxKey bytes.
func keyOf(text string, start, end int) slot {
	size := end - start
	key := slot{tail: uint64(size) << 56}
	switch {
	case start+16 <= len(text) && size <= 8:
		key.head = load(text[start:start+8]) & (1<<(8*size) - 1)
	case start+16 <= len(text):
		key.head = load(text[start : start+8])
		key.tail |= load(text[start+8:start+16]) & (1<<(8*(size-8)) - 1)
	default:
		for i := start; i < end; i++ {
			if at := i - start; at < 8 {
				key.head |= uint64(text[i]) << (8 * at)
			} else {
				key.tail |= uint64(text[i]) << (8 * (at - 8))
			}
		}
	}
	return key
}

// load reads eight bytes; the compiler makes one instruction of it.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// mix hashes a key by folded multiplication, as wyhash does.
func (s slot) mix() uint64 {
	high, low := bits.Mul64(s.head^0xa0761d6478bd642f, s.tail&^hitMark^0xe7037ed1a0b428db)
	return high ^ low
}

// insert looks a new word up.
func (t *formTable) insert(word string, key slot) []hit {
	if (t.count+1)*8 > len(t.slots)*7 {
		t.grow()
	}
	t.count++
	hits := t.terms.lookup(word)
	place := int32(0)
	if len(hits) > 0 {
		key.tail |= hitMark
		place = int32(len(t.lists))
		t.lists = append(t.lists, hits)
	}
	t.place(key, place)
	return hits
}

func (t *formTable) place(key slot, hits int32) {
	mask := uint64(len(t.slots) - 1)
	i := key.mix() & mask
	for t.slots[i].tail != 0 {
		i = (i + 1) & mask
	}
	t.slots[i], t.hits[i] = key, hits
}

func (t *formTable) grow() {
	slots, hits := t.slots, t.hits
	t.slots, t.hits = make([]slot, 2*len(slots)), make([]int32, 2*len(slots))
	for i, s := range slots {
		if s.tail != 0 {
			t.place(s, hits[i])
		}
	}
}
