package coding

import "crypto/rand"

// NewID returns a new id for a decision: random, as long as that of a unit and
// in the same letters.
func NewID() string {
	var random [8]byte
	rand.Read(random[:]) // never fails
	return idLetters.EncodeToString(random[:])[:idLength]
}
