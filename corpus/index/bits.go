package index

import "math/bits"

// set is a set of bleve's document numbers, which are small and dense.
type set []uint64

func (s *set) add(n uint64) {
	for uint64(len(*s)) <= n/64 {
		*s = append(*s, make([]uint64, max(64, len(*s)))...)
	}
	(*s)[n/64] |= 1 << (n % 64)
}

// or adds the numbers of the other set.
func (s *set) or(other set) {
	if len(*s) < len(other) {
		*s = append(*s, make([]uint64, len(other)-len(*s))...)
	}
	for i, word := range other {
		(*s)[i] |= word
	}
}

// and keeps the numbers that are in the other set too.
func (s *set) and(other set) {
	*s = (*s)[:min(len(*s), len(other))]
	for i := range *s {
		(*s)[i] &= other[i]
	}
}

func (s set) count() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// each calls f for each number, ascending, until f returns an error.
func (s set) each(f func(n uint64) error) error {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			if err := f(uint64(i*64 + bits.TrailingZeros64(word))); err != nil {
				return err
			}
		}
	}
	return nil
}
