package index

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"
	"os"

	"mening/corpus/source"
)

// hasher hashes a list of texts and numbers, each with its length, so that no
// two lists give the same bytes.
type hasher struct {
	hash.Hash
	buffer []byte
}

func newHash() *hasher { return &hasher{Hash: sha256.New()} }

func (h *hasher) number(n uint64) {
	h.buffer = binary.AppendUvarint(h.buffer, n)
	h.flush(1 << 12)
}

func (h *hasher) text(s string) {
	h.buffer = binary.AppendUvarint(h.buffer, uint64(len(s)))
	h.buffer = append(h.buffer, s...)
	h.flush(1 << 12)
}

func (h *hasher) flush(limit int) {
	if len(h.buffer) >= limit {
		h.Write(h.buffer)
		h.buffer = h.buffer[:0]
	}
}

func (h *hasher) sum() (s sum) {
	h.flush(0)
	h.Sum(s[:0])
	return s
}

// hashFile returns the SHA-256 of a file, as far as one is read.
func hashFile(name string) (s sum, err error) {
	file, err := os.Open(name)
	if err != nil {
		return s, err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, io.LimitReader(file, source.MaxFile+1)); err != nil {
		return s, err
	}
	h.Sum(s[:0])
	return s, nil
}
